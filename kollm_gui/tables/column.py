"""What a column says about a record: declared once for the window, files and the command line."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Generic, Literal, Protocol, TypeVar

from msgspec import Struct

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.tables.cell import Cell, text_cell

R = TypeVar("R")
Value = str | int | float | date | None
Align = Literal["left", "right"]


def _never(_record: object) -> bool:
    return False


class Column(Struct, Generic[R], frozen=True):
    """One column over records of type ``R``.

    ``title`` and ``description`` are marked by N_(); ``header`` and ``help`` translate
    them. ``value`` is what sorting compares, None for unknown; ``cell`` what is shown;
    ``raw`` what JSON and CSV hold under ``raw_key``, whose name tells the unit.
    ``flagged`` says whether the catalogue records a disagreement about the value.
    """

    key: str
    title: str
    description: str
    value: Callable[[R], Value]
    cell: Callable[[R], Cell]
    raw_key: str
    raw: Callable[[R], object] | None = None
    align: Align = "left"
    descending: bool = False  # the direction of the first click on the header
    flagged: Callable[[R], bool] = _never
    whole: bool = False  # never cut short in a terminal's table

    @property
    def header(self) -> str:
        """The title in the current language."""
        return _(self.title)

    @property
    def help(self) -> str:
        """The description in the current language."""
        return _(self.description)

    def text(self, record: R) -> str:
        """The cell as one string."""
        return self.cell(record).text

    def raw_value(self, record: R) -> object:
        """The value as data files hold it."""
        return self.value(record) if self.raw is None else self.raw(record)


def word_column(
    key: str,
    title: str,
    description: str,
    word: Callable[[R], str | None],
    *,
    raw_key: str = "",
    raw: Callable[[R], object] | None = None,
    flagged: Callable[[R], bool] = _never,
    whole: bool = False,
) -> Column[R]:
    """A column of words: what it shows is what it is sorted by, and None is not known."""
    return Column(
        key,
        title,
        description,
        value=word,
        cell=lambda record: text_cell(word(record)),
        raw_key=raw_key or key,
        raw=raw,
        flagged=flagged,
        whole=whole,
    )


class SortKey(Struct, frozen=True):
    """A column to sort by."""

    column: str
    descending: bool = False


class SortLike(Protocol):
    """What ``order`` reads of a sort key, so that a view may bring its own."""

    @property
    def column(self) -> str:
        """Key of the column."""
        ...

    @property
    def descending(self) -> bool:
        """Whether high values come first."""
        ...


DIGITS = re.compile(r"(\d+(?:\.\d+)?)")


def order(
    rows: Sequence[R], keys: Sequence[SortLike], columns: Mapping[str, Column[R]]
) -> list[int]:
    """Indexes of the rows in sorted order; unknown values stay last in both directions.

    Rows that are equal under every key keep their order. A key of a column that
    ``columns`` does not hold is passed over (a saved view may name one).
    """
    indexes = list(range(len(rows)))
    for key in reversed(keys):
        column = columns.get(key.column)
        if column is None:
            continue
        known: list[tuple[tuple[object, ...], int]] = []
        missing: list[int] = []
        for index in indexes:
            value = column.value(rows[index])
            if value is None:
                missing.append(index)
            else:
                known.append((_sortable(value), index))
        known.sort(key=lambda pair: pair[0], reverse=key.descending)
        indexes = [index for _value, index in known] + missing
    return indexes


def natural(text: str) -> tuple[tuple[int, float, str], ...]:
    """A key under which 5.8B comes before 12.8B, and capitals do not matter."""
    from kollm_gui.text.hangul import fold  # noqa: PLC0415 - a start sorts nothing by words

    pieces = DIGITS.split(fold(text))
    return tuple(
        (0, float(piece), "") if index % 2 else (1, 0.0, piece)
        for index, piece in enumerate(pieces)
        if piece
    )


def parse_sort(text: str, columns: Mapping[str, Column[R]]) -> tuple[SortKey, ...]:
    """The sort keys of "-tokens,name": a minus sorts from high to low.

    Raises:
        UserError: there is no such column.
    """
    keys: list[SortKey] = []
    for word in (word.strip() for word in text.split(",")):
        if word:
            name = word.lstrip("+-")
            known_column(name, columns)
            keys.append(SortKey(name, descending=word.startswith("-")))
    return tuple(keys)


def parse_columns(text: str, columns: Mapping[str, Column[R]]) -> tuple[Column[R], ...]:
    """The columns of "name,params,tokens", in that order, each once.

    Raises:
        UserError: none is named, or there is no such column.
    """
    names = dict.fromkeys(word.strip() for word in text.split(",") if word.strip())
    if not names:
        sentence = _("Name at least one column; the columns are: {known}.")
        raise UserError(sentence.format(known=", ".join(columns)))
    return tuple(known_column(name, columns) for name in names)


def known_column(name: str, columns: Mapping[str, Column[R]]) -> Column[R]:
    """The column of that key; raises UserError with the known keys where there is none."""
    if name in columns:
        return columns[name]
    from difflib import get_close_matches  # noqa: PLC0415 - only for the hint

    near = get_close_matches(name, columns, n=2)
    if near:
        sentence = _("There is no column “{name}”; did you mean {near}?")
    else:
        sentence = _("There is no column “{name}”; the columns are: {known}.")
    raise UserError(sentence.format(name=name, near=", ".join(near), known=", ".join(columns)))


def _sortable(value: str | float | date) -> tuple[object, ...]:
    # A tuple for every kind, so that one sort call serves texts, numbers and dates.
    return natural(value) if isinstance(value, str) else (value,)
