"""Language models put together from their rows."""

from collections.abc import Mapping
from datetime import date
from sys import intern
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from kollm_gui.catalogue import queries
from kollm_gui.catalogue.drafting import drafter
from kollm_gui.catalogue.grouping import (
    Lists,
    all_rows,
    each_map,
    grouped,
    listed,
    of,
    partial_date,
)
from kollm_gui.catalogue.records import (
    Checkpoint,
    Citation,
    Corpus,
    LanguageModel,
    TrainingStage,
)

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
NO_EXTRAS: Mapping[str, object] = MappingProxyType({})


def read_models(
    connection: Connection, spoken: Lists, cited: Lists
) -> tuple[tuple[LanguageModel, ...], Mapping[str, str]]:
    """Every model, family by family in natural order, and the slugs that former ids lead to."""
    lists = {
        "relation": listed(connection, queries.RELATIONS),
        "merge_parents": listed(connection, queries.PARENTS),
        "languages": listed(connection, queries.LANGUAGES),
        "techniques": listed(connection, queries.MODEL_TECHNIQUES),
        "stages": grouped(connection, queries.STAGES, TrainingStage),
        "checkpoints": grouped(connection, queries.CHECKPOINTS, Checkpoint),
    }
    corpora = _corpora(connection, cited)
    aliases, renamed = _aliases(connection, spoken)
    models: list[LanguageModel] = []
    draft = drafter(LanguageModel)
    for values in each_map(connection, queries.MODELS):
        slug: str = values["slug"]
        for name in _SHARED:
            if values[name] is not None:
                values[name] = intern(values[name])
        values["release"] = partial_date(
            values["release"], values.pop("release_from"), values.pop("release_to")
        )
        values["extras"] = MappingProxyType(values["extras"]) if values["extras"] else NO_EXTRAS
        for name, found in lists.items():
            values[name] = of(found, slug)
        models.append(
            draft(
                **values,
                corpora=corpora.get(slug, ()),
                citations=of(cited, slug),
                aliases=tuple(dict.fromkeys(aliases[slug])) if slug in aliases else (),
            )
        )
    return tuple(sorted(models, key=_natural_order)), MappingProxyType(renamed)


def _natural_order(model: LanguageModel) -> tuple[str, bool, date, bool, float, str]:
    """Within a family: release date, then size, then name; what is not known comes last.

    A date counts by the last day it may mean, so that "2022" follows "2022-09".
    """
    released, size_b = model.release, model.params_b
    return (
        model.family,
        released is None,
        released.date_to if released is not None else date.max,
        size_b is None,
        size_b or 0.0,
        model.slug,
    )


def _aliases(connection: Connection, spoken: Lists) -> tuple[dict[str, list[str]], dict[str, str]]:
    aliases: dict[str, list[str]] = {}
    renamed: dict[str, str] = {}
    for model, name, kind in all_rows(connection, queries.ALIASES):
        aliases.setdefault(model, []).append(name)
        if kind == "former-id":
            renamed[name] = model
    for model, names in spoken.items():
        aliases.setdefault(model, []).extend(names)
    return aliases, renamed


def _corpora(connection: Connection, cited: Lists) -> Mapping[str, tuple[Corpus, ...]]:
    """Each model's corpora; a part names its whole, and all share the model's source of them."""
    found: dict[str, list[Any]] = {}
    for row in all_rows(connection, queries.CORPORA):
        found.setdefault(row.model, []).append(row)
    return {
        model: tuple(
            Corpus(
                name=row.name,
                language=row.language,
                size_gb=row.size_gb,
                tokens_b=row.tokens_b,
                share=row.share,
                public=row.public,
                role=row.role,
                part_of=None if row.part_of is None else rows[row.part_of].name,
                overlaps=row.overlaps,
                citations=_corpus_citations(cited, model),
            )
            for row in rows
        )
        for model, rows in found.items()
    }


def _corpus_citations(cited: Lists, model: str) -> tuple[Citation, ...]:
    return tuple(citation for citation in cited.get(model, ()) if citation.field == "corpora")
