"""Filling a rectangle with a colour, without what Qt makes for gradients."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Fill a rectangle as ``QPainter.fillRect`` does.

    The first call of that makes 180 constants of ``QGradient``, which a start would wait for.
    """
    painter.setBackground(colour)
    painter.eraseRect(rect)
