"""A finished figure: data, axes, marks and texts, ready for any renderer.

A chart is a pure function of a snapshot and options that returns a `Figure`.
All text in it is final (translated, formatted); colours are named by `Tone` and
looked up in `palette.py` for the theme at hand. Positions are in the units of
the axes, which map them to 0..1 through their `Scale`; renderers know nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kollm_gui.charts.scale import Scale

# A category of models, or a role in the drawing.
Tone = Literal[
    "korean-centric",
    "multilingual",
    "korean-continual",
    "analogue",
    "reference",
    "text",
    "text_2",
    "text_3",
    "grid",
    "line_strong",
    "accent",
    "warning",
    "ramp",  # the one hue of a heat map, of a category's colours none
]
Shape = Literal["circle", "square", "triangle", "diamond", "pentagon"]
Dash = Literal["solid", "dashed", "dotted"]
Side = Literal["right", "left", "above", "below"]
# What a stage did with a part: a dot, a ring and a dash, told apart without colour.
CellSign = Literal["trained", "adapters", "frozen", "untold"]

SHAPES: Mapping[str, Shape] = {
    "korean-centric": "circle",
    "multilingual": "square",
    "korean-continual": "triangle",
    "reference": "diamond",
    "analogue": "pentagon",
}


@dataclass(frozen=True, slots=True)
class Axis:
    """One side of a panel: its title, which names the quantity and unit, and its scale."""

    label: str
    scale: Scale
    ticks_shown: bool = True
    grid: bool = True
    above: bool = False  # its texts stand above the plot, as those of a tall one


@dataclass(frozen=True, slots=True)
class Point:
    """One datum drawn as a marker. ``key`` is the slug or score_key that a click selects."""

    key: str
    x: float
    y: float
    tone: Tone
    shape: Shape = "circle"
    hollow: bool = False  # mixture of experts, or a second report
    at_least: bool = False  # a small caret above: the value is a lower bound
    pale: bool = False  # context, behind what is in focus
    tooltip: tuple[str, ...] = ()  # lines of the hover text, the name first
    area: float = 1.0  # in areas of the usual marker
    dashed: bool = False  # an outline in dashes: the area stands for nothing known


@dataclass(frozen=True, slots=True)
class Points:
    """Markers."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line through (x, y) pairs, named on the line itself at its ``label_at`` end."""

    points: tuple[tuple[float, float], ...]
    tone: Tone = "text_2"
    dash: Dash = "solid"
    label: str | None = None
    label_at: Literal["start", "end", "along"] = "along"
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal or vertical bar from ``start`` to ``end`` at a category's position."""

    key: str
    at: float  # position on the category axis
    start: float
    end: float
    tone: Tone
    hatched: bool = False  # below random choice
    thickness: float = 0.44  # share of a category's step
    tooltip: tuple[str, ...] = ()
    text: str = ""  # set on the bar where it fits


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of one orientation; horizontal ones have the category axis at the left."""

    bars: tuple[Bar, ...]
    horizontal: bool = True


@dataclass(frozen=True, slots=True)
class Interval:
    """A thin line from ``low`` to ``high`` at a category's position, with or without end caps."""

    key: str
    at: float
    low: float
    high: float
    tone: Tone
    caps: bool = True
    pale: bool = False


@dataclass(frozen=True, slots=True)
class Intervals:
    """Ranges: confidence intervals, or the spread of several reports."""

    intervals: tuple[Interval, ...]
    horizontal: bool = True


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from a base model's point to what was made of it."""

    key: str
    start: tuple[float, float]
    end: tuple[float, float]
    tone: Tone
    dashed: bool = False  # the base's own position is not known


