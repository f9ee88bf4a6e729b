"""Numbers and dates of a large catalogue's models as arrays, for the conditions of a query."""

from array import array

import numpy as np
from numpy.typing import NDArray

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.bitsets import bits_of
from kollm_gui.search.conditions import OnDays, Within
from kollm_gui.search.field import Field
from kollm_gui.search.field_values import days


class ValueArrays:
    """The values of each field that was asked for, in catalogue order."""

    def __init__(self, snapshot: Snapshot, models: tuple[LanguageModel, ...]) -> None:
        self._snapshot, self._models = snapshot, models
        self._numbers: dict[str, NDArray[np.float64]] = {}
        self._spans: dict[str, NDArray[np.int32]] = {}

    def ask(self, field: Field, question: Within | OnDays) -> tuple[int, int]:
        """The models for which the condition holds, and those nobody can tell of, as bits."""
        if isinstance(question, Within):
            return _within(self._numbers_of(field), question)
        return _on_days(self._spans_of(field), question)

    def known(self, field: Field) -> int:
        """The models of which the number or the date is known, as bits."""
        if field.number is not None:
            return bits_of(~np.isnan(self._numbers_of(field)))
        return bits_of(self._spans_of(field)[0] > 0)

    def _numbers_of(self, field: Field) -> NDArray[np.float64]:
        if field.name not in self._numbers:
            read = field.number
            told = (
                np.nan if read is None or (one := read(self._snapshot, model)) is None else one
                for model in self._models
            )
            self._numbers[field.name] = np.fromiter(told, np.float64, len(self._models))
        return self._numbers[field.name]

    def _spans_of(self, field: Field) -> NDArray[np.int32]:
        """Ordinal numbers of first and last days in two rows; 0 where the date is not known."""
        if field.name not in self._spans:
            read = field.date
            firsts, lasts = array("i"), array("i")
            for model in self._models:
                told = None if read is None else read(self._snapshot, model)
                first, last = (None, None) if told is None else days(told)
                firsts.append(0 if first is None else first.toordinal())
                lasts.append(0 if last is None else last.toordinal())
            self._spans[field.name] = np.array((firsts, lasts), np.int32)
        return self._spans[field.name]


def _within(numbers: NDArray[np.float64], asked: Within) -> tuple[int, int]:
    true = np.zeros(len(numbers), np.bool_)
    for low, high, with_low, with_high in asked.intervals:
        above = numbers >= low if with_low else numbers > low
        true |= above & (numbers <= high if with_high else numbers < high)
    return bits_of(true), bits_of(np.isnan(numbers))


def _on_days(spans: NDArray[np.int32], asked: OnDays) -> tuple[int, int]:
    first, last = spans
    low, high = asked.first.toordinal(), asked.last.toordinal()
    true = (first >= low) & (last <= high) & (first > 0)
    false = (first > 0) & ((last < low) | (first > high))
    return bits_of(true), bits_of(~(true | false))
