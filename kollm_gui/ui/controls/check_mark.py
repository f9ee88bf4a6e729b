"""The square of a check box with its tick, wherever one is drawn."""

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from kollm_gui.ui.look import Look

MARK, TICK = 16, 12  # px at text size 1


def draw_check(
    painter: QPainter,
    look: Look,
    box: QRect,
    *,
    checked: bool,
    enabled: bool = True,
    ratio: float = 1.0,
) -> None:
    """Draw the square in the box, filled and ticked where it is checked."""
    filled = "accent" if enabled else "line_strong"
    painter.setPen(QPen(look.colour(filled if checked else "line_strong"), 1))
    painter.setBrush(look.colour(filled if checked else "raised"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if checked:
        draw_tick(painter, look, box, "on_accent", ratio)


def draw_tick(painter: QPainter, look: Look, box: QRect, token: str, ratio: float = 1.0) -> None:
    """Draw the tick alone, in the middle of the box."""
    inset = (box.width() - look.px(TICK)) // 2
    tick = look.pixmap("check", TICK, token, ratio)
    painter.drawPixmap(box.topLeft() + QPoint(inset, inset), tick)
