"""The window over a catalogue that counts as large: the same behaviour on arrays."""

from threading import Event

import pytest
from shiboken6 import delete

from kollm_gui.charts import registry
from kollm_gui.library import tally
from kollm_gui.search import match
from kollm_gui.search.large_index import LargeSearchIndex
from kollm_gui.ui import table_writer
from kollm_gui.ui import worker as workers
from kollm_gui.ui import workspace as workspaces
from kollm_gui.ui.models import model_tree, shown_groups, tree_nodes
from kollm_gui.ui.panels import chart_request, model_order
from kollm_gui.ui.view_state import SortKey, ViewState
from kollm_gui.ui.worker import AtOnce
from kollm_gui.ui.workspace import Workspace
from tests.fixtures import tiny_snapshot
from tests.ui.conftest import Held

SIZED = (tally, match, workspaces, shown_groups, model_order, table_writer)


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in SIZED:
        monkeypatch.setattr(module, "LARGE", 1)


def slugs(desk) -> list[str]:
    model = desk.center.panel("models").model
    return [model.key(row) for row in range(model.rowCount())]


def settle(qtbot, desk) -> None:
    """Wait until what the window shows is what its state asks for."""
    qtbot.waitUntil(lambda: desk.workspace.index.is_prepared and not desk.workspace.is_working)


def test_the_table_is_filtered_and_sorted_as_a_small_one(qtbot, desk, monkeypatch) -> None:
    settle(qtbot, desk)
    assert isinstance(desk.workspace.index, LargeSearchIndex)
    states = [
        ViewState(query="haneul"),
        ViewState(query="params:<=8", sort=(SortKey("params", True),)),
        ViewState(sort=(SortKey("name"),), hide_minimal=True),
        ViewState(query="released:2024 OR globe", sort=(SortKey("kmmlu", True),)),
    ]
    told = []
    for state in states:
        desk.workspace.apply(state)
        settle(qtbot, desk)
        told.append((slugs(desk), desk.workspace.slugs, desk.workspace.left_out))
    for module in SIZED:
        monkeypatch.setattr(module, "LARGE", 20_000)
    for state, (shown, found, left_out) in zip(states, told, strict=True):
        small = Workspace(tiny_snapshot(), state)
        assert (found, left_out) == (small.slugs, small.left_out)
        order = model_order.ModelOrder(tiny_snapshot(), state)
        places = order.order(small.places, state.sort)
        assert shown == [order.rows[place].slug for place in places]


def test_the_selection_stays_on_its_model_while_rows_come_and_go(qtbot, desk) -> None:
    settle(qtbot, desk)
    view = desk.center.panel("models").view
    desk.workspace.change(selected="haneul-12.8b")
    for change in (
        {"query": "haneul"},
        {"sort": (SortKey("params", True),)},
        {"sort": (SortKey("name", True),), "query": ""},
    ):
        desk.workspace.change(**change)
        settle(qtbot, desk)
        assert view.current_key() == "haneul-12.8b"
        assert len(view.selected_rows()) == 1
    desk.workspace.change(query="globe")
    settle(qtbot, desk)
    assert view.current_key() is None
    desk.workspace.change(query="")
    settle(qtbot, desk)
    assert view.current_key() == "haneul-12.8b"


def test_tree_and_status_follow_the_table(qtbot, desk) -> None:
    settle(qtbot, desk)
    desk.workspace.change(query="haneul")
    settle(qtbot, desk)
    count = len(desk.workspace.places)
    node = lambda: desk.tree.model.node(desk.tree.model.index_of("category/korean-centric"))  # noqa: E731
    qtbot.waitUntil(lambda: node().visible == count)
    assert desk.status.text.startswith(f"{count} models")


def test_filters_offers_and_saved_searches_count_in_a_worker(qtbot, desk) -> None:
    settle(qtbot, desk)
    desk.top.toggle_filters()
    settle(qtbot, desk)
    page = desk.top.facets.page
    shown = {row.key: row.count for row in page._rows}
    assert shown["korean-centric"] == str(
        sum(m.category == "korean-centric" for m in tiny_snapshot().models.values())
    )
    page.toggled.emit("korean-centric")
    settle(qtbot, desk)
    assert desk.workspace.state.query == "category:korean-centric"
    assert str(len(desk.workspace.places)) == shown["korean-centric"]
    desk.collections._collections.save("mine", "haneul")
    settle(qtbot, desk)
    found = len(Workspace(tiny_snapshot(), ViewState(query="haneul")).places)
    assert desk.collections._counts == {"haneul": str(found)}


