"""Which bundled values a person may lay their own over, and how that is done."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from msgspec.structs import replace

from kollm_gui.catalogue.build.dates import parsed_date
from kollm_gui.catalogue.records import Benchmark, LanguageModel, PartialDate
from kollm_gui.errors import UserError
from kollm_gui.i18n import N_, _
from kollm_gui.userdata.records import Override

Kind = Literal["billions", "whole", "percent", "text", "date", "choice"]
Owner = Literal["model", "benchmark"]
Value = float | int | str | None
Overridable = TypeVar("Overridable", LanguageModel, Benchmark)


@dataclass(frozen=True, slots=True)
class OverridableField:
    """A field with its name for people, and the values that it takes."""

    name: str
    owner: Owner
    text: str  # English; translated where it is shown
    kind: Kind
    choices: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What it is called in the current language."""
        return _(self.text)


FIELDS: Final[tuple[OverridableField, ...]] = (
    OverridableField("params_b", "model", N_("Parameters"), "billions"),
    OverridableField("active_params_b", "model", N_("Active parameters"), "billions"),
    OverridableField("tokens_b", "model", N_("Training tokens"), "billions"),
    OverridableField("added_tokens_b", "model", N_("Added tokens"), "billions"),
    OverridableField("context", "model", N_("Context length"), "whole"),
    OverridableField("vocab", "model", N_("Vocabulary"), "whole"),
    OverridableField("layers", "model", N_("Layers"), "whole"),
    OverridableField("hidden", "model", N_("Hidden size"), "whole"),
    OverridableField("gpu_hours", "model", N_("GPU hours"), "whole"),
    OverridableField("release", "model", N_("Released"), "date"),
    OverridableField("hardware", "model", N_("Hardware"), "text"),
    OverridableField("hf_id", "model", N_("Hugging Face id"), "text"),
    OverridableField(
        "architecture", "model", N_("Architecture"), "choice", choices=("dense", "moe")
    ),
    OverridableField(
        "access", "model", N_("Access"), "choice", choices=("open-weights", "api", "closed")
    ),
    OverridableField("items", "benchmark", N_("Items"), "whole"),
    OverridableField("random_baseline", "benchmark", N_("Random choice"), "percent"),
    OverridableField("human_baseline", "benchmark", N_("Humans"), "percent"),
    OverridableField("pass_mark", "benchmark", N_("Pass mark"), "percent"),
)
_BY_NAME: Mapping[tuple[str, str], OverridableField] = {
    (each.owner, each.name): each for each in FIELDS
}
_BILLIONS = {"": 1.0, "b": 1.0, "t": 1000.0, "m": 0.001, "k": 0.000001}
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)\s*([bBtTmMkK]?)")


def field_of(subject: str, name: str) -> OverridableField | None:
    """The field of what a subject names, where a value may be laid over it."""
    owner = "benchmark" if subject.startswith("benchmark/") else "model"
    return None if "/" in subject and owner == "model" else _BY_NAME.get((owner, name))


def read_value(field: OverridableField, text: str) -> Value:
    """The value that a person typed; an empty text is "not known".

    Raises:
        UserError: the text is no value of this field.
    """
    told = text.strip()
    if not told:
        return None
    if field.kind == "text":
        return told
    if field.kind == "choice":
        if told in field.choices:
            return told
        raise UserError(
            _("“{text}” is not one of {choices}.").format(
                text=told, choices=", ".join(field.choices)
            )
        )
    if field.kind == "date":
        if parsed_date(told) is not None:
            return told
        raise UserError(
            _("“{text}” is no date; write it as 2024, 2024-08 or 2024-08-07.").format(text=told)
        )
    return _read_number(field, told)


def written(value: object, kind: str | None = None) -> str:
    """A value as it would be typed, for the editor; "" where it is not known."""
    if value is None:
        return ""
    if isinstance(value, PartialDate):
        return value.printed
    if kind == "billions" and isinstance(value, int | float):
        return f"{value / 1000:.12g}T" if value >= 1000 else f"{value:.12g}B"
    return f"{value:.12g}" if isinstance(value, int | float) else str(value)


def overridden(record: Overridable, overrides: Iterable[Override], owner: Owner) -> Overridable:
    """The record with the values laid over; those that fit no field of it are left out."""
    values: dict[str, object] = {}
    for override in overrides:
        field = _BY_NAME.get((owner, override.field))
        if field is not None and _fits(field, override.value):
            values[field.name] = _kept(field, override.value)
    if not values:
        return record
    marked = frozenset(values)
    laid = [values[name] for name in ("tokens_b", "added_tokens_b") if name in values]
    if laid:
        values["tokens_kind"] = "undisclosed" if laid == [None] * len(laid) else "reported"
    return replace(record, overridden=marked, **values)  # pyright: ignore[reportArgumentType]


def partial_date(printed: str) -> PartialDate | None:
    """The date that a person wrote, or None where it is none."""
    days = parsed_date(printed)
    return None if days is None else PartialDate(printed, *days)


def _kept(field: OverridableField, value: Value) -> object:
    if field.kind == "date" and isinstance(value, str):
        return partial_date(value)
    if field.kind == "billions" and isinstance(value, int):
        return float(value)
    return value


def _fits(field: OverridableField, value: Value) -> bool:
    """Whether the value has the field's form; a file that was imported may hold anything."""
    if value is None:
        return True
    if field.kind in ("billions", "whole", "percent"):
        fits = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
        return fits and (field.kind != "whole" or float(value).is_integer())
    if not isinstance(value, str):
        return False
    if field.kind == "date":
        return parsed_date(value) is not None
    return field.kind != "choice" or value in field.choices


def _read_number(field: OverridableField, text: str) -> Value:
    found = _NUMBER.fullmatch(text.replace(" ", ""))
    example = {"billions": "7.8B, 1.5T", "whole": "32768", "percent": "62.6"}[field.kind]
    problem = UserError(
        _("“{text}” is no value of “{field}”; write it as {example}.").format(
            text=text, field=field.told, example=example
        )
    )
    if found is None:
        raise problem
    try:
        number = float(found[1].replace(",", ""))
    except ValueError:
        raise problem from None
    unit = found[2].lower()
    if field.kind == "billions":
        return number * _BILLIONS[unit]
    if field.kind == "whole":
        number *= {"": 1, "k": 1000}.get(unit, float("nan"))
        if not number.is_integer():
            raise problem
        return int(number)
    if unit or number > 1000:
        raise problem
    return number
