"""The chart of scores: one benchmark under one protocol, the survey's table of KMMLU among them."""

from collections.abc import Iterable, Mapping, Sequence
from unicodedata import east_asian_width

from kollm_gui.charts import score_words as words
from kollm_gui.charts.attribution import sources_text
from kollm_gui.charts.category_parts import category_entries
from kollm_gui.charts.domain import linear_domain
from kollm_gui.charts.figure import (
    SHAPES,
    Axis,
    Bar,
    Bars,
    Figure,
    Interval,
    Intervals,
    Label,
    LegendEntry,
    Mark,
    Panel,
    Point,
    Points,
    ReferenceLine,
    nothing_to_draw,
)
from kollm_gui.charts.options import Chart, ChartRequest
from kollm_gui.charts.scale import Category, CategoryItem, Linear
from kollm_gui.charts.score_options import OPTIONS, PRESETS
from kollm_gui.charts.score_rows import Row, Selection, interval_of, resolved, select
from kollm_gui.comparing.naming import value_text
from kollm_gui.comparing.shown import NOTABLE_SPREAD
from kollm_gui.i18n import N_, _, ngettext
from kollm_gui.library.snapshot import Snapshot

# More rows than these are set close, without dates below the names.
_MOST_ROOMY = 16
_ROW_PX, _CLOSE_ROW_PX = 44.0, 22.0
_CHROME_PX = 190.0  # title, legend, axis and note
# What a value beside its mark takes in the narrowest figure, one column of a paper: its plot
# is what the names leave of so many pixels, its letters are about so wide.
_COLUMN_PX, _MOST_NAMES_PX, _MARKER_PX = 313.0, 138.0, 15.0
_LETTER_PX, _BOLD_PX, _GAP_PX, _TRIANGLE_PX = 4.4, 4.9, 5.0, 12.0
_MOST_SHARE = 0.6


def scores(request: ChartRequest) -> Figure:
    """The figure of a request whose options are complete and checked."""
    snapshot, options = request.snapshot, request.options
    protocol = resolved(snapshot, options["benchmark"], options["subset"], options["protocol"])
    if protocol is None:
        sentence = _no_protocol(snapshot, options)
        return nothing_to_draw("scores", options["benchmark"], sentence, request.selected)
    selection = select(request, protocol)
    if not selection.drawn:
        title, sentence = words.title(snapshot, protocol), _nothing_left(snapshot, selection)
        return nothing_to_draw("scores", title, sentence, request.selected)
    items, rows = _items(snapshot, selection, options)
    sources = _sources(selection)
    return Figure(
        chart="scores",
        title=words.title(snapshot, protocol),
        subtitle=words.subtitle(snapshot, selection),
        panels=(_panel(snapshot, selection, items, rows, options),),
        legend=_legend(snapshot, selection, options),
        note=words.note_text(snapshot, selection),
        sources=sources,
        sources_text=sources_text(sources, snapshot.sources),
        summary=words.summary_text(snapshot, selection),
        data=words.data_table(selection),
        selected=request.selected,
        counts=words.counts_text(selection),
        natural_height_px=_CHROME_PX
        + len(items) * (_ROW_PX if len(rows) <= _MOST_ROOMY else _CLOSE_ROW_PX),
    )


def _no_protocol(snapshot: Snapshot, options: Mapping[str, str]) -> str:
    record = snapshot.benchmarks.get(options["benchmark"])
    name = options["benchmark"] if record is None else record.label
    return _(
        "The catalogue holds no scores on {benchmark} under this protocol; choose another one."
    ).format(benchmark=name)


def _nothing_left(snapshot: Snapshot, selection: Selection) -> str:
    name = words.benchmark_name(snapshot, selection.protocol)
    if not selection.elsewhere:
        return _(
            "The catalogue holds no scores on {benchmark} under this protocol; choose another one."
        ).format(benchmark=name)
    return ngettext(
        "None of these models has a score on {benchmark} under this protocol; {count} other has.",
        "None of these models has a score on {benchmark} under this protocol; {count} others have.",
        selection.elsewhere,
    ).format(benchmark=name, count=f"{selection.elsewhere:,}")


