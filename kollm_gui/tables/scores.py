"""Scores as tables need them: one protocol per benchmark, and the columns of a score list."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from kollm_gui.catalogue.records import Benchmark, Provenance, Score
from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import Protocol, protocols_of, reference_protocol
from kollm_gui.comparing.ranking import Ranked, ranked
from kollm_gui.comparing.shown import ComparableScores, Shown, other_protocol_count, shown_scores
from kollm_gui.comparing.uncertainty import items_of
from kollm_gui.i18n import N_
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.cell import Cell, text_cell, unknown
from kollm_gui.tables.column import Column, word_column
from kollm_gui.tables.score_origin import locator_column, provenance_column
from kollm_gui.tables.score_remarks import coverage_text, score_remarks


class TableScores:
    """The shown scores of each benchmark under the one protocol that a table uses for it.

    That is the benchmark's reference protocol unless ``protocols`` names another.
    Worked out at the first question about a benchmark and kept.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        protocols: Mapping[str, Protocol] | None = None,
        provenances: Collection[Provenance] | None = None,
    ) -> None:
        self._snapshot = snapshot
        self._chosen = dict(protocols or {})
        self._provenances = provenances
        self._shown: dict[str, Mapping[str, Shown]] = {}
        self._by_model: dict[str, Mapping[str, Sequence[Score]]] = {}

    def protocol(self, benchmark: str) -> Protocol | None:
        """The protocol that stands for the benchmark, if one is set."""
        if benchmark in self._chosen:
            return self._chosen[benchmark]
        record = self._snapshot.benchmarks.get(benchmark)
        return None if record is None else reference_protocol(record)

    def shown(self, benchmark: str) -> Mapping[str, Shown]:
        """The shown score of each model that has one, by slug."""
        if benchmark not in self._shown:
            self._shown[benchmark] = self._found(benchmark)
        return self._shown[benchmark]

    def _found(self, benchmark: str) -> Mapping[str, Shown]:
        protocol, snapshot = self.protocol(benchmark), self._snapshot
        if protocol is None:
            return {}
        kinds = None if self._provenances is None else frozenset(self._provenances)
        key = (benchmark, protocol, kinds)
        known = snapshot.shown_scores.get(key)  # of a million models they take a second
        if known is None:
            scores = snapshot.scores_of_subset(benchmark, protocol.subset)
            found = shown_scores(scores, protocol, snapshot.sources, self._provenances)
            known = snapshot.shown_scores[key] = MappingProxyType(found)
        return known

    def other_protocols(self, benchmark: str, model: str) -> int:
        """Under how many other protocols the model has a score on this benchmark."""
        protocol = self.protocol(benchmark)
        if protocol is None:
            return 0
        if benchmark not in self._by_model:
            # By these scores alone: the others may not have been read.
            found: dict[str, list[Score]] = {}
            for score in self._snapshot.scores_of_subset(benchmark, protocol.subset):
                found.setdefault(score.model, []).append(score)
            self._by_model[benchmark] = found
        scores = self._by_model[benchmark].get(model, ())
        return other_protocol_count(scores, protocol, self._provenances) if scores else 0

    def label(self, benchmark: str) -> str | None:
        """The protocol in words, for the line above the table and the notes of an export."""
        protocol = self.protocol(benchmark)
        if protocol is None:
            return None
        usual = self._snapshot.benchmarks[benchmark].metric
        return naming.protocol_label(protocol, self._snapshot.sources, usual_metric=usual)


def chosen_protocol(
    snapshot: Snapshot, benchmark: Benchmark, chosen: Mapping[str, str]
) -> Protocol | None:
    """The protocol chosen in the view, else the reference protocol, else the widest."""
    parsed = Protocol.parse(chosen.get(benchmark.slug, ""))
    covered = protocols_of(snapshot.scores_by_benchmark.get(benchmark.slug, ()))
    known = [coverage.protocol for coverage in covered]
    for wanted in (parsed, reference_protocol(benchmark)):
        if wanted is not None and any(each.pooled == wanted.pooled for each in known):
            return wanted
    overall = [protocol for protocol in known if protocol.subset == "overall"]
    return next(iter((*overall, *known)), None)


class ScoreRow(Struct, frozen=True):
    """One model's shown score with its place, for a table under one protocol."""

    snapshot: Snapshot
    ranked: Ranked

    @property
    def shown(self) -> Shown:
        """The shown report and the others."""
        return self.ranked.shown

    @property
    def score(self) -> Score:
        """The shown report."""
        return self.ranked.shown.score


