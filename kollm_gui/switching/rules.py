"""What is told apart from an intrusion: each rule with its name and its sentence."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kollm_gui.i18n import N_

Spans = Callable[[str], Iterator[tuple[int, int]]]

_ACRONYMS = frozenset(
    (
        *(
            "AI",
            "API",
            "e-mail",
            "eSIM",
            "IoT",
            "iOS",
            "LLM",
            "ML",
            "mRNA",
            "NLP",
            "OK",
            "pH",
            "PhD",
        ),
        *("SNS", "Wi-Fi", "WiFi"),
    )
)
_CAPITALS = re.compile(r"[A-Z][A-Z0-9&+-]{1,5}s?")
_UNITS = frozenset(
    (
        *("km", "cm", "mm", "nm", "m", "kg", "mg", "g", "t", "ml", "mL", "l", "L", "kcal", "cal"),
        *(
            "kWh",
            "kW",
            "W",
            "V",
            "A",
            "Hz",
            "kHz",
            "MHz",
            "GHz",
            "KB",
            "MB",
            "GB",
            "TB",
            "kb",
            "Mb",
        ),
        *("Gb", "px", "pt", "dpi", "bpm", "rpm", "ppm", "mol", "Pa", "hPa", "dB", "K", "C", "F"),
        *("B", "M", "k", "T", "D", "G", "x", "h", "hr", "min", "sec", "s", "ms", "am", "pm", "AM"),
        *("PM", "USD", "KRW"),
    )
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'()\u3131-\ud7ff]+|[\w.+-]+@[\w-]+(?:\.[A-Za-z]{2,})+"
    r"|(?<![\w.])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|kr|io|ai|edu|gov)(?:/[^\s()]*)?"
)
_FENCE = re.compile(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|(?<!`)`[^`\n]+`(?!`)", re.DOTALL)
_MATHS = re.compile(r"\$\$.*?(?:\$\$|\Z)|(?<!\$)\$[^$\n]+\$|\\\(.*?\\\)|\\\[.*?\\\]", re.DOTALL)
# A gloss stands right behind a Hangul word: 법의학(法醫學). An answer that was cut off inside
# its gloss has no closing bracket.
_GLOSS = re.compile(r"(?<=[\uac00-\ud7a3])\s?[(（\[]([^()（）\[\]\n]*)(?:[)）\]]|\Z)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of foreign letters that is no intrusion, with the places where it holds."""

    key: str
    text: str  # marked by N_()
    sentence: str  # marked by N_()
    spans: Spans | None = None  # the stretches of a text that it excuses
    word: Callable[[str], bool] | None = None  # or the Latin words that it excuses anywhere
    after_digit: frozenset[str] | None = None  # or the words that it excuses behind a digit
    only: frozenset[str] | None = None  # scripts that it excuses; None for all
    usual: bool = True  # switched on unless a person says otherwise

    def excuses(self, script: str) -> bool:
        """Whether the rule speaks of this script at all."""
        return self.only is None or script in self.only


def _matches(pattern: re.Pattern[str], *signs: str) -> Spans:
    def spans(text: str) -> Iterator[tuple[int, int]]:
        if not any(sign in text for sign in signs):  # most answers hold no such sign at all
            return
        for match in pattern.finditer(text):
            yield match.span()

    return spans


def _glosses(text: str) -> Iterator[tuple[int, int]]:
    if "(" not in text and "（" not in text and "[" not in text:
        return
    for match in _GLOSS.finditer(text):
        yield match.span(1)


def _is_acronym(word: str) -> bool:
    return word in _ACRONYMS or _CAPITALS.fullmatch(word) is not None


def _is_letter(word: str) -> bool:
    return len(word) == 1


RULES: tuple[Rule, ...] = (
    Rule(
        "gloss",
        N_("Hanja in brackets"),
        N_("Chinese characters in brackets right behind a Korean word, as in 법의학(法醫學)."),
        _glosses,
        only=frozenset({"han"}),
    ),
    Rule(
        "latin-gloss",
        N_("English in brackets"),
        N_("A foreign term in brackets right behind a Korean word, as in 학습(learning)."),
        _glosses,
        only=frozenset({"latin"}),
    ),
    Rule(
        "code",
        N_("Code"),
        N_("What stands between backticks: blocks of code and names in a line."),
        _matches(_FENCE, "`", "~~~"),
    ),
    Rule(
        "maths",
        N_("Formulas"),
        N_("What stands between the marks of TeX formulas."),
        _matches(_MATHS, "$", "\\(", "\\["),
    ),
    Rule(
        "address",
        N_("Addresses"),
        N_("Web and mail addresses."),
        _matches(
            _URL, "www.", "://", "@", ".com", ".org", ".net", ".kr", ".io", ".ai", ".edu", ".gov"
        ),
        only=frozenset({"latin"}),
    ),
    Rule(
        "unit",
        N_("Numbers with units"),
        N_("A number and its unit, as in 5 km or 16GB."),
        after_digit=_UNITS,
        only=frozenset({"latin", "greek"}),
    ),
    Rule(
        "acronym",
        N_("Acronyms"),
        N_("Words of two to six capitals, as in NASA, and a short list of others, as in Wi-Fi."),
        word=_is_acronym,
        only=frozenset({"latin"}),
    ),
    Rule(
        "letter",
        N_("Single letters"),
        N_("A Latin letter by itself, as in A형 or x."),
        word=_is_letter,
        only=frozenset({"latin"}),
    ),
)
RULE_KEYS: Mapping[str, Rule] = {rule.key: rule for rule in RULES}
USUAL: frozenset[str] = frozenset(rule.key for rule in RULES if rule.usual)
