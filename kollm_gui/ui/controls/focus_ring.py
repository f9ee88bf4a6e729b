"""The outline of the row or cell that the keyboard stands on."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView

from kollm_gui.ui.controls.button import KEYBOARD
from kollm_gui.ui.look import Look


class FocusRing:
    """Outlines the current cell of a view from when the keyboard is used until the mouse is.

    The view tells what is used: a filter of its events would look at each move of the mouse.
    """

    def __init__(self, view: QAbstractItemView, look: Look) -> None:
        self._view, self._look = view, look
        self._by_keyboard = False

    @property
    def shown(self) -> bool:
        """Whether there is something to outline."""
        view = self._view
        return self._by_keyboard and view.hasFocus() and view.currentIndex().isValid()

    def draw(self, painter: QPainter, rect: QRect) -> None:
        """Draw a 1-px outline inside the row or cell, where it is to be shown."""
        if self.shown:
            painter.setPen(QPen(self._look.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def note_key(self) -> None:
        """A key was pressed: from here on there is an outline."""
        if not self._by_keyboard:
            self._by_keyboard = True
            self._view.viewport().update()

    def note_mouse(self) -> None:
        """A button of the mouse was pressed, after which a view paints itself anew."""
        self._by_keyboard = False

    def note_focus(self, event: QFocusEvent) -> None:
        """The focus came by the keyboard or not; a view paints itself anew then."""
        self._by_keyboard = event.reason() in KEYBOARD
