"""How many tokens a model was trained on in all, or why that cannot be told."""

from collections.abc import Mapping
from dataclasses import dataclass

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts.budget_places import is_tune
from kollm_gui.charts.compute import Counting, Gap, base_of


@dataclass(frozen=True, slots=True)
class TrainedTokens:
    """Billions of tokens of the whole training, and how they were counted."""

    tokens_b: float
    counting: Counting
    at_least: bool = False  # a count in it is a lower bound


def trained_tokens(
    model: LanguageModel, models: Mapping[str, LanguageModel], seen: frozenset[str] = frozenset()
) -> TrainedTokens | Gap:
    """The tokens of a model, with those of its base where it is made of one."""
    base = _base_tokens(model, models, seen)
    bound = model.tokens_kind == "lower_bound"
    if model.added_tokens_b:
        if base is None:
            return "no-base"
        whole = base.tokens_b + model.added_tokens_b
        return TrainedTokens(whole, "with-base", bound or base.at_least)
    if model.tokens_b:
        return TrainedTokens(model.tokens_b, "own", bound)
    if is_tune(model) and base is not None:
        return TrainedTokens(base.tokens_b, "base", base.at_least)
    if model.merge_parents:
        return "merge"
    return "no-base" if is_tune(model) and model.base_model is not None else "no-tokens"


def _base_tokens(
    model: LanguageModel, models: Mapping[str, LanguageModel], seen: frozenset[str]
) -> TrainedTokens | None:
    base = base_of(model, models, seen)
    found = None if base is None else trained_tokens(base, models, seen | {model.slug})
    return found if isinstance(found, TrainedTokens) else None
