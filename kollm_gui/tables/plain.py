"""A record as plain values for JSON: raw numbers, units in the key names, citations by field."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import asdict

from kollm_gui.catalogue.records import Citation, PartialDate, Source
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.sheet import SheetKind

# The same names as the columns of ``kollm list --format json``.
_KEYS: Mapping[str, str] = {
    "params_b": "params_billion",
    "active_params_b": "active_params_billion",
    "tokens_b": "tokens_billion",
    "added_tokens_b": "added_tokens_billion",
    "context": "context_tokens",
    "vocab": "vocabulary_entries",
    "vocab_base": "vocabulary_entries_of_base",
    "vocab_added": "vocabulary_entries_added",
    "hidden": "hidden_width",
    "release": "released",
    "hf_id": "huggingface_id",
    "size_gb": "size_gigabytes",
    "share": "share_of_mix",
}


def plain_record(snapshot: Snapshot, kind: SheetKind, slug: str) -> dict[str, object]:
    """The record with what belongs to it and the sources it cites; KeyError for an unknown slug."""
    if kind == "model":
        found = _model(snapshot, slug)
    elif kind == "benchmark":
        found = _benchmark(snapshot, slug)
    elif kind == "family":
        models = [model.slug for model in snapshot.models.values() if model.family == slug]
        found = {**_plain(snapshot.families[slug]), "models": models}
    elif kind == "organization":
        models = [model.slug for model in snapshot.models.values() if model.organization == slug]
        found = {**_plain(snapshot.organizations[slug]), "models": models}
    else:
        found = _plain(snapshot.sources[slug])
    cited = {name: _plain(snapshot.sources[name]) for name in _cited(found, snapshot.sources)}
    # "type", since sources and organizations have a kind of their own.
    return {"type": kind, **found, **({"sources": cited} if kind != "source" else {})}


def _model(snapshot: Snapshot, slug: str) -> dict[str, Any]:
    return {
        **_plain(snapshot.models[slug]),
        "scores": [_plain(score) for score in snapshot.scores_by_model.get(slug, ())],
        "derived_models": list(snapshot.children.get(slug, ())),
        "conflicts": [_plain(row) for row in snapshot.conflicts_by_subject.get(slug, ())],
    }


def _benchmark(snapshot: Snapshot, slug: str) -> dict[str, Any]:
    return {
        **_plain(snapshot.benchmarks[slug]),
        "baselines": [_plain(row) for row in snapshot.baselines if row.benchmark == slug],
        "caveats": [_plain(caveat) for caveat in snapshot.caveats_of(slug)],
        "scores": [_plain(score) for score in snapshot.scores_by_benchmark.get(slug, ())],
        "conflicts": [_plain(row) for row in snapshot.conflicts_by_subject.get(slug, ())],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value.printed
    if isinstance(value, Struct):
        return {
            _KEYS.get(name, name): _citations(part) if name == "citations" else _plain(part)
            for name, part in asdict(value).items()
        }
    if isinstance(value, Mapping):
        named = cast("Mapping[str, Any]", value)
        return {name: _plain(part) for name, part in named.items()}
    if isinstance(value, frozenset):
        return sorted(cast("Iterable[Any]", value))
    if isinstance(value, Sequence) and not isinstance(value, str):  # a list may be read only now
        return [_plain(part) for part in cast("Iterable[Any]", value)]
    return value


def _citations(citations: Iterable[Citation]) -> dict[str, list[dict[str, object]]]:
    by_field: dict[str, list[dict[str, object]]] = {}
    for citation in sorted(citations, key=lambda cited: cited.rank):
        row = _plain(citation)
        del row["field"], row["rank"]
        by_field.setdefault(_KEYS.get(citation.field, citation.field), []).append(row)
    return by_field


def _cited(found: Any, sources: Mapping[str, Source]) -> list[str]:
    slugs: dict[str, None] = {}
    _gather(found, slugs)
    return [slug for slug in slugs if slug in sources]


def _gather(value: Any, slugs: dict[str, None]) -> None:
    if isinstance(value, dict):
        for name, part in cast("dict[str, Any]", value).items():
            if name in ("source", "copy_of") and isinstance(part, str):
                slugs[part] = None
            else:
                _gather(part, slugs)
    elif isinstance(value, list):
        for part in cast("list[Any]", value):
            _gather(part, slugs)
