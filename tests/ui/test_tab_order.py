"""Tab goes through the whole window and comes back, whatever the panels show."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kollm_gui.ui.desk import Desk

MOST = 60  # presses; the details take one for each of their links


def visited(desk: Desk) -> list[QWidget]:
    """What Tab comes by from the search until it is back there."""
    start = desk.top.search.line
    start.setFocus()
    found: list[QWidget] = []
    for _press in range(MOST):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget())
        if found[-1] is start:
            break
    return found


@pytest.mark.parametrize("selected", [None, "haneul-12.8b", "no-such-model"])
def test_tab_comes_by_every_panel_and_back(desk: Desk, selected: str | None) -> None:
    desk.workspace.change(selected=selected)
    found = visited(desk)
    assert found[-1] is desk.top.search.line
    assert {desk.tree.view, desk.center.row, desk.center.panel("models").view} <= set(found)
    assert (desk.details.tabs in found) == (selected == "haneul-12.8b")


def test_tab_comes_back_after_a_search_that_found_nothing(desk: Desk) -> None:
    desk.workspace.change(query="no-such-thing")
    desk.workspace.change(query="")
    found = visited(desk)
    assert found[-1] is desk.top.search.line
    assert all(widget.isVisible() for widget in found)
