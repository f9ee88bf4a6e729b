"""The chart of code-switching: stray Chinese characters in Korean answers, as in figure 3."""

from collections.abc import Mapping, Sequence
from unicodedata import east_asian_width

from kollm_gui.charts import switching_words as words
from kollm_gui.charts.attribution import sources_text
from kollm_gui.charts.category_parts import category_entries
from kollm_gui.charts.domain import linear_domain
from kollm_gui.charts.figure import (
    SHAPES,
    Axis,
    DataTable,
    Figure,
    Interval,
    Intervals,
    Label,
    LegendEntry,
    Panel,
    Point,
    Points,
)
from kollm_gui.charts.options import Chart, ChartRequest, Choice, Option, Preset, fixed
from kollm_gui.charts.scale import Category, CategoryItem, Linear
from kollm_gui.charts.short_names import short_names
from kollm_gui.charts.switching_rows import (
    ENGLISH,
    KOREAN,
    Count,
    Row,
    Selection,
    kinds_of,
    select,
)
from kollm_gui.i18n import N_, _
from kollm_gui.library.snapshot import Snapshot

# Two kinds of prompt stand a little above and below the middle of their row.
_OFFSETS: Mapping[str, float] = {ENGLISH: -0.23, KOREAN: 0.23, "together": 0.0}
# What a share and its counts take in one column of a paper, whose letters are about so wide.
_COLUMN_PX, _MOST_NAMES_PX, _MARKER_PX = 313.0, 138.0, 15.0
_LETTER_PX, _GAP_PX = 4.7, 12.0
_MOST_SHARE = 0.5
_ROW_PX, _TWIN_ROW_PX, _CHROME_PX = 26.0, 40.0, 190.0


def code_switching(request: ChartRequest) -> Figure:
    """The figure of a request whose options are complete and checked."""
    snapshot, options = request.snapshot, request.options
    selection = select(request)
    if not selection.drawn:
        return _empty(request, words.nothing_left(selection))
    kinds = kinds_of(options)
    sources = tuple(
        dict.fromkeys(
            score.source
            for row in selection.drawn
            for count in row.counts.values()
            for score in count.scores
        )
    )
    row_px = _TWIN_ROW_PX if len(kinds) > 1 else _ROW_PX
    return Figure(
        chart="code-switching",
        title=_("Code-switching: Chinese characters in Korean answers"),
        subtitle=words.subtitle(options),
        panels=(_panel(selection, options, kinds),),
        legend=_legend(snapshot, selection),
        note=words.note_text(selection, options),
        sources=sources,
        sources_text=sources_text(sources, snapshot.sources),
        summary=words.summary_text(selection, options),
        data=words.data_table(selection, options),
        selected=request.selected,
        counts=words.counts_text(selection),
        natural_height_px=_CHROME_PX + len(selection.drawn) * row_px,
    )


def _panel(selection: Selection, options: Mapping[str, str], kinds: Sequence[str]) -> Panel:
    names = short_names([row.model for row in selection.drawn])
    items = tuple(
        CategoryItem(
            row.model.slug,
            name,
            # The second line gives the row the height that two marks and their counts need.
            sub_text=words.twins_text() if len(kinds) > 1 else "",
            tone=row.model.category,
            shape=SHAPES[row.model.category],
        )
        for row, name in zip(selection.drawn, names, strict=True)
    )
    marks = [
        (row, kind, place + _OFFSETS[kind], row.counts[kind])
        for place, row in enumerate(selection.drawn)
        for kind in kinds
        if kind in row.counts
    ]
    return Panel(
        x=Axis(
            words.axis_title(options),
            Linear(0.0, _reach(selection, names), tick_bounds=(0.0, 100.0)),
        ),
        y=Axis("", Category(items, downward=True), grid=False),
        marks=(
            Intervals(
                tuple(
                    Interval(row.model.slug, at, *count.interval, row.model.category)
                    for row, _kind, at, count in marks
                    if count.interval is not None
                )
            ),
            Points(tuple(_point(row, kind, at, count) for row, kind, at, count in marks)),
        ),
        labels=tuple(_label(row, at, count) for row, _kind, at, count in marks),
    )


