"""What is written on a plot: names of lines, reference lines, and the direct labels beside data."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kollm_gui.charts.boxes import enclosing
from kollm_gui.charts.figure import Arrows, Intervals, Label, Line, Panel, Points, ReferenceLine
from kollm_gui.charts.layout import (
    PART_GAP,
    Anchor,
    Box,
    Measure,
    PlacedLabel,
    Segment,
    place_labels,
)
from kollm_gui.render import fonts
from kollm_gui.render.frame import Frame
from kollm_gui.render.marks import arrow_line, marker_size, visible_stretches
from kollm_gui.render.style import Style
from kollm_gui.render.texts import TextBox

Place = tuple[float, float]
RING_PX = 5.0  # between a marker and the outside of the ring around the selected one


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference line in pixels and its name, where that found room."""

    start: Place
    end: Place
    text: TextBox | None


@dataclass(frozen=True, slots=True)
class PlotTexts:
    """Everything written on a plot, placed; ``dropped`` labels found no room."""

    references: tuple[Reference, ...] = ()
    line_names: tuple[TextBox, ...] = ()
    labels: tuple[PlacedLabel, ...] = ()
    dropped: tuple[Label, ...] = ()

    def texts(self, style: Style) -> tuple[TextBox, ...]:
        """All texts on the plot as boxes."""
        named = [reference.text for reference in self.references if reference.text is not None]
        labels = [text for label in self.labels for text in label_texts(label, style)]
        return (*named, *self.line_names, *labels)


def label_texts(placed: PlacedLabel, style: Style) -> tuple[TextBox, ...]:
    """The parts of a placed label: its text, and its quieter suffix where it has one."""
    label, box, size = placed.label, placed.box, style.label_px
    weight = fonts.SEMIBOLD if label.bold else fonts.REGULAR
    main = TextBox(
        label.text,
        box.left,
        box.top,
        size,
        weight,
        tone=label.tone,
        role="label",
        halo=True,
        key=label.key,
    )
    if not label.muted_suffix:
        return (main,)
    left = box.left + main.width + PART_GAP * size
    suffix = TextBox(
        label.muted_suffix,
        left,
        box.top,
        size,
        tone="text_3",
        role="label",
        halo=True,
        key=label.key,
    )
    return (main, suffix)


def reference_rows(panel: Panel, frame: Frame, style: Style, room: Box) -> int:
    """How many rows of names the reference lines need above the plot."""
    return len(_rows_above(panel, frame, style, room))


def write_on_plot(
    panel: Panel,
    frame: Frame,
    style: Style,
    measure: Measure,
    *,
    room: Box,
    selected: str | None = None,
) -> PlotTexts:
    """Place all texts of a plot; names above it may reach the sides of ``room``."""
    markers = tuple(_marker_boxes(panel, frame, style))
    references = tuple(_references(panel, frame, style, room))
    taken = [*markers, *(each.text.box for each in references if each.text is not None)]
    segments = tuple(_segments(panel, frame, style, references))
    names: list[TextBox] = []
    for line in (mark for mark in panel.marks if isinstance(mark, Line) and mark.label):
        own = set(_line_segments(line, frame))
        others = [segment for segment in segments if segment not in own]
        name = _line_name(line, frame, style, _Taken(taken, others))
        if name is not None:
            names.append(name)
            taken += name.pieces
    placement = place_labels(
        tuple(_anchors(panel, frame, style, selected)),
        frame.plot,
        measure,
        style.label_px,
        obstacles=taken,
        segments=segments,
    )
    return PlotTexts(references, tuple(names), placement.placed, placement.dropped)


def _marker_boxes(panel: Panel, frame: Frame, style: Style) -> Iterator[Box]:
    for mark in panel.marks:
        if not isinstance(mark, Points):
            continue
        for point in mark.points:
            half = marker_size(point, style.marker_px) / 2 + 0.5
            x, y = frame.across(point.x), frame.down(point.y)
            if frame.shows(x, y):
                caret = style.marker_px * 0.7 if point.at_least else 0.0
                yield Box(x - half, y - half - caret, 2 * half, 2 * half + caret)


