"""The parts that lines of a comparison are drawn of: labels, values, marks."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from kollm_gui.tables.cell import Cell
from kollm_gui.tables.compare_measures import Measurer
from kollm_gui.ui.compare.shared_room import widest
from kollm_gui.ui.details.row import draw_badge
from kollm_gui.ui.look import Look
from kollm_gui.ui.own_mark import LANE as OWN_LANE
from kollm_gui.ui.own_mark import draw_own

PADDING = 12  # px left of a line's first words
CELL_PADDING = 10  # px right of a value
Weight = Literal["strong", "plain", "quiet"]
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_TONES = {"known": "text", "quiet": "text_3", "withheld": "text_3", "unknown": "text_3"}
_ROLES: dict[Weight, str] = {"strong": "section", "plain": "body", "quiet": "body"}


def draw_heading(painter: QPainter, look: Look, rect: QRect, text: str) -> None:
    """Draw the title of a group of lines."""
    box = rect.adjusted(look.px(PADDING), 0, 0, 0)
    painter.setFont(look.font("small_strong"))
    painter.setPen(look.colour("text"))
    painter.drawText(box, _MIDDLE, text)


def draw_label(
    painter: QPainter,
    look: Look,
    rect: QRect,
    parts: Sequence[str],
    after: Sequence[str] = (),
    *,
    strong: bool,
) -> None:
    """Draw a line's label, then in quieter type its unit and the like as far as there is room."""
    role = "body_strong" if strong else "body"
    metrics = QFontMetrics(look.font(role))
    room = rect.width() - look.px(PADDING) - 4
    left = rect.x() + look.px(PADDING)
    words = fitted_label(metrics, parts, room)
    painter.setFont(look.font(role))
    painter.setPen(look.colour("text" if strong else "text_2"))
    painter.drawText(QRect(left, rect.y(), room, rect.height()), _MIDDLE, words)
    taken = metrics.horizontalAdvance(words) + look.px(6)
    small = QFontMetrics(look.font("small"))
    painter.setFont(look.font("small"))
    painter.setPen(look.colour("text_3"))
    for word in after:
        wide = small.horizontalAdvance(word)
        if not word or taken + wide > room:
            continue
        painter.drawText(QRect(left + taken, rect.y() + 1, wide + 1, rect.height()), _MIDDLE, word)
        taken += wide + look.px(6)


def fitted_label(metrics: QFontMetrics, parts: Sequence[str], room: int) -> str:
    """The parts of a label in so many px.

    The word for a kind ("subject:") and what stands in brackets give way first. Then the widest
    parts are cut, a name that others follow in its middle.
    """
    told = [part for part in parts if part]
    if metrics.horizontalAdvance(" ".join(told)) <= room:
        return " ".join(told)
    if len(told) == 1:
        return metrics.elidedText(told[0], Qt.TextElideMode.ElideRight, room)
    told = [part for part in map(_in_short, told) if part]
    widths = [metrics.horizontalAdvance(part) for part in told]
    most = widest(widths, room - metrics.horizontalAdvance(" ") * (len(told) - 1))
    middle, right = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
    return " ".join(
        metrics.elidedText(part, right if place else middle, most) if width > most else part
        for place, (part, width) in enumerate(zip(told, widths, strict=True))
    )


def _in_short(part: str) -> str:
    kind, colon, name = part.partition(":")
    bare = name.strip() if colon and " " not in kind else part
    return bare.partition(" (")[0]


