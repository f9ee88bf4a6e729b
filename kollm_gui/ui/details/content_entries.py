"""From what is selected to the page that tells about it."""

from dataclasses import replace

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.details.content import Details
from kollm_gui.ui.details.content_benchmark import benchmark_details
from kollm_gui.ui.details.content_groups import (
    category_details,
    family_details,
    organization_details,
)
from kollm_gui.ui.details.content_mine import mine_section
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
    found = _entry(snapshot, kind, slug)
    if found is None:
        return None
    # Before the list of sources, which ends the page.
    place = len(found.sections) - (found.sections[-1].id == "sources")
    before, after = found.sections[:place], found.sections[place:]
    return replace(found, sections=(*before, mine_section(snapshot, selected), *after))


def _entry(snapshot: Snapshot, kind: str, slug: str) -> Details | None:
    if kind == "family" and slug in snapshot.families:
        return family_details(snapshot, snapshot.families[slug])
    if kind == "category" and slug in snapshot.categories:
        return category_details(snapshot, snapshot.categories[slug])
    if kind == "organization" and slug in snapshot.organizations:
        return organization_details(snapshot, snapshot.organizations[slug])
    if kind == "benchmark" and slug in snapshot.benchmarks:
        return benchmark_details(snapshot, snapshot.benchmarks[slug])
    return None
