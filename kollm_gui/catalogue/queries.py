"""The selects that the reader asks: columns in the order of the records' fields.

They name tables and columns only. The rules of ``schema`` matter to the build; leaving
them out here saves their import at every start of the window.
"""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from sqlalchemy import JSON, Boolean, ColumnClause, Date, Select, column, select, table
from sqlalchemy.types import TypeEngine

from kollm_gui.catalogue import records
from kollm_gui.catalogue.vocabulary import OWNERS, SPEAKERS

# Columns whose values SQLite keeps in another form than Python's; the rest come as they are.
_KINDS: dict[str, type[TypeEngine[Any]]] = {
    **dict.fromkeys(("release_from", "release_to", "released_from", "released_to"), Date),
    **dict.fromkeys(("minimal", "public", "overlaps"), Boolean),
    **dict.fromkeys(("extras", "reference_protocol", "groups", "suffixes"), JSON),
}


def _select(name: str, columns: Iterable[str], *order: str) -> Select[Any]:
    found: list[ColumnClause[Any]] = [column(one, _KINDS.get(one)) for one in columns]
    named = {one.name for one in found}
    lacking: list[ColumnClause[Any]] = [column(one) for one in order if one not in named]
    source = table(name, *found, *lacking)
    return select(*(source.c[one.name] for one in found)).order_by(
        *(source.c[one] for one in order)
    )


def _names(record: type, *without: str) -> list[str]:
    return [field.name for field in fields(record) if field.name not in without]


_LISTS = ("relation", "merge_parents", "languages", "techniques", "stages", "checkpoints")
_MODEL = _names(
    records.LanguageModel,
    *(*_LISTS, "corpora", "citations", "aliases", "origin", "overridden"),
)
_BENCHMARK = _names(records.Benchmark, "scale", "spoken", "citations", "aliases", "overridden")
_PLACE = ("model", "position")

INFO = _select("catalogue_info", _names(records.CatalogueInfo), "schema_major")
CATEGORIES = _select("category", _names(records.CategoryText), "position")
ORGANIZATIONS = _select("organization", _names(records.Organization, "spoken"), "slug")
SOURCES = _select("source", _names(records.Source), "slug")
LICENSES = _select("license", _names(records.License), "slug")
TECHNIQUES = _select("technique", _names(records.Technique), "slug")
FAMILIES = _select("family", _names(records.Family, "spoken", "citations"), "slug")
MODELS = _select("model", (*_MODEL, "release_from", "release_to"), "slug")
RELATIONS = _select("model_relation", ("model", "relation"), *_PLACE)
PARENTS = _select("model_parent", ("model", "parent"), *_PLACE)
LANGUAGES = _select("model_language", ("model", "language"), *_PLACE)
MODEL_TECHNIQUES = _select("model_technique", ("model", "technique"), *_PLACE)
CORPORA = _select("corpus", ("model", *_names(records.Corpus, "citations")), *_PLACE)
STAGES = _select(
    "training_stage",
    (
        *("model", "position", "name", "trained", "frozen"),
        *("name_ko", "trained_ko", "frozen_ko"),
    ),
    *_PLACE,
)
CHECKPOINTS = _select("checkpoint", ("model", *_names(records.Checkpoint)), *_PLACE)
ALIASES = _select("model_alias", ("model", "name", "kind"), "name")
SPOKEN = {
    owner: _select("spoken_name", (owner, "name"), "position").where(column(owner).is_not(None))
    for owner in SPEAKERS
}
BENCHMARKS = _select(
    "benchmark",
    (*_BENCHMARK, "released_from", "released_to", "scale_low", "scale_high"),
    "slug",
)
BASELINES = _select("baseline", _names(records.Baseline), "benchmark", "position")
SCORES = _select("score", _names(records.Score, "origin", "partial"), "key")
CONFLICTS = _select(
    "conflict",
    (
        *("position", "model", "subject_benchmark", "field", "benchmark", "area"),
        *("comment", "comment_ko"),
    ),
    "position",
)
CONFLICT_VALUES = _select(
    "conflict_value", ("conflict", *_names(records.ConflictValue)), "conflict", "position"
)
CITATIONS = {
    owner: _select("citation", (owner, *_names(records.Citation)), "position").where(
        column(owner).is_not(None)
    )
    for owner in OWNERS
}
SUBJECTS = _select("subject", _names(records.Subject), "slug")
HARNESS_TASKS = _select("harness_task", _names(records.HarnessTask), "benchmark")
CAVEATS = _select("caveat", _names(records.Caveat), "position")
TOPICS = _select("family_topic", ("position", *_names(records.FamilyTopic, "sources")), "position")
TOPIC_SOURCES = _select("family_topic_source", ("topic", "source"), "topic", "position")
OPEN_QUESTIONS = _select("open_question", _names(records.OpenQuestion), "position")
PUBLISHED_CORPORA = _select(
    "published_corpus",
    (*_names(records.PublishedCorpus, "citations"), "release_from", "release_to"),
    "slug",
)
GUIDE = _select("guide_page", _names(records.GuidePage), "position")


def every() -> list[Select[Any]]:
    """All of them, for a check that a file holds what they name."""
    plain: list[Select[Any]] = [one for one in globals().values() if isinstance(one, Select)]
    return [*plain, *SPOKEN.values(), *CITATIONS.values()]
