"""What a chart can be asked for: its options, their choices and presets, and the whole request."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kollm_gui.charts.figure import Figure
from kollm_gui.library.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an option: its key in a command or a ViewState, and its text.

    A fixed choice's text is marked by N_() and shown through ``_()``; one that is made
    of the data (a protocol) is finished, which ``_()`` leaves as it is.
    """

    key: str
    text: str


Choices = Callable[[Snapshot, Mapping[str, str]], Sequence[Choice]]


@dataclass(frozen=True, slots=True)
class Option:
    """A setting of a chart; ``choices`` may depend on the data (protocols of a benchmark).

    ``accept`` reads what a person types where that is more than a choice's key, and
    returns the key, or None where it means nothing; ``hint`` says what may be typed.
    A ``text`` has no choices: what ``accept`` returns is its value, and empty is none.
    """

    key: str
    text: str  # marked by N_()
    kind: Literal["choice", "flag", "text"]
    default: str  # "yes" or "no" for a flag
    choices: Choices | None = None
    accept: Callable[[Snapshot, Mapping[str, str], str], str | None] | None = None
    hint: str = ""  # a sentence marked by N_()


@dataclass(frozen=True, slots=True)
class Preset:
    """Options under one name, such as a figure of the survey."""

    key: str
    text: str  # marked by N_()
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """What a chart is made of: the data, which models, options, and what is selected."""

    snapshot: Snapshot
    slugs: tuple[str, ...] | None  # models the filter leaves, in rank order; None for all
    options: Mapping[str, str]  # every option's value, defaults filled in
    selected: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A kind of chart."""

    key: str
    text: str  # marked by N_()
    sentence: str  # what it shows, marked by N_()
    options: tuple[Option, ...]
    presets: tuple[Preset, ...]
    make: Callable[[ChartRequest], Figure]


def fixed(*choices: Choice) -> Choices:
    """Choices that do not depend on the data."""

    def always(_snapshot: Snapshot, _options: Mapping[str, str]) -> Sequence[Choice]:
        return choices

    return always


def typed_count(_snapshot: Snapshot, _options: Mapping[str, str], text: str) -> str | None:
    """Accepts any number of one at least."""
    return str(int(text)) if text.isdecimal() and int(text) else None
