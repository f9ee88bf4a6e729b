"""What the chart of a staged training says in words: names, note, summary and data table."""

from collections.abc import Mapping, Sequence

from kollm_gui.catalogue.records import LanguageModel, TrainingStage
from kollm_gui.charts.data_titles import titles_of
from kollm_gui.charts.figure import CellSign, DataTable
from kollm_gui.charts.numbers import NO_BREAK, amount
from kollm_gui.i18n import N_, _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.training_stages import (
    StageGridRow,
    is_named_in_source_only,
    stage_lines,
)

_SIGNS: Mapping[CellSign, str] = {
    "trained": N_("trained"),
    "adapters": N_("trained through adapters"),
    "frozen": N_("frozen"),
    "untold": N_("told in words only"),
}
_HEADER = ("slug", "stage", "stage_name", "part", "move", "trained", "frozen")


def sign_text(sign: CellSign) -> str:
    """What a cell's sign means."""
    return _(_SIGNS[sign])


def title(model: LanguageModel, stages: int) -> str:
    """The model and in how many stages it was trained."""
    return ngettext(
        "{model}: training in {count} stage", "{model}: training in {count} stages", stages
    ).format(model=model.label, count=stages)


def subtitle(model: LanguageModel, snapshot: Snapshot) -> str:
    """What the training started from and what it added, as far as that is known."""
    base = snapshot.models.get(model.base_model or "")
    parts: list[str] = []
    if base is not None:
        parts.append(_("Base: {name}").format(name=base.label))
    if model.vocab_added:
        parts.append(
            ngettext(
                "{count} token added to the vocabulary",
                "{count} tokens added to the vocabulary",
                model.vocab_added,
            ).format(count=f"{model.vocab_added:,}")
        )
    if model.added_tokens_b is not None:
        parts.append(
            _("{amount} training tokens").format(amount=f"+{amount(model.added_tokens_b, 4)}")
        )
    return "; ".join(parts)


def row_names(model: LanguageModel, rows: Sequence[StageGridRow]) -> tuple[str, ...]:
    """The names of the rows; the transformer layers are counted where they are one row."""
    if not rows:
        return (_("Parts of the network"),)
    names: list[str] = []
    layers = _("Transformer layers")
    for row in rows:
        detail = row.detail
        if row.name == layers and not detail and model.layers:
            detail = ngettext("{count} layer", "{count} layers", model.layers).format(
                count=model.layers
            )
        names.append(
            _("{part}, {detail}").format(part=row.name, detail=detail) if detail else row.name
        )
    return tuple(names)


def tooltip(stage: TrainingStage, part: str, sign: CellSign) -> tuple[str, ...]:
    """The lines of a cell's hover text: the stage, the part, and the source's words."""
    (line,) = stage_lines([stage])
    lines = [f"{stage.order}. {stage.label}", f"{part}: {sign_text(sign)}"]
    if line.trained:
        lines.append(_("trained: {parts}").format(parts=line.trained))
    if line.frozen:
        lines.append(_("frozen: {parts}").format(parts=line.frozen))
    return tuple(lines)


def note_text(stages: Sequence[TrainingStage], *, understood: bool) -> str:
    """The stages by number, and how the cells were read from the sources' words."""
    parts = [_stage_text(stage, in_words=not understood) for stage in stages]
    told = [_("Stages: {list}.").format(list="; ".join(parts))]
    if is_named_in_source_only(stages):
        told.append(_("The stages’ names are the sources’ own."))
    if understood:
        told.append(_("Frozen parts are those that the sources do not call trained."))
    else:
        told.append(_("The sources do not say part by part what each stage trained."))
    return " ".join(told)


def _stage_text(stage: TrainingStage, *, in_words: bool) -> str:
    name = f"{stage.order}{NO_BREAK}{stage.label}"
    return f"{name} ({stage.trained_told})" if in_words and stage.trained else name


def summary_text(
    model: LanguageModel, stages: Sequence[TrainingStage], rows: Sequence[StageGridRow]
) -> str:
    """The chart told to someone who does not see it."""
    told = [title(model, len(stages)) + "."]
    for column, stage in enumerate(stages):
        (line,) = stage_lines([stage])
        moved = [
            name
            for name, row in zip(row_names(model, rows), rows, strict=False)
            if row.moves[column] != "frozen"
        ]
        parts = "; ".join(moved) if moved else (line.trained or "–")
        told.append(
            _("Stage {order}, {name}: {parts}.").format(
                order=stage.order, name=stage.label, parts=parts
            )
        )
    return " ".join(told)


def data_table(
    model: LanguageModel, stages: Sequence[TrainingStage], rows: Sequence[StageGridRow]
) -> DataTable:
    """One row for each stage and part, with the source's words."""
    names = row_names(model, rows)
    found: list[tuple[str | float | int | None, ...]] = []
    for column, stage in enumerate(stages):
        for place, name in enumerate(names):
            move: CellSign = rows[place].moves[column] if rows else "untold"
            found.append(
                (
                    model.slug,
                    stage.order,
                    stage.label,
                    name,
                    sign_text(move),
                    stage.trained_told,
                    stage.frozen_told,
                )
            )
    keys = (model.slug,) * len(found)
    return DataTable(_HEADER, tuple(found), keys, titles_of(_HEADER))
