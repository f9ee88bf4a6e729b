"""A figure laid out on a page of so many millimetres, and painted there.

`lay_out_page` is pure: it says where everything stands, so that a test, the export
dialog and every device agree. `paint_page` draws that and decides nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kollm_gui.charts.figure import Figure, Label, Panel
from kollm_gui.charts.layout import Box, Measure
from kollm_gui.errors import UserError
from kollm_gui.i18n import _, ngettext
from kollm_gui.render import fonts
from kollm_gui.render.axes import (
    asked_height,
    bottom_room,
    least_row_height,
    rows_of,
)
from kollm_gui.render.blocks import (
    Block,
    legend_block,
    note_block,
    paint_block,
    running_text,
    title_block,
)
from kollm_gui.render.canvas import Canvas
from kollm_gui.render.column_names import top_room
from kollm_gui.render.panel import paint_panel
from kollm_gui.render.panel_layout import PanelLayout, lay_out_panel, titles_above
from kollm_gui.render.strip import strip_block
from kollm_gui.render.style import PT_PER_PX, PX_PER_MM, Style, page_style
from kollm_gui.render.texts import TextBox

LEAST_PLOT_MM = 18.0
LABEL_AREA = 85.0  # of a plot for each label, in squares of its size: all names of figure 1 fit
SIDE_BY_SIDE_MM = 55.0  # panels narrower than this stand below one another


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Where everything stands on a page, in logical pixels of 1/96 inch from its top left."""

    figure: Figure
    style: Style
    width_mm: float
    height_mm: float
    blocks: tuple[Block, ...]
    panels: tuple[PanelLayout, ...]

    @property
    def width_px(self) -> float:
        """The width of the page in logical pixels."""
        return self.width_mm * PX_PER_MM

    @property
    def height_px(self) -> float:
        """The height of the page in logical pixels."""
        return self.height_mm * PX_PER_MM

    @property
    def texts(self) -> tuple[TextBox, ...]:
        """Every text on the page."""
        told = [text for block in self.blocks for text in block.texts]
        return (*told, *(text for panel in self.panels for text in panel.texts(self.style)))

    @property
    def dropped(self) -> tuple[Label, ...]:
        """The labels that found no room."""
        return tuple(label for panel in self.panels for label in panel.written.dropped)

    @property
    def smallest_pt(self) -> float:
        """The size of the smallest text in points."""
        return min((text.size_pt for text in self.texts), default=0.0)

    @property
    def line_widths_pt(self) -> tuple[float, ...]:
        """The widths of all lines in points."""
        return tuple(width * PT_PER_PX for width in self.style.lines_px)

    @property
    def plots(self) -> tuple[Box, ...]:
        """The rectangles of the plots in logical pixels."""
        return tuple(panel.frame.plot for panel in self.panels)


def lay_out_page(
    figure: Figure,
    width_mm: float,
    height_mm: float | None = None,
    measure: Measure = fonts.measure,
) -> PageLayout:
    """Lay a figure out on a page; without a height the page is as high as the figure asks for.

    Names that found no room are counted in the note, where the figure has one.

    Raises:
        UserError: the page is too low for the figure.
    """
    layout = _lay_out(figure, width_mm, height_mm, measure)
    # With a fixed height the sentence itself takes room from the plot, so it is told again.
    for _again in range(2 if height_mm is not None else 1):
        if not layout.dropped or figure.empty is not None:
            break
        told = replace(figure, note=f"{figure.note} {_left_out(len(layout.dropped))}".strip())
        kept = layout.panels if height_mm is None else None
        try:
            layout = _lay_out(told, width_mm, height_mm, measure, kept)
        except UserError:
            break  # a page that is just high enough has no room for one more line
    return layout


def _left_out(count: int) -> str:
    return ngettext(
        "{count} name is left out for want of room.",
        "{count} names are left out for want of room.",
        count,
    ).format(count=count)


def _lay_out(
    figure: Figure,
    width_mm: float,
    height_mm: float | None,
    measure: Measure,
    placed: tuple[PanelLayout, ...] | None = None,
) -> PageLayout:
    """Lay out once; ``placed`` panels stay as they are, where only what is below them changes."""
    style = page_style(width_mm)
    margin = style.margin_px
    inner = width_mm * PX_PER_MM - 2 * margin
    above = [title_block(figure, inner, style), legend_block(figure, inner, style)]
    strip = [strip_block(figure.strip, inner, style)] if figure.strip else []
    above, below = _filled(above), _filled([*strip, note_block(figure, inner, style)])
    taken = 2 * margin + sum(block.height + style.gap_px for block in (*above, *below))
    columns = _columns(figure.panels, width_mm)
    plots_px = _plots_height(
        figure, columns=columns, inner=inner, style=style, height_mm=height_mm, taken=taken
    )
    blocks: list[Block] = []
    top = margin
    for block in above:
        blocks.append(block.moved(margin, top))
        top += block.height + style.gap_px
    panels: tuple[PanelLayout, ...] = ()
    if figure.empty is None:
        room = Box(margin, top, inner, plots_px)
        panels = _panels(figure, room, columns, style, measure) if placed is None else placed
    else:
        blocks.append(_empty(figure.empty, inner, style, plots_px).moved(margin, top))
    top += plots_px
    for block in below:
        top += style.gap_px
        blocks.append(block.moved(margin, top))
        top += block.height
    height = height_mm if height_mm is not None else (top + margin) / PX_PER_MM
    return PageLayout(figure, style, width_mm, height, tuple(blocks), panels)


