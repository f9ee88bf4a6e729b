"""A review as a table: one row for each run, and for each file that is refused."""

from dataclasses import dataclass
from pathlib import Path

from kollm_gui.i18n import N_, _
from kollm_gui.importers.formats import FORMATS
from kollm_gui.importers.names import last_part
from kollm_gui.importers.plan import PlannedRun
from kollm_gui.importers.report import left_out_words, run_lines
from kollm_gui.importers.review import Review
from kollm_gui.tables.cell import Cell, unknown
from kollm_gui.tables.column import Column, word_column


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A run or a refused file; ``told`` is all that is said of it, line by line."""

    id: str
    path: Path
    state: str
    ready: bool
    told: tuple[str, ...]
    format: str | None = None
    model: str | None = None
    printed: str | None = None  # the model as the file names it, where KoLLM does not know it
    scores: int | None = None
    run: PlannedRun | None = None


def rows_of(review: Review, *, written: bool = False) -> tuple[ImportRow, ...]:
    """What waits for a decision first, then what will be written, then what is refused."""
    runs = [_run_row(run, review, written=written) for run in review.plan.runs]
    runs.sort(key=lambda row: row.ready)
    refused = [
        ImportRow(
            f"refused/{place}", each.path, _("not imported"), ready=False, told=(each.sentence,)
        )
        for place, each in enumerate(review.plan.refused)
    ]
    return (*runs, *refused)


def import_columns() -> tuple[Column[ImportRow], ...]:
    """File, format, model, scores and what becomes of them."""
    return (
        word_column(
            "file",
            N_("File"),
            N_("Its name, without the folder."),
            lambda row: row.path.name,
        ),
        Column(
            "format",
            N_("Recognised as"),
            N_("The format, told by the content."),
            value=lambda row: row.format,
            cell=lambda row: Cell(row.format) if row.format else unknown(),
            raw_key="format",
        ),
        Column(
            "model",
            N_("Model"),
            N_("The model that the values are written to."),
            value=lambda row: row.model,
            cell=_model_cell,
            raw_key="model",
        ),
        Column(
            "scores",
            N_("Scores"),
            N_("How many values will be written."),
            value=lambda row: row.scores,
            cell=lambda row: Cell(f"{row.scores:,}") if row.scores is not None else unknown(),
            raw_key="scores",
            align="right",
            descending=True,
        ),
        Column(
            "state",
            N_("State"),
            N_("What becomes of it."),
            value=lambda row: row.state,
            cell=lambda row: Cell(row.state, tone="known" if row.ready else "quiet"),
            raw_key="state",
        ),
    )


def _run_row(run: PlannedRun, review: Review, *, written: bool) -> ImportRow:
    lines = (
        tuple(run_lines(run, review.names, whole=True))
        if run.values
        else tuple(left_out_words(run.left_out))
    )
    if not run.values:
        state = _("nothing new")
    elif run.model is None:
        state = _("not imported") if written else _("choose the model")
    elif written:
        state = _("imported")
    else:
        state = _("will be imported")
    return ImportRow(
        id=run.key,
        path=run.file.path,
        state=state,
        ready=run.ready,
        told=lines or (_("It holds no value."),),
        format=_(FORMATS[run.file.format]),
        model=review.model_name(run.model) if run.model is not None else None,
        printed=run.run.model_printed,
        scores=len(run.values),
        run=run,
    )


def _model_cell(row: ImportRow) -> Cell:
    if row.model is not None:
        return Cell(row.model)
    if row.run is None:
        return unknown()
    told = last_part(row.printed) if row.printed else _("not named")
    return Cell(told, tone="quiet")
