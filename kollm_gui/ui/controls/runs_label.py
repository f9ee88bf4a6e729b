"""One line of text in several colours and weights: a tenth of what rich text takes a label."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from kollm_gui.ui.look import Look


class Run(NamedTuple):
    """Text in one colour and one type role of the look."""

    text: str
    token: str
    role: str


class RunsLabel(QLabel):
    """Draws runs one after the other, and is read aloud as the one text they make.

    Where there is no room for all of it, the whole text is its tool tip.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._runs: tuple[Run, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)  # or a typed "<b>" would be taken for markup

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show these runs in place of those before."""
        self._runs = tuple(runs)
        told = "".join(run.text for run in runs)
        self.setText(told)
        self.setAccessibleDescription(told)  # its name says what the text is about
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All runs beside each other, on a line of the first one's role."""
        width = sum(self._look.texts(run.role).width(run.text) for run in self._runs)
        height = self._look.line_height(self._runs[0].role) if self._runs else 0
        return QSize(ceil(width), height)

    def minimumSizeHint(self) -> QSize:
        """As much: where it may be cut, its minimum width is set."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the runs in the middle of the height; the first that does not fit is cut.

        Then the tool tip tells all of them.
        """
        painter, left, unsaid = QPainter(self), 0.0, ""
        for run in self._runs:
            texts = self._look.texts(run.role)
            # Rounded up as the width of all runs is: the last one is not cut for half a pixel.
            shown = texts.cut(run.text, ceil(self.width() - left))
            painter.setFont(texts.font)
            painter.setPen(self._look.colour(run.token))
            texts.put(painter, left, 0, self.height(), shown)
            if shown != run.text:
                unsaid = self.text()
                break
            left += texts.width(run.text)
        painter.end()
        if unsaid != self.toolTip():
            self.setToolTip(unsaid)
