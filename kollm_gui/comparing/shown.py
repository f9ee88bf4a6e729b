"""Which of several reports stands for a model, and rows that may share a chart or ranking."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from kollm_gui.catalogue.records import Provenance, Score, Source
from kollm_gui.comparing.printed_words import printed_word
from kollm_gui.comparing.protocol import Protocol, countable, protocols_of
from kollm_gui.i18n import _, ngettext

# LOOK: a chart marks reports of one model only where they lie further apart than this.
NOTABLE_SPREAD = 3.0


class Shown(Struct, frozen=True):
    """The report that stands for a model, and the others under the same protocol."""

    score: Score
    others: tuple[Score, ...] = ()

    @property
    def model(self) -> str:
        """Slug of the model."""
        return self.score.model

    @property
    def value(self) -> float:
        """The shown value, in the score's unit."""
        return self.score.value

    @property
    def spread(self) -> tuple[float, float]:
        """The lowest and the highest report, in the score's unit."""
        values = [self.score.value, *(other.value for other in self.others)]
        return min(values), max(values)

    @property
    def disagrees(self) -> bool:
        """Whether the reports lie more than ``NOTABLE_SPREAD`` apart."""
        low, high = self.spread
        return high - low > NOTABLE_SPREAD


class ComparableScores(Struct, frozen=True, dict=True):
    """Scores that may stand in one chart or ranking: one protocol, or an explicit mixture.

    Raises ValueError when a row was measured under another protocol, or when both
    averagings are stated among the rows, unless ``mixed`` says that this is meant.
    """

    protocol: Protocol
    rows: tuple[Shown, ...]
    mixed: bool = False

    def __post_init__(self) -> None:
        if self.mixed:
            return
        strangers = [row.score.key for row in self.rows if not self.protocol.covers(row.score)]
        if strangers:
            message = f"scores of another protocol than {self.protocol.key}: {strangers[:3]}"
            raise ValueError(message)
        if len({row.score.averaging for row in self.rows} - {None}) > 1:
            message = f"macro and micro averages under {self.protocol.key}"
            raise ValueError(message)

    @cached_property
    def by_model(self) -> Mapping[str, Shown]:
        """The rows by slug of their model."""
        return {row.model: row for row in self.rows}

    @property
    def is_mixture(self) -> bool:
        """Whether more than one protocol stands among the rows."""
        return self._protocol_count > 1

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences that a figure or table of these rows must carry, in the current language."""
        notes: list[str] = []
        if self.is_mixture:
            count = self._protocol_count
            notes.append(
                ngettext(
                    "{count} protocol is mixed here; the values are not comparable.",
                    "{count} protocols are mixed here; the values are not comparable.",
                    count,
                ).format(count=count)
            )
        notes += _pooling_notes([row.score for row in self.rows])
        return tuple(notes)

    @cached_property
    def _protocol_count(self) -> int:
        return len({Protocol.of(row.score).pooled for row in self.rows})


class CompleteMean(Struct, frozen=True):
    """A mean over values none of which is missing; raises ValueError on a gap or on no value."""

    values: tuple[float | None, ...]

    def __post_init__(self) -> None:
        if not self.values or None in self.values:
            message = f"no mean over a gap: {self.values}"
            raise ValueError(message)

    @property
    def value(self) -> float:
        """The arithmetic mean, in the unit of the values."""
        known = [value for value in self.values if value is not None]
        return sum(known) / len(known)


def shown_scores(
    scores: Iterable[Score],
    protocol: Protocol,
    sources: Mapping[str, Source],
    provenances: Collection[Provenance] | None = None,
) -> dict[str, Shown]:
    """The report that stands for each model under a protocol, by the model's slug.

    Published goes before one's own, first-hand before second-hand, then the source
    that covers most models under this protocol, then the newest source, then the
    key. Copies, partial runs and checkpoints count nowhere.
    """
    rows = [row for row in countable(scores, provenances) if protocol.covers(row)]
    rows = _one_averaging(rows)
    width = Counter(source for source, _model in {(row.source, row.model) for row in rows})

    def rank(row: Score) -> tuple[bool, bool, int, int, str]:
        source = sources.get(row.source)
        year = source.year if source is not None and source.year is not None else 0
        second_hand = row.provenance == "second-hand"
        return (row.origin == "own", second_hand, -width[row.source], -year, row.key)

    by_model: dict[str, list[Score]] = {}
    for row in sorted(rows, key=rank):
        by_model.setdefault(row.model, []).append(row)
    return {model: Shown(found[0], tuple(found[1:])) for model, found in by_model.items()}


def comparable_scores(
    scores: Iterable[Score],
    protocol: Protocol,
    sources: Mapping[str, Source],
    provenances: Collection[Provenance] | None = None,
) -> ComparableScores:
    """The shown scores of all models under one protocol, the highest value first."""
    shown = shown_scores(scores, protocol, sources, provenances)
    rows = sorted(shown.values(), key=lambda row: (-row.value, row.model))
    return ComparableScores(protocol, tuple(rows))


def common_models(columns: Sequence[ComparableScores]) -> tuple[str, ...]:
    """Slugs of the models that have a value in every column: the only fair ranking."""
    if not columns:
        return ()
    rest = [column.by_model for column in columns[1:]]
    return tuple(row.model for row in columns[0].rows if all(row.model in other for other in rest))


def other_protocol_count(
    scores_of_model: Iterable[Score],
    protocol: Protocol,
    provenances: Collection[Provenance] | None = None,
) -> int:
    """Under how many other protocols a model has a value on the same benchmark and subset."""
    found = protocols_of(scores_of_model, protocol.benchmark, protocol.subset, provenances)
    return sum(1 for coverage in found if coverage.protocol.pooled != protocol.pooled)


def _one_averaging(rows: list[Score]) -> list[Score]:
    # A protocol that names no averaging pools the unstated rows with one stated kind only;
    # the same KMMLU run is 47.09 by macro and 47.93 by micro average.
    stated = Counter(row.averaging for row in rows if row.averaging is not None)
    if len(stated) < 2:
        return rows
    kept = max(sorted(stated), key=lambda kind: stated[kind])
    return [row for row in rows if row.averaging in (kept, None)]


def _pooling_notes(scores: Sequence[Score]) -> list[str]:
    notes: list[str] = []
    averagings = {score.averaging for score in scores}
    if len(averagings) > 1 and None in averagings:
        notes.append(
            _("Not every source says whether it averages over subjects or over questions.")
        )
    harnesses = sorted({score.harness for score in scores if score.harness is not None})
    silent = any(score.harness is None for score in scores)
    if harnesses and (silent or len(harnesses) > 1):
        named = ", ".join(printed_word(harness) for harness in harnesses)
        sentence = (
            _("Run with {harnesses}; some sources do not name their evaluation program.")
            if silent
            else _("Run with different evaluation programs: {harnesses}.")
        )
        notes.append(sentence.format(harnesses=named))
    return notes
