"""Where the texts of the axes stand: ticks, names of categories, and the room they take."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from kollm_gui.charts.figure import Axis, Panel
from kollm_gui.charts.layout import Box
from kollm_gui.charts.scale import Category, CategoryItem
from kollm_gui.render import fonts
from kollm_gui.render.axis_texts import AxisLayout, RowMarker, tone_of
from kollm_gui.render.column_names import column_names, top_room
from kollm_gui.render.frame import Frame
from kollm_gui.render.style import Style
from kollm_gui.render.texts import TextBox, shortened, wrap

TICK_GAP = 0.6  # between a plot and the texts of its ticks, in text sizes
NAMES_SHARE = 0.44  # of the whole width, at most, for the names of categories


def rows_of(axis: Axis) -> Category | None:
    """The categories of an axis that has some."""
    return axis.scale if isinstance(axis.scale, Category) else None


def bottom_axis(axis: Axis, frame: Frame, style: Style, room: Box) -> AxisLayout:
    """Tick texts below the plot or above it, inside ``room``, those left out that would crowd."""
    if not axis.ticks_shown:
        return AxisLayout(())
    if axis.above and rows_of(axis) is not None:
        return column_names(axis, frame, style)
    top = frame.plot.bottom + style.tick_px * TICK_GAP
    if axis.above:
        top = frame.plot.top - fonts.height(style.tick_px) - style.tick_px * TICK_GAP
    found: list[TextBox] = []
    for tick in frame.ticks_x():
        if not tick.text:
            continue
        wide = fonts.width(tick.text, style.tick_px)
        left = frame.across(tick.value) - wide / 2
        left = min(max(left, room.left), room.right - wide)
        found.append(TextBox(tick.text, left, top, style.tick_px, tone="text_2", role="tick"))
    found.sort(key=lambda text: text.left)
    return AxisLayout(tuple(_thinned(found, lambda text: (text.left, text.width), style.tick_px)))


def left_axis(axis: Axis, frame: Frame, style: Style, room: Box) -> AxisLayout:
    """Tick texts left of the plot, right-aligned, or the names of its categories."""
    rows = rows_of(axis)
    if rows is not None:
        return _category_rows(rows, frame, style, room)
    if not axis.ticks_shown:
        return AxisLayout(())
    edge = frame.plot.left - style.tick_px * TICK_GAP
    high = fonts.height(style.tick_px)
    found = [
        TextBox(
            tick.text,
            edge - fonts.width(tick.text, style.tick_px),
            frame.down(tick.value) - high / 2,
            style.tick_px,
            tone="text_2",
            role="tick",
        )
        for tick in frame.ticks_y()
        if tick.text
    ]
    found.sort(key=lambda text: text.top)
    return AxisLayout(
        tuple(_thinned(found, lambda text: (text.top, text.height), style.tick_px * 0.5))
    )


def left_room(axis: Axis, frame: Frame, style: Style, width_px: float) -> float:
    """The pixels that the texts left of a plot take, their gap included."""
    rows = rows_of(axis)
    if rows is not None:
        names = max((_row_width(item, style) for item in rows.items if not item.head), default=0.0)
        return min(names, width_px * NAMES_SHARE) + style.row_px * 1.2
    if not axis.ticks_shown:
        return 0.0
    widest = max((fonts.width(t.text, style.tick_px) for t in frame.ticks_y()), default=0.0)
    return widest + style.tick_px * TICK_GAP


def bottom_room(axis: Axis, style: Style) -> float:
    """The pixels that tick texts below a plot take, their gap included."""
    if not axis.ticks_shown or axis.above:
        return 0.0
    return fonts.height(style.tick_px) + style.tick_px * TICK_GAP


def row_height(rows: Category, style: Style) -> float:
    """The height that a row of a category axis asks for on a page of free height."""
    lines = fonts.height(style.row_px)
    if any(item.sub_text for item in rows.items):
        lines += fonts.height(style.sub_px)
    return lines + style.row_px * 0.75


def asked_height(panel: Panel, style: Style) -> float | None:
    """The height that a panel's rows ask for without its axes, or None where it has no rows."""
    rows = rows_of(panel.y)
    if rows is not None:
        return rows.count * row_height(rows, style) + top_room(panel.x, style)
    if panel.lines is not None:
        return panel.lines * (fonts.height(style.row_px) + style.row_px * 0.75)
    return None


