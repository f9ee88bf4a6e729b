"""From what is selected to the page that tells about it."""

from collections.abc import Callable, Mapping
from typing import Any

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.details.content import Details
from kollm_gui.ui.details.content_benchmark import benchmark_details
from kollm_gui.ui.details.content_groups import (
    category_details,
    family_details,
    organization_details,
)
from kollm_gui.ui.details.content_lists import source_details, technique_details
from kollm_gui.ui.details.content_model import model_details


def details_of(snapshot: Snapshot, selected: str | None) -> Details | None:
    """The page of a model's slug or of a ``kind/slug``; None where there is no such thing.

    A slug that the catalogue has renamed leads to its present one.
    """
    if not selected:
        return None
    kind, slash, slug = selected.partition("/")
    if not slash:
        model = snapshot.models.get(kind) or snapshot.models.get(snapshot.renamed.get(kind, ""))
        return None if model is None else model_details(snapshot, model)
    return _entry(snapshot, kind, slug)


def _entry(snapshot: Snapshot, kind: str, slug: str) -> Details | None:
    pages: dict[str, tuple[Mapping[str, Any], Callable[[Snapshot, Any], Details]]] = {
        "family": (snapshot.families, family_details),
        "category": (snapshot.categories, category_details),
        "organization": (snapshot.organizations, organization_details),
        "benchmark": (snapshot.benchmarks, benchmark_details),
        "technique": (snapshot.techniques, technique_details),
        "source": (snapshot.sources, source_details),
    }
    records, make = pages.get(kind, ({}, family_details))
    return make(snapshot, records[slug]) if slug in records else None
