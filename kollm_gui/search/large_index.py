"""The search over a large catalogue: the rules of ``match`` on arrays instead of dictionaries."""

from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from threading import Lock
from typing import cast

import numpy as np
from numpy.typing import NDArray

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search import character_array as arrays
from kollm_gui.search.bitsets import bits_of, mask_of
from kollm_gui.search.character_array import CharacterArray, Places
from kollm_gui.search.evaluate import Evaluator
from kollm_gui.search.haystack import Haystack, Rank
from kollm_gui.search.match import (
    ALIAS,
    LENGTH_BITS,
    NAME,
    NOTE,
    NOWHERE,
    ORGANIZATION,
    SearchIndex,
    SearchResult,
    TermCount,
    place_of,
    texts_of,
)
from kollm_gui.search.parser import parse
from kollm_gui.search.terms import Term, squeeze
from kollm_gui.search.tree import Node, Word, conjuncts, positive_words
from kollm_gui.text import hangul

_CACHED_TERMS = 24
_PIECE = 50_000  # texts
_RANK_SHIFT = 20
_WHERE, _LENGTH = 10, 20  # bits of the sums in a model's sorting key
_NO_RANK = 7  # of a model that holds no word of an OR
_INDEX = 27


class LargeSearchIndex(SearchIndex):
    """Finds what ``SearchIndex`` finds, in the same order."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(snapshot)
        self._count_all = len(self._slugs)
        self._arrays: dict[Term, Places] = {}
        self._made: _OwnedTexts | None = None
        self._making = Lock()

    @cached_property
    def _evaluator(self) -> Evaluator:
        return Evaluator(self._snapshot, self.fields, self._word_bits)

    @property
    def _texts_array(self) -> "_OwnedTexts":
        with self._making:  # a search that comes while a worker prepares waits for it
            if self._made is None:
                self._made = _OwnedTexts(self._snapshot)
                self._made.prepare()
            return self._made

    def prepare(self) -> None:
        """Make what the first search needs; of a million models it takes many seconds."""
        _ = self._texts_array

    def find(self, text: str) -> SearchResult:
        """The models that the query holds for, in rank order; all, in catalogue order, for none.

        Raises:
            SearchError: the text cannot be read; it tells the place.
        """
        tree = parse(text)
        parts = conjuncts(tree)
        if not parts:
            whole = np.arange(self._count_all, dtype=np.int32)
            return SearchResult(text, _sequence(whole), self._slugs)
        terms = tuple(part.term for part in parts if isinstance(part, Word))
        left = np.zeros(0, np.int32)
        if len(terms) == len(parts):
            hits = [self._array(term) for term in terms]
            common = np.logical_and.reduce([found < NOWHERE for found in hits])
            counts = tuple(
                TermCount(
                    part.term,
                    int(np.count_nonzero(alone < NOWHERE)),
                    text[part.start : part.end],
                )
                for part, alone in zip(parts, hits, strict=True)
                if isinstance(part, Word)
            )
        else:
            self._evaluator.check(tree)
            found = self._evaluator.answer(tree)
            common = mask_of(found.true, self._count_all)
            if found.unknown:
                left = _places(mask_of(found.unknown, self._count_all))
            counts = tuple(self._count(part, text) for part in parts)
        ranked = self._sorted(tree, terms, _places(common))
        return SearchResult(text, _sequence(ranked), self._slugs, counts, _sequence(left))

    def _sorted(self, tree: Node, together: tuple[Term, ...], chosen: Places) -> Places:
        words = [word.term for word in positive_words(tree)]
        if not words:
            return chosen
        worst = np.full(len(chosen), -1, np.int64)
        where, length = np.zeros(len(chosen), np.int64), np.zeros(len(chosen), np.int64)
        for term in words:
            place = self._array(term)[chosen].astype(np.int64)
            there = place < NOWHERE
            worst = np.maximum(worst, np.where(there, place >> _RANK_SHIFT, -1))
            where += np.where(there, place >> LENGTH_BITS & 15, 0)
            length += np.where(there, place & 0xFFFF, 0)
        worst[worst < 0] = _NO_RANK
        whole = np.full(len(chosen), Rank.DROPPED, np.int64)
        if len(together) > 1:
            found = self._whole_name(together)[chosen]
            there = found < NOWHERE
            whole[there] = found[there] >> _RANK_SHIFT
        key = whole << 3 | worst
        key = key << _WHERE | np.minimum(where, (1 << _WHERE) - 1)
        key = key << _LENGTH | np.minimum(length, (1 << _LENGTH) - 1)
        key = np.sort(key << _INDEX | chosen)
        return (key & ((1 << _INDEX) - 1)).astype(np.int32)

    def _word_bits(self, term: Term) -> int:
        return bits_of(self._array(term) < NOWHERE)

    def _array(self, term: Term) -> Places:
        """Each model's place for the term, ``NOWHERE`` where it is not found."""
        if term not in self._arrays:
            if len(self._arrays) >= _CACHED_TERMS:
                self._arrays.pop(next(iter(self._arrays)))
            self._arrays[term] = self._look_up(term)
        return self._arrays[term]

    def _look_up(self, term: Term) -> Places:
        texts = self._texts_array
        initials = term.initials
        if initials is not None and not term.phrase:
            return texts.gather([texts.initialled(initials)], last=ORGANIZATION)
        found = [texts.words(term.folded)]
        if not term.phrase and len(term.squeezed) > 1:
            found.append(texts.squeezed_words(term.squeezed))
        if not term.phrase and hangul.has_hangul(term.folded):
            found.append(texts.composed(hangul.to_jamo(squeeze(term.folded))))
        hits = texts.gather(found)
        if term.repository:
            hits = _only_exact(hits)
        texts.add_notes(hits, term.folded)
        if bool((hits < NOWHERE).any()):
            return hits
        if not term.phrase and hangul.has_hangul(term.folded):
            jamo = hangul.to_jamo(squeeze(term.folded))
            if len(jamo) > 2:
                shortened, ranks = texts.composed(jamo[:-1])
                hits = texts.gather([(shortened, np.full_like(ranks, Rank.DROPPED))])
        if term.name_part is not None and not bool((hits < NOWHERE).any()):
            return self._array(Term(term.typed, term.name_part))
        return hits

    def _whole_name(self, terms: tuple[Term, ...]) -> Places:
        joined = Term("", " ".join(term.folded for term in terms))
        texts = self._texts_array
        return texts.gather([texts.squeezed_words(joined.squeezed)], last=ALIAS)


