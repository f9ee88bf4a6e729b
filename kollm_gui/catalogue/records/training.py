"""What a model was trained on and how."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from kollm_gui import i18n
from kollm_gui.catalogue.records.citations import Citation
from kollm_gui.catalogue.records.terms import CorpusRole, PartialDate
from kollm_gui.i18n import _

EVERYTHING = "all"  # what a stage trained, where it trained all of the network


class Technique(Struct, frozen=True):
    """A training technique: its names and what it does."""

    slug: str
    name_en: str
    name_ko: str | None
    note_en: str | None = None  # what it does and what for
    note_ko: str | None = None

    @property
    def label(self) -> str:
        """The name in the current language."""
        return i18n.pick(self.name_en, self.name_ko) or self.name_en

    @property
    def note(self) -> str:
        """What it does, in the current language; empty where nobody has said it."""
        return i18n.pick(self.note_en, self.note_ko) or ""


class Corpus(Struct, frozen=True):
    """One row of what a model was trained on.

    ``role`` total: all of it; part: a part of a total (``part_of`` names its row, or
    None for the whole mix); stage: a part of one stage's mix; pool: gathered, not all
    used. Add up parts or take the total, never both (see ``corpus_leaves``).
    """

    name: str
    language: str
    size_gb: float | None
    tokens_b: float | None
    share: float | None  # 0..1 of the mix
    public: bool | None
    role: CorpusRole
    part_of: str | None
    overlaps: bool = False  # cuts across the other parts
    citations: Sequence[Citation] = ()
    name_ko: str | None = None

    @property
    def label(self) -> str:
        """The name in the current language."""
        return i18n.pick(self.name, self.name_ko) or self.name


class TrainingStage(Struct, frozen=True):
    """One stage of a staged training: what was trained and what stood still."""

    order: int
    name: str
    trained: str | None
    frozen: str | None
    name_ko: str | None = None
    trained_ko: str | None = None
    frozen_ko: str | None = None

    @property
    def label(self) -> str:
        """The name in the current language."""
        return i18n.pick(self.name, self.name_ko) or self.name

    @property
    def trained_told(self) -> str | None:
        """What was trained, in the current language."""
        if self.trained == EVERYTHING:
            return _("all parts")
        return i18n.pick(self.trained, self.trained_ko)

    @property
    def frozen_told(self) -> str | None:
        """What stood still, in the current language."""
        return i18n.pick(self.frozen, self.frozen_ko)


class Checkpoint(Struct, frozen=True):
    """A published intermediate state of a model."""

    label: str
    added_tokens_b: float | None
    published: str | None
    label_ko: str | None = None
    published_ko: str | None = None

    @property
    def label_told(self) -> str:
        """What it is called, in the current language."""
        return i18n.pick(self.label, self.label_ko) or self.label

    @property
    def published_told(self) -> str | None:
        """When or where it came out, in the current language."""
        return i18n.pick(self.published, self.published_ko)


class PublishedCorpus(Struct, frozen=True):
    """A training corpus that anyone may fetch."""

    slug: str
    name: str
    organization: str | None
    release: PartialDate | None
    language: str
    tokens_b: float | None
    rows: int | None
    license_printed: str | None
    license: str | None
    hf_id: str | None
    note_en: str | None
    note_ko: str | None
    extras: Mapping[str, object]
    citations: Sequence[Citation] = ()


def corpus_leaves(corpora: Sequence[Corpus]) -> tuple[Corpus, ...]:
    """The rows that may be added up: parts that hold no further parts, or else the total.

    Pools and overlapping rows are left out. A total whose parts are listed is
    left out too, so that Polyglot-Ko's 863 GB is never counted twice.
    """
    counted = [row for row in corpora if row.role != "pool" and not row.overlaps]
    holders = {row.part_of for row in counted if row.part_of is not None}
    whole_mix_parts = any(row.role in ("part", "stage") and row.part_of is None for row in counted)
    return tuple(
        row
        for row in counted
        if row.name not in holders and not (row.role == "total" and whole_mix_parts)
    )
