"""A table as text in the forms that people paste and programs read.

Data forms (JSON, CSV, TSV) hold raw values under keys that name the unit; text
forms (plain, Markdown, LaTeX) hold what the window shows, in the current language.
"""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar, cast

from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Column
from kollm_gui.tables.escapes import markdown, spreadsheet
from kollm_gui.tables.latex import latex_table
from kollm_gui.tables.own_cells import MARK, marked_text, own_keys, own_note
from kollm_gui.tables.widths import cut, pad, width

R = TypeVar("R")
TableFormat = Literal["table", "csv", "tsv", "json", "markdown", "latex"]
FORMATS: tuple[TableFormat, ...] = ("table", "csv", "tsv", "json", "markdown", "latex")
_WIDEST = 40  # columns of a text in the plain table; the other forms never cut
_OWN = "own"  # key of the data forms' list of values that are the reader's own
DATA_FORMATS: tuple[TableFormat, ...] = ("csv", "tsv", "json")


@dataclass(frozen=True, slots=True)
class ShownTable(Generic[R]):
    """A table as it is shown, ready for every form.

    ``name`` begins a file's name and is the LaTeX label; ``notes`` name the protocols
    and the version of the data.
    """

    name: str
    title: str
    columns: Sequence[Column[R]]
    rows: Sequence[R]
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()  # slugs of the documents behind what is shown

    def text(self, form: TableFormat) -> str:
        """The table in this form."""
        return write(form, self.columns, self.rows, self.notes, title=self.title, label=self.name)


def write(
    form: TableFormat,
    columns: Sequence[Column[R]],
    rows: Sequence[R],
    notes: Sequence[str] = (),
    *,
    title: str = "",
    label: str = "",
) -> str:
    """The table in this form, with a line feed at its end.

    ``notes`` name the protocol and the like; the text forms carry them, the data
    forms have no place for them. ``title`` and ``label`` are a LaTeX table's.
    """
    # Where anything is the reader's own, every form says which.
    if any(column.cell(row).own for row in rows for column in columns):
        notes = (*notes, own_note())
    if form in DATA_FORMATS:
        writers: dict[str, Callable[[Sequence[Column[R]], Sequence[R]], str]] = {
            "json": as_json,
            "csv": as_csv,
            "tsv": as_tsv,
        }
        return writers[form](columns, rows)
    if form == "markdown":
        return as_markdown(columns, rows, notes)
    if form == "latex":
        return as_latex(columns, rows, notes, title=title, label=label)
    return as_plain(columns, rows, notes)


def as_json(columns: Sequence[Column[R]], rows: Sequence[R]) -> str:
    """A list of objects with raw values; a value that is not known is null.

    Where any is the reader's own, each object lists under "own" the keys of those that are.
    """
    found: list[dict[str, object]] = [
        {column.raw_key: column.raw_value(row) for column in columns} for row in rows
    ]
    marks = [own_keys(columns, row) for row in rows]
    if any(marks):
        for record, keys in zip(found, marks, strict=True):
            record[_OWN] = keys
    return json_text(found)


def as_csv(columns: Sequence[Column[R]], rows: Sequence[R]) -> str:
    """Raw values parted by commas; lists by semicolons, what is not known is empty."""
    return _delimited(columns, rows, ",")


def as_tsv(columns: Sequence[Column[R]], rows: Sequence[R]) -> str:
    """Raw values parted by tabs."""
    return _delimited(columns, rows, "\t")


def as_shown_tsv(columns: Sequence[Column[R]], rows: Sequence[R], *, header: bool = False) -> str:
    """The shown texts parted by tabs, as a spreadsheet takes them from the clipboard."""
    lines = [[column.text(row) for column in columns] for row in rows]
    if header:
        lines.insert(0, [column.header for column in columns])
    return "\n".join(
        "\t".join(spreadsheet(" ".join(text.split())) for text in line) for line in lines
    )


