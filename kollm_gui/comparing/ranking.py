"""Places of models under one protocol, with the ties that chance leaves open."""

from msgspec import Struct

from kollm_gui.catalogue.records import Score
from kollm_gui.comparing.shown import ComparableScores, Shown
from kollm_gui.comparing.uncertainty import distinguishable, standard_error

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


def ranked(scores: ComparableScores, *, items: int | None = None) -> tuple[Ranked, ...]:
    """The rows from best to worst; ``items`` is what the benchmark holds.

    Raises:
        ValueError: protocols are mixed among the rows; such values have no ranking.
    """
    if scores.is_mixture:
        message = f"no ranking over several protocols: {scores.protocol.key}"
        raise ValueError(message)
    falling = scores.protocol.metric not in LOWER_IS_BETTER
    rows = sorted(scores.rows, key=lambda row: (-row.value if falling else row.value, row.model))
    values = [row.value for row in rows]
    found: list[Ranked] = []
    for row in rows:
        above, apart = 0, 0
        for other in rows:
            if other is row or not _apart(row.score, other.score, items):
                continue
            apart += 1
            above += (other.value > row.value) == falling
        below = apart - above
        error = standard_error(row.score, items=items)
        margin = None if error is None else Z_95 * error
        found.append(Ranked(row, values.index(row.value) + 1, above + 1, len(rows) - below, margin))
    return tuple(found)


def _apart(one: Score, other: Score, items: int | None) -> bool:
    told = distinguishable(one, other, items=items)
    return one.value != other.value if told is None else told
