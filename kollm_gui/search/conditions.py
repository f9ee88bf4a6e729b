"""A written condition to what it asks of a value; units, digits and dates are read here."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from kollm_gui.i18n import _, current
from kollm_gui.search import korean_writing
from kollm_gui.search.choices import (
    ANY_WORDS,
    NONE_WORDS,
    PRESENCE_WORDS,
    UNDISCLOSED_WORDS,
    UNKNOWN_WORDS,
    Choices,
)
from kollm_gui.search.error import SearchError
from kollm_gui.search.field import Field, Unit
from kollm_gui.search.field_table import FieldTable
from kollm_gui.search.suggest import examples, nearest, nearest_field, quoted
from kollm_gui.search.terms import Term, phrase_term, word_term
from kollm_gui.search.tree import Condition
from kollm_gui.text import hangul

_LONGEST_NUMBER = 40  # characters
_NUMBER = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+)\s*(\D*)")
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
# Korean keyboards and documents write the tilde of a range in four ways.
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．～∼〜–", "0123456789.~~~~")
_NUMBERS_APART = re.compile(r"(\d[\d.,]*\s*[^\W\d]*)\s*-\s*(\d[\d.,]*\s*[^\W\d]*)")
_DATES_APART = re.compile(rf"({_DATE.pattern})\s*-\s*({_DATE.pattern})")
_SCALES: dict[Unit, dict[str, tuple[Decimal, ...]]] = {
    "billions": {
        "": (Decimal(1),),
        "m": (Decimal("0.001"),),
        "b": (Decimal(1),),
        "t": (Decimal(1000),),
        "만": (Decimal("0.00001"),),
        "억": (Decimal("0.1"),),
        "조": (Decimal(1000),),
    },
    # 32k is printed for 32,000 and for 32,768; either is meant.
    "thousands": {
        "": (Decimal(1),),
        "k": (Decimal(1000), Decimal(1024)),
        "m": (Decimal(1000**2), Decimal(1024**2)),
        "천": (Decimal(1000),),
        "만": (Decimal(10000),),
    },
    "plain": {"": (Decimal(1),)},
    "percent": {"": (Decimal(1),), "%": (Decimal(1),), "점": (Decimal(1),)},
}
# What 1 counts in a field whose amounts may be composed, and the least unit that may end one:
# nobody knows whether 1조5천 is short for 1조5천억.
_COMPOSED: dict[Unit, tuple[Decimal, int]] = {
    "billions": (Decimal(10**9), 10**4),
    "thousands": (Decimal(1), 10),
}


@dataclass(frozen=True, slots=True)
class Known:
    """Whether there is a value at all; never unknown."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class Lacks:
    """Whether the value is missing, and so because the maker keeps it back or not; known too."""

    withheld: bool


@dataclass(frozen=True, slots=True)
class Holds:
    """Whether one of the texts holds the words, or is them."""

    term: Term
    exact: bool


@dataclass(frozen=True, slots=True)
class IsOne:
    """Whether the value is among these."""

    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Within:
    """Whether the number lies in one of the intervals: low, high, and whether each belongs."""

    intervals: tuple[tuple[float, float, bool, bool], ...]


@dataclass(frozen=True, slots=True)
class OnDays:
    """Whether all days that the date may mean lie between these two; unknown where some do."""

    first: date
    last: date


Question: TypeAlias = Known | Lacks | Holds | IsOne | Within | OnDays


@dataclass(frozen=True, slots=True)
class Bound:
    """A condition whose field is known: the question, and whether its answer is turned round."""

    field: Field
    question: Question
    turned: bool = False


def bind(condition: Condition, table: FieldTable) -> Bound:
    """What the condition asks.

    Raises:
        SearchError: an unknown field, or a value that the field cannot have.
    """
    field = table.get(condition.field)
    if field is None:
        raise _no_field(condition, table)
    value = condition.value.strip()
    if not value:
        raise _no_value(field, condition)
    if not condition.quoted and condition.operator in ("", "="):
        missing = _about_presence(field, hangul.fold(value))
        if missing is not None:
            return Bound(field, missing)
    if condition.operator in (">", ">=", "<", "<=") and not field.compares:
        sentence = _("“{field}” holds words, which < and > cannot compare; write “{meant}”.")
        asks = not condition.quoted and hangul.fold(value) in PRESENCE_WORDS
        meant = f"{condition.field}:{value if asks else quoted(value)}"
        raise SearchError(
            sentence.format(field=condition.field, meant=meant),
            condition.start,
            condition.end,
            meant,
        )
    return Bound(field, _question(field, condition), turned=condition.operator == "!=")


def _no_value(field: Field, condition: Condition) -> SearchError:
    sentence = _("A value is missing after “{field}:”; write it without a space, as in {example}.")
    example = f"{condition.field}:{examples(field)[0]}"
    told = sentence.format(field=condition.field, example=example)
    return SearchError(told, condition.start, condition.end)


