"""The Models tab."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt

from kollm_gui.library.snapshot import compose
from kollm_gui.tables.cell import withheld
from kollm_gui.ui.models import record_table
from kollm_gui.ui.view_state import SortKey
from tests.fixtures import make_model, tiny_catalogue


@pytest.fixture
def panel(desk):
    return desk.center.panel("models")


def column(panel, key: str) -> int:
    return [each.key for each in panel.model.columns].index(key)


def slugs(panel) -> list[str]:
    return [panel.model.key(row) for row in range(panel.model.rowCount())]


def click_header(qtbot, panel, key: str, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    header = panel.view.header
    at = (
        header.sectionViewportPosition(column(panel, key))
        + header.sectionSize(column(panel, key)) // 2
    )
    place = QPoint(at, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, place)


@pytest.mark.parametrize("key", ["tokens", "kmmlu", "params", "released"])
def test_unknown_values_stay_last_in_both_directions(qtbot, panel, key) -> None:
    def known() -> list[bool]:
        told = panel.model.columns[column(panel, key)]
        return [told.value(row) is not None for row in panel.model.shown]

    orders = []
    for _turn in range(2):
        click_header(qtbot, panel, key)
        orders.append(slugs(panel))
        assert known() == sorted(known(), reverse=True)
    assert orders[0] != orders[1]
    assert True in known()
    assert False in known()


def test_a_third_click_leaves_the_order_of_the_search(qtbot, desk, panel) -> None:
    before = slugs(panel)
    for _turn in range(3):
        click_header(qtbot, panel, "params")
    assert desk.workspace.state.sort == ()
    assert slugs(panel) == before


def test_a_shift_click_adds_a_second_key(qtbot, desk, panel) -> None:
    click_header(qtbot, panel, "organization")
    click_header(qtbot, panel, "params", Qt.KeyboardModifier.ShiftModifier)
    assert desk.workspace.state.sort == (SortKey("organization"), SortKey("params", True))


def test_a_chosen_row_is_selected_for_the_whole_window(qtbot, desk, panel) -> None:
    row = panel.model.row_of("globe-8b")
    place = panel.view.visualRect(panel.model.index(row, 0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.workspace.state.selected == "globe-8b"
    assert desk.tree.view.current_node().slug == "globe-8b"


def test_the_selection_survives_sorting_and_a_query_that_keeps_it(desk, panel) -> None:
    desk.workspace.change(selected="globe-8b")
    desk.workspace.change(sort=(SortKey("params"),))
    assert panel.view.current_key() == "globe-8b"
    desk.workspace.change(query="globe")
    assert panel.view.current_key() == "globe-8b"
    desk.workspace.change(query="haneul")
    assert panel.view.current_key() is None
    assert desk.workspace.state.selected == "globe-8b"


def test_sorting_and_searching_show_the_first_rows(qtbot, desk, panel) -> None:
    panel.view.setFixedHeight(120)
    last = panel.model.rowCount() - 1
    for change in (
        lambda: click_header(qtbot, panel, "params"),
        lambda: desk.workspace.change(query="params:any"),
    ):
        panel.view.scrollTo(panel.model.index(last, 0))
        assert panel.view.rowAt(0) > 0
        change()
        last = panel.model.rowCount() - 1
        assert panel.view.rowAt(0) == 0


def test_another_protocol_fills_the_score_column_anew(desk, panel) -> None:
    from kollm_gui.comparing.protocol import protocols_of

    at = column(panel, "kmmlu")
    row = panel.model.row_of("globe-8b-instruct")
    assert panel.model.cell(row, at).tone == "quiet"
    found = protocols_of(desk.workspace.snapshot.scores, "kmmlu", "overall")
    cot = next(each.protocol for each in found if each.protocol.method == "cot")
    desk.workspace.change(protocols={"kmmlu": cot.key})
    assert panel.model.cell(panel.model.row_of("globe-8b-instruct"), at).main == "44.20"
    assert "CoT" in panel.tools.chip.accessibleName()


def test_an_empty_table_says_why_and_offers_ways_out(desk, panel) -> None:
    desk.workspace.change(query="haneul globe")
    assert panel._stack.currentWidget() is panel.empty
    assert panel.empty.accessibleName() == "No model matches both words"
    panel.empty.removed.emit(0)
    assert desk.workspace.state.query == "globe"
    assert panel._stack.currentWidget() is panel.view
    desk.workspace.change(query="nosuchmodel")
    assert "nosuchmodel" in panel.empty.accessibleName()
    panel.empty.cleared.emit()
    assert desk.workspace.state.query == ""


def test_hidden_models_are_told_from_missing_ones(desk, panel) -> None:
    desk.workspace.change(query='"Dodam 10.7B"', hide_minimal=True)
    assert panel.empty.accessibleName() == "Only models known by name match"
    panel.empty.unhidden.emit()
    assert slugs(panel) == ["dodam-10.7b"]


def test_columns_can_be_shown_hidden_and_moved(desk, panel) -> None:
    desk.workspace.change(columns=("name", "vocab", "params"))
    assert [each.key for each in panel.model.columns] == ["name", "vocab", "params"]
    panel.view.header.moveSection(2, 1)
    assert desk.workspace.state.columns == ("name", "params", "vocab")
    assert [each.key for each in panel.model.columns] == ["name", "params", "vocab"]


def test_a_width_the_person_sets_is_remembered(panel) -> None:
    assert "tokens" not in panel.widths
    panel.view.header.resizeSection(column(panel, "tokens"), 170)
    assert panel.widths["tokens"] == 170


def test_hits_in_a_name_are_marked(desk, panel) -> None:
    desk.workspace.change(query="globe")
    assert panel.painter.spans("Globe 8B") == ((0, 5),)


def test_copied_rows_are_tabs_with_a_header(desk, panel) -> None:
    desk.workspace.change(selected="globe-8b")
    count, make = panel.copy_maker()
    header, row = make().splitlines()
    assert count == 1
    assert header.split("\t")[0] == "Name"
    assert row.split("\t")[0] == "Globe 8B"


def test_the_exported_table_is_the_shown_one(desk, panel) -> None:
    desk.workspace.change(query="globe", sort=(SortKey("params", True),))
    table = panel.table_maker()()
    lines = table.text("csv").splitlines()
    assert lines[0].startswith("name,")
    assert len(lines) == 1 + len(slugs(panel))
    assert "KMMLU under: direct · 5-shot · overall" in table.text("markdown")


def test_a_word_that_few_rows_have_is_not_cut(desk, monkeypatch) -> None:
    panel = desk.center.panel("models")
    model = make_model("kept-back", params_b=None, tokens_kind="undisclosed", access="closed")
    bare = tiny_catalogue()
    snapshot = compose(replace(bare, models=(*bare.models, model)))
    widths = []
    for measured in (len(snapshot.models), 1):
        monkeypatch.setattr(record_table, "MEASURED_ROWS", measured)
        desk.show_snapshot(replace(snapshot, generation=measured))
        told = panel.model.columns[column(panel, "params")]
        assert withheld() in [told.cell(row) for row in panel.model.shown]
        widths.append(panel.view.columnWidth(column(panel, "params")))
    assert widths[1] == widths[0]


def test_makers_are_cut_only_where_the_window_is_narrow(desk, qtbot) -> None:
    maker = "Institute for the Study of Languages and Machines"
    model = make_model("long-maker", organization=maker)
    bare = tiny_catalogue()
    desk.show_snapshot(compose(replace(bare, models=(*bare.models, model))))
    panel = desk.center.panel("models")
    made = column(panel, "organization")
    whole = panel.view.fit_column(made)
    desk.window.resize(1000, 700)
    qtbot.waitUntil(lambda: panel.view.columnWidth(made) < whole)
    desk.window.resize(2200, 700)
    qtbot.waitUntil(lambda: panel.view.columnWidth(made) == whole)
    assert panel.view.horizontalScrollBar().maximum() == 0
    assert "organization" not in panel.widths  # nobody has set it
    desk.window.resize(1000, 700)
    qtbot.waitUntil(lambda: panel.view.columnWidth(made) < whole)
