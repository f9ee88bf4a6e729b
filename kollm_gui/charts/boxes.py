"""Rectangles and line segments in logical pixels, y downward."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Literal

Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in logical pixels, y downward."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.top + self.height

    def meets(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def distance(self, other: "Box") -> float:
        """How far the nearest edges lie apart, 0 where the two meet."""
        across = max(self.left - other.right, other.left - self.right, 0.0)
        down = max(self.top - other.bottom, other.top - self.bottom, 0.0)
        return hypot(across, down)

    def grown(self, margin: float) -> "Box":
        """The box with a margin on every side."""
        return Box(
            self.left - margin,
            self.top - margin,
            self.width + 2 * margin,
            self.height + 2 * margin,
        )


def enclosing(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of these, of which there is at least one."""
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class Segment:
    """A line that labels avoid where they can: an arrow, a reference line."""

    x1: float
    y1: float
    x2: float
    y2: float

    def clipped(self, box: Box) -> "Segment | None":
        """The part of the segment inside the box (Liang and Barsky's clipping)."""
        start, end = 0.0, 1.0
        dx, dy = self.x2 - self.x1, self.y2 - self.y1
        for delta, room in (
            (-dx, self.x1 - box.left),
            (dx, box.right - self.x1),
            (-dy, self.y1 - box.top),
            (dy, box.bottom - self.y1),
        ):
            if delta == 0:
                if room < 0:
                    return None
            elif delta < 0:
                start = max(start, room / delta)
            else:
                end = min(end, room / delta)
        if start > end:
            return None
        x, y = self.x1, self.y1
        return Segment(x + start * dx, y + start * dy, x + end * dx, y + end * dy)
