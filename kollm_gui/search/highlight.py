"""Which characters of a shown name a query matched."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from kollm_gui.search.error import SearchError
from kollm_gui.search.parser import parse
from kollm_gui.search.terms import Term
from kollm_gui.search.tree import positive_words
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
        return tuple(word.term for word in positive_words(parse(query)))
    except SearchError:
        return ()  # what is shown then was found by an earlier query


def _spans_of(term: Term, folded: str) -> list[tuple[int, int]]:
    initials = term.initials
    if initials is not None and not term.phrase:
        return _occurrences(hangul.initials(folded), initials)
    spans = _occurrences(folded, term.folded)
    if spans or term.phrase:
        return spans
    squeezed = "".join(character for character in folded if character.isalnum())
    kept = [index for index, character in enumerate(folded) if character.isalnum()]
    if term.squeezed:
        wanted = "".join(character for character in term.squeezed if character.isalnum())
        spans = [(kept[start], kept[end - 1] + 1) for start, end in _occurrences(squeezed, wanted)]
    if spans or not hangul.has_hangul(term.folded):
        return spans
    jamo, origins = hangul.to_jamo_with_places(folded)
    typed = hangul.to_jamo(term.folded)
    return [
        (origins[start], origins[end - 1] + 1)
        for start, end in _occurrences(jamo, typed)
        if start == 0 or origins[start] != origins[start - 1]
    ]


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
