"""Which datum lies under the pointer, and in which order the arrow keys visit the data."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kollm_gui.charts.figure import Bars, Cells, Graph, Panel, Points
from kollm_gui.charts.layout import Box
from kollm_gui.render.axes import rows_of
from kollm_gui.render.frame import Frame
from kollm_gui.render.marks import bar_box, cell_box

REACH_PX = 12.0  # half of the smallest click target


@dataclass(frozen=True, slots=True)
class Hit:
    """A datum: its key, the lines that hovering shows, and its pixels."""

    key: str
    lines: tuple[str, ...]
    x: float
    y: float


def points_of(panel: Panel, frame: Frame) -> list[Hit]:
    """The visible points of a panel; they hold until the frame changes."""
    return list(_points(panel, frame))


def hit_at(
    panel: Panel, frame: Frame, x: float, y: float, points: Iterable[Hit] | None = None
) -> Hit | None:
    """The datum at a pixel: the nearest point, else the row or the cell it lies in.

    ``points`` are those of `points_of` where they are known, as from one move of the
    pointer to the next.
    """
    nearest: Hit | None = None
    least = REACH_PX
    for hit in _points(panel, frame) if points is None else points:
        distance = math.dist((hit.x, hit.y), (x, y))
        if distance < least:
            nearest, least = hit, distance
    if nearest is not None:
        return nearest
    boxes = (*_cells(panel, frame), *_nodes(panel, frame))
    inside = next((hit for hit, box in boxes if _holds(box, x, y)), None)
    if inside is not None:
        return inside
    if rows_of(panel.y) is not None and frame.plot.top <= y <= frame.plot.bottom:
        return _in_row(panel, frame, y)
    return None


def hits_in_order(panel: Panel, frame: Frame) -> list[Hit]:
    """All data of a panel: along the horizontal axis, or down the rows of a bar chart."""
    found = {hit.key: hit for hit in _all(panel, frame)}
    if rows_of(panel.y) is not None or any(isinstance(mark, Graph) for mark in panel.marks):
        return sorted(found.values(), key=lambda hit: (hit.y, hit.x))
    return sorted(found.values(), key=lambda hit: (hit.x, hit.y))


def _all(panel: Panel, frame: Frame) -> Iterator[Hit]:
    # Later ones replace earlier ones of the same key: a bar's row counts, not its circle.
    yield from _points(panel, frame)
    for hit, _box in (*_cells(panel, frame), *_nodes(panel, frame)):
        yield hit
    yield from _bars(panel, frame)


def _points(panel: Panel, frame: Frame) -> Iterator[Hit]:
    for mark in panel.marks:
        if isinstance(mark, Points):
            for point in mark.points:
                x, y = frame.across(point.x), frame.down(point.y)
                if frame.shows(x, y):
                    yield Hit(point.key, point.tooltip, x, y)


def _bars(panel: Panel, frame: Frame) -> Iterator[Hit]:
    for mark in panel.marks:
        if not isinstance(mark, Bars):
            continue
        for bar in mark.bars:
            box = bar_box(
                frame, bar.at, bar.start, bar.end, bar.thickness, horizontal=mark.horizontal
            )
            if box is None:
                continue
            x, y = box.left + box.width / 2, box.top + box.height / 2
            end = (box.right, y) if mark.horizontal else (x, box.top)
            yield Hit(bar.key, bar.tooltip, *end)


def _cells(panel: Panel, frame: Frame) -> Iterator[tuple[Hit, Box]]:
    for mark in panel.marks:
        if isinstance(mark, Cells):
            for cell in mark.cells:
                box = cell_box(frame, cell.column, cell.row)
                middle = (box.left + box.width / 2, box.top + box.height / 2)
                if frame.shows(*middle):
                    yield Hit(cell.key, cell.tooltip, *middle), box


def _nodes(panel: Panel, frame: Frame) -> Iterator[tuple[Hit, Box]]:
    """Each node with its whole row from its own left on, which no other node shares."""
    for mark in panel.marks:
        if isinstance(mark, Graph):
            high = frame.step(horizontal=True)
            for node in mark.nodes:
                x, y = frame.across(node.x), frame.down(node.y)
                if frame.shows(x, y):
                    reach = Box(x, y - high / 2, frame.plot.right - x, high)
                    yield Hit(node.key, node.tooltip, x, y), reach


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _in_row(panel: Panel, frame: Frame, y: float) -> Hit | None:
    half = frame.step(horizontal=True) / 2
    in_row = [hit for hit in _bars(panel, frame) if abs(hit.y - y) <= half]
    return min(in_row, key=lambda hit: abs(hit.y - y), default=None)
