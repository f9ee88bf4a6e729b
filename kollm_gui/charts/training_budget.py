"""The chart of training budgets: tokens over parameters, the survey's figure 1 and all models."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts import budget_marks as marks
from kollm_gui.charts import budget_whatif
from kollm_gui.charts import budget_words as words
from kollm_gui.charts.attribution import arxiv_source, sources_of, sources_text
from kollm_gui.charts.budget_places import STUB_RATIO, Counted, Place, Sorting, sort_models
from kollm_gui.charts.category_parts import category_entries, known_count, strip_of
from kollm_gui.charts.domain import log_domain
from kollm_gui.charts.figure import (
    Arrows,
    Axis,
    DataTable,
    Figure,
    Label,
    LegendEntry,
    Mark,
    Panel,
    Points,
    Strip,
)
from kollm_gui.charts.model_options import COPIES, LABELS, ONLY_SELECTION
from kollm_gui.charts.numbers import amount
from kollm_gui.charts.options import Chart, ChartRequest, Choice, Option, Preset, fixed
from kollm_gui.charts.scale import Log
from kollm_gui.i18n import N_, _, ngettext
from kollm_gui.library.snapshot import Snapshot

# The survey's own subject, whose four names always stand on the page.
POLYGLOT_KO: tuple[str, ...] = (
    "polyglot-ko-1.3b",
    "polyglot-ko-3.8b",
    "polyglot-ko-5.8b",
    "polyglot-ko-12.8b",
)
# Those and the models that the survey names beside them, as far as a size tells them apart.
SURVEY_MODELS: tuple[str, ...] = (
    *POLYGLOT_KO,
    "gecko-7b",
    "42dot-llm-plm-1.3b",
    "exaone-3.0-7.8b",
    "hyperclova-82b",
    "hyperclova-x",
    "llama-2-7b",
    "llama-2-13b",
    "qwen-7b",
    "qwen-14b",
    "gemma-2-9b",
    "gemma-2-27b",
    "llama-3-8b",
    "llama-3-70b",
    "llama-3.1-405b",
    "qwen2.5-0.5b",
    "qwen2.5-7b",
    "qwen2.5-72b",
    "aya-23-8b",
    "aya-23-35b",
    "command-r-35b",
    "command-r-plus-104b",
    "gpt-4",
    "gpt-4o",
    "llama-2-koen-13b",
    "llama-3-open-ko-8b",
    "eeve-korean-10.8b",
)
# More labels than these in a selection are placed by room only.
_MOST_REQUIRED = 12
_FIELDS = ("tokens_b", "added_tokens_b", "params_b", "active_params_b")


@dataclass(frozen=True, slots=True)
class _Cast:
    """Which models the chart is about, and which stand pale behind them."""

    chosen: Mapping[str, LanguageModel]
    sorting: Sorting
    context: Mapping[str, Place]
    named: tuple[str, ...]  # always labelled
    bold: frozenset[str]
    thought: budget_whatif.WhatIf | None = None  # a budget that is only thought of


def training_budget(request: ChartRequest) -> Figure:
    """The figure of a request whose options are complete and checked."""
    snapshot, options = request.snapshot, request.options
    survey = options["models"] == "survey-figure-1"
    cast = _cast(request)
    read_in = sources_of((cast.chosen[slug] for slug in cast.sorting.places), _FIELDS)
    formulas = _formulas(options, thought=cast.thought is not None)
    papers = [slug for each in formulas for slug in arxiv_source(snapshot.sources, each)]
    note = words.note_text(
        cast.sorting,
        arrows=options["arrows"] == "yes",
        iso_flop=options["equal-compute"] == "yes",
        context=len(cast.context),
    )
    if survey:
        family = [snapshot.models[slug] for slug in POLYGLOT_KO if slug in snapshot.models]
        note = " ".join((*words.survey_sentences(family, cast.sorting), note))
    summary = words.summary_text(cast.chosen, cast.sorting)
    if cast.thought is not None:
        note, summary = f"{cast.thought.sentence} {note}", f"{summary} {cast.thought.sentence}"
    note = " ".join(part for part in (budget_whatif.half_told(options), note) if part)
    drawn = bool(cast.sorting.places) or cast.thought is not None
    empty = None if drawn else _empty_sentence(cast)
    return Figure(
        chart="training-budget",
        title=_("Training budget"),
        subtitle=_(
            "Tokens over parameters; an adapted model stands at the tokens it added to its base"
        ),
        panels=() if empty else (_panel(request, cast),),
        legend=_legend(request, cast),
        strip=_strip(snapshot, cast),
        note=note,
        sources=tuple(dict.fromkeys((*read_in, *papers))),
        sources_text=sources_text(read_in, snapshot.sources, *formulas.values()),
        summary=empty or summary,
        data=_with_thought(words.data_table(cast.chosen, cast.sorting), cast),
        selected=request.selected,
        empty=empty,
        counts=words.counts_text(len(cast.sorting.places), len(cast.chosen)),
    )


def _with_thought(table: DataTable, cast: _Cast) -> DataTable:
    """The table with the what-if point's row first, where there is one."""
    if cast.thought is None:
        return table
    keys = (budget_whatif.KEY, *table.keys)
    return replace(table, rows=(cast.thought.row, *table.rows), keys=keys)


