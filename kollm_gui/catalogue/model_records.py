"""Language models put together from their rows."""

from collections.abc import Callable
from datetime import date
from operator import itemgetter
from sys import intern
from typing import Any

from sqlalchemy import Connection

from kollm_gui.catalogue import queries
from kollm_gui.catalogue.grouping import AT_ONCE, frozen_extras, partial_date
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
_FIELDS = LanguageModel.__struct_fields__
_DEFAULTS: dict[str, Any] = dict(
    zip(reversed(_FIELDS), reversed(LanguageModel.__struct_defaults__), strict=False)
)


def read_models(
    connection: Connection, lists_of: Callable[[str, str], StoredLists]
) -> tuple[LanguageModel, ...]:
    """Every model, family by family in natural order; its lists follow when asked for."""
    finders = [lists_of("model", name).finder() for name in _LISTS]
    result = connection.execute(queries.MODELS)
    columns = list(result.keys())
    shared = [columns.index(name) for name in _SHARED]
    slug, family, released, extras = map(columns.index, ("slug", "family", "release", "extras"))
    held = [*columns, *_LISTS]
    rest = [name for name in _FIELDS if name not in held]  # no file holds these
    defaults = [_DEFAULTS[name] for name in rest]
    # By place, not by name: of half a thousand models it spares a start a millisecond.
    in_order = itemgetter(*map([*held, *rest].index, _FIELDS))
    families: dict[str, list[LanguageModel]] = {}
    for rows in result.partitions(AT_ONCE):
        for row in rows:
            values = [*row]
            for place in shared:
                if values[place] is not None:
                    values[place] = intern(values[place])
            values[released] = partial_date(values[released], *values[-2:])
            values[extras] = frozen_extras(values[extras])
            values += [find(values[slug]) for find in finders]
            values += defaults
            families.setdefault(values[family], []).append(LanguageModel(*in_order(values)))
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