def as_markdown(columns: Sequence[Column[R]], rows: Sequence[R], notes: Sequence[str] = ()) -> str:
    """A pipe table, numbers to the right."""
    rule = ["---:" if column.align == "right" else "---" for column in columns]
    lines = [
        [markdown(column.header) for column in columns],
        rule,
        *([_markdown_cell(column.cell(row)) for column in columns] for row in rows),
    ]
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    return table + "".join(f"\n{markdown(note)}\n" for note in notes)


def as_latex(
    columns: Sequence[Column[R]],
    rows: Sequence[R],
    notes: Sequence[str] = (),
    *,
    title: str = "",
    label: str = "",
) -> str:
    """A booktabs table with its caption above it and its notes below it."""
    return latex_table(columns, rows, notes, title=title, label=label)


def as_plain(columns: Sequence[Column[R]], rows: Sequence[R], notes: Sequence[str] = ()) -> str:
    """A table for a terminal: digits on one edge, units after them, Hangul two columns wide."""
    blocks = [_plain_column(column, [column.cell(row) for row in rows]) for column in columns]
    lines = ["  ".join(parts).rstrip() for parts in zip(*blocks, strict=True)]
    lines += ["", *notes] if notes else []
    return "".join(f"{line}\n" for line in lines)


def json_text(found: object) -> str:
    """Indented JSON with Hangul as it is, ended by a line feed."""
    return json.dumps(found, ensure_ascii=False, indent=2, default=_plain_json) + "\n"


def _plain_json(value: Any) -> object:
    if isinstance(value, date):
        return value.isoformat()
    message = f"no place for {type(value).__name__} in JSON"
    raise TypeError(message)


def _delimited(columns: Sequence[Column[R]], rows: Sequence[R], mark: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=mark, lineterminator="\n")
    spread = [line for column in columns for line in _spread(column, rows)]
    marks = [own_keys(columns, row) for row in rows]
    if any(marks):
        spread.append((_OWN, marks))
    writer.writerow(key for key, _values in spread)
    for place in range(len(rows)):
        writer.writerow(_delimited_value(values[place]) for _key, values in spread)
    return text.getvalue()


def _spread(column: Column[R], rows: Sequence[R]) -> list[tuple[str, Sequence[Any]]]:
    """The column under its key; one of values in parts, such as a rate's, as a column for each."""
    values: list[Any] = [column.raw_value(row) for row in rows]
    parts: dict[str, None] = {}
    for value in values:
        if isinstance(value, Mapping):
            parts |= dict.fromkeys(cast("Mapping[str, object]", value))
    if not parts:
        return [(column.raw_key, values)]
    return [
        (f"{column.raw_key}_{part}", [None if value is None else value[part] for value in values])
        for part in parts
    ]


def _delimited_value(value: Any) -> object:
    if isinstance(value, (list, tuple)):
        told = "; ".join(str(part) for part in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        return spreadsheet(told)
    if isinstance(value, str):
        return spreadsheet(value)
    return "" if value is None else value


def _plain_column(column: Column[Any], cells: Sequence[Cell]) -> list[str]:
    header = column.header
    if column.align == "left":
        told = [marked_text(cell) for cell in cells]
        shown = told if column.whole else [cut(text, _WIDEST) for text in told]
        texts = [header, "", *shown]
        edge = max(width(text) for text in texts)
        filled = [pad(text, edge) for text in texts]
    else:
        # Units stand after the common edge of the digits; a remark such as
        # "undisclosed" has no unit and ends at the edge of the whole column.
        unit = max((width(cell.unit) + 1 for cell in cells if cell.unit), default=0)
        unit += any(cell.own for cell in cells)
        lines = [_right_cell(cell, unit) for cell in cells]
        edge = max(width(text) for text in (header, *lines))
        filled = [pad(text, edge, right=True) for text in (header, "", *lines)]
    filled[1] = "─" * edge
    return filled


def _right_cell(cell: Cell, unit: int) -> str:
    if cell.tone != "known":
        return marked_text(cell)
    after = (f" {cell.unit}" if cell.unit else "") + (MARK if cell.own else "")
    return cell.prefix + cell.main + pad(after, unit)


def _markdown_cell(cell: Cell) -> str:
    text = markdown(marked_text(cell))
    return f"**{text}**" if cell.strong and text else text