def _counted(options: Mapping[str, str]) -> Counted:
    return "total" if options["size"] == "total" else "active"


def _cast(request: ChartRequest) -> _Cast:
    models, options = request.snapshot.models, request.options
    survey = options["models"] == "survey-figure-1"
    pool = [slug for slug in SURVEY_MODELS if slug in models] if survey else list(models)
    wanted = None if request.slugs is None else set(request.slugs)
    focus = [slug for slug in pool if wanted is None or slug in wanted]
    selected = request.selected if request.selected in models else None
    if selected is not None and selected not in focus:
        focus.append(selected)
    chosen = {slug: models[slug] for slug in focus}
    counted, copies = _counted(options), options["copies"] == "yes"
    sorting = sort_models(
        chosen.values(), models, counted, copies=copies, selected=request.selected
    )
    behind = [slug for slug in pool if slug not in chosen] if wanted is not None else []
    if options["only-selection"] == "yes":
        behind = []
    # An arrow never starts from nothing: a base outside the selection stands pale behind it.
    if options["arrows"] == "yes":
        bases = (marks.base_of(chosen[slug], models) for slug in _adapted(sorting))
        behind += [base.slug for base in bases if base is not None and base.slug not in chosen]
    context = sort_models(
        (models[slug] for slug in dict.fromkeys(behind)), models, counted, copies=False
    )
    named = [slug for slug in (selected, *(POLYGLOT_KO if survey else ())) if slug]
    bold = frozenset(named)
    if wanted is not None and len(sorting.places) <= _MOST_REQUIRED:
        named += focus
    return _Cast(
        chosen,
        sorting,
        context.places,
        tuple(dict.fromkeys(named)),
        bold,
        budget_whatif.what_if(options),
    )


def _adapted(sorting: Sorting) -> list[str]:
    return [slug for slug, place in sorting.places.items() if place.adapted]


def _panel(request: ChartRequest, cast: _Cast) -> Panel:
    snapshot, options = request.snapshot, request.options
    models = {**{slug: snapshot.models[slug] for slug in cast.context}, **cast.chosen}
    places = {**cast.context, **cast.sorting.places}
    counted = _counted(options)
    widths = [place.params_b for place in places.values()]
    heights = _heights(places, cast)
    if cast.thought is not None:
        widths.append(cast.thought.params_b)
        heights.append(cast.thought.tokens_b)
    x, y = log_domain(widths, padding=0.05), log_domain(heights, padding=0.05)
    drawn: list[Mark] = []
    if options["equal-compute"] == "yes":
        drawn += marks.iso_flop_lines(x, y)
    if options["chinchilla"] == "yes":
        drawn.append(marks.chinchilla_line(x))
    if options["chinchilla-tables"] == "yes":
        drawn += marks.table_lines()
    if options["arrows"] == "yes":
        adapted = (
            (cast.chosen[slug], cast.sorting.places[slug]) for slug in _adapted(cast.sorting)
        )
        drawn.append(Arrows(marks.arrows(adapted, snapshot.models, counted)))
    pale = frozenset(cast.context)
    drawn.append(Points(marks.points(models, places, snapshot, request.selected, pale)))
    if cast.thought is not None:
        drawn.append(Points((cast.thought.point,)))
    mixtures = any(models[slug].architecture == "moe" for slug in places)
    return Panel(
        x=Axis(_axis_title(counted, mixtures=mixtures), Log(*x, amount)),
        y=Axis(_("Training tokens"), Log(*y, amount, spacing_px=26.0)),
        marks=tuple(drawn),
        labels=_labels(request, cast),
    )


