"""A list of scores under one protocol: its rows and its columns."""

from collections.abc import Collection

from msgspec import Struct

from kollm_gui.catalogue.records import Benchmark, Score
from kollm_gui.comparing import naming
from kollm_gui.comparing.ranking import Ranked, ranked
from kollm_gui.comparing.shown import ComparableScores, Shown
from kollm_gui.comparing.uncertainty import items_of
from kollm_gui.i18n import N_
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.cell import Cell, text_cell, unknown
from kollm_gui.tables.column import Column, word_column
from kollm_gui.tables.score_cells import margin_cell, score_cell, unit_key
from kollm_gui.tables.score_origin import locator_column, provenance_column
from kollm_gui.tables.score_remarks import coverage_text, score_remarks


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
    snapshot: Snapshot,
    scores: ComparableScores,
    models: Collection[str] | None = None,
    *,
    most: int | None = None,
) -> tuple[ScoreRow, ...]:
    """Rows of a table under one protocol, the best first, ranked among all.

    ``models`` are the slugs to list, and ``most`` how many of the first; the ranks of the others
    stay free.
    """
    items = items_of(snapshot.benchmarks.get(scores.protocol.benchmark))
    return tuple(
        ScoreRow(snapshot, row)
        for row in ranked(scores, items=items, most=most)
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
