"""The window over a catalogue that counts as large: the same behaviour on arrays."""

import pytest

from kollm_gui.library import tally
from kollm_gui.search import evaluate, match
from kollm_gui.search.large_index import LargeSearchIndex
from kollm_gui.ui import workspace as workspaces
from kollm_gui.ui.models import model_tree, shown_groups
from kollm_gui.ui.panels import model_order
from kollm_gui.ui.view_state import SortKey, ViewState
from kollm_gui.ui.workspace import Workspace
from tests.fixtures import tiny_snapshot

SIZED = (tally, evaluate, match, workspaces, shown_groups, model_order)


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in SIZED:
        monkeypatch.setattr(module, "LARGE", 1)


def slugs(desk) -> list[str]:
    model = desk.center.panel("models").model
    return [model.key(row) for row in range(model.rowCount())]


def wait_for_search(qtbot, desk) -> None:
    qtbot.waitUntil(lambda: not desk.workspace._preparing)


def test_the_table_is_filtered_and_sorted_as_a_small_one(qtbot, desk, monkeypatch) -> None:
    wait_for_search(qtbot, desk)
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
    wait_for_search(qtbot, desk)
    view = desk.center.panel("models").view
    desk.workspace.change(selected="haneul-12.8b")
    for change in (
        {"query": "haneul"},
        {"sort": (SortKey("params", True),)},
        {"sort": (SortKey("name", True),), "query": ""},
    ):
        desk.workspace.change(**change)
        assert view.current_key() == "haneul-12.8b"
        assert len(view.selected_rows()) == 1
    desk.workspace.change(query="globe")
    assert view.current_key() is None
    desk.workspace.change(query="")
    assert view.current_key() == "haneul-12.8b"


def test_tree_and_status_follow_the_table(qtbot, desk) -> None:
    wait_for_search(qtbot, desk)
    desk.workspace.change(query="haneul")
    count = len(desk.workspace.places)
    node = lambda: desk.tree.model.node(desk.tree.model.index_of("category/korean-centric"))  # noqa: E731
    qtbot.waitUntil(lambda: node().visible == count)
    assert desk.status.text.startswith(f"{count} models")


def test_a_query_that_comes_too_early_is_answered_once_the_search_is_made(
    qapp, monkeypatch
) -> None:
    class Later:
        def run(self, job, done, failed) -> None:
            del failed
            self.finish = lambda: done(job())

    later = Later()
    workspace = Workspace(tiny_snapshot(), ViewState(), worker=later)
    workspace.prepare_search()
    told = []
    workspace.changed.connect(lambda before, now: told.append((before.query, now.query)))
    workspace.change(query="haneul")
    assert workspace.is_preparing
    assert len(workspace.places) == len(workspace.snapshot.models)
    later.finish()
    assert not workspace.is_preparing
    assert set(workspace.slugs) < set(workspace.snapshot.models)
    assert told == [("", "haneul"), ("", "haneul")]


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
    monkeypatch.setattr(model_tree, "MOST_NODES", whole - 1)
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
    monkeypatch.setattr(model_tree, "MOST_NODES", 6)
    tree.show_places(range(len(tiny_snapshot().models)))
    under = texts(tree, tree.index_of("category/korean-centric"))
    assert under[0] == "Haneul-Ko"
    assert under[-1].endswith(("smaller group", "smaller groups"))