def draw_value(
    painter: QPainter,
    look: Look,
    rect: QRect,
    cell: Cell,
    *,
    weight: Weight,
    flagged: bool = False,
    level: bool = False,
) -> None:
    """Draw a value at the right edge, its unit quieter, a conflict mark to its left.

    ``level`` adds the sign of what cannot be told apart from the highest, in the lane at the
    right, so that the digits keep their edge.
    """
    role = _ROLES[weight]
    token = {"strong": "text", "plain": "text", "quiet": "text_2"}[weight]
    right = rect.right() + 1 - look.px(CELL_PADDING)
    if level:
        painter.setFont(look.font("badge"))
        painter.setPen(look.colour("text_2"))
        lane = QRect(right + 1, rect.y(), look.px(CELL_PADDING) - 1, rect.height())
        painter.drawText(lane, _MIDDLE, "±")
    small = QFontMetrics(look.font("small"))
    if cell.unit:
        wide = small.horizontalAdvance(cell.unit)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_3"))
        painter.drawText(QRect(right - wide, rect.y(), wide, rect.height()), _MIDDLE, cell.unit)
        right -= wide + 3
    metrics = QFontMetrics(look.font(role))
    own_lane = look.px(OWN_LANE) if cell.own else 0
    room = right - rect.x() - 3 - (look.px(18) if flagged else 0) - own_lane
    text = metrics.elidedText(cell.prefix + cell.main, Qt.TextElideMode.ElideRight, room)
    wide = metrics.horizontalAdvance(text)
    painter.setFont(look.font(role))
    painter.setPen(look.colour(token if cell.tone == "known" else _TONES[cell.tone]))
    if cell.own:
        draw_own(painter, look, rect, right - wide)
        painter.setPen(look.colour("accent"))
    painter.drawText(QRect(right - wide, rect.y(), wide + 1, rect.height()), _MIDDLE, text)
    if flagged:
        size = look.px(13)
        top = rect.y() + (rect.height() - size) // 2
        mark = look.pixmap("warning", 13, "warning", painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(right - wide - own_lane - size - look.px(5), top), mark)


def value_width(look: Look, cell: Cell) -> int:
    """Px that a value needs without being cut, with the lanes on its sides."""
    width = QFontMetrics(look.font("section")).horizontalAdvance(cell.prefix + cell.main)
    if cell.unit:
        width += QFontMetrics(look.font("small")).horizontalAdvance(cell.unit) + 3
    return width + look.px(CELL_PADDING) + look.px(10)


def draw_measurer(painter: QPainter, look: Look, rect: QRect, measurer: Measurer) -> None:
    """Draw who measured as an outlined word."""
    ink, border, dashed = measurer_colours(look, measurer)
    metrics = QFontMetrics(look.font("badge"))
    room = rect.width() - look.px(8) - look.px(10)
    text = metrics.elidedText(measurer.text, Qt.TextElideMode.ElideRight, room)
    high = look.px(16)
    box = QRectF(
        rect.x() + look.px(4),
        rect.y() + (rect.height() - high) // 2,
        metrics.horizontalAdvance(text) + look.px(10),
        high,
    )
    draw_badge(painter, look, box, text, ink=ink, border=border, dashed=dashed)


def measurer_colours(look: Look, measurer: Measurer) -> tuple[QColor, QColor, bool]:
    """Ink and outline of the mark, and whether it is dashed."""
    if measurer.tone in ("warning", "good"):
        return look.colour(measurer.tone), look.colour(measurer.tone), False
    if measurer.tone == "survey":
        return look.colour("accent"), look.colour("accent"), False
    return look.colour("text_2"), look.colour("line_strong"), measurer.tone == "dashed"


def draw_mark(  # noqa: PLR0917 - the painter's own things come first
    painter: QPainter, look: Look, category: str, variant: int, at: QPointF, size: float = 10.0
) -> None:
    """Draw a model's mark: its category's shape; further models of one category look otherwise.

    The first is full, the second hollow, the third and fourth hold a dot; the next four are
    the same with a bar across, so that eight models of one category stay apart without colour.
    """
    hollow = variant % 2 == 1
    look.marker(painter, category, at.x(), at.y(), size, hollow=hollow)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if variant % 4 >= 2:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.ink(category) if hollow else look.colour("surface"))
        painter.drawEllipse(at, size * 0.16, size * 0.16)
    if variant % 8 >= 4:
        painter.setPen(QPen(look.ink(category), 1.5))
        painter.drawLine(
            QPointF(at.x(), at.y() - size * 0.75), QPointF(at.x(), at.y() + size * 0.75)
        )
    painter.restore()
