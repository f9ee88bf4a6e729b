"""How far a score may lie from the true one, and whether two scores can be told apart."""

from collections.abc import Mapping
from math import hypot, isfinite
from typing import cast

from msgspec import Struct

from kollm_gui.catalogue.records import Benchmark, Score
from kollm_gui.comparing.intervals import binomial_error

# Metrics that are a share of items answered right, so that the binomial law holds for them.
SHARES = frozenset(
    {
        "accuracy",
        "normalised_accuracy",
        "exact_match",
        "strict_accuracy",
        "share_with_han",
        "line_pass_rate",
    }
)
_SCALES: dict[str, float] = {"%": 100.0}


class Difference(Struct, frozen=True):
    """How much more one score is than another, in their unit; the error is None if unknown."""

    value: float
    standard_error: float | None

    def margin(self, z: float = 1.96) -> float | None:
        """Half the width of the difference's confidence interval."""
        return None if self.standard_error is None else z * self.standard_error

    def distinguishable(self, z: float = 1.96) -> bool | None:
        """Whether zero lies outside the interval, or None where its width is not known."""
        margin = self.margin(z)
        return None if margin is None else abs(self.value) > margin


def standard_error(score: Score, *, items: int | None = None) -> float | None:
    """One standard error in the score's unit, or None where nothing tells it.

    The source's own figure goes first; else sqrt(p (1 - p) / n) for a share of n
    items, where the row says how many. ``items`` is what the benchmark holds, for a row
    that does not say; only the overall score of a benchmark has that many.
    """
    if score.stderr is not None:
        return score.stderr if isfinite(score.stderr) and score.stderr >= 0 else None
    scale = _SCALES.get(score.unit)
    n = items_behind(score, items=items)
    if scale is None or n is None or score.metric not in SHARES:
        return None
    # Written so that a value that is no number is refused as well.
    if not 0 <= score.value <= scale:
        return None
    rate = score.value / scale
    if rate in (0.0, 1.0):
        # Nothing or all right among few does not mean that the next one surely is as well; half
        # an answer each way keeps the error from vanishing.
        rate = (rate * n + 0.5) / (n + 1)
    return binomial_error(rate, n) * scale


def items_behind(score: Score, *, items: int | None = None) -> int | None:
    """On how many items a score rests, or None where it is not known."""
    own = next((count for count in (score.n, score.items_scored, score.items) if count), None)
    if own is not None:
        return own if own > 0 else None
    return items if items and score.subset == "overall" else None


def items_of(benchmark: Benchmark | None) -> int | None:
    """How many items a benchmark's overall score rests on: its test split, or all that it holds."""
    if benchmark is None:
        return None
    splits = benchmark.extras.get("splits")
    if isinstance(splits, Mapping):
        test = cast("Mapping[str, object]", splits).get("test")
        if isinstance(test, int):
            return test
    return benchmark.items


def difference(a: Score, b: Score, *, items: int | None = None) -> Difference:
    """How much more ``a`` is than ``b``; raises ValueError for scores in two units.

    The errors are added as those of independent samples. Models that answer the same
    items err together, so the true error is mostly smaller: the margin is a careful one.
    """
    if a.unit != b.unit:
        message = f"no difference between {a.unit} and {b.unit}"
        raise ValueError(message)
    errors = standard_error(a, items=items), standard_error(b, items=items)
    if errors[0] is None or errors[1] is None:
        return Difference(a.value - b.value, None)
    return Difference(a.value - b.value, hypot(errors[0], errors[1]))


def distinguishable(
    a: Score, b: Score, z: float = 1.96, *, items: int | None = None
) -> bool | None:
    """Whether two scores differ by more than chance explains, or None where nothing tells."""
    if a.value == b.value:
        return False
    return difference(a, b, items=items).distinguishable(z)
