"""The search box: words of any language to models in rank order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.library.tally import LARGE
from kollm_gui.search.evaluate import Evaluator, mask, members
from kollm_gui.search.field_table import FieldTable, field_table
from kollm_gui.search.field_values import notes, tags, techniques
from kollm_gui.search.haystack import Haystack, Rank
from kollm_gui.search.parser import parse
from kollm_gui.search.terms import Term, phrase_term, spaced, squeeze, word_term
from kollm_gui.search.tree import (
    And,
    Condition,
    Node,
    Word,
    conjuncts,
    positive_words,
    with_conditions,
)
from kollm_gui.search.values import FieldValues
from kollm_gui.text import hangul

# Where a word was found; at one rank the name goes before the organization.
NAME, FAMILY, ALIAS, ORGANIZATION, TECHNIQUE, NOTE = range(6)
_CACHED_TERMS = 64


# A place packs rank, where and the text's length into one number, so that a word that hits
# thousands of texts compares numbers only: rank << 20 | where << 16 | length.
_WHERE_BITS, LENGTH_BITS = 4, 16
_LONGEST = (1 << LENGTH_BITS) - 1
NOWHERE = 1 << 30


_Hits = dict[int, int]  # place by the model's index


@dataclass(frozen=True, slots=True)
class TermCount:
    """How many models one part of a query finds by itself, for the empty state.

    ``text`` is the part as written; ``unknown`` counts the models nobody can tell of;
    ``is_word`` tells words and phrases from conditions and groups.
    """

    term: Term
    models: int
    text: str = ""
    unknown: int = 0
    is_word: bool = True


@dataclass(frozen=True, eq=False)
class SearchResult:
    """Which models a query finds, and what each part finds alone.

    ``places`` are the models' indexes in catalogue order, sorted by rank; ``open_places``
    those for which an unknown value leaves the whole query open. Of a large catalogue both
    are arrays, and nobody who needs the places only makes the slugs.
    """

    text: str
    places: Sequence[int]
    catalogue: tuple[str, ...]  # all slugs
    counts: tuple[TermCount, ...] = ()
    open_places: Sequence[int] = ()

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """The models found, in rank order."""
        return tuple([self.catalogue[place] for place in self.places])

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """The models that an unknown value leaves open, in catalogue order."""
        return tuple([self.catalogue[place] for place in self.open_places])


def search_index(snapshot: Snapshot) -> "SearchIndex":
    """The search that suits the size of the catalogue."""
    if len(snapshot.models) < LARGE:
        return SearchIndex(snapshot)
    from kollm_gui.search.large_index import LargeSearchIndex  # noqa: PLC0415 - numpy

    return LargeSearchIndex(snapshot)


class SearchIndex:
    """All that search knows of a snapshot's models; built on the first query."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._slugs = tuple(snapshot.models)
        self._cache: dict[Term, _Hits] = {}

    def prepare(self) -> None:
        """Make what the first search needs, where that takes long."""

    def foresee(self, text: str) -> None:
        """Get ready for what may be typed next, where that takes long; a text that was found."""

    @property
    def is_prepared(self) -> bool:
        """Whether what the first search needs is there."""
        return True

    def over(self, snapshot: Snapshot) -> "SearchIndex":
        """The search over the same models with other scores."""
        return SearchIndex(snapshot)

    @cached_property
    def fields(self) -> FieldTable:
        """The fields that a query can name."""
        return field_table(self._snapshot)

    @cached_property
    def values(self) -> FieldValues:
        """The values that models have in each field."""
        return FieldValues(self._snapshot)

    def read(self, text: str) -> Node:
        """The tree of a query, in which a name with a colon, such as Mi:dm, is a word.

        Raises:
            SearchError: the text cannot be read; it tells the place.
        """
        return with_conditions(parse(text), lambda condition: self._or_name(condition, text))

    def _or_name(self, condition: Condition, text: str) -> Node:
        """The condition, or what it is written with as a word where that is a name's."""
        signed = condition.operator or condition.quoted
        if signed or self.fields.get(condition.field) is not None:
            return condition
        written = text[condition.start : condition.end]
        term = phrase_term(written)
        if term is None or not self._is_name(term):
            return condition
        return Word(word_term(written), condition.start, condition.end)

    def _is_name(self, term: Term) -> bool:
        """Whether it stands in what a model is called."""
        return any(_where(place) <= ALIAS for place in self._hits(term).values())

    def holding(self, parts: Sequence[Node]) -> int:
        """The models for which all of these parts hold, as bits in catalogue order.

        Raises:
            SearchError: a condition that cannot be.
        """
        whole = And(tuple(parts), 0, 0)
        self._evaluator.check(whole)
        return self._evaluator.answer(whole).true

    def check(self, parts: Sequence[Node]) -> None:
        """Bind every condition of these parts, without asking any.

        Raises:
            SearchError: a condition that cannot be.
        """
        self._evaluator.check(And(tuple(parts), 0, 0))

    @cached_property
    def described(self) -> int:
        """The models that more than a score or a lineage tells of, as bits."""
        return mask(not model.minimal for model in self._snapshot.model_list)

    @cached_property
    def _evaluator(self) -> Evaluator:
        return Evaluator(self._snapshot, self.fields, self._hits)

    def find(self, text: str) -> SearchResult:
        """The models that the query holds for, in rank order; all, in catalogue order, for none.

        Raises:
            SearchError: the text cannot be read; it tells the place.
        """
        tree = self.read(text)
        parts = conjuncts(tree)
        if not parts:
            return SearchResult(text, range(len(self._slugs)), self._slugs)
        terms = tuple(part.term for part in parts if isinstance(part, Word))
        if len(terms) == len(parts):
            hits = [self._hits(term) for term in terms]
            common, left_out = set(hits[0]).intersection(*hits[1:]), 0
            counts = tuple(
                TermCount(part.term, len(alone), text[part.start : part.end])
                for part, alone in zip(parts, hits, strict=True)
                if isinstance(part, Word)
            )
        else:
            self._evaluator.check(tree)
            found = self._evaluator.answer(tree)
            common, left_out = set(members(found.true)), found.unknown
            counts = tuple(self._count(part, text) for part in parts)
        ranked = self._ranked(tree, terms, common)
        return SearchResult(text, ranked, self._slugs, counts, members(left_out))

    def explain(self, text: str) -> tuple[TermCount, ...]:
        """How many models each part of the query finds alone."""
        return self.find(text).counts

    def _count(self, part: Node, text: str) -> TermCount:
        written = text[part.start : part.end]
        term = part.term if isinstance(part, Word) else Term(written, hangul.fold(written))
        found = self._evaluator.answer(part)
        known, unknown = found.true.bit_count(), found.unknown.bit_count()
        return TermCount(term, known, written, unknown, is_word=isinstance(part, Word))

    def _ranked(self, tree: Node, together: tuple[Term, ...], common: set[int]) -> list[int]:
        words = [word.term for word in positive_words(tree)]
        if not words:
            return sorted(common)
        hits = [self._hits(term) for term in words]
        if len(together) == 1 and len(words) == 1:
            # A place sorts by rank, where and length at once; ties stay in catalogue order.
            return sorted(sorted(common), key=hits[0].__getitem__)
        whole = self._whole_name_hits(together) if len(together) > 1 else {}

        def order(index: int) -> tuple[int, int, int, int, int]:
            # A word of an OR need not be there; where none is, the model comes last.
            places = [found[index] for found in hits if index in found] or [NOWHERE - 1]
            rank = whole.get(index, Rank.DROPPED)
            worst = max(_rank(place) for place in places)
            where = sum(_where(place) for place in places)
            return (rank, worst, where, sum(place & _LONGEST for place in places), index)

        return sorted(common, key=order)

    def _hits(self, term: Term) -> _Hits:
        if term not in self._cache:
            if len(self._cache) >= _CACHED_TERMS:
                self._cache.clear()
            self._cache[term] = self._search(term)
        return self._cache[term]

    def _search(self, term: Term) -> _Hits:
        initials = term.initials
        if initials is not None and not term.phrase:
            return self._gather(self._haystack.initialled(initials), last=ORGANIZATION)
        hits = self._gather(self._plain_matches(term))
        if term.repository:
            hits = _only_exact(hits)
        self._add_notes(hits, term)
        if not hits and not term.phrase and hangul.has_hangul(term.folded):
            jamo = hangul.to_jamo(squeeze(term.folded))
            if len(jamo) > 2:
                found = ((text, Rank.DROPPED) for text, _ in self._haystack.composed(jamo[:-1]))
                hits = self._gather(found)
        if not hits and term.name_part is not None:
            return dict(self._hits(Term(term.typed, term.name_part)))
        return hits

    def _plain_matches(self, term: Term) -> Iterator[tuple[int, Rank]]:
        yield from self._haystack.words(term.folded)
        if term.phrase:
            return
        if len(term.squeezed) > 1:  # one letter finds nothing more without separators
            yield from self._haystack.squeezed_words(term.squeezed)
        if hangul.has_hangul(term.folded):
            yield from self._haystack.composed(hangul.to_jamo(squeeze(term.folded)))

    def _gather(self, matches: Iterable[tuple[int, Rank]], *, last: int = NOTE) -> _Hits:
        hits: _Hits = {}
        owners, lengths = self._owners, self._lengths
        for text, rank in matches:
            base = rank << _WHERE_BITS + LENGTH_BITS | lengths[text]  # as place_of has it
            for model, where in owners[text]:
                place = base | where << LENGTH_BITS
                if where <= last and place < hits.get(model, NOWHERE):
                    hits[model] = place
        return hits

    def _add_notes(self, hits: _Hits, term: Term) -> None:
        # Notes are prose: by jamo or initials nearly every word would be found in them.
        place = place_of(Rank.SUBSTRING, NOTE, 0)
        for note, _found in self._notes.words(term.folded):
            model = self._note_owners[note]
            if place < hits.get(model, NOWHERE):
                hits[model] = place

    def _whole_name_hits(self, terms: tuple[Term, ...]) -> dict[int, int]:
        # "exaone 3.0 7.8b" as one name puts that model before those that hold the words apart.
        joined = Term("", " ".join(term.folded for term in terms))
        found = self._gather(self._haystack.squeezed_words(joined.squeezed), last=ALIAS)
        return {model: _rank(place) for model, place in found.items()}

    @cached_property
    def _texts(self) -> dict[str, list[tuple[int, int]]]:
        printed: dict[str, list[tuple[int, int]]] = {}
        for index, model in enumerate(self._snapshot.models.values()):
            for text, where in texts_of(self._snapshot, model):
                printed.setdefault(text, []).append((index, where))
        texts: dict[str, list[tuple[int, int]]] = {}
        for text, owners in printed.items():
            texts.setdefault(hangul.fold(text), []).extend(owners)
        return texts

    @cached_property
    def _haystack(self) -> Haystack:
        return Haystack(list(self._texts))

    @cached_property
    def _owners(self) -> list[list[tuple[int, int]]]:
        return list(self._texts.values())

    @cached_property
    def _lengths(self) -> list[int]:
        return [min(len(text), _LONGEST) for text in self._texts]

    @cached_property
    def _folded_notes(self) -> list[tuple[int, str]]:
        return [
            (index, spaced(note))
            for index, model in enumerate(self._snapshot.models.values())
            for note in notes(self._snapshot, model)
        ]

    @cached_property
    def _notes(self) -> Haystack:
        return Haystack([note for _, note in self._folded_notes])

    @cached_property
    def _note_owners(self) -> list[int]:
        return [index for index, _ in self._folded_notes]


