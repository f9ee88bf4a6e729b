"""The outline of the row or cell that the keyboard stands on."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView

from kollm_gui.ui.controls.button import KEYBOARD
from kollm_gui.ui.look import Look


class FocusRing(QObject):
    """Outlines the current cell of a view from when the keyboard is used until the mouse is."""

    def __init__(self, view: QAbstractItemView, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look
        self._by_keyboard = False
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's own
        """Note what is used; a view paints itself anew when it gets or loses the focus."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            if not self._by_keyboard:
                self._by_keyboard = True
                self._view.viewport().update()
        elif kind == QEvent.Type.MouseButtonPress:
            self._by_keyboard = False
        elif isinstance(event, QFocusEvent) and event.gotFocus():
            self._by_keyboard = event.reason() in KEYBOARD
        return False
