"""Many texts at once, searchable as ``Haystack`` searches them, in arrays of code points."""

from array import array
from collections.abc import Iterable
from functools import cached_property
from threading import RLock

import numpy as np

from kollm_gui.search import character_array as arrays
from kollm_gui.search.character_array import CharacterArray, Places
from kollm_gui.search.haystack import Rank

_PIECE = 20_000  # texts; joining more would hold all other threads up

Found = tuple[Places, Places]  # texts by number, in order, and how well each matches


class TextArrays:
    """Joined texts; each way to look through them is made at the first question for it."""

    def __init__(self, joined: "arrays.Codes") -> None:
        self._joined = joined
        self._making = RLock()  # a worker may prepare one way while another asks for it

    def prepare(self) -> None:
        """Make what a word of Latin letters is looked for in."""
        self.words("a")
        self.squeezed_words("a")

    def prepare_hangul(self) -> None:
        """Make what jamo and initials are looked for in."""
        _ = self._hangul

    def foresee(self, letter: str) -> None:
        """Get ready for the words that begin with this letter."""
        self._words.foresee(letter)
        self._squeezed.foresee(letter)

    def words(self, folded: str) -> Found:
        """Texts that hold the word or phrase as it stands, and how well."""
        return self._words.matches(folded)

    def squeezed_words(self, word: str) -> Found:
        """Texts that hold the word when separators are left out."""
        return self._squeezed.matches(word)

    def composed(self, jamo: str) -> Found:
        """Texts that the typed jamo can be completed to, from the start of a syllable on."""
        numbers, apart, _initials = self._hangul
        texts, _ranks = apart.matches(jamo)
        return numbers[texts], np.full(len(texts), Rank.JAMO, np.int32)

    def initialled(self, initials: str) -> Found:
        """Texts whose syllables begin with these consonants."""
        numbers, _apart, cut = self._hangul
        texts, ranks = cut.matches(initials)
        return numbers[texts], ranks

    @cached_property
    def _words(self) -> CharacterArray:
        with self._making:
            return vars(self).get("_words") or CharacterArray(self._joined)

    @cached_property
    def _squeezed(self) -> CharacterArray:
        with self._making:
            return vars(self).get("_squeezed") or CharacterArray(arrays.squeezed(self._joined))

    @cached_property
    def _hangul(self) -> tuple[Places, CharacterArray, CharacterArray]:
        """The texts that hold Hangul by number, and these taken apart and cut to initials."""
        with self._making:
            known = vars(self).get("_hangul")
            if known is not None:
                return known
            numbers, codes = arrays.hangul_texts(self._joined)
            codes = arrays.squeezed(codes)
            apart = CharacterArray(*arrays.jamo(codes))
            return numbers, apart, CharacterArray(arrays.initials(codes))


class JoinedTexts:
    """Texts joined piece by piece, so that a million of them are never in memory as strings."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts: list[str] = []
        self._pieces: list[arrays.Codes] = []
        self._lengths = array("i")
        for text in texts:
            self.add(text)

    def add(self, text: str) -> int:
        """Take a text; its number."""
        self._texts.append(text)
        self._lengths.append(min(len(text), 0xFFFF))
        if len(self._texts) >= _PIECE:
            self._join()
        return len(self._lengths) - 1

    def finish(self) -> "tuple[arrays.Codes, Places]":
        """The code points of all texts, each with its mark, and the texts' lengths."""
        self._join()
        whole = np.concatenate(self._pieces) if self._pieces else np.zeros(0, np.uint16)
        return whole, np.frombuffer(self._lengths, np.int32)

    def _join(self) -> None:
        if self._texts:
            self._pieces.append(arrays.codes_of("\n".join(self._texts) + "\n"))
            self._texts = []


class Owners:
    """Which models have each text, from pairs of a text's number and a model's place.

    ``more`` is told of each pair as well, in bytes.
    """

    def __init__(
        self, texts: "array[int]", models: "array[int]", count: int, *more: "array[int]"
    ) -> None:
        by_text = np.frombuffer(texts, np.int32)
        order = np.argsort(by_text, kind="stable")
        self.models = np.frombuffer(models, np.int32)[order]
        self.more = tuple(np.frombuffer(told, np.int8)[order] for told in more)
        counted = np.bincount(by_text, minlength=count)
        self._first = np.concatenate(([0], np.cumsum(counted))).astype(np.int32)

    def rows(self, texts: Places) -> tuple[Places, Places]:
        """Where the pairs of these texts stand in ``models``, and how many each text has."""
        first, many = self._first[texts], self._first[texts + 1] - self._first[texts]
        before = np.cumsum(many) - many
        return np.repeat(first - before, many) + np.arange(int(many.sum())), many
