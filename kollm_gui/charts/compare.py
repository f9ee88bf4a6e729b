"""The chart of shared benchmarks: two to eight models, a panel for each, the survey's figure 2."""

from collections.abc import Mapping, Sequence
from unicodedata import east_asian_width

from kollm_gui.catalogue.records import Score
from kollm_gui.charts import compare_words as words
from kollm_gui.charts.attribution import sources_text
from kollm_gui.charts.category_parts import category_entries
from kollm_gui.charts.compare_rows import (
    ANY_SOURCE,
    LEAST_MODELS,
    MOST_MODELS,
    SURVEY_MODELS,
    SURVEY_SOURCE,
    Ground,
    chosen_models,
    common_ground,
    number_sentence,
    typed_models,
)
from kollm_gui.charts.domain import linear_domain
from kollm_gui.charts.figure import (
    SHAPES,
    Axis,
    Bar,
    Bars,
    Figure,
    Label,
    LegendEntry,
    Panel,
    nothing_to_draw,
)
from kollm_gui.charts.options import Chart, ChartRequest, Choice, Option, Preset, fixed
from kollm_gui.charts.scale import Category, CategoryItem, Linear
from kollm_gui.charts.short_names import short_names
from kollm_gui.comparing.flags import below_chance, chance_level
from kollm_gui.comparing.naming import source_label, value_text
from kollm_gui.comparing.protocol import countable
from kollm_gui.comparing.shown import ComparableScores, Shown
from kollm_gui.i18n import N_, _
from kollm_gui.library.snapshot import Snapshot

Domain = tuple[float, float]
# A value beside its bar in the narrowest panel: letters about so wide in a plot of so many pixels.
_BOLD_PX, _GAP_PX, _LETTER_PX = 4.9, 5.0, 4.4
_PANEL_PX, _MOST_NAMES, _MARKER_PX = 200.0, 0.44, 15.0
_MOST_SHARE = 0.45


def compare(request: ChartRequest) -> Figure:
    """The figure of a request whose options are complete and checked."""
    snapshot = request.snapshot
    models = chosen_models(request)
    if not LEAST_MODELS <= len(models) <= MOST_MODELS:
        return nothing_to_draw(
            "compare", _("Shared benchmarks"), number_sentence(len(models)), request.selected
        )
    ground = common_ground(request, models)
    if not ground.shared:
        sentence = words.nothing_shared(ground, request.options)
        return nothing_to_draw("compare", _("Shared benchmarks"), sentence, request.selected)
    domains = _domains(snapshot, ground)
    sources = tuple(
        dict.fromkeys(row.score.source for scores in ground.shared for row in scores.rows)
    )
    return Figure(
        chart="compare",
        title=words.title(ground),
        subtitle=words.subtitle(ground, request.options),
        panels=tuple(
            _panel(snapshot, ground, scores, domains[_axis_of(snapshot, scores)])
            for scores in ground.shared
        ),
        legend=_legend(snapshot, ground),
        note=words.note_text(snapshot, ground, axes=len(domains)),
        sources=sources,
        sources_text=sources_text(sources, snapshot.sources),
        summary=words.summary_text(snapshot, ground),
        data=words.data_table(ground),
        selected=request.selected,
        counts=words.counts_text(ground),
    )


def _axis_of(snapshot: Snapshot, scores: ComparableScores) -> tuple[str, Domain | None]:
    """The unit and the scale of a benchmark: panels that agree in both share their axis."""
    protocol = scores.protocol
    record = snapshot.benchmarks.get(protocol.benchmark)
    scale = record.scale if record is not None and record.unit == protocol.unit else None
    # A scale from 1 to 10 and one from 0 to 10 are both of 10 points.
    return protocol.unit, None if scale is None else (min(0.0, scale[0]), scale[1])


def _domains(
    snapshot: Snapshot, ground: Ground
) -> Mapping[tuple[str, Domain | None], tuple[float, float, Domain | None]]:
    """For each kind of axis its low and high end, and the values that exist."""
    kinds: dict[tuple[str, Domain | None], list[ComparableScores]] = {}
    for scores in ground.shared:
        kinds.setdefault(_axis_of(snapshot, scores), []).append(scores)
    letters = max(
        sum(2 if east_asian_width(each) in "WF" else 1 for each in name)
        for name in short_names(ground.models)
    )
    names = min(_PANEL_PX * _MOST_NAMES, _MARKER_PX + _LETTER_PX * letters)
    found: dict[tuple[str, Domain | None], tuple[float, float, Domain | None]] = {}
    for kind, members in kinds.items():
        rows = [row for scores in members for row in scores.rows]
        low, high = linear_domain([row.value for row in rows], padding=0.04, from_zero=True)
        ends = [max(0.0, row.value) / (1 - _label_share(row, _PANEL_PX - names)) for row in rows]
        found[kind] = (low, max(high, *ends), kind[1])
    return found


