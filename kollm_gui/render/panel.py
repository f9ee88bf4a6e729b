"""A panel painted: grid, axes, marks, reference lines and the texts on the plot, in this order."""

from collections.abc import Iterable
from dataclasses import replace

from kollm_gui.charts.figure import Panel
from kollm_gui.charts.layout import Box, PlacedLabel
from kollm_gui.render import fonts
from kollm_gui.render.axes import rows_of
from kollm_gui.render.axis_texts import AxisLayout
from kollm_gui.render.canvas import Canvas
from kollm_gui.render.colours import mixed
from kollm_gui.render.frame import Frame
from kollm_gui.render.marks import paint_mark
from kollm_gui.render.plot import PlotTexts, Reference, label_texts
from kollm_gui.render.shapes import paint_marker, paint_warning
from kollm_gui.render.texts import TextBox


def paint_panel(
    canvas: Canvas,
    panel: Panel,
    frame: Frame,
    written: PlotTexts,
    *,
    axes: Iterable[AxisLayout],
    titles: Iterable[TextBox] = (),
) -> None:
    """Paint a whole panel."""
    paint_grid(canvas, panel, frame)
    paint_axis_lines(canvas, panel, frame)
    for mark in panel.marks:
        paint_mark(canvas, frame, mark)
    paint_references(canvas, written.references)
    for axis in axes:
        paint_axis(canvas, axis)
    canvas.texts(titles)
    paint_written(canvas, written)


def paint_grid(canvas: Canvas, panel: Panel, frame: Frame) -> None:
    """Paint grid lines at the ticks; a category axis has none."""
    colour, width, plot = canvas.colours.ink("grid"), canvas.style.grid_px, frame.plot
    if panel.x.grid and rows_of(panel.x) is None:
        for tick in frame.ticks_x():
            x = frame.across(tick.value)
            canvas.line((x, plot.top), (x, plot.bottom), colour, width)
    if panel.y.grid and rows_of(panel.y) is None:
        for tick in frame.ticks_y():
            y = frame.down(tick.value)
            canvas.line((plot.left, y), (plot.right, y), colour, width)


def paint_axis_lines(canvas: Canvas, panel: Panel, frame: Frame) -> None:
    """Paint the line of each axis; bars rest on theirs, so the other one is left out."""
    if panel.bare:
        return
    colour, width, plot = canvas.colours.ink("line_strong"), canvas.style.line_px, frame.plot
    if rows_of(panel.y) is None:
        canvas.line((plot.left, plot.bottom), (plot.right, plot.bottom), colour, width)
    if rows_of(panel.x) is None:
        canvas.line((plot.left, plot.top), (plot.left, plot.bottom), colour, width)


def paint_axis(canvas: Canvas, axis: AxisLayout) -> None:
    """Paint the texts of an axis and the markers before the names of categories."""
    for marker in axis.markers:
        paint_marker(canvas, marker.x, marker.y, marker.tone, marker.shape)
    canvas.texts(axis.texts)


def paint_references(canvas: Canvas, references: Iterable[Reference]) -> None:
    """Paint reference lines, dashed, with their names."""
    for reference in references:
        canvas.line(
            reference.start,
            reference.end,
            canvas.colours.ink("text_2"),
            canvas.style.line_px,
            "dashed",
        )
        if reference.text is not None:
            canvas.text(reference.text)


def paint_written(canvas: Canvas, written: PlotTexts, row: str | None = None) -> None:
    """Paint names of lines, then the leaders of labels, then the labels over them.

    ``row`` is the key of a selected row, whose labels stand on the selection's colour.
    """
    canvas.texts(written.line_names)
    for placed in written.labels:
        if placed.leader is not None:
            ink = canvas.colours.ink(placed.label.tone)
            canvas.line(
                *placed.leader, mixed(ink, canvas.colours.surface, 0.65), canvas.style.line_px
            )
    chosen = replace(canvas, row_ground=canvas.colours.selection)
    for placed in written.labels:
        _paint_label(chosen if row and placed.label.key == row else canvas, placed)


def _paint_label(canvas: Canvas, placed: PlacedLabel) -> None:
    if placed.label.fixed and not canvas.colours.transparent:
        # A value keeps its place beside its bar, so a reference line has to give way.
        canvas.rectangle(placed.box, canvas.ground)
    canvas.texts(label_texts(placed, canvas.style))
    if placed.label.warned:
        _paint_conflict(canvas, placed.box, canvas.style.label_px)


def _paint_conflict(canvas: Canvas, box: Box, size: float) -> None:
    """Paint the triangle of a conflict, which ends a label's box."""
    paint_warning(canvas, box.right - size, box.top + fonts.height(round(size)) / 2, size)


def selection_row(frame: Frame, place: float, room: Box) -> Box:
    """The rectangle behind the row of a selected category."""
    step = frame.step(horizontal=True)
    return Box(room.left, frame.down(place) - step / 2, room.width, step)


def selection_column(frame: Frame, place: float, room: Box) -> Box:
    """The rectangle behind the column of a selected category, its name above included."""
    step = frame.step(horizontal=False)
    high = frame.plot.bottom - room.top
    return Box(frame.across(place) - step / 2, room.top, step, high)
