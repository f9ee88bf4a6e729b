"""Joined texts as an array of code points: many thousand texts are searched in some calls into C.

Only large catalogues import this; below some ten thousand models ``haystack`` is as fast and
needs no numpy.
"""

from collections.abc import Callable, Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kollm_gui.search.haystack import Rank
from kollm_gui.text import hangul

Codes = NDArray[np.uint16 | np.uint32]
Places = NDArray[np.int32]
Truths = NDArray[np.bool_]

MARK = 10  # "\n" parts the texts; folded words never hold it
SEPARATORS = "-_./:·()[]'’+,"  # and white space, as terms.squeeze has it
_CACHED_WORDS = 24
_CACHED_PLACES = 5_000_000  # of all remembered words; four bytes each
_BLOCK = 1 << 20  # characters; longer than any text
_MOST_JAMO = 5  # as ㄱ ㅗ ㅏ ㄹ ㄱ of 괅
_TABLE = 1 << 16  # characters beyond the first plane have no class of their own


def codes_of(text: str) -> Codes:
    """The code points of a text, in two bytes each where that is enough."""
    if text.isascii() or max(text) < "\U00010000":
        return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def text_of(codes: Codes) -> str:
    """The text of code points."""
    return codes.tobytes().decode(
        "utf-16-le" if codes.dtype == np.uint16 else "utf-32-le", "surrogatepass"
    )


def starts_of(codes: Codes) -> Places:
    """Where each text begins; each ends with a mark."""
    marks = np.flatnonzero(codes == MARK).astype(np.int32)
    return np.concatenate(([np.int32(0)], marks[:-1] + np.int32(1))).astype(np.int32)


def blocks(codes: Codes) -> Iterator[Codes]:
    """The texts some million characters at a time: what is computed on them takes memory."""
    start = 0
    while start < len(codes):
        end = start + _BLOCK
        if end < len(codes):
            end = start + int(np.flatnonzero(codes[start:end] == MARK)[-1]) + 1
        yield codes[start:end]
        start = end


class CharacterArray:
    """Joined texts; the same words find the same texts at the same rank as in ``TextBlob``.

    ``aligned`` tells where a match may begin, if not everywhere.
    """

    def __init__(self, codes: Codes, aligned: Truths | None = None) -> None:
        self._codes, self._aligned = codes, aligned
        self._starts = starts_of(codes)
        self._counts = np.zeros(_TABLE, np.int64)
        for block in blocks(codes):
            self._counts += np.bincount(np.minimum(block, _TABLE - 1), minlength=_TABLE)
        self._found: dict[str, Places] = {}
        self._room = _CACHED_PLACES

    def matches(self, word: str) -> tuple[Places, Places]:
        """The texts that hold the word, in order, and the rank of its first place in each."""
        places = self._places(word)
        if self._aligned is not None:
            places = places[self._aligned[places]]
        texts, places = self._first_places(places)
        return texts, self._ranks(places, texts, len(word))

    def foresee(self, letter: str) -> None:
        """Find where a letter stands, from which the words that begin with it are found sooner."""
        self._places(letter)

    def _first_places(self, places: Places) -> tuple[Places, Places]:
        """The texts in which these places lie, and the first place in each."""
        if len(places) > len(self._starts):  # of the two ways the one with fewer steps
            bounds = np.append(np.searchsorted(places, self._starts), len(places))
            texts = np.flatnonzero(bounds[1:] > bounds[:-1]).astype(np.int32)
            return texts, places[bounds[texts]]
        texts = np.searchsorted(self._starts, places, side="right").astype(np.int32) - np.int32(1)
        first = np.ones(len(texts), np.bool_)
        first[1:] = texts[1:] != texts[:-1]
        return texts[first], places[first]

    def _ranks(self, places: Places, texts: Places, length: int) -> Places:
        codes = self._codes
        before, here = codes[places - 1], codes[places]
        digit, letter = _classes("digit"), _classes("alphanumeric")
        starts_word = ~_of(letter, before) | (_of(digit, before) != _of(digit, here))
        ranks = np.where(starts_word, Rank.WORD_START, Rank.SUBSTRING).astype(np.int32)
        begins = places == self._starts[texts]
        whole = codes[places + length] == MARK
        ranks[begins] = Rank.PREFIX
        ranks[begins & whole] = Rank.EXACT
        return ranks

    def _places(self, word: str) -> Places:
        """Where the word begins; a longer word starts from what its beginning has found."""
        known = self._found.get(word)
        if known is not None:
            return known
        codes = codes_of(word)
        if len(codes) == 0 or len(codes) >= len(self._codes):
            return np.zeros(0, np.int32)
        counts = self._counts[np.minimum(codes, _TABLE - 1)]
        rarest = int(np.argmin(counts))
        begun = next((n for n in range(len(word) - 1, 0, -1) if word[:n] in self._found), 0)
        # Looking through all the text takes as long as through a twentieth of it by place.
        fewer = int(counts[rarest]) + len(self._codes) // 20
        if begun and len(self._found[word[:begun]]) <= fewer:
            places, tried = self._found[word[:begun]], range(begun, len(codes))
        else:
            places = np.flatnonzero(self._codes == codes[rarest]).astype(np.int32)
            places -= np.int32(rarest)
            places = places[places >= 0]
            tried = range(len(codes))
        places = places[places <= len(self._codes) - len(codes)]
        for offset in tried:
            places = places[self._codes[places + offset] == codes[offset]]
        self._keep(word, places)
        return places

    def _keep(self, word: str, places: Places) -> None:
        """Remember where the word begins, and forget the oldest ones where that takes room."""
        self._found[word] = places
        self._room -= len(places)
        while len(self._found) > 1 and (self._room < 0 or len(self._found) > _CACHED_WORDS):
            self._room += len(self._found.pop(next(iter(self._found))))


