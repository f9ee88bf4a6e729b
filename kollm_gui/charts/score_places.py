"""Where a scored model stands over compute, tokens, size or time, and what nothing beats."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts.budget_places import counted_params_b
from kollm_gui.charts.compute import Compute, Counting, Gap, training_compute
from kollm_gui.charts.trained_tokens import TrainedTokens, trained_tokens

Over = Literal["compute", "tokens", "params", "released"]
Missing = Gap | Literal["no-date"]


@dataclass(frozen=True, slots=True)
class Place:
    """A value on the horizontal axis: FLOP, billions of tokens or parameters, or a day.

    ``low`` and ``high`` are the first and the last day of a date that names no day.
    """

    x: float
    low: float
    high: float
    counting: Counting | None = None
    at_least: bool = False


def place_over(
    model: LanguageModel, models: Mapping[str, LanguageModel], over: Over
) -> Place | Missing:
    """Where a model stands, or what is missing for it."""
    if over == "params":
        params_b = counted_params_b(model, "active")
        return "no-size" if not params_b else Place(params_b, params_b, params_b)
    if over == "released":
        if model.release is None:
            return "no-date"
        low = float(model.release.date_from.toordinal())
        high = float(model.release.date_to.toordinal())
        return Place((low + high) / 2, low, high)
    return _counted(
        trained_tokens(model, models) if over == "tokens" else training_compute(model, models)
    )


def _counted(found: Compute | TrainedTokens | Gap) -> Place | Missing:
    if isinstance(found, Compute):
        return Place(found.flop, found.flop, found.flop, found.counting, found.at_least)
    if isinstance(found, TrainedTokens):
        whole = found.tokens_b
        return Place(whole, whole, whole, found.counting, found.at_least)
    return found


def frontier(
    places: Iterable[tuple[str, float, float]], *, less_is_better: bool = False
) -> tuple[str, ...]:
    """The keys of the (key, x, value) that nothing further left or at the same x reaches.

    Of equal values at the same place the first key counts.
    """
    sign = 1.0 if less_is_better else -1.0
    best: float | None = None
    kept: list[str] = []
    for key, _x, value in sorted(places, key=lambda each: (each[1], sign * each[2], each[0])):
        if best is None or sign * value < best:
            best = sign * value
            kept.append(key)
    return tuple(kept)


def stairs(steps: Sequence[tuple[float, float]], end: float) -> tuple[tuple[float, float], ...]:
    """The corners of the line that keeps each best value until the next one, up to ``end``."""
    corners: list[tuple[float, float]] = []
    for x, y in steps:
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    if corners and end > corners[-1][0]:
        corners.append((end, corners[-1][1]))
    return tuple(corners)
