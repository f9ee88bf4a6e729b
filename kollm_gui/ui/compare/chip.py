"""A protocol as a chip: one outlined box cut into cells, as many as there is room for."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from kollm_gui.comparing.naming import ProtocolCell
from kollm_gui.ui.compare.shared_room import widest
from kollm_gui.ui.look import Look

_PADDING = 7  # px at either side of a cell's word
_ELLIPSIS = 18  # px of the cell with an ellipsis
_NARROWEST = 38  # px of a cell that is cut


class ChipCell(NamedTuple):
    """A cell as it is drawn, px."""

    text: str
    role: str
    token: str
    width: int


def chip_cells(
    look: Look, cells: Sequence[ProtocolCell], telling: Sequence[str], room: int
) -> list[ChipCell]:
    """The cells that fit; an ellipsis stands for the others.

    ``telling`` are the parts that tell the protocol from its like: they go in first, and are
    cut before one of them is left out.
    """
    whole = [_cell(look, cell) for cell in cells]
    if _width(whole) <= room:
        return whole
    ranks = {part: place for place, part in enumerate(telling)}
    order = sorted(range(len(cells)), key=lambda at: ranks.get(cells[at].part, len(ranks)))
    fitting = 0
    while _width(_with_ellipsis(look, whole, order[: fitting + 1])) <= room:
        fitting += 1
    if fitting >= max(len(telling), 1):
        return _with_ellipsis(look, whole, order[:fitting])
    # The short forms of cells as wide as whole ones are not cut yet.
    short = [
        _cell(look, cell, full.width) if cell.short else full
        for cell, full in zip(cells, whole, strict=True)
    ]
    for count in range(max(len(telling), 1), 0, -1):
        kept = order[:count]
        widths = [short[at].width for at in kept]
        most = widest(widths, room - _width(_with_ellipsis(look, short, kept)) + sum(widths))
        if most >= look.px(_NARROWEST) or count == 1:
            for at in kept:
                if short[at].width > most:
                    short[at] = _cell(look, cells[at], most)
            return _with_ellipsis(look, short, kept)
    return []


def draw_chip(
    painter: QPainter,
    look: Look,
    rect: QRect,
    cells: Sequence[ProtocolCell],
    telling: Sequence[str] = (),
) -> None:
    """Draw a protocol."""
    shown = chip_cells(look, cells, telling, rect.width() - 8)
    if not shown:
        return
    high = look.px(20)
    top = rect.y() + (rect.height() - high) // 2
    box = QRectF(rect.x() + 0.5, top + 0.5, _width(shown) - 1, high - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("line_strong"), 1))
    painter.setBrush(look.colour("surface"))
    painter.drawRoundedRect(box, 4, 4)
    x = box.x()
    for place, cell in enumerate(shown):
        if place:
            painter.setPen(QPen(look.colour("line_strong"), 1))
            painter.drawLine(QPointF(x, box.y()), QPointF(x, box.bottom()))
        painter.setFont(look.font(cell.role))
        painter.setPen(look.colour(cell.token))
        inside = QRectF(x, box.y(), cell.width, box.height())
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter), cell.text)
        x += cell.width
    painter.restore()


def _cell(look: Look, cell: ProtocolCell, most: int | None = None) -> ChipCell:
    """A cell in full, or cut to so many px."""
    role = "badge_strong" if cell.part == "method" and cell.stated else "badge"
    metrics, padding = QFontMetrics(look.font(role)), 2 * look.px(_PADDING)
    text = cell.text
    if most is not None:
        room = max(most - padding, 8)
        text = metrics.elidedText(cell.short or text, Qt.TextElideMode.ElideRight, room)
    width = metrics.horizontalAdvance(text) + padding
    return ChipCell(text, role, "text" if cell.stated else "text_3", width)


def _with_ellipsis(look: Look, cells: Sequence[ChipCell], kept: Collection[int]) -> list[ChipCell]:
    """The kept cells in their order, and an ellipsis where the first of the others stood."""
    ellipsis = ChipCell("…", "badge", "text_3", look.px(_ELLIPSIS))
    first = next((at for at in range(len(cells)) if at not in kept), None)
    told = (ellipsis if at == first else cell for at, cell in enumerate(cells))
    return [cell for at, cell in enumerate(told) if at in kept or at == first]


def _width(cells: Sequence[ChipCell]) -> int:
    return sum(cell.width for cell in cells)
