"""The tree of models."""

import pytest

from kollm_gui.ui.models.grouping import natural_key
from kollm_gui.ui.models.model_tree import ModelTree
from kollm_gui.ui.view_state import GROUPINGS
from tests.fixtures import tiny_snapshot


@pytest.fixture
def snapshot():
    return tiny_snapshot()


@pytest.fixture
def tree(qapp, snapshot) -> ModelTree:
    model = ModelTree()
    model.regroup(snapshot, "category", range(len(snapshot.models)))
    return model


def texts(tree: ModelTree, parent=None) -> list[str]:
    parent = parent if parent is not None else tree.index_of(None)
    return [tree.index(row, 0, parent).data() for row in range(tree.rowCount(parent))]


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_the_tree_keeps_qts_promises_in_every_grouping(qtmodeltester, snapshot, grouping) -> None:
    model = ModelTree()
    model.regroup(snapshot, grouping, range(len(snapshot.models)))
    qtmodeltester.check(model)
    model.show_slugs(("haneul-12.8b", "globe-8b"))
    qtmodeltester.check(model)


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_every_model_stands_in_every_grouping_once(tree, snapshot, grouping) -> None:
    tree.regroup(snapshot, grouping, range(len(snapshot.models)))

    def slugs(parent) -> list[str]:
        found = []
        for row in range(tree.rowCount(parent)):
            index = tree.index(row, 0, parent)
            node = tree.node(index)
            found += [node.slug] if node.slug else slugs(index)
        return found

    assert sorted(slugs(tree.index_of(None))) == sorted(snapshot.models)


def test_the_categories_stand_in_the_order_of_the_survey(tree) -> None:
    assert texts(tree) == [
        "Korean-centric", "Multilingual", "Korean-continual", "Other languages", "Reference",
    ]  # fmt: skip


def test_counts_follow_what_the_query_leaves(tree) -> None:
    tree.show_slugs(("haneul-1.3b", "globe-8b"))
    node = tree.node(tree.index_of("category/korean-centric"))
    assert (node.visible, node.total) == (1, 4)
    assert texts(tree, tree.index_of("category/korean-centric")) == ["Haneul-Ko"]


def test_a_category_without_hits_stays(tree) -> None:
    tree.show_slugs(("haneul-1.3b",))
    assert "Multilingual" in texts(tree)
    assert tree.node(tree.index_of("category/multilingual")).visible == 0


def test_a_family_of_two_categories_stands_in_both(tree) -> None:
    above = {
        tree.index_of(f"{category}>family/dodam").parent().data()
        for category in ("category/korean-continual", "category/reference")
    }
    assert above == {"Korean-continual", "Reference"}


def test_sizes_sort_by_their_number(tree) -> None:
    family = tree.index_of("category/korean-centric>family/haneul")
    assert texts(tree, family) == ["Haneul-Ko 1.3B", "Haneul-Ko 12.8B"]
    assert natural_key("A 5.8B") < natural_key("A 12.8B")


def test_lineage_puts_a_made_model_under_what_it_goes_back_to(tree, snapshot) -> None:
    tree.regroup(snapshot, "lineage", range(len(snapshot.models)))
    assert tree.index_of("globe-ko-8b").parent() == tree.index_of("lineage/globe-8b")


def test_a_screen_reader_hears_the_counts(tree) -> None:
    from PySide6.QtCore import Qt

    spoken = tree.index_of("category/korean-centric").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Korean-centric: 4 of 4 shown"


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_a_model_is_found_in_groups_that_nobody_has_opened(tree, snapshot, grouping) -> None:
    tree.regroup(snapshot, grouping, range(len(snapshot.models)))
    index = tree.index_of("haneul-12.8b")
    assert tree.node(index).slug == "haneul-12.8b"
    above = index.parent()
    assert index in [tree.index(row, 0, above) for row in range(tree.rowCount(above))]


def test_what_the_query_leaves_out_is_not_found(tree) -> None:
    tree.show_slugs(("haneul-1.3b",))
    assert tree.index_of("haneul-1.3b").isValid()
    assert not tree.index_of("haneul-12.8b").isValid()
    assert not tree.index_of("nobody").isValid()
