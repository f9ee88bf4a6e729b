"""One panel of a figure in a pyqtgraph scene."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene

from kollm_gui.charts.figure import Panel
from kollm_gui.charts.layout import Box, PlacedLabel
from kollm_gui.render.axes import bottom_axis, left_axis, rows_of
from kollm_gui.render.canvas import Canvas
from kollm_gui.render.colours import Colours
from kollm_gui.render.frame import Frame
from kollm_gui.render.hits import Hit, hit_at, points_of
from kollm_gui.render.hover import paint_hover
from kollm_gui.render.marks import paint_mark
from kollm_gui.render.panel import (
    paint_axis,
    paint_axis_lines,
    paint_grid,
    paint_references,
    paint_written,
    selection_column,
    selection_row,
)
from kollm_gui.render.panel_layout import plot_box, title_below, titles_above
from kollm_gui.render.placements import Placements, Sight
from kollm_gui.render.plot import PlotTexts
from kollm_gui.render.screen_items import MarksItem, OverlayItem, ScaleAxis, UnitViewBox
from kollm_gui.render.stamps import MarkerStamps
from kollm_gui.render.style import Style
from kollm_gui.render.texts import TextBox


class ScreenPanel:
    """One panel in the scene: a view box, two axes, the marks in it and the texts over it."""

    def __init__(
        self,
        scene: QGraphicsScene,
        panel: Panel,
        changed: Callable[[], None],
        placements: Placements,
    ) -> None:
        self.panel = panel
        self._placements = placements
        self.view = UnitViewBox(movable=rows_of(panel.y) is None)
        self.marks = MarksItem(self.view, self._paint_marks)
        self.left = ScaleAxis("left", self.view, self._paint_left)
        self.bottom = ScaleAxis("bottom", self.view, self._paint_bottom)
        self.overlay = OverlayItem(self._paint_overlay)
        self._written = PlotTexts()
        self._stale = False
        self.titles: tuple[TextBox, ...] = ()
        self.room = Box(0.0, 0.0, 1.0, 1.0)
        self.style: Style | None = None
        self.colours = Colours()
        self.selected: str | None = None
        self.pointed: Hit | None = None
        self._placed_at: Frame | None = None
        self._reached: tuple[Panel, Frame, list[Hit]] | None = None
        self._stamps = MarkerStamps()
        for item in (self.view, self.left, self.bottom, self.overlay):
            scene.addItem(item)
        self.left.set_scale(panel.y.scale)
        self.bottom.set_scale(panel.x.scale)
        self.view.sigRangeChanged.connect(lambda *_ignored: changed())

    def remove_from(self, scene: QGraphicsScene) -> None:
        """Take everything out of the scene."""
        self.left.unlinkFromView()
        self.bottom.unlinkFromView()
        self.view.removeItem(self.marks)
        for item in (self.overlay, self.left, self.bottom, self.view):
            scene.removeItem(item)

    def can_show(self, panel: Panel) -> bool:
        """Whether another panel may take this one's place: only its mouse behaviour must agree."""
        return (rows_of(panel.y) is None) == (rows_of(self.panel.y) is None)

    def show(
        self, panel: Panel, style: Style, colours: Colours, selected: str | None, *, keep: bool
    ) -> None:
        """Show another panel; the zoom is kept where the axes are the same."""
        same = keep and panel.x == self.panel.x and panel.y == self.panel.y
        self.panel, self.style, self.colours, self.selected = panel, style, colours, selected
        self.pointed = None
        self._stamps.forget()
        self.left.set_scale(panel.y.scale)
        self.bottom.set_scale(panel.x.scale)
        if not same:
            self.view.reset()

    def place(self, room: Box) -> None:
        """Take this rectangle of the scene."""
        if self.style is None:
            return
        self.room = room
        plot = plot_box(self.panel, room, self.style)
        self.titles = (
            *titles_above(self.panel, room, self.style),
            *title_below(self.panel, plot, room, self.style),
        )
        self.view.setGeometry(QRectF(plot.left, plot.top, plot.width, plot.height))
        wide, below = plot.left - room.left, room.bottom - plot.bottom
        # An axis of pyqtgraph's holds on to the width it thinks its texts need.
        self.left.setWidth(round(wide))
        self.bottom.setHeight(round(below))
        self.left.setGeometry(QRectF(room.left, plot.top, wide, plot.height))
        self.bottom.setGeometry(QRectF(plot.left, plot.bottom, plot.width, below))
        self.overlay.set_area(QRectF(room.left, room.top, room.width, room.height))
        self.write()

    def write(self) -> None:
        """Place the labels for what is visible now."""
        if self.style is None:
            return
        # When they are asked for: a new figure moves through several sizes before it is painted.
        self._stale = True
        self.update()

    @property
    def written(self) -> PlotTexts:
        """The texts on the plot as ``write`` last found it."""
        if self._stale and self.style is not None:
            self._stale = False
            self._placed_at = self.frame
            sight = Sight(self._placed_at, self.style, self.room, self.selected)
            self._written = self._placements.texts(self.panel, sight)
        return self._written

    def update(self) -> None:
        """Paint anew."""
        for item in (self.marks, self.left, self.bottom, self.overlay):
            item.update()

    @property
    def frame(self) -> Frame:
        """Where values lie in the scene now."""
        shown = self.view.geometry()
        plot = Box(shown.left(), shown.top(), shown.width(), shown.height())
        reach_x, reach_y = self.view.reaches
        return Frame(plot, self.panel.x.scale, self.panel.y.scale, reach_x, reach_y)

    def hit_at(self, x: float, y: float) -> Hit | None:
        """The datum at a place of the scene."""
        frame = self.frame
        if self._reached is None or self._reached[0] is not self.panel or self._reached[1] != frame:
            self._reached = (self.panel, frame, points_of(self.panel, frame))
        return hit_at(self.panel, frame, x, y, self._reached[2])

    def _canvas(self, painter: QPainter) -> Canvas | None:
        if self.style is None:
            return None
        return Canvas(painter, self.colours, self.style, stamps=self._stamps)

    def _paint_marks(self, painter: QPainter) -> None:
        canvas = self._canvas(painter)
        if canvas is None:
            return
        frame = self.frame
        self._paint_selected_row(canvas, frame)
        self._paint_selected_column(canvas, frame)
        paint_grid(canvas, self.panel, frame)
        for mark in self.panel.marks:
            paint_mark(canvas, frame, mark, self.selected)

    def _paint_selected_row(self, canvas: Canvas, frame: Frame) -> None:
        rows = rows_of(self.panel.y)
        if rows is None or self.selected is None:
            return
        for place, item in enumerate(rows.items):
            if item.key == self.selected:
                canvas.rectangle(selection_row(frame, place, self.room), canvas.colours.selection)

    def _paint_selected_column(self, canvas: Canvas, frame: Frame) -> None:
        columns = rows_of(self.panel.x)
        if columns is None or self.selected is None:
            return
        for place, item in enumerate(columns.items):
            if item.key == self.selected:
                column = selection_column(frame, place, self.room)
                canvas.rectangle(column, canvas.colours.selection)

    def _paint_selected_name(self, canvas: Canvas, frame: Frame) -> None:
        """The ground of a selected column's name, above what the marks are cut to."""
        columns = rows_of(self.panel.x)
        for place, item in enumerate(columns.items if columns is not None else ()):
            if self.selected is not None and item.key == self.selected:
                whole = selection_column(frame, place, self.room)
                name = replace(whole, height=frame.plot.top - whole.top)
                canvas.rectangle(name, canvas.colours.selection)

    def _paint_left(self, painter: QPainter) -> None:
        canvas = self._canvas(painter)
        if canvas is None:
            return
        frame = self.frame
        # Not the axis's own rectangle, which reaches into the plot.
        names = frame.plot.left - self.room.left - 1.0
        painter.setClipRect(QRectF(self.room.left - 40.0, self.room.top, names + 40.0, 1e5))
        self._paint_selected_row(canvas, frame)
        paint_axis(canvas, left_axis(self.panel.y, frame, canvas.style, self.room))

    def _paint_bottom(self, painter: QPainter) -> None:
        canvas = self._canvas(painter)
        # Names above the plot belong to the overlay, which reaches there.
        if canvas is not None and not self.panel.x.above:
            frame = self.frame
            paint_axis(canvas, bottom_axis(self.panel.x, frame, canvas.style, self.room))

    def _paint_overlay(self, painter: QPainter) -> None:
        canvas = self._canvas(painter)
        if canvas is None:
            return
        frame = self.frame
        paint_axis_lines(canvas, self.panel, frame)
        canvas.texts(self.titles)
        if self.panel.x.above:
            self._paint_selected_name(canvas, frame)
            paint_axis(canvas, bottom_axis(self.panel.x, frame, canvas.style, self.room))
        paint_references(canvas, self.written.references)
        row = self.selected if rows_of(self.panel.y) is not None else None
        paint_written(canvas, self._moved(frame), row)
        if self.pointed is not None:
            paint_hover(canvas, self.pointed, self.room)

    def _moved(self, frame: Frame) -> PlotTexts:
        """The labels carried along with their data while the view still moves."""
        written, before = self.written, self._placed_at
        if before is None or before == frame:
            return written
        moved: list[PlacedLabel] = []
        for placed in written.labels:
            label = placed.label
            across = frame.across(label.x) - before.across(label.x)
            down = frame.down(label.y) - before.down(label.y)
            box = replace(placed.box, left=placed.box.left + across, top=placed.box.top + down)
            if frame.plot.holds(box):
                moved.append(replace(placed, box=box, leader=None))
        return replace(written, labels=tuple(moved), line_names=())
