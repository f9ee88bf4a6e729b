"""Rows of CSV and TSV files, one by one."""

import csv
from collections.abc import Iterator, Sequence
from typing import Final

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.importers.source import Source

LONGEST_CELL: Final = 8 << 20  # characters
_SEPARATORS: Final = (",", "\t", ";")
_ROWS_PER_STEP: Final = 512


def heading_of(source: Source) -> tuple[str, ...]:
    """The names of the columns; a single one is no table."""
    for cells in _read(source, steps=False):
        return tuple(cell.strip().lstrip("\ufeff") for cell in cells)
    return ()


def rows_of(source: Source) -> Iterator[tuple[int, Sequence[str]]]:
    """The line at which each row after the heading ends, and its cells.

    Raises:
        UserError: the file is not sound CSV.
    """
    reader = _read(source, steps=True)
    next(reader, None)
    for number, cells in enumerate(reader, start=2):
        if any(cell.strip() for cell in cells):
            yield number, cells


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would run the cell rather than show it."""
    return cell.lstrip()[:1] in ("=", "@") or cell.lstrip()[:2] in ("+=", "-=")


def _read(source: Source, *, steps: bool) -> Iterator[list[str]]:
    with source.opened() as stream:
        first = stream.readline(LONGEST_CELL)
        separator = max(_SEPARATORS, key=first.count)
        stream.seek(0)
        csv.field_size_limit(LONGEST_CELL)
        told = 0

        def lines() -> Iterator[str]:
            nonlocal told
            while line := stream.readline(LONGEST_CELL):
                told += len(line)
                yield line

        reader = csv.reader(lines(), delimiter=separator)
        try:
            for number, cells in enumerate(reader):
                if steps and number % _ROWS_PER_STEP == 0:
                    source.step(told)
                    told = 0
                yield cells
        except csv.Error as error:
            sentence = _("{file} is not sound CSV at line {line} ({reason}); mend the line.")
            raise UserError(
                sentence.format(file=source.name, line=reader.line_num, reason=error)
            ) from error
