"""Lanes: an axis of named stripes in which many data stand above one another without meeting."""

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kollm_gui.charts.scale import Tick

# Above and below the data of a lane, in rows of them.
EDGE_ROWS = 0.35


@dataclass(frozen=True, slots=True)
class Stripe:
    """One lane: its name and from which to which row it reaches, counted from the top."""

    text: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Lanes:
    """A `Scale` whose values are rows counted from the top, with a tick at each lane's middle."""

    stripes: tuple[Stripe, ...]

    @property
    def rows(self) -> float:
        """How many rows all lanes have together, one at least."""
        return max(1.0, self.stripes[-1].bottom if self.stripes else 1.0)

    def to_unit(self, value: float) -> float:
        """Position of a row; the first one is at the top, unit 1."""
        return 1.0 - value / self.rows

    def from_unit(self, position: float) -> float:
        """The row at a position."""
        return (1.0 - position) * self.rows

    def ticks(self, visible: tuple[float, float], length_px: float) -> tuple[Tick, ...]:
        """The middles of the visible lanes."""
        low, high = sorted(visible)
        if not high > low or length_px <= 0:
            return ()
        middles = ((stripe.top + stripe.bottom) / 2 for stripe in self.stripes)
        return tuple(
            Tick(middle, stripe.text)
            for stripe, middle in zip(self.stripes, middles, strict=True)
            if low <= middle <= high
        )


def packed(places: Sequence[tuple[str, float, float]]) -> Mapping[str, int]:
    """The row of each (key, start, end) in one lane, such that no two of a row overlap.

    Each takes the row nearest to the middle one that is free there, so that a lane
    swells evenly where it is crowded; rows are numbered from 0 at the top.
    """
    ends: list[float] = []  # of each row, in the order in which rows were opened
    found: dict[str, int] = {}
    for key, start, end in sorted(places, key=lambda each: (each[1], each[2], each[0])):
        row = next((number for number, last in enumerate(ends) if last <= start), len(ends))
        if row == len(ends):
            ends.append(end)
        else:
            ends[row] = end
        found[key] = row
    order = sorted(range(len(ends)), key=_around_middle)
    rank = {row: place for place, row in enumerate(order)}
    return {key: rank[row] for key, row in found.items()}


def stacked(lanes: Iterable[tuple[str, int]]) -> Lanes:
    """Lanes of (name, rows) below one another."""
    stripes: list[Stripe] = []
    top = 0.0
    for text, rows in lanes:
        bottom = top + max(1, rows) + 2 * EDGE_ROWS
        stripes.append(Stripe(text, top, bottom))
        top = bottom
    return Lanes(tuple(stripes))


def place_in(stripe: Stripe, row: int) -> float:
    """The value of a row of a lane, in the middle of its height."""
    return stripe.top + EDGE_ROWS + row + 0.5


def area_steps(value: float | None, marks: Sequence[float], areas: Sequence[float]) -> float:
    """The area of the step that a value lies in: ``areas`` has one more than ``marks``."""
    return areas[bisect.bisect_right(marks, value)] if value is not None else areas[0]


def _around_middle(row: int) -> float:
    # 0 stays in the middle, 1 goes above it, 2 below it, and so on.
    return row / 2 if row % 2 == 0 else -(row + 1) / 2
