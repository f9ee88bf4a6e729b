"""Where each model stands on the chart of training budgets, or why it stands nowhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kollm_gui.catalogue.records import LanguageModel

Counted = Literal["active", "total"]
# Why a model has no marker of its own.
Reason = Literal["no-tokens", "no-size", "neither", "tuned-copy", "name-only"]
# What makes other weights of a base than more training of the same kind would.
_TUNING = frozenset({"fine-tuning"})
# An adapted model whose base has no known place hangs on an arrow of half a decade.
STUB_RATIO = 10**0.5


@dataclass(frozen=True, slots=True)
class Place:
    """The point of a model, in billions of parameters and of tokens."""

    params_b: float
    tokens_b: float
    adapted: bool = False  # stands at the tokens that were added to its base


def is_adapted(model: LanguageModel) -> bool:
    """Whether the model's own tokens are those added to another model's.

    An instruction tune is not adapted: its few tokens are of another kind.
    """
    if model.added_tokens_b is None or is_tune(model):
        return False
    return model.base_model is not None or bool(model.relation) or model.tokens_b is None


def place_of(model: LanguageModel, counted: Counted) -> Place | None:
    """Where a model stands, or None where its tokens or its size are not known."""
    params_b = counted_params_b(model, counted)
    adapted = is_adapted(model)
    tokens_b = model.added_tokens_b if adapted else model.tokens_b
    if not params_b or not tokens_b:
        return None
    return Place(params_b, tokens_b, adapted)


def missing(model: LanguageModel, counted: Counted) -> Reason:
    """What is not known of a model that has no place."""
    tokens_b = model.added_tokens_b if is_adapted(model) else model.tokens_b
    if not counted_params_b(model, counted):
        return "no-size" if tokens_b else "neither"
    return "no-tokens"


def tuned_from(model: LanguageModel, models: Mapping[str, LanguageModel]) -> LanguageModel | None:
    """The base that a model only tunes and would cover, or None.

    A Korean tune of a foreign base is no copy: it stands in another category.
    """
    base = models.get(model.base_model) if model.base_model else None
    if base is None or not is_tune(model) or base.category != model.category:
        return None
    return base


def root_of(model: LanguageModel, models: Mapping[str, LanguageModel]) -> LanguageModel:
    """The pretrained model behind a tuned copy, or the model itself."""
    seen: set[str] = set()
    while model.slug not in seen:
        seen.add(model.slug)
        base = tuned_from(model, models)
        if base is None:
            break
        model = base
    return model


@dataclass(frozen=True, slots=True)
class Sorting:
    """The models of a selection: those with a place, and the others with the reason."""

    places: Mapping[str, Place]
    left_out: Mapping[str, Reason]

    def count(self, *reasons: Reason) -> int:
        """How many are left out for one of these reasons."""
        return sum(1 for reason in self.left_out.values() if reason in reasons)


def sort_models(
    chosen: Iterable[LanguageModel],
    models: Mapping[str, LanguageModel],
    counted: Counted,
    *,
    copies: bool,
    selected: str | None = None,
) -> Sorting:
    """Part the chosen models into placed ones and others; each is in exactly one of the two.

    ``copies`` draws instruction-tuned copies too; the selected one is drawn in any case.
    """
    places: dict[str, Place] = {}
    left_out: dict[str, Reason] = {}
    for model in chosen:
        place = place_of(model, counted)
        base = tuned_from(model, models)
        covered = base is not None and place_of(root_of(base, models), counted) is not None
        if covered and not copies and model.slug != selected:
            left_out[model.slug] = "tuned-copy"
        elif place is not None:
            places[model.slug] = place
        else:
            left_out[model.slug] = "name-only" if model.minimal else missing(model, counted)
    return Sorting(places, left_out)


def is_tune(model: LanguageModel) -> bool:
    """Whether a model is only tuned: its few tokens are of another kind than pretraining."""
    return model.stage != "base" and bool(model.relation) and set(model.relation) <= _TUNING


def counted_params_b(model: LanguageModel, counted: Counted) -> float | None:
    """Billions of parameters that training computes with, None where they are not known."""
    if counted == "total" or model.architecture != "moe":
        return model.params_b
    # The total of a mixture whose active part is unknown would stand too far right.
    return model.active_params_b
