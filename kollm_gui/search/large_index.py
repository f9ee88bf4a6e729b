"""The search over a large catalogue: the rules of ``match`` on arrays instead of dictionaries."""

from collections.abc import Sequence
from functools import cached_property
from threading import Lock, RLock
from typing import cast

import numpy as np
from numpy.typing import NDArray

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.bitsets import bits_of, mask_of
from kollm_gui.search.character_array import Places
from kollm_gui.search.evaluate import Evaluator
from kollm_gui.search.haystack import Rank
from kollm_gui.search.large_evaluate import LargeEvaluator
from kollm_gui.search.large_values import LargeFieldValues
from kollm_gui.search.match import (
    ALIAS,
    LENGTH_BITS,
    NOWHERE,
    ORGANIZATION,
    SearchIndex,
    SearchResult,
    TermCount,
)
from kollm_gui.search.owned_texts import RANK_SHIFT, OwnedTexts
from kollm_gui.search.parser import parse
from kollm_gui.search.terms import Term, squeeze
from kollm_gui.search.tree import Node, Word, conjuncts, positive_words
from kollm_gui.search.values import FieldValues
from kollm_gui.text import hangul

_CACHED_TERMS = 12
# A search begins with one of these, which half the models hold: found before anybody asks, each
# in 4 bytes a model, where that is a second's work and not ten.
_LETTERS, _LETTERED = "abcdefghijklmnopqrstuvwxyz0123456789", 200_000
_WHERE, _LENGTH = 10, 20  # bits of the sums in a model's sorting key
_NO_RANK = 7  # of a model that holds no word of an OR
_INDEX = 27


