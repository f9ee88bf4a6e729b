"""The chart of a staged training: parts of the network by stages, the survey's figure 4."""

from collections.abc import Mapping, Sequence

from kollm_gui.catalogue.records import LanguageModel, TrainingStage
from kollm_gui.charts import recipe_words as words
from kollm_gui.charts.attribution import sources_of, sources_text
from kollm_gui.charts.figure import (
    Axis,
    Cell,
    Cells,
    CellSign,
    Figure,
    LegendEntry,
    Panel,
    nothing_to_draw,
)
from kollm_gui.charts.options import Chart, ChartRequest, Choice, Option, Preset
from kollm_gui.charts.scale import Category, CategoryItem
from kollm_gui.i18n import N_, _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.training_stages import StageGridRow, part_rows

# The survey's own example, shown until another model is chosen.
EEVE = "eeve-korean-10.8b"
_FOLLOW = "selected"
_SIGNS: tuple[CellSign, ...] = ("trained", "adapters", "frozen", "untold")


def recipe(request: ChartRequest) -> Figure:
    """The figure of a request whose options are complete and checked."""
    model = _model(request)
    if model is None:
        sentence = _(
            "No stages of training are recorded of these models; choose one of the others."
        )
        return nothing_to_draw("recipe", _("Training recipe"), sentence, request.selected)
    stages = sorted(model.stages, key=lambda stage: stage.order)
    rows = part_rows(stages)
    signs = _signs(rows, stages)
    sources = sources_of([model], ("stages", "vocab_added", "added_tokens_b"))
    return Figure(
        chart="recipe",
        title=words.title(model, len(stages)),
        subtitle=words.subtitle(model, request.snapshot),
        panels=(_panel(model, stages, rows, signs),),
        legend=_legend(signs),
        note=words.note_text(stages, understood=bool(rows)),
        sources=sources,
        sources_text=sources_text(sources, request.snapshot.sources),
        summary=words.summary_text(model, stages, rows),
        data=words.data_table(model, stages, rows),
        selected=request.selected,
    )


def _model(request: ChartRequest) -> LanguageModel | None:
    """The chosen model, or the selected one, the first that was searched for, or EEVE."""
    models = request.snapshot.models
    chosen = request.options["model"]
    if chosen != _FOLLOW:
        return _staged(models, chosen)
    if request.selected is not None and (found := _staged(models, request.selected)):
        return found
    if request.slugs is not None:
        staged = (_staged(models, slug) for slug in request.slugs)
        return next((model for model in staged if model is not None), None)
    first = next((model for model in models.values() if model.stages), None)
    return _staged(models, EEVE) or first


def _staged(models: Mapping[str, LanguageModel], slug: str) -> LanguageModel | None:
    model = models.get(slug)
    return model if model is not None and model.stages else None


def _signs(
    rows: Sequence[StageGridRow], stages: Sequence[TrainingStage]
) -> tuple[tuple[CellSign, ...], ...]:
    """What each cell shows, row by row; one untold row where the words are not understood."""
    if not rows:
        untold: tuple[CellSign, ...] = tuple("untold" for _stage in stages)
        return (untold,)
    return tuple(row.moves for row in rows)


def _panel(
    model: LanguageModel,
    stages: Sequence[TrainingStage],
    rows: Sequence[StageGridRow],
    signs: Sequence[Sequence[CellSign]],
) -> Panel:
    names = words.row_names(model, rows)
    items = (
        CategoryItem("stage", ""),
        *(CategoryItem(f"part-{place}", name) for place, name in enumerate(names)),
    )
    numbers = tuple(
        Cell(f"{model.slug}/{stage.order}", column, 0, str(stage.order))
        for column, stage in enumerate(stages)
    )
    cells = tuple(
        Cell(
            key=f"{model.slug}/{stage.order}/{row}",
            column=column,
            row=row + 1,
            tone="korean-continual",
            tooltip=words.tooltip(stage, names[row], signs[row][column]),
            sign=signs[row][column],
        )
        for row in range(len(signs))
        for column, stage in enumerate(stages)
    )
    columns = tuple(CategoryItem(str(stage.order), str(stage.order)) for stage in stages)
    return Panel(
        x=Axis("", Category(columns), ticks_shown=False, grid=False),
        y=Axis("", Category(items, downward=True), grid=False),
        marks=(Cells((*numbers, *cells)),),
    )


def _legend(signs: Sequence[Sequence[CellSign]]) -> tuple[LegendEntry, ...]:
    found = {sign for row in signs for sign in row}
    return tuple(
        LegendEntry(words.sign_text(sign), "korean-continual", sign=sign)
        for sign in _SIGNS
        if sign in found
    )


def _models(snapshot: Snapshot, _options: Mapping[str, str]) -> Sequence[Choice]:
    """The models with recorded stages, by name; first whichever is selected."""
    staged = sorted(snapshot.staged, key=lambda model: (model.name.casefold(), model.slug))
    return [
        Choice(_FOLLOW, N_("The selected one")),
        *(Choice(model.slug, model.label) for model in staged),
    ]


def _typed_model(snapshot: Snapshot, _options: Mapping[str, str], text: str) -> str | None:
    """The slug of the model that a person names as the window shows it."""
    wanted = text.casefold()
    for model in snapshot.staged:
        if wanted in (label.casefold() for label in model.labels):
            return model.slug
    return None


CHART = Chart(
    key="recipe",
    text=N_("Training recipe"),
    sentence=N_(
        "A staged training as a grid: parts of the network by stages, trained, trained through "
        "adapters or frozen."
    ),
    options=(Option("model", N_("Model"), "choice", _FOLLOW, _models, _typed_model),),
    presets=(Preset("survey-figure-4", N_("The survey’s figure 4"), {"model": EEVE}),),
    make=recipe,
)
