"""One painting routine per mark, used by the screen and by the page alike.

All of them paint in logical pixels through a `Frame`. Nothing here clips: marks
outside the visible part are left out or cut, because not every SVG reader clips.
"""

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from kollm_gui.charts.figure import (
    Arrow,
    Arrows,
    Bars,
    Cells,
    Graph,
    Intervals,
    Line,
    Mark,
    Point,
    Points,
)
from kollm_gui.charts.layout import Box
from kollm_gui.render import fonts
from kollm_gui.render.canvas import Canvas, pen
from kollm_gui.render.cell_signs import paint_cell_sign
from kollm_gui.render.colours import mixed
from kollm_gui.render.frame import Frame, clipped
from kollm_gui.render.graph import paint_graph
from kollm_gui.render.shapes import (
    paint_arrow_head,
    paint_caret,
    paint_folded_corner,
    paint_hatching,
    paint_marker,
    paint_ring,
)
from kollm_gui.render.texts import TextBox

DARK = 0.55  # of a fill darker than this the ink does not stand out


def paint_mark(canvas: Canvas, frame: Frame, mark: Mark, selected: str | None = None) -> None:
    """Paint any mark with the routine of its kind."""
    _ROUTINES[type(mark)](canvas, frame, mark, selected)


def paint_points(canvas: Canvas, frame: Frame, mark: Points, selected: str | None) -> None:
    """Paint markers, the pale ones first and the selected one last with its ring."""
    if canvas.stamps is not None and canvas.stamps.paint(canvas, frame, mark):
        chosen = [point for point in mark.points if point.key == selected]
    else:
        chosen = sorted(mark.points, key=lambda point: (point.key == selected, not point.pale))
    for point in chosen:
        x, y = frame.across(point.x), frame.down(point.y)
        if not frame.shows(x, y):
            continue
        if point.key == selected:
            paint_ring(canvas, x, y, marker_size(point, canvas.style.marker_px))
        paint_point(canvas, point, x, y)


def paint_point(canvas: Canvas, point: Point, x: float, y: float) -> None:
    """Paint one marker with its caret at a pixel position."""
    size = marker_size(point, canvas.style.marker_px)
    paint_marker(
        canvas,
        x,
        y,
        point.tone,
        point.shape,
        hollow=point.hollow,
        pale=point.pale,
        dashed=point.dashed,
        diameter=size,
    )
    if point.at_least:
        paint_caret(canvas, x, y, point.tone, size)


def marker_size(point: Point, marker_px: float) -> float:
    """The diameter of a point's marker where the usual one has ``marker_px``."""
    return marker_px * math.sqrt(point.area)


def paint_line(canvas: Canvas, frame: Frame, mark: Line, selected: str | None) -> None:
    """Paint a line as far as the plot shows it."""
    chosen = mark.key is not None and mark.key == selected
    light = mark.dash == "dotted"
    width = canvas.style.grid_px if light else canvas.style.reference_px
    canvas.painter.setPen(
        pen(canvas.colours.ink("accent" if chosen else mark.tone), width, mark.dash)
    )
    for stretch in visible_stretches(frame, mark):
        canvas.painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stretch]))


def visible_stretches(frame: Frame, mark: Line) -> list[list[tuple[float, float]]]:
    """The parts of a line inside the plot, as chains of pixel positions."""
    places = [(frame.across(x), frame.down(y)) for x, y in mark.points]
    stretches: list[list[tuple[float, float]]] = []
    for start, end in pairwise(places):
        part = clipped(start, end, frame.plot)
        if part is None:
            continue
        if stretches and stretches[-1][-1] == part[0]:
            stretches[-1].append(part[1])
        else:
            stretches.append([part[0], part[1]])
    return stretches


def bar_box(
    frame: Frame, at: float, start: float, end: float, thickness: float, *, horizontal: bool
) -> Box | None:
    """The visible rectangle of a bar, or None where the plot does not show it."""
    thick = frame.step(horizontal=horizontal) * thickness
    plot = frame.plot
    if horizontal:
        middle = frame.down(at)
        low, high = sorted((frame.across(start), frame.across(end)))
        box = (low, middle - thick / 2, high, middle + thick / 2)
    else:
        middle = frame.across(at)
        low, high = sorted((frame.down(start), frame.down(end)))
        box = (middle - thick / 2, low, middle + thick / 2, high)
    left, top = max(box[0], plot.left), max(box[1], plot.top)
    right, bottom = min(box[2], plot.right), min(box[3], plot.bottom)
    if right < left or bottom < top:
        return None
    return Box(left, top, right - left, bottom - top)


def paint_bars(canvas: Canvas, frame: Frame, mark: Bars, selected: str | None) -> None:
    """Paint bars with an outline in their ink; hatched ones lie below random choice."""
    for bar in mark.bars:
        box = bar_box(frame, bar.at, bar.start, bar.end, bar.thickness, horizontal=mark.horizontal)
        if box is None:
            continue
        ink, fill = canvas.colours.ink(bar.tone), canvas.colours.fill(bar.tone)
        canvas.rectangle(box, fill)
        if bar.hatched:
            paint_hatching(canvas, box)
        canvas.rectangle(box, None, ink)
        if bar.text:
            dark = fill.lightnessF() < DARK and not bar.hatched
            _paint_cell_text(canvas, box, bar.text, dark_ground=dark)
    del selected  # the row behind a bar shows the selection, not the bar


