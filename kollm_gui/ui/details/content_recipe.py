"""How a model was trained: techniques, stages with what moved and what stood still, checkpoints."""

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.i18n import N_, _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.cell import billions
from kollm_gui.tables.extras import extra
from kollm_gui.tables.training_stages import moves_everything, stage_grid, stage_lines
from kollm_gui.ui.details.content import CheckpointLine, Chip, RecipeBody, Section
from kollm_gui.ui.details.content_notes import extra_notes
from kollm_gui.ui.details.content_reproductions import reproductions
from kollm_gui.ui.details.content_sources import Numbering
from kollm_gui.ui.details.references import Note

_ROWS = {"input": N_("input"), "output": N_("output")}


def recipe_section(snapshot: Snapshot, model: LanguageModel, numbering: Numbering) -> Section:
    """Techniques, stages and checkpoints, or the sentence that none is recorded."""
    fields = ("techniques", "stages", "checkpoints", "initialisation", "tokenizer_recipe")
    citations = [citation for field in fields for citation in model.cited(field)]
    known = snapshot.techniques
    techniques = tuple(
        Chip(known[slug].label, f"technique/{slug}", known[slug].note)
        if slug in known
        else Chip(slug.replace("-", " "))
        for slug in model.techniques
    )
    nothing = not (techniques or model.stages or model.checkpoints)
    body = RecipeBody(
        techniques=techniques,
        stages=stage_lines(model.stages),
        grid=stage_grid(model.stages),
        plain=moves_everything(model.stages),
        checkpoints=tuple(
            CheckpointLine(
                checkpoint.label_told,
                None
                if checkpoint.added_tokens_b is None
                else "+" + billions(checkpoint.added_tokens_b).text.replace(" ", "\u00a0"),
                checkpoint.published_told,
            )
            for checkpoint in model.checkpoints
        ),
        reproductions=reproductions(model, numbering),
        remarks=_remarks(model),
        sentence=_("No recipe is recorded.") if nothing else "",
        references=numbering.references(citations),
    )
    return Section("recipe", body)


def _remarks(model: LanguageModel) -> tuple[Note, ...]:
    notes: list[Note] = []
    start, english_only = extra(model.extras, "initialisation")
    if isinstance(start, dict):
        parts = "; ".join(
            f"{_(_ROWS.get(str(part), str(part)))}: {how}" for part, how in start.items()
        )  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        notes.append(Note(_("How new rows start"), parts, english_only=english_only))
    steps, english_only = extra(model.extras, "tokenizer_recipe")
    if isinstance(steps, list | tuple):
        listed = "; ".join(f"({number}) {step}" for number, step in enumerate(steps, start=1))  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        notes.append(Note(_("How the vocabulary was chosen"), listed, english_only=english_only))
    return (*notes, *extra_notes(model.extras, ("stages_note",)))
