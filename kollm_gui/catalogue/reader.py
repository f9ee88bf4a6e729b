"""From a catalogue file to records: the whole of it in one read."""

import gc
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Engine, Select, column
from sqlalchemy.exc import DatabaseError

from kollm_gui import paths
from kollm_gui.catalogue import queries
from kollm_gui.catalogue.drafting import drafter
from kollm_gui.catalogue.grouping import (
    Lists,
    all_rows,
    citations,
    each_map,
    grouped,
    listed,
    of,
    partial_date,
    spoken_names,
)
from kollm_gui.catalogue.model_records import read_models
from kollm_gui.catalogue.opening import bundled_engine, named_engine, unreadable
from kollm_gui.catalogue.records import (
    Baseline,
    Benchmark,
    Catalogue,
    CatalogueInfo,
    CategoryText,
    Caveat,
    Conflict,
    ConflictValue,
    Family,
    FamilyTopic,
    GuidePage,
    HarnessTask,
    License,
    OpenQuestion,
    Organization,
    PublishedCorpus,
    Score,
    Source,
    Subject,
    Technique,
)
from kollm_gui.catalogue.stored_scores import StoredScores


def open_catalogue(path: Path | None = None) -> Catalogue:
    """Read the bundled catalogue, or the file a person named, which is checked first."""
    file = paths.bundled_database() if path is None else path
    engine = bundled_engine(file) if path is None else named_engine(file)
    try:
        with _no_collection():
            catalogue = read_catalogue(engine)
            if path is not None:
                # Another program may write this file; what is shown is of one moment.
                catalogue = replace(catalogue, scores=tuple(catalogue.scores))
            return catalogue
    except DatabaseError as error:
        raise unreadable(file, error) from error
    finally:
        engine.dispose()


@contextmanager
def _no_collection() -> Generator[None]:
    """Hold back the garbage collector: all that a read makes lasts, and each pass costs time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_catalogue(engine: Engine) -> Catalogue:
    """Read every record through one connection; the scores follow when they are asked for."""
    with engine.connect() as connection:
        spoken, cited = spoken_names(connection), citations(connection)
        models, renamed = read_models(connection, spoken["model"], cited["model"])
        return Catalogue(
            info=CatalogueInfo(*all_rows(connection, queries.INFO)[0]),
            categories=_plain(connection, queries.CATEGORIES, CategoryText),
            organizations=_organizations(connection, spoken["organization"]),
            sources=_plain(connection, queries.SOURCES, Source),
            licenses=_plain(connection, queries.LICENSES, License),
            techniques=_plain(connection, queries.TECHNIQUES, Technique),
            families=_families(connection, spoken["family"], cited["family"]),
            models=models,
            benchmarks=_benchmarks(connection, spoken["benchmark"], cited["benchmark"]),
            baselines=_plain(connection, queries.BASELINES, Baseline),
            scores=StoredScores(partial(_read_scores, engine)),
            conflicts=_conflicts(connection),
            renamed=renamed,
            subjects=_plain(connection, queries.SUBJECTS, Subject),
            harness_tasks=_harness_tasks(connection),
            caveats=_plain(connection, queries.CAVEATS, Caveat),
            topics=_topics(connection),
            open_questions=_plain(connection, queries.OPEN_QUESTIONS, OpenQuestion),
            published_corpora=_published_corpora(connection, cited["published_corpus"]),
            guide=_plain(connection, queries.GUIDE, GuidePage),
        )


def _read_scores(engine: Engine, benchmark: str | None) -> tuple[Score, ...]:
    # A connection of its own: the one that reads may be another thread than the last.
    query = queries.SCORES
    if benchmark is not None:
        query = query.where(column("benchmark") == benchmark)
    with engine.connect() as connection, _no_collection():
        return _plain(connection, query, drafter(Score))


def _plain(connection: Connection, query: Select[Any], record: Any) -> tuple[Any, ...]:
    """Records whose fields are the query's columns, in order."""
    return tuple([record(*row) for row in all_rows(connection, query)])


def _organizations(connection: Connection, spoken: Lists) -> tuple[Organization, ...]:
    rows = each_map(connection, queries.ORGANIZATIONS)
    return tuple([Organization(**row, spoken=of(spoken, row["slug"])) for row in rows])


def _families(connection: Connection, spoken: Lists, cited: Lists) -> tuple[Family, ...]:
    return tuple(
        [
            Family(**row, spoken=of(spoken, row["slug"]), citations=of(cited, row["slug"]))
            for row in each_map(connection, queries.FAMILIES)
        ]
    )


def _benchmarks(connection: Connection, spoken: Lists, cited: Lists) -> tuple[Benchmark, ...]:
    found: list[Benchmark] = []
    for values in each_map(connection, queries.BENCHMARKS):
        _unite(values, "released")
        low, high = values.pop("scale_low"), values.pop("scale_high")
        protocol = values.pop("reference_protocol")
        found.append(
            Benchmark(
                **values,
                scale=None if low is None else (low, high),
                reference_protocol=None if protocol is None else MappingProxyType(protocol),
                spoken=of(spoken, values["slug"]),
                citations=of(cited, values["slug"]),
            )
        )
    return tuple(found)


def _published_corpora(connection: Connection, cited: Lists) -> tuple[PublishedCorpus, ...]:
    return tuple(
        PublishedCorpus(**_unite(values, "release"), citations=of(cited, values["slug"]))
        for values in each_map(connection, queries.PUBLISHED_CORPORA)
    )


def _unite(values: dict[str, Any], name: str) -> dict[str, Any]:
    """Make one date of its three columns, and freeze the rare fields."""
    first, last = values.pop(f"{name}_from"), values.pop(f"{name}_to")
    values[name] = partial_date(values[name], first, last)
    values["extras"] = MappingProxyType(values["extras"])
    return values


def _conflicts(connection: Connection) -> tuple[Conflict, ...]:
    values = grouped(connection, queries.CONFLICT_VALUES, ConflictValue)
    return tuple(
        Conflict(
            subject=row.model or row.subject_benchmark,
            field=row.field,
            benchmark=row.benchmark,
            area=row.area,
            comment=row.comment,
            comment_ko=row.comment_ko,
            values=of(values, row.position),
        )
        for row in all_rows(connection, queries.CONFLICTS)
    )


def _harness_tasks(connection: Connection) -> tuple[HarnessTask, ...]:
    return tuple(
        HarnessTask(row.benchmark, row.folder, tuple(row.groups), tuple(row.suffixes), row.note)
        for row in all_rows(connection, queries.HARNESS_TASKS)
    )


def _topics(connection: Connection) -> tuple[FamilyTopic, ...]:
    sources: Mapping[Any, list[Any]] = listed(connection, queries.TOPIC_SOURCES)
    return tuple(
        FamilyTopic(row.families, row.topic, row.note_en, row.note_ko, of(sources, row.position))
        for row in all_rows(connection, queries.TOPICS)
    )
