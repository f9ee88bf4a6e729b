"""Figures inside pyqtgraph: its scene holds our painting routines, which paint in device pixels."""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from kollm_gui.charts.scale import Scale
from kollm_gui.render.frame import Reach

Paint = Callable[[QPainter], None]


BEYOND = 0.05  # of a view's width


class UnitViewBox(pg.ViewBox):
    """A view of the units 0..1 of both scales, which can be moved and zoomed within limits."""

    def __init__(self, *, movable: bool) -> None:
        super().__init__(enableMenu=False, enableMouse=movable)
        self.setLimits(xMin=-0.6, xMax=1.6, yMin=-0.6, yMax=1.6, minXRange=0.004, minYRange=0.004)
        self.disableAutoRange()
        self.movable = movable
        if not movable:
            # Nothing can be moved out of sight, and a marker at 0 is shown whole.
            self.setFlag(self.GraphicsItemFlag.ItemClipsChildrenToShape, False)  # noqa: FBT003 - Qt's own
        self.reset()

    def reset(self) -> None:
        """Show the whole domain."""
        self.setRange(xRange=(0.0, 1.0), yRange=(0.0, 1.0), padding=0.0)

    @property
    def reaches(self) -> tuple[Reach, Reach]:
        """The visible units of both axes."""
        (x1, x2), (y1, y2) = self.viewRange()
        return (x1, x2), (y1, y2)


class MarksItem(pg.GraphicsObject):
    """Marks inside a view box, which clips them where it moves; painted in pixels of the scene."""

    def __init__(self, view: UnitViewBox, paint: Paint) -> None:
        super().__init__()
        self._view = view
        self._paint = paint
        view.addItem(self, ignoreBounds=True)

    def boundingRect(self) -> QRectF:
        """All that the view shows, and half a marker around it where nothing is clipped."""
        shown = self._view.viewRect()
        if self._view.movable:
            return shown
        edge = shown.width() * BEYOND
        return shown.adjusted(-edge, 0.0, edge, 0.0)

    def viewRangeChanged(self) -> None:
        """Cover the part that is shown now."""
        self.prepareGeometryChange()
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Leave the view's coordinates, so that markers and letters keep their size."""
        del option, widget
        _paint_in_scene(self, painter, self._paint)


class OverlayItem(pg.GraphicsObject):
    """Texts over and around a plot; painted in pixels of the scene, blind to the mouse."""

    def __init__(self, paint: Paint) -> None:
        super().__init__()
        self._paint = paint
        self._area = QRectF()
        self.setZValue(1000)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, enabled=False)

    def set_area(self, area: QRectF) -> None:
        """Cover this part of the scene."""
        self.prepareGeometryChange()
        self._area = area

    def boundingRect(self) -> QRectF:
        """The part of the scene that may be painted on."""
        return self._area

    def contains(self, point: object) -> bool:
        """Never: the pointer is meant for what lies below."""
        del point
        return False

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the texts."""
        del option, widget
        _paint_in_scene(self, painter, self._paint)


class ScaleAxis(pg.AxisItem):
    """An axis that asks its `Scale` for ticks: no log mode, no prefix, no factor of pyqtgraph's."""

    def __init__(self, orientation: str, view: UnitViewBox, paint: Paint) -> None:
        super().__init__(orientation)
        # Before any range is set: later it would leave a factor in the ticks.
        self.enableAutoSIPrefix(enable=False)
        self._paint = paint
        self._scale: Scale | None = None
        self.linkToView(view)

    def set_scale(self, scale: Scale) -> None:
        """Ask this scale from here on."""
        self._scale = scale
        self.picture = None
        self.update()

    def tickValues(
        self,
        minVal: float,  # noqa: N803 - pyqtgraph's names
        maxVal: float,  # noqa: N803
        size: float,
    ) -> list[tuple[float, list[float]]]:
        """Positions of the scale's ticks, in units."""
        if self._scale is None or maxVal <= minVal:
            return []
        visible = self._scale.from_unit(minVal), self._scale.from_unit(maxVal)
        ticks = self._scale.ticks((min(visible), max(visible)), size)
        return [(1.0, [self._scale.to_unit(tick.value) for tick in ticks])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The scale's own texts of these positions."""
        del scale, spacing
        if self._scale is None or not values:
            return []
        given = self._scale
        ends = [given.from_unit(min(values) - 1e-9), given.from_unit(max(values) + 1e-9)]
        ticks = given.ticks((min(ends), max(ends)), max(self.width(), self.height()))
        texts = {round(given.to_unit(tick.value), 9): tick.text for tick in ticks}
        return [texts.get(round(value, 9), "") for value in values]

    def paint(
        self, p: QPainter, opt: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the same texts that the page has."""
        del opt, widget
        _paint_in_scene(self, p, self._paint)


def _paint_in_scene(item: QGraphicsItem, painter: QPainter, paint: Paint) -> None:
    painter.save()
    to_item, invertible = item.sceneTransform().inverted()
    if invertible:
        painter.setWorldTransform(to_item * painter.worldTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter)
    painter.restore()
