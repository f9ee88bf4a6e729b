"""The signs of a legend, painted as the marks that they explain."""

from kollm_gui.charts.figure import LegendEntry
from kollm_gui.charts.layout import Box
from kollm_gui.render.canvas import Canvas
from kollm_gui.render.cell_signs import paint_cell_sign
from kollm_gui.render.marks import paint_arrow_head
from kollm_gui.render.shapes import paint_caret, paint_hatching, paint_marker, paint_warning
from kollm_gui.render.style import Style


def sign_width(entry: LegendEntry, style: Style) -> float:
    """The width of an entry's sign, 0 where it has none."""
    if entry.sign is not None:
        return style.legend_px * 1.6
    if entry.arrow or entry.dash or entry.interval:
        return style.legend_px * 1.7
    if entry.hatched:
        return style.legend_px * 1.5
    if entry.warned:
        return style.legend_px * 1.05
    if entry.shape or entry.caret:
        return style.marker_px * 1.1
    return 0.0


def paint_sign(canvas: Canvas, entry: LegendEntry, left: float, middle: float) -> None:
    """Paint the sign of an entry with its left end and the middle of its height given."""
    style, colours = canvas.style, canvas.colours
    wide = sign_width(entry, style)
    right = left + wide
    ink = colours.ink(entry.tone)
    if entry.sign is not None:
        high = style.legend_px * 1.15
        paint_cell_sign(canvas, Box(left, middle - high / 2, wide, high), entry.sign, entry.tone)
    elif entry.arrow:
        canvas.line((left, middle), (right, middle), ink, style.line_px, entry.dash or "solid")
        paint_arrow_head(canvas, (left, middle), (right, middle), style.marker_px * 0.55)
    elif entry.interval:
        _whisker(canvas, entry, left, right, middle)
    elif entry.dash:
        dotted = entry.dash == "dotted"
        thick = style.grid_px if dotted else style.reference_px
        canvas.line((left, middle), (right, middle), ink, thick, entry.dash)
    elif entry.hatched:
        high = style.legend_px * 0.85
        box = Box(left, middle - high / 2, wide, high)
        canvas.rectangle(box, colours.fill(entry.tone))
        paint_hatching(canvas, box)
        canvas.rectangle(box, None, ink)
    elif entry.warned:
        paint_warning(canvas, left, middle, wide)
    if entry.caret and not entry.shape:
        # The caret stands above a marker; alone it is drawn in the middle of the line.
        paint_caret(canvas, left + wide / 2, middle + style.marker_px, entry.tone, style.marker_px)
    if entry.shape and not (entry.arrow or entry.dash or entry.interval):
        paint_marker(canvas, left + wide / 2, middle, entry.tone, entry.shape, hollow=entry.hollow)


def _whisker(canvas: Canvas, entry: LegendEntry, left: float, right: float, middle: float) -> None:
    style, ink = canvas.style, canvas.colours.ink(entry.tone)
    half = style.marker_px * 0.4
    canvas.line((left, middle), (right, middle), ink, style.line_px * 1.2)
    for x in (left, right):
        canvas.line((x, middle - half), (x, middle + half), ink, style.line_px * 1.2)
    if entry.shape:
        paint_marker(
            canvas, (left + right) / 2, middle, entry.tone, entry.shape, hollow=entry.hollow
        )
