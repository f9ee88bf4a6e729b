"""Which model has a score on which benchmark under its reference protocol, and k of n."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kollm_gui.catalogue.records import Benchmark
from kollm_gui.comparing.shown import CompleteMean, Shown
from kollm_gui.errors import UserError
from kollm_gui.i18n import N_, _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.cell import Cell, unknown
from kollm_gui.tables.column import Column, word_column
from kollm_gui.tables.model_row import ModelRow, model_rows
from kollm_gui.tables.models import score_column
from kollm_gui.tables.table_scores import TableScores

USUAL = 8  # benchmarks that the matrix shows at first: the widest ones


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A model and its value on each of the matrix's benchmarks, None where there is none."""

    row: ModelRow
    values: tuple[float | None, ...]

    @property
    def slug(self) -> str:
        """The model's slug."""
        return self.row.slug

    @property
    def covered(self) -> int:
        """On how many of the benchmarks there is a score."""
        return len(self.values) - self.values.count(None)

    @property
    def complete(self) -> bool:
        """Whether there is a score on each."""
        return None not in self.values


@dataclass(frozen=True)
class CoverageMatrix:
    """Models by benchmarks, each benchmark under one protocol; empty cells stay empty."""

    snapshot: Snapshot
    scores: TableScores
    benchmarks: tuple[Benchmark, ...]
    rows: tuple[CoverageRow, ...]

    @cached_property
    def complete(self) -> tuple[CoverageRow, ...]:
        """The models that have all: the only ones a ranking over the benchmarks may order."""
        return tuple(row for row in self.rows if row.complete)

    @property
    def mean_fits(self) -> bool:
        """Whether a mean has a meaning: one unit and metric, native or translated but not both."""
        parts = {
            (benchmark.unit, benchmark.metric, benchmark.origin) for benchmark in self.benchmarks
        }
        origins = {benchmark.origin for benchmark in self.benchmarks}
        return (
            len(self.benchmarks) > 1
            and len(parts) == 1
            and origins
            <= {
                "native-korean",
                "translated",
            }
        )

    @cached_property
    def columns(self) -> tuple[Column[CoverageRow], ...]:
        """Name, k of n, the mean where it has a meaning, and a column for each benchmark."""
        mean = (_mean_column(),) if self.mean_fits else ()
        counts = self.counts()
        scored = tuple(
            _lifted(score_column(benchmark), benchmark, self._told(benchmark, counts))
            for benchmark in self.benchmarks
        )
        return (_NAME, _covered_column(len(self.benchmarks)), *mean, *scored)

    @property
    def data_columns(self) -> tuple[Column[CoverageRow], ...]:
        """The columns as data files hold them, the slug that joins them to others first."""
        return (_SLUG, *self.columns)

    def _told(self, benchmark: Benchmark, counts: dict[str, int]) -> str:
        """The protocol of a column and how many of the models it holds."""
        count = counts[benchmark.slug]
        told = ngettext("{protocol}: {count} model", "{protocol}: {count} models", count)
        return told.format(protocol=self.scores.label(benchmark.slug), count=count)

    @property
    def notes(self) -> tuple[str, ...]:
        """What an exported matrix must say: protocols, and how many models have all."""
        told = [
            _("{benchmark} under: {protocol}").format(
                benchmark=benchmark.label, protocol=self.scores.label(benchmark.slug)
            )
            for benchmark in self.benchmarks
        ]
        told.append(common_text(len(self.complete), len(self.rows)))
        return tuple(told)

    def counts(self) -> dict[str, int]:
        """How many of the models have a score on each benchmark."""
        return {
            benchmark.slug: sum(row.values[at] is not None for row in self.rows)
            for at, benchmark in enumerate(self.benchmarks)
        }


