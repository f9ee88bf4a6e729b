"""The lines of a comparison as a table model that can be read out and copied."""

from typing import TypeVar

from PySide6.QtCore import QObject

from kollm_gui.catalogue.records import Source
from kollm_gui.comparing import naming
from kollm_gui.i18n import N_, _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Column
from kollm_gui.tables.compare import Comparison, HeadingLine, Line, RemarkLine
from kollm_gui.tables.compare_columns import comparison_columns
from kollm_gui.tables.compare_facts import FactLine
from kollm_gui.tables.compare_measures import MeasureLine
from kollm_gui.tables.compare_words import line_spoken
from kollm_gui.ui.models.record_table import RecordTable

ROW, PROTOCOL, AXIS, MEASURER = "row", "protocol", "axis", "measured_by"
R = TypeVar("R")


class LineModel(RecordTable[Line]):
    """Columns: what is compared, its protocol, a model each, the axis, who measured."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), lambda line: line.key, parent)
        self._snapshot: Snapshot | None = None
        self.comparison: Comparison | None = None

    def show(self, comparison: Comparison, snapshot: Snapshot) -> None:
        """Show other lines."""
        self._snapshot, self.comparison = snapshot, comparison
        shown = comparison_columns(comparison)
        self.set_columns((*shown[:-1], axis_column(), shown[-1]))
        lines = comparison.lines
        self.set_rows(lines, range(len(lines)))

    def slug_of(self, column: int) -> str | None:
        """The model of a column, or None where it is none's."""
        key = self.columns[column].key if 0 <= column < len(self.columns) else ""
        return None if key in (ROW, PROTOCOL, AXIS, MEASURER, "") else key

    def spans(self) -> tuple[tuple[int, int], ...]:
        """The rows whose first cell takes more columns than one, and how many.

        A fact has no protocol, so that its name may be longer.
        """
        whole = self.columnCount()
        return tuple(
            (row, whole if isinstance(line, (HeadingLine, RemarkLine)) else 2)
            for row, line in enumerate(self.shown)
            if not isinstance(line, MeasureLine)
        )

    def _tooltip(self, row: int, column: int) -> str | None:
        line, slug = self.record(row), self.slug_of(column)
        if isinstance(line, MeasureLine):
            if slug is not None:
                return "\n".join(line.remarks(slug)) or None
            if self.columns[column].key == MEASURER:
                return "\n".join(self._sources(line.measurer.sources))
            return line_spoken(line)
        if isinstance(line, FactLine) and slug is not None:
            places = [
                f"{naming.source_label(self._source(each.source))}: {each.locator}"
                if each.source and each.locator
                else naming.source_label(self._source(each.source))
                if each.source
                else str(each.locator)
                for each in line.citations(slug)
            ]
            told = [_("derived")] if line.derived else []
            if line.cell(slug).own:
                told.append(line.cell(slug).own)
            if line.flagged(slug):
                told.append(_("reports disagree"))
            return "\n".join([line.cell(slug).text, *told, *places])
        return None

    def _spoken(self, row: int, column: int) -> str:
        line, slug = self.record(row), self.slug_of(column)
        if isinstance(line, HeadingLine):
            return line.title
        if isinstance(line, RemarkLine):
            return line.text
        if slug is None:
            return line_spoken(line) if column == 0 else super()._spoken(row, column)
        cell = line.cell(slug)
        parts = [line_spoken(line), self.columns[column].header]
        parts.append(_("not known") if cell.tone == "unknown" else cell.text)
        if cell.strong:
            parts.append(_("highest"))
        if isinstance(line, MeasureLine):
            parts += line.remarks(slug)
        return ", ".join(parts)

    def _source(self, slug: str | None) -> Source | None:
        return None if self._snapshot is None or slug is None else self._snapshot.sources.get(slug)

    def _sources(self, slugs: tuple[str, ...]) -> list[str]:
        return [naming.source_label(self._source(slug)) for slug in slugs]


def axis_column() -> Column[R]:  # pyright: ignore[reportInvalidTypeVarUse] - of any record
    """A column that is drawn only: it says nothing in words that the others do not."""
    title = N_("Values on one axis")
    return Column(AXIS, title, title, lambda _line: None, lambda _line: Cell(""), AXIS)