def score_rows(
    snapshot: Snapshot, scores: ComparableScores, models: Collection[str] | None = None
) -> tuple[ScoreRow, ...]:
    """Rows of a table under one protocol, the best first, ranked among all.

    ``models`` are the slugs to list; the ranks of the others stay free.
    """
    items = items_of(snapshot.benchmarks.get(scores.protocol.benchmark))
    return tuple(
        ScoreRow(snapshot, row)
        for row in ranked(scores, items=items)
        if models is None or row.shown.model in models
    )


DEFAULT_COLUMNS: tuple[str, ...] = (
    "rank",
    "name",
    "score",
    "margin",
    "others",
    "provenance",
    "source",
    "remarks",
)


def score_columns(benchmark: Benchmark) -> tuple[Column[ScoreRow], ...]:
    """The columns of a list of scores on one benchmark under one protocol."""
    unit = unit_key(benchmark.unit)
    return (
        Column(
            "rank",
            N_("Rank"),
            N_("The place under this protocol; several where chance may explain the difference."),
            value=lambda row: row.ranked.place,
            cell=lambda row: Cell(row.ranked.places),
            raw_key="rank",
            align="right",
        ),
        Column(
            "best_rank",
            N_("Best rank"),
            N_("One more than the models that are better beyond chance."),
            value=lambda row: row.ranked.best,
            cell=lambda row: Cell(str(row.ranked.best)),
            raw_key="best_rank",
            align="right",
        ),
        Column(
            "worst_rank",
            N_("Worst rank"),
            N_("The place if every model within chance were better."),
            value=lambda row: row.ranked.worst,
            cell=lambda row: Cell(str(row.ranked.worst)),
            raw_key="worst_rank",
            align="right",
        ),
        word_column(
            "name",
            N_("Name"),
            N_("The model's name."),
            _model_label,
            raw=_model_name,
        ),
        word_column(
            "slug",
            N_("Slug"),
            N_("The name by which commands and links know the model."),
            lambda row: row.score.model,
        ),
        Column(
            "score",
            N_("Score"),
            N_("The value that stands for the model under this protocol."),
            value=lambda row: row.score.value,
            cell=lambda row: score_cell(row.score),
            raw_key=f"score_{unit}",
            align="right",
            descending=True,
        ),
        Column(
            "margin",
            N_("±"),
            N_("Half of the 95 % interval, from the source’s error or the number of questions."),
            value=lambda row: row.ranked.margin,
            cell=lambda row: margin_cell(row.ranked.margin),
            raw_key=f"margin_{unit}",
            align="right",
        ),
        Column(
            "others",
            N_("Other reports"),
            N_("What other sources report under the same protocol."),
            value=lambda row: len(row.shown.others) or None,
            cell=_others_cell,
            raw_key=f"other_reports_{unit}",
            raw=lambda row: [other.value for other in row.shown.others],
            align="right",
            descending=True,
            flagged=lambda row: row.shown.disagrees,
        ),
        provenance_column(ScoreRow),
        word_column(
            "source",
            N_("Source"),
            N_("The document that the number was read in."),
            _source_title,
            raw=lambda row: row.score.source,
        ),
        locator_column(ScoreRow),
        Column(
            "answered",
            N_("Answered"),
            N_("How many of the questions were answered and read, where the source says."),
            value=lambda row: row.score.items_scored,
            cell=lambda row: text_cell(coverage_text(row.score)),
            raw_key="items_scored",
            align="right",
        ),
        Column(
            "remarks",
            N_("Remarks"),
            N_("Below random choice, answers left out, and over what the mean was taken."),
            value=lambda row: ", ".join(score_remarks(row.snapshot, row.score)) or None,
            cell=lambda row: Cell(", ".join(score_remarks(row.snapshot, row.score))),
            raw_key="remarks",
            raw=lambda row: list(score_remarks(row.snapshot, row.score)),
        ),
    )


def margin_cell(margin: float | None) -> Cell:
    """Half of an interval, with one digit after the point."""
    return unknown() if margin is None else Cell(f"±{margin:.1f}")


def score_cell(score: Score) -> Cell:
    """A score's value with the digits its source prints."""
    return Cell(naming.value_text(score))


def unit_key(unit: str | None) -> str:
    """The unit as a part of a key in data files: percent, points, turns ..."""
    return "percent" if unit in ("%", None) else unit.replace(" ", "_")


def _model_label(row: ScoreRow) -> str:
    model = row.snapshot.models.get(row.score.model)
    return row.score.model if model is None else model.label


def _model_name(row: ScoreRow) -> str:
    model = row.snapshot.models.get(row.score.model)
    return row.score.model if model is None else model.name


def _source_title(row: ScoreRow) -> str | None:
    source = row.snapshot.sources.get(row.score.source)
    return None if source is None else naming.source_label(source)


def _others_cell(row: ScoreRow) -> Cell:
    if not row.shown.others:
        return unknown()
    return Cell(", ".join(naming.value_text(other) for other in row.shown.others))
