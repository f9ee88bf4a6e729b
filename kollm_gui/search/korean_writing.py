"""Amounts, dates and comparisons as Korean writes them: 1조5천억, 2024년 8월, 7B 이하."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from kollm_gui.search.tree import Operator

# Words behind a value; of each, the comparison that it means.
COMPARISONS: Final[dict[str, Operator]] = {
    "이상": ">=",
    "이하": "<=",
    "초과": ">",
    "미만": "<",
    "이후": ">=",
    "이전": "<=",
    "부터": ">=",
    "까지": "<=",
}
_LARGE: Final = {"조": 10**12, "억": 10**8, "만": 10**4}
_SMALL: Final = {"천": 1000, "백": 100, "십": 10}
_GROUP = re.compile(r"([^조억만]*)([조억만]?)\s*")
_PART = re.compile(r"(\d+(?:\.\d+)?)?([천백십]?)\s*")
_AMOUNT = re.compile(r"[\d.,조억만천백십\s]*[조억만천백십][\d.,조억만천백십\s]*")
_DATE = re.compile(r"(\d{4})년(?:\s*(\d{1,2})월(?:\s*(\d{1,2})일)?)?")


def comparison(value: str) -> tuple[str, Operator] | None:
    """The value without the word behind it that compares, and the sign for that word."""
    for word, operator in COMPARISONS.items():
        if value.endswith(word) and value != word:
            return value[: -len(word)].rstrip(), operator
    return None


def amount(text: str) -> tuple[Decimal, Decimal] | None:
    """The digits of a composed amount and what the last of them counts: (15, 10^11) of 1조5천억.

    None of what is written with one unit, or otherwise: that stays a number and a unit.
    """
    if _AMOUNT.fullmatch(text) is None:
        return None
    steps = list(_steps(text.replace(",", "")))
    units = [unit for _number, unit in steps]
    falling = all(unit < before for before, unit in pairwise(units))
    if not units or not falling or units[-1] == 0:
        return None
    whole = sum((number * unit for number, unit in steps), Decimal(0))
    return whole / units[-1], units[-1]


def _steps(text: str) -> Iterator[tuple[Decimal, Decimal]]:
    """Each number and the unit behind it; at last the unit 0 where the text cannot be read."""
    for group in _GROUP.finditer(text):
        if not group.group():
            continue
        large, place = Decimal(_LARGE.get(group[2], 1)), 0
        if group[2] and not group[1].strip():
            yield Decimal(1), large
        while place < len(group[1]):
            found = _PART.match(group[1], place)
            if found is None or found.end() == place or not (found[1] or found[2]):
                yield Decimal(0), Decimal(0)
                return
            yield Decimal(found[1] or 1), large * _SMALL.get(found[2], 1)
            place = found.end()


def plain_date(text: str) -> str:
    """A date with 년, 월 and 일 as one with hyphens; any other text as it is."""
    found = _DATE.fullmatch(text)
    return "-".join(part for part in found.groups() if part) if found is not None else text
