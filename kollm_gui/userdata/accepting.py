"""A row that came from outside, held against what its kind's columns may be."""

import json
import math
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, Final, cast, get_args

from sqlalchemy import JSON, Boolean, Column, Float, Integer

from kollm_gui.catalogue import records as catalogue
from kollm_gui.i18n import _
from kollm_gui.userdata.kinds import Kind
from kollm_gui.userdata.records import READING_STATUSES, TAG_COLOURS, Record

_CLOSED: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("tag", "colour"): TAG_COLOURS,
    ("reading", "status"): READING_STATUSES,
    ("model", "category"): catalogue.CATEGORIES,
    ("model", "stage"): get_args(catalogue.Stage),
    ("model", "architecture"): get_args(catalogue.Architecture),
    ("model", "access"): get_args(catalogue.Access),
    ("score", "method"): get_args(catalogue.Method),
    ("score", "averaging"): ("macro", "micro"),
}
_LARGEST = 2**63 - 1  # what SQLite keeps
_MAY_BE_EMPTY = frozenset({"text", "reason", "file", "sha256", "imported"})


class NotAcceptedError(Exception):
    """What is wrong with a row, as the end of a sentence: "lacks “name”"."""


def accept(kind: Kind, row: object) -> Record:
    """The record of a row of plain JSON values; what a newer KoLLM added is left out.

    Raises:
        NotAcceptedError: a field is missing or has the wrong form.
    """
    if not isinstance(row, dict):
        raise NotAcceptedError(_("is no object"))
    told = cast("dict[str, Any]", row)
    values: dict[str, Any] = {}
    for each in fields(kind.record):
        if each.name not in told:
            if each.default is MISSING and each.default_factory is MISSING:
                raise NotAcceptedError(_("lacks “{field}”").format(field=each.name))
            continue
        value = told[each.name]
        if not _fits(kind, kind.table.c[each.name], value):
            raise NotAcceptedError(
                _("has a wrong value in “{field}”: {value}").format(
                    field=each.name, value=json.dumps(value, ensure_ascii=True)[:60]
                )
            )
        values[each.name] = value
    return kind.record_of(values)


def _fits(kind: Kind, column: Column[Any], value: object) -> bool:
    if isinstance(column.type, JSON):
        return _fits_json(column.name, value)
    if value is None:
        return bool(column.nullable)
    if isinstance(column.type, Boolean) or isinstance(value, bool):
        return isinstance(column.type, Boolean) and isinstance(value, bool)
    if isinstance(column.type, Integer):
        low, high = (1, 5) if column.name == "rating" else (0, _LARGEST)
        return isinstance(value, int) and low <= value <= high
    if isinstance(column.type, Float):
        return isinstance(value, int | float) and _is_finite(value)
    return isinstance(value, str) and _fits_text(kind, column, value)


def _fits_text(kind: Kind, column: Column[Any], value: str) -> bool:
    if value == "" and not column.nullable and column.name not in _MAY_BE_EMPTY:
        return False
    choices = _CLOSED.get((kind.name, column.name))
    return _is_sound(value) and (choices is None or value in choices)


def _fits_json(name: str, value: object) -> bool:
    if name == "languages":
        return isinstance(value, list) and all(
            isinstance(each, str) and _is_sound(each) for each in cast("list[object]", value)
        )
    if name == "settings":
        return isinstance(value, dict) and _is_sound(json.dumps(value, ensure_ascii=False))
    if value is None or isinstance(value, bool):
        return value is None
    if isinstance(value, int | float):
        return _is_finite(value)
    return isinstance(value, str) and _is_sound(value)


def _is_finite(value: float) -> bool:
    return abs(value) <= _LARGEST if isinstance(value, int) else math.isfinite(value)


def _is_sound(text: str) -> bool:
    """Whether a text can be written: no half of a pair of surrogates, no NUL."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
