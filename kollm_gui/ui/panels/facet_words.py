"""What the filters call their values, in the current language."""

from collections.abc import Callable, Mapping

from kollm_gui.comparing.naming import provenance_label
from kollm_gui.i18n import _, pick
from kollm_gui.library.size_classes import SIZE_CLASSES
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.facets import UNDISCLOSED, UNKNOWN, Chosen, Facet
from kollm_gui.tables import words

_FIXED: Mapping[str, Mapping[str, str]] = {
    "stage": words.STAGES,
    "access": words.ACCESS,
    "architecture": words.ARCHITECTURES,
    "commercial": words.COMMERCIAL,
    "korean": words.KOREAN_SUPPORT,
    "size-class": {each.slug: each.text for each in SIZE_CLASSES},
    "status": words.READING,
}


def value_label(snapshot: Snapshot, facet: Facet, value: str) -> str:
    """A value as a person reads it."""
    if value == UNDISCLOSED:
        return _("not disclosed")
    if value == UNKNOWN:
        return _("without a tag") if facet.key == "tag" else _("not known")
    if facet.key in _FIXED:
        return _(_FIXED[facet.key].get(value, value))
    return _NAMED.get(facet.key, lambda _snapshot, text: text)(snapshot, value)


def chosen_label(snapshot: Snapshot, facet: Facet, chosen: Chosen) -> str:
    """A choice in few words, for the list of facets."""
    parts = [value_label(snapshot, facet, value) for value in sorted(chosen.values)]
    if chosen.low and chosen.high:
        parts.insert(0, f"{chosen.low} … {chosen.high}")
    elif chosen.low or chosen.high:
        parts.insert(0, f"≥ {chosen.low}" if chosen.low else f"≤ {chosen.high}")
    return parts[0] if len(parts) == 1 else str(len(parts)) if parts else ""


def _category(snapshot: Snapshot, value: str) -> str:
    found = snapshot.categories.get(value)
    return found.label if found is not None else value


def _organization(snapshot: Snapshot, value: str) -> str:
    found = snapshot.organizations.get(value)
    return found.label if found is not None else value


def _license(snapshot: Snapshot, value: str) -> str:
    found = snapshot.licenses.get(value)
    return (pick(found.name, found.name_ko) or found.name) if found is not None else value


def _provenance(_snapshot: Snapshot, value: str) -> str:
    return provenance_label(value)  # type: ignore[arg-type]


_NAMED: Mapping[str, Callable[[Snapshot, str], str]] = {
    "category": _category,
    "organization": _organization,
    "license": _license,
    "provenance": _provenance,
}
