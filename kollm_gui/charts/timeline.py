"""The chart of releases: models by date, in lanes, with an area that grows with their size."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import CATEGORIES, LanguageModel
from kollm_gui.charts import timeline_words as words
from kollm_gui.charts.attribution import sources_of, sources_text
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
)
from kollm_gui.charts.lanes import Lanes, area_steps, packed, place_in, stacked
from kollm_gui.charts.model_options import ONLY_SELECTION
from kollm_gui.charts.numbers import amount
from kollm_gui.charts.options import Chart, ChartRequest, Choice, Option, fixed
from kollm_gui.charts.scale import Date, Log
from kollm_gui.i18n import N_, _

# Sizes in billions at which the area takes a step, and the areas between them.
STEPS_B: tuple[float, ...] = (2.0, 8.0, 20.0, 80.0, 300.0)
AREAS: tuple[float, ...] = (0.55, 0.9, 1.35, 1.9, 2.6, 3.6)
# A marker of the usual area covers so much of a plot of the usual width.
_MARKER_SHARE = 10.5 / 640
_MOST_LANES = 14
# Rows of a lane are closer than lines of text.
_LINES_PER_ROW = 0.44
_LEAST_LINES = 12.0
_LINES_OVER_SIZES = 24.0
_ALONE_DAYS = 180.0
_MONTH_DAYS = 31.0
# Lines between lanes do not end where somebody pans to.
_BEYOND_DAYS = 36500.0
# More labels than these in a selection are placed by room only.
_MOST_REQUIRED = 12


@dataclass(frozen=True, slots=True)
class _Cast:
    """Which models are in focus, which stand pale behind them, and which have no date."""

    focus: tuple[LanguageModel, ...]
    behind: tuple[LanguageModel, ...]
    undated: tuple[LanguageModel, ...]
    names_only: int  # undated models known by name only, which are counted, not listed
    unsized: tuple[LanguageModel, ...]  # without a place on an axis of sizes

    @property
    def drawn(self) -> tuple[LanguageModel, ...]:
        """All models with a place."""
        return (*self.behind, *self.focus)


def timeline(request: ChartRequest) -> Figure:
    """The figure of a request whose options are complete and checked."""
    snapshot, options = request.snapshot, request.options
    cast = _cast(request)
    by_size = options["lanes"] == "params"
    title = _("Releases")
    read_in = sources_of(cast.focus, ("release", "params_b"))
    everyone = (*cast.focus, *cast.undated, *cast.unsized)
    empty = None if cast.focus else words.empty_sentence(len(everyone), cast.names_only)
    drawn = len(cast.focus)
    return Figure(
        chart="timeline",
        title=title,
        subtitle=words.subtitle(options["lanes"]),
        panels=() if empty else (_panel(request, cast),),
        legend=_legend(request, cast),
        strip=strip_of(
            snapshot, (*cast.undated, *cast.unsized), words.strip_title(by_size=by_size)
        ),
        note=words.note_text(cast.focus, cast.names_only, pale=len(cast.behind), by_size=by_size),
        sources=read_in,
        sources_text=sources_text(read_in, snapshot.sources),
        summary=empty or words.summary_text(snapshot, cast.focus, len(cast.undated)),
        data=words.data_table(snapshot, cast.focus, cast.undated, cast.unsized),
        selected=request.selected,
        empty=empty,
        counts=words.counts_text(drawn, len(everyone) + cast.names_only),
    )


def _cast(request: ChartRequest) -> _Cast:
    snapshot, options = request.snapshot, request.options
    wanted = None if request.slugs is None else {*request.slugs, request.selected}
    chosen = [each for each in snapshot.models.values() if wanted is None or each.slug in wanted]
    others: list[LanguageModel] = []
    if wanted is not None and options["only-selection"] != "yes":
        others = [each for each in snapshot.models.values() if each.slug not in wanted]
    by_size = options["lanes"] == "params"
    undated = [each for each in chosen if each.release is None]
    dated = [each for each in chosen if each.release is not None]
    return _Cast(
        focus=tuple(each for each in dated if each.params_b or not by_size),
        behind=tuple(each for each in others if each.release and (each.params_b or not by_size)),
        undated=tuple(each for each in undated if not each.minimal),
        names_only=sum(1 for each in undated if each.minimal),
        unsized=tuple(each for each in dated if by_size and not each.params_b),
    )


def _days(model: LanguageModel) -> tuple[float, float]:
    """The first and the last day that a release date may mean."""
    release = model.release
    if release is None:
        message = f"{model.slug} has no release date"
        raise ValueError(message)
    return float(release.date_from.toordinal()), float(release.date_to.toordinal())


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where each model stands: its days, its height, and the lanes, None for an axis of sizes."""

    days: Mapping[str, tuple[float, float]]
    heights: Mapping[str, float]
    lanes: Lanes | None
    domain: tuple[float, float]


