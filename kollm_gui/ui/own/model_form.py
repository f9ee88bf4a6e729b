"""The forms of a model and of a score of one's own: what they ask, and what is made of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kollm_gui import i18n
from kollm_gui.catalogue.build.dates import parsed_date
from kollm_gui.catalogue.records import CATEGORIES
from kollm_gui.comparing import naming
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.overriding import FIELDS, OverridableField, read_value, written
from kollm_gui.library.own_slugs import free_slug
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.text import hangul
from kollm_gui.ui.own.form import FormField
from kollm_gui.userdata.records import OwnModel, OwnScore

_METHODS = ("direct", "cot", "generation", "loglikelihood", "judge", "fine-tuned", "unstated")
_NUMBERS = ("params_b", "tokens_b", "added_tokens_b", "context")


def model_fields(snapshot: Snapshot) -> tuple[FormField, ...]:
    """What is asked about a model."""
    categories = tuple(
        (slug, snapshot.categories[slug].label)
        for slug in CATEGORIES
        if slug in snapshot.categories
    )
    stages = tuple((stage, _(text)) for stage, text in words.STAGES.items())
    return (
        FormField("name", _("Name")),
        FormField("category", _("Category"), categories),
        FormField("stage", _("Stage"), stages),
        FormField(
            "base_model", _("Base model"), hint=_("its slug, such as llama-3.1-8b"), is_model=True
        ),
        FormField("params_b", _("Parameters"), hint="7.8B"),
        FormField("tokens_b", _("Training tokens"), hint="1.5T"),
        FormField("added_tokens_b", _("Added tokens"), hint="60B"),
        FormField("context", _("Context length"), hint="32768"),
        FormField("released", _("Released"), hint="2026-11"),
        FormField("hf_id", _("Hugging Face id"), hint="ORG/NAME"),
        FormField("note", _("Note"), lines=3),
    )


def model_values(model: OwnModel | None) -> dict[str, str]:
    """What stands in the form at first."""
    if model is None:
        return {"category": "korean-continual"}
    names = ("name", "category", "stage", "base_model", "released", "hf_id", "note", *_NUMBERS)
    kinds = {"params_b": "billions", "tokens_b": "billions", "added_tokens_b": "billions"}
    return {name: written(getattr(model, name), kinds.get(name)) for name in names}


def read_model(
    values: Mapping[str, str], snapshot: Snapshot, before: OwnModel | None = None
) -> OwnModel:
    """The model of a form.

    Raises:
        UserError: a value is missing or wrong.
    """
    name = " ".join(values["name"].split())
    if not name:
        raise UserError(_("The model needs a name."))
    told: dict[str, Any] = {
        "name": name,
        "category": values["category"],
        "stage": values["stage"],
        "note": values["note"].strip() or None,
        "hf_id": values["hf_id"].strip() or None,
        "released": _date(values["released"]),
        "base_model": _base(values["base_model"], snapshot),
    }
    kinds = {"context": "whole"}
    labels = {field.key: field.text for field in model_fields(snapshot)}
    for number in _NUMBERS:
        field = OverridableField(number, "model", labels[number], kinds.get(number, "billions"))  # type: ignore[arg-type]
        told[number] = read_value(field, values[number])
    if before is not None:
        return replace(before, **told)
    return OwnModel(slug=free_slug(name, snapshot), **told)


def score_fields(snapshot: Snapshot) -> tuple[FormField, ...]:
    """What is asked about a score."""
    methods = tuple((method, naming.method_label(method)) for method in _METHODS)
    known = sorted(snapshot.benchmarks.values(), key=lambda each: each.name.casefold())
    benchmarks = tuple((each.slug, each.label) for each in known)
    return (
        FormField("benchmark", _("Benchmark"), benchmarks),
        FormField("value", _("Value"), hint="41.25"),
        FormField("method", _("Method"), methods),
        FormField("shots", _("Shots"), hint="5"),
        FormField("subset", _("Subset"), hint="overall"),
        FormField("n", _("Questions answered"), hint="35030"),
        FormField("stderr", _("Standard error"), hint="0.27"),
        FormField("harness", _("Harness"), hint="lm-eval 0.4.8"),
        FormField(
            "partial",
            _("Items scored"),
            (("no", _("all of them")), ("yes", _("a part: not ranked"))),
        ),
        FormField("note", _("Note"), lines=2),
    )


def score_values(score: OwnScore | None) -> dict[str, str]:
    """What stands in the form at first."""
    if score is None:
        return {"benchmark": "kmmlu", "method": "direct", "shots": "5"}
    names = ("benchmark", "value", "method", "shots", "subset", "n", "stderr", "harness", "note")
    told = {name: written(getattr(score, name)) for name in names}
    return {**told, "partial": "yes" if score.partial else "no"}


def read_score(
    values: Mapping[str, str], model: str, snapshot: Snapshot, before: OwnScore | None = None
) -> OwnScore:
    """The score of a form.

    Raises:
        UserError: a value is missing or wrong.
    """
    benchmark = snapshot.benchmarks[values["benchmark"]]
    value = _number(_("Value"), values["value"])
    if value is None:
        raise UserError(_("The score needs a value."))
    unit = benchmark.unit or "%"
    if unit == "%" and value > 100:
        raise UserError(_("{value:g} is over 100 %; check the value.").format(value=value))
    shots = _number(_("Shots"), values["shots"])
    answered = _number(_("Questions answered"), values["n"])
    for told in (shots, answered):
        if told is not None and not told.is_integer():
            raise UserError(_("{value:g} is no whole number.").format(value=told))
    blank = before or OwnScore(model, benchmark.slug, value)
    return replace(
        blank,
        benchmark=benchmark.slug,
        value=value,
        printed=values["value"].strip(),
        metric=benchmark.metric or "accuracy",
        unit=unit,
        method=values["method"],  # type: ignore[arg-type] - the form offers these
        shots=None if shots is None else int(shots),
        subset=values["subset"].strip() or "overall",
        n=None if answered is None else int(answered),
        stderr=_number(_("Standard error"), values["stderr"]),
        harness=values["harness"].strip() or None,
        partial=values["partial"] == "yes",
        note=values["note"].strip() or None,
        key="",  # made anew from what it now is
    )


def _number(name: str, text: str) -> float | None:
    told = text.strip()
    if not told:
        return None
    field = OverridableField("", "benchmark", name, "percent")
    try:
        number = float(told.replace(",", "")) if told.isascii() else None
    except ValueError:
        number = None
    if number is None or not 0 <= number < 1e15:
        raise UserError(
            _("“{text}” is no value of “{field}”; write it as {example}.").format(
                text=text, field=field.text, example="41.25"
            )
        )
    return number


def _date(text: str) -> str | None:
    told = text.strip()
    if told and parsed_date(told) is None:
        raise UserError(
            _("“{text}” is no date; write it as 2024, 2024-08 or 2024-08-07.").format(text=told)
        )
    return told or None


def _base(text: str, snapshot: Snapshot) -> str | None:
    told = text.strip()
    if not told:
        return None
    slug = snapshot.model_now(told)
    if slug is not None:
        return slug
    folded = hangul.fold(told)
    for model in snapshot.models.values():
        if folded in (hangul.fold(name) for name in (*model.labels, model.hf_id or "")):
            return model.slug
    raise UserError(
        _("There is no model “{name}” to be the base; leave the line empty or copy a slug.").format(
            name=told
        )
    )


def label_of(snapshot: Snapshot, subject: str) -> str:
    """What a subject or a field that can be overridden is called, or its key."""
    found: list[str] = []
    for one in subject.split(", "):
        kind, _slash, slug = one.rpartition("/")
        if kind == "" and one in snapshot.models:
            found.append(snapshot.models[one].label)
        elif kind == "family" and slug in snapshot.families:
            family = snapshot.families[slug]
            found.append(i18n.pick(family.name, family.name_ko) or family.name)
        elif kind == "benchmark" and slug in snapshot.benchmarks:
            found.append(snapshot.benchmarks[slug].label)
        elif kind == "organization" and slug in snapshot.organizations:
            found.append(snapshot.organizations[slug].label)
        elif kind == "category" and one.removeprefix("category/") in snapshot.categories:
            found.append(snapshot.categories[slug].label)  # type: ignore[index]
        else:
            found.append(next((each.told for each in FIELDS if each.name == one), one))
    return ", ".join(found)
