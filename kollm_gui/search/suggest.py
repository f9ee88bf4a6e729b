"""What was probably meant by a misspelt word, and how conditions are written."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from kollm_gui.i18n import N_
from kollm_gui.search.choices import PRESENCE_WORDS
from kollm_gui.search.field import Field
from kollm_gui.search.field_table import FieldTable
from kollm_gui.search.lexer import JOINING
from kollm_gui.search.terms import without_quotes
from kollm_gui.text import hangul, keyboard

# What is read as it stands; a sign of the language in front or inside might not be.
_PLAIN = re.compile(r"[\w.+/&#@%*][\w.+/&#@%*'’·,-]*")
_LIKE = 0.6  # difflib's ratio from which a word counts as meant
_COMPARED = 6  # words as like as that, among which the likeliest is chosen
_LONGEST_NAME = 60  # characters; nobody misspells a field longer than this

# How a condition can begin, with what it means; help reads it.
OPERATORS: tuple[tuple[str, str], ...] = (
    ("params:7", N_("What rounds to the digits written, or holds the word.")),
    ("params:=7", N_("Exactly this value; “:!=” is all but this value.")),
    ("tokens:>=1T", N_("At least; likewise “:>”, “:<” and “:<=”.")),
    ("params:6..11", N_("From one value to another; either may be left out.")),
    ("tokens:none", N_("Where the value is unknown; “:any” where it is known.")),
    (
        "tokens:undisclosed",
        N_("Where the maker keeps it back; “:unknown” where nobody has found it."),
    ),
    (
        "파라미터:100억이하",
        N_("Amounts, dates and comparisons as Korean writes them, such as 1조5천억 or 2024년8월."),
    ),
    ("-stage:base", N_("All but these; NOT means the same.")),
    ("solar OR exaone", N_("Either; AND binds stronger and may be left out.")),
    ("(솔라 OR 엑사원) params:<10", N_("Parentheses group.")),
    ("“NOT”", N_("Quotes take everything as it stands.")),
)


def nearest_field(name: str, table: FieldTable) -> str | None:
    """The field's name that is most like a misspelt one."""
    typed = keyboard.on_the_other_layout(name)
    return typed if typed in table.names else nearest(name, table.names)


def nearest(word: str, known: Iterable[str], like: float = _LIKE) -> str | None:
    """The known word most like this one; of words as like, the one told first."""
    folded = hangul.fold(word)
    if not folded or len(folded) > _LONGEST_NAME:
        return None
    spelt: dict[str, str] = {}
    for text in known:
        spelt.setdefault(hangul.to_jamo(hangul.fold(text)), text)
    # By jamo, a syllable with one wrong stroke is near and not another letter.
    typed = hangul.to_jamo(folded)
    starts = [text for jamo, text in spelt.items() if len(typed) > 1 and jamo.startswith(typed)]
    if starts:
        return min(starts, key=len)
    found = get_close_matches(typed, list(spelt), n=_COMPARED, cutoff=like)
    if not found:
        return None
    places = {jamo: place for place, jamo in enumerate(spelt)}
    # Two letters changed over make the same word more surely than one letter another.
    best = min(
        found,
        key=lambda jamo: (
            sorted(jamo) != sorted(typed),
            -SequenceMatcher(None, jamo, typed).ratio(),
            places[jamo],
        ),
    )
    return spelt[best]


def examples(field: Field) -> tuple[str, ...]:
    """The values that the table shows as examples."""
    return tuple(part.strip() for part in field.example.split(","))


def quoted(value: str) -> str:
    """The value as a query has to write it."""
    value = without_quotes(value)
    plain = _PLAIN.fullmatch(value) is not None and value not in JOINING
    return value if plain and hangul.fold(value) not in PRESENCE_WORDS else f'"{value}"'