def _anchors(panel: Panel, frame: Frame, style: Style, selected: str | None) -> Iterator[Anchor]:
    marked = {
        (point.x, point.y): marker_size(point, style.marker_px)
        for mark in panel.marks
        if isinstance(mark, Points)
        for point in mark.points
    }
    for label in panel.labels:
        chosen = selected is not None and label.key == selected
        own = replace(label, bold=True, required=True, priority=math.inf) if chosen else label
        size = marked.get((label.x, label.y))
        # Beside a bar a value keeps a little more off than beside a marker.
        clearance = style.marker_px * 0.25 if size is None else size / 2
        if chosen and size is not None:
            clearance += RING_PX
        yield Anchor(own, frame.across(label.x), frame.down(label.y), clearance)


def _segments(
    panel: Panel, frame: Frame, style: Style, references: Sequence[Reference]
) -> Iterator[Segment]:
    for mark in panel.marks:
        if isinstance(mark, Arrows):
            for arrow in mark.arrows:
                part = arrow_line(frame, arrow, style.marker_px)
                if part is not None:
                    yield Segment(*part[0], *part[1])
        elif isinstance(mark, Line) and mark.dash != "dotted":
            yield from _line_segments(mark, frame)
        elif isinstance(mark, Intervals) and mark.horizontal:
            for interval in mark.intervals:
                y = frame.down(interval.at)
                yield Segment(frame.across(interval.low), y, frame.across(interval.high), y)
    for reference in references:
        yield Segment(*reference.start, *reference.end)


def _line_segments(line: Line, frame: Frame) -> Iterator[Segment]:
    for stretch in visible_stretches(frame, line):
        for start, end in pairwise(stretch):
            yield Segment(*start, *end)


def _references(panel: Panel, frame: Frame, style: Style, room: Box) -> Iterator[Reference]:
    high = fonts.height(style.label_px)
    plot = frame.plot
    rows = _rows_above(panel, frame, style, room)
    for number, row in enumerate(reversed(rows)):
        top = plot.top - (number + 1) * high - style.label_px * 0.3
        for line, left in row:
            x = frame.across(line.value)
            text = TextBox(line.label, left, top, style.label_px, tone="text_2", role="reference")
            yield Reference((x, top + high), (x, plot.bottom), text)
    for line in panel.reference_lines:
        y = frame.down(line.value)
        if line.across == "y" and plot.top <= y <= plot.bottom:
            left = plot.right - fonts.width(line.label, style.label_px) - style.label_px * 0.3
            top = max(plot.top, y - high - 1.0)
            text = TextBox(
                line.label, left, top, style.label_px, tone="text_2", role="reference", halo=True
            )
            yield Reference((plot.left, y), (plot.right, y), text)


def _rows_above(
    panel: Panel, frame: Frame, style: Style, room: Box
) -> list[list[tuple[ReferenceLine, float]]]:
    """Reference lines that stand upright, with the left ends of their names, row by row."""
    size = style.label_px
    rows: list[list[tuple[ReferenceLine, float]]] = []
    ends: list[float] = []
    upright = [line for line in panel.reference_lines if line.across == "x"]
    for line in sorted(upright, key=lambda line: frame.across(line.value)):
        x = frame.across(line.value)
        if not frame.plot.left - 0.5 <= x <= frame.plot.right + 0.5:
            continue
        wide = fonts.width(line.label, size)
        left = min(max(x - wide / 2, room.left), room.right - wide)
        for number, end in enumerate(ends):
            if end + size <= left:
                rows[number].append((line, left))
                ends[number] = left + wide
                break
        else:
            # A row further down is crossed by the lines whose names stand above it.
            crossing = [frame.across(above.value) for row in rows for above, _left in row]
            beyond = max(crossing, default=left - size) + size * 0.5
            left = max(left, min(beyond, room.right - wide))
            rows.append([(line, left)])
            ends.append(left + wide)
    return rows


