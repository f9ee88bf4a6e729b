"""From a catalogue file to records: what a window opens with, and the rest when asked for."""

import gc
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from sys import intern
from types import MappingProxyType
from typing import Any

from msgspec import DecodeError
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, column
from sqlalchemy.exc import DatabaseError

from kollm_gui import paths
from kollm_gui.catalogue import queries
from kollm_gui.catalogue.grouping import all_rows, each_map, plain, united
from kollm_gui.catalogue.model_records import read_models
from kollm_gui.catalogue.opening import bundled_engine, damaged, named_engine, unreadable
from kollm_gui.catalogue.records import (
    Benchmark,
    Catalogue,
    CatalogueInfo,
    CategoryText,
    Conflict,
    Family,
    License,
    Organization,
    Score,
    Source,
)
from kollm_gui.catalogue.stored_records import StoredLists, StoredMapping, StoredRecords
from kollm_gui.catalogue.stored_scores import StoredScores

_ListsOf = Callable[[str, str], StoredLists]


def open_catalogue(path: Path | None = None) -> Catalogue:
    """Read the bundled catalogue, or the file a person named, which is checked first."""
    file = paths.bundled_database() if path is None else path
    engine = bundled_engine(file) if path is None else named_engine(file)
    try:
        with _no_collection():
            # Another program may write a named file; what is shown is of one moment.
            return read_catalogue(engine, at_once=path is not None)
    except DatabaseError as error:
        raise unreadable(file, error) from error
    except DecodeError as error:  # of a value in JSON, which somebody has written by hand
        raise damaged(file, str(error)) from error
    finally:
        if path is not None:  # of the bundled one more is read when it is asked for
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


def read_catalogue(engine: Engine, *, at_once: bool = True) -> Catalogue:
    """Read what a window opens with; all else too, unless it may wait until asked for."""
    later = _Later(engine)
    if at_once:
        later.read_lists()
    with engine.connect() as connection:
        catalogue = Catalogue(
            info=CatalogueInfo(*all_rows(connection, queries.INFO)[0]),
            categories=plain(connection, queries.CATEGORIES, CategoryText),
            organizations=_organizations(connection, later.lists),
            sources=plain(connection, queries.SOURCES, Source),
            licenses=plain(connection, queries.LICENSES, License),
            techniques=later.records("techniques"),
            families=later.records("families", partial(_families, lists=later.lists)),
            models=read_models(connection, later.lists),
            benchmarks=_benchmarks(connection, later.lists),
            baselines=later.records("baselines"),
            scores=StoredScores(partial(_read_scores, engine)),
            conflicts=_conflicts(connection, later.lists),
            renamed=StoredMapping(lambda: later.read("renamed")),
            subjects=later.records("subjects"),
            harness_tasks=later.records("harness_tasks"),
            caveats=later.records("caveats"),
            topics=later.records("topics"),
            open_questions=later.records("open_questions"),
            published_corpora=later.records("published_corpora"),
            guide=later.records("guide"),
        )
    if at_once:
        catalogue = replace(
            catalogue,
            scores=tuple(catalogue.scores),
            renamed=MappingProxyType(dict(catalogue.renamed)),
            **{name: tuple(getattr(catalogue, name)) for name in later.names},
        )
    return catalogue


class _Later:
    """What is read at the first question for it, each kind by whichever thread asks first."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lists: dict[tuple[str, str], StoredLists] = {}
        self.names: list[str] = []  # the records that were asked for

    def records(
        self, name: str, make: Callable[[Connection], tuple[Any, ...]] | None = None
    ) -> StoredRecords[Any]:
        """All records of a kind, put together by ``make`` or as the late reader does."""
        self.names.append(name)
        return StoredRecords(partial(self._ask, make) if make else partial(self.read, name))

    def read(self, name: str) -> Any:
        """Read all records of a kind now."""
        return self._read(lambda late: late.RECORDS[name])

    def lists(self, owner: str, name: str) -> StoredLists:
        """What belongs to each record of a kind, such as the citations of the models."""
        key = (owner, name)
        if key not in self._lists:
            self._lists[key] = StoredLists(lambda: self._read(lambda late: late.LISTS[key]))
        return self._lists[key]

    def read_lists(self) -> None:
        """Read all lists now."""
        from kollm_gui.catalogue.late_reader import LISTS  # noqa: PLC0415 - see _read

        for owner, name in LISTS:
            self.lists(owner, name).read()

    def _read(self, reader_in: Callable[[Any], Callable[[Connection], Any]]) -> Any:
        # Imported late: its selects take longer to make than the rows to read.
        from kollm_gui.catalogue import late_reader  # noqa: PLC0415

        return self._ask(reader_in(late_reader))

    def _ask(self, read: Callable[[Connection], Any]) -> Any:
        # A connection for this read alone: two threads may ask for two kinds at once.
        with self._engine.connect() as connection, _no_collection():
            return read(connection)


def _read_scores(
    engine: Engine, benchmark: str | None, subset: str | None = None
) -> tuple[Score, ...]:
    query = queries.SCORES
    if benchmark is not None:
        query = query.where(column("benchmark") == benchmark)
    if subset is not None:
        query = query.where(column("subset") == subset)
    with engine.connect() as connection, _no_collection():
        if subset is not None:  # a start waits for these
            return plain(connection, query, Score)
        # A hundred sources and models stand in thousands of scores: one object each saves 4 MiB.
        scores: list[Score] = []
        for rows in connection.execute(query).partitions(500):
            for row in rows:
                values: list[Any] = [intern(x) if type(x) is str else x for x in row[1:]]
                scores.append(Score(row[0], *values))
    if benchmark is None:
        engine.dispose()  # little is read after all scores; it lets go of the pages in memory
    return tuple(scores)


def _organizations(connection: Connection, lists: _ListsOf) -> tuple[Organization, ...]:
    spoken = lists("organization", "spoken")
    rows = each_map(connection, queries.ORGANIZATIONS)
    return tuple([Organization(**row, spoken=spoken.of(row["slug"])) for row in rows])


def _families(connection: Connection, lists: _ListsOf) -> tuple[Family, ...]:
    spoken, cited = lists("family", "spoken"), lists("family", "citations")
    return tuple(
        [
            Family(**row, spoken=spoken.of(row["slug"]), citations=cited.of(row["slug"]))
            for row in each_map(connection, queries.FAMILIES)
        ]
    )


def _benchmarks(connection: Connection, lists: _ListsOf) -> tuple[Benchmark, ...]:
    spoken, cited = lists("benchmark", "spoken"), lists("benchmark", "citations")
    found: list[Benchmark] = []
    for values in each_map(connection, queries.BENCHMARKS):
        united(values, "released")
        low, high = values.pop("scale_low"), values.pop("scale_high")
        protocol = values.pop("reference_protocol")
        found.append(
            Benchmark(
                **values,
                scale=None if low is None else (low, high),
                reference_protocol=None if protocol is None else MappingProxyType(protocol),
                spoken=spoken.of(values["slug"]),
                citations=cited.of(values["slug"]),
            )
        )
    return tuple(found)


def _conflicts(connection: Connection, lists: _ListsOf) -> tuple[Conflict, ...]:
    values = lists("conflict", "values")
    return tuple(
        Conflict(
            subject=row.model or row.subject_benchmark,
            field=row.field,
            benchmark=row.benchmark,
            area=row.area,
            comment=row.comment,
            comment_ko=row.comment_ko,
            values=values.of(row.position),
        )
        for row in all_rows(connection, queries.CONFLICTS)
    )
