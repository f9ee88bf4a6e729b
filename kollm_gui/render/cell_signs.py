"""The cells of a training recipe, which read without colour: dot, ring, dash, question mark."""

from PySide6.QtCore import QPointF, Qt

from kollm_gui.charts.figure import CellSign, Tone
from kollm_gui.charts.layout import Box
from kollm_gui.render import fonts
from kollm_gui.render.canvas import Canvas, pen
from kollm_gui.render.texts import TextBox

_ROUNDED = 0.18  # radius of the corners, in heights of the cell
_DOT, _RING = 0.17, 0.2  # radii, in heights of the cell


def paint_cell_sign(canvas: Canvas, box: Box, sign: CellSign, tone: Tone) -> None:
    """Paint a cell with its ground and its sign."""
    colours, radius = canvas.colours, box.height * _ROUNDED
    middle = QPointF(box.left + box.width / 2, box.top + box.height / 2)
    if sign == "trained":
        canvas.rectangle(box, colours.fill(tone), colours.fill(tone), radius)
        _dot(canvas, middle, box.height * _DOT)
    elif sign == "adapters":
        canvas.rectangle(box, colours.tint(tone), colours.ink(tone), radius)
        _ring(canvas, middle, box.height * _RING, tone)
    elif sign == "frozen":
        canvas.rectangle(box, colours.ink("grid"), None, radius)
        half = min(box.width, box.height * 1.6) * 0.16
        start = (middle.x() - half, middle.y())
        canvas.line(start, (middle.x() + half, middle.y()), colours.ink("text_3"), _thick(canvas))
    else:
        canvas.rectangle(box, None, colours.ink("line_strong"), radius)
        _question(canvas, middle)


def _dot(canvas: Canvas, middle: QPointF, radius: float) -> None:
    painter = canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    # White in both themes: the dark ground itself would not stand out on the green.
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawEllipse(middle, radius, radius)


def _ring(canvas: Canvas, middle: QPointF, radius: float, tone: Tone) -> None:
    painter = canvas.painter
    painter.setPen(pen(canvas.colours.ink(tone), _thick(canvas)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, radius, radius)


def _question(canvas: Canvas, middle: QPointF) -> None:
    size = canvas.style.label_px
    wide, high = fonts.width("?", size), fonts.height(size)
    left, top = middle.x() - wide / 2, middle.y() - high / 2
    canvas.text(TextBox("?", left, top, size, tone="text_3", role="cell"))


def _thick(canvas: Canvas) -> float:
    return canvas.style.line_px * 1.6