class LargeSearchIndex(SearchIndex):
    """Finds what ``SearchIndex`` finds, in the same order.

    Workers ask it, one question at a time; of a million models it may take seconds.
    """

    def __init__(self, snapshot: Snapshot, texts: "_TextsOnce | None" = None) -> None:
        super().__init__(snapshot)
        self._count_all = len(self._slugs)
        self._arrays: dict[Term, Places] = {}
        self._letters: dict[Term, Places] = {}
        self._made = texts or _TextsOnce(snapshot)
        self._asking = RLock()

    @cached_property
    def _evaluator(self) -> Evaluator:
        return LargeEvaluator(self._snapshot, self.fields, self._word_bits, self._made)

    @cached_property
    def values(self) -> FieldValues:
        """The values that models have in each field."""
        return LargeFieldValues(self._snapshot)

    def prepare(self) -> None:
        """Make what the first searches need; of a million models it takes many seconds."""
        self._made().texts.prepare_hangul()
        for letter in _LETTERS if self._count_all <= _LETTERED else "":
            for part in conjuncts(parse(letter)):
                if isinstance(part, Word):
                    with self._asking:  # letter by letter: a question need not wait for all
                        self._letters[part.term] = self._look_up(part.term)

    def foresee(self, text: str) -> None:
        """Get ready for the next letter of a word of which there is one so far."""
        words = positive_words(parse(text))
        letter = words[-1].term.folded if words else ""
        if len(letter) == 1 and letter in _LETTERS:
            with self._asking:
                self._made().texts.foresee(letter)

    @property
    def is_prepared(self) -> bool:
        """Whether words of Latin letters can be looked for."""
        return self._made.is_made

    def over(self, snapshot: Snapshot) -> "LargeSearchIndex":
        """The search over the same models with other scores, which shares all that names say."""
        return LargeSearchIndex(snapshot, self._made)

    def read(self, text: str) -> Node:
        """The tree of a query, in which a name with a colon, such as Mi:dm, is a word.

        Raises:
            SearchError: the text cannot be read; it tells the place.
        """
        with self._asking:
            return super().read(text)

    def _is_name(self, term: Term) -> bool:
        found = self._array(term)
        where = found[found < NOWHERE] >> LENGTH_BITS & 15
        return bool((where <= ALIAS).any())

    def holding(self, parts: Sequence[Node]) -> int:
        """The models for which all of these parts hold, as bits in catalogue order.

        Raises:
            SearchError: a condition that cannot be.
        """
        with self._asking:
            return super().holding(parts)

    def find(self, text: str) -> SearchResult:
        """The models that the query holds for, in rank order; all, in catalogue order, for none.

        Raises:
            SearchError: the text cannot be read; it tells the place.
        """
        with self._asking:
            return self._find(text)

    def _find(self, text: str) -> SearchResult:
        tree = self.read(text)
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
        if len(words) == 1 and len(together) == 1:
            # A place sorts by rank, where and length at once; ties stay in catalogue order.
            place = self._array(words[0])[chosen].astype(np.int64)
            return (np.sort(place << _INDEX | chosen) & ((1 << _INDEX) - 1)).astype(np.int32)
        worst = np.full(len(chosen), -1, np.int64)
        where, length = np.zeros(len(chosen), np.int64), np.zeros(len(chosen), np.int64)
        for term in words:
            place = self._array(term)[chosen].astype(np.int64)
            there = place < NOWHERE
            worst = np.maximum(worst, np.where(there, place >> RANK_SHIFT, -1))
            where += np.where(there, place >> LENGTH_BITS & 15, 0)
            length += np.where(there, place & 0xFFFF, 0)
        worst[worst < 0] = _NO_RANK
        whole = np.full(len(chosen), Rank.DROPPED, np.int64)
        if len(together) > 1:
            found = self._whole_name(together)[chosen]
            there = found < NOWHERE
            whole[there] = found[there] >> RANK_SHIFT
        key = whole << 3 | worst
        key = key << _WHERE | np.minimum(where, (1 << _WHERE) - 1)
        key = key << _LENGTH | np.minimum(length, (1 << _LENGTH) - 1)
        key = np.sort(key << _INDEX | chosen)
        return (key & ((1 << _INDEX) - 1)).astype(np.int32)

    def _word_bits(self, term: Term) -> int:
        return bits_of(self._array(term) < NOWHERE)

    def _array(self, term: Term) -> Places:
        """Each model's place for the term, ``NOWHERE`` where it is not found."""
        if term in self._letters:
            return self._letters[term]
        if term not in self._arrays:
            if len(self._arrays) >= _CACHED_TERMS:
                self._arrays.pop(next(iter(self._arrays)))
            self._arrays[term] = self._look_up(term)
        return self._arrays[term]

    def _look_up(self, term: Term) -> Places:
        owned = self._made()
        texts = owned.texts
        initials = term.initials
        if initials is not None and not term.phrase:
            return owned.gather([texts.initialled(initials)], last=ORGANIZATION)
        found = [texts.words(term.folded)]
        if not term.phrase and len(term.squeezed) > 1:
            found.append(texts.squeezed_words(term.squeezed))
        if not term.phrase and hangul.has_hangul(term.folded):
            found.append(texts.composed(hangul.to_jamo(squeeze(term.folded))))
        hits = owned.gather(found)
        if term.repository:
            hits = _only_exact(hits)
        owned.add_notes(hits, term.folded)
        if bool((hits < NOWHERE).any()):
            return hits
        if not term.phrase and hangul.has_hangul(term.folded):
            jamo = hangul.to_jamo(squeeze(term.folded))
            if len(jamo) > 2:
                shortened, ranks = texts.composed(jamo[:-1])
                hits = owned.gather([(shortened, np.full_like(ranks, Rank.DROPPED))])
        if term.name_part is not None and not bool((hits < NOWHERE).any()):
            return self._array(Term(term.typed, term.name_part))
        return hits

    def _whole_name(self, terms: tuple[Term, ...]) -> Places:
        joined = Term("", " ".join(term.folded for term in terms))
        owned = self._made()
        return owned.gather([owned.texts.squeezed_words(joined.squeezed)], last=ALIAS)


class _TextsOnce:
    """The texts of a catalogue's models, made at the first question; a later one waits for it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._making = Lock()
        self._made: OwnedTexts | None = None

    @property
    def is_made(self) -> bool:
        """Whether a question would be answered at once."""
        return self._made is not None

    def __call__(self) -> OwnedTexts:
        """The texts."""
        with self._making:
            if self._made is None:
                made = OwnedTexts(self._snapshot)
                made.texts.prepare()
                self._made = made
            return self._made


def _places(mask: NDArray[np.bool_]) -> Places:
    return np.flatnonzero(mask).astype(np.int32)


def _sequence(places: Places) -> Sequence[int]:
    """An array read as what it is: places one after the other."""
    return cast("Sequence[int]", places)


def _only_exact(hits: Places) -> Places:
    exact = hits >> RANK_SHIFT == Rank.EXACT
    return np.where(exact, hits, np.int32(NOWHERE)) if bool(exact.any()) else hits
