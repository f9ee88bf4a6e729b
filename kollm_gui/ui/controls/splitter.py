"""A splitter whose handle is one hairline, though five pixels can be grabbed."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from kollm_gui.ui.controls.fill import fill
from kollm_gui.ui.look import Look


class _Hairline(QSplitterHandle):
    def __init__(self, look: Look, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the panel border."""
        painter = QPainter(self)
        wide = self.orientation() == Qt.Orientation.Horizontal
        middle = self.rect().center()
        colour = self._look.colour("line")
        if wide:
            fill(painter, QRect(middle.x(), 0, 1, self.height()), colour)
        else:
            fill(painter, QRect(0, middle.y(), self.width(), 1), colour)
        painter.end()


class Splitter(QSplitter):
    """A splitter with hairline handles; panels never fold away by dragging."""

    def __init__(
        self, look: Look, orientation: Qt.Orientation, parent: QWidget | None = None
    ) -> None:
        self._look = look  # createHandle is called while the base is made
        super().__init__(orientation, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:  # noqa: N802 - Qt override
        """Make a hairline."""
        return _Hairline(self._look, self.orientation(), self)
