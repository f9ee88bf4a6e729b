"""Language models put together from their rows."""

from collections.abc import Callable
from datetime import date
from sys import intern

from sqlalchemy import Connection

from kollm_gui.catalogue import queries
from kollm_gui.catalogue.grouping import each_map, united
from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.catalogue.stored_records import SluggedRecords, StoredLists

# Texts that many models have: one object each saves a third of a large catalogue's memory.
_SHARED = (
    "family",
    "category",
    "organization",
    "stage",
    "architecture",
    "tokens_kind",
    "license",
    "license_printed",
    "access",
    "korean_support",
)
_LISTS = (
    "relation",
    "merge_parents",
    "languages",
    "techniques",
    "stages",
    "checkpoints",
    "corpora",
    "citations",
    "aliases",
)


def read_models(
    connection: Connection, lists_of: Callable[[str, str], StoredLists]
) -> tuple[LanguageModel, ...]:
    """Every model, family by family in natural order; its lists follow when asked for."""
    lists = [(name, lists_of("model", name).finder()) for name in _LISTS]
    families: dict[str, list[LanguageModel]] = {}
    for values in each_map(connection, queries.MODELS):
        slug: str = values["slug"]
        for name in _SHARED:
            if values[name] is not None:
                values[name] = intern(values[name])
        united(values, "release")
        for name, find in lists:
            values[name] = find(slug)
        families.setdefault(values["family"], []).append(LanguageModel(**values))
    # Each family is sorted by itself: one sort of a million would hold up all other threads.
    return SluggedRecords(
        model
        for family in sorted(families)
        for model in sorted(families[family], key=_natural_order)
    )


def _natural_order(model: LanguageModel) -> tuple[bool, date, bool, float, str]:
    """Within a family: release date, then size, then name; what is not known comes last.

    A date counts by the last day it may mean, so that "2022" follows "2022-09".
    """
    released, size_b = model.release, model.params_b
    return (
        released is None,
        released.date_to if released is not None else date.max,
        size_b is None,
        size_b or 0.0,
        model.slug,
    )
