"""The rules of the query language read slowly and plainly: one model, one part at a time.

It shares nothing with the lexer, the parser, the tree or the evaluator; three-valued
answers are True, False and None.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.field import Field
from kollm_gui.search.terms import squeeze
from kollm_gui.text import hangul


@dataclass(frozen=True, slots=True)
class Answers:
    """What holds for each model and what does not, as bits by place; the rest is unknown."""

    yes: int
    no: int

    @classmethod
    def of(cls, told: Iterable[bool | None]) -> "Answers":
        yes = no = 0
        for place, answer in enumerate(told):
            if answer is not None:
                yes, no = yes | answer << place, no | (not answer) << place
        return cls(yes, no)

    def and_(self, other: "Answers") -> "Answers":
        return Answers(self.yes & other.yes, self.no | other.no)

    def or_(self, other: "Answers") -> "Answers":
        return Answers(self.yes | other.yes, self.no & other.no)

    def turned(self) -> "Answers":
        return Answers(self.no, self.yes)


@cache
def squeezed(texts: frozenset[str]) -> frozenset[str]:
    return frozenset(map(squeeze, texts))


def texts_of(snapshot: Snapshot, model: LanguageModel) -> list[str]:
    """All that a word is looked for in, notes apart."""
    family, made = snapshot.families.get(model.family), snapshot.organization_of(model)
    found = [model.name, model.slug, model.hf_id, *model.aliases]
    found += [family.name, family.name_ko, *family.spoken] if family else []
    found += [made.name, made.name_ko, *made.spoken] if made else []
    for slug in model.techniques:
        told = snapshot.techniques.get(slug)
        found += [slug, *((told.name_en, told.name_ko) if told else ())]
    found += [tag.name for tag in snapshot.mine.tags_by_model.get(model.slug, ())]
    return [text for text in found if text]


@cache
def forms(text: str) -> tuple[str, str, bool]:
    """The text folded, without separators, and whether Hangul stands in it."""
    folded = hangul.fold(text)
    return folded, squeeze(folded), hangul.has_hangul(folded)


@cache
def spaced(text: str) -> str:
    """The text folded, with one space where there is any."""
    return " ".join(hangul.fold(text).split())


@cache
def holds_word(text: str, word: str) -> bool:
    """As written, without separators, or key by key from the start of a syllable."""
    (folded, run, in_hangul), (wanted, close, typed_hangul) = forms(text), forms(word)
    if wanted in folded:
        return True
    if len(close) > 1 and any(c.isalpha() for c in wanted) and close in run:
        return True
    return in_hangul and typed_hangul and by_keys(run, hangul.to_jamo(close))


@cache
def by_keys(run: str, typed: str) -> bool:
    return any(hangul.to_jamo(run[at:]).startswith(typed) for at in range(len(run)))


def finds_word(snapshot: Snapshot, model: LanguageModel, word: str) -> bool:
    own = [note.text for note in snapshot.mine.notes.get(model.slug, ())]
    notes = [hangul.fold(note) for note in (model.note_en, model.note_ko, *own) if note]
    return any(holds_word(text, word) for text in texts_of(snapshot, model)) or any(
        hangul.fold(word) in " ".join(note.split()) for note in notes
    )


@dataclass(frozen=True)
class NumberAsk:
    """A comparison with one number, or a range of two; each may stand for 1000 and 1024."""

    operator: str
    low: Decimal
    scales: tuple[Decimal, ...] = (Decimal(1),)
    high: Decimal | None = None

    def holds(self, value: float) -> bool:
        number = Decimal(repr(value))
        lows = [self.low * scale for scale in self.scales]
        if self.high is not None:
            return min(lows) <= number <= max(self.high * scale for scale in self.scales)
        if self.operator in ("=", "!="):
            return (number in lows) == (self.operator == "=")
        if self.operator == "":
            half = Decimal(1).scaleb(int(self.low.as_tuple().exponent)) / 2
            return any(
                (self.low - half) * scale <= number < (self.low + half) * scale
                for scale in self.scales
            )
        return {
            ">": number > max(lows),
            ">=": number >= min(lows),
            "<": number < min(lows),
            "<=": number <= max(lows),
        }[self.operator]


@cache
def date_answer(operator: str, asked: tuple[date, date], told: tuple[date, date]) -> bool | None:
    """Whether it holds for every day that the date may mean, for none, or for some."""
    days = [date.fromordinal(day) for day in range(told[0].toordinal(), told[1].toordinal() + 1)]
    first, last = asked
    answers = {
        {
            "": first <= day <= last,
            "=": first <= day <= last,
            "!=": not first <= day <= last,
            ">": day > last,
            ">=": day >= first,
            "<": day < first,
            "<=": day <= last,
        }[operator]
        for day in days
    }
    return answers.pop() if len(answers) == 1 else None


def lacks(field: Field, model: LanguageModel, value: object, *, kept: bool) -> bool:
    """Whether nothing is told, and so because the maker keeps it back, or not."""
    if value not in (None, ()):
        return False
    offered_by_maker = model.access in ("api", "closed")
    silent = {
        "params": offered_by_maker,
        "size-class": offered_by_maker,
        "architecture": offered_by_maker,
        "tokens": model.tokens_kind == "undisclosed" and not model.minimal,
        "added": model.tokens_kind == "undisclosed" and not model.minimal,
    }
    return silent.get(field.name, False) == kept


def text_answer(
    field: Field, operator: str, value: str, told: Sequence[str], all_texts: frozenset[str]
) -> bool | None:
    """Whether a text is, or holds, the value; ``all_texts`` are the folded ones of all models."""
    if not told:
        return operator == "!=" if field.complete else None
    folded = [spaced(text) for text in told]
    wanted, close, _in_hangul = forms(value)
    whole = wanted in folded or (
        # Separators may be left out, where nothing is written like this as it stands.
        wanted not in all_texts
        and any(c.isalpha() for c in wanted)
        and close in [forms(text)[1] for text in folded]
    )
    if field.kind == "choice" or operator in ("=", "!="):
        return whole == (operator != "!=")
    written_out = wanted in all_texts or close in squeezed(all_texts)
    if field.kind == "vocabulary" and written_out:
        return whole
    if field.name == "note":
        return any(wanted in text for text in folded)
    return any(holds_word(text, value) for text in folded)
