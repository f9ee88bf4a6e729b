"""The table's header: sorted columns stand out, with an arrow and their place among the keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.controls.fill import fill
from kollm_gui.ui.controls.own_viewport import make_viewport
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.table_painter import CONFLICT_LANE, LANE_PADDING, PADDING
from kollm_gui.ui.view_state import SortKey

ARROW = 12


class TableHeader(QHeaderView):
    """Columns by title; a click sorts by one, a Shift-click adds a further key."""

    sort_asked = Signal(int, bool)  # column, whether it is added to the keys
    menu_asked = Signal(int, QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        make_viewport(self)
        self._look = look
        self._keys: Sequence[SortKey] = ()
        self._names: Sequence[str] = ()
        self.lanes: frozenset[int] = frozenset()
        self.setAccessibleName(_("Columns"))
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setFixedHeight(look.px(32))
        self._pressed: int | None = None
        self._moved = False
        self.sectionMoved.connect(self._note_move)
        self._fetch()
        look.changed.connect(self._refresh)

    def show_keys(self, names: Sequence[str], keys: Sequence[SortKey]) -> None:
        """Mark these keys; ``names`` are the columns from left to right."""
        told = tuple(names), tuple(keys)
        if told != (self._names, self._keys):
            self._names, self._keys = told
            self.viewport().update()

    def sizeHint(self) -> QSize:
        """As high as the look has it."""
        return QSize(super().sizeHint().width(), self._look.px(32))

    def title_width(self, column: int) -> int:
        """Width in px that a title needs with its arrow and paddings."""
        metrics = self._key_texts.metrics
        right = CONFLICT_LANE + LANE_PADDING if column in self.lanes else PADDING + ARROW
        return metrics.horizontalAdvance(self._title(column)) + PADDING + right + 2

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:  # noqa: N802
        """Draw the title, and where the column is a sort key its arrow and number."""
        look = self._look
        painter.save()
        fill(painter, rect, look.colour("surface"))
        fill(painter, QRect(rect.x(), rect.bottom(), rect.width(), 1), look.colour("line_strong"))
        place = next((i for i, k in enumerate(self._keys) if self._names[column] == k.column), None)
        texts = self._plain_texts if place is None else self._key_texts
        painter.setPen(look.colour("text_2" if place is None else "text"))
        right = self._is_right(column)
        lane = CONFLICT_LANE + LANE_PADDING if column in self.lanes else PADDING
        box = rect.adjusted(PADDING, 0, -lane if right else -PADDING, 0)
        arrow_room = 0 if place is None else ARROW + 2
        if right and column in self.lanes:
            arrow_room = 0  # the arrow stands in the lane
        room = QRect(box.x(), box.y(), box.width() - arrow_room, box.height())
        title = texts.cut(self._title(column), room.width())
        texts.draw(painter, room, title, right=right)
        if place is not None:
            width = texts.metrics.horizontalAdvance(title)
            left = room.right() + 3 if right else room.x() + width + 4
            self._draw_arrow(painter, rect, left, place)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which title was pressed."""
        self._pressed = self.logicalIndexAt(event.position().toPoint())
        self._moved = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Sort where the press was a click, not a move or a resize."""
        super().mouseReleaseEvent(event)
        here = self.logicalIndexAt(event.position().toPoint())
        resizing = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        click = event.button() == Qt.MouseButton.LeftButton and not self._moved and not resizing
        if click and here >= 0 and here == self._pressed:
            added = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sort_asked.emit(here, added)
        self._pressed = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer sorting, hiding and choosing columns."""
        self.menu_asked.emit(self.logicalIndexAt(event.pos()), event.globalPos())

    def _draw_arrow(self, painter: QPainter, rect: QRect, left: int, place: int) -> None:
        name = "arrow-down" if self._keys[place].descending else "arrow-up"
        size = self._look.px(ARROW)
        top = rect.y() + (rect.height() - size) // 2
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(QPoint(left, top), self._look.pixmap(name, ARROW, "accent", ratio))
        if len(self._keys) > 1:
            painter.setFont(self._look.font("badge"))
            painter.setPen(self._look.colour("accent"))
            painter.drawText(QPoint(left + size - 2, top + size // 2), str(place + 1))

    def _title(self, column: int) -> str:
        model = self.model()
        return str(model.headerData(column, Qt.Orientation.Horizontal)) if model else ""

    def _is_right(self, column: int) -> bool:
        role = Qt.ItemDataRole.TextAlignmentRole
        side = self.model().headerData(column, Qt.Orientation.Horizontal, role)
        return bool(side and int(side) & int(Qt.AlignmentFlag.AlignRight))

    def _note_move(self) -> None:
        self._moved = True

    def _fetch(self) -> None:
        self._plain_texts = self._look.texts("small_medium")
        self._key_texts = self._look.texts("small_strong")

    def _refresh(self) -> None:
        self._fetch()
        self.setFixedHeight(self._look.px(32))
        self.viewport().update()
