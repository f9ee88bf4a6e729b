"""Markers as small pictures: two thousand of them are painted within a frame of the screen."""

from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPixmap

from kollm_gui.charts.figure import Point, Points
from kollm_gui.render.canvas import Canvas
from kollm_gui.render.frame import Frame
from kollm_gui.render.marks import marker_size, paint_point

WORTH_IT = 200  # fewer markers are painted as shapes, which may stand between two pixels
_Look = tuple[str, str, bool, bool, bool, bool, float]


class MarkerStamps:
    """Keeps the picture of each kind of marker, and the units of each point of a mark.

    ``forget`` has to be called when the figure, the theme or the text size changes.
    """

    def __init__(self) -> None:
        self._pictures: dict[tuple[_Look, float], QPixmap] = {}
        self._units: dict[int, list[tuple[_Look, Point, float, float]]] = {}

    def forget(self) -> None:
        """Make all anew when next asked."""
        self._pictures.clear()
        self._units.clear()

    def paint(self, canvas: Canvas, frame: Frame, mark: Points) -> bool:
        """Paint the markers of a crowded mark; False for one of few."""
        if len(mark.points) < WORTH_IT:
            return False
        painter, plot = canvas.painter, frame.plot
        ratio = painter.device().devicePixelRatioF()
        # x = left + unit * across; the loop must not call a function per axis and point.
        left, across = frame.across_unit(0.0), frame.across_unit(1.0) - frame.across_unit(0.0)
        foot, down = frame.down_unit(0.0), frame.down_unit(1.0) - frame.down_unit(0.0)
        x1, x2, y1, y2 = plot.left, plot.right, plot.top, plot.bottom
        stamps: dict[_Look, tuple[float, QPixmap]] = {}
        draw = painter.drawPixmap
        for look, point, unit_x, unit_y in self._prepared(frame, mark):
            x, y = left + unit_x * across, foot + unit_y * down
            if x1 <= x <= x2 and y1 <= y <= y2:
                stamp = stamps.get(look)
                if stamp is None:
                    half = self._half(canvas, point)
                    stamp = stamps[look] = half, self._picture(canvas, look, point, ratio)
                half, picture = stamp
                draw(QPointF(x - half, y - half), picture)
        return True

    def _half(self, canvas: Canvas, point: Point) -> float:
        return round(marker_size(point, canvas.style.marker_px) * 1.4)

    def _prepared(self, frame: Frame, mark: Points) -> list[tuple[_Look, Point, float, float]]:
        found = self._units.get(id(mark))
        if found is None:
            ordered = sorted(mark.points, key=lambda point: not point.pale)
            found = self._units[id(mark)] = [
                (_look(point), point, frame.x.to_unit(point.x), frame.y.to_unit(point.y))
                for point in ordered
            ]
        return found

    def _picture(self, canvas: Canvas, look: _Look, point: Point, ratio: float) -> QPixmap:
        made = self._pictures.get((look, ratio))
        if made is None:
            half = self._half(canvas, point)
            made = QPixmap(round(2 * half * ratio), round(2 * half * ratio))
            made.setDevicePixelRatio(ratio)
            made.fill(canvas.colours.surface.fromRgb(0, 0, 0, 0))
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_point(replace(canvas, painter=painter), point, half, half)
            painter.end()
            self._pictures[look, ratio] = made
        return made


def _look(point: Point) -> _Look:
    return (
        point.tone,
        point.shape,
        point.hollow,
        point.pale,
        point.at_least,
        point.dashed,
        point.area,
    )
