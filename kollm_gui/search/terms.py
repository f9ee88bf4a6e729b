"""What a person typed, cut into the words and phrases that must all match."""

import re
import unicodedata
from dataclasses import dataclass

from kollm_gui.text import hangul

QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "＂": '"'})
_QUOTE_MARKS = frozenset({'"', *map(chr, QUOTES)})
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_HUGGING_FACE = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co)/(?:models/)?"
    r"([\w.-]+/[\w.-]+)(?:[/?#].*)?$",
    re.IGNORECASE,
)
# Marks between the parts of a name, which people leave out or swap: polyglot ko, polyglot-ko.
_SEPARATORS = re.compile(r"[\s\-_./:·()\[\]'’+,]+")


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase as typed, and the forms of it that texts are compared with.

    ``repository`` marks a pasted Hugging Face address, whose ``folded`` is ORG/NAME.
    """

    typed: str
    folded: str
    phrase: bool = False
    repository: bool = False

    @property
    def squeezed(self) -> str:
        """The word without separators, or nothing where that would leave digits alone."""
        found = squeeze(self.folded)
        return found if any(character.isalpha() for character in found) else ""

    @property
    def initials(self) -> str | None:
        """The initial consonants, where the word holds nothing else."""
        return hangul.split_clusters(self.folded) if hangul.is_initials(self.folded) else None

    @property
    def name_part(self) -> str | None:
        """NAME of ORG/NAME."""
        organization, separator, name = self.folded.partition("/")
        return name if separator and organization and name and "/" not in name else None


def terms_of(text: str) -> tuple[Term, ...]:
    """The words and "phrases" of a query, in the order typed; a quote left open runs on."""
    found: list[Term] = []
    for match in _TERM.finditer(text.translate(QUOTES)):
        phrase, word = match.group(1), match.group(2)
        term = word_term(word) if phrase is None else phrase_term(phrase)
        if term is not None:
            found.append(term)
    return tuple(found)


def word_term(word: str) -> Term:
    """A word without spaces, or a pasted Hugging Face address."""
    address = _HUGGING_FACE.match(word)
    if address is not None:
        return Term(word, hangul.fold(address.group(1)), repository=True)
    return Term(word, hangul.fold(word))


def phrase_term(phrase: str) -> Term | None:
    """What stands in quotes, or None where that is nothing."""
    folded = spaced(phrase)
    return Term(phrase.strip(), folded, phrase=True) if folded else None


def is_address(word: str) -> bool:
    """Whether the word is the address of a model on Hugging Face."""
    return _HUGGING_FACE.match(word) is not None


def spaced(text: str) -> str:
    """The folded text as phrases and whole values are compared: one space between words.

    Quotes are left out, since no query can hold one, and so are characters that nobody sees.
    """
    folded = hangul.fold(text)
    if not folded.isprintable():
        folded = "".join(" " if is_unseen(character) else character for character in folded)
    return " ".join(without_quotes(folded).split())


def without_quotes(text: str) -> str:
    """The text without quotes of any kind."""
    if _QUOTE_MARKS.isdisjoint(text):
        return text
    return "".join(character for character in text if character not in _QUOTE_MARKS)


def is_unseen(character: str) -> bool:
    """Whether it is a control or zero-width character, as comes in with pasted text."""
    return unicodedata.category(character) in ("Cc", "Cf")


def squeeze(folded: str) -> str:
    """A folded text without separators, except between digits, so that 1.3b is not 13b."""
    return _SEPARATORS.sub(_between, folded)


def squeeze_with_places(folded: str) -> tuple[str, tuple[int, ...]]:
    """What ``squeeze`` leaves, and for each of its characters the index it comes from."""
    pieces: list[str] = []
    places: list[int] = []
    start = 0
    for match in _SEPARATORS.finditer(folded):
        piece = folded[start : match.start()] + _between(match)
        pieces.append(piece)
        places.extend(range(start, start + len(piece)))
        start = match.end()
    pieces.append(folded[start:])
    places.extend(range(start, len(folded)))
    return "".join(pieces), tuple(places)


def _between(match: re.Match[str]) -> str:
    text = match.string
    start, end = match.span()
    if start > 0 and end < len(text) and text[start - 1].isdigit() and text[end].isdigit():
        return "." if match.group() == "." else " "
    return ""