def _about_presence(field: Field, folded: str) -> Known | Lacks | None:
    if folded in NONE_WORDS | ANY_WORDS:
        return Known(folded in ANY_WORDS)
    # A value of the field's own goes first: access:비공개 is "closed".
    if folded in UNDISCLOSED_WORDS | UNKNOWN_WORDS and folded not in _spellings(field.choices):
        return Lacks(withheld=folded in UNDISCLOSED_WORDS)
    return None


def _question(field: Field, condition: Condition) -> Question:
    if field.kind == "number":
        return _number_question(field, _compared(condition))
    if field.kind == "date":
        return _date_question(_compared(condition))
    if field.kind == "choice":
        return _choice_question(field, condition)
    value = condition.value
    term = phrase_term(value) if condition.quoted else word_term(value)
    if term is None:
        raise _no_value(field, condition)
    return Holds(term, exact=condition.operator in ("=", "!="))


def _compared(condition: Condition) -> Condition:
    """The condition with the sign for a Korean word of comparison behind its value."""
    found = korean_writing.comparison(condition.value.strip())
    if found is None or condition.operator:
        return condition
    value, operator = found
    return replace(condition, value=value, operator=operator)


def _no_field(condition: Condition, table: FieldTable) -> SearchError:
    meant = nearest_field(condition.field, table)
    sentence = _("There is no field “{name}”.")
    told = sentence.format(name=condition.field)
    if meant is None:
        told = _("There is no field “{name}”; in quotes it is words.")
        told = told.format(name=condition.field)
    return SearchError(told, condition.start, condition.field_end, meant)


def _choice_question(field: Field, condition: Condition) -> Question:
    wanted = _joined(condition.value)
    spelt = _spellings(field.choices)
    if wanted in spelt:
        return IsOne(frozenset({spelt[wanted]}))
    begun = {value for text, value in spelt.items() if text.startswith(wanted)}
    if begun and condition.operator == "":
        return IsOne(frozenset(begun))
    sentence = _("“{value}” is no value of “{field}”; it can be: {known}.")
    told = sentence.format(
        value=condition.value, field=condition.field, known=", ".join(_offered(field.choices))
    )
    meant = nearest(wanted, spelt)
    if meant is not None and not hangul.has_hangul(meant):
        meant = spelt[meant]
    raise SearchError(told, condition.value_start, condition.end, meant)


def _offered(choices: Choices) -> list[str]:
    """What can be written for each value, in Korean where the window speaks it."""
    korean = current() == "ko"
    return [
        next((_joined(each) for each in others if korean and hangul.has_hangul(each)), value)
        for value, others in choices.items()
    ]


def _spellings(choices: Choices) -> dict[str, str]:
    return {_joined(text): value for value, others in choices.items() for text in (value, *others)}


def _joined(text: str) -> str:
    """The folded text without spaces, which a value out of quotes cannot hold: 한국어중심."""
    return "".join(hangul.fold(text).split())


def ends_of(condition: Condition) -> tuple[str, str] | None:
    """The two ends of a range, either of which may be empty."""
    low, dots, high = condition.value.translate(_FULL_WIDTH).replace("~", "..").partition("..")
    return (low.strip(), high.strip()) if dots else None


def _number_question(field: Field, condition: Condition) -> Question:
    ends = ends_of(condition)
    if ends is not None:
        return _range(field, condition, *ends)
    digits, scales = _number(field, condition, condition.value)
    numbers = [float(digits * scale) for scale in scales]
    low, high = min(numbers), max(numbers)
    infinite = float("inf")
    if condition.operator == "":
        return Within(tuple(_rounding(digits, scale) for scale in scales))
    if condition.operator in ("=", "!="):
        return Within(tuple((number, number, True, True) for number in numbers))
    if condition.operator in (">", ">="):
        whole = condition.operator == ">="
        return Within(((low if whole else high, infinite, whole, True),))
    whole = condition.operator == "<="
    return Within(((-infinite, high if whole else low, True, whole),))


def _rounding(digits: Decimal, scale: Decimal) -> tuple[float, float, bool, bool]:
    # 7 means 6.5 up to 7.5, 7.0 means 6.95 up to 7.05: what rounds to the digits typed.
    exponent = digits.as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1)
    return (float((digits - half) * scale), float((digits + half) * scale), True, False)


def _range(field: Field, condition: Condition, low: str, high: str) -> Question:
    _refuse_operator(condition, low, high, "6..11")
    first, last = float("-inf"), float("inf")
    if low:
        digits, scales = _number(field, condition, low)
        first = min(float(digits * scale) for scale in scales)
    if high:
        digits, scales = _number(field, condition, high)
        last = max(float(digits * scale) for scale in scales)
    if first > last:
        raise _backwards(condition, low, high)
    return Within(((first, last, True, True),))


