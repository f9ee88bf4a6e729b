"""The dot beside a value of the reader's own: the sign that its colour alone must not be."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from kollm_gui.ui.look import Look

GAP = 5  # px between the dot and the value
_DOT = 5  # px across


def draw_own(painter: QPainter, look: Look, rect: QRect, value_left: float) -> None:
    """Draw the dot left of a value that begins here, in the middle of its row."""
    size = look.px(_DOT)
    top = rect.y() + (rect.height() - size) / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent"))
    painter.drawEllipse(QRectF(value_left - look.px(GAP) - size, top, size, size))
    painter.restore()