@dataclass(frozen=True, slots=True)
class Arrows:
    """Arrows."""

    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One rectangle of a grid, at whole-number positions, with or without text."""

    key: str
    column: int
    row: int
    text: str = ""
    tone: Tone | None = None
    strength: float = 1.0  # 0 the ground, 1 the full tone
    tooltip: tuple[str, ...] = ()
    sign: CellSign | None = None  # in place of text
    short_text: str = ""  # for a cell too narrow for the text
    flagged: bool = False  # a corner is folded: the value lies below random choice


@dataclass(frozen=True, slots=True)
class Cells:
    """A heat map or a grid of text cells."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One named box of a graph at its layer ``x``; no other node has its row ``y``."""

    key: str
    text: str
    x: float
    y: float
    tone: Tone
    shape: Shape = "circle"
    hollow: bool = False  # mixture of experts
    pale: bool = False  # context, behind what is in focus
    detail: str = ""  # what stands after the box, quieter
    tooltip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from one node of a graph to another, both by their keys."""

    start: str
    end: str
    dashed: bool = False  # beside the way by which the graph is laid out, as of a merge


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes in layers from left to right, each in a row of its own, joined by arrows."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


Mark = Points | Line | Bars | Intervals | Arrows | Cells | Graph


@dataclass(frozen=True, slots=True)
class Label:
    """A direct label beside a datum, in the ink of its tone.

    Labels of higher ``priority`` are placed first; a ``required`` one is never
    dropped. ``sides`` are tried in order. A ``fixed`` label keeps its first side
    (a value beside its bar).
    """

    key: str
    text: str
    x: float
    y: float
    tone: Tone
    priority: float = 0.0
    required: bool = False
    bold: bool = False
    fixed: bool = False
    sides: tuple[Side, ...] = ("right", "left", "above", "below")
    muted_suffix: str = ""  # "also 35.36": set after the text, quieter
    warned: bool = False  # the triangle of a conflict after the text


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A dashed line across the panel at a value, named at its end: random choice, humans."""

    value: float
    label: str
    across: Literal["x", "y"]  # the axis that the value stands on


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot with its axes, marks (painted in order) and labels."""

    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...] = ()
    reference_lines: tuple[ReferenceLine, ...] = ()
    title: str | None = None
    lines: float | None = None  # as many rows of text high, where no category axis says it
    bare: bool = False  # without the lines of the axes, which a graph does not have


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A word of the legend with its marker or line."""

    text: str
    tone: Tone
    shape: Shape | None = None
    hollow: bool = False
    dash: Dash | None = None
    hatched: bool = False
    arrow: bool = False
    caret: bool = False
    warned: bool = False  # the triangle of a conflict
    interval: bool = False  # a whisker with caps
    sign: CellSign | None = None  # that of a cell
    area: float = 1.0  # of the marker, in areas of the usual one
    dashed_shape: bool = False  # the marker's outline is in dashes
    ramp: bool = False  # the steps from the ground to the full tone
    flagged: bool = False  # a cell with a folded corner
    block: bool = False  # a piece of a bar
    count: int | None = None


@dataclass(frozen=True, slots=True)
class StripGroup:
    """Models of one category that have no place on the axes, listed below the plot."""

    title: str
    tone: Tone
    shape: Shape
    items: tuple[tuple[str, str], ...]  # (key, name), the best known first


@dataclass(frozen=True, slots=True)
class Strip:
    """What is not drawn, and why: never dropped in silence."""

    title: str
    detail: str
    groups: tuple[StripGroup, ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """The figure's data as a table: header texts and rows of raw values, in drawing order.

    ``header`` is the same in every language (params_b), as files want it; ``titles``
    are the words for a person, empty where the header serves both.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str | float | int | None, ...], ...]
    keys: tuple[str, ...] = ()  # the slug or score_key of each row
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart that only has to be painted."""

    chart: str  # id in the registry
    title: str
    subtitle: str
    panels: tuple[Panel, ...]
    legend: tuple[LegendEntry, ...] = ()
    strip: Strip | None = None
    note: str = ""  # one paragraph: what is drawn and what is not
    sources: tuple[str, ...] = ()  # slugs of Source, in order of first use
    sources_text: str = ""  # "Sources. Son 2024 [1]; ..."
    summary: str = ""  # text alternative for a screen reader
    data: DataTable = field(default_factory=lambda: DataTable((), ()))
    selected: str | None = None  # key of the selected datum
    empty: str | None = None  # a sentence, where there is nothing to draw
    counts: str = ""  # "98 of 479 models drawn", for the row above the chart
    natural_height_px: float | None = (
        None  # what a bar chart of many rows asks for, at 720 px width
    )


def nothing_to_draw(chart: str, title: str, sentence: str, selected: str | None) -> Figure:
    """A figure without panels that says why there is nothing in it."""
    return Figure(
        chart=chart,
        title=title,
        subtitle="",
        panels=(),
        summary=sentence,
        selected=selected,
        empty=sentence,
    )
