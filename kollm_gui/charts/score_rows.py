"""Which rows the chart of scores has: one protocol's bars, and the reports set beside them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import CATEGORIES, Baseline, LanguageModel, Score
from kollm_gui.charts.options import ChartRequest
from kollm_gui.comparing.flags import chance_level
from kollm_gui.comparing.intervals import Z_95, wilson
from kollm_gui.comparing.protocol import (
    Protocol,
    countable,
    find_protocol,
    protocols_of,
    reference_protocol,
)
from kollm_gui.comparing.shown import (
    NOTABLE_SPREAD,
    ComparableScores,
    Shown,
    comparable_scores,
)
from kollm_gui.library.snapshot import Snapshot

# Metrics of which less is better: stray Chinese characters, the grades of the Korean exam.
LESS_IS_BETTER = frozenset({"share_with_han", "grade"})
# Two reports closer than this print the same digits.
SAME_VALUE = 0.005


@dataclass(frozen=True, slots=True)
class Row:
    """One model's bar, and the other reports drawn as circles on its line."""

    model: LanguageModel
    shown: Shown
    beside: tuple[Score, ...] = ()
    below_chance: bool = False

    @property
    def score(self) -> Score:
        """The report that the bar stands for."""
        return self.shown.score

    @property
    def circles(self) -> tuple[Score, ...]:
        """The reports that differ from the bar, one a value."""
        values: list[float] = [self.score.value]
        distinct: list[Score] = []
        for report in self.beside:
            if all(abs(report.value - value) >= SAME_VALUE for value in values):
                values.append(report.value)
                distinct.append(report)
        return tuple(distinct)

    @property
    def extent(self) -> tuple[float, float]:
        """The lowest and the highest of the bar and its circles."""
        values = [self.score.value, *(report.value for report in self.circles)]
        return min(values), max(values)

    @property
    def disagrees(self) -> bool:
        """Whether the reports drawn lie far enough apart to be marked."""
        low, high = self.extent
        return high - low > NOTABLE_SPREAD


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows of one protocol: those drawn, and those that a short list leaves out."""

    protocol: Protocol
    beside: Protocol | None  # None: other reports under the same protocol, or none at all
    drawn: tuple[Row, ...]
    left_out: tuple[Row, ...]
    elsewhere: int  # models with a score under this protocol that the filter takes away
    notes: tuple[str, ...]
    chance: float | None
    baselines: tuple[Baseline, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows that the filter leaves."""
        return self.drawn + self.left_out


def survey_protocol(snapshot: Snapshot, benchmark: str, subset: str) -> Protocol | None:
    """What the survey's own table of a benchmark was measured by, where it has one."""
    for score in countable(snapshot.scores_by_benchmark.get(benchmark, ())):
        source = snapshot.sources.get(score.source)
        if score.subset == subset and source is not None and source.kind == "seed":
            return Protocol.of(score).pooled
    return None


def resolved(snapshot: Snapshot, benchmark: str, subset: str, value: str) -> Protocol | None:
    """The protocol that an option's value names: widest, survey, reference, or a key."""
    found = [
        coverage.protocol
        for coverage in protocols_of(
            snapshot.scores_by_benchmark.get(benchmark, ()), benchmark, subset
        )
    ]
    if value == "widest":
        return found[0] if found else None
    if value == "survey":
        return survey_protocol(snapshot, benchmark, subset)
    if value == "reference":
        record = snapshot.benchmarks.get(benchmark)
        return reference_protocol(record) if record is not None else None
    return find_protocol(value, found)


def interval_of(score: Score) -> tuple[float, float] | None:
    """The 95 % interval of a score, where its count or its standard error is known.

    A counted rate gets Wilson's, another value 1.96 standard errors to both sides.
    """
    if score.hits is not None and score.n and score.unit == "%" and _is_rate(score):
        low, high = wilson(score.hits, score.n)
        return 100 * low, 100 * high
    if score.stderr is not None:
        half = Z_95 * score.stderr
        return score.value - half, score.value + half
    return None