def _items(
    snapshot: Snapshot, selection: Selection, options: Mapping[str, str]
) -> tuple[tuple[CategoryItem, ...], tuple[tuple[int, Row], ...]]:
    """The places of the category axis, heads among them, and each row with its place."""
    roomy = len(selection.drawn) <= _MOST_ROOMY
    items: list[CategoryItem] = []
    rows: list[tuple[int, Row]] = []
    group = None
    for row in selection.drawn:
        category = row.model.category
        if options["groups"] == "yes" and category != group:
            group = category
            items.append(CategoryItem(category, snapshot.categories[category].label, head=True))
        release = row.model.release
        rows.append((len(items), row))
        items.append(
            CategoryItem(
                key=row.model.slug,
                text=_row_name(row),
                sub_text=release.printed if release is not None and roomy else "",
                tone=category,
                shape=SHAPES[category],
            )
        )
    return tuple(items), tuple(rows)


def _row_name(row: Row) -> str:
    """The model's name; a bar that stands for a person's own score says so on paper too."""
    if row.score.origin == "own":
        return _("{model} (yours)").format(model=row.model.label)
    return row.model.label


def _panel(
    snapshot: Snapshot,
    selection: Selection,
    items: tuple[CategoryItem, ...],
    rows: Sequence[tuple[int, Row]],
    options: Mapping[str, str],
) -> Panel:
    protocol = selection.protocol
    whiskers = options["intervals"] == "yes"
    low, high = _domain(selection, whiskers=whiskers)
    record = snapshot.benchmarks.get(protocol.benchmark)
    bounds = record.scale if record is not None and record.unit == protocol.unit else None
    return Panel(
        x=Axis(
            words.axis_title(snapshot, protocol),
            Linear(
                low,
                high,
                tick_bounds=(0.0, 100.0) if protocol.unit == "%" else bounds,
            ),
        ),
        y=Axis("", Category(items, downward=True), grid=False),
        marks=tuple(_marks(snapshot, selection, rows, whiskers=whiskers)),
        labels=tuple(_label(at, row, whiskers=whiskers) for at, row in rows),
        reference_lines=tuple(
            ReferenceLine(each.value, words.baseline_label(each), "x")
            for each in selection.baselines
        ),
    )


def _domain(selection: Selection, *, whiskers: bool) -> tuple[float, float]:
    values = [each.value for each in selection.baselines]
    ends: list[float] = []
    plot_px = _plot_px(selection.drawn)
    for row in selection.drawn:
        interval = interval_of(row.score) if whiskers else None
        values += [*row.extent, *(interval or ())]
        ends.append(_mark_end(row, whiskers=whiskers) / (1 - _label_share(row, plot_px)))
    low, high = linear_domain(values, padding=0.04, from_zero=True)
    return low, max(high, *ends)


def _label_share(row: Row, plot_px: float) -> float:
    """The share of the axis that the value and its other reports take."""
    also = words.also_text(row)
    wide = _GAP_PX + _BOLD_PX * len(value_text(row.score))
    wide += _GAP_PX + _LETTER_PX * len(also) if also else 0.0
    wide += _TRIANGLE_PX if row.disagrees else 0.0
    return min(_MOST_SHARE, wide / plot_px)


def _plot_px(rows: Sequence[Row]) -> float:
    """The width of the plot in one column beside the longest name; Hangul is twice as wide."""
    letters = max(
        sum(2 if east_asian_width(each) in "WF" else 1 for each in row.model.label) for row in rows
    )
    return _COLUMN_PX - min(_MOST_NAMES_PX, _MARKER_PX + _LETTER_PX * letters)