def _axis_title(counted: Counted, *, mixtures: bool) -> str:
    if not mixtures:
        return _("Parameters")
    if counted == "active":
        return _("Parameters (active ones for mixtures of experts)")
    return _("Parameters (all of them for mixtures of experts)")


def _heights(places: Mapping[str, Place], cast: _Cast) -> list[float]:
    heights = [place.tokens_b for place in places.values()]
    # The dashed stubs have to find room as well.
    adapted = _adapted(cast.sorting)
    return heights + [cast.sorting.places[slug].tokens_b * STUB_RATIO for slug in adapted]


def _labels(request: ChartRequest, cast: _Cast) -> tuple[Label, ...]:
    places = cast.sorting.places
    named = [slug for slug in cast.named if slug in places]
    if request.options["labels"] == "named":
        places = {slug: places[slug] for slug in named}
    known = {slug: known_count(request.snapshot, slug) for slug in places}
    made = marks.labels(cast.chosen, places, named, cast.bold, known)
    return made if cast.thought is None else (cast.thought.label, *made)


def _legend(request: ChartRequest, cast: _Cast) -> tuple[LegendEntry, ...]:
    snapshot, places = request.snapshot, cast.sorting.places
    drawn = [cast.chosen[slug] for slug in places]
    entries = [*category_entries(snapshot, drawn)]
    if any(model.architecture == "moe" for model in drawn):
        text = _("mixture of experts")
        entries.append(LegendEntry(text, "text_2", "circle", hollow=True))
    if any(model.tokens_kind == "lower_bound" for model in drawn):
        entries.append(LegendEntry(_("at least"), "text_2", caret=True))
    if request.options["arrows"] == "yes" and _adapted(cast.sorting):
        entries.append(LegendEntry(_("base → adapted model"), "korean-continual", arrow=True))
    if cast.thought is not None:
        entries.append(cast.thought.legend)
    return tuple(entries)


def _strip(snapshot: Snapshot, cast: _Cast) -> Strip | None:
    unknown = [
        cast.chosen[slug]
        for slug, reason in cast.sorting.left_out.items()
        if reason in ("no-tokens", "no-size", "neither")
    ]
    title = _("Not drawn: token count or size not disclosed or not known")
    return strip_of(snapshot, unknown, title)


def _formulas(options: Mapping[str, str], *, thought: bool) -> dict[str, str]:
    """The papers of the lines that are drawn and of what is predicted, by arXiv id."""
    formulas: dict[str, str] = {}
    if "yes" in (options["chinchilla"], options["chinchilla-tables"]):
        formulas["2203.15556"] = _("Chinchilla: Hoffmann et al. 2022")
    if options["equal-compute"] == "yes":
        formulas["2001.08361"] = _("6ND: Kaplan et al. 2020")
    if thought:
        formulas |= {arxiv: _(text) for arxiv, text in budget_whatif.PAPERS.items()}
    return formulas


def _empty_sentence(cast: _Cast) -> str:
    if not cast.chosen:
        return _("No model is left to draw; change the search or clear it.")
    return ngettext(
        "The token count or the size of this {count} model is not known, so it has no place here.",
        "Of these {count} models none has both a known size and a known token count of its own.",
        len(cast.chosen),
    ).format(count=f"{len(cast.chosen):,}")


CHART = Chart(
    key="training-budget",
    text=N_("Training budget"),
    sentence=N_(
        "Tokens over parameters, against the Chinchilla line and lines of equal compute; "
        "adapted models at the tokens they added."
    ),
    options=(
        Option(
            "models",
            N_("Models"),
            "choice",
            "all",
            fixed(
                Choice("all", N_("All models")),
                Choice("survey-figure-1", N_("The survey’s figure 1")),
            ),
        ),
        Option(
            "size",
            N_("Horizontal axis"),
            "choice",
            "active",
            fixed(Choice("active", N_("Active parameters")), Choice("total", N_("All parameters"))),
        ),
        LABELS,
        Option("chinchilla", N_("Chinchilla, 20 : 1"), "flag", "yes"),
        Option("chinchilla-tables", N_("Chinchilla, table A3"), "flag", "no"),
        Option("equal-compute", N_("Equal compute, C = 6ND"), "flag", "yes"),
        Option("arrows", N_("Arrows from base models"), "flag", "yes"),
        COPIES,
        ONLY_SELECTION,
        *budget_whatif.OPTIONS,
    ),
    presets=(
        Preset(
            "survey-figure-1",
            N_("The survey’s figure 1"),
            {"models": "survey-figure-1"},
        ),
    ),
    make=training_budget,
)
