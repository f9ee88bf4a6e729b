"""Texts with their place: what the layout makes, the painter draws and the tests look at."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from kollm_gui.charts.figure import Tone
from kollm_gui.charts.layout import Box
from kollm_gui.render import fonts
from kollm_gui.render.style import PT_PER_PX

Role = Literal[
    "title",
    "subtitle",
    "legend",
    "axis",
    "tick",
    "row",
    "column",
    "node",
    "label",
    "line",
    "reference",
    "strip",
    "note",
    "cell",
    "empty",
]
# Where an over-long word may be cut before it leaves the page: after the marks inside
# addresses and identifiers.
_SEAMS = re.compile(r"(?<=[/_\-.,:·()])")
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class TextBox:
    """One line of text: where its box starts, its size in logical pixels, and its colour.

    ``angle`` turns it clockwise, in degrees, around the left end of its baseline.
    """

    text: str
    left: float
    top: float
    size_px: int
    weight: int = fonts.REGULAR
    tone: Tone = "text"
    role: Role = "note"
    angle: float = 0.0
    halo: bool = False
    key: str | None = None

    @property
    def width(self) -> float:
        """How wide the line is, unturned."""
        return fonts.width(self.text, self.size_px, self.weight)

    @property
    def height(self) -> float:
        """How high the line is, unturned."""
        return fonts.height(self.size_px)

    @property
    def size_pt(self) -> float:
        """The size of the type in points."""
        return self.size_px * PT_PER_PX

    @property
    def baseline(self) -> float:
        """Pixels from the top to the baseline at its left end."""
        return self.top + fonts.metrics(self.size_px, self.weight).ascent()

    @property
    def box(self) -> Box:
        """The rectangle that the text takes, turned or not."""
        if not self.angle:
            return Box(self.left, self.top, self.width, self.height)
        return _around(self._corner(x, y) for x in (0.0, self.width) for y in self._rise)

    @property
    def pieces(self) -> tuple[Box, ...]:
        """Rectangles that cover the text: one, or for a turned text one per stretch of it."""
        if not self.angle:
            return (self.box,)
        wide, high, ascent = self.width, self.height, self.baseline - self.top
        count = max(1, math.ceil(wide / high))
        turn = math.radians(self.angle)
        along, over = math.cos(turn), math.sin(turn)
        step = wide / count
        # Half the extent of a stretch, and where the middle of its height lies.
        reach_x = (step * abs(along) + high * abs(over)) / 2
        reach_y = (step * abs(over) + high * abs(along)) / 2
        rise = high / 2 - ascent
        made: list[Box] = []
        for index in range(count):
            place = (index + 0.5) * step
            x = self.left + place * along - rise * over
            y = self.top + ascent + place * over + rise * along
            made.append(Box(x - reach_x, y - reach_y, 2 * reach_x, 2 * reach_y))
        return tuple(made)

    def moved(self, across: float, down: float) -> "TextBox":
        """The same text further right and further down."""
        return replace(self, left=self.left + across, top=self.top + down)

    @property
    def _rise(self) -> tuple[float, float]:
        return (self.top - self.baseline, self.top - self.baseline + self.height)

    def _corner(self, x: float, y: float) -> tuple[float, float]:
        turn = math.radians(self.angle)
        return (
            self.left + x * math.cos(turn) - y * math.sin(turn),
            self.baseline + x * math.sin(turn) + y * math.cos(turn),
        )


def _around(points: Iterable[tuple[float, float]]) -> Box:
    found = list(points)
    left, top = min(x for x, _ in found), min(y for _, y in found)
    return Box(left, top, max(x for x, _ in found) - left, max(y for _, y in found) - top)


def wrap(text: str, room_px: float, size_px: int, weight: int = fonts.REGULAR) -> list[str]:
    """Lines no wider than the room, broken between words (Korean: between eojeol) only.

    A single word wider than the room, such as an address, is cut at its punctuation,
    and between letters where it has none.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        # Only the plain space parts words: a number and its unit hold a no-break space.
        for word in _fitting_words(paragraph.split(" "), room_px, size_px, weight):
            longer = f"{line} {word}" if line else word
            if line and fonts.width(longer, size_px, weight) > room_px:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return [line for line in lines if line]


def _fitting_words(words: list[str], room_px: float, size_px: int, weight: int) -> list[str]:
    fitting: list[str] = []
    for word in words:
        if fonts.width(word, size_px, weight) <= room_px:
            fitting.append(word)
        else:
            fitting += _cut(word, room_px, size_px, weight)
    return fitting


def _cut(word: str, room_px: float, size_px: int, weight: int) -> list[str]:
    pieces: list[str] = []
    piece = ""
    for part in _SEAMS.split(word):
        letters = [part] if fonts.width(part, size_px, weight) <= room_px else list(part)
        for letter in letters:
            if piece and fonts.width(piece + letter, size_px, weight) > room_px:
                pieces.append(piece)
                piece = letter
            else:
                piece += letter
    return [*pieces, piece]


def shortened(text: str, room_px: float, size_px: int, weight: int = fonts.REGULAR) -> str:
    """The text, or as much of it as fits before an ellipsis."""
    if fonts.width(text, size_px, weight) <= room_px:
        return text
    while text and fonts.width(text.rstrip() + ELLIPSIS, size_px, weight) > room_px:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS
