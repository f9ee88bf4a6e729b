"""What belongs to benchmarks: baselines, subjects, tasks of the harness."""

from msgspec import Struct

from kollm_gui import i18n
from kollm_gui.catalogue.records.terms import BaselineKind, Provenance


class Baseline(Struct, frozen=True):
    """What humans, chance or a majority class reach on a benchmark's subset."""

    benchmark: str
    subset: str
    kind: BaselineKind
    value: float
    metric: str | None
    unit: str | None
    source: str | None
    locator: str | None
    note: str | None
    provenance: Provenance | None = None
    note_ko: str | None = None

    @property
    def note_told(self) -> str | None:
        """The note in the current language."""
        return i18n.pick(self.note, self.note_ko)


class Subject(Struct, frozen=True):
    """A subject of KMMLU; ``subset`` is its name in score rows."""

    slug: str
    name: str
    supercategory: str
    test_items: int | None
    hard_items: int | None
    harness: str | None
    subset: str


class HarnessTask(Struct, frozen=True):
    """Where the evaluation harness keeps a Korean benchmark."""

    benchmark: str
    folder: str
    groups: tuple[str, ...]
    suffixes: tuple[str, ...]
    note: str | None
    note_ko: str | None = None

    @property
    def note_told(self) -> str | None:
        """The note in the current language."""
        return i18n.pick(self.note, self.note_ko)
