"""A graph painted: boxes in layers from left to right, each in its own row, joined by arrows.

Because no two boxes share a row, a name may be as long as the page leaves room for;
an arrow leaves its box at the foot, goes down to the row it leads to, and then right.
"""

from dataclasses import dataclass
from itertools import pairwise

from kollm_gui.charts.figure import Graph, Node, Panel
from kollm_gui.charts.layout import Box
from kollm_gui.render import fonts
from kollm_gui.render.canvas import Canvas, pen
from kollm_gui.render.colours import mixed
from kollm_gui.render.frame import Frame, clipped
from kollm_gui.render.shapes import paint_arrow_head, paint_marker
from kollm_gui.render.style import Style
from kollm_gui.render.texts import TextBox, shortened

PAD = 0.5  # inside a box, in text sizes
GUTTER = 0.75  # between a box and an arrow that goes past it, in text sizes
LEAST_DETAIL = 5.0  # a shorter stump of a detail says nothing, in text sizes


@dataclass(frozen=True, slots=True)
class NodeLayout:
    """A node's box with its name inside and its detail behind it."""

    node: Node
    box: Box
    name: TextBox
    detail: TextBox | None


def lay_out_nodes(frame: Frame, graph: Graph, style: Style) -> tuple[NodeLayout, ...]:
    """The boxes and texts of the visible nodes."""
    made = (_lay_out(frame, node, style) for node in graph.nodes)
    return tuple(each for each in made if each is not None)


def graph_texts(panel: Panel, frame: Frame, style: Style) -> tuple[TextBox, ...]:
    """All texts of a panel's graphs."""
    placed = (
        each
        for mark in panel.marks
        if isinstance(mark, Graph)
        for each in lay_out_nodes(frame, mark, style)
    )
    return tuple(text for each in placed for text in (each.name, each.detail) if text is not None)


def paint_graph(canvas: Canvas, frame: Frame, mark: Graph, selected: str | None) -> None:
    """Paint arrows first, then boxes with their names; the selected box has the accent."""
    nodes = {node.key: node for node in mark.nodes}
    for edge in mark.edges:
        if edge.start in nodes and edge.end in nodes:
            _paint_edge(canvas, frame, nodes[edge.start], nodes[edge.end], dashed=edge.dashed)
    for placed in lay_out_nodes(frame, mark, canvas.style):
        _paint_node(canvas, placed, chosen=placed.node.key == selected)


def _lay_out(frame: Frame, node: Node, style: Style) -> NodeLayout | None:
    size, plot = style.row_px, frame.plot
    left, middle = frame.across(node.x), frame.down(node.y)
    high = fonts.height(size)
    if not plot.top + high / 2 <= middle <= plot.bottom - high / 2:
        return None
    pad = size * PAD
    start = left + pad + style.marker_px * 1.1 + size * 0.45
    room = plot.right - pad - start
    if left < plot.left - 0.5 or room < size * 2:
        return None
    text = shortened(node.text, room, size, fonts.MEDIUM)
    tone = "text_3" if node.pale else "text"
    name = TextBox(
        text, start, middle - high / 2, size, fonts.MEDIUM, tone=tone, role="node", key=node.key
    )
    box = Box(left, middle - high * 0.62, start + name.width + pad - left, high * 1.24)
    return NodeLayout(node, box, name, _detail(node, box, middle, plot.right, style))


def _detail(node: Node, box: Box, middle: float, right: float, style: Style) -> TextBox | None:
    size = style.sub_px
    start = box.right + size * 0.6
    if not node.detail or right - start < size * LEAST_DETAIL:
        return None
    text = shortened(node.detail, right - start, size)
    top = middle - fonts.height(size) / 2
    return TextBox(text, start, top, size, tone="text_3", role="node", key=node.key)


def _paint_edge(canvas: Canvas, frame: Frame, start: Node, end: Node, *, dashed: bool) -> None:
    style = canvas.style
    tip = frame.across(end.x), frame.down(end.y)
    if dashed:
        # In the gutter before the child: the trunk of its tree belongs to another parent.
        gutter = tip[0] - style.row_px * GUTTER
        foot = frame.across(start.x), frame.down(start.y)
        path = [foot, (gutter, foot[1]), (gutter, tip[1]), tip]
    else:
        trunk = frame.across(start.x) + style.row_px * PAD + style.marker_px * 0.55
        path = [(trunk, frame.down(start.y)), (trunk, tip[1]), tip]
    colour = mixed(canvas.colours.ink("text_3"), canvas.colours.surface, 0.75)
    for first, second in pairwise(path):
        part = clipped(first, second, frame.plot)
        if part is not None:
            canvas.line(*part, colour, style.line_px, "dashed" if dashed else "solid")
    if frame.shows(*tip):
        painter = canvas.painter
        painter.setPen(pen(colour, style.line_px))
        paint_arrow_head(canvas, path[-2], tip, style.marker_px * 0.6)


def _paint_node(canvas: Canvas, placed: NodeLayout, *, chosen: bool) -> None:
    node, box, style, colours = placed.node, placed.box, canvas.style, canvas.colours
    fill = colours.selection if chosen else colours.surface
    if colours.transparent and not chosen:
        fill = None
    canvas.rectangle(
        box, fill, colours.ink("accent" if chosen else "line_strong"), radius=style.row_px * 0.3
    )
    x = box.left + style.row_px * PAD + style.marker_px * 0.55
    y = box.top + box.height / 2
    paint_marker(canvas, x, y, node.tone, node.shape, hollow=node.hollow, pale=node.pale)
    canvas.text(placed.name)
    if placed.detail is not None:
        canvas.text(placed.detail)
