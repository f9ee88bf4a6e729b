"""Filters that edit a query's text and read it back: which values are chosen, and how many remain.

A facet owns the parts of the query that say nothing but which of its values may be:
``stage:base``, ``(stage:base OR stage:instruct)``, ``params:6..11``. Values of one facet are
joined by OR, facets by AND. All else (words, ``-stage:base``, groups over several fields)
belongs to nobody and stays as it was written.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kollm_gui.i18n import N_
from kollm_gui.search.conditions import Holds, IsOne, Known, Lacks, bind, ends_of
from kollm_gui.search.field import Field
from kollm_gui.search.match import SearchIndex
from kollm_gui.search.parser import parse
from kollm_gui.search.suggest import quoted
from kollm_gui.search.tree import Condition, Node, Or, conjuncts
from kollm_gui.search.values import FieldValues

UNDISCLOSED: Final = ":undisclosed"  # no value of any field, as a tag may be called anything
UNKNOWN: Final = ":unknown"
_YEAR = re.compile(r"[0-9]{4}")
_MISSING = frozenset({UNDISCLOSED, UNKNOWN})


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter over a field; ``kind`` tells what is chosen: values, years or two ends.

    It is offered from ``least`` values on: nobody filters by tags who has put none.
    """

    key: str
    field: str
    title: str  # marked by N_()
    kind: str = "values"  # values | years | range
    least: int = 0


