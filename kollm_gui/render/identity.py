"""What names an exported figure: an id and a date made of what it shows, not of the moment."""

import hashlib
import re
import uuid
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from kollm_gui.charts.figure import Figure
from kollm_gui.render.options import ExportOptions

# Made once, at random, for figures of KoLLM.
NAMESPACE = uuid.UUID("6f0c6a52-55a1-4f0e-9d2b-0f4f7b8f3c11")
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_PLAIN = frozenset({str, int, float, bool, type(None)})


def document_id(figure: Figure, options: ExportOptions) -> uuid.UUID:
    """The id of a figure with its options and the version of its data."""
    digest = hashlib.sha256(f"{_canonical(figure)}\n{_canonical(options)}".encode())
    return uuid.uuid5(NAMESPACE, digest.hexdigest())


def document_date(data_version: str) -> datetime:
    """The first day of the month that a data version such as 2026.11 names."""
    found = re.match(r"(\d{4})\.(\d{1,2})", data_version)
    if found is None or not 1 <= int(found[2]) <= 12:
        return _EPOCH
    return datetime(int(found[1]), int(found[2]), 1, tzinfo=UTC)


@cache
def _names(record: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(record))


def _canonical(value: Any) -> str:
    """A text that is equal for equal values in any process (``repr`` of a function is not)."""
    if type(value) in _PLAIN:  # nearly all of a figure's values
        return repr(value)
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        parts = (f"{name}={_canonical(getattr(value, name))}" for name in _names(kind))
        return f"{kind.__name__}({','.join(parts)})"
    if isinstance(value, tuple):
        return f"({','.join(_canonical(item) for item in value)})"
    if callable(value):
        return getattr(value, "__qualname__", type(value).__qualname__)
    return repr(value)
