"""A panel laid out in a rectangle, on a page or on the screen."""

from dataclasses import dataclass

from kollm_gui.charts.figure import Panel
from kollm_gui.charts.layout import Box, Measure
from kollm_gui.render import fonts
from kollm_gui.render.axes import (
    bottom_axis,
    bottom_room,
    left_axis,
    left_room,
    rows_of,
)
from kollm_gui.render.axis_texts import AxisLayout
from kollm_gui.render.blocks import running_text
from kollm_gui.render.column_names import top_room
from kollm_gui.render.frame import Frame, frame_of
from kollm_gui.render.graph import graph_texts
from kollm_gui.render.plot import PlotTexts, reference_rows, write_on_plot
from kollm_gui.render.style import Style
from kollm_gui.render.texts import TextBox


@dataclass(frozen=True, slots=True)
class PanelLayout:
    """One panel on the page."""

    panel: Panel
    frame: Frame
    bottom: AxisLayout
    left: AxisLayout
    titles: tuple[TextBox, ...]
    written: PlotTexts

    def texts(self, style: Style) -> tuple[TextBox, ...]:
        """All texts of the panel."""
        axes = (*self.titles, *self.left.texts, *self.bottom.texts)
        nodes = graph_texts(self.panel, self.frame, style)
        return (*axes, *self.written.texts(style), *nodes)


def lay_out_panel(panel: Panel, room: Box, style: Style, measure: Measure) -> PanelLayout:
    """Lay a panel out in a rectangle: axes and titles first, the plot in what they leave."""
    titles = titles_above(panel, room, style)
    plot = plot_box(panel, room, style)
    frame = frame_of(panel, plot)
    below = bottom_axis(panel.x, frame, style, room)
    title = title_below(panel, plot, room, style)
    return PanelLayout(
        panel,
        frame,
        below,
        left_axis(panel.y, frame, style, room),
        (*titles, *title),
        write_on_plot(panel, frame, style, measure, room=room),
    )


def titles_above(panel: Panel, room: Box, style: Style) -> tuple[TextBox, ...]:
    """The panel's own title, and below it that of the y axis, which stands above the axis."""
    top = room.top
    made: list[TextBox] = []
    for text, weight in ((panel.title, fonts.SEMIBOLD), (panel.y.label, fonts.MEDIUM)):
        if not text:
            continue
        template = TextBox("", 0, 0, style.axis_px, weight, tone="text", role="axis")
        block = running_text(text, room.width, style.axis_px, template).moved(room.left, top)
        made += block.texts
        top += block.height
    return tuple(made)


def title_below(panel: Panel, plot: Box, room: Box, style: Style) -> tuple[TextBox, ...]:
    """The title of the x axis, in the middle below its ticks, in lines where it is long."""
    if not panel.x.label:
        return ()
    template = TextBox("", 0, 0, style.axis_px, fonts.MEDIUM, tone="text", role="axis")
    block = running_text(panel.x.label, room.width, style.axis_px, template)
    top = plot.bottom + bottom_room(panel.x, style) + style.axis_px * 0.45
    made: list[TextBox] = []
    for text in block.texts:
        left = plot.left + (plot.width - text.width) / 2
        left = max(room.left, min(left, room.right - text.width))
        made.append(text.moved(left, top))
    return tuple(made)


def plot_box(panel: Panel, room: Box, style: Style) -> Box:
    """The rectangle left for the plot once titles, axes and names of lines have theirs."""
    above = titles_above(panel, room, style)
    top = max((text.top + text.height for text in above), default=room.top)
    if above:
        top += style.axis_px * 0.5
    top += top_room(panel.x, style)
    bottom = room.bottom - bottom_room(panel.x, style)
    if panel.x.label:
        template = TextBox("", 0, 0, style.axis_px, fonts.MEDIUM, role="axis")
        block = running_text(panel.x.label, room.width, style.axis_px, template)
        bottom -= block.height + style.axis_px * 0.45
    rough = Box(room.left, top, room.width, bottom - top)
    left = room.left + left_room(panel.y, frame_of(panel, rough), style, room.width)
    rough = Box(left, top, room.right - left, bottom - top)
    # The last tick's text reaches half its width beyond the plot.
    right = room.right - _overhang(panel, rough, style)
    rows = reference_rows(panel, frame_of(panel, rough), style, room)
    if rows:
        top += rows * fonts.height(style.label_px) + style.label_px * 0.3
    return Box(left, top, right - left, bottom - top)


def _overhang(panel: Panel, plot: Box, style: Style) -> float:
    """How far the text of the last tick reaches beyond the right end of a plot."""
    if not panel.x.ticks_shown or rows_of(panel.x) is not None:
        return 0.0
    frame = frame_of(panel, plot)
    ends = [
        frame.across(tick.value) + fonts.width(tick.text, style.tick_px) / 2
        for tick in frame.ticks_x()
    ]
    return max(0.0, *(end - plot.right for end in ends), 0.0)
