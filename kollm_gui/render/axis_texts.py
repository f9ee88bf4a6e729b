"""What an axis consists of once it is laid out: texts, and markers beside the names."""

from dataclasses import dataclass

from kollm_gui.charts.figure import Shape, Tone
from kollm_gui.charts.palette import PALETTES
from kollm_gui.charts.scale import CategoryItem
from kollm_gui.render.texts import TextBox


@dataclass(frozen=True, slots=True)
class RowMarker:
    """The marker before the name of a category."""

    x: float
    y: float
    tone: Tone
    shape: Shape


@dataclass(frozen=True, slots=True)
class AxisLayout:
    """The texts of one axis, and the markers before the names of a category axis."""

    texts: tuple[TextBox, ...]
    markers: tuple[RowMarker, ...] = ()


def tone_of(item: CategoryItem) -> Tone:
    """The tone of a category item, whose field is plain text."""
    for tone in PALETTES["light"]:
        if tone == item.tone:
            return tone
    return "text_2"
