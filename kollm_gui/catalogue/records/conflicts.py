"""Where sources disagree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values that disagree."""

    value: str
    source: str | None
    setting: str | None
    model: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where sources disagree about a model's field, a score, or an area."""

    subject: str | None  # model or benchmark slug
    field: str | None
    benchmark: str | None
    area: str | None
    comment: str
    values: tuple[ConflictValue, ...] = ()
