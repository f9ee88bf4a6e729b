"""What may be written at the cursor of a search: fields, then operators, then values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from kollm_gui.search.error import SearchError
from kollm_gui.search.field import Field
from kollm_gui.search.lexer import JOINING
from kollm_gui.search.match import SearchIndex
from kollm_gui.search.offers import (
    Offer,
    field_offers,
    operator_offers,
    presence_offers,
    value_offers,
)
from kollm_gui.search.terms import QUOTES
from kollm_gui.text import hangul

MOST = 9  # offers at a time
_BEGUN = re.compile(r'(?:[^\s"()]+:(?:>=|<=|!=|=|>|<)?"[^"]*|[^\s"()]+)$')
_PART = re.compile(
    r"(?P<field>[^\s:\"()<>=!]+):(?P<operator>>=|<=|!=|=|>|<)?(?P<value>.*)", re.DOTALL
)

_LONGEST = 200  # characters; nobody completes a longer word, and looking would take its square
_COMPARING = (">", ">=", "<", "<=")
_NEGATED = re.compile(r"(?:-|\bNOT\s+)+$")
_ALL = "minimal:any"  # holds for every model, so that a dangling AND has its second part
_SIGNED = re.compile(r"[<>=]|.*\.\.|any$|none$")


@dataclass(frozen=True, slots=True)
class Completion:
    """Offers for the characters ``start`` to ``end`` (half open), which a taken one replaces.

    ``more`` tells that a field was offered, after whose colon typing goes on.
    """

    start: int
    end: int
    offers: tuple[Offer, ...]
    more: bool = False

    def taken(self, text: str, offer: Offer) -> tuple[str, int]:
        """The text with the offer put in, and where the cursor stands then."""
        goes_on = offer.text.endswith((":", "=", "<", ">"))
        gap = "" if goes_on or text[self.end : self.end + 1].isspace() else " "
        before = text[: self.start] + offer.text + gap
        return before + text[self.end :], len(before) + (not goes_on and not gap)


def complete(text: str, cursor: int, index: SearchIndex) -> Completion | None:
    """What can be written at the cursor; None where nothing fits or a word stands behind it."""
    seen = text.translate(QUOTES)
    behind = seen[cursor : cursor + 1]
    found = _BEGUN.search(seen[:cursor], max(cursor - _LONGEST, 0))
    if found is None or (behind and not behind.isspace() and behind != ")"):
        return None
    begun = found.group().lstrip("-")
    start = cursor - len(begun)
    if seen[:start].count('"') % 2:
        return None  # inside a phrase words are only words
    part = _PART.match(begun)
    if begun in JOINING:
        return None  # Tab after NOT means no note
    if part is None:
        return _fields(begun, start, cursor, index)
    field = index.fields.get(part["field"])
    if field is None or (part["operator"] in _COMPARING and not field.compares):
        return None
    at = cursor - len(part["value"])
    negated = _NEGATED.search(seen[:start], max(start - _LONGEST, 0))
    before = text[: negated.start() if negated is not None else start]
    among = _others(f"{before}{_ALL} {text[cursor:]}", index)
    return _values(field, part["operator"] or "", part["value"], at, among, index)


def _fields(begun: str, start: int, end: int, index: SearchIndex) -> Completion | None:
    # One Latin letter begins many names; one Hangul syllable few.
    if len(begun) < 2 and not any(hangul.is_syllable(letter) for letter in begun):
        return None
    offers = tuple(islice(field_offers(begun, index.fields), MOST))
    return Completion(start, end, offers, more=True) if offers else None


def _values(  # noqa: PLR0917 - the parts of what is written
    field: Field, operator: str, value: str, at: int, among: int, index: SearchIndex
) -> Completion | None:
    begun = value.strip('"')
    offers: list[Offer] = []
    if not begun and not operator and field.compares:
        offers += operator_offers(field)[2:]
    values = value_offers(field, index.values, begun, among)
    if operator:  # an example with a sign or two ends cannot follow a sign
        values = (offer for offer in values if not _SIGNED.match(offer.text))
    if operator == "!=":
        values = _turned(values, field, among, index)
    elif operator in _COMPARING:  # what has the value is not what lies beyond it
        values = (replace(offer, models=None) for offer in values)
    offers += islice(values, MOST - len(offers))
    if not operator:
        words = presence_offers(field, index.values, among)
        offers += [offer for offer in words if offer.text.startswith(begun.casefold())]
    if not offers or value in (offer.text for offer in offers):
        return None  # what is written is whole
    return Completion(at, at + len(value), tuple(offers))


def _turned(
    offers: Iterator[Offer], field: Field, among: int, index: SearchIndex
) -> Iterator[Offer]:
    """The offers with the models that are known to have another value."""
    kept, unknown = index.values.missing(field)
    known = (among & ~(kept | unknown)).bit_count()
    for offer in offers:
        others = None if offer.models is None else known - offer.models
        yield replace(offer, models=others)


def _others(text: str, index: SearchIndex) -> int:
    """The models that the rest of the search leaves, as bits; all where it cannot be read."""
    try:
        return index.holding([index.read(text)])
    except SearchError:
        return index.holding([])
