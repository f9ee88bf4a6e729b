"""How tests take the marks out of a figure."""

from kollm_gui.charts.figure import (
    Arrow,
    Arrows,
    Bar,
    Bars,
    Cell,
    Cells,
    Edge,
    Figure,
    Graph,
    Interval,
    Intervals,
    Line,
    Node,
    Point,
    Points,
)


def _of(figure: Figure, kind: type) -> list:
    return [mark for panel in figure.panels for mark in panel.marks if isinstance(mark, kind)]


def points(figure: Figure) -> dict[str, Point]:
    """The markers by key."""
    return {point.key: point for mark in _of(figure, Points) for point in mark.points}


def arrows(figure: Figure) -> dict[str, Arrow]:
    """The arrows by key."""
    return {arrow.key: arrow for mark in _of(figure, Arrows) for arrow in mark.arrows}


def lines(figure: Figure) -> list[Line]:
    """The lines."""
    return _of(figure, Line)


def bars(figure: Figure) -> dict[str, Bar]:
    """The bars by key."""
    return {bar.key: bar for mark in _of(figure, Bars) for bar in mark.bars}


def intervals(figure: Figure) -> list[Interval]:
    """The ranges."""
    return [interval for mark in _of(figure, Intervals) for interval in mark.intervals]


def cells(figure: Figure) -> list[Cell]:
    """The cells."""
    return [cell for mark in _of(figure, Cells) for cell in mark.cells]


def nodes(figure: Figure) -> dict[str, Node]:
    """The nodes by key, from the top."""
    return {node.key: node for mark in _of(figure, Graph) for node in mark.nodes}


def edges(figure: Figure) -> list[Edge]:
    """The arrows between nodes."""
    return [edge for mark in _of(figure, Graph) for edge in mark.edges]


def column(figure: Figure, name: str) -> dict[str, object]:
    """One column of the figure's data by key; of several rows of a key the first."""
    place = figure.data.header.index(name)
    found: dict[str, object] = {}
    for key, row in zip(figure.data.keys, figure.data.rows, strict=True):
        found.setdefault(key, row[place])
    return found
