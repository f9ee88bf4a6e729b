"""The five marker shapes, of equal weight to the eye, and the small signs beside them."""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from kollm_gui.charts.figure import Shape, Tone
from kollm_gui.charts.layout import Box
from kollm_gui.render.canvas import Canvas, pen

# Corners of the polygons and how far they reach from the middle, in radii of the circle,
# so that all shapes cover about as much paper; the angle is that of the first corner.
_POLYGONS: dict[Shape, tuple[int, float, float]] = {
    "square": (4, 1.25, -45.0),
    "triangle": (3, 1.38, -90.0),
    "diamond": (4, 1.28, -90.0),
    "pentagon": (5, 1.14, -90.0),
}


@lru_cache(maxsize=64)
def marker_path(shape: Shape, diameter: float) -> QPainterPath:
    """The outline of a marker around the origin."""
    path = QPainterPath()
    radius = diameter / 2
    if shape == "circle":
        path.addEllipse(QRectF(-radius, -radius, diameter, diameter))
        return path
    corners, reach, first = _POLYGONS[shape]
    # A triangle's middle of mass lies below the middle of its height.
    drop = radius * 0.12 if shape == "triangle" else 0.0
    points: list[QPointF] = []
    for corner in range(corners):
        angle = math.radians(first + corner * 360 / corners)
        points.append(
            QPointF(radius * reach * math.cos(angle), drop + radius * reach * math.sin(angle))
        )
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def paint_marker(
    canvas: Canvas,
    x: float,
    y: float,
    tone: Tone,
    shape: Shape,
    *,
    hollow: bool = False,
    pale: bool = False,
    dashed: bool = False,
    diameter: float | None = None,
) -> None:
    """Paint one marker, filled and outlined in its ink; a hollow or dashed one shows the ground."""
    painter, colours = canvas.painter, canvas.colours
    size = diameter or canvas.style.marker_px
    width = canvas.style.outline_px * (1.6 if hollow else 1.0)
    outline = pen(colours.ink(tone, pale=pale), width)
    if dashed:
        outline.setDashPattern([2.0, 1.5])
    outline.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(outline)
    painter.setBrush(colours.surface if hollow or dashed else colours.fill(tone, pale=pale))
    painter.translate(x, y)
    painter.drawPath(marker_path(shape, size - width))
    painter.translate(-x, -y)


def paint_caret(canvas: Canvas, x: float, y: float, tone: Tone, diameter: float) -> None:
    """Paint the small roof above a marker that says: at least."""
    half, lift = diameter * 0.36, diameter * 0.82
    roof = [(-half, -lift), (0.0, -lift - half * 0.9), (half, -lift)]
    canvas.painter.setPen(pen(canvas.colours.ink(tone), canvas.style.outline_px * 1.3))
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawPolyline(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in roof]))


def paint_ring(canvas: Canvas, x: float, y: float, diameter: float | None = None) -> None:
    """Paint the accent ring around the selected datum."""
    radius = (diameter or canvas.style.marker_px) / 2 + 4.0
    canvas.painter.setPen(pen(canvas.colours.ink("accent"), 2.0))
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawEllipse(QPointF(x, y), radius, radius)


def paint_arrow_head(
    canvas: Canvas, start: tuple[float, float], tip: tuple[float, float], size: float
) -> None:
    """Paint the filled head of an arrow in the colour of the line just drawn."""
    angle = math.atan2(tip[1] - start[1], tip[0] - start[0])
    turns = (angle + math.radians(157), angle - math.radians(157))
    feet = [(tip[0] + size * math.cos(turn), tip[1] + size * math.sin(turn)) for turn in turns]
    head = [QPointF(*tip), *(QPointF(*foot) for foot in feet)]
    painter = canvas.painter
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF(head))


def paint_folded_corner(canvas: Canvas, box: Box, share: float = 0.42) -> None:
    """Paint the folded corner at the top right of a cell, outlined against any fill."""
    size = min(box.width, box.height) * share
    corner = [(box.right - size, box.top), (box.right, box.top), (box.right, box.top + size)]
    canvas.painter.setPen(pen(canvas.colours.surface, canvas.style.line_px))
    canvas.painter.setBrush(canvas.colours.ink("warning"))
    canvas.painter.drawPolygon(QPolygonF([QPointF(*point) for point in corner]))


def paint_hatching(canvas: Canvas, box: Box) -> None:
    """Paint slanted lines over a bar.

    Each line is cut to the bar here: a brush pattern becomes an image in PDF and SVG.
    """
    step = max(canvas.style.marker_px * 0.62, canvas.style.line_px * 4)
    canvas.painter.setPen(pen(canvas.colours.surface, canvas.style.line_px * 1.25))
    offset = step
    while offset < box.width + box.height:
        # A line of 45 degrees from the bottom edge up to the right.
        x1, y1 = box.left + max(0.0, offset - box.height), box.top + min(offset, box.height)
        x2, y2 = box.left + min(offset, box.width), box.top + max(0.0, offset - box.width)
        canvas.painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
        offset += step


def paint_warning(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Paint the triangle of a conflict with its left at x and its middle height at y."""
    painter, colours = canvas.painter, canvas.colours
    outline = pen(colours.ink("warning"), max(canvas.style.outline_px, size * 0.09))
    outline.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(outline)
    painter.setBrush(colours.tint("warning"))
    top, foot, middle = y - size * 0.46, y + size * 0.40, x + size / 2
    painter.drawPolygon(
        QPolygonF([QPointF(middle, top), QPointF(x + size, foot), QPointF(x, foot)])
    )
    painter.drawLine(QPointF(middle, y - size * 0.14), QPointF(middle, y + size * 0.10))
    painter.drawLine(QPointF(middle, y + size * 0.20), QPointF(middle, y + size * 0.29))
