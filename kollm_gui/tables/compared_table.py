"""A table of compared models, ready for every form that people paste or programs read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kollm_gui.tables.column import Column
from kollm_gui.tables.output import DATA_FORMATS, TableFormat, write

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class ComparedTable(Generic[R]):
    """What is shown, and what data files hold instead: more columns, and no titles among the rows.

    ``name`` begins a file's name and is the LaTeX label; ``sources`` are slugs of the
    documents behind what is shown.
    """

    name: str
    title: str
    columns: Sequence[Column[R]]
    rows: Sequence[R]
    data_columns: Sequence[Column[R]]
    data_rows: Sequence[R]
    notes: tuple[str, ...]
    sources: tuple[str, ...]

    def text(self, form: TableFormat) -> str:
        """The table in this form."""
        if form in DATA_FORMATS:
            return write(form, self.data_columns, self.data_rows)
        return write(form, self.columns, self.rows, self.notes, title=self.title, label=self.name)