def squeezed(codes: Codes) -> Codes:
    """The texts without separators, as ``terms.squeeze`` leaves them."""
    if len(codes) == 0:
        return codes
    return np.concatenate([_squeezed(block) for block in blocks(codes)])


def _squeezed(codes: Codes) -> Codes:
    separator = _of(_classes("separator"), codes)
    edges = np.diff(np.concatenate(([False], separator, [False])).astype(np.int8))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    digit = _of(_classes("digit"), codes)
    # Every text ends with a mark, so that a character follows each run; before the first
    # text's first one stands the last mark.
    between = digit[starts - 1] & digit[ends]
    starts, ends = starts[between], ends[between]
    point = (ends - starts == 1) & (codes[starts] == ord("."))
    left = codes.copy()
    left[starts] = np.where(point, ord("."), ord(" "))
    kept = ~separator
    kept[starts] = True
    return left[kept]


def hangul_texts(codes: Codes) -> tuple[Places, Codes]:
    """The texts that hold Hangul: their indexes, and themselves joined."""
    indexes: list[Places] = []
    held: list[Codes] = []
    before = 0
    for block in blocks(codes):
        found, texts, count = _hangul_texts(block)
        indexes.append(found + np.int32(before))
        held.append(texts)
        before += count
    if not held:
        return np.zeros(0, np.int32), codes
    return np.concatenate(indexes), np.concatenate(held)


def _hangul_texts(codes: Codes) -> tuple[Places, Codes, int]:
    starts = starts_of(codes)
    lengths = np.diff(np.concatenate((starts, [np.int32(len(codes))])))
    held = np.add.reduceat(_of(_classes("hangul"), codes).astype(np.int32), starts) > 0
    found = np.flatnonzero(held).astype(np.int32)
    return found, codes[np.repeat(held, lengths)], len(starts)


def jamo(codes: Codes) -> tuple[Codes, Truths]:
    """The texts with their syllables taken apart, and where a syllable begins."""
    if len(codes) == 0:
        return codes, np.zeros(0, np.bool_)
    told = [_jamo(block) for block in blocks(codes)]
    return np.concatenate([one for one, _ in told]), np.concatenate([one for _, one in told])


def _jamo(codes: Codes) -> tuple[Codes, Truths]:
    parts, lengths = _jamo_table()
    small = np.minimum(codes, _TABLE - 1)
    each = lengths[small].astype(np.int32)
    starts = np.cumsum(each) - each
    whole = np.repeat(np.arange(len(codes), dtype=np.int32), each)
    part = np.arange(len(whole), dtype=np.int32) - starts[whole]
    taken = parts[small[whole], part].astype(codes.dtype)
    if codes.dtype != np.uint16:  # characters beyond the first plane are no Hangul
        beyond = codes > _TABLE - 1
        taken[starts[beyond]] = codes[beyond]
    aligned = np.zeros(len(taken), np.bool_)
    aligned[starts] = True
    return taken, aligned


def initials(codes: Codes) -> Codes:
    """The texts with each syllable cut to its initial consonant."""
    leads = np.array([ord(lead) for lead in hangul.LEADS], codes.dtype)
    left = codes.copy()
    syllable = (codes >= 0xAC00) & (codes <= 0xD7A3)
    left[syllable] = leads[(codes[syllable] - 0xAC00) // 588]
    return left


def _of(classes: Truths, codes: Codes) -> Truths:
    return classes[codes if codes.dtype == np.uint16 else np.minimum(codes, _TABLE - 1)]


@cache
def _classes(name: str) -> Truths:
    tests: dict[str, Callable[[str], bool]] = {
        "digit": str.isdigit,
        "alphanumeric": str.isalnum,
        "separator": lambda one: (one.isspace() and one != "\n") or one in SEPARATORS,
        "hangul": hangul.has_hangul,
    }
    return np.fromiter((tests[name](chr(code)) for code in range(_TABLE)), np.bool_, _TABLE)


@cache
def _jamo_table() -> tuple[NDArray[np.uint16], NDArray[np.int8]]:
    """The jamo of each character of the first plane, and how many they are."""
    parts = np.zeros((_TABLE, _MOST_JAMO), np.uint16)
    parts[:, 0] = np.arange(_TABLE)
    lengths = np.ones(_TABLE, np.int8)
    for code in (*range(0x3131, 0x3164), *range(0xAC00, 0xD7A4)):
        taken = hangul.jamo(chr(code))
        parts[code, : len(taken)] = [ord(one) for one in taken]
        lengths[code] = len(taken)
    return parts, lengths
