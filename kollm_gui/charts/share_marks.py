"""Shares of answers as marks: a point with its interval, and the counts it is made of beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from kollm_gui.charts import switching_words as words
from kollm_gui.charts.domain import linear_domain
from kollm_gui.charts.figure import Interval, Intervals, Label, Point, Points, Shape, Tone
from kollm_gui.charts.scale import Linear
from kollm_gui.charts.switching_rows import Count

# What a share and its counts take in one column of a paper, whose letters are about so wide.
_COLUMN_PX, _MOST_NAMES_PX, _MARKER_PX = 313.0, 138.0, 15.0
_LETTER_PX, _GAP_PX = 4.7, 12.0
_MOST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Share:
    """One count at its place on the category axis."""

    key: str
    at: float
    count: Count
    tone: Tone
    shape: Shape
    tooltip: tuple[str, ...]


def share_marks(shares: Iterable[Share]) -> tuple[Intervals, Points]:
    """The intervals, and above them the points; hollow where few answers were counted."""
    drawn = tuple(shares)
    intervals = tuple(
        Interval(each.key, each.at, *each.count.interval, each.tone)
        for each in drawn
        if each.count.interval is not None
    )
    points = tuple(
        Point(
            key=each.key,
            x=each.count.share or 0.0,
            y=each.at,
            tone=each.tone,
            shape=each.shape,
            hollow=each.count.is_thin,
            tooltip=each.tooltip,
        )
        for each in drawn
    )
    return Intervals(intervals), Points(points)


def share_label(share: Share) -> Label:
    """The share in figures right of its interval, with its counts after it."""
    count = share.count
    _low, high = count.interval or (0.0, count.share or 0.0)
    return Label(
        key=share.key,
        text=f"{count.share or 0.0:.1f}",
        x=high,
        y=share.at,
        tone="text",
        priority=-share.at,
        required=True,
        bold=True,
        fixed=True,
        sides=("right",),
        muted_suffix=words.of_text(count),
    )


def share_scale(names: Sequence[str], counts: Iterable[Count]) -> Linear:
    """From zero to beyond the widest interval, with room for the share and its counts."""
    letters = max(sum(2 if east_asian_width(each) in "WF" else 1 for each in n) for n in names)
    plot_px = _COLUMN_PX - min(_MOST_NAMES_PX, _MARKER_PX + _LETTER_PX * letters)
    ends: list[float] = []
    values: list[float] = []
    for count in counts:
        _low, high = count.interval or (0.0, count.share or 0.0)
        told = f"{count.share or 0.0:.1f} {words.of_text(count)}"
        share = min(_MOST_SHARE, (_GAP_PX + _LETTER_PX * len(told)) / plot_px)
        values.append(high)
        ends.append(high / (1 - share))
    _zero, high = linear_domain(values, padding=0.04, from_zero=True)
    return Linear(0.0, max(high, *ends), tick_bounds=(0.0, 100.0))
