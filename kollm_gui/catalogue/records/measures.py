"""What belongs to benchmarks: baselines, subjects, tasks of the harness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a class that is only named need not be made
    from kollm_gui.catalogue.records.terms import BaselineKind, Provenance


@dataclass(frozen=True, slots=True)
class Baseline:
    """What humans, chance or a majority class reach on a benchmark's subset."""

    benchmark: str
    subset: str
    kind: BaselineKind
    value: float
    metric: str | None
    unit: str | None
    source: str | None
    locator: str | None
    note: str | None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of KMMLU; ``subset`` is its name in score rows."""

    slug: str
    name: str
    supercategory: str
    test_items: int | None
    hard_items: int | None
    harness: str | None
    subset: str


@dataclass(frozen=True, slots=True)
class HarnessTask:
    """Where the evaluation harness keeps a Korean benchmark."""

    benchmark: str
    folder: str
    groups: tuple[str, ...]
    suffixes: tuple[str, ...]
    note: str | None
