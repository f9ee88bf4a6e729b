"""An adapted model beside its base, as a table model that can be read out and copied."""

from PySide6.QtCore import QObject

from kollm_gui.comparing import naming
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.compare_words import line_spoken
from kollm_gui.tables.gain import Gain, GainLine
from kollm_gui.tables.gain_columns import DATA_ONLY, GainRow, gain_columns, gain_rows
from kollm_gui.ui.compare.axis import reach_of
from kollm_gui.ui.compare.line_model import AXIS, axis_column
from kollm_gui.ui.models.record_table import RecordTable


class GainModel(RecordTable[GainRow]):
    """Columns: benchmark, protocol, base, adapted, difference, its bar, who measured."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), lambda row: row.title if row.line is None else row.line.key, parent)
        self._snapshot: Snapshot | None = None
        self.gain: Gain | None = None
        self.reach = 1.0  # the end of the axis of differences, as a share of the scale

    def show(self, gain: Gain, snapshot: Snapshot) -> None:
        """Show another pair."""
        self._snapshot, self.gain = snapshot, gain
        self.reach = reach_of(gain.lines)
        shown = [column for column in gain_columns(gain) if column.key not in DATA_ONLY]
        self.set_columns((*shown[:-1], axis_column(), shown[-1]))
        rows = gain_rows(gain)
        self.set_rows(rows, range(len(rows)))

    def spans(self) -> tuple[tuple[int, int], ...]:
        """The rows whose first cell takes more columns than one, and how many."""
        whole = self.columnCount()
        return tuple((row, whole) for row, record in enumerate(self.shown) if record.line is None)

    def slug_of(self, column: int) -> str | None:
        """The model of a column, or None where it is none's."""
        if self.gain is None or self.gain.base is None:
            return None
        key = self.columns[column].key
        return {"base": self.gain.base.slug, "adapted": self.gain.adapted.slug}.get(key)

    def _tooltip(self, row: int, column: int) -> str | None:
        line = self.record(row).line
        if line is None:
            return None
        if self.columns[column].key == "measured_by" and self._snapshot is not None:
            sources = self._snapshot.sources
            return "\n".join(
                naming.source_label(sources.get(slug)) for slug in line.line.measurer.sources
            )
        if self.columns[column].key in ("difference", AXIS):
            return _verdict(line)
        return line_spoken(line.line)

    def _spoken(self, row: int, column: int) -> str:
        record = self.record(row)
        if record.line is None:
            return record.title
        if column == 0:
            return line_spoken(record.line.line)
        told = f"{line_spoken(record.line.line)}, {super()._spoken(row, column)}"
        if self.columns[column].key == "difference":
            return f"{told}, {_verdict(record.line)}"
        return told


def _verdict(line: GainLine) -> str:
    if line.better is None:
        return _("cannot be told apart: the difference is within the error")
    if line.better:
        return _("better than its base")
    return _("worse than its base")