def paint_intervals(canvas: Canvas, frame: Frame, mark: Intervals, selected: str | None) -> None:
    """Paint ranges as thin lines with or without end caps."""
    half_cap = canvas.style.marker_px * 0.4
    for interval in mark.intervals:
        pale = interval.pale
        colour = canvas.colours.ink(
            "accent" if interval.key == selected else interval.tone, pale=pale
        )
        if mark.horizontal:
            y = frame.down(interval.at)
            ends = ((frame.across(interval.low), y), (frame.across(interval.high), y))
            cap = (0.0, half_cap)
        else:
            x = frame.across(interval.at)
            ends = ((x, frame.down(interval.low)), (x, frame.down(interval.high)))
            cap = (half_cap, 0.0)
        part = clipped(*ends, frame.plot)
        if part is None:
            continue
        width = canvas.style.line_px * 1.2
        canvas.line(*part, colour, width)
        for whole, (x, y) in zip(ends, part, strict=True):
            # A cap stands only where the range ends, not where the plot cuts it.
            if interval.caps and math.dist(whole, (x, y)) < 0.5:
                canvas.line((x - cap[0], y - cap[1]), (x + cap[0], y + cap[1]), colour, width)


def arrow_line(
    frame: Frame, arrow: Arrow, marker_px: float
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The visible pixels of an arrow, which stops short of the marker it points at."""
    start = (frame.across(arrow.start[0]), frame.down(arrow.start[1]))
    end = (frame.across(arrow.end[0]), frame.down(arrow.end[1]))
    length = math.dist(start, end)
    # Clear of the marker and of the caret that may stand above it.
    short = marker_px * 1.3
    if length <= short * 1.5:
        return None
    share = (length - short) / length
    tip = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
    return clipped(start, tip, frame.plot)


def paint_arrows(canvas: Canvas, frame: Frame, mark: Arrows, selected: str | None) -> None:
    """Paint arrows; a dashed one starts where the base's own place is not known."""
    size = canvas.style.marker_px
    for arrow in mark.arrows:
        part = arrow_line(frame, arrow, size)
        if part is None:
            continue
        chosen = arrow.key == selected
        colour = mixed(
            canvas.colours.ink(arrow.tone), canvas.colours.surface, 1.0 if chosen else 0.8
        )
        canvas.line(*part, colour, canvas.style.line_px, "dashed" if arrow.dashed else "solid")
        paint_arrow_head(canvas, *part, size * 0.55)


def cell_box(frame: Frame, column: int, row: int) -> Box:
    """The rectangle of a cell, with a hair of ground around it."""
    wide, high = frame.step(horizontal=False), frame.step(horizontal=True)
    gap = min(wide, high) * 0.04
    return Box(
        frame.across(column) - wide / 2 + gap,
        frame.down(row) - high / 2 + gap,
        wide - 2 * gap,
        high - 2 * gap,
    )


def paint_cells(canvas: Canvas, frame: Frame, mark: Cells, selected: str | None) -> None:
    """Paint the cells of a heat map; a text is set in whichever of both inks reads on it."""
    whole = _texts_fit(frame, mark, canvas.style.label_px)
    for cell in mark.cells:
        box = cell_box(frame, cell.column, cell.row)
        middle = (box.left + box.width / 2, box.top + box.height / 2)
        if not frame.shows(*middle):
            continue
        if cell.sign is not None:
            paint_cell_sign(canvas, box, cell.sign, cell.tone or "text_2")
            continue
        dark_ground = False
        if cell.tone is not None:
            fill = mixed(canvas.colours.fill(cell.tone), canvas.colours.surface, cell.strength)
            dark_ground = fill.lightnessF() < DARK
            canvas.rectangle(box, fill)
        if cell.key == selected:
            canvas.rectangle(box, None, canvas.colours.ink("accent"))
        if cell.flagged:
            paint_folded_corner(canvas, box)
        if cell.text:
            text = cell.text if whole or not cell.short_text else cell.short_text
            _paint_cell_text(canvas, box, text, dark_ground=dark_ground)


def _texts_fit(frame: Frame, mark: Cells, size: int) -> bool:
    """Whether every cell has room for its text; else all have the short one, to be compared."""
    room = cell_box(frame, 0, 0).width
    return all(fonts.width(cell.text, size) <= room for cell in mark.cells)


def _paint_cell_text(canvas: Canvas, box: Box, text: str, *, dark_ground: bool) -> None:
    """Paint a text where it fits, or none: half a number is another number."""
    size = canvas.style.label_px
    if fonts.width(text, size) > box.width or fonts.height(size) > box.height * 1.25:
        return
    made = TextBox(
        text,
        box.left + (box.width - fonts.width(text, size)) / 2,
        box.top + (box.height - fonts.height(size)) / 2,
        size,
        role="cell",
    )
    light_page = canvas.colours.theme == "light"
    if dark_ground == light_page:
        canvas.painter.setPen(canvas.colours.surface)
        if canvas.text_as_paths:
            outline = fonts.outline(made.text, size)
            placed = outline.translated(made.left, made.baseline)
            canvas.painter.fillPath(placed, canvas.colours.surface)
            return
        canvas.painter.setFont(fonts.font(size))
        canvas.painter.drawText(QPointF(made.left, made.baseline), made.text)
    else:
        canvas.text(made)


_ROUTINES: dict[type, Callable[[Canvas, Frame, Any, str | None], None]] = {
    Points: paint_points,
    Line: paint_line,
    Bars: paint_bars,
    Intervals: paint_intervals,
    Arrows: paint_arrows,
    Cells: paint_cells,
    Graph: paint_graph,
}
