"""The page of a model."""

from kollm_gui import i18n
from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.citing.entry import sources_of_model
from kollm_gui.comparing.naming import provenance_label, provenance_sentence
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.ui.details.content import Badge, Details, ModelLine
from kollm_gui.ui.details.content_corpora import corpora_section
from kollm_gui.ui.details.content_disputes import Disputes
from kollm_gui.ui.details.content_facts import HUGGING_FACE, ModelFacts
from kollm_gui.ui.details.content_lineage import lineage_section
from kollm_gui.ui.details.content_mine import mine_section
from kollm_gui.ui.details.content_notes import model_notes
from kollm_gui.ui.details.content_recipe import recipe_section
from kollm_gui.ui.details.content_scores import scores_section
from kollm_gui.ui.details.content_sources import Numbering

_ACCESS_ICONS = {"open-weights": "download", "api": "code", "closed": "lock"}


def model_details(snapshot: Snapshot, model: LanguageModel) -> Details:
    """Title, badges and the eight sections of a model."""
    numbering = Numbering(snapshot)
    disputes = Disputes(snapshot, model.slug, numbering)
    sections = [
        ModelFacts(snapshot, model, numbering, disputes).section(),
        corpora_section(snapshot, model, numbering, disputes),
        recipe_section(snapshot, model, numbering),
        scores_section(snapshot, model, numbering, disputes),
        lineage_section(snapshot, model),
        model_notes(snapshot, model, numbering, disputes),
        mine_section(snapshot, model.slug),
        numbering.section(),
    ]
    if model.origin == "own":  # whose corpora and recipe nobody asks for
        sections = [each for each in sections if each.id not in ("corpora", "recipe")]
    copies = [(_("Copy name"), model.name)]
    if model.hf_id:
        copies.append((_("Copy Hugging Face id"), model.hf_id))
    return Details(
        key=model.slug,
        title=model.label,
        detail="" if model.release is None else model.release.printed,
        maker=_maker(snapshot, model),
        badges=tuple(_badges(snapshot, model)),
        sections=tuple(sections),
        copies=tuple(copies),
        cites=tuple(source.slug for source in sources_of_model(snapshot, model)),
        url=HUGGING_FACE + model.hf_id if model.hf_id else None,
        category=model.category,
    )


def _maker(snapshot: Snapshot, model: LanguageModel) -> ModelLine | None:
    organization = snapshot.organization_of(model)
    if organization is None:
        return None
    return ModelLine(f"organization/{organization.slug}", organization.label)


def _badges(snapshot: Snapshot, model: LanguageModel) -> list[Badge]:
    category = snapshot.categories.get(model.category)
    badges: list[Badge] = []
    if category is not None:
        badges.append(
            Badge(category.label, "category", category=model.category, tip=category.definition)
        )
    badges.append(Badge(words.word(words.STAGES, model.stage) or model.stage))
    if model.access is not None:
        word = words.word(words.ACCESS, model.access) or model.access
        badges.append(Badge(word, icon=_ACCESS_ICONS[model.access]))
    license_badge = _license_badge(snapshot, model)
    if license_badge is not None:
        badges.append(license_badge)
    if model.origin == "own":
        badges.append(Badge(provenance_label("own"), tip=provenance_sentence("own")))
    if model.minimal:
        tip = _("Only a score or a lineage names this model; nobody has read its own documents.")
        badges.append(Badge(_("Name only"), tip=tip))
    return badges


def _license_badge(snapshot: Snapshot, model: LanguageModel) -> Badge | None:
    found = snapshot.license_of(model)
    if found is None:
        return None
    tip = i18n.pick(found.summary_en, found.summary_ko) or ""
    if found.commercial == "no":
        return Badge(_("Non-commercial"), "warning", tip=tip)
    if found.commercial == "conditions":
        return Badge(_("Use with conditions"), "warning", tip=tip)
    return Badge(found.short_label, tip=tip) if found.short or found.spdx else None
