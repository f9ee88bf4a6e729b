"""The table as a view: row focus, copying as TSV, selection and scroll kept by key."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from kollm_gui.tables.cell import Cell
from kollm_gui.ui.controls.focus_ring import FocusRing
from kollm_gui.ui.controls.menu_request import menu_request
from kollm_gui.ui.controls.rows_in_sight import rows_in_sight
from kollm_gui.ui.controls.table_dress import dress_table, fit_rows
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.record_table import RecordTable
from kollm_gui.ui.panels.table_header import TableHeader
from kollm_gui.ui.panels.table_painter import (
    PADDING,
    Lane,
    Strip,
    TablePainter,
)

_AS_ZERO = str.maketrans("123456789", "000000000")


class TableView(QTableView):
    """Shows a ``RecordTable``; tells which key was chosen, opened, or asked a menu for."""

    chosen = Signal(object)  # key, or None
    opened = Signal(str)
    marked = Signal(str)  # Space was pressed on a row
    menu_asked = Signal(str, QPoint)
    flag_clicked = Signal(str, str)  # key and column of a conflict mark
    resized = Signal()

    def __init__(
        self,
        look: Look,
        model: RecordTable[Any],
        painter: TablePainter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dress_table(self, look)
        self._look = look
        self._records = model
        self._painter = painter
        self._ring = FocusRing(self, look)
        self.asked_column: int | None = None  # of the cell whose menu was asked for last
        self._quiet = False  # while rows are exchanged, selection changes are no one's choice
        self.header = TableHeader(look, self)
        self.setHorizontalHeader(self.header)
        self.header.setStretchLastSection(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setModel(model)
        self.selectionModel().currentRowChanged.connect(self._tell_choice)
        self.activated.connect(self._tell_opened)
        look.changed.connect(self._refresh)

    def exchange(self, rows: Any, order: Any) -> None:
        """Show other rows; the selection and the first row in sight stay where they still exist."""
        chosen, top = self.current_key(), self.rowAt(0)
        top_key = self._records.key(top) if top > 0 else None
        self._quiet = True
        self._records.set_rows(rows, order)
        self.choose(chosen)
        row = self._records.row_of(top_key)
        if row is not None:
            self.scrollTo(self._records.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        else:
            self.scrollToTop()
        if self.isVisible():
            self.executeDelayedItemsLayout()  # or Qt lays out after the paint, and paints again
        self._quiet = False

    def current_key(self) -> str | None:
        """The key of the chosen row."""
        index = self.currentIndex()
        return self._records.key(index.row()) if index.isValid() else None

    def choose(self, key: str | None, *, reveal: bool = False) -> None:
        """Choose a key's row without telling that it was chosen."""
        row = self._records.row_of(key)
        before, self._quiet = self._quiet, True
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif key != self.current_key() or not self.selectionModel().isRowSelected(row):
            flags = (
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows
            )
            self.selectionModel().setCurrentIndex(self._records.index(row, 0), flags)
        if row is not None and reveal:
            index = self._records.index(row, 0)
            if not self.viewport().rect().contains(self.visualRect(index)):
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._quiet = before

    def selected_rows(self) -> list[int]:
        """The selected rows from top to bottom."""
        return sorted({row for rows in self._chosen_ranges() for row in rows})

    def fit_column(self, column: int, limit: int = 280, rare: Sequence[Cell] = ()) -> int:
        """Width in px at which a column's title and the cells of its rows are not cut.

        ``rare`` are cells that few rows have, so that those that are measured may have none.
        """
        told = self._records.columns[column]
        strong = told.key == "name"
        # Measuring a text takes longer than making it, many rows say the same, and figures are
        # tabular: one is as wide as any other of its form.
        forms = {
            ((cell.prefix + cell.main).translate(_AS_ZERO), cell.unit): cell
            for cell in (*self._records.sample_cells(column), *rare)
        }
        cells = [self._painter.cell_width(cell, strong=strong) for cell in forms.values()]
        marker = self._look.px(22) if column == 0 else 0
        # Numbers end at the right; at their left a small gap parts them from the column before.
        left = PADDING // 2 if told.align == "right" else PADDING + marker
        right = self._painter.right_room(column) if told.align == "right" else PADDING
        widest = max(cells, default=0) + left + right
        return min(max(widest, self.header.title_width(column)), limit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the details, Space marks the row; the rest is Qt's."""
        self._ring.note_key()
        key = self.current_key()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and key is not None:
            self.opened.emit(key)
        elif event.key() == Qt.Key.Key_Space and key is not None and not event.modifiers():
            self.marked.emit(key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then the outline of the focused one."""
        inside, chosen = event.rect(), self._chosen_ranges()
        strips = self._strips(inside)
        selected = frozenset(
            strip.row for strip in strips if any(strip.row in rows for rows in chosen)
        )
        painter = QPainter(self.viewport())
        self._painter.draw(painter, self._records, strips, self._lanes(inside), selected)
        row = self.visualRect(self.currentIndex())
        row.setLeft(0)
        row.setRight(max(self.header.length(), 1) - 1)
        self._ring.draw(painter, row)
        painter.end()

    def _chosen_ranges(self) -> list[range]:
        """The selected rows, as few ranges as Qt keeps: each row by itself may be a million."""
        chosen = self.selectionModel().selection().toList()
        return [range(one.top(), one.bottom() + 1) for one in chosen]

    def _strips(self, inside: QRect) -> list[Strip]:
        """The rows in sight within these px of the viewport."""
        return [Strip(row, self.rowViewportPosition(row)) for row in rows_in_sight(self, inside)]

    def _lanes(self, inside: QRect) -> list[Lane]:
        """The columns in sight within these px, from left to right."""
        header, found = self.header, list[Lane]()
        for place in range(header.count()):
            column = header.logicalIndex(place)
            left, width = header.sectionViewportPosition(column), header.sectionSize(column)
            if not header.isSectionHidden(column) and left + width > inside.left():
                if left > inside.right():
                    break
                found.append(Lane(column, left, width))
        return found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose without an outline."""
        self._ring.note_mouse()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a conflict mark asks for the reports."""
        super().mouseReleaseEvent(event)
        found = self._flag_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.flag_clicked.emit(*found)

    def _flag_at(self, at: QPoint) -> tuple[str, str] | None:
        """The key and the column whose conflict mark stands there."""
        index = self.indexAt(at)
        if not index.isValid() or index.column() not in self._painter.lanes:
            return None
        rect = self.visualRect(index)
        lane = self._painter.right_room(index.column())
        if at.x() <= rect.right() - lane or not self._records.flagged(index.row(), index.column()):
            return None
        return self._records.key(index.row()), self._records.columns[index.column()].key

    def showEvent(self, event: QShowEvent) -> None:
        """Bring what is chosen into sight, which had no place before the view had its size."""
        super().showEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is more or less room for the columns."""
        super().resizeEvent(event)
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let Qt make the first row current, which nobody has chosen."""
        self._ring.note_focus(event)
        before, self._quiet = self._quiet, True
        super().focusInEvent(event)
        self._quiet = before

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a row."""
        index, at = menu_request(self, event)
        if index.isValid():
            self.asked_column = index.column()
            self.menu_asked.emit(self._records.key(index.row()), at)

    def _tell_choice(self, current: QModelIndex) -> None:
        if not self._quiet:
            self.chosen.emit(self._records.key(current.row()) if current.isValid() else None)

    def _tell_opened(self, index: QModelIndex) -> None:
        self.opened.emit(self._records.key(index.row()))

    def _refresh(self) -> None:
        fit_rows(self, self._look)
        self._painter.measure(self._records)
        self.viewport().update()
