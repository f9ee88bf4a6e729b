"""What a word that finds nothing was probably meant to be."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.choices import PRESENCE_WORDS
from kollm_gui.search.lexer import JOINING
from kollm_gui.search.match import SearchIndex
from kollm_gui.search.suggest import nearest, quoted
from kollm_gui.search.tree import And, Condition, Node, Or, Word
from kollm_gui.text import hangul, keyboard

VERY_LIKE = 0.8  # difflib's ratio from which a word goes before one of the other layout
_NAMING = ("name", "hf", "base", "family")  # fields whose values are made of the names' words
SHORTEST = 3  # characters of a Latin word; a Hangul one of two syllables has more keys


class Spelling:
    """Knows the words of all names, and which of them is nearest to a misspelt one."""

    def __init__(self, snapshot: Snapshot, index: SearchIndex) -> None:
        self._snapshot, self._index = snapshot, index

    def mended(self, query: str) -> str | None:
        """The query with words that find nothing put right; None where that finds nothing either.

        Raises:
            SearchError: the query cannot be read.
        """
        text = query
        for part in sorted(_parts_of(self._index.read(query)), key=lambda each: -each.start):
            if self._index.find(_alone(part, query)).slugs:
                continue
            meant = self._value(part) if isinstance(part, Condition) else self._word(part)
            if meant is None:
                return None
            start = part.value_start if isinstance(part, Condition) else part.start
            text = text[:start] + quoted(meant) + text[part.end :]
        if text == query:
            return None
        return text if self._index.find(text).slugs else None

    def _word(self, word: Word) -> str | None:
        folded = word.term.folded
        least = 2 if hangul.has_hangul(folded) else SHORTEST
        near = nearest(folded, self._names, VERY_LIKE) if len(folded) >= least else None
        if near is not None or len(folded) < 2:
            return near
        typed = keyboard.on_the_other_layout(word.term.typed)
        if typed is not None and self._index.find(quoted(typed)).slugs:
            return typed
        return nearest(folded, self._names) if len(folded) >= least else None

    def _value(self, written: Condition) -> str | None:
        """The value that the field was probably meant to have; of a number or a date none."""
        field = self._index.fields.get(written.field)
        asks = not written.quoted and hangul.fold(written.value) in PRESENCE_WORDS
        if field is None or asks or field.kind not in ("text", "vocabulary"):
            return None
        known = self._names if field.name in _NAMING else self._index.values.spelt(field)
        return nearest(written.value, known)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The words of all names, those that most names hold first."""
        return tuple(word for word, _count in Counter(_names(self._snapshot)).most_common())


def _names(snapshot: Snapshot) -> Iterator[str]:
    for family in snapshot.families.values():
        yield from _parts(family.name, family.name_ko, *family.spoken)
    for maker in snapshot.organizations.values():
        yield from _parts(maker.name, maker.short, maker.name_ko, *maker.spoken)
    for model in snapshot.models.values():
        yield from _parts(model.name)
    for technique in snapshot.techniques.values():
        yield from _parts(technique.name_en, technique.name_ko)


def _parts(*names: str | None) -> Iterator[str]:
    """Each name whole and its words of letters: of "Polyglot-Ko 1.3B" also "polyglot"."""
    for name in names:
        folded = hangul.fold(name or "")
        yield from (part for part in (folded, *folded.replace("-", " ").split()) if part.isalpha())


def _parts_of(node: Node) -> Iterator[Word | Condition]:
    """What may be misspelt: words and conditions that shall hold, phrases left out."""
    if isinstance(node, Word):
        if not node.term.phrase and not node.term.repository:
            yield node
    elif isinstance(node, Condition):
        if node.operator in ("", "="):
            yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _parts_of(part)


def _alone(part: Word | Condition, query: str) -> str:
    """The part as a query of its own."""
    if isinstance(part, Condition):
        return query[part.start : part.end]
    typed = part.term.typed
    return quoted(typed) if typed in JOINING else typed
