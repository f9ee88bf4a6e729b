"""The heat map: models over benchmarks, or the 45 subjects of KMMLU over models."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import CATEGORIES, LanguageModel
from kollm_gui.charts import heat_words as words
from kollm_gui.charts.attribution import sources_text
from kollm_gui.charts.category_parts import category_entries
from kollm_gui.charts.figure import (
    SHAPES,
    Axis,
    Cell,
    Cells,
    Figure,
    LegendEntry,
    Panel,
    nothing_to_draw,
)
from kollm_gui.charts.heat_columns import (
    Series,
    benchmark_series,
    models_in,
    subject_protocols,
    subject_series,
    value_range,
)
from kollm_gui.charts.heat_options import OPTIONS
from kollm_gui.charts.numbers import plain
from kollm_gui.charts.options import Chart, ChartRequest
from kollm_gui.charts.scale import Category, CategoryItem
from kollm_gui.charts.score_words import protocol_text
from kollm_gui.comparing.shown import CompleteMean
from kollm_gui.i18n import N_, _

# Full colour would swallow the folded corner, and no colour is an empty cell.
_FAINTEST, _STRONGEST = 0.06, 0.92


@dataclass(frozen=True, slots=True)
class _Map:
    """The models and series of a map, and how they stand: models down, or models across."""

    title: str
    subtitle: str
    series: tuple[Series, ...]
    models: tuple[LanguageModel, ...]
    left_out: int
    across: bool  # models are columns
    first_sentence: str

    def filled(self) -> Iterator[tuple[int, int]]:
        """The places (model, series) that have a value."""
        for at, model in enumerate(self.models):
            for place, each in enumerate(self.series):
                if each.of(model.slug) is not None:
                    yield at, place


def heat_map(request: ChartRequest) -> Figure:
    """The figure of a request whose options are complete and checked."""
    subjects = request.options["what"] == "kmmlu-subjects"
    made = _subject_map(request) if subjects else _benchmark_map(request)
    if isinstance(made, str):
        title = _("Scores by model and benchmark")
        return nothing_to_draw("heat-map", title, made, request.selected)
    snapshot = request.snapshot
    filled = len(tuple(made.filled()))
    cells, flagged = _cells(request, made)
    sources = _sources(made)
    return Figure(
        chart="heat-map",
        title=made.title,
        subtitle=made.subtitle,
        panels=(_panel(made, cells),),
        legend=_legend(request, made, flagged=flagged > 0),
        note=words.note_text(
            made.first_sentence,
            rounded=True,
            flagged=flagged,
            left_out=made.left_out,
            column_scale=request.options["colour"] == "column" and not made.across,
        ),
        sources=sources,
        sources_text=sources_text(sources, snapshot.sources),
        summary=words.summary_text(made.title, made.models, made.series, filled),
        data=words.data_table(made.models, made.series),
        selected=request.selected,
        counts=words.counts_text(len(made.models), len(made.series), filled),
    )


def _benchmark_map(request: ChartRequest) -> _Map | str:
    snapshot, options = request.snapshot, request.options
    everything = benchmark_series(
        snapshot, native=options["benchmarks"] == "native", widest=options["how"] == "widest"
    )
    series = everything[: int(options["columns"])]
    found = models_in(snapshot, series)
    kept = _kept(request, found)
    if not kept:
        return _nothing(bool(found))
    shown = _first(kept, options, request.selected, series)
    return _Map(
        title=_("Scores by model and benchmark"),
        subtitle=_("The benchmarks that most models have, each under one protocol"),
        series=series,
        models=shown,
        left_out=len(kept) - len(shown),
        across=False,
        first_sentence=words.protocols_sentence(snapshot, series),
    )


def _subject_map(request: ChartRequest) -> _Map | str:
    snapshot, options = request.snapshot, request.options
    known = subject_protocols(snapshot)
    chosen = [each.protocol for each in known if each.protocol.key == options["how"]]
    protocol = next(iter((*chosen, *(each.protocol for each in known))), None)
    if protocol is None:
        return _("The catalogue holds no scores of single subjects of KMMLU.")
    series = subject_series(snapshot, protocol)
    found = models_in(snapshot, series)
    kept = _kept(request, found)
    if not kept:
        return _nothing(bool(found))
    shown = _first(kept, options, request.selected, series)
    told = protocol_text(snapshot, protocol)
    return _Map(
        title=_("KMMLU by subject"),
        subtitle=_("One protocol: {bars}").format(bars=told),
        series=series,
        models=shown,
        left_out=len(kept) - len(shown),
        across=True,
        first_sentence=_("Every cell: {protocol}.").format(protocol=told),
    )


def _nothing(others: bool) -> str:  # noqa: FBT001 - one plain question
    if others:
        return _("None of these models has a score here; change the search or clear it.")
    return _("The catalogue holds no scores for this map; choose other benchmarks.")


def _kept(
    request: ChartRequest, found: Sequence[tuple[LanguageModel, int]]
) -> list[tuple[LanguageModel, int]]:
    wanted = None if request.slugs is None else {*request.slugs, request.selected}
    return [each for each in found if wanted is None or each[0].slug in wanted]


def _first(
    kept: Sequence[tuple[LanguageModel, int]],
    options: Mapping[str, str],
    selected: str | None,
    series: Sequence[Series],
) -> tuple[LanguageModel, ...]:
    """The models in their order, as many as are asked for and the selected one in any case."""
    counts = {model.slug: count for model, count in kept}

    def by_coverage(model: LanguageModel) -> tuple[object, ...]:
        # Of equally many, the Korean ones first, which this catalogue is about.
        return (-counts[model.slug], CATEGORIES.index(model.category), model.name.casefold())

    def by_category(model: LanguageModel) -> tuple[object, ...]:
        return (CATEGORIES.index(model.category), *by_coverage(model))

    def by_mean(model: LanguageModel) -> tuple[object, ...]:
        shown = [each.of(model.slug) for each in series]
        if None in shown or len({each.protocol.unit for each in series}) != 1:
            return (True, 0.0, *by_coverage(model))
        mean = CompleteMean(tuple(None if each is None else each.value for each in shown))
        return (False, -mean.value, *by_coverage(model))

    orders = {"category": by_category, "mean": by_mean}
    first = sorted((model for model, _count in kept), key=by_coverage)
    top = options["top"]
    short = first if top == "all" else first[: int(top)]
    short += [model for model in first if model.slug == selected and model not in short]
    return tuple(sorted(short, key=orders.get(options["order"], by_coverage)))


def _cells(request: ChartRequest, made: _Map) -> tuple[Cells, int]:
    rows = _row_places(made)
    cells: list[Cell] = []
    flagged = 0
    for at, place in made.filled():
        model, series = made.models[at], made.series[place]
        shown = series.of(model.slug)
        if shown is None:
            continue
        below = words.is_below(series, shown)
        flagged += below
        text, short = words.cell_texts(shown)
        row = rows[place] if made.across else at
        cells.append(
            Cell(
                key=shown.score.key,
                column=at if made.across else place,
                row=row,
                text=text,
                tone="ramp",
                strength=_strength(shown.value, _domain(request, made, series)),
                tooltip=words.tooltip(request.snapshot, model, series, shown),
                short_text=short,
                flagged=below,
            )
        )
    return Cells(tuple(cells)), flagged


def _domain(request: ChartRequest, made: _Map, series: Series) -> tuple[float, float]:
    """The values that the faintest and the strongest colour stand for."""
    if made.across:
        return _tens(made)
    if request.options["colour"] == "column":
        return value_range([series.scores])
    return series.scale


def _tens(made: _Map) -> tuple[float, float]:
    """The tens around all values, the same for every subject."""
    low, high = value_range([each.scores for each in made.series])
    return 10.0 * (low // 10), 10.0 * -(-high // 10)


def _strength(value: float, domain: tuple[float, float]) -> float:
    low, high = domain
    share = (value - low) / (high - low) if high > low else 0.5
    return _FAINTEST + (_STRONGEST - _FAINTEST) * min(max(share, 0.0), 1.0)


def _row_places(made: _Map) -> tuple[int, ...]:
    """The row of each series where these go down, heads of groups between them."""
    places: list[int] = []
    group, row = "", 0
    for each in made.series:
        if each.group != group:
            group, row = each.group, row + 1
        places.append(row)
        row += 1
    return tuple(places)


def _panel(made: _Map, cells: Cells) -> Panel:
    models = tuple(
        CategoryItem(model.slug, model.label, tone=model.category, shape=SHAPES[model.category])
        for model in made.models
    )
    rows: tuple[CategoryItem, ...] = models
    columns = tuple(CategoryItem(each.key, _short(each.title)) for each in made.series)
    if made.across:
        rows, columns = tuple(_subject_rows(made)), models
    return Panel(
        x=Axis("", Category(columns), above=True),
        y=Axis("", Category(rows, downward=True), grid=False),
        marks=(cells,),
    )


def _short(title: str) -> str:
    """A title without what stands in parentheses after it, which the note has."""
    return title.split(" (", 1)[0]


def _subject_rows(made: _Map) -> Iterator[CategoryItem]:
    group = ""
    for each in made.series:
        if each.group != group:
            group = each.group
            yield CategoryItem(f"group/{group}", group, head=True)
        yield CategoryItem(each.key, each.title)


def _legend(request: ChartRequest, made: _Map, *, flagged: bool) -> tuple[LegendEntry, ...]:
    entries = [*category_entries(request.snapshot, made.models)]
    if made.across:
        low, high = _tens(made)
        text = _("from {low} to {high} %").format(low=plain(low), high=plain(high))
    elif request.options["colour"] == "column":
        text = _("from a column’s lowest to its highest value")
    else:
        text = _("from 0 to the end of each scale (100 %)")
    entries.append(LegendEntry(text, "ramp", ramp=True))
    if flagged:
        entries.append(LegendEntry(_("below random choice"), "ramp", flagged=True))
    return tuple(entries)


def _sources(made: _Map) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for each in made.series:
        for model in made.models:
            shown = each.of(model.slug)
            if shown is not None:
                found[shown.score.source] = None
    return tuple(found)


CHART = Chart(
    key="heat-map",
    text=N_("Heat map"),
    sentence=N_(
        "Models over the benchmarks that most of them have, one protocol a column, or KMMLU’s 45 "
        "subjects; what nobody measured stays empty."
    ),
    options=OPTIONS,
    presets=(),
    make=heat_map,
)
