"""Scores in the details: a model's, a benchmark's ranking, and each report of one."""

from dataclasses import dataclass

from kollm_gui.ui.details.references import Disagreement, Reference


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One benchmark under one protocol: a value with its bar, and who measured it.

    ``fill`` and ``chance`` are places on the bar, 0..1, None where the scale or the
    random choice is not known.
    """

    key: str
    benchmark: str
    target: str
    protocol: str
    stated: bool
    value: str
    fill: float | None
    chance: float | None
    below_chance: bool
    provenance: str
    mark: str
    reference: Reference
    tip: str
    reports: str = ""  # selects all that is said of the model on this test
    overall: bool = True
    disagreements: tuple[Disagreement, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoresBody:
    """Score lines, of which the first ``first`` show until the rest is asked for."""

    lines: tuple[ScoreLine, ...] = ()
    first: int = 0
    category: str = "reference"
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class ProtocolLine:
    """A protocol of a benchmark; ``key`` chooses it for lists, tables and charts."""

    benchmark: str
    key: str
    label: str
    detail: str
    chosen: bool
    stated: bool


@dataclass(frozen=True, slots=True)
class ProtocolsBody:
    """The protocols of a benchmark, of which ``first`` show until the rest is asked for."""

    lines: tuple[ProtocolLine, ...]
    first: int = 6


@dataclass(frozen=True, slots=True)
class RankLine:
    """A model's place in the list of one protocol; ``reports`` selects all that is said of it."""

    key: str
    places: str
    name: str
    target: str
    category: str
    value: str
    margin: str
    remark: str
    warned: bool
    provenance: str
    mark: str
    reference: Reference
    tip: str
    reports: str
    disputed: bool
    muted: bool = False


@dataclass(frozen=True, slots=True)
class RankingBody:
    """Models under one protocol, the best first, and the sentence on how to read the places."""

    lines: tuple[RankLine, ...]
    note: str
    first: int = 10


@dataclass(frozen=True, slots=True)
class ReportCard:
    """One report of a score: the value large, its place on the scale, who says so and how."""

    key: str
    value: str
    unit: str
    fill: float | None
    chance: float | None
    protocol: str
    stated: bool
    provenance: str
    mark: str
    reference: Reference
    remarks: tuple[str, ...]
    warned: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class ReportsBody:
    """Every report of one score, the one that tables show first."""

    cards: tuple[ReportCard, ...]
    category: str
    scale: str
