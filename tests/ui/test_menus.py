"""Menus in the look's colours and measures, whatever opens them."""

from collections.abc import Iterator
from operator import attrgetter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QActionGroup, QColor, QContextMenuEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.menus import menus_in, open_menu
from kollm_gui.ui.look import Look

# The offscreen platform warns of every pop-up that it cannot raise it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEYS = "Ctrl+Alt+Shift+P"


@pytest.fixture
def look(qapp) -> Iterator[Look]:
    made = Look()
    font = qapp.font()
    made.changed.connect(lambda: qapp.setFont(made.font("body")))  # as the window's root does
    qapp.setFont(made.font("body"))
    yield made
    qapp.setFont(font)


@pytest.fixture
def menu(qtbot, look) -> QMenu:
    made = QMenu()
    qtbot.addWidget(made)
    made.addAction("Return to the earlier data").setShortcut(KEYS)
    made.addSeparator()
    below = made.addMenu("Theme")
    choice = QActionGroup(below)
    for name in ("Light", "Dark"):
        action = choice.addAction(below.addAction(name))
        action.setCheckable(True)
    choice.actions()[0].setChecked(True)
    for name, checked in (("the survey", True), ("papers", False)):
        entry = made.addAction(name)
        entry.setCheckable(True)
        entry.setChecked(checked)
    made.addAction("out of reach").setEnabled(False)
    return made


def opened(menu: QMenu, look: Look) -> QMenu:
    open_menu(menu, look, QPoint(0, 0))
    QApplication.processEvents()
    return menu


def colours_in_row(menu: QMenu, text: str) -> set[str]:
    """The colours that are painted in a row."""
    action = next(each for each in menu.actions() if each.text() == text)
    row, picture = menu.actionGeometry(action), menu.grab().toImage()
    ratio = picture.devicePixelRatio()
    return {
        QColor(picture.pixel(round(x * ratio), round(y * ratio))).name()
        for x in range(row.left(), row.right())
        for y in range(row.top(), row.bottom())
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_ground_rows_and_marks_are_the_look_s(menu, look, theme) -> None:
    look.set_theme(theme)
    opened(menu, look)
    menu.setActiveAction(menu.actions()[0])
    chosen, plain = (colours_in_row(menu, menu.actions()[at].text()) for at in (0, 4))
    assert look.colour("selection").name() in chosen
    assert look.colour("raised").name() not in chosen
    assert look.colour("raised").name() in plain
    assert look.colour("selection").name() not in plain
    assert look.colour("accent").name() in colours_in_row(menu, "the survey")
    assert look.colour("accent").name() not in plain
    disabled = colours_in_row(menu, "out of reach")
    assert look.colour("text_3").name() in disabled
    assert look.colour("text").name() not in disabled


def test_an_open_menu_follows_the_theme(menu, look) -> None:
    opened(menu, look)
    menu.hide()
    look.set_theme("dark")
    opened(menu, look)
    assert look.colour("raised").name() in colours_in_row(menu, "papers")


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_rows_and_texts_have_their_room_at_every_text_size(menu, look, scale) -> None:
    opened(menu, look)
    menu.hide()
    look.set_scale(scale)
    opened(menu, look)
    row = menu.actionGeometry(menu.actions()[0])
    metrics = QFontMetrics(look.font("body"))
    assert row.height() == look.px(24)
    assert row.height() >= metrics.height()  # no syllable is cut at top or bottom
    words = metrics.horizontalAdvance("Return to the earlier data")
    assert row.width() >= words + metrics.horizontalAdvance(KEYS) + look.px(48)


def test_menus_below_are_dressed_with_the_one_above(menu, look) -> None:
    (below,) = menus_in(menu)
    opened(menu, look)
    below.popup(QPoint(0, 0))
    QApplication.processEvents()
    assert below.actionGeometry(below.actions()[0]).height() == 24
    assert look.colour("accent").name() in colours_in_row(below, "Light")
    assert look.colour("accent").name() not in colours_in_row(below, "Dark")


def test_a_button_opens_its_menu_dressed(qtbot, menu, look) -> None:
    button = Button(look, "Export", menu=menu)
    qtbot.addWidget(button)
    button.show()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert menu.isVisible()
    assert menu.actionGeometry(menu.actions()[0]).height() == 24


def test_the_menus_of_the_bar_and_of_a_row_are_dressed(desk, look) -> None:
    menus = [menu for menu in menus_in(desk.window.menuBar()) if menu.actions()]
    assert len(menus) == len(desk.window.menuBar().actions())
    for menu in menus:
        menu.popup(QPoint(0, 0))
        assert menu.actionGeometry(menu.actions()[0]).height() == 24
        menu.hide()
    desk.menu.open_for_model("haneul-12.8b", QPoint(0, 0))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert popup.actionGeometry(popup.actions()[0]).height() == 24
    popup.hide()


@pytest.mark.parametrize("field", ["top.search", "tree.finder"])
def test_the_menus_of_search_fields_are_dressed(desk, look, field) -> None:
    line = attrgetter(field)(desk).line
    place = QPoint(20, 10)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, line.mapToGlobal(place))
    QApplication.sendEvent(line, asked)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert popup.actionGeometry(popup.actions()[0]).height() == 24
    popup.close()
