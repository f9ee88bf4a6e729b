"""Scores in the details: a model's, a benchmark's ranking, and each report of one."""

from msgspec import Struct

from kollm_gui.ui.details.references import Disagreement, Reference


class ScoreLine(Struct, frozen=True):
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


class ScoresBody(Struct, frozen=True):
    """Score lines, of which the first ``first`` show until the rest is asked for."""

    lines: tuple[ScoreLine, ...] = ()
    first: int = 0
    category: str = "reference"
    sentence: str = ""


class ProtocolLine(Struct, frozen=True):
    """A protocol of a benchmark; ``key`` chooses it for lists, tables and charts."""

    benchmark: str
    key: str
    label: str
    detail: str
    chosen: bool
    stated: bool


class ProtocolsBody(Struct, frozen=True):
    """The protocols of a benchmark, of which ``first`` show until the rest is asked for."""

    lines: tuple[ProtocolLine, ...]
    first: int = 6


class RankLine(Struct, frozen=True):
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


class RankingBody(Struct, frozen=True):
    """Models under one protocol, the best first, and the sentence on how to read the places."""

    lines: tuple[RankLine, ...]
    note: str
    first: int = 10


class ReportCard(Struct, frozen=True):
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


class ReportsBody(Struct, frozen=True):
    """Every report of one score, the one that tables show first."""

    cards: tuple[ReportCard, ...]
    category: str
    scale: str