@dataclass(frozen=True, slots=True)
class _Taken:
    boxes: Sequence[Box]
    segments: Sequence[Segment]

    def covered_by(self, pieces: Sequence[Box]) -> float:
        """How much a text would cover; lines weigh less than markers and other texts."""
        # What does not meet the box around the pieces, a pixel wider, meets none of them.
        around = enclosing(pieces).grown(1)
        boxes = [box for box in self.boxes if around.meets(box)]
        segments = [segment for segment in self.segments if segment.clipped(around) is not None]
        hidden = sum(piece.meets(box) for piece in pieces for box in boxes)
        crossed = sum(
            segment.clipped(piece) is not None for piece in pieces for segment in segments
        )
        return hidden + 0.2 * crossed


def _line_name(line: Line, frame: Frame, style: Style, taken: _Taken) -> TextBox | None:
    """The name of a line where it covers least; a quiet line's name never covers a datum."""
    best: TextBox | None = None
    least = math.inf
    for candidate in _name_candidates(line, frame, style):
        pieces = candidate.pieces
        if not all(frame.plot.holds(piece) for piece in pieces):
            continue
        covered = taken.covered_by(pieces)
        if covered < least:
            best, least = candidate, covered
            if not covered:
                return best
    return None if line.dash == "dotted" and least >= 1 else best


def _name_candidates(line: Line, frame: Frame, style: Style) -> Iterator[TextBox]:
    stretches = visible_stretches(frame, line)
    if not stretches or not line.label:
        return
    path = stretches[-1] if line.label_at == "end" else stretches[0]
    if line.label_at == "start":
        path = path[::-1]
    if line.label_at == "along":
        yield from _along(line, path, style)
    else:
        yield from _at_end(line, path, style)


def _along(line: Line, path: Sequence[Place], style: Style) -> Iterator[TextBox]:
    """Places parallel to the line, below and above it, from its left end on."""
    (x1, y1), (x2, y2) = sorted((path[0], path[-1]))
    angle = math.atan2(y2 - y1, x2 - x1)
    size = style.label_px
    made = TextBox(
        line.label or "",
        0,
        0,
        size,
        tone=line.tone,
        role="line",
        angle=math.degrees(angle),
        halo=True,
    )
    ascent = fonts.metrics(size).ascent()
    room = math.dist((x1, y1), (x2, y2)) - made.width
    for share in (0.04, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96):
        # Across the line: the letters' feet above it, or their heads below it.
        for offset in (ascent * 0.82 + size * 0.35, -size * 0.4):
            x = x1 + math.cos(angle) * room * share - math.sin(angle) * offset
            y = y1 + math.sin(angle) * room * share + math.cos(angle) * offset
            yield replace(made, left=x, top=y - ascent)


def _at_end(line: Line, path: Sequence[Place], style: Style) -> Iterator[TextBox]:
    """Upright places on the line itself, from its end inward."""
    size = style.label_px
    made = TextBox(line.label or "", 0, 0, size, tone="text_3", role="line", halo=True)
    end, before = path[-1], path[-2]
    length = math.dist(end, before)
    if not length:
        return
    step = (before[0] - end[0]) / length, (before[1] - end[1]) / length
    half = made.width / 2
    for inward in range(0, int(length * 0.6), max(2, size // 2)):
        # The text keeps clear of the plot's edge by the same amount everywhere.
        x = end[0] + step[0] * inward
        y = end[1] + step[1] * inward
        x_middle = x - math.copysign(half + 2, end[0] - before[0])
        share = (x_middle - x) / step[0] if abs(step[0]) > 1e-6 else 0.0
        yield replace(made, left=x_middle - half, top=y + step[1] * share - made.height / 2)
