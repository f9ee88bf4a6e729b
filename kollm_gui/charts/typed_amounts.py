"""Amounts as a person types them in an option: 7B, 1.5T, 350 M."""

import math
import re

from kollm_gui.charts.numbers import plain

_FACTORS_B: dict[str, float] = {"k": 1e-6, "m": 1e-3, "b": 1.0, "t": 1e3, "": 1e-9}
_AMOUNT = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*([kmbt]?)\s*", re.IGNORECASE)
# A model of one parameter or of a thousand times the tokens ever written says nothing.
SMALLEST_B, LARGEST_B = 1e-6, 1e7


def amount_b(text: str) -> float | None:
    """The billions that a text names, or None where it names no amount that can be drawn.

    The unit is K, M, B or T; without one the number is a plain count.
    """
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    number, unit = found.groups()
    value = float(number) * _FACTORS_B[unit.lower()]
    if not math.isfinite(value) or not SMALLEST_B <= value <= LARGEST_B:
        return None
    return value


def written(value_b: float) -> str:
    """The text of an amount that ``amount_b`` reads back: 7B, 1.5T."""
    for unit in ("t", "b", "m", "k"):
        factor = _FACTORS_B[unit]
        if value_b >= factor * (1 - 1e-12):
            return f"{plain(value_b / factor)}{unit.upper()}"
    return plain(value_b * 1e9)