def least_row_height(style: Style) -> float:
    """The height below which the rows of a category axis would meet."""
    return fonts.height(style.row_px)


def _row_width(item: CategoryItem, style: Style) -> float:
    name = fonts.width(item.text, style.row_px, fonts.MEDIUM)
    return _indent(item, style) + max(name, fonts.width(item.sub_text, style.sub_px))


def _indent(item: CategoryItem, style: Style) -> float:
    return style.marker_px * 1.15 + style.row_px * 0.55 if item.shape else 0.0


def _category_rows(rows: Category, frame: Frame, style: Style, room: Box) -> AxisLayout:
    texts: list[TextBox] = []
    markers: list[RowMarker] = []
    step = frame.step(horizontal=True)
    for place, item in enumerate(rows.items):
        middle = frame.down(place)
        if not frame.shows(frame.plot.left, middle):
            continue
        if item.head:
            texts.append(_head(item, middle, step, style, room))
            continue
        made = _name(item, middle, step, style, room=room, plot_left=frame.plot.left)
        texts += made
        if item.shape and made:
            first = made[0]
            middle_of_line = first.top + first.height / 2
            markers.append(
                RowMarker(
                    room.left + style.marker_px * 0.6, middle_of_line, tone_of(item), item.shape
                )
            )
    return AxisLayout(tuple(texts), tuple(markers))


def _head(item: CategoryItem, middle: float, step: float, style: Style, room: Box) -> TextBox:
    # A head lies nearer to the rows below it than to those above.
    top = min(middle - fonts.height(style.row_px) / 2 + step * 0.12, middle + step / 2)
    text = shortened(item.text, room.width, style.row_px, fonts.SEMIBOLD)
    return TextBox(
        text, room.left, top, style.row_px, fonts.SEMIBOLD, tone="text_2", role="row", key=item.key
    )


def _name(
    item: CategoryItem, middle: float, step: float, style: Style, *, room: Box, plot_left: float
) -> list[TextBox]:
    left = room.left + _indent(item, style)
    width = plot_left - style.row_px * 0.6 - left
    high, sub_high = fonts.height(style.row_px), fonts.height(style.sub_px)
    names = wrap(item.text, width, style.row_px, fonts.MEDIUM)
    lines = max(1, int((step + 1) // high))
    if lines == 1:
        # Joined again, what was parted at a hyphen would have a space there.
        names = [shortened(item.text, width, style.row_px, fonts.MEDIUM)]
    elif len(names) > lines:
        names = [*names[: lines - 1], " ".join(names[lines - 1 :])]
        names[-1] = shortened(names[-1], width, style.row_px, fonts.MEDIUM)
    # The sub text gives way where the rows are too low for it.
    has_sub = bool(item.sub_text) and len(names) * high + sub_high <= step + 1
    top = middle - (len(names) * high + (sub_high if has_sub else 0.0)) / 2
    made = [
        TextBox(
            name,
            left,
            top + index * high,
            style.row_px,
            fonts.MEDIUM,
            role="row",
            key=item.key,
        )
        for index, name in enumerate(names)
    ]
    if has_sub:
        text = shortened(item.sub_text, width, style.sub_px)
        below = top + len(names) * high
        made.append(
            TextBox(text, left, below, style.sub_px, tone="text_3", role="row", key=item.key)
        )
    return made


def _thinned(
    texts: Sequence[TextBox], span: Callable[[TextBox], tuple[float, float]], gap: float
) -> Sequence[TextBox]:
    """Every text, or every second, third ... of them, so that no two stand closer than a gap."""
    for every in range(1, len(texts) + 1):
        kept = texts[::every]
        ends = [span(text) for text in kept]
        if all(first[0] + first[1] + gap <= second[0] for first, second in pairwise(ends)):
            return kept
    return texts[:1]
