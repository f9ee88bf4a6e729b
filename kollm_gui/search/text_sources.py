"""Where the texts of a large catalogue's fields are looked for, and whose models they are."""

from array import array
from collections.abc import Callable, Iterable
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.character_array import Places
from kollm_gui.search.haystack import Rank
from kollm_gui.search.owned_texts import OwnedTexts
from kollm_gui.search.terms import spaced
from kollm_gui.search.text_arrays import Found, JoinedTexts, Owners, TextArrays

Mask = NDArray[np.bool_]
Way = Literal["words", "squeezed_words", "composed", "initialled"]


class TextSource(Protocol):
    """The texts of one field."""

    def find(self, way: Way, word: str, *, exact: bool = False) -> Mask:
        """The models one of whose texts holds the word, or with ``exact`` is it."""
        ...


class FieldTexts:
    """Texts of a field's own, each once."""

    def __init__(self, told: Iterable[tuple[str, ...]], count: int) -> None:
        self._count = count
        self._numbers: dict[str, int] = {}
        numbers, models = array("i"), array("i")
        known: dict[str, int] = {}  # by the text as it is written, of which there are few
        for model, texts in enumerate(told):
            for text in texts:
                number = known.get(text)
                if number is None:
                    folded = spaced(text)
                    number = known[text] = self._numbers.setdefault(folded, len(self._numbers))
                numbers.append(number)
                models.append(model)
        codes, _lengths = JoinedTexts(self._numbers).finish()
        self._texts = TextArrays(codes)
        self._owners = Owners(numbers, models, len(self._numbers))

    def find(self, way: Way, word: str, *, exact: bool = False) -> Mask:
        """The models one of whose texts holds the word, or with ``exact`` is it."""
        return self._held(_numbers(self._texts, way, word, exact=exact))

    @property
    def known(self) -> Mask:
        """The models that have any text."""
        held = np.zeros(self._count, np.bool_)
        held[self._owners.models] = True
        return held

    def are(self, values: Iterable[str]) -> Mask:
        """The models one of whose texts is one of these."""
        found = [self._numbers[text] for text in values if text in self._numbers]
        return self._held(np.array(sorted(found), np.int32))

    def _held(self, numbers: Places) -> Mask:
        held = np.zeros(self._count, np.bool_)
        held[self._owners.models[self._owners.rows(numbers)[0]]] = True
        return held


class SharedTexts:
    """Texts of a field that plain words find as well; ``held`` tells whose they are in it."""

    def __init__(self, owned: OwnedTexts, held: Callable[[Places], Mask]) -> None:
        self._texts, self._held = owned.texts, held

    def find(self, way: Way, word: str, *, exact: bool = False) -> Mask:
        """The models one of whose texts holds the word, or with ``exact`` is it."""
        return self._held(_numbers(self._texts, way, word, exact=exact))


class BaseTexts:
    """The names of the models that each was made of; of a base not in the catalogue its slug."""

    def __init__(self, names: TextSource, snapshot: Snapshot) -> None:
        self._names = names
        places, count = snapshot.model_places, len(snapshot.models)
        self.known = np.zeros(count, np.bool_)
        bases, made = array("i"), array("i")
        stray: list[tuple[str, ...]] = [()] * count
        for model, each in enumerate(snapshot.model_list):
            for slug in (each.base_model, *each.merge_parents):
                if slug is None:
                    continue
                self.known[model] = True
                base = places.get(slug)
                if base is None:
                    stray[model] = (*stray[model], slug)
                else:
                    bases.append(base)
                    made.append(model)
        self._bases, self._made = np.frombuffer(bases, np.int32), np.frombuffer(made, np.int32)
        self._stray = FieldTexts(stray, count)

    def find(self, way: Way, word: str, *, exact: bool = False) -> Mask:
        """The models one of whose bases' names holds the word, or with ``exact`` is it."""
        held = self._stray.find(way, word, exact=exact)
        of_base = self._names.find(way, word, exact=exact)
        held[self._made[of_base[self._bases]]] = True
        return held


def _numbers(texts: TextArrays, way: Way, word: str, *, exact: bool) -> Places:
    looks: dict[Way, Callable[[str], Found]] = {
        "words": texts.words,
        "squeezed_words": texts.squeezed_words,
        "composed": texts.composed,
        "initialled": texts.initialled,
    }
    found, ranks = looks[way](word)
    return found[ranks == Rank.EXACT] if exact else found
