"""The chart of scores over compute, tokens, parameters or time, with what nothing beats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from kollm_gui.catalogue.records import Baseline
from kollm_gui.charts import score_compute_words as words
from kollm_gui.charts.attribution import arxiv_source, sources_of, sources_text
from kollm_gui.charts.category_parts import category_entries, known_count, strip_of
from kollm_gui.charts.domain import linear_domain, log_domain
from kollm_gui.charts.figure import (
    SHAPES,
    Axis,
    Figure,
    Interval,
    Intervals,
    Label,
    LegendEntry,
    Line,
    Mark,
    Panel,
    Point,
    Points,
    ReferenceLine,
    nothing_to_draw,
)
from kollm_gui.charts.model_options import LABELS, ONLY_SELECTION
from kollm_gui.charts.numbers import amount, power
from kollm_gui.charts.options import Chart, ChartRequest, Choice, Option, fixed
from kollm_gui.charts.scale import Date, Linear, Log, Scale
from kollm_gui.charts.score_compute_words import Row
from kollm_gui.charts.score_options import OPTIONS as SCORE_OPTIONS
from kollm_gui.charts.score_places import Over, Place, frontier, place_over, stairs
from kollm_gui.charts.score_rows import LESS_IS_BETTER, fitting_baselines, resolved
from kollm_gui.charts.score_words import axis_title, baseline_label, protocol_text
from kollm_gui.comparing.flags import chance_level
from kollm_gui.comparing.protocol import Protocol
from kollm_gui.comparing.shown import ComparableScores, Shown, comparable_scores
from kollm_gui.i18n import N_, _, ngettext
from kollm_gui.library.snapshot import Snapshot

# More unbeaten models than these are named by room only.
_MOST_REQUIRED = 10
_FIELDS = ("tokens_b", "added_tokens_b", "params_b", "active_params_b", "release")
_CHOSEN = ("benchmark", "subset", "protocol")


@dataclass(frozen=True, slots=True)
class _Cast:
    """The scored models of a request under one protocol."""

    protocol: Protocol
    rows: tuple[Row, ...]  # those the filter leaves
    behind: tuple[Row, ...]  # the others with a place, drawn pale
    notes: tuple[str, ...]
    chance: float | None
    baselines: tuple[Baseline, ...]

    @property
    def drawn(self) -> tuple[Row, ...]:
        """The rows with a place."""
        return tuple(row for row in self.rows if row.place is not None)


def score_compute(request: ChartRequest) -> Figure:
    """The figure of a request whose options are complete and checked."""
    snapshot, options = request.snapshot, request.options
    over = _over(options)
    protocol = resolved(snapshot, options["benchmark"], options["subset"], options["protocol"])
    record = snapshot.benchmarks.get(options["benchmark"])
    name = options["benchmark"] if record is None else record.label
    title = words.title(over, name)
    if protocol is None:
        sentence = _(
            "The catalogue holds no scores on {benchmark} under this protocol; choose another one."
        )
        return nothing_to_draw(
            "score-compute", title, sentence.format(benchmark=name), request.selected
        )
    cast = _cast(request, protocol, over)
    if not cast.drawn:
        return nothing_to_draw("score-compute", title, _nothing(cast, name), request.selected)
    unbeaten = _unbeaten(cast)
    told = protocol_text(snapshot, protocol)
    missing = [row.model for row in cast.rows if row.place is None]
    read_in = _sources(cast)
    formula = {"2001.08361": _("6ND: Kaplan et al. 2020")} if over == "compute" else {}
    papers = [slug for each in formula for slug in arxiv_source(snapshot.sources, each)]
    return Figure(
        chart="score-compute",
        title=title,
        subtitle=_("One protocol: {bars}").format(bars=told),
        panels=(_panel(request, cast, unbeaten),),
        legend=_legend(request, cast),
        strip=strip_of(snapshot, missing, words.strip_title(over)),
        note=words.note_text(
            cast.rows, over, cast.notes, chance=cast.chance, pale=len(cast.behind)
        ),
        sources=tuple(dict.fromkeys((*read_in, *papers))),
        sources_text=sources_text(read_in, snapshot.sources, *formula.values()),
        summary=words.summary_text(title, told, cast.rows, unbeaten),
        data=words.data_table(cast.rows, over, unbeaten),
        selected=request.selected,
        counts=ngettext(
            "{drawn} of {total} model drawn", "{drawn} of {total} models drawn", len(cast.rows)
        ).format(drawn=f"{len(cast.drawn):,}", total=f"{len(cast.rows):,}"),
    )


def _over(options: Mapping[str, str]) -> Over:
    known = get_args(Over)
    return next(over for over in known if over == options["x"])


def _nothing(cast: _Cast, name: str) -> str:
    if cast.rows:
        return ngettext(
            "{count} of these models has a score on {benchmark} under this protocol, but no known "
            "place on the horizontal axis.",
            "{count} of these models have a score on {benchmark} under this protocol, but none a "
            "known place on the horizontal axis.",
            len(cast.rows),
        ).format(count=f"{len(cast.rows):,}", benchmark=name)
    return _("None of these models has a score on {benchmark} under this protocol.").format(
        benchmark=name
    )


def _cast(request: ChartRequest, protocol: Protocol, over: Over) -> _Cast:
    snapshot = request.snapshot
    scores = snapshot.scores_by_benchmark.get(protocol.benchmark, ())
    compared: ComparableScores = comparable_scores(scores, protocol, snapshot.sources)
    kept = [
        _row(snapshot, shown, over) for shown in compared.rows if shown.model in snapshot.models
    ]
    wanted = None if request.slugs is None else {*request.slugs, request.selected}
    rows = [row for row in kept if wanted is None or row.model.slug in wanted]
    others = kept if wanted is not None and request.options["only-selection"] != "yes" else []
    behind = [row for row in others if row.model.slug not in (wanted or ()) and row.place]
    record = snapshot.benchmarks.get(protocol.benchmark)
    baselines = snapshot.baselines_of(protocol.benchmark, protocol.subset)
    chance = chance_level(baselines, record, kept[0].shown.score) if kept else None
    return _Cast(
        protocol,
        tuple(rows),
        tuple(behind),
        compared.notes,
        chance,
        fitting_baselines(baselines, protocol),
    )


def _row(snapshot: Snapshot, shown: Shown, over: Over) -> Row:
    model = snapshot.models[shown.model]
    found = place_over(model, snapshot.models, over)
    return Row(model, shown, found) if isinstance(found, Place) else Row(model, shown, None, found)


def _unbeaten(cast: _Cast) -> tuple[str, ...]:
    """The models that no other one reaches with less, or before."""
    return frontier(
        ((row.model.slug, row.place.x, row.shown.value) for row in cast.drawn if row.place),
        less_is_better=cast.protocol.metric in LESS_IS_BETTER,
    )


def _panel(request: ChartRequest, cast: _Cast, unbeaten: Sequence[str]) -> Panel:
    snapshot, options, over = request.snapshot, request.options, _over(request.options)
    rows = (*cast.drawn, *cast.behind)
    x = _x_scale([row.place for row in rows if row.place is not None], over)
    baselines = cast.baselines if options["baselines"] == "yes" else ()
    values = [*(row.shown.value for row in rows), *(each.value for each in baselines)]
    low, high = linear_domain(values, padding=0.08)
    record = snapshot.benchmarks.get(cast.protocol.benchmark)
    bounds = record.scale if record is not None and record.unit == cast.protocol.unit else None
    percent = cast.protocol.unit == "%"
    return Panel(
        x=Axis(words.axis_label(over), x),
        y=Axis(
            axis_title(snapshot, cast.protocol),
            Linear(low, high, tick_bounds=(0.0, 100.0) if percent else bounds),
        ),
        marks=tuple(_marks(request, cast, unbeaten, x)),
        labels=_labels(request, cast, unbeaten),
        reference_lines=tuple(
            ReferenceLine(each.value, baseline_label(each), "y") for each in baselines
        ),
    )


def _x_scale(places: Sequence[Place], over: Over) -> Scale:
    if over == "released":
        days = [day for place in places for day in (place.low, place.high)]
        if min(days) == max(days):
            # One day alone gets a year, not half of the time since the year 1.
            return Date(days[0] - 180, days[0] + 180)
        return Date(*linear_domain(days, padding=0.04))
    low, high = log_domain((place.x for place in places), padding=0.05)
    return Log(low, high, power if over == "compute" else amount)


def _marks(request: ChartRequest, cast: _Cast, unbeaten: Sequence[str], x: Scale) -> Sequence[Mark]:
    marks: list[Mark] = []
    if request.options["pareto"] == "yes":
        steps = [_spot(row) for row in cast.drawn if row.model.slug in unbeaten]
        corners = stairs(sorted(steps), x.from_unit(1.0))
        if len(corners) > 1:
            marks.append(Line(corners, "text_3"))
    spans = tuple(
        Interval(
            row.model.slug,
            row.shown.value,
            row.place.low,
            row.place.high,
            row.model.category,
            caps=False,
            pale=True,
        )
        for row in cast.drawn
        if row.place is not None and row.place.low < row.place.high
    )
    if spans:
        marks.append(Intervals(spans))
    behind = [_point(request, cast, row, pale=True) for row in cast.behind]
    drawn = [_point(request, cast, row) for row in cast.drawn]
    drawn.sort(key=lambda point: point.key == request.selected)
    marks.append(Points((*behind, *drawn)))
    return marks


def _spot(row: Row) -> tuple[float, float]:
    return (row.place.x if row.place is not None else 0.0, row.shown.value)


def _point(request: ChartRequest, cast: _Cast, row: Row, *, pale: bool = False) -> Point:
    x, y = _spot(row)
    category = row.model.category
    return Point(
        key=row.model.slug,
        x=x,
        y=y,
        tone=category,
        shape=SHAPES[category],
        hollow=row.model.architecture == "moe",
        pale=pale,
        tooltip=words.tooltip(row, request.snapshot, _over(request.options), cast.chance),
    )


def _labels(request: ChartRequest, cast: _Cast, unbeaten: Sequence[str]) -> tuple[Label, ...]:
    named = [slug for slug in unbeaten if len(unbeaten) <= _MOST_REQUIRED]
    if request.selected is not None:
        named.append(request.selected)
    rows = cast.drawn
    if request.options["labels"] == "named":
        rows = tuple(row for row in rows if row.model.slug in named)
    return tuple(
        Label(
            key=row.model.slug,
            text=row.model.label,
            x=_spot(row)[0],
            y=_spot(row)[1],
            tone=row.model.category,
            priority=known_count(request.snapshot, row.model.slug)
            + 1000.0 * (row.model.category in ("korean-centric", "korean-continual"))
            + 5000.0 * (row.model.slug in named),
            required=row.model.slug in named,
            bold=row.model.slug == request.selected,
        )
        for row in rows
    )


def _legend(request: ChartRequest, cast: _Cast) -> tuple[LegendEntry, ...]:
    drawn = [row.model for row in cast.drawn]
    entries = [*category_entries(request.snapshot, drawn)]
    if any(model.architecture == "moe" for model in drawn):
        entries.append(LegendEntry(_("mixture of experts"), "text_2", "circle", hollow=True))
    if request.options["pareto"] == "yes":
        entries.append(LegendEntry(_("best so far, from the left"), "text_3", dash="solid"))
    return tuple(entries)


def _sources(cast: _Cast) -> tuple[str, ...]:
    """The scores' sources first, then those of sizes, tokens and dates, then the baselines'."""
    found = [row.shown.score.source for row in cast.drawn]
    found += sources_of((row.model for row in cast.drawn), _FIELDS)
    found += [each.source for each in cast.baselines if each.source is not None]
    return tuple(dict.fromkeys(found))


CHART = Chart(
    key="score-compute",
    text=N_("Scores over compute"),
    sentence=N_(
        "One benchmark under one protocol over training compute, tokens, parameters or release "
        "date; a line joins the best so far."
    ),
    options=(
        *(option for option in SCORE_OPTIONS if option.key in _CHOSEN),
        Option(
            "x",
            N_("Horizontal axis"),
            "choice",
            "compute",
            fixed(
                Choice("compute", N_("Training compute")),
                Choice("tokens", N_("Training tokens")),
                Choice("params", N_("Parameters")),
                Choice("released", N_("Release date")),
            ),
        ),
        LABELS,
        Option("pareto", N_("Line of the best so far"), "flag", "yes"),
        Option("baselines", N_("Chance and human takers"), "flag", "yes"),
        ONLY_SELECTION,
    ),
    presets=(),
    make=score_compute,
)
