"""One measured value."""

from typing import Literal

from msgspec import Struct

from kollm_gui import i18n
from kollm_gui.catalogue.records.terms import Method, Origin, Provenance


class Score(Struct, frozen=True):
    """One measured value of one model on one benchmark, with how it was measured."""

    key: str  # score_key: stable identity without the value
    model: str
    benchmark: str
    subset: str
    value: float
    printed: str | None  # digits as the source prints them
    metric: str
    unit: str
    method: Method
    shots: int | None
    prompt_style: str | None
    judge: str | None
    averaging: Literal["macro", "micro"] | None
    mode: str | None
    version: str | None
    checkpoint: str | None
    harness: str | None
    source: str
    locator: str | None
    provenance: Provenance
    hits: int | None = None
    n: int | None = None
    n_hangul: int | None = None
    items: int | None = None
    items_scored: int | None = None
    stderr: float | None = None  # in the unit of the value
    copy_of: str | None = None  # source of the first-hand row this repeats
    note: str | None = None
    note_ko: str | None = None
    origin: Origin = "bundled"
    partial: bool = False  # not all items were scored: never ranked

    @property
    def note_told(self) -> str | None:
        """The note in the current language."""
        return i18n.pick(self.note, self.note_ko)