def _label_share(row: Shown, plot_px: float) -> float:
    wide = 2 * _GAP_PX + _BOLD_PX * len(value_text(row.score))
    return min(_MOST_SHARE, wide / plot_px)


def _panel(
    snapshot: Snapshot,
    ground: Ground,
    scores: ComparableScores,
    domain: tuple[float, float, Domain | None],
) -> Panel:
    low, high, bounds = domain
    items = tuple(
        CategoryItem(model.slug, name, tone=model.category, shape=SHAPES[model.category])
        for model, name in zip(ground.models, short_names(ground.models), strict=True)
    )
    chance = _chance(snapshot, scores)
    bars = tuple(
        Bar(
            key=row.score.key,
            at=float(place),
            start=0.0,
            end=row.value,
            tone=ground.models[place].category,
            hatched=below_chance(row.score, chance),
            tooltip=words.tooltip(snapshot, ground.models[place], row.score, chance),
        )
        for place, row in enumerate(scores.rows)
    )
    return Panel(
        x=Axis("", Linear(low, high, tick_bounds=bounds)),
        y=Axis(words.panel_subtitle(snapshot, scores), Category(items, downward=True), grid=False),
        marks=(Bars(bars),),
        labels=tuple(
            _label(place, model.slug, row.score)
            for place, (model, row) in enumerate(zip(ground.models, scores.rows, strict=True))
        ),
        title=words.panel_title(snapshot, scores.protocol),
    )


def _label(place: int, slug: str, score: Score) -> Label:
    return Label(
        key=slug,
        text=value_text(score),
        x=max(0.0, score.value),
        y=float(place),
        tone="text",
        priority=float(-place),
        required=True,
        bold=True,
        fixed=True,
        sides=("right",),
    )


def _chance(snapshot: Snapshot, scores: ComparableScores) -> float | None:
    protocol = scores.protocol
    baselines = snapshot.baselines_of(protocol.benchmark, protocol.subset)
    record = snapshot.benchmarks.get(protocol.benchmark)
    return chance_level(baselines, record, scores.rows[0].score)


def _legend(snapshot: Snapshot, ground: Ground) -> tuple[LegendEntry, ...]:
    entries = [*category_entries(snapshot, ground.models)]
    if any(
        below_chance(row.score, _chance(snapshot, scores))
        for scores in ground.shared
        for row in scores.rows
    ):
        entries.append(LegendEntry(_("below random choice"), "text_2", hatched=True))
    return tuple(entries)


def _sources(snapshot: Snapshot, options: Mapping[str, str]) -> Sequence[Choice]:
    """Any source, or one of those that measured two of the chosen models at least."""
    slugs = options["models"].split(",") if options["models"] else SURVEY_MODELS
    measured: dict[str, set[str]] = {}
    for slug in slugs:
        for score in countable(snapshot.scores_by_model.get(slug, ())):
            measured.setdefault(score.source, set()).add(slug)
    wide = [source for source, found in measured.items() if len(found) >= LEAST_MODELS]
    wide.sort(key=lambda source: (-len(measured[source]), source))
    return [
        Choice(ANY_SOURCE, N_("Any source")),
        *(Choice(source, source_label(snapshot.sources.get(source))) for source in wide),
    ]


CHART = Chart(
    key="compare",
    text=N_("Shared benchmarks"),
    sentence=N_(
        "Two to eight models on the benchmarks that all of them have, a panel and one protocol "
        "each; nothing is averaged."
    ),
    options=(
        Option(
            "models",
            N_("Models to compare"),
            "text",
            "",
            accept=typed_models,
            hint=N_("Two to eight slugs or names, parted by commas."),
        ),
        Option(
            "benchmarks",
            N_("Benchmarks"),
            "choice",
            "all",
            fixed(
                Choice("all", N_("All that are shared")),
                Choice("korean", N_("Only Korean ones")),
            ),
        ),
        Option("source", N_("Measured by"), "choice", ANY_SOURCE, _sources),
        Option(
            "top",
            N_("Panels"),
            "choice",
            "12",
            fixed(
                Choice("6", N_("The first 6")),
                Choice("12", N_("The first 12")),
                Choice("all", N_("All")),
            ),
        ),
    ),
    presets=(
        Preset(
            "survey-figure-2",
            N_("The survey’s figure 2"),
            {
                "models": ",".join(SURVEY_MODELS),
                "source": SURVEY_SOURCE,
                "benchmarks": "all",
                "top": "all",
            },
        ),
    ),
    make=compare,
)
