"""The chart of code-switching: stray Chinese characters in Korean answers, as in figure 3."""

from collections.abc import Mapping, Sequence

from kollm_gui.charts import switching_words as words
from kollm_gui.charts.attribution import sources_text
from kollm_gui.charts.category_parts import category_entries
from kollm_gui.charts.figure import (
    SHAPES,
    Axis,
    Figure,
    LegendEntry,
    Panel,
    nothing_to_draw,
)
from kollm_gui.charts.options import Chart, ChartRequest, Choice, Option, Preset, fixed
from kollm_gui.charts.scale import Category, CategoryItem
from kollm_gui.charts.share_marks import Share, share_label, share_marks, share_scale
from kollm_gui.charts.short_names import short_names
from kollm_gui.charts.switching_rows import (
    ENGLISH,
    KOREAN,
    OWN,
    Selection,
    kinds_of,
    select,
)
from kollm_gui.i18n import N_, _
from kollm_gui.library.snapshot import Snapshot

# Two kinds of prompt stand a little above and below the middle of their row.
_OFFSETS: Mapping[str, float] = {ENGLISH: -0.23, KOREAN: 0.23, "together": 0.0, OWN: 0.0}
_ROW_PX, _TWIN_ROW_PX, _CHROME_PX = 26.0, 40.0, 190.0


def code_switching(request: ChartRequest) -> Figure:
    """The figure of a request whose options are complete and checked."""
    snapshot, options = request.snapshot, request.options
    selection = select(request)
    if not selection.drawn:
        return nothing_to_draw(
            "code-switching",
            _("Code-switching: Chinese characters in Korean answers"),
            words.nothing_left(selection, options),
            request.selected,
        )
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
    if OWN in kinds:
        names = tuple(_("{model} (yours)").format(model=name) for name in names)
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
    shares = [
        Share(
            row.model.slug,
            place + _OFFSETS[kind],
            row.counts[kind],
            row.model.category,
            SHAPES[row.model.category],
            words.tooltip(row, kind, row.counts[kind]),
        )
        for place, row in enumerate(selection.drawn)
        for kind in kinds
        if kind in row.counts
    ]
    scale = share_scale(names, (c for row in selection.drawn for c in row.counts.values()))
    return Panel(
        x=Axis(words.axis_title(options), scale),
        y=Axis("", Category(items, downward=True), grid=False),
        marks=share_marks(shares),
        labels=tuple(share_label(share) for share in shares),
    )


def _legend(snapshot: Snapshot, selection: Selection) -> tuple[LegendEntry, ...]:
    entries = [*category_entries(snapshot, (row.model for row in selection.drawn))]
    entries.append(LegendEntry(_("95 % interval"), "text_2", interval=True))
    if any(count.is_thin for row in selection.drawn for count in row.counts.values()):
        entries.append(LegendEntry(words.thin_text(), "text_2", "circle", hollow=True))
    return tuple(entries)


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
                Choice("own", N_("Those of my answers")),
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