def test_what_finds_nothing_is_explained_before_what_was_meant_is_known(qtbot, desk) -> None:
    settle(qtbot, desk)
    panel = desk.center.panel("models")
    desk.workspace.change(query="hanuel")
    settle(qtbot, desk)
    assert panel._stack.currentWidget() is panel.empty
    assert desk.workspace.mended_query() == "haneul"


def test_what_was_meant_is_offered_however_soon_it_is_known(qtbot, desk) -> None:
    settle(qtbot, desk)
    empty = desk.center.panel("models").empty
    for query, meant in (("hanuel", "haneul"), ("ㅗ무뎌ㅣ", "haneul"), ("glboe", "globe")):
        desk.workspace.change(query=query)
        qtbot.waitUntil(lambda meant=meant: empty.meant == meant)
        settle(qtbot, desk)
        assert empty.meant == meant


def test_an_answer_found_at_once_needs_no_second_question(qapp) -> None:
    workspace = Workspace(tiny_snapshot(), ViewState(query="hanuel"), worker=AtOnce())
    assert workspace.mended_query() == "haneul"


def test_a_chart_of_too_many_models_says_so_instead_of_painting(qtbot, desk, monkeypatch) -> None:
    settle(qtbot, desk)
    monkeypatch.setattr(chart_request, "MOST_DRAWN", 2)
    desk.workspace.change(tab="charts", chart="training-budget")
    panel = desk.center.panel("charts")
    qtbot.waitUntil(lambda: panel._stack.currentWidget() is panel.empty)
    assert panel.figure is None
    desk.workspace.change(query="globe-8b")
    qtbot.waitUntil(lambda: panel.figure is not None)


def test_a_refused_chart_works_out_no_families_to_choose_from(qtbot, desk, monkeypatch) -> None:
    settle(qtbot, desk)
    monkeypatch.setattr(chart_request, "MOST_DRAWN", 2)
    asked = []
    told = registry.choices_of
    monkeypatch.setattr(registry, "choices_of", lambda *of: asked.append(of) or told(*of))
    desk.workspace.change(tab="charts", chart="lineage")
    panel = desk.center.panel("charts")
    qtbot.waitUntil(lambda: panel._stack.currentWidget() is panel.empty)
    assert not asked  # of a million models they take 12 seconds


def test_the_first_bars_are_drawn_of_however_many_models(qtbot, desk, monkeypatch) -> None:
    settle(qtbot, desk)
    monkeypatch.setattr(chart_request, "MOST_DRAWN", 2)
    desk.workspace.change(tab="charts", chart="scores")
    panel = desk.center.panel("charts")
    qtbot.waitUntil(lambda: panel.figure is not None)
    desk.workspace.change(chart_options={"scores": {"top": "all"}})
    qtbot.waitUntil(lambda: panel._stack.currentWidget() is panel.empty)
    rows = panel.side.options.boxes["top"]
    assert rows.value == "all"
    rows.chosen.emit("10")
    qtbot.waitUntil(lambda: panel.figure is not None)


def test_another_choice_of_reports_searches_the_scores_that_count(qtbot, desk) -> None:
    settle(qtbot, desk)
    desk.workspace.change(provenances=("paper",), query="kmmlu:any")
    settle(qtbot, desk)
    small = Workspace(tiny_snapshot(), ViewState(query="kmmlu:any", provenances=("paper",)))
    assert set(desk.workspace.slugs) == set(small.slugs)


@pytest.fixture
def held(qapp, monkeypatch) -> Held:
    monkeypatch.setattr(workers, "PATIENCE_S", 0)
    return Held()


