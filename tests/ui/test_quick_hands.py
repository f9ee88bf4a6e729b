"""Keys that come while the window is still being filled."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from kollm_gui.ui.controls.menus import menus_in
from kollm_gui.ui.desk import Desk
from kollm_gui.ui.panels.details_panel import DetailsPanel
from tests.fixtures import tiny_snapshot

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def unpainted(make_desk, own) -> Desk:
    """A desk as a start makes it: tree and table are there, and nothing has been painted."""
    return make_desk(tiny_snapshot(), own, later=True)


def entries(desk: Desk) -> list[QAction]:
    """What stands in the menus of the bar."""
    return [entry for menu in menus_in(desk.window.menuBar()) for entry in menu.actions()]


def test_menus_and_details_follow_the_paint(qtbot, unpainted) -> None:
    assert not entries(unpainted)
    unpainted.window.show()
    qtbot.waitUntil(lambda: isinstance(unpainted.details, DetailsPanel))
    assert entries(unpainted)


def test_enter_before_the_first_paint_opens_the_details(qtbot, unpainted) -> None:
    table = unpainted.center.panel("models").view
    unpainted.workspace.change(selected="globe-8b")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    details = unpainted.details
    assert isinstance(details, DetailsPanel)
    unpainted.window.show()
    qtbot.waitUntil(details.isVisible)
    assert unpainted.details is details  # made once


def test_a_shortcut_before_the_first_paint_finds_its_menu(qtbot, unpainted) -> None:
    unpainted.window.show()
    qtbot.keyClick(unpainted.center.panel("models").view, Qt.Key.Key_F, CONTROL)
    assert entries(unpainted)


def test_down_in_the_search_before_the_first_paint_goes_to_the_results(qtbot, unpainted) -> None:
    table = unpainted.center.panel("models").view
    unpainted.window.show()
    unpainted.top.search.line.setFocus()
    qtbot.keyClick(unpainted.top.search.line, Qt.Key.Key_Down)
    assert unpainted.window.focusWidget() is table
