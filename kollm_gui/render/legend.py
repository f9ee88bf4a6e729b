"""The signs of a legend, painted as the marks that they explain."""

from kollm_gui.charts.figure import LegendEntry
from kollm_gui.charts.layout import Box
from kollm_gui.render.canvas import Canvas
from kollm_gui.render.cell_signs import paint_cell_sign
from kollm_gui.render.colours import mixed
from kollm_gui.render.shapes import (
    paint_arrow_head,
    paint_caret,
    paint_folded_corner,
    paint_hatching,
    paint_marker,
    paint_warning,
)
from kollm_gui.render.style import Style

RAMP_STEPS = 6


def sign_width(entry: LegendEntry, style: Style) -> float:
    """The width of an entry's sign, 0 where it has none."""
    size = style.legend_px
    marker = style.marker_px * max(1.1, entry.area**0.5 * 1.05)
    widths = (
        (entry.sign is not None, size * 1.6),
        (entry.ramp, size * 0.9 * RAMP_STEPS),
        (entry.flagged, size * 1.1),
        (entry.arrow or entry.dash or entry.interval, size * 1.7),
        (entry.hatched or entry.block, size * 1.5),
        (entry.warned, size * 1.05),
        (entry.shape or entry.caret, marker),
    )
    return next((wide for wanted, wide in widths if wanted), 0.0)


def paint_sign(canvas: Canvas, entry: LegendEntry, left: float, middle: float) -> None:
    """Paint the sign of an entry with its left end and the middle of its height given."""
    style, colours = canvas.style, canvas.colours
    wide = sign_width(entry, style)
    right = left + wide
    ink = colours.ink(entry.tone)
    if entry.sign is not None:
        high = style.legend_px * 1.15
        paint_cell_sign(canvas, Box(left, middle - high / 2, wide, high), entry.sign, entry.tone)
    elif entry.ramp or entry.flagged:
        _cells(canvas, entry, left, middle)
    elif entry.arrow:
        canvas.line((left, middle), (right, middle), ink, style.line_px, entry.dash or "solid")
        paint_arrow_head(canvas, (left, middle), (right, middle), style.marker_px * 0.55)
    elif entry.interval:
        _whisker(canvas, entry, left, right, middle)
    elif entry.dash:
        dotted = entry.dash == "dotted"
        thick = style.grid_px if dotted else style.reference_px
        canvas.line((left, middle), (right, middle), ink, thick, entry.dash)
    elif entry.hatched or entry.block:
        high = style.legend_px * 0.85
        box = Box(left, middle - high / 2, wide, high)
        canvas.rectangle(box, colours.fill(entry.tone))
        if entry.hatched:
            paint_hatching(canvas, box)
        canvas.rectangle(box, None, ink)
    elif entry.warned:
        paint_warning(canvas, left, middle, wide)
    if entry.caret and not entry.shape:
        # The caret stands above a marker; alone it is drawn in the middle of the line.
        paint_caret(canvas, left + wide / 2, middle + style.marker_px, entry.tone, style.marker_px)
    if entry.shape and not (entry.arrow or entry.dash or entry.interval):
        paint_marker(
            canvas,
            left + wide / 2,
            middle,
            entry.tone,
            entry.shape,
            hollow=entry.hollow,
            dashed=entry.dashed_shape,
            diameter=style.marker_px * entry.area**0.5,
        )


def _cells(canvas: Canvas, entry: LegendEntry, left: float, middle: float) -> None:
    """Paint the steps of a heat map's colour, or one cell with a folded corner."""
    colours, size = canvas.colours, canvas.style.legend_px * 0.9
    if entry.flagged:
        box = Box(left, middle - size / 2, size, size)
        canvas.rectangle(box, mixed(colours.fill(entry.tone), colours.surface, 0.2))
        paint_folded_corner(canvas, box, 0.7)
        return
    for step in range(RAMP_STEPS):
        box = Box(left + step * size, middle - size / 2, size, size)
        fill = mixed(colours.fill(entry.tone), colours.surface, step / (RAMP_STEPS - 1))
        canvas.rectangle(box, fill, colours.ink("line_strong"))


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
