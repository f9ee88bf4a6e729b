"""What was measured and how: the identity under which two scores may stand side by side."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from kollm_gui.catalogue.records import Benchmark, Method, Provenance, Score

Averaging = Literal["macro", "micro"]

PROVENANCES: tuple[Provenance, ...] = (
    "seed",
    "paper",
    "owner",
    "third-party",
    "second-hand",
    "derived",
    "own",
)


class Protocol(Struct, frozen=True):
    """The parts that two scores must share before they may be compared.

    ``source`` is set only where an essential part is unstated: two sources that
    both keep silent may have done different things, so their silence is not equal.

    ``averaging`` None pools rows that state none with those that state one kind;
    ``protocols_of`` splits the pool when both macro and micro are stated.

    The harness is no part of the identity. Many sources leave it out (the KMMLU
    guide beside the harness's own wiki), and the parts that change a number are
    named here already; what harnesses the pooled rows name is told in a note
    instead (see ``shown.ComparableScores.notes``). A checkpoint belongs to what was
    measured, not to how, and so is no part of it either.
    """

    benchmark: str
    subset: str = "overall"
    metric: str = "accuracy"
    unit: str = "%"
    method: Method = "unstated"
    shots: int | None = None
    version: str | None = None
    prompt_style: str | None = None
    judge: str | None = None
    mode: str | None = None
    averaging: Averaging | None = None
    source: str | None = None

    @classmethod
    def of(cls, score: Score) -> "Protocol":
        """The protocol of one score, with its averaging as stated."""
        return _known(
            score.benchmark,
            score.subset,
            score.metric,
            score.unit,
            score.method,
            score.shots,
            score.version,
            score.prompt_style,
            score.judge,
            score.mode,
            score.averaging,
            score.source if _keeps_silent(score) else None,
        )

    @property
    def pooled(self) -> "Protocol":
        """The same protocol whatever the averaging."""
        return _with_averaging(self, None)

    @property
    def stated(self) -> bool:
        """Whether the sources say all that makes scores of different sources comparable."""
        return self.source is None

    def covers(self, score: Score) -> bool:
        """Whether a score was measured under this protocol."""
        if score.benchmark != self.benchmark or score.subset != self.subset:
            return False
        averaging_fits = None in (self.averaging, score.averaging) or (
            self.averaging == score.averaging
        )
        return averaging_fits and Protocol.of(score).pooled == self.pooled

    @property
    def key(self) -> str:
        """A stable text that ``parse`` reads back, for saved views and ``--protocol``."""
        told = [(name, getattr(self, name)) for name in _NAMES]
        return "; ".join(f"{name}={_escape(str(part))}" for name, part in told if part is not None)

    @classmethod
    def parse(cls, key: str) -> "Protocol | None":
        """The protocol that ``key`` wrote, or None where the text is no such key."""
        parts: dict[str, object] = {}
        for piece in _split(key, ";"):
            name, *value = _split(piece.lstrip(" "), "=")
            if name not in _NAMES or len(value) != 1:
                return None
            parts[name] = _unescape(value[0])
        if "benchmark" not in parts or "method" not in parts:
            return None
        if "shots" in parts:
            shots = str(parts["shots"])
            if not shots.isdecimal():
                return None
            parts["shots"] = int(shots)
        return cls(**parts)  # pyright: ignore[reportArgumentType] - the names are checked above


class Coverage(Struct, frozen=True):
    """A protocol, how many models have a value under it, and how many rows there are."""

    protocol: Protocol
    models: int
    rows: int


def protocols_of(
    scores: Iterable[Score],
    benchmark: str | None = None,
    subset: str | None = None,
    provenances: Collection[Provenance] | None = None,
) -> tuple[Coverage, ...]:
    """The protocols that the scores hold, the widest first.

    ``benchmark``, ``subset`` and ``provenances`` narrow the scores; None takes all.
    Copies, partial runs and rows of intermediate checkpoints count nowhere.
    """
    groups: dict[Protocol, list[Score]] = {}
    for score in countable(scores, provenances):
        if benchmark in (None, score.benchmark) and subset in (None, score.subset):
            groups.setdefault(Protocol.of(score).pooled, []).append(score)
    found = [
        Coverage(protocol, len({row.model for row in rows}), len(rows))
        for pool, pooled_rows in groups.items()
        for protocol, rows in _split_by_averaging(pool, pooled_rows)
    ]
    found.sort(key=lambda coverage: (-coverage.models, not coverage.protocol.stated))
    return tuple(found)


def countable(
    scores: Iterable[Score], provenances: Collection[Provenance] | None = None
) -> tuple[Score, ...]:
    """The rows that may stand for a model: whole, no copies, no checkpoints, so provided."""
    return tuple(
        score
        for score in scores
        if score.copy_of is None
        and score.checkpoint is None
        and not score.partial
        and (provenances is None or score.provenance in provenances)
    )


def reference_protocol(benchmark: Benchmark) -> Protocol | None:
    """The one protocol that the models table and its sorting use for this benchmark.

    Parts that the catalogue does not name take the benchmark's usual metric and
    unit and its overall score.
    """
    named: Mapping[str, object] | None = benchmark.reference_protocol
    if named is None:
        return None
    parts = {name: part for name, part in named.items() if name in _NAMES and part is not None}
    parts.setdefault("metric", benchmark.metric or "accuracy")
    parts.setdefault("unit", benchmark.unit or "%")
    parts["benchmark"] = benchmark.slug
    return Protocol(**parts)  # pyright: ignore[reportArgumentType] - kollm check holds the types


def find_protocol(text: str, protocols: Sequence[Protocol]) -> Protocol | None:
    """The first protocol that a person's words name, as "direct, 5-shot" or a whole key does.

    Words are parted by commas or bars; each must be one of the protocol's parts:
    its method, "5-shot", "5", its subset, metric, judge, mode, version or source.
    """
    parsed = Protocol.parse(text)
    if parsed is not None:
        return parsed if parsed in protocols else None
    words = [word.strip().casefold() for word in text.replace("|", ",").split(",")]
    words = [word for word in words if word]
    for protocol in protocols:
        if words and _words_of(protocol).issuperset(words):
            return protocol
    return None


_AVERAGINGS: tuple[Averaging, ...] = ("macro", "micro")
_NAMES = Protocol.__struct_fields__


def _keeps_silent(score: Score) -> bool:
    # For a judged score the judge takes the place of method and shots. An unstated metric is
    # silence as well: the harness's wiki gives KoBEST without saying whether it is F1 or accuracy.
    if score.metric == "unstated":
        return True
    if score.method == "judge":
        return score.judge is None
    return score.method == "unstated" or score.shots is None


@lru_cache(maxsize=2048)
def _known(*parts: Any) -> Protocol:
    """One object for each protocol: a million models have scores under a few hundred."""
    return Protocol(*parts)


@lru_cache(maxsize=2048)
def _with_averaging(protocol: Protocol, averaging: Averaging | None) -> Protocol:
    return protocol if protocol.averaging == averaging else replace(protocol, averaging=averaging)


def _split_by_averaging(
    pool: Protocol, rows: Sequence[Score]
) -> list[tuple[Protocol, Sequence[Score]]]:
    stated = {row.averaging for row in rows}
    kinds: list[Averaging] = [kind for kind in _AVERAGINGS if kind in stated]
    if len(kinds) < 2:
        return [(pool, rows)]
    return [
        (_with_averaging(pool, kind), [row for row in rows if row.averaging in (kind, None)])
        for kind in kinds
    ]


def _words_of(protocol: Protocol) -> set[str]:
    parts = (getattr(protocol, name) for name in _NAMES)
    words = {str(part).casefold() for part in parts if part is not None}
    if protocol.shots is not None:
        words.add(f"{protocol.shots}-shot")
    return words


def _escape(part: str) -> str:
    return part.replace("\\", "\\\\").replace(";", "\\;").replace("=", "\\=")


def _unescape(part: str) -> str:
    pieces = part.split("\\\\")
    return "\\".join(piece.replace("\\;", ";").replace("\\=", "=") for piece in pieces)


def _split(text: str, mark: Literal[";", "="]) -> list[str]:
    pieces = [""]
    escaped = False
    for character in text:
        if character == mark and not escaped:
            pieces.append("")
            continue
        pieces[-1] += character
        escaped = character == "\\" and not escaped
    return pieces