def test_a_query_that_comes_too_early_is_answered_once_the_search_is_made(held) -> None:
    workspace = Workspace(tiny_snapshot(), ViewState(), worker=held)
    workspace.prepare_search()
    told = []
    workspace.changed.connect(lambda before, now: told.append((before.query, now.query)))
    workspace.change(query="haneul")
    assert workspace.is_preparing
    assert len(workspace.places) == len(workspace.snapshot.models)
    held.finish()
    assert not workspace.is_preparing
    assert workspace.is_working
    held.finish()
    assert not workspace.is_working
    assert set(workspace.slugs) < set(workspace.snapshot.models)
    assert told == [("", "haneul"), ("", "haneul")]


def test_of_queries_typed_faster_than_answered_the_last_one_counts(held) -> None:
    workspace = Workspace(tiny_snapshot(), ViewState(query="globe"), worker=held)
    held.finish()
    globe = workspace.slugs
    told = []
    workspace.changed.connect(lambda before, now: told.append((before.query, now.query)))
    for query in ("h", "ha", "haneul"):
        workspace.change(query=query)
        assert workspace.slugs == globe
    held.finish()  # of "h", which nobody wants any more
    assert (workspace.slugs, workspace.is_searching) == (globe, True)
    held.finish()
    assert workspace.slugs == Workspace(tiny_snapshot(), ViewState(query="haneul")).slugs
    assert told[-1] == ("globe", "haneul")
    assert not held.jobs


def test_a_search_cleared_before_it_is_answered_shows_everything_at_once(held) -> None:
    workspace = Workspace(tiny_snapshot(), ViewState(), worker=held)
    workspace.change(query="haneul")
    workspace.change(query="")
    assert not workspace.is_working
    held.finish()
    assert len(workspace.places) == len(workspace.snapshot.models)


def test_a_query_that_cannot_be_read_says_so_and_leaves_the_rows(held) -> None:
    workspace = Workspace(tiny_snapshot(), ViewState(), worker=held)
    workspace.change(query="haneul")
    held.finish()
    found = workspace.slugs
    workspace.change(query="haneul params:many")
    assert workspace.search_error is None
    held.finish()
    assert workspace.search_error is not None
    assert (workspace.slugs, workspace.readable_query) == (found, "haneul")


def test_a_bug_in_a_job_is_told_and_the_next_question_answered(held) -> None:
    lane, told = workers.Lane(held), []
    lane.ask(lambda: 1 / 0, told.append)
    with pytest.raises(ZeroDivisionError):
        held.finish()
    assert not lane.is_busy
    lane.ask(lambda: 2, told.append)
    held.finish()
    assert told == [2]


def test_the_status_row_tells_of_work_that_can_be_felt(qtbot, desk) -> None:
    settle(qtbot, desk)
    go_on = Event()
    lane = desk.workspace.lane()
    lane.ask(go_on.wait, lambda _done: None)
    qtbot.waitUntil(lambda: desk.status.text == "Working; what is shown follows")
    go_on.set()
    qtbot.waitUntil(lambda: desk.status.text != "Working; what is shown follows")


@pytest.fixture
def tree(qapp) -> model_tree.ModelTree:
    model = model_tree.ModelTree()
    model.regroup(tiny_snapshot(), "category", range(len(tiny_snapshot().models)))
    return model


def texts(tree, parent=None) -> list[str]:
    parent = parent if parent is not None else tree.index_of(None)
    return [tree.index(row, 0, parent).data() for row in range(tree.rowCount(parent))]


def node_count(tree, parent=None) -> int:
    parent = parent if parent is not None else tree.index_of(None)
    below = [tree.index(row, 0, parent) for row in range(tree.rowCount(parent))]
    return len(below) + sum(node_count(tree, one) for one in below)


def test_more_rows_than_the_tree_shows_leave_the_models_to_the_table(
    tree, monkeypatch, qtmodeltester
) -> None:
    whole = node_count(tree)
    assert "Models are in the table only" not in texts(tree)
    monkeypatch.setattr(tree_nodes, "MOST_NODES", whole - 1)
    tree.show_places(range(len(tiny_snapshot().models)))
    assert texts(tree)[0] == "Models are in the table only"
    assert node_count(tree) < whole
    assert not tree.index_of("haneul-1.3b").isValid()
    family = tree.node(tree.index_of("category/korean-centric>family/haneul"))
    assert (family.visible, family.total) == (2, 2)
    note = tree.index(0, 0, tree.index_of(None))
    assert not note.flags() & model_tree.Qt.ItemFlag.ItemIsSelectable
    qtmodeltester.check(tree)
    tree.show_slugs(("haneul-1.3b",))
    assert tree.index_of("haneul-1.3b").isValid()


