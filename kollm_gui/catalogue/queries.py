"""The selects of what a window opens with: columns in the order of the records' fields.

They name tables and columns only. The rules of ``schema`` matter to the build; leaving
them out here saves their import at every start of the window.
"""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from sqlalchemy import JSON, Boolean, ColumnClause, Date, Select, column, select, table
from sqlalchemy.types import TypeEngine

from kollm_gui.catalogue import records

# Columns whose values SQLite keeps in another form than Python's; the rest come as they are.
_KINDS: dict[str, type[TypeEngine[Any]]] = {
    **dict.fromkeys(("release_from", "release_to", "released_from", "released_to"), Date),
    **dict.fromkeys(("minimal", "public", "overlaps"), Boolean),
    **dict.fromkeys(("extras", "reference_protocol", "groups", "suffixes"), JSON),
}


def selection(name: str, columns: Iterable[str], *order: str) -> Select[Any]:
    """The columns of a table in this order, its rows ordered by the further ones."""
    found: list[ColumnClause[Any]] = [column(one, _KINDS.get(one)) for one in columns]
    named = {one.name for one in found}
    lacking: list[ColumnClause[Any]] = [column(one) for one in order if one not in named]
    source = table(name, *found, *lacking)
    return select(*(source.c[one.name] for one in found)).order_by(
        *(source.c[one] for one in order)
    )


def names(record: type[Struct], *without: str) -> list[str]:
    """The fields of a record, which its table's columns are called after."""
    return [name for name in record.__struct_fields__ if name not in without]


_LISTS = ("relation", "merge_parents", "languages", "techniques", "stages", "checkpoints")
_MODEL = names(
    records.LanguageModel,
    *(*_LISTS, "corpora", "citations", "aliases", "origin", "overridden"),
)
_BENCHMARK = names(records.Benchmark, "scale", "spoken", "citations", "aliases", "overridden")

INFO = selection("catalogue_info", names(records.CatalogueInfo), "schema_major")
CATEGORIES = selection("category", names(records.CategoryText), "position")
ORGANIZATIONS = selection("organization", names(records.Organization, "spoken"), "slug")
LICENSES = selection("license", names(records.License), "slug")
FAMILIES = selection("family", names(records.Family, "spoken", "citations"), "slug")
MODELS = selection("model", (*_MODEL, "release_from", "release_to"), "slug")
BENCHMARKS = selection(
    "benchmark",
    (*_BENCHMARK, "released_from", "released_to", "scale_low", "scale_high"),
    "slug",
)
SCORES = selection("score", names(records.Score, "origin", "partial"), "key")
SOURCES = selection("source", names(records.Source), "slug")
CONFLICTS = selection(
    "conflict",
    (
        *("position", "model", "subject_benchmark", "field", "benchmark", "area"),
        *("comment", "comment_ko"),
    ),
    "position",
)