def _refuse_operator(condition: Condition, low: str, high: str, example: str) -> None:
    written = bool(low or high)
    if written and condition.operator in ("", "="):
        return
    meant = f"{condition.field}:{low}..{high}" if written else f"{condition.field}:{example}"
    if condition.operator == "!=":
        meant = f"-{meant}"
    sentence = _("A range is written with two dots and no sign before it: “{example}”.")
    told = sentence.format(example=meant)
    raise SearchError(told, condition.start, condition.end, meant if written else None)


def _backwards(condition: Condition, low: str, high: str) -> SearchError:
    sentence = _("The range “{text}” runs backwards; the smaller value comes first.")
    told = sentence.format(text=condition.value)
    return SearchError(told, condition.value_start, condition.end, f"{high}..{low}")


def _number(field: Field, condition: Condition, text: str) -> tuple[Decimal, tuple[Decimal, ...]]:
    written = text.translate(_FULL_WIDTH).strip()
    composed = _composed(field, written)
    if composed is not None:
        return composed
    found = _NUMBER.fullmatch(written) if len(written) <= _LONGEST_NUMBER else None
    start, end = _place(condition, written)
    if found is None:
        apart = _NUMBERS_APART.fullmatch(written)
        if apart is not None:
            raise _hyphen(condition, text, f"{apart[1]}..{apart[2]}")
        sentence = _("“{text}” is no number; “{field}:” takes one, such as {example}.")
        example = examples(field)[0].lstrip("<>=")
        told = sentence.format(text=text, field=condition.field, example=example)
        raise SearchError(told, start, end)
    scales = _SCALES[field.unit].get(hangul.fold(found[2]))
    if scales is None:
        known = ", ".join(unit.upper() if unit != "k" else unit for unit in _units(field))
        told = (
            _("“{unit}” is no unit of “{field}”; it can be: {known}.").format(
                unit=found[2], field=condition.field, known=known
            )
            if known
            else _("“{field}” is a plain number; leave out “{unit}”.").format(
                unit=found[2], field=condition.field
            )
        )
        raise SearchError(told, start + found.start(2), start + found.end(2))
    return Decimal(found[1].replace(",", "")), scales


def _composed(field: Field, text: str) -> tuple[Decimal, tuple[Decimal, ...]] | None:
    if field.unit not in _COMPOSED or len(text) > _LONGEST_NUMBER:
        return None
    found, (one, least) = korean_writing.amount(text), _COMPOSED[field.unit]
    if found is None or found[1] < least:
        return None
    return found[0], (found[1] / one,)


def _place(condition: Condition, written: str) -> tuple[int, int]:
    """Where a value, or one of the two ends of a range, stands in the text as typed."""
    whole = condition.value.translate(_FULL_WIDTH)
    first = whole.strip().startswith(written)
    start = condition.value_start + condition.quoted
    start += whole.find(written) if first else whole.rfind(written)
    return start, start + len(written)


def _hyphen(condition: Condition, text: str, meant: str) -> SearchError:
    sentence = _("“{text}” is no range; a range is written with two dots: “{meant}”.")
    told = sentence.format(text=text, meant=meant)
    return SearchError(told, *_place(condition, text.translate(_FULL_WIDTH).strip()), meant)


def _units(field: Field) -> list[str]:
    return [unit for unit in _SCALES[field.unit] if unit]


def _date_question(condition: Condition) -> Question:
    ends = ends_of(condition)
    if ends is not None:
        low, high = ends
        _refuse_operator(condition, low, high, "2023..2024")
        first = _date(condition, low)[0] if low else date.min
        last = _date(condition, high)[1] if high else date.max
        if first > last:
            raise _backwards(condition, low, high)
        return OnDays(first, last)
    first, last = _date(condition, condition.value)
    if condition.operator == ">":
        return OnDays(_shift(last, 1), date.max)
    if condition.operator == ">=":
        return OnDays(first, date.max)
    if condition.operator == "<":
        return OnDays(date.min, _shift(first, -1))
    if condition.operator == "<=":
        return OnDays(date.min, last)
    return OnDays(first, last)


def _shift(day: date, by: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


def _date(condition: Condition, text: str) -> tuple[date, date]:
    """The first and last day that a date as precise as it is written means."""
    written = korean_writing.plain_date(text.translate(_FULL_WIDTH).strip())
    found = _DATE.fullmatch(written)
    year, month, day = (int(part) if part else 0 for part in found.groups()) if found else (0, 0, 0)
    sound = found is not None and year >= 1 and (month or found[2] is None) and month <= 12
    last = calendar.monthrange(year, month or 12)[1] if sound else 0
    if not sound or (found is not None and found[3] is not None and not 1 <= day <= last):
        written = text.translate(_FULL_WIDTH).strip()
        apart = _DATES_APART.fullmatch(written)
        if apart is not None:
            raise _hyphen(condition, text, f"{apart[1]}..{apart[5]}")
        sentence = _("“{text}” is no date; write a year, a month or a day, such as 2024-08.")
        raise SearchError(sentence.format(text=text), *_place(condition, written))
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, day or 1), date(year, month, day or last)