def paint_page(canvas: Canvas, layout: PageLayout) -> None:
    """Paint a page with a painter whose unit is the logical pixel; the ground comes first."""
    if not canvas.colours.transparent:
        page = Box(0.0, 0.0, layout.width_px, layout.height_px)
        canvas.rectangle(page, canvas.colours.surface)
    for block in layout.blocks:
        paint_block(canvas, block)
    for each in layout.panels:
        paint_panel(
            canvas,
            each.panel,
            each.frame,
            each.written,
            axes=(each.bottom, each.left),
            titles=each.titles,
        )


def _filled(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.height]


def _columns(panels: Sequence[Panel], width_mm: float) -> int:
    """As many panels side by side as have room; the others stand in lines below."""
    return max(1, min(len(panels), int(width_mm // SIDE_BY_SIDE_MM)))


def _natural_height(panel: Panel, width_px: float, style: Style) -> float:
    """The height that one panel asks for, axes included."""
    asked = asked_height(panel, style)
    if asked is None:
        return width_px * _share_of_width(panel, width_px, style)
    return asked + _chrome(panel, width_px, style)


def _share_of_width(panel: Panel, width_px: float, style: Style) -> float:
    """How high a plot without rows is, in widths: higher where many labels need room."""
    # A tall plot suits one column, a wide one the whole page.
    usual, most = (0.82, 1.15) if width_px < 120 * PX_PER_MM else (0.58, 0.85)
    needed = len(panel.labels) * LABEL_AREA * style.label_px**2 / width_px**2
    return min(most, max(usual, needed))


def _chrome(panel: Panel, width_px: float, style: Style) -> float:
    """The height of the axis below the rows, and of the titles and names above them."""
    titles = titles_above(panel, Box(0.0, 0.0, width_px, 0.0), style)
    above = max((text.top + text.height for text in titles), default=0.0)
    named = 4.0 if panel.x.label or panel.reference_lines else 1.0
    return above + bottom_room(panel.x, style) + style.axis_px * named


def _plots_height(
    figure: Figure,
    *,
    columns: int,
    inner: float,
    style: Style,
    height_mm: float | None,
    taken: float,
) -> float:
    lines = -(-len(figure.panels) // columns) if figure.panels else 1
    gap = style.gap_px * 1.5
    wide = (inner - gap * (columns - 1)) / columns
    if height_mm is None:
        tallest = max((_natural_height(panel, wide, style) for panel in figure.panels), default=0.0)
        return (
            tallest * lines + gap * (lines - 1)
            if figure.empty is None
            else LEAST_PLOT_MM * PX_PER_MM
        )
    left = height_mm * PX_PER_MM - taken
    least = max((_least_height(panel, wide, style) for panel in figure.panels), default=0.0) * lines
    if left < least:
        needed = (taken + least) / PX_PER_MM
        sentence = _(
            "This figure needs a height of at least {height} mm at this width; "
            "give a larger height or leave it out."
        )
        raise UserError(sentence.format(height=f"{needed + 0.5:.0f}"))
    return left


def _least_height(panel: Panel, width_px: float, style: Style) -> float:
    rows = rows_of(panel.y)
    if rows is None:
        return LEAST_PLOT_MM * PX_PER_MM + bottom_room(panel.x, style) + style.axis_px * 4.0
    names = top_room(panel.x, style)
    return rows.count * least_row_height(style) + names + _chrome(panel, width_px, style)


def _panels(
    figure: Figure, room: Box, columns: int, style: Style, measure: Measure
) -> tuple[PanelLayout, ...]:
    lines = -(-len(figure.panels) // columns)
    gap = style.gap_px * 1.5
    wide = (room.width - gap * (columns - 1)) / columns
    high = (room.height - gap * (lines - 1)) / lines
    made: list[PanelLayout] = []
    for place, panel in enumerate(figure.panels):
        row, column = divmod(place, columns)
        box = Box(room.left + column * (wide + gap), room.top + row * (high + gap), wide, high)
        made.append(lay_out_panel(panel, box, style, measure))
    return tuple(made)


def _empty(sentence: str, width_px: float, style: Style, height_px: float) -> Block:
    template = TextBox("", 0, 0, style.subtitle_px, tone="text_2", role="empty")
    block = running_text(sentence, width_px, style.subtitle_px, template)
    return block.moved(0.0, (height_px - block.height) / 2)
