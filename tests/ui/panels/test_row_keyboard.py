"""The keyboard in the models table, in the tree and in Compare: outline, menu key, ways, copies."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from tests.comparisons import GLOBE, HANEUL, MIRAE
from tests.ui.compare_desk import compare_desk  # noqa: F401 - a fixture

Key = Qt.Key
OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk(compare_desk):  # noqa: F811 - a fixture
    return compare_desk


@pytest.fixture(params=["models", "tree", "compare", "gain"])
def view(request, desk) -> QAbstractItemView:
    """Each of the views in turn, shown, with a current row or cell below the first."""
    if request.param == "models":
        found = desk.center.panel("models").view
    elif request.param == "tree":
        found = desk.tree.view
    else:
        panel = compared(desk)
        if request.param == "gain":
            desk.workspace.change(gain_of="globe-ko-8b")
        found = panel.table if request.param == "compare" else panel.gain_table
    found.setCurrentIndex(found.model().index(1, 0))
    found.clearFocus()
    return found


@pytest.fixture
def lines(desk):
    """The table of three models side by side, the keyboard on the first value of KMMLU."""
    table = compared(desk).table
    at = next(
        row for row, line in enumerate(table.model().shown) if getattr(line, "label", "") == "KMMLU"
    )
    table.setFocus()
    table.setCurrentIndex(table.model().index(at, 2))
    return table


def compared(desk):
    desk.actions["tab_3"].trigger()
    desk.workspace.change(compare=(HANEUL, GLOBE, MIRAE))
    return desk.center.panel("compare")


def outlined(view: QAbstractItemView, look) -> bool:
    """Whether the current row or cell has a line of the accent along its upper edge."""
    row = view.visualRect(view.currentIndex())
    picture = view.viewport().grab().toImage()
    accent = look.colour("accent")
    return all(picture.pixelColor(row.center().x() + x, row.top()) == accent for x in (-9, 0, 9))


def ask_by_key(view: QAbstractItemView) -> list[tuple[object, ...]]:
    """What a view asks a menu for when the menu key is pressed in it."""
    asked: list[tuple[object, ...]] = []
    view.menu_asked.connect(lambda *told: asked.append(told))
    at = view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()  # as Qt does
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(view, QContextMenuEvent(reason, at, view.mapToGlobal(at)))
    return asked


def close_menu(qapp) -> None:
    menu = qapp.activePopupWidget()
    assert menu is not None
    menu.close()


@pytest.mark.parametrize("reason", [Qt.FocusReason.TabFocusReason, Qt.FocusReason.OtherFocusReason])
def test_the_keyboard_s_place_is_outlined_when_it_brings_the_focus(view, look, reason) -> None:
    view.setFocus(reason)
    assert outlined(view, look)
    view.clearFocus()
    assert not outlined(view, look)


def test_a_click_takes_the_outline_away_and_a_key_brings_it_back(qtbot, view, look) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    at = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.hasFocus()
    assert not outlined(view, look)
    qtbot.keyClick(view, Key.Key_Up)
    assert outlined(view, look)


@OFFSCREEN
def test_the_menu_key_asks_about_the_current_row_and_opens_the_menu_on_it(qapp, view) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    (*_which, at), *none = ask_by_key(view)
    assert not none
    row = view.visualRect(view.currentIndex())
    assert row.contains(view.viewport().mapFromGlobal(at))
    close_menu(qapp)


@OFFSCREEN
def test_the_menu_key_brings_a_line_out_of_sight_back(qtbot, qapp, desk, lines) -> None:
    desk.window.resize(desk.window.minimumSize())
    bar = lines.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    lines.setCurrentIndex(lines.model().index(1, 2))
    bar.setValue(bar.maximum())
    ((row, column, at),) = ask_by_key(lines)
    assert (row, column) == (1, 2)
    assert lines.viewport().rect().contains(lines.viewport().mapFromGlobal(at))
    close_menu(qapp)


@OFFSCREEN
def test_the_right_button_asks_about_the_cell_under_the_pointer(qapp, lines) -> None:
    asked: list[tuple[int, int, QPoint]] = []
    lines.menu_asked.connect(lambda *told: asked.append(told))
    place = lines.visualRect(lines.model().index(2, 3)).center()
    reason = QContextMenuEvent.Reason.Mouse
    screen = lines.viewport().mapToGlobal(place)
    QApplication.sendEvent(lines.viewport(), QContextMenuEvent(reason, place, screen))
    assert asked == [(2, 3, screen)]
    close_menu(qapp)


def test_enter_and_space_in_the_models_table(qtbot, desk) -> None:
    view = desk.center.panel("models").view
    view.setFocus()
    view.choose(GLOBE)
    told: list[str] = []
    view.opened.connect(lambda key: told.append(f"opened {key}"))
    view.marked.connect(lambda key: told.append(f"marked {key}"))
    for key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
        qtbot.keyClick(view, key)
    assert told == [f"opened {GLOBE}", f"opened {GLOBE}", f"marked {GLOBE}"]


@pytest.mark.parametrize(("key", "first"), [(Key.Key_Home, True), (Key.Key_End, False)])
def test_home_and_end_go_to_the_ends_of_a_line_and_with_control_of_the_table(
    qtbot, lines, key, first
) -> None:
    row, model = lines.currentIndex().row(), lines.model()
    qtbot.keyClick(lines, key)
    here = lines.currentIndex()
    assert (here.row(), here.column()) == (row, 0 if first else model.columnCount() - 1)
    qtbot.keyClick(lines, key, Qt.KeyboardModifier.ControlModifier)
    assert lines.currentIndex().row() == (0 if first else model.rowCount() - 1)


@pytest.mark.parametrize(("key", "first"), [(Key.Key_Home, True), (Key.Key_End, False)])
def test_home_and_end_with_control_choose_the_first_and_the_last_model(
    qtbot, desk, key, first
) -> None:
    view = desk.center.panel("models").view
    view.setFocus()
    view.choose(GLOBE)
    qtbot.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    ends = (0, view.model().rowCount() - 1)
    assert desk.workspace.state.selected == view.model().key(ends[0 if first else 1])


def test_lines_chosen_by_shift_and_arrows_are_copied_row_by_row(
    qtbot, desk, lines, dialogs
) -> None:
    row, model = lines.currentIndex().row(), lines.model()
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(lines, Key.Key_Right, shift)
    qtbot.keyClick(lines, Key.Key_Down, shift)
    desk.actions["copy"].trigger()
    cells = [[model.cell(at, column).text for column in (2, 3)] for at in (row, row + 1)]
    assert dialogs.copied == ["\n".join("\t".join(line) for line in cells)]
    assert len({text for line in cells for text in line}) > 1


def test_a_chosen_cell_stands_on_the_tint_and_its_title_line_as_well(lines, look) -> None:
    tint = look.colour("selection")

    def ground(row: int, column: int) -> object:
        rect: QRect = lines.visualRect(lines.model().index(row, column))
        return lines.viewport().grab().toImage().pixelColor(rect.left() + 2, rect.top() + 3)

    row = lines.currentIndex().row()
    assert ground(row, 2) == tint
    assert ground(row, 3) != tint
    lines.setCurrentIndex(lines.model().index(0, 0))
    assert ground(0, 0) == tint
    assert ground(row, 2) != tint


def test_the_held_column_shows_what_is_chosen_in_it(qtbot, desk, lines, look) -> None:
    desk.window.resize(900, 700)
    slugs = tuple(desk.workspace.snapshot.models)[:8]
    desk.workspace.change(compare=slugs, compare_everything=True)
    bar = lines.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    lines.setCurrentIndex(lines.model().index(1, 0))
    bar.setValue(bar.maximum())
    rect = lines.visualRect(lines.model().index(1, 0))
    picture = lines.held.grab().toImage()
    assert picture.pixelColor(2, rect.top() + 3) == look.colour("selection")
    assert picture.pixelColor(2, rect.bottom() + 3) == look.colour("surface")
