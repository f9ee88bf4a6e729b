"""From what is selected to the page that tells about it."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.details.content import Details
from kollm_gui.ui.details.content_benchmark import benchmark_details
from kollm_gui.ui.details.content_groups import (
    category_details,
    family_details,
    organization_details,
)
from kollm_gui.ui.details.content_lists import source_details, technique_details
from kollm_gui.ui.details.content_mine import mine_section
from kollm_gui.ui.details.content_model import model_details
from kollm_gui.ui.details.content_reports import reports_details

# What a person may write notes on, beside models.
NOTED = ("family", "category", "organization", "benchmark")


def details_of(
    snapshot: Snapshot, selected: str | None, protocols: Mapping[str, str] | None = None
) -> Details | None:
    """The page of a model's slug or of a ``kind/slug``; None where there is no such thing.

    ``protocols`` are those chosen in the view, key by benchmark. A slug that the catalogue
    has renamed leads to its present one.
    """
    if not selected:
        return None
    kind, slash, slug = selected.partition("/")
    if not slash:
        now = snapshot.model_now(kind)
        return None if now is None else model_details(snapshot, snapshot.models[now])
    found = _entry(snapshot, kind, slug, protocols or {})
    if found is None or kind not in NOTED:
        return found
    # Before the list of sources, which ends the page.
    place = len(found.sections) - (found.sections[-1].id == "sources")
    before, after = found.sections[:place], found.sections[place:]
    return replace(found, sections=(*before, mine_section(snapshot, selected), *after))


def _entry(
    snapshot: Snapshot, kind: str, slug: str, protocols: Mapping[str, str]
) -> Details | None:
    if kind == "benchmark" and slug in snapshot.benchmarks:
        return benchmark_details(snapshot, snapshot.benchmarks[slug], protocols)
    return _reports(snapshot, slug) if kind == "reports" else _group(snapshot, kind, slug)


def _reports(snapshot: Snapshot, name: str) -> Details | None:
    """``reports/<benchmark>/<model>``, with a third part where a subset is meant."""
    benchmark, model, subset = (*name.split("/", 2), "", "")[:3]
    if benchmark not in snapshot.benchmarks or model not in snapshot.models:
        return None
    record, of = snapshot.benchmarks[benchmark], snapshot.models[model]
    return reports_details(snapshot, record, of, subset or "overall")


def _group(snapshot: Snapshot, kind: str, slug: str) -> Details | None:
    pages: dict[str, tuple[Mapping[str, Any], Callable[[Snapshot, Any], Details]]] = {
        "family": (snapshot.families, family_details),
        "category": (snapshot.categories, category_details),
        "organization": (snapshot.organizations, organization_details),
        "technique": (snapshot.techniques, technique_details),
        "source": (snapshot.sources, source_details),
    }
    records, make = pages.get(kind, ({}, family_details))
    return make(snapshot, records[slug]) if slug in records else None
