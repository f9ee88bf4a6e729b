"""What one cell of a table says, in parts, so that a view may set units quieter than digits."""

from typing import Literal

from msgspec import Struct

from kollm_gui.i18n import _

Tone = Literal["known", "quiet", "withheld", "unknown"]


class Cell(Struct, frozen=True):
    """A cell's parts: sign before the digits, the digits or text, and the unit after them.

    ``tone``: known; quiet for a remark in a value's place; withheld by the maker;
    unknown to the catalogue. ``strong`` stands out among the cells of its row. ``own`` is a
    sentence where the value is the reader's own and not the catalogue's.
    """

    main: str
    prefix: str = ""
    unit: str = ""
    tone: Tone = "known"
    strong: bool = False
    own: str = ""

    @property
    def text(self) -> str:
        """The whole cell as one string, for clipboards, files and screen readers."""
        return f"{self.prefix}{self.main} {self.unit}" if self.unit else f"{self.prefix}{self.main}"


def unknown() -> Cell:
    """Not known to the catalogue: an en dash, never empty, never 0."""
    return Cell("–", tone="unknown")


def withheld() -> Cell:
    """Known to be withheld by the maker."""
    return Cell(_("undisclosed"), tone="withheld")


def text_cell(text: str | None) -> Cell:
    """A text, or the dash."""
    return Cell(text) if text else unknown()


def billions(number_b: float, *, prefix: str = "") -> Cell:
    """A count given in billions: 167 B, 15.6 T, 124 M."""
    if number_b >= 1000:
        return Cell(_digits(number_b / 1000), prefix, "T")
    if number_b < 0.1:
        return Cell(_digits(number_b * 1000), prefix, "M")
    return Cell(_digits(number_b), prefix, "B")


def context_length(tokens: int) -> Cell:
    """A context length: 4 k for 4,096, 128 k for 131,072 and for 128,000, 1 M for 1,048,576."""
    base = 1000 if tokens % 1000 == 0 else 1024
    if tokens < 1000:
        return Cell(str(tokens))
    if tokens >= base * base:
        return Cell(_digits(tokens / base / base), unit="M")
    return Cell(_digits(tokens / base), unit="k")


def count(number: float) -> Cell:
    """A count with its thousands parted: 30,003."""
    return Cell(f"{number:,.0f}" if number >= 100 else f"{number:,.3g}")


def power_of_ten(number: float) -> Cell:
    """A very large number: 1.3 × 10²², in plain characters."""
    digits, exponent = f"{number:.1e}".split("e")
    raised = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return Cell(f"{digits} × 10{raised}")


def _digits(number: float) -> str:
    return f"{number:.4g}" if number < 10000 else f"{number:,.0f}"
