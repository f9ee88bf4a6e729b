"""Which models have a readable mix of languages, and why the others have none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts.budget_places import is_tune
from kollm_gui.tables.language_mix import (
    NEGLIGIBLE,
    LanguageMix,
    language_mix,
    shares_conflict,
)

# What a bar is divided into; more than these could not be told apart without colours.
Kind = Literal["ko", "en", "code", "other", "rest"]
KINDS: tuple[Kind, ...] = ("ko", "en", "code", "other", "rest")
_OWN: Mapping[str, Kind] = {"ko": "ko", "en": "en", "code": "code"}
Reason = Literal["conflict", "stages", "no-amounts", "not-listed", "copy"]


@dataclass(frozen=True, slots=True)
class Row:
    """One model with its mix."""

    model: LanguageModel
    mix: LanguageMix

    @property
    def parts(self) -> Mapping[Kind, float]:
        """The share of each kind of text, the undisclosed rest among them; they fill the bar."""
        found: dict[Kind, float] = {}
        for code, share in self.mix.shares.items():
            kind = kind_of(code)
            found[kind] = found.get(kind, 0.0) + share
        if self.mix.rest > NEGLIGIBLE:
            found["rest"] = self.mix.rest
        return {kind: found[kind] for kind in KINDS if kind in found}


def kind_of(code: str) -> Kind:
    """What a language counts as; several languages in one are not told apart."""
    return _OWN.get(code, "other")


def read_mixes(
    models: Iterable[LanguageModel], every: Mapping[str, LanguageModel], *, copies: bool
) -> tuple[list[Row], dict[str, Reason]]:
    """The rows of the models with a mix, and why each of the others has none.

    A tune whose base has the same mix is a copy of it, left out unless ``copies``.
    """
    rows: list[Row] = []
    others: dict[str, Reason] = {}
    for model in models:
        mix = language_mix(model.corpora)
        if mix is None:
            others[model.slug] = _reason(model)
        elif not copies and _repeats_base(model, mix, every):
            others[model.slug] = "copy"
        else:
            rows.append(Row(model, mix))
    return rows, others


def _reason(model: LanguageModel) -> Reason:
    if not model.corpora:
        return "not-listed"
    if shares_conflict(model.corpora):
        return "conflict"
    return "stages" if any(row.role == "stage" for row in model.corpora) else "no-amounts"


def _repeats_base(
    model: LanguageModel, mix: LanguageMix, every: Mapping[str, LanguageModel]
) -> bool:
    base = every.get(model.base_model) if model.base_model else None
    return base is not None and is_tune(model) and language_mix(base.corpora) == mix
