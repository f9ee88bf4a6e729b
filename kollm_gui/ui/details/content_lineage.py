"""What a model was made of and what was made of it."""

from msgspec.structs import replace

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.tables.cell import billions
from kollm_gui.ui.details.content import LineageBody, ModelLine, Section
from kollm_gui.ui.details.content_notes import extra_notes
from kollm_gui.ui.details.references import Note

_LONGEST_CHAIN = 12
_SIGNS = {"approximate": "≈ ", "lower_bound": "≥ "}


def lineage_section(snapshot: Snapshot, model: LanguageModel) -> Section:
    """The chain of bases, oldest first, the parents of a merge, and the models made of this."""
    above: list[ModelLine] = []
    seen = {model.slug}
    base = snapshot.models.get(model.base_model or "")
    while base is not None and base.slug not in seen and len(above) < _LONGEST_CHAIN:
        seen.add(base.slug)
        above.insert(0, model_line(snapshot, base))
        base = snapshot.models.get(base.base_model or "")
    below = [snapshot.models[slug] for slug in snapshot.children.get(model.slug, ())]
    merged = [snapshot.models[slug] for slug in model.merge_parents if slug in snapshot.models]
    alone = not (above or below or merged)
    body = LineageBody(
        above=tuple(above),
        here=model_line(snapshot, model),
        # How a parent came from its own base says nothing of the merge.
        merged_from=tuple(replace(model_line(snapshot, parent), step="") for parent in merged),
        below=tuple(model_line(snapshot, child) for child in sorted(below, key=_order)),
        sentence=_("No relation to another model is recorded.") if alone else "",
        remarks=_remarks(model),
    )
    return Section("lineage", body)


def model_line(snapshot: Snapshot, model: LanguageModel) -> ModelLine:
    """A model as a link: name, maker and date, and how it came from its base."""
    organization = snapshot.organization_of(model)
    parts = (
        None if organization is None else organization.label,
        None if model.release is None else model.release.printed,
    )
    line = ModelLine(
        target=model.slug,
        name=model.label,
        category=model.category,
        detail=" · ".join(part for part in parts if part),
        muted=model.minimal,
    )
    return line if model.base_model is None else replace(line, step=_step(model))


def _step(model: LanguageModel) -> str:
    parts = [words.word(words.RELATIONS, relation) or relation for relation in model.relation]
    if model.added_tokens_b is not None:
        tokens = billions(model.added_tokens_b, prefix=_SIGNS.get(model.tokens_kind, "") + "+")
        text = tokens.text.replace(" ", "\u00a0")
        parts.append(_("{amount} tokens").format(amount=text))
    if model.vocab_added is not None:
        rows = f"+{model.vocab_added:,}"
        parts.append(_("{rows} vocabulary entries").format(rows=rows))
    return " · ".join(parts)


def _remarks(model: LanguageModel) -> tuple[Note, ...]:
    return tuple(extra_notes(model.extras, ("base_model_note", "merge_parents_note")))


def _order(model: LanguageModel) -> tuple[bool, str, str]:
    return (model.minimal, model.release.printed if model.release else "9999", model.name)
