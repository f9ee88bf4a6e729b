"""A text split by script: runs of letters as Unicode assigns them, found quickly in Korean."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from kollm_gui.i18n import N_

Script = Literal[
    "hangul",
    "han",
    "kana",
    "latin",
    "cyrillic",
    "greek",
    "thai",
    "arabic",
    "devanagari",
    "other",
]

# Word and the Unicode property of each, in the order in which reports list them.
SCRIPTS: Mapping[Script, str] = {
    "hangul": N_("Hangul"),
    "han": N_("Chinese characters"),
    "kana": N_("Kana"),
    "latin": N_("Latin words"),
    "cyrillic": N_("Cyrillic"),
    "greek": N_("Greek"),
    "thai": N_("Thai"),
    "arabic": N_("Arabic"),
    "devanagari": N_("Devanagari"),
    "other": N_("Other scripts"),
}
_PROPERTIES: Mapping[Script, str] = {
    "han": r"\p{Script=Han}+",
    # The prolonged sound mark belongs to both kana and to neither by its property.
    "kana": r"[\p{Script=Hiragana}\p{Script=Katakana}ーｰ]+",
    "latin": r"[\p{Script=Latin}][\p{Script=Latin}\p{M}]*",
    "cyrillic": r"[\p{Script=Cyrillic}\p{M}]+",
    "greek": r"[\p{Script=Greek}\p{M}]+",
    "thai": r"[\p{Script=Thai}]+",
    "arabic": r"[\p{Script=Arabic}]+",
    "devanagari": r"[\p{Script=Devanagari}]+",
    "other": r"[\p{L}--[\p{Script=Hangul}\p{Script=Han}\p{Script=Latin}ーｰ]]+",
}
# The standard library's re finds candidates some ten times quicker than a search by properties:
# words of the usual Latin letters, and whatever plain Korean is not written with.
_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_WORD = (
    rf"[{_LETTER}][{_LETTER}\d\u0300-\u036f]*(?:['’.&+-][{_LETTER}][{_LETTER}\d\u0300-\u036f]*)*"
)
_PLAIN = (
    _LETTER + r"\x00-\x7f\u00a0-\u00bf×÷\u1100-\u11ff\u2000-\u206f\u20a0-\u20bf\u2190-\u2bff"
    r"\u3000-\u3004\u3008-\u3020\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\ufe00-\ufe0f"
    r"\uff01-\uff0f\uff1a-\uff1f"
)
_LATIN_WORD = re.compile(_WORD)
_STRANGE = re.compile(f"[^{_PLAIN}]")
_CANDIDATE = re.compile(f"(?P<word>{_WORD})|[^{_PLAIN}]+")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]+")
_LATIN: tuple[Script] = ("latin",)


# Start and end (half open, in characters of the text) of letters of one script next to each
# other. A plain tuple, for files of answers hold millions of them.
ScriptRun = tuple[int, int, Script]


def has_hangul(text: str) -> bool:
    """Whether the text holds any Hangul, jamo by themselves included."""
    return _HANGUL.search(text) is not None


def foreign_runs(text: str) -> list[ScriptRun]:
    """The runs of every script but Hangul, in order; Latin ones are whole words."""
    if _STRANGE.search(text) is None:  # Latin words at most: true of nine answers in ten
        return [match.span() + _LATIN for match in _LATIN_WORD.finditer(text)]
    found: list[ScriptRun] = []
    for candidate in _CANDIDATE.finditer(text):
        if candidate.lastgroup == "word":
            found.append(candidate.span() + _LATIN)
            continue
        start, end = candidate.span()
        for match in _pattern().finditer(text, start, end):
            script: Script = match.lastgroup  # the group's name is the script's
            found.append((match.start(), match.end(), script))
    return found


def hangul_letters(text: str) -> int:
    """How many letters of the text are Hangul."""
    return sum(map(len, _HANGUL.findall(text)))


@cache
def _pattern() -> Any:
    # Imported at the first use: its tables cost as much as a small window.
    import regex  # noqa: PLC0415

    groups = "|".join(f"(?P<{script}>{body})" for script, body in _PROPERTIES.items())
    return regex.compile(groups, regex.V1)