FACETS: Final[tuple[Facet, ...]] = (
    Facet("category", "category", N_("Category")),
    Facet("organization", "organization", N_("Organization")),
    Facet("stage", "stage", N_("Stage")),
    Facet("license", "license", N_("Licence")),
    Facet("commercial", "commercial", N_("Commercial use")),
    Facet("access", "access", N_("Access")),
    Facet("architecture", "architecture", N_("Architecture")),
    Facet("size-class", "size-class", N_("Size class")),
    Facet("year", "released", N_("Year"), "years"),
    Facet("korean", "korean", N_("Korean support")),
    Facet("provenance", "provenance", N_("Provenance of scores")),
    Facet("params", "params", N_("Parameters"), "range"),
    Facet("tokens", "tokens", N_("Tokens"), "range"),
    Facet("released", "released", N_("Release date"), "range"),
    Facet("tag", "tag", N_("My tags"), least=1),
    Facet("status", "status", N_("Reading status"), least=2),  # without a row all are unread
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a query says of one facet; the two ends as written, empty where open."""

    values: frozenset[str] = frozenset()
    low: str = ""
    high: str = ""

    def __bool__(self) -> bool:
        return bool(self.values or self.low or self.high)


@dataclass(frozen=True, slots=True)
class Count:
    """How many models a value would leave under the other conditions of the query."""

    value: str
    models: int


class Facets:
    """The filters over one snapshot; everything is worked out of the text given."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._values: FieldValues = index.values

    @property
    def offered(self) -> tuple[Facet, ...]:
        """Those by which there is something to filter."""
        return tuple(
            facet
            for facet in FACETS
            if not facet.least or len(self._values.of(self.field(facet))) >= facet.least
        )

    def read(self, query: str) -> Mapping[str, Chosen]:
        """What the query chooses, by the facet's key; facets without a choice are left out.

        Raises:
            SearchError: the query cannot be read.
        """
        parts = conjuncts(self._index.read(query))
        found = {facet.key: self._own(facet, parts)[0] for facet in FACETS}
        return {key: chosen for key, chosen in found.items() if chosen}

    def counts(self, facet: Facet, query: str, among: int | None = None) -> tuple[Count, ...]:
        """Each value with the models it would leave, then those undisclosed and unknown.

        What the facet itself chooses is left out of account, so that ticking one value does
        not empty the others. ``among`` holds the count to these models, as bits.

        Raises:
            SearchError: the query cannot be read.
        """
        parts = conjuncts(self._index.read(query))
        own = self._own(facet, parts)[1]
        left = self._index.holding([part for part in parts if part not in own])
        left = left if among is None else left & among
        field = self.field(facet)
        listed = self._listed(facet)
        counted: Mapping[str, int] = self._values.counts(field, left) if listed else {}
        found = [Count(value, counted[value]) for value in listed]
        missing = zip((UNDISCLOSED, UNKNOWN), self._values.missing(field), strict=True)
        found += [Count(value, (models & left).bit_count()) for value, models in missing]
        return tuple(found)

    def edited(self, query: str, facet: Facet, chosen: Chosen) -> str:
        """The query with this choice instead of the facet's own; all else as it stands.

        Raises:
            SearchError: the query cannot be read, or an end of the range is no value.
        """
        parts = conjuncts(self._index.read(query))
        own = self._own(facet, parts)[1]
        written = self._written(facet, chosen)
        texts: list[str] = []
        for part in parts:
            if part not in own:
                texts.append(_as_part(query, part))
            elif written:
                texts.append(written)
                written = ""
        whole = " ".join((*texts, written) if written else texts)
        if len(texts) + bool(written) == 1 and whole.startswith("(") and _is_bare(whole):
            whole = whole[1:-1]  # the only part needs no parentheses
        self._index.check(conjuncts(self._index.read(whole)))
        return whole

    def toggled(self, query: str, facet: Facet, value: str) -> str:
        """The query with one value of the facet more, or less."""
        before = self.read(query).get(facet.key, Chosen())
        chosen = Chosen(before.values ^ {value}, before.low, before.high)
        return self.edited(query, facet, chosen)

    def field(self, facet: Facet) -> Field:
        """The field that the facet writes."""
        found = self._index.fields.get(facet.field)
        assert found is not None, facet.field  # noqa: S101 - the table of fields is ours
        return found

    def _listed(self, facet: Facet) -> list[str]:
        """The values that the facet offers, without those that are missing."""
        listed = self._values.of(self.field(facet)) if facet.kind != "range" else ()
        return [value.text for value in listed]

    def _own(self, facet: Facet, parts: Sequence[Node]) -> tuple[Chosen, tuple[Node, ...]]:
        """What the facet's parts of the query choose, and these parts."""
        low = high = ""
        owned: list[Node] = []
        for part in parts:
            chosen = self._chosen(facet, part)
            if chosen is None:
                continue
            if facet.kind != "range" or chosen.values:
                if not owned:
                    return chosen, (part,)
                continue
            # Two ends may be written apart; a second lower end stays a condition of its own.
            if (chosen.low and low) or (chosen.high and high):
                continue
            low, high = chosen.low or low, chosen.high or high
            owned.append(part)
        return Chosen(frozenset(), low, high), tuple(owned)

    def _chosen(self, facet: Facet, part: Node) -> Chosen | None:
        """What a part chooses, if it speaks of this facet alone."""
        if isinstance(part, Condition):
            return self._condition(facet, part)
        if not isinstance(part, Or):
            return None
        values: frozenset[str] = frozenset()
        low = high = ""
        for one in part.parts:
            chosen = self._chosen(facet, one)
            if chosen is None or ((low or high) and (chosen.low or chosen.high)):
                return None  # two ranges beside each other are no range
            values |= chosen.values
            low, high = chosen.low or low, chosen.high or high
        return Chosen(values, low, high)

    def _condition(self, facet: Facet, written: Condition) -> Chosen | None:
        table = self._index.fields
        field = table.get(written.field)
        if field is None or field.name != facet.field:
            return None
        bound = bind(written, table)
        question = bound.question
        if bound.turned:
            return None
        if isinstance(question, Known | Lacks):
            # Of the two facets over the date the one of years has the missing ones.
            elsewhere = facet.kind == "range" and field.kind == "date"
            return None if elsewhere else _missing(question)
        if field.kind in ("number", "date"):
            year = field.kind == "date" and _is_year(written)
            chosen = Chosen(frozenset({written.value.strip()})) if year else _ends(written)
            return chosen if year == (facet.kind == "years") else None
        if isinstance(question, IsOne):
            return Chosen(question.values)
        return self._spelt(field, question) if isinstance(question, Holds) else None

    def _spelt(self, field: Field, question: Holds) -> Chosen | None:
        value = self._values.spelt(field).get(question.term.folded)
        # A part of a name is none: several values may hold it.
        return None if value is None else Chosen(frozenset({value}))

    def _written(self, facet: Facet, chosen: Chosen) -> str:
        if not chosen:
            return ""
        name = self.field(facet).name
        listed = [value for value in self._listed(facet) if value in chosen.values]
        # A value that no model has, such as a year to come, was typed and stays.
        others = sorted(chosen.values - _MISSING - set(listed))
        parts = [f"{name}:{quoted(value)}" for value in (*listed, *others)]
        if chosen.values >= _MISSING:
            parts.append(f"{name}:none")
        else:
            parts += [name + word for word in (UNDISCLOSED, UNKNOWN) if word in chosen.values]
        low, high = "".join(chosen.low.split()), "".join(chosen.high.split())
        if low and high:
            parts.append(f"{name}:{low}..{high}")
        elif low or high:
            parts.append(f"{name}:>={low}" if low else f"{name}:<={high}")
        return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})" if parts else ""


def _missing(question: Known | Lacks) -> Chosen | None:
    if isinstance(question, Known):
        return None if question.wanted else Chosen(_MISSING)
    return Chosen(frozenset({UNDISCLOSED if question.withheld else UNKNOWN}))


def _ends(written: Condition) -> Chosen | None:
    """The two ends of a range; None for a single value."""
    value = written.value.strip()
    ends = ends_of(written)
    if ends is not None:
        return Chosen(frozenset(), *ends)
    if written.operator == ">=":
        return Chosen(frozenset(), value, "")
    return Chosen(frozenset(), "", value) if written.operator == "<=" else None


def _is_year(written: Condition) -> bool:
    return written.operator in ("", "=") and _YEAR.fullmatch(written.value.strip()) is not None


def _as_part(query: str, part: Node) -> str:
    """A part as written, in parentheses where it could not stand beside others without."""
    text = query[part.start : part.end]
    return f"({text})" if isinstance(part, Or) and not part.grouped else text


def _is_bare(whole: str) -> bool:
    """Whether the parentheses around the whole text enclose one group."""
    tree = parse(whole)
    return isinstance(tree, Or) and tree.grouped
