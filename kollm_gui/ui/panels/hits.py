"""What a query hit in a name: found once per name, drawn under it in table and tree."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from kollm_gui.ui.controls.fill import fill
from kollm_gui.ui.look import Look

Spans = tuple[tuple[int, int], ...]  # half-open character ranges


def hits_of(query: str) -> Callable[[str], Spans]:
    """What finds the hits of this query in a name; each name is looked at once."""
    if not query.strip():
        return lambda _name: ()
    from kollm_gui.search.highlight import Highlighter  # noqa: PLC0415 - at the first query

    find, seen = Highlighter(query).spans, dict[str, Spans]()

    def spans(name: str) -> Spans:
        if name not in seen:
            seen[name] = find(name)
        return seen[name]

    return spans


def draw_hits(  # noqa: PLR0917 - what a painter needs
    painter: QPainter, look: Look, box: QRect, text: str, spans: Spans, metrics: QFontMetrics
) -> None:
    """Draw the ground and the line under each hit, before the text is drawn over them."""
    if not spans:
        return
    ground = QColor(look.colour("accent"))
    ground.setAlphaF(0.18)
    height = metrics.height()
    for start, end in spans:
        left = metrics.horizontalAdvance(text[:start]) if start else 0
        width = metrics.horizontalAdvance(text[:end]) - left
        top = box.y() + (box.height() - height) // 2
        mark = QRect(box.x() + left - 1, top, width + 2, height)
        fill(painter, mark, ground)
        fill(painter, QRect(mark.x(), mark.bottom(), mark.width(), 1), look.colour("accent"))
