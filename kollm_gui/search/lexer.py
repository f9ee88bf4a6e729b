"""A query's text cut into words, phrases, conditions, parentheses and joining words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kollm_gui.i18n import _
from kollm_gui.search.error import SearchError
from kollm_gui.search.terms import QUOTES, is_address, is_unseen, phrase_term, word_term
from kollm_gui.search.tree import OPERATORS, Condition, Operator, Word

LONGEST = 10_000  # characters
MOST_PARTS = 200  # words and conditions
_LONGEST_OFFER = 60  # characters; a longer text is not written out again to be closed

Kind = Literal["part", "open", "close", "and", "or", "not"]
JOINING: dict[str, Kind] = {"AND": "and", "OR": "or", "NOT": "not"}
# Marks of a Korean or Chinese keyboard; one for one, so that places stay those of the text.
_MARKS = str.maketrans("：＞＜＝！（）－≥≤", ":><=!()-\x01\x02")
_OPERATORS: dict[str, Operator] = {
    **{operator: operator for operator in OPERATORS},
    "\x01": ">=",
    "\x02": "<=",
    "=>": ">=",
    "=<": "<=",
}
_OPERATOR = "(?P<operator>>=|<=|=>|=<|!=|=|>|<|\x01|\x02)"
_CONDITION = re.compile(rf"(?P<field>[^\s:\"()<>=!\x01\x02]+):{_OPERATOR}?")
_WITHOUT_COLON = re.compile(rf"(?P<field>[^\W\d][\w.-]*){_OPERATOR}")
_APART = re.compile(rf"(?P<field>[^\W\d][\w.-]*):?\s+{_OPERATOR}\s*(?P<value>\d[^\s\"()]*)")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query; ``node`` of those that find something."""

    kind: Kind
    start: int
    end: int
    node: Word | Condition | None = None


def tokens_of(text: str) -> list[Token]:
    """The pieces of a query in the order typed.

    Raises:
        SearchError: the text is too long, or a sign stands where none can be.
    """
    if len(text) > LONGEST:
        sentence = _("The search has {count} characters; at most {most} can be read.")
        told = sentence.format(count=f"{len(text):,}", most=f"{LONGEST:,}")
        raise SearchError(told, LONGEST, len(text))
    tokens = list(_Lexer(text).tokens())
    parts = [token for token in tokens if token.kind == "part"]
    if len(parts) > MOST_PARTS:
        sentence = _("The search has {count} words and conditions; at most {most} can be read.")
        told = sentence.format(count=f"{len(parts):,}", most=f"{MOST_PARTS:,}")
        raise SearchError(told, parts[MOST_PARTS].start, len(text))
    return tokens


class _Lexer:
    """Walks once through a text."""

    def __init__(self, text: str) -> None:
        self._typed = text
        self._text = _readable(text)
        self._balanced = self._text.count("(") == self._text.count(")")

    def tokens(self) -> Iterator[Token]:
        text, place = self._text, 0
        while place < len(text):
            if text[place].isspace():
                place += 1
                continue
            token, place = self._next(place)
            if token is not None:
                yield token

    def _next(self, place: int) -> tuple[Token | None, int]:
        mark = self._text[place]
        if mark == "(":
            return Token("open", place, place + 1), place + 1
        if mark == ")":
            return Token("close", place, place + 1), place + 1
        if mark == '"':
            end = self._end_of_phrase(place, place)
            term = phrase_term(self._inside(place, end))
            word = Word(term, place, end) if term is not None else None
            return (Token("part", place, end, word) if word is not None else None), end
        if mark == "-" and self._begins_something(place + 1):
            return Token("not", place, place + 1), place + 1
        return self._word(place)

    def _begins_something(self, place: int) -> bool:
        return place < len(self._text) and not (
            self._text[place].isspace() or self._text[place] == ")"
        )

    def _end_of_phrase(self, place: int, start: int) -> int:
        """Behind the closing quote of the one at ``place``; ``start`` is where an error begins."""
        end = self._text.find('"', place + 1)
        if end >= 0:
            return end + 1
        written = self._typed[start:].rstrip()
        holds = self._typed[place + 1 :].strip() and len(written) <= _LONGEST_OFFER
        meant = f'{written}"' if holds else None
        sentence = _("This quote is never closed; write another one where the phrase ends.")
        raise SearchError(sentence, start, start + max(len(written), 1), meant)

    def _inside(self, start: int, end: int) -> str:
        return self._typed[start + 1 : end - 1]

    def _end_of_word(self, start: int) -> int:
        text, place, depth = self._text, start, 0
        while place < len(text) and not text[place].isspace() and text[place] != '"':
            depth += (text[place] == "(") - (text[place] == ")")
            if depth < 0:  # closes a group that was opened before the word
                return place
            place += 1
        # What is closed beyond the word is a group: authors(Vo, Jung). Until it is, it is typed.
        return text.index("(", start) if depth and self._balanced else place

    def _word(self, start: int) -> tuple[Token, int]:
        end = self._end_of_word(start)
        written = self._text[start:end]
        if written in JOINING:
            return Token(JOINING[written], start, end), end
        found = None if is_address(written) or "://" in written else _CONDITION.match(written)
        if found is not None and _LETTER.search(found["field"]):
            return self._condition(start, end, found)
        self._refuse_spaces(start)
        self._refuse_missing_colon(start, written)
        return Token("part", start, end, Word(word_term(self._typed[start:end]), start, end)), end

    def _condition(self, start: int, end: int, found: re.Match[str]) -> tuple[Token, int]:
        value_start = start + found.end()
        value, quoted = self._typed[value_start:end], False
        if value_start == end and self._text[end : end + 1] == '"':
            end = self._end_of_phrase(end, start)
            value, quoted = self._inside(value_start, end), True
        operator = _operator(found["operator"])
        field = self._typed[start : start + found.end("field")]
        node = Condition(field, operator, value, quoted, start, value_start, end)
        return Token("part", start, end, node), end

    def _refuse_spaces(self, start: int) -> None:
        """Words would find nothing where “params < 10” is meant as a comparison."""
        found = _APART.match(self._text, start)
        if found is not None:
            sign = _operator(found["operator"])
            meant = f"{found['field']}:{sign}{found['value']}"
            sentence = _("A comparison is written without spaces: “{text}”.")
            raise SearchError(sentence.format(text=meant), start, found.end(), meant)

    def _refuse_missing_colon(self, start: int, written: str) -> None:
        found = _WITHOUT_COLON.match(written)
        if found is None:
            return
        field, sign = found["field"], _operator(found["operator"])
        sentence = _("A comparison needs a colon after the field: “{text}”; in quotes it is words.")
        meant = f"{field}:{sign}"
        raise SearchError(sentence.format(text=meant), start, start + found.end(), meant)


def _operator(written: str | None) -> Operator:
    return _OPERATORS.get(written or "", "")


def _readable(text: str) -> str:
    # Control and zero-width characters come in with pasted text; nobody means them.
    if text.isascii() and text.isprintable():
        return text
    seen = "".join(" " if is_unseen(character) else character for character in text)
    return seen.translate(QUOTES).translate(_MARKS)
