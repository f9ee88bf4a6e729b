"""The pages of techniques and sources: what they are, and which models they stand behind."""

from kollm_gui.catalogue.records import LanguageModel, Source, Technique
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.ui.details.content import Details, Fact, FactsBody, Section
from kollm_gui.ui.details.content_groups import counted, listed_models
from kollm_gui.ui.details.content_notes import notes_section
from kollm_gui.ui.details.content_sources import address
from kollm_gui.ui.details.references import Note


def technique_details(snapshot: Snapshot, technique: Technique) -> Details:
    """A technique: what it does, and who used it."""
    users = [m for m in snapshot.models.values() if technique.slug in m.techniques]
    note = Note(None, technique.note) if technique.note else None
    return Details(
        key=f"technique/{technique.slug}",
        title=technique.label,
        detail=" · ".join((_("technique"), counted(users))),
        sections=(notes_section([note]), listed_models(snapshot, users)),
        copies=((_("Copy name"), technique.label),),
    )


def source_details(snapshot: Snapshot, source: Source) -> Details:
    """A document: what it is, and the models whose facts or scores stand in it."""
    scored = {score.model for score in snapshot.scores if score.source == source.slug}
    models = [
        model
        for model in snapshot.models.values()
        if model.slug in scored or _cites(model, source.slug)
    ]
    told = (
        ("authors", _("Authors"), source.authors),
        ("year", _("Year"), str(source.year) if source.year else None),
        ("arxiv", _("arXiv"), source.arxiv),
        ("status", _("Read"), words.word(words.SOURCE_STATUSES, source.status)),
    )
    facts = tuple(Fact(key, label, value) for key, label, value in told if value)
    sections = [Section("facts", FactsBody(facts))]
    if source.note_told:
        sections.append(notes_section([Note(None, source.note_told)]))
    sections.append(listed_models(snapshot, models))
    kind = words.word(words.SOURCE_KINDS, source.kind) or source.kind
    return Details(
        key=f"source/{source.slug}",
        title=source.title,
        detail=f"{kind} · {counted(models)}",
        sections=tuple(sections),
        copies=((_("Copy name"), source.title),),
        cites=(source.slug,),
        url=address(source),
    )


def _cites(model: LanguageModel, source: str) -> bool:
    return any(citation.source == source for citation in model.citations)
