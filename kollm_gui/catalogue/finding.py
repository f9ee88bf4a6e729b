"""Something wrong with the data: where, and a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the data: where, and a sentence."""

    place: str
    sentence: str
