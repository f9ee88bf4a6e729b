"""The selects of what is read when somebody first asks for it."""

from typing import Any

from sqlalchemy import Select, column

from kollm_gui.catalogue import queries, records
from kollm_gui.catalogue.queries import names, selection
from kollm_gui.catalogue.vocabulary import OWNERS, SPEAKERS

_PLACE = ("model", "position")

TECHNIQUES = selection("technique", names(records.Technique), "slug")
RELATIONS = selection("model_relation", ("model", "relation"), *_PLACE)
PARENTS = selection("model_parent", ("model", "parent"), *_PLACE)
LANGUAGES = selection("model_language", ("model", "language"), *_PLACE)
MODEL_TECHNIQUES = selection("model_technique", ("model", "technique"), *_PLACE)
CORPORA = selection("corpus", ("model", *names(records.Corpus, "citations")), *_PLACE)
STAGES = selection(
    "training_stage",
    (
        *("model", "position", "name", "trained", "frozen"),
        *("name_ko", "trained_ko", "frozen_ko"),
    ),
    *_PLACE,
)
CHECKPOINTS = selection("checkpoint", ("model", *names(records.Checkpoint)), *_PLACE)
ALIASES = selection("model_alias", ("model", "name", "kind"), "name")
RENAMED = selection("model_alias", ("name", "model"), "name").where(column("kind") == "former-id")
SPOKEN = {
    owner: selection("spoken_name", (owner, "name"), "position").where(column(owner).is_not(None))
    for owner in SPEAKERS
}
BASELINES = selection("baseline", names(records.Baseline), "benchmark", "position")
CITATIONS = {
    owner: selection("citation", (owner, *names(records.Citation)), "position").where(
        column(owner).is_not(None)
    )
    for owner in OWNERS
}
CORPUS_CITATIONS = CITATIONS["model"].where(column("field") == "corpora")
SUBJECTS = selection("subject", names(records.Subject), "slug")
HARNESS_TASKS = selection("harness_task", names(records.HarnessTask), "benchmark")
CONFLICT_VALUES = selection(
    "conflict_value", ("conflict", *names(records.ConflictValue)), "conflict", "position"
)
CAVEATS = selection("caveat", names(records.Caveat), "position")
TOPICS = selection("family_topic", ("position", *names(records.FamilyTopic, "sources")), "position")
TOPIC_SOURCES = selection("family_topic_source", ("topic", "source"), "topic", "position")
OPEN_QUESTIONS = selection("open_question", names(records.OpenQuestion), "position")
PUBLISHED_CORPORA = selection(
    "published_corpus",
    (*names(records.PublishedCorpus, "citations"), "release_from", "release_to"),
    "slug",
)
GUIDE = selection("guide_page", names(records.GuidePage), "position")


def every() -> list[Select[Any]]:
    """All selects, for a check that a file holds what they name."""
    named = (*vars(queries).values(), *globals().values())
    plain: list[Select[Any]] = [one for one in named if isinstance(one, Select)]
    return [*plain, *SPOKEN.values(), *CITATIONS.values()]