def texts_of(snapshot: Snapshot, model: LanguageModel) -> Iterator[tuple[str, int]]:
    """What a model is found by, each text with where it stands."""
    for label in model.labels:
        yield label, NAME
    yield model.slug, ALIAS
    for alias in (model.hf_id, *model.aliases):
        if alias:
            yield alias, ALIAS
    family = snapshot.families.get(model.family)
    if family is not None:
        for name in (family.name, family.name_ko, *family.spoken):
            if name:
                yield name, FAMILY
    organization = snapshot.organization_of(model)
    if organization is not None:
        names = (organization.name, organization.short, organization.name_ko)
        for name in (*names, *organization.spoken):
            if name:
                yield name, ORGANIZATION
    for text in (*techniques(snapshot, model), *tags(snapshot, model)):
        yield text, TECHNIQUE


def place_of(rank: int, where: int, length: int) -> int:
    """Rank, where and length of the text in one number, the best the smallest."""
    return (rank << _WHERE_BITS | where) << LENGTH_BITS | min(length, _LONGEST)


def _rank(place: int) -> int:
    return place >> (_WHERE_BITS + LENGTH_BITS)


def _where(place: int) -> int:
    return place >> LENGTH_BITS & ((1 << _WHERE_BITS) - 1)


def _only_exact(hits: _Hits) -> _Hits:
    exact = {model: place for model, place in hits.items() if _rank(place) == Rank.EXACT}
    return exact or hits
