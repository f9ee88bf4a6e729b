"""A figure's data as a table of columns, which the window shows and every form writes."""

from dataclasses import dataclass

from kollm_gui.catalogue.records import CatalogueInfo
from kollm_gui.charts.figure import DataTable, Figure
from kollm_gui.tables.cell import Cell, unknown
from kollm_gui.tables.column import Column, Value
from kollm_gui.tables.naming import version_note
from kollm_gui.tables.output import ShownTable


@dataclass(frozen=True, slots=True)
class DataRow:
    """One row with the key that selects its model."""

    key: str
    values: tuple[str | float | int | None, ...]


def data_rows(data: DataTable) -> tuple[DataRow, ...]:
    """The rows in drawing order."""
    keys = data.keys or tuple(str(place) for place in range(len(data.rows)))
    return tuple(DataRow(key, values) for key, values in zip(keys, data.rows, strict=True))


def data_columns(data: DataTable) -> tuple[Column[DataRow], ...]:
    """A column for each of the table's, numbers right."""
    titles = data.titles or data.header
    return tuple(
        _column(place, name, titles[place], data) for place, name in enumerate(data.header)
    )


def figure_table(
    figure: Figure,
    info: CatalogueInfo,
    shown: tuple[tuple[Column[DataRow], ...], tuple[DataRow, ...]] | None = None,
) -> ShownTable[DataRow]:
    """The figure's data with its note; ``shown`` are columns and rows as a view has them."""
    columns, rows = shown or (data_columns(figure.data), data_rows(figure.data))
    notes = (figure.note, version_note(info))
    told = tuple(note for note in notes if note)
    return ShownTable(figure.chart, figure.title, columns, rows, told, figure.sources)


def _column(place: int, name: str, title: str, data: DataTable) -> Column[DataRow]:
    known = [row[place] for row in data.rows if row[place] is not None]
    numeric = bool(known) and all(isinstance(value, int | float) for value in known)

    def value(row: DataRow) -> Value:
        return row.values[place] if row.values[place] != "" else None

    def cell(row: DataRow) -> Cell:
        told = row.values[place]
        if told is None or told == "":
            return unknown()
        return Cell(_digits(told)) if isinstance(told, int | float) else Cell(told)

    return Column(
        name,
        title,
        name,
        value=value,
        cell=cell,
        raw_key=name,
        align="right" if numeric else "left",
        descending=numeric,
    )


def _digits(number: float) -> str:
    if isinstance(number, int):
        return f"{number:,}"
    if abs(number) >= 1e6:
        return f"{number:.3g}"
    return f"{number:,.6g}"
