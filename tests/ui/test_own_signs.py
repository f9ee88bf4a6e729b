"""What is one's own is told apart in table, tree and filters, and is taken back from its cell."""

import pytest
from PySide6.QtCore import Qt

from kollm_gui.ui.panels.facet_words import value_label
from kollm_gui.userdata.records import Override, OwnModel, OwnScore

MODEL = "haneul-12.8b"


@pytest.fixture
def laid(desk, own):
    """The desk with a value laid over one of the catalogue's, and a model of one's own."""
    own.change(lambda store: store.overrides.put(Override(MODEL, "params_b", 99.0)))
    own.change(lambda store: store.runs.add_model(OwnModel("my-model", "My Model")))
    return desk


def index_of(desk, slug: str, column: str):
    model = desk.center.panel("models").model
    place = [each.key for each in model.columns].index(column)
    return model.index(model.row_of(slug), place)


def test_a_cell_tells_both_values_and_its_menu_takes_mine_back(laid) -> None:
    index = index_of(laid, MODEL, "params")
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "12.8 B" in tip
    assert tip in index.data(Qt.ItemDataRole.AccessibleTextRole)
    menu = laid.menu.of_model(MODEL)
    laid.menu.add_reverts(menu, MODEL, "params")
    menu.actions()[0].trigger()
    assert index_of(laid, MODEL, "params").data() == "12.8 B"
    plain = laid.menu.of_model(MODEL)
    before = len(plain.actions())
    laid.menu.add_reverts(plain, MODEL, "params")
    assert len(plain.actions()) == before


def test_a_benchmarks_cell_tells_both_values(desk, own) -> None:
    own.change(lambda store: store.overrides.put(Override("benchmark/kmmlu", "items", 7)))
    model = desk.center.panel("benchmarks").list.model
    place = [each.key for each in model.columns].index("items")
    index = model.index(model.row_of("kmmlu"), place)
    assert index.data() == "7"
    assert "35,030" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_score_of_mine_is_shown_with_all_its_digits(desk, own) -> None:
    own.change(lambda store: store.runs.add_score(OwnScore(MODEL, "kmmlu", 49.8831)))
    desk.workspace.change(selected=MODEL)
    mine = next(each.body for each in desk.details.details.sections if each.id == "mine")
    assert [entry.detail.split(" · ")[0] for entry in mine.scores] == ["49.8831 %"]


def test_a_model_of_mine_is_named_so_in_the_tree(laid) -> None:
    laid.workspace.change(query="my-model")
    tree = laid.tree.view.model()

    def walk(parent):
        for row in range(tree.rowCount(parent)):
            index = tree.index(row, 0, parent)
            yield index
            yield from walk(index)

    (mine,) = [each for each in walk(laid.tree.view.rootIndex()) if tree.node(each).own]
    assert "yours" in mine.data(Qt.ItemDataRole.AccessibleTextRole)


def test_painted_signs_change_what_is_seen(laid, qtbot) -> None:
    table = laid.center.panel("models").view
    before = table.grab().toImage()
    laid.own.change(lambda store: store.overrides.revert(MODEL, "params_b"))
    laid.own.change(lambda store: store.overrides.put(Override(MODEL, "params_b", 12.8)))
    with_sign = table.grab().toImage()  # the same digits as the catalogue's
    laid.own.change(lambda store: store.overrides.revert(MODEL, "params_b"))
    assert table.grab().toImage() != with_sign
    assert before != with_sign


def test_tags_and_reading_are_filters_once_there_are_any(desk, own) -> None:
    desk.top.filters.click()
    panel = desk.top.facets
    titles = [row.text for row in panel.list.rows]
    assert "My tags" not in titles
    assert "Reading status" not in titles
    for name in ("후보 모델", "to read"):
        own.change(lambda store, name=name: store.tags.attach(MODEL, name))
    own.change(lambda store: store.readings.mark(MODEL, "read"))
    keys = [row.key for row in panel.list.rows]
    panel.list.setCurrentRow(keys.index("tag"))
    values = {row.key: row.count for row in panel.page.list.rows}
    total = len(own.snapshot.models)
    assert values == {"후보 모델": "1", "to read": "1", ":unknown": str(total - 1)}
    assert panel.page.list.rows[-1].text == value_label(
        own.snapshot, next(f for f in panel._facets.offered if f.key == "tag"), ":unknown"
    )
    panel.page.list.taken.emit("후보 모델")
    assert desk.workspace.slugs == (MODEL,)
    assert desk.workspace.state.query == 'tag:"후보 모델"'
    desk.workspace.change(query="")
    panel.list.setCurrentRow(keys.index("status"))
    assert [(row.text, row.count) for row in panel.page.list.rows] == [
        ("unread", str(total - 1)),
        ("read", "1"),
    ]
