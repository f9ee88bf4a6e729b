"""JSON of others read without trust: names given twice and deep nesting are refused."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.importers.source import Source

LARGEST: Final = 200 << 20  # bytes of one JSON document
DEEPEST: Final = 64
_LONGEST_TEXT = 300
Object = Mapping[str, Any]


class UnsoundError(Exception):
    """What is wrong with a text, as the part of a sentence in parentheses."""


def load(source: Source) -> Object:
    """The object that a file holds; NaN and Infinity stay, see ``number``.

    Raises:
        UserError: the file is no JSON, or holds no object.
    """
    try:
        content = loads(source.text(LARGEST))
    except UnsoundError as error:
        sentence = _("{file} is not sound JSON ({reason}); mend it or export it again.")
        raise UserError(sentence.format(file=source.name, reason=error)) from error
    if not isinstance(content, dict):
        raise UserError(_("{file} is JSON but holds no object.").format(file=source.name))
    return cast("Object", content)


def loads(text: str) -> object:
    """The value of a JSON text.

    Raises:
        UnsoundError: it is none, a name is given twice in one object, or it is nested too deep.
    """
    try:
        content = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        told = _("line {line}, column {column}: {reason}")
        raise UnsoundError(
            told.format(line=error.lineno, column=error.colno, reason=error.msg)
        ) from error
    except ValueError as error:  # a number of thousands of digits
        raise UnsoundError(str(error)[:_LONGEST_TEXT]) from error
    except RecursionError as error:
        raise UnsoundError(_too_deep()) from error
    if _depth_exceeds(content, DEEPEST):
        raise UnsoundError(_too_deep())
    return content


def number(value: object) -> float | None:
    """A finite number, or None for anything else, such as "N/A", NaN, True or a list."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        told = float(value)
    except OverflowError:
        return None
    return told if math.isfinite(told) else None


def whole(value: object) -> int | None:
    """A number of things: a whole number that is not negative and that SQLite keeps."""
    told = number(value)
    return int(told) if told is not None and told.is_integer() and 0 <= told < 2**53 else None


def words(value: object) -> str | None:
    """A text that can be kept and shown on one line, or None."""
    if not isinstance(value, str):
        return None
    kept = value.encode("utf-8", "replace").decode("utf-8")  # half a pair of surrogates
    kept = " ".join("".join(c if c.isprintable() else " " for c in kept).split())
    return kept[:_LONGEST_TEXT] or None


def members(value: object) -> Object:
    """The object itself, or an empty one for anything else."""
    return cast("Object", value) if isinstance(value, dict) else {}


def listed(value: object) -> Sequence[Any]:
    """The list itself, or an empty one for anything else."""
    return cast("list[Any]", value) if isinstance(value, list) else ()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        for name, _value in pairs:
            if name in seen:
                raise UnsoundError(
                    _("“{name}” stands twice in one object").format(name=words(name))
                )
            seen.add(name)
    return made


def _too_deep() -> str:
    return _("it is nested more than {count} levels deep").format(count=DEEPEST)


def _depth_exceeds(content: object, limit: int) -> bool:
    level: list[object] = [content]
    for _depth in range(limit + 1):
        below: list[object] = []
        for each in level:
            if isinstance(each, dict):
                below += cast("dict[str, object]", each).values()
            elif isinstance(each, list):
                below += cast("list[object]", each)
        if not below:
            return False
        level = [each for each in below if isinstance(each, dict | list)]
    return bool(level)
