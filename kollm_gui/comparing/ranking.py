"""Places of models under one protocol, with the ties that chance leaves open."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice
from math import hypot

from msgspec import Struct

from kollm_gui.comparing.shown import ComparableScores, Shown
from kollm_gui.comparing.uncertainty import standard_error

# What is counted is a fault, or a school grade, of which 1 is the best.
LOWER_IS_BETTER = frozenset({"share_with_han", "grade"})
Z_95 = 1.96


class Ranked(Struct, frozen=True):
    """A model's score with its place by value and the places that chance leaves open.

    ``best`` counts only the models that are better beyond chance, ``worst`` leaves out only
    those that are worse beyond chance. Where nothing tells how far a score may be off, the
    values decide. ``margin`` is half of the 95 % interval, in the score's unit.
    """

    shown: Shown
    place: int
    best: int
    worst: int
    margin: float | None

    @property
    def tied(self) -> bool:
        """Whether chance leaves more than one place open."""
        return self.best != self.worst

    @property
    def places(self) -> str:
        """The places in few characters: 3, or 3–5."""
        return f"{self.best}–{self.worst}" if self.tied else str(self.best)


def ranked(
    scores: ComparableScores, *, items: int | None = None, most: int | None = None
) -> tuple[Ranked, ...]:
    """The rows from best to worst; ``items`` is what the benchmark holds.

    ``most`` leaves out all but so many of the first; their places are those among all.

    Raises:
        ValueError: protocols are mixed among the rows; such values have no ranking.
    """
    if scores.is_mixture:
        message = f"no ranking over several protocols: {scores.protocol.key}"
        raise ValueError(message)
    sign = -1.0 if scores.protocol.metric not in LOWER_IS_BETTER else 1.0
    rows = sorted(scores.rows, key=lambda row: (sign * row.value, row.model))
    errors = [standard_error(row.score, items=items) for row in rows]
    field = _Field([sign * row.value for row in rows], errors)
    return tuple(
        Ranked(
            row,
            field.place(at),
            field.better(at) + 1,
            len(rows) - field.worse(at),
            None if error is None else Z_95 * error,
        )
        for at, (row, error) in enumerate(islice(zip(rows, errors, strict=True), most))
    )


class _Field:
    """Values from best to worst, low ones being better, each with its error where it is known.

    Two values are apart where they differ by more than z √(e₁² + e₂²), or, where one error is not
    known, where they differ at all. Only the few near that difference are looked at one by one:
    the thousands of a large catalogue would be millions of pairs.
    """

    def __init__(self, values: Sequence[float], errors: Sequence[float | None]) -> None:
        self._values, self._errors = values, errors
        known = [(v, e) for v, e in zip(values, errors, strict=True) if e is not None]
        self._known = [value for value, _error in known]
        self._known_errors = [error for _value, error in known]
        self._unknown = [v for v, e in zip(values, errors, strict=True) if e is None]
        self._widest = max(self._known_errors, default=0.0)

    def place(self, at: int) -> int:
        """One more than the values that are better at all."""
        return bisect_left(self._values, self._values[at]) + 1

    def better(self, at: int) -> int:
        """How many values are better beyond chance."""
        value, error = self._values[at], self._errors[at]
        if error is None:
            return bisect_left(self._values, value)
        sure, open_to = self._reach(error)
        first = bisect_left(self._known, value - sure)
        last = bisect_left(self._known, value - open_to, first)
        return bisect_left(self._unknown, value) + first + self._apart(at, first, last)

    def worse(self, at: int) -> int:
        """How many values are worse beyond chance."""
        value, error = self._values[at], self._errors[at]
        if error is None:
            return len(self._values) - bisect_right(self._values, value)
        sure, open_to = self._reach(error)
        first = bisect_right(self._known, value + open_to)
        last = bisect_right(self._known, value + sure, first)
        beyond = len(self._known) - last
        unknown = len(self._unknown) - bisect_right(self._unknown, value)
        return unknown + beyond + self._apart(at, first, last)

    def _reach(self, error: float) -> tuple[float, float]:
        """How far off a value surely is apart, and how far off it may be."""
        # A hair to either side: which of two sums is rounded how must not decide.
        return Z_95 * hypot(error, self._widest) * (1 + 1e-9), Z_95 * error * (1 - 1e-9)

    def _apart(self, at: int, first: int, last: int) -> int:
        value, error = self._values[at], self._errors[at] or 0.0
        return sum(
            abs(self._known[other] - value) > Z_95 * hypot(error, self._known_errors[other])
            for other in range(first, last)
        )
