"""The chart of language shares in training corpora, as stacked bars by model."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from kollm_gui.catalogue.records import CATEGORIES, LanguageModel
from kollm_gui.charts import corpus_words as words
from kollm_gui.charts.attribution import sources_of, sources_text
from kollm_gui.charts.category_parts import category_entries, strip_of
from kollm_gui.charts.corpus_rows import KINDS, Kind, Row, read_mixes
from kollm_gui.charts.figure import (
    SHAPES,
    Axis,
    Bar,
    Bars,
    Figure,
    Label,
    LegendEntry,
    Panel,
    Tone,
)
from kollm_gui.charts.model_options import COPIES
from kollm_gui.charts.numbers import NO_BREAK, plain
from kollm_gui.charts.options import Chart, ChartRequest, Choice, Option, fixed, typed_count
from kollm_gui.charts.scale import Category, CategoryItem, Linear
from kollm_gui.i18n import N_, _, ngettext

# Korean is in the accent everywhere; the others are greys, told apart by order and words.
TONES: Mapping[Kind, Tone] = {
    "ko": "accent",
    "en": "text_3",
    "code": "text_2",
    "other": "line_strong",
    "rest": "line_strong",
}
# The Korean share stands beside the bar and needs this much of the axis.
_END = 1.24
_NAMED = frozenset({"conflict", "stages", "no-amounts"})


def corpus_mix(request: ChartRequest) -> Figure:
    """The figure of a request whose options are complete and checked."""
    snapshot, options = request.snapshot, request.options
    models = _chosen(request)
    rows, others = read_mixes(models, snapshot.models, copies=options["copies"] == "yes")
    rows.sort(key=_order(options["order"]))
    shown = _first(rows, options["top"], request.selected)
    drawn = {row.model.slug for row in shown}
    left_out = [row for row in rows if row.model.slug not in drawn]
    listed = [snapshot.models[slug] for slug, reason in others.items() if reason in _NAMED]
    read_in = _sources(shown)
    empty = None if shown else words.empty_sentence(len(models))
    return Figure(
        chart="corpus-mix",
        title=_("Languages of the training text"),
        subtitle=_("Shares by what is published: printed shares, else tokens, else bytes"),
        panels=() if empty else (_panel(shown),),
        legend=_legend(request, shown),
        strip=strip_of(snapshot, listed, _("Corpora named, but no shares of languages in them")),
        note=words.note_text(shown, others, left_out=len(left_out)),
        sources=read_in,
        sources_text=sources_text(read_in, snapshot.sources),
        summary=empty or words.summary_text(shown, others),
        data=words.data_table(shown, left_out, listed, others),
        selected=request.selected,
        empty=empty,
        counts=ngettext(
            "{drawn} of {total} model drawn", "{drawn} of {total} models drawn", len(models)
        ).format(drawn=f"{len(shown):,}", total=f"{len(models):,}"),
    )


def _chosen(request: ChartRequest) -> list[LanguageModel]:
    wanted = None if request.slugs is None else {*request.slugs, request.selected}
    found = request.snapshot.models.values()
    return [model for model in found if wanted is None or model.slug in wanted]


def _order(order: str) -> Callable[[Row], tuple[object, ...]]:
    def by_name(row: Row) -> tuple[object, ...]:
        return (row.model.name.casefold(), row.model.slug)

    def by_korean(row: Row) -> tuple[object, ...]:
        # Of equal shares, the one with more said of the rest first.
        return (-row.parts.get("ko", 0.0), row.mix.rest, *by_name(row))

    def by_category(row: Row) -> tuple[object, ...]:
        return (CATEGORIES.index(row.model.category), *by_korean(row))

    def by_date(row: Row) -> tuple[object, ...]:
        release = row.model.release
        return (release is None, -release.date_from.toordinal() if release else 0, *by_name(row))

    return {"korean": by_korean, "name": by_name, "released": by_date}.get(order, by_category)


def _first(rows: Sequence[Row], top: str, selected: str | None) -> list[Row]:
    if top == "all":
        return list(rows)
    most = int(top)
    return [row for at, row in enumerate(rows) if at < most or row.model.slug == selected]


def _panel(rows: Sequence[Row]) -> Panel:
    items = tuple(
        CategoryItem(
            row.model.slug,
            row.model.label,
            tone=row.model.category,
            shape=SHAPES[row.model.category],
        )
        for row in rows
    )
    bars = tuple(bar for at, row in enumerate(rows) for bar in _bars(at, row))
    labels = tuple(
        Label(
            key=row.model.slug,
            text=words.korean_text(row),
            x=1.0,
            y=float(at),
            tone="text",
            priority=float(-at),
            required=True,
            bold=True,
            fixed=True,
            sides=("right",),
        )
        for at, row in enumerate(rows)
    )
    return Panel(
        x=Axis(_("Share of the training text"), Linear(0.0, _END, _percent, tick_bounds=(0, 1))),
        y=Axis("", Category(items, downward=True), grid=False),
        marks=(Bars(bars),),
        labels=labels,
    )


def _bars(at: int, row: Row) -> Iterator[Bar]:
    start, tooltip = 0.0, words.tooltip(row)
    for kind, share in row.parts.items():
        # Shares that are rounded add up to a little more than the whole.
        end = min(start + share, 1.0)
        if end > start:
            yield Bar(
                key=row.model.slug,
                at=float(at),
                start=start,
                end=end,
                tone=TONES[kind],
                hatched=kind == "rest",
                thickness=0.62,
                tooltip=tooltip,
                text="" if kind == "rest" else words.percent(share),
            )
        start = end


def _percent(value: float) -> str:
    return f"{plain(value * 100, 4)}{NO_BREAK}%"


def _legend(request: ChartRequest, rows: Sequence[Row]) -> tuple[LegendEntry, ...]:
    kinds = {kind for row in rows for kind in row.parts}
    entries = [*category_entries(request.snapshot, (row.model for row in rows))]
    blocks = (
        LegendEntry(words.kind_text(kind), TONES[kind], block=True, hatched=kind == "rest")
        for kind in KINDS
        if kind in kinds
    )
    return (*entries, *blocks)


def _sources(rows: Sequence[Row]) -> tuple[str, ...]:
    found = dict.fromkeys(sources_of((row.model for row in rows), ("corpora",)))
    for row in rows:
        for corpus in row.model.corpora:
            found.update(dict.fromkeys(cited.source for cited in corpus.citations if cited.source))
    return tuple(found)


CHART = Chart(
    key="corpus-mix",
    text=N_("Corpus mix"),
    sentence=N_(
        "Which share of the training text is Korean, English, program code or other; what is not "
        "disclosed is hatched."
    ),
    options=(
        Option(
            "order",
            N_("Order"),
            "choice",
            "category",
            fixed(
                Choice("category", N_("By category")),
                Choice("korean", N_("By Korean share")),
                Choice("name", N_("By name")),
                Choice("released", N_("By release, the newest first")),
            ),
        ),
        Option(
            "top",
            N_("Rows"),
            "choice",
            "all",
            fixed(
                Choice("10", N_("The first 10")),
                Choice("30", N_("The first 30")),
                Choice("all", N_("All")),
            ),
            typed_count,
        ),
        COPIES,
    ),
    presets=(),
    make=corpus_mix,
)
