"""The Benchmarks tab: search, columns, coverage, and the ways from it."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from kollm_gui.library.snapshot import compose
from kollm_gui.tables.table_scores import chosen_protocol
from kollm_gui.ui.view_state import ViewState
from tests.fixtures import make_score, tiny_catalogue


@pytest.fixture
def panel(desk):
    desk.workspace.change(tab="benchmarks")
    return desk.center.panel("benchmarks")


@pytest.fixture
def matrix(desk, panel):
    """KMMLU and LogicKor, which has no usual protocol, under its widest one."""
    snapshot = desk.workspace.snapshot
    judged = chosen_protocol(snapshot, snapshot.benchmarks["logickor"], {})
    desk.workspace.change(
        benchmark_view="coverage",
        coverage=("kmmlu", "logickor"),
        protocols={"logickor": judged.key},
    )
    return panel.coverage


def entries(menu) -> dict[str, object]:
    return {action.text(): action for action in menu.actions()}


def test_typing_narrows_the_list_and_the_row_counts(desk, panel) -> None:
    panel.tools.finder.line.setText("logic")
    assert [row.slug for row in panel.list.model.shown] == ["logickor"]
    assert panel.tools.told.startswith("1 of ")
    assert desk.workspace.state.benchmark_query == "logic"


def test_an_empty_list_says_why_and_offers_the_way_out(desk, panel) -> None:
    desk.workspace.change(benchmark_query="nothing")
    assert "nothing" in panel.list.empty.sentence
    desk.workspace.change(benchmark_query="")
    assert len(panel.list.model.shown) == len(desk.workspace.snapshot.benchmarks)


@pytest.mark.parametrize("view", ["list", "coverage"])
def test_data_that_came_while_another_tab_showed_are_there_when_it_shows(desk, panel, view) -> None:
    desk.workspace.change(benchmark_view=view)
    desk.workspace.change(tab="models")
    bare = tiny_catalogue()
    had = {score.model for score in bare.scores if score.benchmark == "kmmlu"}
    new = next(model.slug for model in bare.models if model.slug not in had)
    desk.show_snapshot(compose(replace(bare, scores=(*bare.scores, make_score(new, 61.0)))))
    desk.workspace.change(tab="benchmarks")
    if view == "list":
        shown = next(row for row in panel.list.model.shown if row.slug == "kmmlu")
        assert shown.models == len(had) + 1
    else:
        assert new in [row.slug for row in panel.coverage.model.shown]


def test_columns_are_chosen_and_kept_in_the_view(desk, panel) -> None:
    entries(panel.tools.columns_menu())["Licence"].trigger()
    assert "license" in [column.key for column in panel.list.model.columns]
    kept = ViewState.from_json(desk.workspace.state.to_json())
    assert kept.benchmark_columns == desk.workspace.state.benchmark_columns
    entries(panel.tools.columns_menu())["Licence"].trigger()
    assert "license" not in [column.key for column in panel.list.model.columns]


def test_sorting_keeps_unknown_values_last(panel) -> None:
    keys = [column.key for column in panel.list.model.columns]
    panel.view.header.sort_asked.emit(keys.index("items"), False)
    values = [row.benchmark.items for row in panel.list.model.shown]
    known = [value for value in values if value is not None]
    assert values == [*sorted(known, reverse=True), *([None] * (len(values) - len(known)))]


def test_the_matrix_shows_gaps_and_follows_the_search(desk, panel) -> None:
    desk.workspace.change(benchmark_view="coverage")
    matrix = panel.coverage
    assert matrix.model.row_of("mirae-x") is not None
    desk.workspace.change(query="globe")
    assert matrix.model.row_of("mirae-x") is None
    assert "models have all" in panel.tools.told


def test_the_matrix_can_be_held_to_complete_rows(panel, matrix) -> None:
    everyone = len(matrix.model.shown)
    panel.tools.complete.click()
    shown = matrix.model.shown
    assert 0 < len(shown) < everyone
    assert all(row.complete for row in shown)


def test_a_benchmark_is_taken_out_of_the_matrix(panel, matrix) -> None:
    menu = entries(panel.tools.columns_menu())
    next(action for text, action in menu.items() if text.startswith("LogicKor")).trigger()
    assert [column.key for column in matrix.model.columns] == ["name", "covered", "kmmlu"]


def test_the_chart_of_the_selected_benchmark_is_one_click_away(desk, panel) -> None:
    desk.workspace.change(selected="benchmark/logickor")
    entries(panel.tools.charts_menu())["Scores on LogicKor"].trigger()
    state = desk.workspace.state
    assert (state.tab, state.chart) == ("charts", "scores")
    assert state.chart_options["scores"] == {"benchmark": "logickor"}


def test_enter_opens_the_details_of_a_row(qtbot, desk, panel) -> None:
    panel.view.choose("kmmlu")
    with qtbot.waitSignal(panel.opened):
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)


def test_what_shows_can_be_written(desk, panel) -> None:
    assert "| KMMLU |" in panel.table_text("markdown")
    desk.workspace.change(benchmark_view="coverage")
    assert "KMMLU under: direct" in panel.table_text("markdown")


def test_a_benchmark_s_name_is_cut_only_where_the_window_is_narrow(desk, panel, qtbot) -> None:
    named = "A benchmark of knowledge about Korean and its dialects"
    bare = tiny_catalogue()
    first, *others = bare.benchmarks
    desk.show_snapshot(compose(replace(bare, benchmarks=(replace(first, name=named), *others))))
    view = panel.list.view
    whole = view.fit_column(0, 1000)
    desk.window.resize(900, 700)
    qtbot.waitUntil(lambda: view.columnWidth(0) < whole)
    desk.window.resize(2400, 700)
    qtbot.waitUntil(lambda: view.columnWidth(0) == whole)
    view.setColumnWidth(0, 300)
    desk.window.resize(2300, 700)
    qtbot.waitUntil(lambda: desk.window.width() == 2300)
    assert view.columnWidth(0) == 300  # as the person has it
