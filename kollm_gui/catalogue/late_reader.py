"""Readers of what the window does not open with: each is called once, when first asked for."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection

from kollm_gui.catalogue import late_queries as queries
from kollm_gui.catalogue.grouping import (
    Lists,
    all_rows,
    each_map,
    grouped,
    listed,
    of,
    plain,
    united,
)
from kollm_gui.catalogue.records import (
    Baseline,
    Caveat,
    Checkpoint,
    Citation,
    ConflictValue,
    Corpus,
    FamilyTopic,
    GuidePage,
    HarnessTask,
    OpenQuestion,
    PublishedCorpus,
    Subject,
    Technique,
    TrainingStage,
)


def _published_corpora(connection: Connection) -> tuple[PublishedCorpus, ...]:
    cited = _citations("published_corpus", connection)
    return tuple(
        PublishedCorpus(**united(values, "release"), citations=of(cited, values["slug"]))
        for values in each_map(connection, queries.PUBLISHED_CORPORA)
    )


def _harness_tasks(connection: Connection) -> tuple[HarnessTask, ...]:
    return tuple(
        HarnessTask(
            row.benchmark,
            row.folder,
            tuple(row.groups),
            tuple(row.suffixes),
            row.note,
            row.note_ko,
        )
        for row in all_rows(connection, queries.HARNESS_TASKS)
    )


def _topics(connection: Connection) -> tuple[FamilyTopic, ...]:
    sources: Mapping[Any, list[Any]] = listed(connection, queries.TOPIC_SOURCES)
    return tuple(
        FamilyTopic(row.families, row.topic, row.note_en, row.note_ko, of(sources, row.position))
        for row in all_rows(connection, queries.TOPICS)
    )


def _aliases(connection: Connection) -> Lists:
    """Other names of each model, then the ways to say them in Hangul, each once."""
    found: dict[str, list[str]] = {}
    for model, name, _kind in all_rows(connection, queries.ALIASES):
        found.setdefault(model, []).append(name)
    for model, names in _spoken("model", connection).items():
        found.setdefault(model, []).extend(names)
    return {model: list(dict.fromkeys(names)) for model, names in found.items()}


def _corpora(connection: Connection) -> Mapping[str, Sequence[Any]]:
    """Each model's corpora; a part names its whole, and all share the model's source of them."""
    cited = grouped(connection, queries.CORPUS_CITATIONS, Citation)
    found: dict[str, list[Any]] = {}
    for row in all_rows(connection, queries.CORPORA):
        found.setdefault(row.model, []).append(row)
    return {
        model: tuple(
            Corpus(
                name=row.name,
                name_ko=row.name_ko,
                language=row.language,
                size_gb=row.size_gb,
                tokens_b=row.tokens_b,
                share=row.share,
                public=row.public,
                role=row.role,
                part_of=None if row.part_of is None else rows[row.part_of].name,
                overlaps=row.overlaps,
                citations=of(cited, model),
            )
            for row in rows
        )
        for model, rows in found.items()
    }


def _citations(owner: str, connection: Connection) -> Lists:
    """Citations of each owner, the main one of a field first."""
    return grouped(connection, queries.CITATIONS[owner], Citation)


def _spoken(owner: str, connection: Connection) -> Lists:
    return listed(connection, queries.SPOKEN[owner])


def _renamed(connection: Connection) -> Mapping[str, str]:
    """The slug of a model by each that it had before."""
    return dict(map(tuple, all_rows(connection, queries.RENAMED)))


RECORDS: Mapping[str, Callable[[Connection], Any]] = {
    "techniques": partial(plain, query=queries.TECHNIQUES, record=Technique),
    "baselines": partial(plain, query=queries.BASELINES, record=Baseline),
    "subjects": partial(plain, query=queries.SUBJECTS, record=Subject),
    "harness_tasks": _harness_tasks,
    "caveats": partial(plain, query=queries.CAVEATS, record=Caveat),
    "topics": _topics,
    "open_questions": partial(plain, query=queries.OPEN_QUESTIONS, record=OpenQuestion),
    "published_corpora": _published_corpora,
    "renamed": _renamed,
    "guide": partial(plain, query=queries.GUIDE, record=GuidePage),
}

# What belongs to each record of a kind, by owner and field.
LISTS: Mapping[tuple[str, str], Callable[[Connection], Mapping[Any, Sequence[Any]]]] = {
    ("model", "relation"): partial(listed, query=queries.RELATIONS),
    ("model", "merge_parents"): partial(listed, query=queries.PARENTS),
    ("model", "languages"): partial(listed, query=queries.LANGUAGES),
    ("model", "techniques"): partial(listed, query=queries.MODEL_TECHNIQUES),
    ("model", "stages"): partial(grouped, query=queries.STAGES, record=TrainingStage),
    ("model", "checkpoints"): partial(grouped, query=queries.CHECKPOINTS, record=Checkpoint),
    ("model", "corpora"): _corpora,
    ("model", "aliases"): _aliases,
    ("conflict", "values"): partial(grouped, query=queries.CONFLICT_VALUES, record=ConflictValue),
    **{
        (owner, "citations"): partial(_citations, owner)
        for owner in ("model", "benchmark", "family")
    },
    **{
        (owner, "spoken"): partial(_spoken, owner)
        for owner in ("organization", "family", "benchmark")
    },
}
