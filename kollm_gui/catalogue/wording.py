"""What must hold of the notes of our own: both languages, and no number that no cited row holds."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from kollm_gui.catalogue.bilingual import remarks
from kollm_gui.catalogue.figures import numbers_in, values_in
from kollm_gui.catalogue.finding import Finding
from kollm_gui.catalogue.holdings import Holdings
from kollm_gui.catalogue.records import Benchmark, Catalogue, Citation
from kollm_gui.i18n import _

# Rare fields that are sentences of ours, each with a twin whose name ends in "_ko".
SAID = ("_note", "_reason", "initialisation", "tokenizer_recipe")


class _Noted(Protocol):
    @property
    def slug(self) -> str: ...
    @property
    def note_en(self) -> str | None: ...
    @property
    def note_ko(self) -> str | None: ...
    @property
    def citations(self) -> Sequence[Citation]: ...


def wording_findings(catalogue: Catalogue) -> Iterator[Finding]:
    """Families without notes, texts without their Korean, and numbers that nothing backs."""
    yield from _missing(catalogue)
    held = Holdings(catalogue)
    for model in catalogue.models:
        yield from _unbacked(model, held, lambda m=model: held.of_family(m.family))
    for family in catalogue.families:
        yield from _unbacked(family, held, lambda f=family: held.of_family(f.slug))
    for benchmark in catalogue.benchmarks:
        yield from _unbacked(benchmark, held, lambda b=benchmark: held.of_benchmark(b.slug))
        yield from _texts_unbacked(
            f"{benchmark.slug}: about",
            (benchmark.about_en, benchmark.about_ko),
            held,
            held.of_benchmark(benchmark.slug),
        )


def _missing(catalogue: Catalogue) -> Iterator[Finding]:
    known = {model.family for model in catalogue.models if not model.minimal}
    for family in catalogue.families:
        if family.slug in known and not family.note_en:
            yield Finding(f"{family.slug}: note_en", _("is missing. Say what the family was."))
    noted: tuple[_Noted | Benchmark, ...] = (
        *catalogue.families,
        *catalogue.models,
        *catalogue.benchmarks,
    )
    for record in noted:
        if record.note_en and not record.note_ko:
            yield Finding(f"{record.slug}: note_ko", _("is missing. Write the Korean text."))
    yield from _remarks_missing(catalogue)
    for technique in catalogue.techniques:
        for name in ("note_en", "note_ko"):
            if not getattr(technique, name):
                yield Finding(f"{technique.slug}: {name}", _("is missing. Say what it does."))
    for benchmark in catalogue.benchmarks:
        if not benchmark.task_ko:
            yield Finding(f"{benchmark.slug}: task_ko", _("is missing. Write the Korean text."))
        for name in ("about_en", "about_ko"):
            if not benchmark.minimal and not getattr(benchmark, name):
                yield Finding(f"{benchmark.slug}: {name}", _("is missing. Say what it measures."))


def _remarks_missing(catalogue: Catalogue) -> Iterator[Finding]:
    """Remarks beside the facts that have no Korean."""
    sentence = _("is missing. Write the Korean text.")
    for number, conflict in enumerate(catalogue.conflicts, start=1):
        if not conflict.comment_ko:
            yield Finding(f"conflict {number}: comment_ko", sentence)
    for topic in catalogue.topics:
        if not topic.note_ko:
            yield Finding(f"{topic.families}: {topic.topic}: note_ko", sentence)
    for remark in remarks(catalogue):
        if not remark.korean:
            yield Finding(f"{remark.place}: {remark.field}", sentence)
    for record in (*catalogue.models, *catalogue.benchmarks):
        for name in record.extras:
            said = name.endswith(SAID) and f"{name}_ko" not in record.extras
            if said:
                yield Finding(f"{record.slug}: {name}_ko", sentence)


def _unbacked(
    record: _Noted, held: Holdings, more: Callable[[], tuple[float, ...]]
) -> Iterator[Finding]:
    figures = [cited.figure for cited in record.citations if cited.figure]
    values = [value for figure in figures for value in values_in(figure)]
    texts = tuple(_without(text, figures) for text in (record.note_en, record.note_ko))
    yield from _texts_unbacked(f"{record.slug}: note", texts, held, (*values, *more()))


def _without(text: str | None, figures: list[str]) -> str | None:
    """The text less what its figures quote, such as a date or a version."""
    for figure in sorted(figures, key=len, reverse=True):
        if text is not None:
            text = re.sub(rf"(?<![\w.,]){re.escape(figure)}(?![\w.,]\d)", " ", text)
    return text


def _texts_unbacked(
    place: str, texts: tuple[str | None, ...], held: Holdings, values: tuple[float, ...]
) -> Iterator[Finding]:
    for text, language in zip(texts, ("en", "ko"), strict=True):
        if not text:
            continue
        bare, named = held.take_names(text)
        for number in numbers_in(bare):
            if not number.is_in((*values, *named)):
                yield Finding(
                    f"{place}_{language}",
                    _(
                        "has the number {number}, which no cited row holds. Add it to figures."
                    ).format(number=number.text),
                )
