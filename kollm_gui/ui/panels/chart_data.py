"""A figure's data as a table in the window, cell by cell what its CSV holds."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kollm_gui.charts.data_table import DataRow, data_columns, data_rows
from kollm_gui.charts.figure import DataTable
from kollm_gui.i18n import _
from kollm_gui.tables import output
from kollm_gui.tables.column import Column, order
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.record_table import RecordTable
from kollm_gui.ui.panels.model_order import next_sort
from kollm_gui.ui.panels.table_painter import TablePainter
from kollm_gui.ui.panels.table_view import TableView
from kollm_gui.ui.view_state import SortKey

WIDEST = 260  # px at text size 1


class ChartData(TableView):
    """The table; ``chosen`` tells the key of a row, ``left`` that Escape was pressed."""

    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.records: RecordTable[DataRow] = RecordTable((), lambda row: row.key)
        self._painter = TablePainter(look)
        super().__init__(look, self.records, self._painter, parent)
        self.records.setParent(self)
        self._painter.setParent(self)
        self._own_look = look
        self._data = DataTable((), ())
        self._rows: tuple[DataRow, ...] = ()
        self._keys: tuple[SortKey, ...] = ()
        self.setAccessibleName(_("The chart's data"))
        self.header.setSectionsMovable(False)
        self.header.sort_asked.connect(self._sort)

    def show_data(self, data: DataTable, selected: str | None) -> None:
        """Show a figure's data, the row of the selected model marked."""
        if data is not self._data:
            if data.header != self._data.header:
                self._keys = ()
            self._data = data
            self._rows = data_rows(data)
            self.records.set_columns(data_columns(data))
            self._fill()
            self._painter.measure(self.records)
            for place in range(len(data.header)):
                width = self.fit_column(place, self._own_look.px(WIDEST))
                self.setColumnWidth(place, width)
        self.choose(selected, reveal=True)

    @property
    def shown(self) -> tuple[tuple[Column[DataRow], ...], tuple[DataRow, ...]]:
        """Columns and rows in the order in which the table has them."""
        return self.records.columns, tuple(self.records.shown)

    def copy(self) -> None:
        """Copy the selected rows, or all of them, with their header."""
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - only here

        rows: Sequence[int] = self.selected_rows() or range(self.records.rowCount())
        told = [self.records.record(row) for row in rows]
        text = output.as_shown_tsv(self.records.columns, told, header=True)
        QGuiApplication.clipboard().setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape returns to the chart."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        columns = {column.key: column for column in self.records.columns}
        self.exchange(self._rows, order(self._rows, self._keys, columns))
        self.header.show_keys([column.key for column in self.records.columns], self._keys)

    def _sort(self, column: int, add: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._keys = next_sort(self._keys, self.records.columns[column], add=add)  # type: ignore[arg-type]
        self._fill()
