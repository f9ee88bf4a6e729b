"""Draws the rows of the tree: guides, chevron, marker, name, and visible / total at the right."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPen

from kollm_gui.i18n import _
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.model_tree import Node
from kollm_gui.ui.panels.hits import Spans, draw_hits

EDGE = 12  # px from the panel's edge to the first chevron's middle
CHEVRON = 12
MARKER = 10
COUNT_GAP = 8
LONG_COUNT = 1000  # from which a count that stands twice takes the room of the name


def count_texts(node: Node) -> tuple[str, str]:
    """How many models of a group are visible, and of how many where that says more."""
    visible, total = f"{node.visible:,}", f" / {node.total:,}"
    return visible, "" if node.visible == node.total >= LONG_COUNT else total


class TreePainter:
    """Draws a whole row, from the panel's left edge on."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.spans: Callable[[str], Spans] = lambda _name: ()  # what the query hit in a name

    def chevron_middle(self, node: Node) -> int:
        """Where the chevron of a row stands, px from the panel's edge."""
        return self._look.px(EDGE + 2 + (16 if node.depth else 0) * node.depth)

    def text_left(self, node: Node) -> int:
        """Where the name of a row begins, px from the panel's edge."""
        if node.slug is not None:
            return self._look.px(52 if node.depth > 1 else 40)
        if node.is_note and node.depth == 0:
            return self._look.px(EDGE)
        marker = 22 if node.depth == 0 and node.group and node.group.category else 0
        return self.chevron_middle(node) + self._look.px(10 + marker)

    def draw(self, painter: QPainter, rect: QRect, node: Node, *, opened: bool) -> None:
        """Draw the row of a node over its ground; ``rect`` begins at the panel's edge."""
        self._draw_guides(painter, rect, node)
        if node.has_rows:
            self._draw_chevron(painter, rect, node, opened=opened)
        quiet = node.minimal or (node.group is not None and node.visible == 0)
        right = rect.right() - self._look.px(12)
        if node.group is not None:
            right = self._draw_count(painter, rect, node, right) - COUNT_GAP
        self._draw_name(painter, rect, node, right, quiet=quiet)

    def _draw_guides(self, painter: QPainter, rect: QRect, node: Node) -> None:
        painter.setPen(QPen(self._look.colour("line"), 1))
        for depth in range(node.depth):
            x = self._look.px(EDGE + 2 + 16 * depth)
            painter.drawLine(x, rect.top(), x, rect.bottom())

    def _draw_chevron(self, painter: QPainter, rect: QRect, node: Node, *, opened: bool) -> None:
        size = self._look.px(CHEVRON)
        name = "chevron-down" if opened else "chevron-right"
        picture = self._look.pixmap(name, CHEVRON, "text_3")
        left = self.chevron_middle(node) - size // 2
        painter.drawPixmap(QRect(left, rect.y() + (rect.height() - size) // 2, size, size), picture)

    def _draw_count(self, painter: QPainter, rect: QRect, node: Node, right: int) -> int:
        """Draw visible / total, of many that are all visible once, and return where they begin."""
        texts = self._look.texts("small")
        visible, total = count_texts(node)
        painter.setPen(self._look.colour("text_3"))
        texts.draw(painter, QRect(0, rect.y(), right, rect.height()), total, right=True)
        right -= texts.metrics.horizontalAdvance(total)
        painter.setPen(self._look.colour("text_2" if node.visible else "text_3"))
        texts.draw(painter, QRect(0, rect.y(), right, rect.height()), visible, right=True)
        return right - texts.metrics.horizontalAdvance(visible)

    def _draw_name(
        self, painter: QPainter, rect: QRect, node: Node, right: int, *, quiet: bool
    ) -> None:
        look = self._look
        left = self.text_left(node)
        if node.depth == 0 and node.group is not None and node.group.category:
            middle = rect.y() + rect.height() / 2
            look.marker(painter, node.group.category, left - look.px(16), middle, look.px(MARKER))
        texts = look.texts("section" if node.depth == 0 and not quiet else "body")
        painter.setPen(look.colour("text_3" if quiet else "text"))
        if node.own:
            right = self._draw_yours(painter, rect, right)
        width = right - left
        box = QRect(QPoint(left, rect.y()), QSize(width, rect.height()))
        text = texts.cut(node.text, width, middle=node.slug is not None)
        draw_hits(painter, look, box, text, self.spans(text), texts.metrics)
        painter.setPen(look.colour("text_3" if quiet else "text"))
        texts.draw(painter, box, text)

    def _draw_yours(self, painter: QPainter, rect: QRect, right: int) -> int:
        """Say at the right edge that a model is the reader's own; where the word begins."""
        texts, word = self._look.texts("small"), _("yours")
        painter.setPen(self._look.colour("accent"))
        texts.draw(painter, QRect(0, rect.y(), right, rect.height()), word, right=True)
        return right - texts.metrics.horizontalAdvance(word) - COUNT_GAP
