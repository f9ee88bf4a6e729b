"""How well a word matches a text: the ranks, and a search through many texts at once.

Texts of one kind are joined into one string, because scanning it is a single call
into C per hit: at 100,000 names that is what keeps a keystroke within a frame.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cached_property
from itertools import accumulate

from kollm_gui.search.terms import squeeze
from kollm_gui.text import hangul

_MARK = "\n"  # parts the joined texts; folded words never hold it


class Rank(IntEnum):
    """How a word matches, the best first; the value orders the results."""

    EXACT = 0
    PREFIX = 1
    WORD_START = 2
    SUBSTRING = 3
    JAMO = 4
    DROPPED = 5  # only without the last jamo: a syllable that cannot lead to the name


_RANKS = (Rank.EXACT, Rank.PREFIX, Rank.WORD_START, Rank.SUBSTRING)


class TextBlob:
    """Texts joined for scanning; ``starts`` marks where a jamo match may begin."""

    def __init__(self, texts: Sequence[str], starts: Sequence[Sequence[int]] | None = None) -> None:
        self._joined = _MARK.join(texts) + _MARK
        lengths = (len(text) + 1 for text in texts)
        self._offsets = array("q", accumulate(lengths, initial=0))
        self._aligned: bytearray | None = None
        if starts is not None:
            self._aligned = bytearray(len(self._joined))
            for offset, places in zip(self._offsets, starts, strict=False):
                for place in places:
                    self._aligned[offset + place] = 1

    def matches(self, word: str) -> Iterator[tuple[int, Rank]]:
        """Index and rank of each text that holds the word."""
        if not word:
            return
        joined, offsets, aligned = self._joined, self._offsets, self._aligned
        digit = word[0].isdigit()
        exact, prefix, word_start, substring = _RANKS
        place = joined.find(word)
        while place >= 0:
            if aligned is not None and not aligned[place]:
                place = joined.find(word, place + 1)
                continue
            text = bisect_right(offsets, place) - 1
            before = joined[place - 1]
            if place == offsets[text]:
                rank = exact if joined[place + len(word)] == _MARK else prefix
            elif not before.isalnum() or before.isdigit() != digit:
                rank = word_start
            else:
                rank = substring
            yield text, rank
            place = joined.find(word, offsets[text + 1])


class Haystack:
    """Many folded texts, searchable as they are, without separators, by jamo, by initials."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._folded = TextBlob(texts)

    def words(self, folded: str) -> Iterator[tuple[int, Rank]]:
        """Texts that hold the word or phrase as it stands."""
        return self._folded.matches(folded)

    def squeezed_words(self, squeezed: str) -> Iterator[tuple[int, Rank]]:
        """Texts that hold the word when separators are left out."""
        return self._squeezed.matches(squeezed)

    def composed(self, jamo: str) -> Iterator[tuple[int, Rank]]:
        """Texts that the typed jamo can be completed to, from the start of a syllable on."""
        for index, _rank in self._jamo.matches(jamo):
            yield self._hangul[index], Rank.JAMO

    def initialled(self, initials: str) -> Iterator[tuple[int, Rank]]:
        """Texts whose syllables begin with these consonants."""
        for index, rank in self._initials.matches(initials):
            yield self._hangul[index], rank

    @cached_property
    def _squeezed_texts(self) -> list[str]:
        return [squeeze(text) for text in self._texts]

    @cached_property
    def _squeezed(self) -> TextBlob:
        return TextBlob(self._squeezed_texts)

    @cached_property
    def _hangul(self) -> list[int]:
        # Only these texts can match by jamo or by initials.
        return [index for index, text in enumerate(self._texts) if hangul.has_hangul(text)]

    @cached_property
    def _jamo(self) -> TextBlob:
        taken = [hangul.to_jamo_with_places(self._squeezed_texts[index]) for index in self._hangul]
        return TextBlob([jamo for jamo, _ in taken], [_first_places(of) for _, of in taken])

    @cached_property
    def _initials(self) -> TextBlob:
        return TextBlob([hangul.initials(self._squeezed_texts[index]) for index in self._hangul])


def _first_places(places: Sequence[int]) -> list[int]:
    # Typing begins a syllable, so a match that begins at a final consonant is a false friend.
    return [
        index
        for index in range(len(places) - 1)
        if index == 0 or places[index] != places[index - 1]
    ]
