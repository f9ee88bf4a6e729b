"""Three-valued answers of a query's tree, for all models at once.

A set of models is one integer with a bit for each of them, so that joining two
answers over 100,000 models is one operation.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.conditions import (
    Bound,
    Holds,
    IsOne,
    Known,
    Lacks,
    OnDays,
    Question,
    Within,
    bind,
)
from kollm_gui.search.field import Field
from kollm_gui.search.field_table import FieldTable
from kollm_gui.search.field_values import days
from kollm_gui.search.haystack import Haystack, Rank
from kollm_gui.search.terms import Term, spaced, squeeze
from kollm_gui.search.tree import And, Condition, Node, Not, Word
from kollm_gui.text import hangul

_CACHED_ANSWERS = 64
_SHARED = 1000
FindWord = Callable[[Term], Iterable[int] | int]  # indexes of models, or bits


@dataclass(frozen=True, slots=True)
class Answer:
    """The models for which a query holds, and those for which nobody knows, as bits."""

    true: int
    unknown: int = 0


class Evaluator:
    """Answers trees over a snapshot; ``find_word`` tells which models hold a word."""

    def __init__(self, snapshot: Snapshot, table: FieldTable, find_word: FindWord) -> None:
        self._snapshot, self._table, self._find_word = snapshot, table, find_word
        self._models = tuple(snapshot.models.values())
        self._all = (1 << len(self._models)) - 1
        self._columns: dict[str, _TextColumn] = {}
        self._numbers: dict[str, list[float | None]] = {}
        self._answers: dict[tuple[str, Question, bool], Answer] = {}

    def check(self, node: Node) -> None:
        """Bind every condition, so that an error comes before anything is searched.

        Raises:
            SearchError: a condition that cannot be.
        """
        if isinstance(node, Condition):
            bind(node, self._table)
        elif isinstance(node, Not):
            self.check(node.part)
        elif not isinstance(node, Word):
            for part in node.parts:
                self.check(part)

    def answer(self, node: Node) -> Answer:
        """For which models the tree holds.

        Raises:
            SearchError: a condition that cannot be.
        """
        if isinstance(node, Word):
            found = self._find_word(node.term)
            return Answer(found if isinstance(found, int) else bits(found, len(self._models)))
        if isinstance(node, Condition):
            return self._condition(bind(node, self._table))
        if isinstance(node, Not):
            return self._turned(self.answer(node.part))
        if isinstance(node, And):
            true, possible = self._all, self._all
            for part in node.parts:
                found = self.answer(part)
                true &= found.true
                possible &= found.true | found.unknown
            return Answer(true, possible & ~true)
        true, possible = 0, 0
        for part in node.parts:
            found = self.answer(part)
            true |= found.true
            possible |= found.true | found.unknown
        return Answer(true, possible & ~true)

    def _turned(self, found: Answer) -> Answer:
        return Answer(self._all & ~(found.true | found.unknown), found.unknown)

    def _condition(self, bound: Bound) -> Answer:
        key = (bound.field.name, bound.question, bound.turned)
        if key not in self._answers:
            if len(self._answers) >= _CACHED_ANSWERS:
                self._answers.clear()
            found = self._asked(bound)
            self._answers[key] = self._turned(found) if bound.turned else found
        return self._answers[key]

    def _asked(self, bound: Bound) -> Answer:
        field, question = bound.field, bound.question
        if isinstance(question, Known):
            known = self._known(field)
            return Answer(known if question.wanted else self._all & ~known)
        if isinstance(question, Lacks):
            missing = self._all & ~self._known(field)
            withheld = missing & self._withheld(field)
            return Answer(withheld if question.withheld else missing & ~withheld)
        if isinstance(question, Within):
            numbers = self._numbers_of(field)
            true = mask(number is not None and _lies(number, question) for number in numbers)
            return Answer(true, mask(number is None for number in numbers))
        if isinstance(question, OnDays):
            told = [self._on_days(field, model, question) for model in self._models]
            return Answer(mask(one is True for one in told), mask(one is None for one in told))
        unknown = 0 if field.complete else self._all & ~self._known(field)
        return Answer(self._holding(field, question), unknown)

    def _holding(self, field: Field, question: Holds | IsOne) -> int:
        column = self._column(field)
        if isinstance(question, IsOne):
            return column.any_of(question.values)
        if question.exact:
            return column.exactly(question.term)
        return column.holding(question.term, whole_first=field.kind == "vocabulary")

    def _on_days(self, field: Field, model: LanguageModel, asked: OnDays) -> bool | None:
        found = field.date(self._snapshot, model) if field.date is not None else None
        return None if found is None else lies_on(days(found), asked)

    def _known(self, field: Field) -> int:
        if field.texts is not None:
            return self._column(field).known
        if field.number is not None:
            return mask(number is not None for number in self._numbers_of(field))
        read = field.date
        return mask(
            read is not None and read(self._snapshot, model) is not None for model in self._models
        )

    def _withheld(self, field: Field) -> int:
        read = field.withheld
        return 0 if read is None else mask(read(model) for model in self._models)

    def _numbers_of(self, field: Field) -> list[float | None]:
        if field.name not in self._numbers:
            read = field.number
            self._numbers[field.name] = [
                None if read is None else read(self._snapshot, model) for model in self._models
            ]
        return self._numbers[field.name]

    def _column(self, field: Field) -> "TextColumn":
        if field.name not in self._columns:
            read = field.texts
            told = [() if read is None else read(self._snapshot, model) for model in self._models]
            self._columns[field.name] = _TextColumn(told, prose=field.name == "note")
        return self._columns[field.name]


class TextColumn(Protocol):
    """The texts of one field, as the evaluator asks for them."""

    @property
    def known(self) -> int:
        """Models that have any."""
        ...

    def any_of(self, values: frozenset[str]) -> int:
        """Models whose text is one of these."""
        ...

    def exactly(self, term: Term) -> int:
        """Models one of whose texts is the term, separators apart."""
        ...

    def holding(self, term: Term, *, whole_first: bool) -> int:
        """Models one of whose texts holds the term; those that are it alone, if wished and any."""
        ...


class _TextColumn:
    """The texts of one field, each once, with the models that have it."""

    def __init__(self, told: list[tuple[str, ...]], *, prose: bool) -> None:
        self._count, self._prose = len(told), prose
        self.known = mask(bool(texts) for texts in told)
        owners: dict[str, list[int]] = {}
        for index, texts in enumerate(told):
            for text in texts:
                owners.setdefault(text, []).append(index)
        folded: dict[str, list[int]] = {}
        for text, models in owners.items():
            folded.setdefault(spaced(text), []).extend(models)
        self._owners = list(folded.values())
        self._index = {text: place for place, text in enumerate(folded)}
        self._haystack = Haystack(list(folded))
        self._bits: dict[int, int] = {}  # by place, of texts that many models share

    def any_of(self, values: frozenset[str]) -> int:
        """Models whose text is one of these."""
        places = [self._index[text] for text in values if text in self._index]
        return self._models(places)

    def exactly(self, term: Term) -> int:
        """Models one of whose texts is the term, separators apart."""
        places = [place for place, rank in self._haystack.words(term.folded) if rank == Rank.EXACT]
        if not places and term.squeezed and not term.phrase:
            found = self._haystack.squeezed_words(term.squeezed)
            places = [place for place, rank in found if rank == Rank.EXACT]
        return self._models(places)

    def holding(self, term: Term, *, whole_first: bool) -> int:
        """Models one of whose texts holds the term; those that are it alone, if wished and any."""
        if whole_first:
            exact = self.exactly(term)
            if exact:
                return exact
        if term.initials is not None and not term.phrase and not self._prose:
            return self._models(place for place, _rank in self._haystack.initialled(term.initials))
        places = {place for place, _rank in self._plain(term)}
        if not places and not term.phrase and not self._prose and hangul.has_hangul(term.folded):
            jamo = hangul.to_jamo(squeeze(term.folded))
            if len(jamo) > 2:
                places = {place for place, _rank in self._haystack.composed(jamo[:-1])}
        return self._models(places)

    def _plain(self, term: Term) -> Iterator[tuple[int, Rank]]:
        yield from self._haystack.words(term.folded)
        if term.phrase or self._prose:
            return
        if len(term.squeezed) > 1:
            yield from self._haystack.squeezed_words(term.squeezed)
        if hangul.has_hangul(term.folded):
            yield from self._haystack.composed(hangul.to_jamo(squeeze(term.folded)))

    def _models(self, places: Iterable[int]) -> int:
        # A licence has thousands of models: their bits are made once. A name has one.
        shared, rest = 0, list[int]()
        for place in places:
            if len(self._owners[place]) < _SHARED:
                rest += self._owners[place]
            else:
                if place not in self._bits:
                    self._bits[place] = bits(self._owners[place], self._count)
                shared |= self._bits[place]
        return shared | bits(rest, self._count) if rest else shared


def members(bits: int) -> list[int]:
    """The indexes of the models in a set, in order."""
    written = bin(bits)[:1:-1]
    found: list[int] = []
    place = written.find("1")
    while place >= 0:
        found.append(place)
        place = written.find("1", place + 1)
    return found


def lies_on(told: tuple[date, date], asked: OnDays) -> bool | None:
    """Whether a date lies between two days; None where its own imprecision leaves that open."""
    first, last = told
    if asked.first <= first and last <= asked.last:
        return True
    return False if last < asked.first or first > asked.last else None


def _lies(number: float, asked: Within) -> bool:
    return any(
        (low < number or (with_low and low == number))
        and (number < high or (with_high and high == number))
        for low, high, with_low, with_high in asked.intervals
    )


def mask(told: Iterable[bool]) -> int:
    """A set as bits, from whether each model in order belongs to it."""
    written = bytes(49 if one else 48 for one in told)[::-1]
    return int(written, 2) if written else 0


def bits(indexes: Iterable[int], count: int) -> int:
    """A set as bits, from the places of its models among all ``count``."""
    written = bytearray(b"0") * count
    for index in indexes:
        written[count - 1 - index] = 49
    return int(written, 2) if count else 0
