"""The foot of a comparison: it counts, and says what the marks mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kollm_gui.ui.compare.axis import draw_chance
from kollm_gui.ui.details.row import draw_badge
from kollm_gui.ui.look import Look

Sign = Literal["", "chance", "conflict", "level", "interest", "hollow"]


@dataclass(frozen=True, slots=True)
class FootPart:
    """A sentence, or a mark and what it means; ``badge`` is the word inside the interest mark."""

    text: str
    sign: Sign = ""
    badge: str = ""


class Foot(QWidget):
    """Sets its parts side by side and, where there is no room, below each other."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._parts: Sequence[FootPart] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._refresh)

    def show_parts(self, parts: Sequence[FootPart]) -> None:
        """Show these."""
        self._parts = tuple(parts)
        self.setAccessibleName(" ".join(part.text for part in parts if not part.sign))
        self.setVisible(bool(parts))
        self._refresh()

    @property
    def text(self) -> str:
        """What the sentences say."""
        return " ".join(part.text for part in self._parts if not part.sign)

    def sizeHint(self) -> QSize:
        """As high as the lines need."""
        return QSize(200, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.setFixedHeight(self._height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline above, then the parts."""
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, look.colour("line"))
        for part, box in zip(self._parts, self._boxes(), strict=True):
            left = self._draw_sign(painter, part, box)
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("text_3" if part.sign else "text_2"))
            room = QRect(left, box.y(), box.right() + 1 - left, box.height())
            wrapped = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value
            painter.drawText(room, wrapped, part.text)
        painter.end()

    def _draw_sign(self, painter: QPainter, part: FootPart, box: QRect) -> int:
        look = self._look
        middle = box.y() + box.height() / 2
        if part.sign == "chance":
            draw_chance(painter, look, box.x() + look.px(4), middle)
        elif part.sign == "conflict":
            mark = look.pixmap("warning", 13, "warning", self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.x(), middle - look.px(13) / 2), mark)
        elif part.sign == "level":
            painter.setFont(look.font("badge"))
            painter.setPen(look.colour("text_2"))
            painter.drawText(
                QRect(box.x(), box.y(), look.px(14), box.height()),
                int(Qt.AlignmentFlag.AlignVCenter),
                "±",
            )
        elif part.sign == "interest":
            high = look.px(16)
            ink = look.colour("warning")
            rect = QRectF(box.x(), middle - high / 2, self._sign_width(part) - look.px(6), high)
            draw_badge(painter, look, rect, part.badge, ink=ink, border=ink)
        elif part.sign == "hollow":
            painter.setPen(look.colour("text_2"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(box.x() + 0.5, middle - look.px(4), look.px(14), look.px(8)))
        return box.x() + self._sign_width(part)

    def _sign_width(self, part: FootPart) -> int:
        look = self._look
        if part.sign == "interest":
            words = QFontMetrics(look.font("badge")).horizontalAdvance(part.badge)
            return words + look.px(10) + look.px(6)
        return {"chance": look.px(14), "conflict": look.px(19), "level": look.px(14)}.get(
            part.sign, look.px(20) if part.sign == "hollow" else 0
        )

    def _boxes(self) -> list[QRect]:
        look = self._look
        metrics = QFontMetrics(look.font("small"))
        margin, line = look.px(12), look.px(20)
        widest = max(self.width() - 2 * margin, 40)
        x, y = margin, look.px(7)
        boxes: list[QRect] = []
        for part in self._parts:
            sign = self._sign_width(part)
            width = sign + metrics.horizontalAdvance(part.text) + 1
            if x > margin and x + width > self.width() - margin:
                x, y = margin, boxes[-1].bottom() + 1
            high = line
            if width > widest:  # more than a line by itself
                room = QRect(0, 0, widest - sign, 10_000)
                told = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, part.text)
                high = line * max(round(told.height() / metrics.lineSpacing()), 1)
            boxes.append(QRect(x, y, min(width, widest), high))
            x += width + look.px(20 if part.sign else 8)
        return boxes

    def _height(self) -> int:
        boxes = self._boxes()
        return boxes[-1].bottom() + 1 + self._look.px(7) if boxes else 0

    def _refresh(self) -> None:
        self.setFixedHeight(self._height())
        self.updateGeometry()
        self.update()
