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
        self.composed("ㄱ")
        self.initialled("ㄱ")

    def words(self, folded: str) -> Found:
        """Texts that hold the word or phrase as it stands, and how well."""
        return self._words.matches(folded)

    def squeezed_words(self, word: str) -> Found:
        """Texts that hold the word when separators are left out."""
        return self._squeezed.matches(word)

    def composed(self, jamo: str) -> Found:
        """Texts that the typed jamo can be completed to, from the start of a syllable on."""
        texts, _ranks = self._jamo.matches(jamo)
        return self._hangul[0][texts], np.full(len(texts), Rank.JAMO, np.int32)

    def initialled(self, initials: str) -> Found:
        """Texts whose syllables begin with these consonants."""
        texts, ranks = self._initials.matches(initials)
        return self._hangul[0][texts], ranks

    @cached_property
    def _words(self) -> CharacterArray:
        with self._making:
            return vars(self).get("_words") or CharacterArray(self._joined)

    @cached_property
    def _squeezed(self) -> CharacterArray:
        with self._making:
            return vars(self).get("_squeezed") or CharacterArray(arrays.squeezed(self._joined))

    @cached_property
    def _hangul(self) -> "tuple[Places, arrays.Codes]":
        with self._making:
            known = vars(self).get("_hangul")
            return known or arrays.hangul_texts(arrays.squeezed(self._joined))

    @cached_property
    def _jamo(self) -> CharacterArray:
        with self._making:
            return vars(self).get("_jamo") or CharacterArray(*arrays.jamo(self._hangul[1]))

    @cached_property
    def _initials(self) -> CharacterArray:
        with self._making:
            known = vars(self).get("_initials")
            return known or CharacterArray(arrays.initials(self._hangul[1]))


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

    ``order`` puts what else is told of each pair in the order of ``models``.
    """

    def __init__(self, texts: "array[int]", models: "array[int]", count: int) -> None:
        by_text = np.frombuffer(texts, np.int32)
        self.order = np.argsort(by_text, kind="stable").astype(np.int32)
        self.models = np.frombuffer(models, np.int32)[self.order]
        counted = np.bincount(by_text, minlength=count)
        self._first = np.concatenate(([0], np.cumsum(counted))).astype(np.int32)

    def rows(self, texts: Places) -> tuple[Places, Places]:
        """Where the pairs of these texts stand in ``models``, and how many each text has."""
        first, many = self._first[texts], self._first[texts + 1] - self._first[texts]
        before = np.cumsum(many) - many
        return np.repeat(first - before, many) + np.arange(int(many.sum())), many
