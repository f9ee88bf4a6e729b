"""Hangul for searching: folded text, syllables taken apart into jamo, and initial consonants."""

import re
import unicodedata

LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = "\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_COMPOUNDS = {
    "ㅘ": "ㅗㅏ",
    "ㅙ": "ㅗㅐ",
    "ㅚ": "ㅗㅣ",
    "ㅝ": "ㅜㅓ",
    "ㅞ": "ㅜㅔ",
    "ㅟ": "ㅜㅣ",
    "ㅢ": "ㅡㅣ",
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
_FIRST, _LAST = 0xAC00, 0xD7A3
_SPLIT = str.maketrans(_COMPOUNDS)
_JOINED = {keys: compound for compound, keys in _COMPOUNDS.items()}
_LEAD_SET, _VOWEL_SET = frozenset(LEADS), frozenset(_VOWELS)

# Whatever NFC and casefold alone leave unlike: accents, full-width forms, jamo on their own.
_NEEDS_FOLDING = re.compile(
    "[\u00c0-\u024f\u0300-\u036f\u1100-\u11ff\u1e00-\u1eff\uff01-\uff5e\uffa0-\uffdc]"
)
# Standard and half-width jamo, which some input methods send, as the common compatibility ones.
_LONE_JAMO = str.maketrans(
    {
        **{0x1100 + index: jamo for index, jamo in enumerate(LEADS)},
        **{0x1161 + index: jamo for index, jamo in enumerate(_VOWELS)},
        **{0x11A7 + index: jamo for index, jamo in enumerate(_FINALS) if index},
    }
)


def fold(text: str) -> str:
    """The text as search compares it: NFC, case folded, without accents or full-width forms."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFC", text).casefold()
    if _NEEDS_FOLDING.search(folded) is None:
        return folded
    return "".join(_fold_character(character) for character in folded).translate(_LONE_JAMO)


def fold_with_places(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each of its characters the index in ``text`` it comes from.

    One more index, the length of ``text``, stands at the end.
    """
    pieces: list[str] = []
    places: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _continues(text[end]):
            continue
        piece = fold(text[start:end])
        pieces.append(piece)
        places.extend([start] * len(piece))
        start = end
    places.append(len(text))
    return "".join(pieces), tuple(places)


def is_syllable(character: str) -> bool:
    """Whether the character is a composed Hangul syllable."""
    return _FIRST <= ord(character) <= _LAST


def has_hangul(text: str) -> bool:
    """Whether the text holds a Hangul syllable or a compatibility jamo."""
    return any(is_syllable(character) or "ㄱ" <= character <= "ㅣ" for character in text)


def jamo(character: str) -> str:
    """The keys typed for one character: a syllable's jamo, compound vowels and finals split."""
    code = ord(character)
    if not _FIRST <= code <= _LAST:
        return _COMPOUNDS.get(character, character)
    lead, rest = divmod(code - _FIRST, 588)
    vowel, final = divmod(rest, 28)
    typed = LEADS[lead] + _VOWELS[vowel] + (_FINALS[final] if final else "")
    return typed.translate(_SPLIT)


def to_jamo(text: str) -> str:
    """The folded text with each syllable taken apart: 네입 becomes ㄴㅔㅇㅣㅂ, as 네이ㅂ does."""
    if text.isascii():
        return text
    return "".join(jamo(character) for character in text)


def to_jamo_with_places(text: str) -> tuple[str, tuple[int, ...]]:
    """The jamo, and for each the index of its character; the text's length stands at the end."""
    pieces = [jamo(character) for character in text]
    places = [index for index, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), (*places, len(text))


def compose(keys: str) -> str:
    """The syllables that these jamo write as they are typed one after another."""
    written, place = list[str](), 0
    while place < len(keys):
        lead = keys[place]
        vowel = _longest(keys, place + 1, _VOWELS)
        if lead not in _LEAD_SET or not vowel:
            alone = _longest(keys, place, _VOWELS) or lead
            written.append(_JOINED.get(alone, alone))
            place += len(alone)
            continue
        place += 1 + len(vowel)
        final = _longest(keys, place, _FINALS)
        # A consonant before a vowel opens the next syllable: 폴리 is not 폴ㄹㅣ nor 폴ㅣ.
        if final and keys[place + len(final) : place + len(final) + 1] in _VOWEL_SET:
            final = final[:-1]
        place += len(final)
        vowel, final = _JOINED.get(vowel, vowel), _JOINED.get(final, final)
        last = _FINALS.index(final) if final else 0
        written.append(chr(_FIRST + LEADS.index(lead) * 588 + _VOWELS.index(vowel) * 28 + last))
    return "".join(written)


def initials(text: str) -> str:
    """The text with each syllable cut to its initial consonant: 폴리글롯 becomes ㅍㄹㄱㄹ."""
    return "".join(
        LEADS[(ord(character) - _FIRST) // 588] if is_syllable(character) else character
        for character in text
    )


def split_clusters(text: str) -> str:
    """The text with clusters split, since input methods join ㄱ and ㅅ typed alone into ㄳ."""
    return text.translate(_SPLIT)


def is_initials(query: str) -> bool:
    """Whether the query is made of initial consonants alone, as ㅍㄹㄱㄹ is."""
    return bool(query) and _LEAD_SET.issuperset(split_clusters(query))


def _longest(keys: str, place: int, known: str) -> str:
    """The two jamo from here that join to a known one, or the one that is known, or nothing."""
    pair, one = keys[place : place + 2], keys[place : place + 1]
    if len(pair) == 2 and _JOINED.get(pair, " ") in known:
        return pair
    return one if one and one in known else ""


def _continues(character: str) -> bool:
    # A combining mark, or a vowel or final of a syllable that came in decomposed.
    return unicodedata.combining(character) != 0 or "\u1160" <= character <= "\u11ff"


def _fold_character(character: str) -> str:
    if is_syllable(character):
        return character
    plain = unicodedata.normalize("NFKD" if character >= "\uff00" else "NFD", character)
    return "".join(mark for mark in plain if unicodedata.combining(mark) == 0).casefold()
