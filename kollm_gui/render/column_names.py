"""The names of columns above a heat map, turned so that narrow columns keep whole names."""

from kollm_gui.charts.figure import Axis
from kollm_gui.charts.scale import Category
from kollm_gui.render import fonts
from kollm_gui.render.axis_texts import AxisLayout, RowMarker, tone_of
from kollm_gui.render.frame import Frame
from kollm_gui.render.style import Style
from kollm_gui.render.texts import TextBox, shortened

GAP = 0.45  # between a plot and what stands above it, in text sizes
LONGEST = 15.0  # a longer name is cut, in text sizes


def column_names(axis: Axis, frame: Frame, style: Style) -> AxisLayout:
    """One name a column, reading upward from the plot, as many as do not crowd."""
    scale = axis.scale
    if not isinstance(scale, Category):
        return AxisLayout(())
    size, plot = style.tick_px, frame.plot
    metrics = fonts.metrics(size, fonts.MEDIUM)
    step = frame.step(horizontal=False)
    every = max(1, round(size * 0.95 / step + 0.49)) if step > 0 else 1
    texts: list[TextBox] = []
    markers: list[RowMarker] = []
    for place, item in enumerate(scale.items):
        middle = frame.across(place)
        if place % every or not plot.left <= middle <= plot.right:
            continue
        foot = plot.top - size * GAP
        if item.shape:
            markers.append(RowMarker(middle, foot - style.marker_px / 2, tone_of(item), item.shape))
            foot -= style.marker_px * 1.3
        name = shortened(item.text, size * LONGEST, size, fonts.MEDIUM)
        # The letters stand on a line that goes up; their middle is the column's.
        left = middle + (metrics.ascent() - metrics.descent()) / 2
        made = TextBox(
            name,
            left,
            foot - metrics.ascent(),
            size,
            fonts.MEDIUM,
            tone="text_2",
            role="column",
            angle=-90.0,
            key=item.key,
        )
        texts.append(made)
    return AxisLayout(tuple(texts), tuple(markers))


def top_room(axis: Axis, style: Style) -> float:
    """The pixels that the texts of an axis take above a plot, their gap included."""
    size = style.tick_px
    if not axis.above:
        return 0.0
    if not isinstance(axis.scale, Category):
        return fonts.height(size) + size * (GAP + 0.4)
    items = axis.scale.items
    widest = max((fonts.width(each.text, size, fonts.MEDIUM) for each in items), default=0.0)
    marker = style.marker_px * 1.3 if any(each.shape for each in items) else 0.0
    return min(widest, size * LONGEST) + marker + size * (GAP + 0.4)
