"""The one table model: rows of any record, columns of ``tables``, an order over the rows."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kollm_gui.i18n import _
from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Column
from kollm_gui.tables.lazy_rows import LazyRows

R = TypeVar("R")
MEASURED_ROWS = 80  # of a column; conflicts are sought in all
MOST_CELLS = 20_000  # rows whose cells are kept; scrolling through a million would fill memory
Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
# Enum members are slow to compare in data(), which is called some thousand times per paint.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


class TableRole(IntEnum):
    """What a view asks for beside the text."""

    KEY = Qt.ItemDataRole.UserRole


class RecordTable(QAbstractTableModel, Generic[R]):
    """Shows ``rows[order[i]]`` in row i; filtering and sorting replace the order only."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._rows: Sequence[R] = ()
        self._order: Sequence[int] = ()
        self._cells: dict[int, tuple[Cell, ...]] = {}  # by place in rows
        self._samples: dict[int, list[Cell]] = {}  # by column
        self._places: Mapping[str, int] | None = None  # of the rows by key, whatever the order
        self._answers: Mapping[int, Callable[[int, int], Any]] = {
            _ALIGNMENT: lambda _row, column: self._side(column),
            _TOOLTIP: self._tooltip,
            _ACCESSIBLE: self._spoken,
            int(TableRole.KEY): lambda row, _column: self.key(row),
        }

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The columns from left to right."""
        return self._columns

    @property
    def shown(self) -> list[R]:
        """The rows in their present order."""
        return self.taker()()

    def taker(self, chosen: Sequence[int] | None = None) -> Callable[[], list[R]]:
        """Makes the rows, or the chosen ones, as they stand now: later and on any thread."""
        rows, order = self._rows, self._order
        if chosen is None:
            return lambda: [rows[place] for place in order]
        return lambda: [rows[order[row]] for row in chosen]

    def sample(self, count: int) -> list[R]:
        """Some rows, whatever the order, to measure columns on."""
        step = max(-(-len(self._rows) // count), 1)
        return [self._rows[place] for place in range(0, len(self._rows), step)]

    def sample_cells(self, column: int) -> list[Cell]:
        """What a column says in some rows, to measure it on."""
        cells = self._samples.get(column)
        if cells is None:
            told = self._columns[column]
            cells = [told.cell(record) for record in self.sample(MEASURED_ROWS)]
            self._samples[column] = cells
        return cells

    def set_rows(self, rows: Sequence[R], order: Sequence[int]) -> None:
        """Show other rows, or the same ones in another order; cells of same rows are kept."""
        self.beginResetModel()
        if rows is not self._rows:
            self._rows = rows
            self._cells, self._samples = {}, {}
            self._places = None
        self._order = order
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._cells, self._samples = {}, {}
        self.endResetModel()

    def record(self, row: int) -> R:
        """The record in a row."""
        return self._rows[self._order[row]]

    def key(self, row: int) -> str:
        """The key of the record in a row."""
        return self._key(self.record(row))

    def row_of(self, key: str | None) -> int | None:
        """The row of a key, or None where it is not shown."""
        place = None if key is None else self._place_of(key)
        return None if place is None else _index_in(self._order, place)

    def cell(self, row: int, column: int) -> Cell:
        """What a cell says, in parts."""
        return self._cells_of(self._order[row])[column]

    def cells(self, row: int) -> tuple[Cell, ...]:
        """What the cells of a row say."""
        return self._cells_of(self._order[row])

    def _cells_of(self, place: int) -> tuple[Cell, ...]:
        cells = self._cells.get(place)
        if cells is None:
            if len(self._cells) >= MOST_CELLS:
                self._cells.clear()
            record = self._rows[place]
            cells = tuple(each.cell(record) for each in self._columns)
            self._cells[place] = cells
        return cells

    def flagged(self, row: int, column: int) -> bool:
        """Whether the catalogue records a disagreement about a cell's value."""
        return self._columns[column].flagged(self.record(row))

    def _place_of(self, key: str) -> int | None:
        if isinstance(self._rows, LazyRows):
            return self._rows.place_of(key)
        if self._places is None:
            self._places = {self._key(record): place for place, record in enumerate(self._rows)}
        return self._places.get(key)

    # Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Rows in the order."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Columns shown."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """A cell's text, its tooltip, its side, or the record's key."""
        if not index.isValid():
            return None
        if role == _DISPLAY:
            return self.cell(index.row(), index.column()).text
        answer = self._answers.get(role)
        return answer(index.row(), index.column()) if answer is not None else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """A column's title, and in the tooltip what it says."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role in (_DISPLAY, _ACCESSIBLE):
            return self._columns[section].header
        if role == _TOOLTIP:
            return self._columns[section].help
        if role == _ALIGNMENT:
            return self._side(section)
        return None

    def _side(self, column: int) -> int:
        return _RIGHT if self._columns[column].align == "right" else _LEFT

    def _tooltip(self, row: int, column: int) -> str | None:
        own = self.cell(row, column).own
        if own:
            return own
        if self.flagged(row, column):
            return _("Reports disagree about this value; the details list them all.")
        if self.cell(row, column).tone == "quiet" and self._columns[column].align == "right":
            return _("Scored under other protocols only; the details list them.")
        return None

    def _spoken(self, row: int, column: int) -> str:
        cell = self.cell(row, column)
        said = _("not known") if cell.tone == "unknown" else cell.text
        told = f"{self._columns[column].header}: {said}"
        return f"{told}. {cell.own}" if cell.own else told


def _index_in(order: Any, place: int) -> int | None:
    """Where a place stands in the order, which is a list, a range or an array of numpy."""
    if hasattr(order, "nonzero"):
        found = (order == place).nonzero()[0]
        return int(found[0]) if len(found) else None
    try:
        return order.index(place)
    except ValueError:
        return None
