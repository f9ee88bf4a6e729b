"""How much training compute stands behind a model, or why that cannot be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts.budget_places import counted_params_b, is_tune
from kollm_gui.scaling.flops import training_flop

# own: C = 6ND of the model itself; with-base: its base's and what it added; base: a tune's
# base alone, since nobody counts the few tokens of the tune.
Counting = Literal["own", "with-base", "base"]
Gap = Literal["no-size", "no-tokens", "no-base", "merge"]


@dataclass(frozen=True, slots=True)
class Compute:
    """Floating-point operations of the whole training, and how they were counted."""

    flop: float
    counting: Counting
    at_least: bool = False  # a token count in it is a lower bound


def training_compute(
    model: LanguageModel, models: Mapping[str, LanguageModel], seen: frozenset[str] = frozenset()
) -> Compute | Gap:
    """The compute of a model by C = 6ND, with that of its base where it is made of one."""
    params_b = counted_params_b(model, "active")
    base = _base_compute(model, models, seen)
    bound = model.tokens_kind == "lower_bound"
    if model.added_tokens_b:
        return _with_base(model, base, params_b)
    if model.tokens_b and params_b is not None:
        return Compute(training_flop(params_b, model.tokens_b), "own", bound)
    if is_tune(model) and base is not None:
        return Compute(base.flop, "base", base.at_least)
    if model.merge_parents:
        return "merge"
    if is_tune(model) and model.base_model is not None:
        return "no-base"
    return "no-size" if params_b is None else "no-tokens"


def _with_base(model: LanguageModel, base: Compute | None, params_b: float | None) -> Compute | Gap:
    """The base's compute and that of the tokens added to it."""
    if params_b is None or base is None:
        return "no-size" if params_b is None else "no-base"
    added = training_flop(params_b, model.added_tokens_b or 0.0)
    return Compute(
        base.flop + added, "with-base", model.tokens_kind == "lower_bound" or base.at_least
    )


def base_of(
    model: LanguageModel, models: Mapping[str, LanguageModel], seen: frozenset[str]
) -> LanguageModel | None:
    """The base that a model goes back to; None for one that was met before, and without one."""
    base = models.get(model.base_model) if model.base_model else None
    return None if base is None or base.slug in seen else base


def _base_compute(
    model: LanguageModel, models: Mapping[str, LanguageModel], seen: frozenset[str]
) -> Compute | None:
    base = base_of(model, models, seen)
    found = None if base is None else training_compute(base, models, seen | {model.slug})
    return found if isinstance(found, Compute) else None