def coverage_matrix(
    snapshot: Snapshot,
    models: Iterable[str] | None = None,
    benchmarks: Sequence[str] | None = None,
    scores: TableScores | None = None,
) -> CoverageMatrix:
    """The matrix of these models and benchmarks; the models with most scores come first.

    Without ``benchmarks`` the widest are taken, without ``models`` all. Models without any of
    the scores are left out.

    Raises:
        UserError: a benchmark has no reference protocol, under which alone it can be compared.
    """
    held = scores or TableScores(snapshot)
    wanted = usual_benchmarks(snapshot, held) if benchmarks is None else tuple(benchmarks)
    for slug in wanted:
        if held.protocol(slug) is None:
            raise UserError(
                _("{benchmark} has no protocol under which models are compared.").format(
                    benchmark=snapshot.benchmarks[slug].label
                )
            )
    shown = [held.shown(slug) for slug in wanted]
    # Of a large catalogue few models have been scored at all.
    scored = frozenset[str]().union(*shown) & snapshot.models.keys()
    slugs = (
        sorted(scored, key=snapshot.model_places.__getitem__)
        if models is None
        else [slug for slug in models if slug in scored]
    )
    rows = [
        CoverageRow(row, tuple([_value(each.get(row.slug)) for each in shown]))
        for row in model_rows(snapshot, slugs, held)
    ]
    rows.sort(key=lambda row: -row.covered)
    return CoverageMatrix(
        snapshot, held, tuple(snapshot.benchmarks[slug] for slug in wanted), tuple(rows)
    )


def _value(shown: Shown | None) -> float | None:
    return None if shown is None else shown.value


def comparable_benchmarks(snapshot: Snapshot, scores: TableScores) -> tuple[str, ...]:
    """The benchmarks with a protocol in force and a score under it, the widest first."""
    found = [slug for slug in snapshot.benchmarks if scores.shown(slug)]
    return tuple(sorted(found, key=lambda slug: (-len(scores.shown(slug)), slug)))


def usual_benchmarks(snapshot: Snapshot, scores: TableScores) -> tuple[str, ...]:
    """The widest benchmarks with Korean questions."""
    korean = [
        slug
        for slug in comparable_benchmarks(snapshot, scores)
        if snapshot.benchmarks[slug].origin != "english"
    ]
    return tuple(korean[:USUAL])


def common_text(complete: int, models: int) -> str:
    """How many of the models may be ranked over all the benchmarks."""
    return ngettext(
        "{complete} of {count} model has a score on each; only such models may be ranked.",
        "{complete} of {count} models have a score on each; only such models may be ranked.",
        models,
    ).format(complete=complete, count=models)


def _covered_column(total: int) -> Column[CoverageRow]:
    def cell(row: CoverageRow) -> Cell:
        return Cell(_("{count} of {total}").format(count=row.covered, total=total))

    return Column(
        "covered",
        N_("Covered"),
        N_("On how many of these benchmarks the model has a score under the named protocol."),
        value=lambda row: row.covered,
        cell=cell,
        raw_key="covered",
        align="right",
        descending=True,
    )


def _mean_column() -> Column[CoverageRow]:
    def mean(row: CoverageRow) -> float | None:
        return CompleteMean(row.values).value if row.complete else None

    def cell(row: CoverageRow) -> Cell:
        value = mean(row)
        return unknown() if value is None else Cell(f"{value:.2f}")

    return Column(
        "mean",
        N_("Mean"),
        N_("Over all of these benchmarks; a model that lacks one has none."),
        value=mean,
        cell=cell,
        raw_key="mean",
        align="right",
        descending=True,
    )


def _lifted(
    column: Column[ModelRow], benchmark: Benchmark, description: str
) -> Column[CoverageRow]:
    """A column of the models table over the matrix's rows, empty where there is no score."""

    def cell(row: CoverageRow) -> Cell:
        told = column.cell(row.row)
        return told if told.tone == "known" else unknown()

    return Column(
        column.key,
        benchmark.label.partition(" (")[0],
        description,
        value=lambda row: column.value(row.row),
        cell=cell,
        raw_key=column.raw_key,
        align="right",
        descending=True,
        flagged=lambda row: column.flagged(row.row),
    )


_SLUG: Column[CoverageRow] = word_column(
    "slug",
    N_("Slug"),
    N_("The name by which commands and links know the model."),
    lambda row: row.slug,
)
_NAME: Column[CoverageRow] = word_column(
    "name",
    N_("Name"),
    N_("The model's name as its maker writes it."),
    lambda row: row.row.model.label,
    raw=lambda row: row.row.model.name,
)
