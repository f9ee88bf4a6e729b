"""Remarks in names and beside the facts, each with its Korean."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from kollm_gui.catalogue.records import Catalogue, LanguageModel
from kollm_gui.i18n import N_

_BESIDE = frozenset(" ,;:()")


class Bilingual(NamedTuple):
    """A text of the catalogue in both languages; ``field`` is the one that holds the Korean."""

    kind: str  # to be translated
    place: str
    field: str
    english: str | None
    korean: str | None


class _Noted(Protocol):
    @property
    def note(self) -> str | None: ...
    @property
    def note_ko(self) -> str | None: ...


def remarks(catalogue: Catalogue) -> Iterator[Bilingual]:
    """Every remark that is told in the reader's language; one that many scores share, once.

    Values, names and settings count only where they hold words: 5-shot, 167 and
    gpt-4-0613 are the same in both languages.
    """
    yield from _notes(N_("remarks on scores"), ((one.key, one) for one in catalogue.scores))
    yield from _notes(N_("remarks on sources"), ((one.slug, one) for one in catalogue.sources))
    beside = (*catalogue.baselines, *catalogue.harness_tasks)
    yield from _notes(
        N_("remarks on baselines and harness tasks"), ((one.benchmark, one) for one in beside)
    )
    for number, conflict in enumerate(catalogue.conflicts, start=1):
        kind, place = N_("values that disagree"), f"conflict {number}"
        for value in conflict.values:
            yield from _worded(kind, place, "value_ko", value.value, value.value_ko)
            yield from _worded(kind, place, "setting_ko", value.setting, value.setting_ko)
    for model in catalogue.models:
        yield from _remarked(model)
        kind = N_("hardware in words")
        yield from _worded(kind, model.slug, "hardware_ko", model.hardware, model.hardware_ko)
        for corpus in model.corpora:
            kind = N_("corpora in words")
            yield from _worded(kind, model.slug, "name_ko", corpus.name, corpus.name_ko)
        for state in model.checkpoints:
            kind = N_("checkpoints in words")
            yield from _worded(kind, model.slug, "label_ko", state.label, state.label_ko)
            yield from _worded(
                kind, model.slug, "published_ko", state.published, state.published_ko
            )


def _notes(kind: str, noted: Iterable[tuple[str, _Noted]]) -> Iterator[Bilingual]:
    seen: set[tuple[str, str | None]] = set()
    for place, one in noted:
        if one.note and (one.note, one.note_ko) not in seen:
            seen.add((one.note, one.note_ko))
            yield Bilingual(kind, place, "note_ko", one.note, one.note_ko)


def _remarked(model: LanguageModel) -> Iterator[Bilingual]:
    """A name that ends in a remark of ours, but not one that its id bears as well."""
    remark = model.name.rpartition(" (")[2] if model.name.endswith(")") else ""
    ids = " ".join(filter(None, (model.hf_id, *model.aliases))).casefold()
    ours = [word for word in remark[:-1].split() if word.casefold() not in ids]
    if model.label_ko or _in_words(" ".join(ours)):
        yield Bilingual(N_("names in words"), model.slug, "label_ko", model.name, model.label_ko)


def _worded(
    kind: str, place: str, field: str, english: str | None, korean: str | None
) -> Iterator[Bilingual]:
    if english is not None and (korean or _in_words(english)):
        yield Bilingual(kind, place, field, english, korean)


def _in_words(text: str) -> bool:
    """Whether an English word stands in it, which is lower case and nothing but letters."""
    apart = "".join(" " if character in _BESIDE else character for character in text)
    return any(
        len(word) > 2 and word.isascii() and word.isalpha() and word.islower()
        for word in apart.split()
    )
