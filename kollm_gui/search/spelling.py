"""What a word that finds nothing was probably meant to be."""

from collections.abc import Iterator
from functools import cached_property

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.match import SearchIndex
from kollm_gui.search.suggest import nearest, quoted
from kollm_gui.search.tree import And, Node, Or, Word
from kollm_gui.text import hangul, keyboard

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
        for word in sorted(_words(self._index.read(query)), key=lambda each: -each.start):
            if self._index.find(_alone(word)).slugs:
                continue
            meant = self._meant(word)
            if meant is None:
                return None
            text = text[: word.start] + quoted(meant) + text[word.end :]
        if text == query:
            return None
        return text if self._index.find(text).slugs else None

    def _meant(self, word: Word) -> str | None:
        folded = word.term.folded
        if len(folded) < 2:
            return None
        typed = keyboard.on_the_other_layout(word.term.typed)
        if typed is not None and self._index.find(quoted(typed)).slugs:
            return typed
        least = 2 if hangul.has_hangul(folded) else SHORTEST
        return nearest(folded, self._names) if len(folded) >= least else None

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_names(self._snapshot)))


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


def _words(node: Node) -> Iterator[Word]:
    if isinstance(node, Word) and not node.term.phrase and not node.term.repository:
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _words(part)


def _alone(word: Word) -> str:
    """The word as a query of its own."""
    return quoted(word.term.typed) if word.term.typed in ("AND", "OR", "NOT") else word.term.typed