def _point(row: Row, kind: str, at: float, count: Count) -> Point:
    return Point(
        key=row.model.slug,
        x=count.share or 0.0,
        y=at,
        tone=row.model.category,
        shape=SHAPES[row.model.category],
        hollow=count.is_thin,
        tooltip=words.tooltip(row, kind, count),
    )


def _label(row: Row, at: float, count: Count) -> Label:
    _low, high = count.interval or (0.0, count.share or 0.0)
    return Label(
        key=row.model.slug,
        text=f"{count.share or 0.0:.1f}",
        x=high,
        y=at,
        tone="text",
        priority=-at,
        required=True,
        bold=True,
        fixed=True,
        sides=("right",),
        muted_suffix=words.of_text(count),
    )


def _reach(selection: Selection, names: Sequence[str]) -> float:
    """The right end of the axis: beyond the widest interval, its share and its counts."""
    letters = max(sum(2 if east_asian_width(each) in "WF" else 1 for each in n) for n in names)
    plot_px = _COLUMN_PX - min(_MOST_NAMES_PX, _MARKER_PX + _LETTER_PX * letters)
    ends: list[float] = []
    values: list[float] = []
    for row in selection.drawn:
        for count in row.counts.values():
            _low, high = count.interval or (0.0, count.share or 0.0)
            told = f"{count.share or 0.0:.1f} {words.of_text(count)}"
            share = min(_MOST_SHARE, (_GAP_PX + _LETTER_PX * len(told)) / plot_px)
            values.append(high)
            ends.append(high / (1 - share))
    _zero, high = linear_domain(values, padding=0.04, from_zero=True)
    return max(high, *ends)


def _legend(snapshot: Snapshot, selection: Selection) -> tuple[LegendEntry, ...]:
    entries = [*category_entries(snapshot, (row.model for row in selection.drawn))]
    entries.append(LegendEntry(_("95 % interval"), "text_2", interval=True))
    if any(count.is_thin for row in selection.drawn for count in row.counts.values()):
        entries.append(LegendEntry(words.thin_text(), "text_2", "circle", hollow=True))
    return tuple(entries)


def _empty(request: ChartRequest, sentence: str) -> Figure:
    return Figure(
        chart="code-switching",
        title=_("Code-switching: Chinese characters in Korean answers"),
        subtitle="",
        panels=(),
        summary=sentence,
        data=DataTable((), ()),
        selected=request.selected,
        empty=sentence,
    )


CHART = Chart(
    key="code-switching",
    text=N_("Code-switching"),
    sentence=N_(
        "The share of Korean answers in which Chinese characters stray, with its 95 % interval "
        "and the number of answers."
    ),
    options=(
        Option(
            "answers",
            N_("Share of"),
            "choice",
            "hangul",
            fixed(
                Choice("hangul", N_("Answers with Hangul")),
                Choice("all", N_("All answers, as the survey")),
            ),
        ),
        Option(
            "prompts",
            N_("Prompts"),
            "choice",
            "together",
            fixed(
                Choice("together", N_("Both kinds together")),
                Choice("apart", N_("Each kind by itself")),
                Choice("english", N_("English ones")),
                Choice("korean", N_("Korean ones")),
            ),
        ),
        Option(
            "top",
            N_("Rows"),
            "choice",
            "30",
            fixed(
                Choice("10", N_("The first 10")),
                Choice("30", N_("The first 30")),
                Choice("all", N_("All")),
            ),
        ),
    ),
    presets=(
        Preset(
            "survey-figure-3",
            N_("The survey’s figure 3"),
            {"answers": "hangul", "prompts": "together"},
        ),
    ),
    make=code_switching,
)
