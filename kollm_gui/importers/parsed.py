"""What a file of evaluation results says, as frozen records in the catalogue's terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from kollm_gui.catalogue.records import Method

Averaging = Literal["macro", "micro"]


@dataclass(frozen=True, slots=True)
class Value:
    """One value and how it was measured; ``stderr`` is in the unit of the value."""

    task: str  # what the file calls it
    benchmark: str  # slug, of the catalogue or made of the task's name
    value: float
    subset: str = "overall"
    metric: str = "accuracy"
    unit: str = "%"
    method: Method = "unstated"
    shots: int | None = None
    prompt_style: str | None = None
    judge: str | None = None
    averaging: Averaging | None = None
    version: str | None = None
    harness: str | None = None
    printed: str | None = None  # digits as the file prints them, where the unit is the file's
    hits: int | None = None
    n: int | None = None
    items: int | None = None
    items_scored: int | None = None
    stderr: float | None = None
    partial: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in a file that is not taken in, and why, as a sentence."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ParsedRun:
    """What one file says of one model; ``remarks`` are sentences that a reader must know."""

    values: tuple[Value, ...]
    model_printed: str | None = None  # the model as the file names it
    measured: str | None = None  # YYYY-MM-DD, as the file states it
    settings: Mapping[str, Any] = field(default_factory=dict[str, Any])
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether no value of the run covers all items."""
        return bool(self.values) and all(value.partial for value in self.values)


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file that was read: its format's key, the hash of its bytes and its runs."""

    path: Path
    format: str
    sha256: str
    runs: tuple[ParsedRun, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not taken in, and why, as a sentence that names it."""

    path: Path
    sentence: str
