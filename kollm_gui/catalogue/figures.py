"""The numbers in a written text, and whether a cited row holds them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Not the 3 of GPT-3, of A3 or of 제3자: a number stands by itself.
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.,+제-])\d[\d,]*(?:\.\d+)?(?:e\d+)?(?!-shot)")
# 6만 8천 and 5만 2,600: Korean counts in ten thousands.
_KOREAN = re.compile(
    r"(?<![A-Za-z0-9_.,+-])(?:(\d[\d,.]*)조 ?)?(?:(\d[\d,.]*)억 ?)?(?:(\d[\d,.]*)만 ?)?"
    r"(?:(\d[\d,.]*)천)?(\d[\d,.]*\d|\d)?"
)
_KOREAN_STEPS = (1e12, 1e8, 1e4, 1e3, 1.0)
# 8T of 8,000 billion, 128K of 131,072, 53% of a share of 0.53.
_SCALES = (1.0, 1e-3, 1e3, 1e9, 1e6, 100.0, 1 / 1024, 1 / 1024**2)
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as a text writes it, its value, and how many decimals it shows."""

    text: str
    value: float
    decimals: int
    start: int

    def is_in(self, values: Iterable[float]) -> bool:
        """Whether one of the values reads so when rounded to these decimals, in some unit."""
        return any(
            abs(round(value * scale, self.decimals) - self.value)
            <= _TOLERANCE * max(1.0, self.value)
            for value in values
            for scale in _SCALES
        )


def numbers_in(text: str) -> Iterator[WrittenNumber]:
    """The numbers of a text in order; counts in Korean steps are read whole."""
    passed = 0
    for match in _NUMBER.finditer(text):
        if match.start() < passed:
            continue
        korean = _KOREAN.match(text, match.start())
        if korean is not None and any(korean.groups()[:4]):
            passed = korean.end()
            value = sum(
                _value(part) * step
                for part, step in zip(korean.groups(), _KOREAN_STEPS, strict=True)
                if part
            )
            yield WrittenNumber(korean.group().strip(), value, 0, match.start())
            continue
        written = match.group().rstrip(",")
        _whole, _point, decimals = written.partition(".")
        yield WrittenNumber(written, _value(written), len(decimals), match.start())


def values_in(text: str) -> list[float]:
    """The values of the numbers of a text, as of a locator or a note's figure."""
    return [number.value for number in numbers_in(text)]


def _value(written: str) -> float:
    return float(written.replace(",", "").rstrip("."))