def _panel(request: ChartRequest, cast: _Cast) -> Panel:
    days = {model.slug: _days(model) for model in cast.drawn}
    domain = _domain(days)
    heights, lanes = _heights(request, cast, days, domain[1] - domain[0])
    ground = _Ground(days, heights, lanes, domain)
    x = Axis(_("Released") if lanes is None else "", Date(*domain), above=lanes is not None)
    marks, labels = tuple(_marks(request, cast, ground)), _labels(request, cast, ground)
    if lanes is None:
        low, high = log_domain(heights.values(), padding=0.05)
        y = Axis(_("Parameters"), Log(low, high, amount, spacing_px=26.0))
        return Panel(x, y, marks, labels, lines=_LINES_OVER_SIZES)
    lines = max(_LEAST_LINES, lanes.rows * _LINES_PER_ROW)
    return Panel(x, Axis("", lanes, grid=False), marks, labels, lines=lines)


def _domain(days: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    spans = [day for span in days.values() for day in span]
    if min(spans) == max(spans):
        # One day alone gets a year, not half of the time since the year 1.
        return spans[0] - _ALONE_DAYS, spans[0] + _ALONE_DAYS
    return linear_domain(spans, padding=0.03)


def _heights(
    request: ChartRequest, cast: _Cast, days: Mapping[str, tuple[float, float]], span: float
) -> tuple[dict[str, float], Lanes | None]:
    """The height of each model, and the lanes; None for an axis of sizes."""
    if request.options["lanes"] == "params":
        return {model.slug: model.params_b or 1.0 for model in cast.drawn}, None
    groups = _groups(request, cast.drawn)
    found: list[tuple[str, Mapping[str, int]]] = []
    for text, models in groups:
        widths = [
            (model.slug, *_taken(model, days[model.slug], span * _MARKER_SHARE)) for model in models
        ]
        found.append((text, packed(widths)))
    lanes = stacked((text, 1 + max(rows.values(), default=0)) for text, rows in found)
    return {
        slug: place_in(stripe, row)
        for stripe, (_text, rows) in zip(lanes.stripes, found, strict=True)
        for slug, row in rows.items()
    }, lanes


def _taken(
    model: LanguageModel, days: tuple[float, float], marker_days: float
) -> tuple[float, float]:
    """The days that a marker and the line of its date take in a row."""
    middle = (days[0] + days[1]) / 2
    half = marker_days * area_of(model) ** 0.5 / 2
    # The lines of two years that follow each other must not run into one.
    gap = marker_days * 0.4 if days[0] < days[1] else 0.0
    return min(days[0] - gap, middle - half), max(days[1] + gap, middle + half)


def area_of(model: LanguageModel) -> float:
    """The area of a model's marker; one of unknown size has the usual one, in dashes."""
    return 1.0 if model.params_b is None else area_steps(model.params_b, STEPS_B, AREAS)


def _groups(
    request: ChartRequest, models: Sequence[LanguageModel]
) -> list[tuple[str, list[LanguageModel]]]:
    snapshot = request.snapshot
    if request.options["lanes"] == "category":
        return [
            (snapshot.categories[category].label, found)
            for category in CATEGORIES
            if (found := [model for model in models if model.category == category])
        ]
    known = snapshot.organizations
    makers = Counter(each.organization for each in models if each.organization in known)
    first = [str(slug) for slug, _count in makers.most_common(_MOST_LANES)]
    selected = snapshot.models.get(request.selected or "")
    if selected is not None and selected.organization in makers:
        # The lane of a selected model's maker is always among them.
        first = list(dict.fromkeys([*first[: _MOST_LANES - 1], str(selected.organization)]))
    lanes = [
        (known[slug].short_label, [each for each in models if each.organization == slug])
        for slug in first
    ]
    rest = [each for each in models if each.organization not in first]
    return [*lanes, (_("Others"), rest)] if rest else lanes


def _marks(request: ChartRequest, cast: _Cast, ground: _Ground) -> Sequence[Mark]:
    behind = frozenset(model.slug for model in cast.behind)
    marks: list[Mark] = []
    for stripe in ground.lanes.stripes[:-1] if ground.lanes is not None else ():
        first, last = ground.domain
        ends = ((first - _BEYOND_DAYS, stripe.bottom), (last + _BEYOND_DAYS, stripe.bottom))
        marks.append(Line(ends, "line_strong", "dotted"))
    spans = tuple(
        Interval(
            model.slug,
            ground.heights[model.slug],
            *ground.days[model.slug],
            model.category,
            # Caps part one year from the next; on a month they would only blot its marker.
            caps=ground.days[model.slug][1] - ground.days[model.slug][0] > _MONTH_DAYS,
            pale=model.slug in behind,
        )
        for model in cast.drawn
        if ground.days[model.slug][0] < ground.days[model.slug][1]
    )
    if spans:
        marks.append(Intervals(spans))
    # Smaller ones last: where markers meet, none is hidden by a larger one.
    ordered = sorted(
        cast.drawn,
        key=lambda model: (
            model.slug == request.selected,
            model.slug not in behind,
            -area_of(model),
        ),
    )
    points = (_point(request, model, ground, pale=model.slug in behind) for model in ordered)
    marks.append(Points(tuple(points)))
    return marks


def _point(request: ChartRequest, model: LanguageModel, ground: _Ground, *, pale: bool) -> Point:
    return Point(
        key=model.slug,
        x=sum(ground.days[model.slug]) / 2,
        y=ground.heights[model.slug],
        tone=model.category,
        shape=SHAPES[model.category],
        hollow=model.architecture == "moe",
        pale=pale,
        tooltip=words.tooltip(request.snapshot, model),
        area=area_of(model),
        dashed=model.params_b is None,
    )


def _labels(
    request: ChartRequest,
    cast: _Cast,
    ground: _Ground,
) -> tuple[Label, ...]:
    few = request.slugs is not None and len(cast.focus) <= _MOST_REQUIRED
    return tuple(
        Label(
            key=model.slug,
            text=model.label,
            x=sum(ground.days[model.slug]) / 2,
            y=ground.heights[model.slug],
            tone=model.category,
            priority=known_count(request.snapshot, model.slug)
            + 500.0 * (model.category in ("korean-centric", "korean-continual"))
            + 5000.0 * (model.slug == request.selected),
            required=few or model.slug == request.selected,
            bold=model.slug == request.selected,
        )
        for model in cast.focus
    )


def _legend(request: ChartRequest, cast: _Cast) -> tuple[LegendEntry, ...]:
    entries = [*category_entries(request.snapshot, cast.focus)]
    if any(model.architecture == "moe" for model in cast.focus):
        entries.append(LegendEntry(_("mixture of experts"), "text_2", "circle", hollow=True))
    sizes = [model.params_b for model in cast.focus if model.params_b is not None]
    for place, area in enumerate(AREAS):
        if any(area_steps(size, STEPS_B, AREAS) == area for size in sizes):
            entries.append(
                LegendEntry(words.step_text(place, STEPS_B), "text_3", "circle", area=area)
            )
    if any(model.params_b is None for model in cast.focus):
        entries.append(LegendEntry(_("size not known"), "text_2", "circle", dashed_shape=True))
    return tuple(entries)


CHART = Chart(
    key="timeline",
    text=N_("Timeline"),
    sentence=N_(
        "Releases by date, the area growing with the size; a date without a day or month is a "
        "line over the days that it may mean."
    ),
    options=(
        Option(
            "lanes",
            N_("Lanes"),
            "choice",
            "category",
            fixed(
                Choice("category", N_("Categories")),
                Choice("organization", N_("Makers with most models")),
                Choice("params", N_("None: parameters upward")),
            ),
        ),
        ONLY_SELECTION,
    ),
    presets=(),
    make=timeline,
)
