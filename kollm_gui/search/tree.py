"""A query as a tree: words, conditions on fields, and how they are joined."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from kollm_gui.search.terms import Term

Operator = Literal["", "=", "!=", ">", ">=", "<", "<="]
OPERATORS: Final[tuple[Operator, ...]] = (">=", "<=", "!=", "=", ">", "<")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase, and the characters it was written in."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Condition:
    """``field:value`` as written; the value begins at ``value_start`` and ends at ``end``.

    ``quoted`` values are taken as words even where they look like ``none`` or a range.
    """

    field: str
    operator: Operator
    value: str
    quoted: bool
    start: int
    value_start: int
    end: int

    @property
    def field_end(self) -> int:
        """Where the field's name ends."""
        return self.start + len(self.field)


@dataclass(frozen=True, slots=True)
class Not:
    """All but what the part finds."""

    part: "Node"
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class And:
    """What every part finds; without a part, everything."""

    parts: tuple["Node", ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Or:
    """What any of the parts finds; ``grouped`` where it stands in parentheses."""

    parts: tuple["Node", ...]
    start: int
    end: int
    grouped: bool = False


Node: TypeAlias = Word | Condition | Not | And | Or


def conjuncts(node: Node) -> tuple[Node, ...]:
    """The parts that must all hold."""
    return node.parts if isinstance(node, And) else (node,)


def positive_words(node: Node) -> tuple[Word, ...]:
    """The words that a match may hold, in the order typed: not those left out."""
    if isinstance(node, Word):
        return (node,)
    if isinstance(node, And | Or):
        return tuple(word for part in node.parts for word in positive_words(part))
    return ()


def with_conditions(node: Node, changed: Callable[[Condition], Node]) -> Node:
    """The tree with something else in the place of each condition."""
    if isinstance(node, Condition):
        return changed(node)
    if isinstance(node, Not):
        return replace(node, part=with_conditions(node.part, changed))
    if isinstance(node, And | Or):
        return replace(node, parts=tuple(with_conditions(part, changed) for part in node.parts))
    return node
