"""The table of a comparison: cell by cell under the keyboard, widths shared out to the room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyledItemDelegate, QTableView, QWidget

from kollm_gui.ui.compare.heads import Head, Heads
from kollm_gui.ui.compare.held_column import HeldColumn
from kollm_gui.ui.controls.button import KEYBOARD
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.record_table import RecordTable


@dataclass(frozen=True, slots=True)
class Width:
    """How wide a column is at least, and how wide at best, in px at text size 1.

    What is left over after that goes to the columns by ``grows``.
    """

    least: int
    best: int
    grows: int = 0


class Outlined(Protocol):
    """A delegate that can outline a cell."""

    current: tuple[int, int] | None


class LineView(QTableView):
    """Shows the lines of a model of ours; a cell is opened, moved or asked about."""

    opened = Signal(int, int)
    menu_asked = Signal(int, int, QPoint)
    remove_asked = Signal(int)  # the column
    move_asked = Signal(int, int)  # the column, by how many places

    def __init__(
        self,
        look: Look,
        model: RecordTable[Any],
        delegate: QStyledItemDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._records, self._delegate = look, model, delegate
        self._widths: Sequence[Width] = ()
        self._ring = False
        self.heads = Heads(look, self)
        self.setHorizontalHeader(self.heads)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._dress()
        self.held = HeldColumn(look, self)
        look.changed.connect(self._refresh)

    def show_columns(self, heads: Sequence[Head], widths: Sequence[Width]) -> None:
        """Show these heads; share the room out as the widths have it."""
        self._widths = tuple(widths)
        self.heads.show_heads(heads)
        self._share_out()

    def span(self, spans: Sequence[tuple[int, int]]) -> None:
        """Let the first cell of these rows take so many columns."""
        self.clearSpans()
        for row, columns in spans:
            if columns > 1:
                self.setSpan(row, 0, 1, columns)

    def copy_cells(self) -> str:
        """The chosen cells as TSV."""
        chosen = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        lines: dict[int, list[str]] = {}
        for row, column in chosen:
            lines.setdefault(row, []).append(self._records.cell(row, column).text)
        return "\n".join("\t".join(cells) for cells in lines.values())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell the delegate which cell has the keyboard's outline."""
        here = self.currentIndex()
        outlined = self._ring and self.hasFocus() and here.isValid()
        self._delegate.current = (here.row(), here.column()) if outlined else None  # type: ignore[attr-defined]
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes a model out, Ctrl+Shift and an arrow move it."""
        self._ring = True
        here = self.currentIndex()
        moving = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if here.isValid() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(here.row(), here.column())
        elif here.isValid() and key == Qt.Key.Key_Delete:
            self.remove_asked.emit(here.column())
        elif here.isValid() and key in sides and event.modifiers() == moving:
            self.move_asked.emit(here.column(), sides[key])
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click needs no outline."""
        self._ring = False
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked twice."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.row(), index.column())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Outline the current cell where the keyboard brought the focus."""
        self._ring = event.reason() in KEYBOARD
        super().focusInEvent(event)
        if self._ring and not self.currentIndex().isValid() and self._records.rowCount():
            self.setCurrentIndex(self._records.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the outline away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt override
        """Ask for a menu where the right button or the menu key is pressed."""
        if event.type() == QEvent.Type.ContextMenu:
            at = self.indexAt(event.pos())  # type: ignore[attr-defined]
            index = at if at.isValid() else self.currentIndex()
            if index.isValid():
                place = event.globalPos()  # type: ignore[attr-defined]
                self.menu_asked.emit(index.row(), index.column(), place)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room out."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give each column its least, then evenly more up to its best, then the rest by growth."""
        look = self._look
        least = [look.px(width.least) for width in self._widths]
        best = [
            max(look.px(width.best), low) for width, low in zip(self._widths, least, strict=True)
        ]
        room = self.viewport().width()
        spare = room - sum(least)
        wish = sum(best) - sum(least)
        shares = [
            min(spare / wish, 1.0) * (b - a) if wish and spare > 0 else 0.0
            for a, b in zip(least, best, strict=True)
        ]
        sizes = [a + int(share) for a, share in zip(least, shares, strict=True)]
        left = room - sum(sizes)
        grows = sum(width.grows for width in self._widths)
        if left > 0 and grows:
            last = max(place for place, width in enumerate(self._widths) if width.grows)
            for place, width in enumerate(self._widths):
                sizes[place] += left * width.grows // grows
            sizes[last] += room - sum(sizes)
        for place, size in enumerate(sizes):
            self.setColumnWidth(place, size)
        self.heads.refresh()
        self.held.follow()

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget(self))
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setMinimumSectionSize(16)
        rows.setDefaultSectionSize(self._look.px(28))
        thin_scroll_bars(self, self._look)

    def _refresh(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.px(28))
        self._share_out()
        self.viewport().update()
