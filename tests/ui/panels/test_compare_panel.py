"""The Compare tab: basket, tables, menus, keyboard."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QWidget

from kollm_gui.tables.basket import MOST
from kollm_gui.tables.compare import HeadingLine
from kollm_gui.tables.ready_comparisons import ReadyComparison
from kollm_gui.ui.view_state import ViewState
from tests.comparisons import ADAPTED, GLOBE, HANEUL, MIRAE
from tests.ui.compare_desk import compare_desk  # noqa: F401 - a fixture

THREE = (HANEUL, GLOBE, MIRAE)
# The offscreen platform warns of every pop-up that it cannot raise it.
OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk(compare_desk):  # noqa: F811 - a fixture
    return compare_desk


@pytest.fixture
def panel(desk):
    desk.actions["tab_3"].trigger()
    return desk.center.panel("compare")


@pytest.fixture
def three(desk, panel):
    desk.workspace.change(compare=THREE)
    return panel


def heads(panel) -> list[str]:
    return [head.slug for head in panel.table.heads._heads if head.slug]


def column(panel, slug: str) -> int:
    return [each.key for each in panel.model.columns].index(slug)


def row(panel, label: str) -> int:
    lines = panel.model.shown
    return next(at for at, line in enumerate(lines) if getattr(line, "label", "") == label)


def test_space_in_the_table_adds_and_takes_out_and_the_tab_counts(qtbot, desk) -> None:
    view = desk.center.panel("models").view
    view.setFocus()
    view.choose(HANEUL)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    view.choose(GLOBE)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert desk.workspace.state.compare == (HANEUL, GLOBE)
    place = desk.center.tabs.index("compare")
    assert desk.center.row.accessibleTabName(place) == "Compare: 2"
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert desk.workspace.state.compare == (HANEUL,)


def test_space_in_the_tree_adds_a_model(qtbot, desk) -> None:
    tree = desk.tree
    for key in ("category/korean-centric", "category/korean-centric>family/haneul"):
        tree.view.setExpanded(tree.model.index_of(key), True)
    tree.view.setCurrentIndex(tree.model.index_of(HANEUL))
    qtbot.keyClick(tree.view, Qt.Key.Key_Space)
    assert desk.workspace.state.compare == (HANEUL,)


def test_the_menus_of_a_model_add_it_and_know_that_it_is_there(desk) -> None:
    def offers() -> list[str]:
        return [action.text() for action in desk.menu.of_model(GLOBE).actions()]

    assert "Add to Compare" in offers()
    desk.workspace.toggle_compared(GLOBE)
    assert "Remove from Compare" in offers()
    desk.workspace.change(selected=GLOBE)
    assert "Remove from Compare" in [
        text for text, _run in desk.details._entries(desk.details.details)
    ]


def test_the_ninth_is_refused_with_a_sentence(desk, dialogs) -> None:
    slugs = list(desk.workspace.snapshot.models)
    desk.workspace.change(compare=tuple(slugs[:MOST]))
    desk.workspace.toggle_compared(slugs[MOST])
    assert desk.workspace.state.compare == tuple(slugs[:MOST])
    assert "8 models at most" in dialogs.told[-1]


def test_with_none_or_one_the_tab_says_how_to_add(desk, panel) -> None:
    assert panel.empty.isVisible()
    assert panel.empty.accessibleName() == "Nothing to compare yet"
    desk.workspace.toggle_compared(HANEUL)
    assert "Haneul-Ko 12.8B needs one more" in panel.empty.accessibleName()
    assert not panel.tools.copy.isEnabled()


def test_a_ready_comparison_fills_the_basket(desk, panel) -> None:
    panel.empty.ready_chosen.emit(ReadyComparison("t", "s", (GLOBE, ADAPTED), gain_of=ADAPTED))
    assert desk.workspace.state.compare == (GLOBE, ADAPTED)
    assert panel.gain_table.isVisible()


@OFFSCREEN
def test_a_model_is_found_in_hangul_and_added_by_enter(qtbot, desk, panel) -> None:
    panel.empty.add_asked.emit()
    adding = panel.adding
    adding.line.setText("ㅎㄴ")
    names = [adding.list.item(at).text() for at in range(adding.list.count())]
    assert names
    assert all("Haneul" in name for name in names)
    qtbot.keyClick(adding.line, Qt.Key.Key_Down)
    wanted = adding.list.currentItem().data(Qt.ItemDataRole.UserRole)
    qtbot.keyClick(adding.line, Qt.Key.Key_Return)
    assert desk.workspace.state.compare == (wanted,)
    assert not adding.isVisible()


@OFFSCREEN
def test_a_search_that_finds_nothing_or_cannot_be_read_says_so(panel) -> None:
    panel.adding.open_at(QPoint(0, 0))
    panel.adding.line.setText("qqqq")
    assert panel.adding.told.text() == "No model is found by “qqqq”."
    panel.adding.line.setText("params:<")
    assert panel.adding.told.text()
    assert panel.adding.list.count() == 0
    panel.adding.close()


def test_the_table_shows_facts_then_scores_and_the_foot_counts(three) -> None:
    titles = [line.title for line in three.model.shown if isinstance(line, HeadingLine)]
    assert titles == ["Facts", "Korean benchmarks", "English benchmarks"]
    assert heads(three) == list(THREE)
    assert "of 4." in three.foot.text
    assert "No average is formed." in three.foot.text


def test_the_details_make_room_and_the_status_tells_what_is_shared(desk, three) -> None:
    assert not desk.details.isVisible()
    assert "3 models" in desk.status.text
    assert "4 results in common" in desk.status.text


def test_the_choices_change_what_is_shown(desk, three) -> None:
    lines = len(three.model.shown)
    three.tools.everything.chosen.emit("all")
    assert desk.workspace.state.compare_everything
    assert len(three.model.shown) > lines
    three.tools.differences.setChecked(True)
    assert desk.workspace.state.compare_differences
    three.tools.mixing.chosen.emit("mixed")
    assert "Sources are mixed" in three.foot.text


def test_cells_speak_the_line_the_model_and_the_value(three) -> None:
    index = three.model.index(row(three, "KMMLU"), column(three, MIRAE))
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "KMMLU, %, direct · 5-shot, Mirae X, 46.00, highest"
    tied = three.model.index(row(three, "MMMLU-ko"), column(three, MIRAE))
    assert "cannot be told apart" in tied.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_whole_line_is_told_where_the_mouse_rests_on_what_may_be_cut(three) -> None:
    at = row(three, "KMMLU")
    for place in (0, 1):
        tip = three.model.index(at, place).data(Qt.ItemDataRole.ToolTipRole)
        assert tip == "KMMLU, %, direct · 5-shot"


def test_by_keyboard_a_model_moves_and_leaves(qtbot, qapp, desk, three) -> None:
    desk.commands.go_to_results()
    assert qapp.focusWidget() is three.table
    three.table.setCurrentIndex(three.model.index(row(three, "KMMLU"), column(three, HANEUL)))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(three.table, Qt.Key.Key_Right, both)
    assert desk.workspace.state.compare == (GLOBE, HANEUL, MIRAE)
    assert three.table.currentIndex().column() == column(three, HANEUL)
    qtbot.keyClick(three.table, Qt.Key.Key_Delete)
    assert desk.workspace.state.compare == (GLOBE, MIRAE)


def test_enter_opens_the_model_s_details(qtbot, desk, three) -> None:
    three.table.setFocus()
    three.table.setCurrentIndex(three.model.index(row(three, "KMMLU"), column(three, GLOBE)))
    qtbot.keyClick(three.table, Qt.Key.Key_Return)
    assert desk.workspace.state.selected == GLOBE
    assert desk.details.isVisible()
    three.table.setCurrentIndex(three.model.index(row(three, "KMMLU"), 0))
    qtbot.keyClick(three.table, Qt.Key.Key_Return)
    assert desk.workspace.state.selected == "benchmark/kmmlu"


def test_a_head_dragged_onto_another_takes_its_place(qtbot, desk, three) -> None:
    head = three.table.heads

    def middle(slug: str) -> QPoint:
        place = column(three, slug)
        return QPoint(
            head.sectionViewportPosition(place) + head.sectionSize(place) // 2, head.height() // 2
        )

    viewport = head.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=middle(MIRAE))
    qtbot.mouseMove(viewport, middle(GLOBE))
    qtbot.mouseMove(viewport, middle(HANEUL))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=middle(HANEUL))
    assert desk.workspace.state.compare == (MIRAE, HANEUL, GLOBE)


def test_the_menu_of_a_value_opens_its_source(three, dialogs) -> None:
    menu = three._menu.of_cell(three.model, row(three, "KMMLU"), column(three, HANEUL))
    texts = [action.text() for action in menu.actions()]
    assert any(text.startswith("Open ") for text in texts)
    assert "Move right" in texts
    next(a for a in menu.actions() if a.text() == "Copy value").trigger()
    assert dialogs.copied == ["45.00"]


@OFFSCREEN
def test_a_click_on_who_measured_offers_the_sources(qtbot, qapp, three) -> None:
    index = three.model.index(row(three, "KMMLU"), three.model.columnCount() - 1)
    at = three.table.visualRect(index).center()
    qtbot.mouseClick(three.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    menu = qapp.activePopupWidget()
    assert any(action.text().startswith("Open ") for action in menu.actions())
    menu.close()


def test_chosen_cells_are_copied_as_tsv(desk, three, dialogs) -> None:
    three.table.setFocus()
    at = row(three, "KMMLU")
    three.table.setCurrentIndex(three.model.index(at, column(three, HANEUL)))
    desk.actions["copy"].trigger()
    assert dialogs.copied == ["45.00"]


def test_the_table_is_saved_where_the_person_says(desk, three, dialogs, tmp_path) -> None:
    dialogs.answer = tmp_path / "compare.json"
    desk.actions["json"].trigger()
    rows = json.loads(dialogs.answer.read_text())
    assert any(each["row"] == "KMMLU" for each in rows)


def test_gain_and_forgetting_from_the_tab_and_back(desk, three) -> None:
    desk.workspace.change(selected=ADAPTED)
    three.tools.view.chosen.emit("gain")
    assert desk.workspace.state.gain_of == ADAPTED
    assert three.gain_table.isVisible()
    assert "Better than its base in 1, worse in 1" in three.foot.text
    cells = [three.gain_model.index(1, at).data() for at in range(5)]
    assert cells == ["KMMLU %", "direct · 5-shot", "41.00", "45.20", "+4.20 ± 0.73"]
    desk.workspace.back()
    assert desk.workspace.state.gain_of is None
    assert three.table.isVisible()


def test_an_adapted_model_s_base_is_reached_from_its_details(desk) -> None:
    desk.workspace.change(selected=ADAPTED)
    entries = dict(desk.details._entries(desk.details.details))
    entries["Compare with its base"]()
    assert (desk.workspace.state.tab, desk.workspace.state.gain_of) == ("compare", ADAPTED)
    desk.workspace.change(tab="models", gain_of=None)
    desk.actions["compare_base"].trigger()
    assert (desk.workspace.state.tab, desk.workspace.state.gain_of) == ("compare", ADAPTED)


def test_a_model_without_a_base_gets_a_sentence(desk, panel) -> None:
    desk.workspace.change(gain_of=HANEUL)
    assert panel.nothing.isVisible()
    assert "names no base model" in panel.nothing.sentence
    assert not panel.tools.copy.isEnabled()


@OFFSCREEN
def test_every_control_has_a_name(three) -> None:
    three.adding.open_at(QPoint(0, 0))
    for widget in three.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget
    three.adding.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("count", [2, 3, 8])
def test_every_line_is_drawn(desk, panel, look, theme, count) -> None:
    look.set_theme(theme)
    slugs = tuple(desk.workspace.snapshot.models)[:count]
    desk.workspace.change(compare=slugs, compare_everything=True)
    desk.workspace.change(compare=(*slugs[:-1], slugs[-1]))
    picture = panel.grab().toImage()
    ground = look.colour("surface").rgb()
    assert ink(picture, ground) > 2000
    desk.workspace.change(gain_of=ADAPTED)
    assert ink(panel.grab().toImage(), ground) > 1000


def ink(picture: QImage, ground: int) -> int:
    """How many of the sampled points are not bare ground."""
    small = picture.scaled(300, 200)
    return sum(small.pixel(x, y) != ground for x in range(300) for y in range(200))


def test_the_state_of_a_comparison_is_one_line(desk, three) -> None:
    three.tools.everything.chosen.emit("all")
    line = desk.workspace.state.to_json()
    back = ViewState.from_json(line)
    assert back.compare == THREE
    assert back.compare_everything
    desk.workspace.change(compare=())
    desk.workspace.apply(back)
    assert heads(three) == list(THREE)


def test_a_narrow_window_shortens_the_tools_and_is_not_widened(desk, three) -> None:
    wide = three.tools.everything.sizeHint().width()
    desk.window.resize(desk.window.minimumSize())
    assert three.tools.minimumSizeHint().width() == 0
    assert three.tools.everything.sizeHint().width() < wide
    assert not three.tools.told.isVisible()
    desk.window.resize(1440, 900)
    assert three.tools.everything.sizeHint().width() == wide
    assert three.tools.told.isVisible()


def test_the_first_column_stays_while_models_are_scrolled_past_it(qtbot, desk, panel) -> None:
    desk.window.resize(900, 700)
    slugs = tuple(desk.workspace.snapshot.models)[:MOST]
    desk.workspace.change(compare=slugs, compare_everything=True)
    bar = panel.table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    held = panel.table.held
    assert not held.isVisible()
    bar.setValue(bar.maximum())
    assert held.isVisible()
    assert held.width() == panel.table.columnWidth(0)
    assert held.focusPolicy() == Qt.FocusPolicy.NoFocus
    bar.setValue(0)
    assert not held.isVisible()
