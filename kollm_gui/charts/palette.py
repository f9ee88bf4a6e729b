"""The colours of figures: a fill, an ink and a tint for each tone, in the light and the dark theme.

The values are those of the design's tokens. A fill never carries text and always
has an outline in its ink; words are set in the ink.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:  # the window colours its tree and table before any figure is thought of
    from kollm_gui.charts.figure import Tone

Theme = Literal["light", "dark"]


class Swatch(Struct, frozen=True):
    """What a tone looks like: marks in the fill, words in the ink, grounds in the tint."""

    fill: str
    ink: str
    tint: str


class Ground(Struct, frozen=True):
    """The surfaces that a figure lies on; a transparent one only leaves ``surface`` out."""

    surface: str  # behind the figure, and the halo of its labels
    window: str  # the strip's box
    line: str  # hairlines
    selection: str  # the selected row


def _plain(colour: str, tint: str) -> Swatch:
    return Swatch(colour, colour, tint)


GROUNDS: Mapping[Theme, Ground] = {
    "light": Ground("#FFFFFF", "#F5F6F8", "#DFE2E8", "#E7E5F8"),
    "dark": Ground("#1C1F25", "#16181D", "#30353F", "#34305A"),
}
PALETTES: "Mapping[Theme, Mapping[Tone, Swatch]]" = {
    "light": {
        "korean-centric": Swatch("#0072B2", "#005E94", "#E3F0F8"),
        "multilingual": Swatch("#E69F00", "#855800", "#FCF1DA"),
        "korean-continual": Swatch("#009E73", "#00664A", "#DFF3EC"),
        "reference": Swatch("#777777", "#5A5A5A", "#EEEEEF"),
        "analogue": Swatch("#CC79A7", "#963F73", "#F8E9F1"),
        "text": _plain("#1B1F27", "#EEF0F3"),
        "text_2": _plain("#454C59", "#EEF0F3"),
        "text_3": _plain("#5F6775", "#EEF0F3"),
        "grid": _plain("#ECEEF2", "#ECEEF2"),
        "line_strong": _plain("#C3C8D2", "#ECEEF2"),
        "accent": _plain("#5546C4", "#E7E5F8"),
        "warning": _plain("#9A5200", "#FFF3DD"),
        "ramp": _plain("#3D3670", "#E9E8F1"),
    },
    "dark": {
        "korean-centric": Swatch("#3A9AD9", "#6BBDF0", "#1B3243"),
        "multilingual": Swatch("#E69F00", "#F0B541", "#3A2F17"),
        "korean-continual": Swatch("#009E73", "#45CBA2", "#17352D"),
        "reference": Swatch("#8F8F8F", "#B4B4B4", "#2C2E33"),
        "analogue": Swatch("#CC79A7", "#E5A8CA", "#3B2834"),
        "text": _plain("#E8EAEE", "#272B33"),
        "text_2": _plain("#BDC3CE", "#272B33"),
        "text_3": _plain("#9AA2B0", "#272B33"),
        "grid": _plain("#262A32", "#262A32"),
        "line_strong": _plain("#485060", "#262A32"),
        "accent": _plain("#ADA1FF", "#34305A"),
        "warning": _plain("#F0B45A", "#3A2E17"),
        "ramp": _plain("#C9C4F2", "#2C2A3C"),
    },
}


def swatch(tone: "Tone", theme: Theme) -> Swatch:
    """What a tone looks like in a theme."""
    return PALETTES[theme][tone]


def ground(theme: Theme) -> Ground:
    """The surfaces of a theme."""
    return GROUNDS[theme]
