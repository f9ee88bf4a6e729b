"""What the cells of the models table say, each for one row."""

from collections.abc import Mapping

from kollm_gui.catalogue.records import TokensKind
from kollm_gui.tables import words
from kollm_gui.tables.cell import Cell, billions, count, power_of_ten, unknown, withheld
from kollm_gui.tables.model_row import ModelRow

_SIGNS: Mapping[TokensKind, str] = {"approximate": "≈ ", "lower_bound": "≥ "}

_LONGEST_NAME = 16  # characters of an organization that the table shows whole


def tokens_cell(row: ModelRow) -> Cell:
    """Pretraining tokens, or those added to the base model's: 8 T, ≈ 18 T, ≥ +80 B."""
    model = row.model
    sign = _SIGNS.get(model.tokens_kind, "")
    if model.tokens_b is not None:
        return billions(model.tokens_b, prefix=sign)
    if model.added_tokens_b is not None:
        return billions(model.added_tokens_b, prefix=f"{sign}+")
    return withheld() if row.tokens_withheld else unknown()


def params_cell(row: ModelRow) -> Cell:
    """Parameters in billions, or that the maker withholds them."""
    if row.model.params_b is not None:
        return billions(row.model.params_b)
    return withheld() if row.size_withheld else unknown()


def license_label(row: ModelRow) -> str | None:
    """The licence's short name, or the words that the maker prints."""
    found = row.license
    if found is None:
        return row.model.license_printed
    return found.short_label


def added_tokens_cell(row: ModelRow) -> Cell:
    """Tokens added to the base model's."""
    added_b = row.model.added_tokens_b
    if added_b is None:
        return unknown()
    return billions(added_b, prefix=_SIGNS.get(row.model.tokens_kind, "") + "+")


def per_parameter_cell(row: ModelRow) -> Cell:
    """Tokens per parameter, with the sign of the token count."""
    ratio = row.tokens_per_parameter
    if ratio is None:
        return unknown()
    found = count(ratio)
    return Cell(found.main, _SIGNS.get(row.model.tokens_kind, ""))


def compute_cell(row: ModelRow) -> Cell:
    """Compute of the pretraining, with the sign of the token count."""
    if row.training_flop is None:
        return unknown()
    found = power_of_ten(row.training_flop)
    return Cell(found.main, _SIGNS.get(row.model.tokens_kind, ""), "FLOP")


def organization_label(row: ModelRow) -> str | None:
    """Who made the model, in the current language."""
    return row.organization.label if row.organization is not None else None


def organization_short_label(row: ModelRow) -> str | None:
    """Who made the model, in a short form where the name would fill the column."""
    found = row.organization
    if found is None:
        return None
    return found.label if len(found.label) <= _LONGEST_NAME else found.short_label


def family_label(row: ModelRow) -> str:
    """The name of the model's line."""
    return row.family.label if row.family is not None else row.model.family


def category_label(row: ModelRow) -> str:
    """The survey's category, in the current language."""
    found = row.snapshot.categories.get(row.model.category)
    return found.label if found is not None else row.model.category


def technique_labels(row: ModelRow) -> str | None:
    """The techniques that the sources name, in the current language."""
    known = row.snapshot.techniques
    names = [known[slug].label if slug in known else slug for slug in row.model.techniques]
    return ", ".join(names) or None


def language_labels(row: ModelRow) -> str | None:
    """The languages that the maker names, in the current language."""
    return ", ".join(words.language_label(code) for code in row.model.languages) or None


def base_label(row: ModelRow) -> str | None:
    """The name of the model that this one was made of."""
    return row.base.label if row.base is not None else row.model.base_model


def commercial_use(row: ModelRow) -> str | None:
    """Whether the licence allows commercial use, as the catalogue's fixed value."""
    return None if row.license is None else row.license.commercial


def tokens_kind_label(row: ModelRow) -> str | None:
    """How exact the token count is; not known where nobody has read what the maker says."""
    if row.model.tokens_kind == "undisclosed" and not row.tokens_withheld:
        return None
    return words.word(words.TOKENS_KINDS, row.model.tokens_kind)
