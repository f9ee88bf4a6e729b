"""Sorted orders of many rows as arrays: each column is ranked once, then every sort is a call."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from struct import pack
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from kollm_gui.tables.column import DIGITS, Column, SortLike, Value
from kollm_gui.text import hangul

R = TypeVar("R")
Order = NDArray[np.int32]
_WIDTH = 64  # bytes of a text's key that are compared in one go
_PIECE = 20_000  # texts at a time, for the same reason as below


class ArrayOrder(Generic[R]):
    """Sorts as ``column.order`` does: unknown values last, rows that are equal stay in order."""

    def __init__(self, rows: Sequence[R], columns: Mapping[str, Column[R]]) -> None:
        self._rows, self._columns = rows, columns
        self._ranks: dict[str, NDArray[np.float64]] = {}

    def order(self, keys: Sequence[SortLike]) -> Order:
        """Indexes of all rows in sorted order."""
        found = np.arange(len(self._rows), dtype=np.int32)
        for key in reversed(keys):
            if key.column in self._columns:
                ranks = self._ranked(key.column)[found]
                turned = np.where(np.isnan(ranks), np.inf, -ranks if key.descending else ranks)
                found = found[np.argsort(turned, kind="stable")]
        return found

    def _ranked(self, name: str) -> NDArray[np.float64]:
        if name not in self._ranks:
            value = self._columns[name].value
            self._ranks[name] = ranks([value(row) for row in self._rows])
        return self._ranks[name]


def ranks(values: Sequence[Value]) -> NDArray[np.float64]:
    """A number for each value that sorts as the value does; nan where it is unknown."""
    first = next((value for value in values if value is not None), None)
    if isinstance(first, str):
        return _text_ranks(values)
    told: Iterable[float]
    if isinstance(first, date):
        told = (value.toordinal() if isinstance(value, date) else np.nan for value in values)
    else:
        told = (np.nan if value is None else float(value) for value in values)  # type: ignore[arg-type]
    return np.fromiter(told, np.float64, len(values))


def _text_ranks(values: Sequence[Value]) -> NDArray[np.float64]:
    """Each text once is ranked; it stands where its first bytes put it, then where the rest does.

    Sorting strings of Python's own would hold up all other threads for seconds.
    """
    numbers: dict[str, int] = {}
    of = np.fromiter(
        (-1 if value is None else numbers.setdefault(str(value), len(numbers)) for value in values),
        np.int32,
        len(values),
    )
    count = len(numbers)
    keys, longer = np.zeros(count, f"S{_WIDTH}"), dict[int, bytes]()
    texts = iter(numbers)
    for start in range(0, count, _PIECE):
        made = [_text_key(text) for text in islice(texts, _PIECE)]
        keys[start : start + len(made)] = made
        longer.update({start + at: key for at, key in enumerate(made) if len(key) > _WIDTH})
    order = np.argsort(keys, kind="stable")
    rank = np.zeros(count + 1)
    ordered = keys[order]
    rank[order] = np.cumsum(np.concatenate(([0], ordered[1:] != ordered[:-1])))
    _part(rank, longer)
    rank[-1] = np.nan  # where -1 points to
    return rank[of]


def _part(rank: NDArray[np.float64], longer: Mapping[int, bytes]) -> None:
    """Give texts that differ only behind the first bytes ranks of their own."""
    alike: dict[float, list[int]] = {}
    for at in longer:
        alike.setdefault(float(rank[at]), []).append(at)
    for same, found in alike.items():
        wholes = sorted({longer[at] for at in found})
        step = {key: place / (len(wholes) + 1) for place, key in enumerate(wholes, 1)}
        for at in found:
            rank[at] = same + step[longer[at]]


def _text_key(text: str) -> bytes:
    """Bytes that sort as ``column.natural`` does, several times as fast as its tuples.

    A number becomes a one, which is below all letters, and the bits of its value, which for
    doubles that are not negative sort as the values do. UTF-8 sorts as the characters do.
    """
    pieces = DIGITS.split(hangul.fold(text))
    return b"".join(
        b"\1" + pack(">d", float(piece)) if at % 2 else piece.encode("utf-8", "surrogatepass")
        for at, piece in enumerate(pieces)
    )


def cut_down(order: Order, places: Sequence[int]) -> Order:
    """The order without the rows that are not among these places."""
    wanted = np.zeros(len(order), np.bool_)
    wanted[np.asarray(places)] = True
    return order[wanted[order]]