class _OwnedTexts:
    """Every text that models are found by, once, with the models that it belongs to."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._count = len(snapshot.models)
        joined = _Joined()
        shared: dict[str, int] = {}  # texts of families, makers and techniques
        text_indexes, owners, where = array("i"), array("i"), array("b")
        notes: list[str] = []
        self._note_owners: list[int] = []
        for index, model in enumerate(snapshot.model_list):
            for text, kind in texts_of(snapshot, model):
                owned = kind in (NAME, ALIAS)
                place = None if owned else shared.get(text)
                if place is None:
                    place = joined.add(hangul.fold(text))
                    if not owned:
                        shared[text] = place
                text_indexes.append(place)
                owners.append(index)
                where.append(kind)
            for note in (model.note_en, model.note_ko):
                if note:
                    notes.append(" ".join(hangul.fold(note).split()))
                    self._note_owners.append(index)
        self._notes = Haystack(notes)
        self._joined, self._lengths = joined.finish()
        by_text = np.frombuffer(text_indexes, np.int32)
        order = np.argsort(by_text, kind="stable")
        self._owners = np.frombuffer(owners, np.int32)[order]
        self._where = np.frombuffer(where, np.int8)[order]
        counted = np.bincount(by_text, minlength=len(self._lengths))
        self._first = np.concatenate(([0], np.cumsum(counted))).astype(np.int64)

    def prepare(self) -> None:
        """Make the arrays that a word of Latin letters is looked for in."""
        self._words.matches("a")
        self._squeezed.matches("a")

    def words(self, folded: str) -> tuple[Places, Places]:
        """Texts that hold the word or phrase as it stands, and how well."""
        return self._words.matches(folded)

    def squeezed_words(self, word: str) -> tuple[Places, Places]:
        """Texts that hold the word when separators are left out."""
        return self._squeezed.matches(word)

    def composed(self, jamo: str) -> tuple[Places, Places]:
        """Texts that the typed jamo can be completed to, from the start of a syllable on."""
        texts, _ranks = self._jamo.matches(jamo)
        return self._hangul[0][texts], np.full(len(texts), Rank.JAMO, np.int32)

    def initialled(self, initials: str) -> tuple[Places, Places]:
        """Texts whose syllables begin with these consonants."""
        texts, ranks = self._initials.matches(initials)
        return self._hangul[0][texts], ranks

    def gather(self, found: Iterable[tuple[Places, Places]], *, last: int = NOTE) -> Places:
        """The best place of each model among texts that were found."""
        hits = np.full(self._count, NOWHERE, np.int32)
        for texts, ranks in found:
            base = ranks << _RANK_SHIFT | self._lengths[texts]
            first, many = self._first[texts], self._first[texts + 1] - self._first[texts]
            before = np.cumsum(many) - many
            rows = np.repeat(first - before, many) + np.arange(int(many.sum()))
            where = self._where[rows].astype(np.int32)
            place = np.repeat(base, many) | where << LENGTH_BITS
            models = self._owners[rows]
            if last < NOTE:
                near = where <= last
                models, place = models[near], place[near]
            np.minimum.at(hits, models, place.astype(np.int32))
        return hits

    def add_notes(self, hits: Places, folded: str) -> None:
        """Add the models whose notes hold the word."""
        place = place_of(Rank.SUBSTRING, NOTE, 0)
        for note, _rank in self._notes.words(folded):
            model = self._note_owners[note]
            hits[model] = min(place, int(hits[model]))

    @cached_property
    def _words(self) -> CharacterArray:
        return CharacterArray(self._joined)

    @cached_property
    def _squeezed(self) -> CharacterArray:
        return CharacterArray(arrays.squeezed(self._joined))

    @cached_property
    def _hangul(self) -> "tuple[Places, arrays.Codes]":
        return arrays.hangul_texts(arrays.squeezed(self._joined))

    @cached_property
    def _jamo(self) -> CharacterArray:
        return CharacterArray(*arrays.jamo(self._hangul[1]))

    @cached_property
    def _initials(self) -> CharacterArray:
        return CharacterArray(arrays.initials(self._hangul[1]))


class _Joined:
    """Texts joined piece by piece, so that a million of them are never in memory as strings."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._pieces: list[arrays.Codes] = []
        self._lengths = array("i")

    def add(self, text: str) -> int:
        """Take a text; its index."""
        self._texts.append(text)
        self._lengths.append(min(len(text), 0xFFFF))
        if len(self._texts) >= _PIECE:
            self._join()
        return len(self._lengths) - 1

    def finish(self) -> "tuple[arrays.Codes, Places]":
        """The code points of all texts, each with its mark, and the texts' lengths."""
        self._join()
        return np.concatenate(self._pieces), np.frombuffer(self._lengths, np.int32)

    def _join(self) -> None:
        if self._texts:
            self._pieces.append(arrays.codes_of("\n".join(self._texts) + "\n"))
            self._texts = []


def _places(mask: NDArray[np.bool_]) -> Places:
    return np.flatnonzero(mask).astype(np.int32)


def _sequence(places: Places) -> Sequence[int]:
    """An array read as what it is: places one after the other."""
    return cast("Sequence[int]", places)


def _only_exact(hits: Places) -> Places:
    exact = hits >> _RANK_SHIFT == Rank.EXACT
    return np.where(exact, hits, np.int32(NOWHERE)) if bool(exact.any()) else hits
