"""The table of a comparison: cell by cell under the keyboard, widths shared out to the room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from kollm_gui.ui.compare.heads import Head, Heads
from kollm_gui.ui.compare.held_column import HeldColumn
from kollm_gui.ui.controls.button import KEYBOARD
from kollm_gui.ui.controls.focus_ring import FocusRing
from kollm_gui.ui.controls.menu_request import menu_request
from kollm_gui.ui.controls.rows_in_sight import rows_in_sight
from kollm_gui.ui.controls.table_dress import dress_table, fit_rows
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


class CellPainter(Protocol):
    """Draws what stands in the cells of a model; the view draws what is the same in all."""

    def ground(self, row: int) -> str:
        """The colour below a row that is not chosen."""
        ...

    def draw(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        """Draw what stands in a cell."""
        ...


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
        cells: CellPainter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dress_table(self, look)
        self._look, self._records, self._cells = look, model, cells
        self._widths: Sequence[Width] = ()
        self._ring = FocusRing(self, look)
        self.heads = Heads(look, self)
        self.setHorizontalHeader(self.heads)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setModel(model)
        self.held = HeldColumn(look, self, self._draw_first_column)
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
        """Draw the cells in sight, then the outline of the one that the keyboard stands on."""
        painter = QPainter(self.viewport())
        inside = event.rect()
        for row in rows_in_sight(self, inside):
            column = 0
            while column < self._records.columnCount():
                rect = self.visualRect(self._records.index(row, column))
                if rect.intersects(inside):
                    self._draw_cell(painter, rect, row, column)
                column += self.columnSpan(row, column)
        self._ring.draw(painter, self.visualRect(self.currentIndex()))
        painter.end()

    def _draw_first_column(self, painter: QPainter, inside: QRect) -> None:
        width = self.columnWidth(0)
        for row in rows_in_sight(self, inside):
            rect = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
            self._draw_cell(painter, rect, row, 0)

    def _draw_cell(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        """Draw a cell's ground, what stands on it, and the hairline below."""
        look = self._look
        chosen = self.selectionModel().isSelected(self._records.index(row, column))
        painter.fillRect(rect, look.colour("selection" if chosen else self._cells.ground(row)))
        self._cells.draw(painter, rect, row, column)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look.colour("grid"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes a model out, Ctrl+Shift and an arrow move it."""
        self._ring.note_key()
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose without an outline."""
        self._ring.note_mouse()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked twice."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.row(), index.column())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard a cell to stand on, also after other lines were shown."""
        self._ring.note_focus(event)
        super().focusInEvent(event)
        bare = not self.currentIndex().isValid() and self._records.rowCount() > 0
        if bare and event.reason() in KEYBOARD:
            self.setCurrentIndex(self._records.index(0, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a cell."""
        index, at = menu_request(self, event)
        if index.isValid():
            self.menu_asked.emit(index.row(), index.column(), at)

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

    def _refresh(self) -> None:
        fit_rows(self, self._look)
        self._share_out()
        self.viewport().update()
