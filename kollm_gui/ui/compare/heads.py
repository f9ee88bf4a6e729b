"""The header of a comparison: models with their marks, axes with their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.compare.axis import AxisPlace
from kollm_gui.ui.compare.painting import CELL_PADDING, PADDING, draw_mark
from kollm_gui.ui.look import Look

HEIGHT, NAME_LINE, DETAIL_LINE = 44, 16, 15
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column.

    ``slug`` names a model, whose ``details`` follow its name in lines of their own;
    ``ticks`` are the numbers of an axis at places in 0..1.
    """

    title: str = ""
    slug: str | None = None
    details: tuple[str, ...] = ()
    category: str = ""
    variant: int = 0
    right: bool = False
    ticks: tuple[tuple[float, str], ...] = ()


class Heads(QHeaderView):
    """Draws heads; a model's can be dragged to another place, and opens a menu."""

    menu_asked = Signal(str, QPoint)
    dragged = Signal(str, str)  # a model, and the model whose place it takes

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._heads: Sequence[Head] = ()
        self._pressed: str | None = None
        self._start = QPoint()
        self._target: str | None = None
        self.setAccessibleName(_("Compared models"))
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setMouseTracking(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setToolTip(_("Drag a model to another place; press for more"))
        look.changed.connect(self.refresh)

    def show_heads(self, heads: Sequence[Head]) -> None:
        """Show these over the columns."""
        self._heads = tuple(heads)
        self.refresh()

    def refresh(self) -> None:
        """Take the height that the longest name needs at the present widths."""
        self.setFixedHeight(self._height())
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As wide as Qt finds, as high as the heads need."""
        return QSize(super().sizeHint().width(), self._height())

    def name_width(self, head: Head) -> int:
        """Px that a model's name takes on one line with its mark."""
        metrics = QFontMetrics(self._look.font("small_strong"))
        return metrics.horizontalAdvance(head.title) + self._look.px(CELL_PADDING + 26)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:  # noqa: N802
        """Draw one head."""
        look = self._look
        painter.save()
        painter.fillRect(rect, look.colour("surface"))
        head = self._heads[column] if column < len(self._heads) else Head()
        if head.slug is not None and head.slug == self._target:
            painter.fillRect(rect, look.colour("selection"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look.colour("line_strong"))
        if head.slug is not None:
            self._draw_model(painter, rect, head)
        elif head.ticks:
            self._draw_ticks(painter, rect, head)
        else:
            painter.setFont(look.font("small_medium"))
            painter.setPen(look.colour("text_2"))
            left = PADDING if column == 0 else 4
            box = rect.adjusted(look.px(left), 0, -look.px(CELL_PADDING if head.right else 4), 0)
            painter.drawText(box, _RIGHT if head.right else _LEFT, head.title)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a model."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._slug_at(event.position().toPoint())
            self._start = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the model would come to stand."""
        here = event.position().toPoint()
        slug = self._slug_at(here)
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if slug else Qt.CursorShape.ArrowCursor
        )
        far = (here - self._start).manhattanLength() >= QApplication.startDragDistance()
        target = slug if self._pressed and far and slug != self._pressed else None
        if target != self._target:
            self._target = target
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the model down, or open its menu where it was not moved."""
        pressed, target = self._pressed, self._target
        self._pressed = self._target = None
        self.viewport().update()
        if pressed is None:
            return
        if target is not None:
            self.dragged.emit(pressed, target)
        elif self._slug_at(event.position().toPoint()) == pressed:
            self.menu_asked.emit(pressed, event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the model's menu."""
        slug = self._slug_at(event.pos())
        if slug is not None:
            self.menu_asked.emit(slug, event.globalPos())

    def _slug_at(self, at: QPoint) -> str | None:
        column = self.logicalIndexAt(at)
        return self._heads[column].slug if 0 <= column < len(self._heads) else None

    def _draw_model(self, painter: QPainter, rect: QRect, head: Head) -> None:
        look = self._look
        lines = self._name_lines(head, rect.width())
        high, low = look.px(NAME_LINE), look.px(DETAIL_LINE)
        whole = high * len(lines) + low * len(head.details)
        y = rect.y() + (rect.height() - whole) // 2
        right = rect.right() + 1 - look.px(CELL_PADDING)
        painter.setFont(look.font("small_strong"))
        painter.setPen(look.colour("text"))
        metrics = painter.fontMetrics()
        for place, text in enumerate(lines):
            painter.drawText(QRect(rect.x(), y, right - rect.x(), high), _RIGHT, text)
            if place == 0:
                x = right - metrics.horizontalAdvance(text) - look.px(11)
                at = QPointF(max(x, rect.x() + look.px(6)), y + high / 2)
                draw_mark(painter, look, head.category, head.variant, at, look.px(9))
                painter.setPen(look.colour("text"))
            y += high
        painter.setFont(look.font("badge"))
        painter.setPen(look.colour("text_3"))
        metrics = QFontMetrics(look.font("badge"))
        for text in head.details:
            room = right - rect.x() - 2
            # The maker alone, whole, says more than both cut short.
            told = text if metrics.horizontalAdvance(text) <= room else text.partition(" · ")[0]
            cut = metrics.elidedText(told, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(rect.x(), y, right - rect.x(), low), _RIGHT, cut)
            y += low

    def _draw_ticks(self, painter: QPainter, rect: QRect, head: Head) -> None:
        look = self._look
        painter.setFont(look.font("chart"))
        painter.setPen(look.colour("text_2"))
        axis = AxisPlace.inside(look, rect)
        high = look.px(18)
        for share, text in head.ticks:
            wide = look.px(48)
            box = QRect(round(axis.x(share)) - wide // 2, rect.bottom() - high - 4, wide, high)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        if head.title:
            box = QRect(rect.x(), rect.y() + 2, rect.width(), rect.height() - high - 6)
            painter.setFont(look.font("badge"))
            painter.setPen(look.colour("text_3"))
            cut = painter.fontMetrics().elidedText(
                head.title, Qt.TextElideMode.ElideRight, rect.width()
            )
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), cut)

    def _name_lines(self, head: Head, width: int) -> list[str]:
        """The name on one line or two, broken between words, cut only where that is too little."""
        look = self._look
        metrics = QFontMetrics(look.font("small_strong"))
        room = width - look.px(CELL_PADDING + 20)
        if metrics.horizontalAdvance(head.title) <= room:
            return [head.title]
        words = head.title.replace("-", "-\u200b").replace(" ", " \u200b").split("\u200b")
        first = words[0]
        rest = words[1:]
        while rest and metrics.horizontalAdvance((first + rest[0]).rstrip()) <= room:
            first += rest.pop(0)
        elide = Qt.TextElideMode.ElideRight
        if not rest:
            return [metrics.elidedText(first, elide, room)]
        second = metrics.elidedText("".join(rest), elide, room + look.px(16))
        return [metrics.elidedText(first.rstrip(), elide, room), second]

    def _height(self) -> int:
        look = self._look
        most = look.px(HEIGHT)
        for column, head in enumerate(self._heads):
            if head.slug is not None and column < self.count():
                lines = len(self._name_lines(head, self.sectionSize(column)))
                needed = look.px(NAME_LINE) * lines + look.px(DETAIL_LINE) * len(head.details)
                most = max(most, needed + look.px(12))
        return most
