"""Short texts set once and drawn many times: a third of the time that setting anew takes."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QStaticText, QTransform

_MOST = 8000  # texts kept; a table's columns say a few hundred each
_PLAIN = Qt.TextFormat.PlainText
_MIDDLE, _END = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight


class SetTexts:
    """Draws texts of one font on one line, at the pixels where ``drawText`` has them."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self._height = QFontMetricsF(font).height()
        self._set: dict[str, tuple[QStaticText, float]] = {}
        self._cut: dict[tuple[str, int, bool], str] = {}

    def draw(self, painter: QPainter, box: QRect, text: str, *, right: bool = False) -> None:
        """Draw in the middle of the box's height, from its left or to its right edge."""
        x = box.x() + box.width() - self.width(text) if right else box.x()
        painter.setFont(self.font)
        self.put(painter, x, box.y(), box.height(), text)

    def put(self, painter: QPainter, x: float, top: int, height: int, text: str) -> None:
        """Draw in the middle of this height with a painter that has the font already."""
        found = self._set.get(text)
        if found is None:
            found = self._lay(text)
        painter.drawStaticText(QPointF(x, top + (height - self._height) / 2), found[0])

    def width(self, text: str) -> float:
        """Px that a text takes."""
        return (self._set.get(text) or self._lay(text))[1]

    def cut(self, text: str, width: int, *, middle: bool = False) -> str:
        """The text with an ellipsis at its end where it is wider than so many px.

        In the middle it keeps the end as well, by which the models of a family are told apart.
        """
        found = self._cut.get((text, width, middle))
        if found is None:
            if len(self._cut) >= _MOST:
                self._cut.clear()
            found = text
            if self.width(text) > width:
                found = self.metrics.elidedText(text, _MIDDLE if middle else _END, width)
            self._cut[text, width, middle] = found
        return found

    def _lay(self, text: str) -> tuple[QStaticText, float]:
        if len(self._set) >= _MOST:
            self._set.clear()
        laid = QStaticText(text)
        laid.setTextFormat(_PLAIN)
        laid.prepare(QTransform(), self.font)
        found = (laid, laid.size().width())
        self._set[text] = found
        return found