def test_of_too_many_groups_the_largest_stay(tree, monkeypatch) -> None:
    monkeypatch.setattr(tree_nodes, "MOST_NODES", 6)
    monkeypatch.setattr(tree_nodes, "LEAST_INSIDE", 1)
    tree.show_places(range(len(tiny_snapshot().models)))
    under = texts(tree, tree.index_of("category/korean-centric"))
    assert under[0] == "Haneul-Ko"
    assert under[-1].endswith(("smaller group", "smaller groups"))


def test_a_family_is_shown_where_it_has_a_row_and_not_where_that_is_left_out(
    tree, monkeypatch
) -> None:
    monkeypatch.setattr(tree_nodes, "MOST_NODES", 2)
    tree.show_slugs(
        slug for slug, model in tiny_snapshot().models.items() if model.category != "multilingual"
    )
    assert not tree.index_of("category/reference").isValid()
    assert tree.key_selecting("family/dodam") == "category/korean-continual>family/dodam"


def test_groups_inside_do_not_take_the_room_of_those_outside(tree, monkeypatch) -> None:
    places = range(len(tiny_snapshot().models))
    tree.regroup(tiny_snapshot(), "organization", places)
    makers = texts(tree)
    monkeypatch.setattr(tree_nodes, "MOST_NODES", len(makers))
    monkeypatch.setattr(tree_nodes, "LEAST_INSIDE", 1)
    tree.show_places(places)
    assert texts(tree) == ["Models are in the table only", *makers]
    monkeypatch.setattr(tree_nodes, "MOST_NODES", 2)
    tree.show_places(places)
    assert len(texts(tree)) == 4
    assert texts(tree)[-1] == f"{len(makers) - 2} smaller groups"


@pytest.fixture
def told(desk) -> list[str]:
    """What the status row says while something is written."""
    found: list[str] = []
    desk.commands.writer.told.connect(lambda _text: found.append(desk.status.text))
    return found


def test_a_table_is_written_beside_the_window_which_says_so(
    qtbot, desk, dialogs, tmp_path, told
) -> None:
    settle(qtbot, desk)
    dialogs.answer = tmp_path / "table.csv"
    desk.actions["csv"].trigger()
    qtbot.waitUntil(lambda: len(told) == 2)
    panel = desk.center.panel("models")
    assert dialogs.answer.read_text(encoding="utf-8") == panel.table_maker()().text("csv")
    assert told[0] == f"Writing {panel.model.rowCount()} rows …"
    assert told[1] != told[0]


def test_selected_rows_are_copied_as_they_stood_when_copying_began(
    qtbot, desk, dialogs, told
) -> None:
    settle(qtbot, desk)
    panel = desk.center.panel("models")
    panel.view.selectAll()
    lines = panel.model.rowCount() + 1
    desk.commands.copy_rows()
    desk.workspace.change(query="haneul")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert len(dialogs.copied[-1].splitlines()) == lines


def test_a_place_that_cannot_be_written_is_told_after_all(
    qtbot, desk, dialogs, tmp_path, told
) -> None:
    settle(qtbot, desk)
    dialogs.answer = tmp_path / "no folder" / "table.csv"
    desk.actions["csv"].trigger()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert "could not be written" in dialogs.told[-1]


def test_an_answer_that_nobody_is_left_for_is_dropped(qapp) -> None:
    def fail() -> None:
        raise ValueError

    for job in (list, fail):
        asked = workers._Job(job)
        delete(asked.telephone)  # as at the end of the program
        asked.run()


def test_the_search_gets_ready_for_the_next_letter_once_the_last_is_answered(
    qtbot, desk, monkeypatch
) -> None:
    settle(qtbot, desk)
    seen: list[str] = []
    monkeypatch.setattr(LargeSearchIndex, "foresee", lambda _index, text: seen.append(text))
    desk.top.search.line.setText("g")
    qtbot.waitUntil(lambda: seen == ["g"])
    assert not desk.workspace.is_searching