def select(request: ChartRequest, protocol: Protocol) -> Selection:
    """The rows of a request under one protocol."""
    snapshot, options = request.snapshot, request.options
    scores = snapshot.scores_by_benchmark.get(protocol.benchmark, ())
    compared = comparable_scores(scores, protocol, snapshot.sources)
    second = _beside(request, protocol)
    kept = [row for row in compared.rows if row.model in snapshot.models]
    wanted = None if request.slugs is None else set(request.slugs)
    inside = [row for row in kept if wanted is None or row.model in wanted]
    benchmark = snapshot.benchmarks.get(protocol.benchmark)
    baselines = snapshot.baselines_of(protocol.benchmark, protocol.subset)
    chance = chance_level(baselines, benchmark, kept[0].score) if kept else None
    rows = [_row(snapshot, shown, second, options["beside"], chance) for shown in inside]
    rows.sort(key=_order(options["order"], protocol))
    drawn = _shortened(rows, options["top"], request.selected)
    if options["groups"] == "yes":
        drawn.sort(key=lambda row: CATEGORIES.index(row.model.category))
    shown_slugs = {row.model.slug for row in drawn}
    return Selection(
        protocol=protocol,
        beside=None if second is None else second.protocol,
        drawn=tuple(drawn),
        left_out=tuple(row for row in rows if row.model.slug not in shown_slugs),
        elsewhere=len(kept) - len(inside),
        notes=compared.notes,
        chance=chance,
        baselines=fitting_baselines(baselines, protocol),
    )


def _is_rate(score: Score) -> bool:
    # A macro average carries the counts of all questions but is another number than their rate.
    return bool(score.n) and abs(100 * (score.hits or 0) / (score.n or 1) - score.value) < 0.06


def _beside(request: ChartRequest, protocol: Protocol) -> ComparableScores | None:
    """The second protocol's scores; a mark is made of one or the other, never of both."""
    value = request.options["beside"]
    if value in ("same", "none"):
        return None
    snapshot = request.snapshot
    second = resolved(snapshot, protocol.benchmark, protocol.subset, value)
    if second is None or second.pooled == protocol.pooled:
        return None
    scores = snapshot.scores_by_benchmark.get(protocol.benchmark, ())
    return comparable_scores(scores, second, snapshot.sources)


def _row(
    snapshot: Snapshot,
    shown: Shown,
    second: ComparableScores | None,
    beside: str,
    chance: float | None,
) -> Row:
    reports: tuple[Score, ...] = ()
    if second is not None:
        other = second.by_model.get(shown.model)
        reports = () if other is None else (other.score,)
    elif beside == "same":
        reports = shown.others
    below = chance is not None and shown.value < chance
    return Row(snapshot.models[shown.model], shown, reports, below)


def _order(order: str, protocol: Protocol) -> Callable[[Row], tuple[object, ...]]:
    def by_name(row: Row) -> tuple[object, ...]:
        return (row.model.name.casefold(), row.model.slug)

    def by_date(row: Row) -> tuple[object, ...]:
        release = row.model.release
        # The newest first; those without a date last.
        return (release is None, -release.date_from.toordinal() if release else 0, *by_name(row))

    def by_value(row: Row) -> tuple[object, ...]:
        value = row.score.value
        return (value if protocol.metric in LESS_IS_BETTER else -value, *by_name(row))

    return {"name": by_name, "released": by_date}.get(order, by_value)


def _shortened(rows: Sequence[Row], top: str, selected: str | None) -> list[Row]:
    """The first rows, or those around the selected one, which is among them in any case."""
    chosen = next((index for index, row in enumerate(rows) if row.model.slug == selected), None)
    if top == "all":
        return list(rows)
    if top == "around":
        middle = chosen or 0
        start = max(0, min(middle - AROUND, len(rows) - 2 * AROUND - 1))
        return list(rows[start : start + 2 * AROUND + 1])
    short = list(rows[: int(top)])
    if chosen is not None and chosen >= len(short):
        short.append(rows[chosen])
    return short


# So many rows before and after the selected one.
AROUND = 7


def fitting_baselines(baselines: Sequence[Baseline], protocol: Protocol) -> tuple[Baseline, ...]:
    """The baselines on the protocol's scale, without a second print of the same number."""
    found: list[Baseline] = []
    for row in baselines:
        fits = row.unit in (None, protocol.unit) and row.metric in (None, protocol.metric)
        twice = any(row.kind == seen.kind and abs(row.value - seen.value) < 0.1 for seen in found)
        if fits and not twice:
            found.append(row)
    return tuple(found)


def models_of(rows: Sequence[Row]) -> Mapping[str, LanguageModel]:
    """The models of rows by slug."""
    return {row.model.slug: row.model for row in rows}
