"""Which characters of a shown name a query matched."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from kollm_gui.search.error import SearchError
from kollm_gui.search.parser import parse
from kollm_gui.search.terms import Term, squeeze, squeeze_with_places, word_term
from kollm_gui.search.tree import Condition, Node, Word, positive_words, with_conditions
from kollm_gui.text import hangul


class Highlighter:
    """Finds the words of one query, read once, in any number of names."""

    def __init__(self, query: str) -> None:
        self._terms = _terms(query)

    def spans(self, name: str) -> tuple[tuple[int, int], ...]:
        """Half-open character ranges of ``name`` that the query's words match, merged."""
        folded, places = _folded(name)
        spans: list[tuple[int, int]] = []
        for term in self._terms:
            found = _spans_of(term, folded)
            spans += [(places[start], places[end]) for start, end in found]
        return tuple(_merged(spans))


def matched_spans(name: str, query: str) -> tuple[tuple[int, int], ...]:
    """The ranges of one name that one query matches."""
    return Highlighter(query).spans(name)


@lru_cache(maxsize=2000)
def _folded(name: str) -> tuple[str, tuple[int, ...]]:
    return hangul.fold_with_places(name)


@lru_cache(maxsize=8)  # one query is asked about each name in sight
def _terms(query: str) -> tuple[Term, ...]:
    try:
        tree = with_conditions(parse(query), lambda condition: _as_word(condition, query))
        return tuple(word.term for word in positive_words(tree))
    except SearchError:
        return ()  # what is shown then was found by an earlier query


def _as_word(condition: Condition, query: str) -> Node:
    # Search reads Mi:dm as a word; no name holds what a true condition is written with.
    if condition.operator or condition.quoted:
        return condition
    written = query[condition.start : condition.end]
    return Word(word_term(written), condition.start, condition.end)


def _spans_of(term: Term, folded: str) -> list[tuple[int, int]]:
    """Where a term stands in a folded name, looked for in the order in which search does."""
    if term.initials is None or term.phrase:
        spans = _occurrences(folded, term.folded)
        if spans or term.phrase:
            return spans
    squeezed, places = squeeze_with_places(folded)
    if term.initials is not None:
        found = _occurrences(hangul.initials(squeezed), term.initials)
    else:
        found = _occurrences(squeezed, term.squeezed) if len(term.squeezed) > 1 else []
        if not found and hangul.has_hangul(term.folded):
            found = _typed(squeezed, hangul.to_jamo(squeeze(term.folded)))
        if not found and term.name_part is not None:  # search found it by NAME of ORG/NAME
            return _spans_of(Term(term.typed, term.name_part), folded)
    return [(places[start], places[end - 1] + 1) for start, end in found]


def _typed(squeezed: str, keys: str) -> list[tuple[int, int]]:
    """Where syllables begin so, if not with all keys then without the last one."""
    jamo, origins = hangul.to_jamo_with_places(squeezed)
    for wanted in (keys, keys[:-1]) if len(keys) > 2 else (keys,):
        spans = [
            (origins[start], origins[end - 1] + 1)
            for start, end in _occurrences(jamo, wanted)
            if start == 0 or origins[start] != origins[start - 1]
        ]
        if spans:
            return spans
    return []


def _occurrences(text: str, word: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    place = text.find(word) if word else -1
    while place >= 0:
        spans.append((place, place + len(word)))
        place = text.find(word, place + len(word))
    return spans


def _merged(spans: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
