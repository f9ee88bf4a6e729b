"""Rows of small lists (offers, filters, saved searches): one record, one delegate, one list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kollm_gui.ui.controls.button import KEYBOARD
from kollm_gui.ui.controls.check_mark import MARK, draw_check
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.look import Look

ROW = 28
ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it stands for, what it says, the count at its right, how it is drawn."""

    text: str
    told: str = ""
    count: str = ""
    key: str = ""
    icon: str | None = None
    ink: str = "text"
    checked: bool | None = None  # None: nothing to check
    removable: bool = False  # by a cross at its right
    quiet: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(part for part in (self.text, self.told, self.count) if part)


class RowDelegate(QStyledItemDelegate):
    """Draws a row: check box, icon, text, sentence, count or a cross."""

    def __init__(self, look: Look, parent: QWidget, inset: int = 12) -> None:
        super().__init__(parent)
        self._look, self._inset = look, inset
        self.text_width = 0  # px that sentences stand behind, so that they begin on one edge
        self.ring = False
        self.shows_cross = False  # on the chosen row too, not only under the pointer

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows have one height."""
        return QSize(60, self._look.px(ROW))

    def editorEvent(  # noqa: N802 - Qt override
        self,
        event: QEvent,  # noqa: ARG002
        model: QAbstractItemModel,  # noqa: ARG002
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,  # noqa: ARG002
    ) -> bool:
        """Leave checking to the list, where the whole row can be pressed."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        look, row = self._look, index.data(ROLE)
        box = QRect(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or over:
            painter.fillRect(box, look.colour("selection" if chosen else "hover"))
        if self.ring and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("accent"), 1))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        box.adjust(look.px(self._inset), 0, -look.px(12), 0)
        if row.checked is not None:
            self._draw_check(painter, box, checked=row.checked)
        if row.icon is not None:
            self._draw_icon(painter, box, row.icon, 16, "text_3")
        if row.removable and (over or (chosen and self.shows_cross)):
            size = look.px(12)
            at = QPoint(box.right() - size, box.y() + (box.height() - size) // 2)
            painter.drawPixmap(at, look.pixmap("clear", 12, "text_2"))
            box.setRight(at.x() - look.px(8))
        self._draw_texts(painter, box, row)
        painter.restore()

    def _draw_icon(self, painter: QPainter, box: QRect, name: str, size: int, ink: str) -> None:
        px = self._look.px(size)
        at = QPoint(box.x(), box.y() + (box.height() - px) // 2)
        painter.drawPixmap(at, self._look.pixmap(name, size, ink))
        box.setLeft(box.x() + px + self._look.px(8))

    def _draw_check(self, painter: QPainter, box: QRect, *, checked: bool) -> None:
        look = self._look
        side = look.px(MARK)
        mark = QRect(box.x(), box.y() + (box.height() - side) // 2, side, side)
        draw_check(painter, look, mark, checked=checked)
        box.setLeft(box.x() + side + look.px(8))

    def _draw_texts(self, painter: QPainter, box: QRect, row: Row) -> None:
        look = self._look
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(look.font("small"))
        if row.count:
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.setPen(look.colour("text_3" if row.quiet else "text_2"))
            painter.drawText(box, right, row.count)
            width = painter.fontMetrics().horizontalAdvance(row.count)
            box.setRight(box.right() - width - look.px(12))
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("text_3" if row.quiet else row.ink))
        metrics = painter.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(box, left, metrics.elidedText(row.text, elide, box.width()))
        wide = max(metrics.horizontalAdvance(row.text), self.text_width) + look.px(16)
        if row.told and box.width() - wide > look.px(40):
            box.setLeft(box.left() + wide)
            painter.setPen(look.colour("text_2"))
            painter.drawText(box, left, metrics.elidedText(row.told, elide, box.width()))


class RowList(QListWidget):
    """Shows rows; a click, Enter or Space takes one, Delete or the cross asks to remove it."""

    taken = Signal(str)  # the row's key
    remove_asked = Signal(str)

    def __init__(
        self, look: Look, name: str, inset: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        thin_scroll_bars(self, look)
        self.rows_delegate = RowDelegate(look, self, inset)
        self.setItemDelegate(self.rows_delegate)
        look.changed.connect(self._refresh)
        self._refresh()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the one that was current stays so, found by its key."""
        key, top = self.key, self.verticalScrollBar().value()
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.text)
            item.setData(ROLE, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            item.setToolTip(row.told)
            if row.checked is not None:
                on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
                item.setCheckState(on if row.checked else off)
            self.addItem(item)
            if key is not None and row.key == key:
                self.setCurrentItem(item)
        self.blockSignals(False)  # noqa: FBT003
        self.verticalScrollBar().setValue(top)

    @property
    def key(self) -> str | None:
        """The key of the current row."""
        item = self.currentItem()
        return item.data(ROLE).key if item is not None and item.isSelected() else None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return tuple(self.item(place).data(ROLE) for place in range(self.count()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space take the current row, Delete asks to remove it."""
        self.rows_delegate.ring = True
        item = self.currentItem()
        if item is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(item.data(ROLE).key)
        elif event.key() == Qt.Key.Key_Delete and item.data(ROLE).removable:
            self.remove_asked.emit(item.data(ROLE).key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click takes the row, or on its cross asks to remove it."""
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return
        row: Row = item.data(ROLE)
        cross = self.viewport().width() - self._look.px(32)
        if row.removable and event.position().x() > cross:
            self.remove_asked.emit(row.key)
        else:
            self.taken.emit(row.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse needs no ring."""
        self.rows_delegate.ring = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Outline the current row where the keyboard brought the focus."""
        self.rows_delegate.ring = event.reason() in KEYBOARD
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count() and self.rows_delegate.ring:
            self.setCurrentRow(0)

    def _refresh(self) -> None:
        self.setFont(self._look.font("body"))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
