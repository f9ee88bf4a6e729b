"""The notes: paragraphs of ours in the interface's language, and quarrels no fact carries."""

from collections.abc import Iterable, Mapping

from kollm_gui import i18n
from kollm_gui.catalogue.records import Citation, LanguageModel
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.extras import extra
from kollm_gui.ui.details.content import NotesBody, Section
from kollm_gui.ui.details.content_disputes import Disputes
from kollm_gui.ui.details.content_sources import Numbering
from kollm_gui.ui.details.references import Note

_EXTRA_NOTES = ("category_note", "params_note")


def model_notes(
    snapshot: Snapshot, model: LanguageModel, numbering: Numbering, disputes: Disputes
) -> Section:
    """The note on the model, then the one on its family, then short remarks."""
    family = snapshot.families.get(model.family)
    notes = [
        _own_note(model) or note_of(None, model.note_en, model.note_ko, model.citations, numbering),
        *extra_notes(model.extras, _EXTRA_NOTES),
    ]
    if family is not None:
        title = _("The family {name}").format(name=family.label)
        notes.append(note_of(title, family.note_en, family.note_ko, family.citations, numbering))
    return notes_section(notes, disputes)


def _own_note(model: LanguageModel) -> Note | None:
    """What a person wrote about a model of their own, who needs no source for it."""
    if model.origin != "own" or model.note_en is None:
        return None
    return Note(None, model.note_en)


def notes_section(notes: Iterable[Note | None], disputes: Disputes | None = None) -> Section:
    """The notes that exist, or the sentence that there is none."""
    found = tuple(note for note in notes if note is not None)
    quarrels = () if disputes is None else disputes.rest()
    sentence = "" if found or quarrels else _("No note is recorded.")
    return Section("notes", NotesBody(found, quarrels, sentence))


def note_of(
    title: str | None,
    english: str | None,
    korean: str | None,
    citations: Iterable[Citation],
    numbering: Numbering,
) -> Note | None:
    """A note in the current language with the sources of the figures in it."""
    text = i18n.pick(english, korean)
    if text is None:
        return None
    told = [citation for citation in citations if citation.field == "note"]
    references = numbering.references(_by_source(told, text))
    english_only = i18n.current() == "ko" and not korean
    return Note(title, text, references, english_only, cited=bool(references))


def _by_source(citations: list[Citation], text: str) -> list[Citation]:
    """One citation for each source, whose locator names the figures of the text it backs.

    A figure is written otherwise in each language (“seven”, “7단계”), so that only
    those count that the text holds.
    """
    found: dict[str, tuple[list[str], str | None]] = {}
    for citation in sorted(citations, key=lambda one: one.rank):
        figure = citation.figure
        if citation.source is None or (figure is not None and figure not in text):
            continue
        figures, locator = found.setdefault(citation.source, ([], citation.locator))
        if figure is not None and figure not in figures:
            figures.append(figure)
        found[citation.source] = (figures, locator)
    return [
        Citation("note", source, ": ".join(part for part in (", ".join(figures), locator) if part))
        for source, (figures, locator) in found.items()
    ]


def extra_text(extras: Mapping[str, object], key: str) -> str:
    """A rare field that is a sentence, in the current language; empty where there is none."""
    text, _english_only = extra(extras, key)
    return text if isinstance(text, str) else ""


def extra_notes(extras: Mapping[str, object], keys: Iterable[str]) -> list[Note]:
    """Short remarks beside the notes, in the order of the keys."""
    found = (extra(extras, key) for key in keys)
    return [
        Note(None, text, english_only=english_only)
        for text, english_only in found
        if isinstance(text, str)
    ]
