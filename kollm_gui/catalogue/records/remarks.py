"""Caveats, topics, and what is not known."""

from msgspec import Struct

from kollm_gui.catalogue.records.terms import CaveatKind


class Caveat(Struct, frozen=True):
    """What a reader of a benchmark's scores must know: a fault, a like name, a newer edition.

    ``other`` is the benchmark that is taken for it or that supersedes it.
    """

    benchmark: str
    kind: CaveatKind
    other: str | None
    note_en: str
    note_ko: str
    source: str
    locator: str | None


class OpenQuestion(Struct, frozen=True):
    """What was looked for and not found, or a value whose model is not named."""

    area: str
    comment: str
    benchmark: str | None
    subset: str | None
    value: float | None
    metric: str | None
    unit: str | None
    source: str | None
    locator: str | None


class FamilyTopic(Struct, frozen=True):
    """What is known of a whole line of models about one topic, as code-switching."""

    families: str  # as the sources group them, for example "Command/Aya"
    topic: str
    note_en: str
    note_ko: str | None
    sources: tuple[str, ...]
