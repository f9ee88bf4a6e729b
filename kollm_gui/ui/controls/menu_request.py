"""What a context menu is asked about, by the mouse or by the menu key."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView


class MenuRequest(NamedTuple):
    """The cell that a menu is about, valid or not, and where on the screen it is to open."""

    cell: QModelIndex
    at: QPoint


def menu_request(view: QAbstractItemView, event: QContextMenuEvent) -> MenuRequest:
    """The cell under the pointer, else the current one; the menu key means the current one."""
    current = view.currentIndex()
    if event.reason() == QContextMenuEvent.Reason.Keyboard:
        # Qt's own place leaves the header out of account, and the row may be out of sight.
        view.scrollTo(current)
        place = view.visualRect(current).center()
        return MenuRequest(current, view.viewport().mapToGlobal(place))
    under = view.indexAt(event.pos())
    return MenuRequest(under if under.isValid() else current, event.globalPos())