def _mark_end(row: Row, *, whiskers: bool) -> float:
    """Where the bar, its circles and its whisker end and the value may stand."""
    interval = interval_of(row.score) if whiskers else None
    return max(0.0, row.extent[1], interval[1] if interval else 0.0)


def _marks(
    snapshot: Snapshot,
    selection: Selection,
    rows: Sequence[tuple[int, Row]],
    *,
    whiskers: bool,
) -> Iterable[Mark]:
    yield _bars(snapshot, selection, rows)
    spreads = tuple(
        Interval(row.model.slug, float(at), *row.extent, row.model.category, caps=False)
        for at, row in rows
        if row.circles
    )
    if spreads:
        yield Intervals(spreads)
    intervals = tuple(
        Interval(row.model.slug, float(at), *known, "text_2")
        for at, row in rows
        if whiskers and (known := interval_of(row.score)) is not None
    )
    if intervals:
        yield Intervals(intervals)
    circles = _circles(snapshot, selection, rows)
    if circles:
        yield Points(circles)


def _bars(snapshot: Snapshot, selection: Selection, rows: Sequence[tuple[int, Row]]) -> Bars:
    return Bars(
        tuple(
            Bar(
                key=row.model.slug,
                at=float(at),
                start=0.0,
                end=row.score.value,
                tone=row.model.category,
                hatched=row.below_chance,
                tooltip=words.tooltip(row, snapshot, selection),
            )
            for at, row in rows
        )
    )


def _circles(
    snapshot: Snapshot, selection: Selection, rows: Sequence[tuple[int, Row]]
) -> tuple[Point, ...]:
    return tuple(
        Point(
            key=row.model.slug,
            x=report.value,
            y=float(at),
            tone=row.model.category,
            hollow=True,
            tooltip=words.tooltip(row, snapshot, selection),
        )
        for at, row in rows
        for report in row.circles
    )


def _label(at: int, row: Row, *, whiskers: bool) -> Label:
    return Label(
        key=row.model.slug,
        text=value_text(row.score),
        x=_mark_end(row, whiskers=whiskers),
        y=float(at),
        tone="text",
        priority=float(-at),
        required=True,
        bold=True,
        fixed=True,
        sides=("right",),
        muted_suffix=words.also_text(row),
        warned=row.disagrees,
    )


def _legend(
    snapshot: Snapshot, selection: Selection, options: Mapping[str, str]
) -> tuple[LegendEntry, ...]:
    drawn = selection.drawn
    entries = [*category_entries(snapshot, (row.model for row in drawn))]
    if any(row.circles for row in drawn):
        text = (
            _("other reports")
            if selection.beside is None
            else words.protocol_text(snapshot, selection.beside)
        )
        entries.append(LegendEntry(text, "text_2", "circle", hollow=True))
    if any(row.below_chance for row in drawn):
        entries.append(LegendEntry(_("below random choice"), "text_2", hatched=True))
    if options["intervals"] == "yes" and any(interval_of(row.score) for row in drawn):
        entries.append(LegendEntry(_("95 % interval"), "text_2", interval=True))
    if any(row.disagrees for row in drawn):
        text = _("reports more than {points} points apart").format(points=f"{NOTABLE_SPREAD:g}")
        entries.append(LegendEntry(text, "warning", warned=True))
    return tuple(entries)


def _sources(selection: Selection) -> tuple[str, ...]:
    """The bars' sources first, then the circles', then the reference lines'."""
    found = [row.score.source for row in selection.drawn]
    found += [report.source for row in selection.drawn for report in row.circles]
    found += [each.source for each in selection.baselines if each.source is not None]
    return tuple(dict.fromkeys(found))


CHART = Chart(
    key="scores",
    text=N_("Scores"),
    sentence=N_(
        "One benchmark under one protocol as bars, with random choice and human takers as lines; "
        "reports that disagree are marked."
    ),
    options=OPTIONS,
    presets=PRESETS,
    make=scores,
)
