"""Who stands highest under one protocol, and who cannot be told apart from the highest."""

from dataclasses import dataclass

from kollm_gui.catalogue.records import Score
from kollm_gui.comparing.shown import ComparableScores
from kollm_gui.comparing.uncertainty import distinguishable

_LOWER_IS_BETTER = frozenset({"share_with_han", "grade"})
_NO_DIRECTION = frozenset({"count"})


@dataclass(frozen=True, slots=True)
class Standing:
    """The slug of the model that leads, or of those that share the lead within the error.

    ``leader`` is None where two cannot be told apart, where there is one value only, or
    where more of it is neither better nor worse.
    """

    leader: str | None
    level: tuple[str, ...] = ()  # the highest and those it cannot be told from


def lower_is_better(score: Score) -> bool:
    """Whether a low value is the good one: stray characters, and the grades of an exam."""
    return score.metric in _LOWER_IS_BETTER


def standing(scores: ComparableScores, *, items: int | None = None) -> Standing:
    """Who leads among the rows; ``items`` is how many items the benchmark holds, if known.

    Where no error is known, unequal values count as told apart.
    """
    rows = scores.rows
    if len(rows) < 2 or any(row.score.metric in _NO_DIRECTION for row in rows):
        return Standing(None)
    lower = lower_is_better(rows[0].score)
    best = min(rows, key=lambda row: row.value if lower else -row.value)
    level = tuple(
        row.model
        for row in rows
        if row is best or distinguishable(best.score, row.score, items=items) is False
    )
    return Standing(best.model) if len(level) == 1 else Standing(None, level)
