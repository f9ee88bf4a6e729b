"""The colours, type roles and measures of the window, as plain values of one table each."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

ThemeName = Literal["light", "dark"]
ThemeChoice = Literal["light", "dark", "system"]
THEME_CHOICES: tuple[ThemeChoice, ...] = ("system", "light", "dark")

# token -> (light, dark); "#AARRGGBB" where a colour lets the ground shine through
COLOURS: Mapping[str, tuple[str, str]] = {
    "window": ("#F5F6F8", "#16181D"),
    "surface": ("#FFFFFF", "#1C1F25"),
    "raised": ("#FFFFFF", "#252932"),
    "hover": ("#EEF0F3", "#272B33"),
    "line": ("#DFE2E8", "#30353F"),
    "line_strong": ("#C3C8D2", "#485060"),
    "grid": ("#ECEEF2", "#262A32"),
    "text": ("#1B1F27", "#E8EAEE"),
    "text_2": ("#454C59", "#BDC3CE"),
    "text_3": ("#5F6775", "#9AA2B0"),
    "accent": ("#5546C4", "#ADA1FF"),
    "on_accent": ("#FFFFFF", "#17132F"),
    "selection": ("#E7E5F8", "#34305A"),
    "selection_inactive": ("#E9EBEF", "#2A2E37"),
    "warning": ("#9A5200", "#F0B45A"),
    "warning_ground": ("#FFF3DD", "#3A2E17"),
    "error": ("#B3261E", "#FF9B8F"),
    "error_ground": ("#FDECEA", "#40211F"),
    "good": ("#1E6B41", "#7FD3A2"),
    "good_ground": ("#E5F4EB", "#1B3527"),
    "scrim": ("#57161A22", "#80000000"),
    # The dots of a person's tags; each name stands beside its dot.
    "tag_violet": ("#6B4FC9", "#B7A8FF"),
    "tag_blue": ("#1D63B8", "#7DB4F5"),
    "tag_teal": ("#0B6E75", "#5CC8D0"),
    "tag_green": ("#2B6E2F", "#83CC88"),
    "tag_amber": ("#8A5A00", "#EBB455"),
    "tag_red": ("#B3372E", "#F79A92"),
    "tag_pink": ("#A23A79", "#EE9CCB"),
    "tag_grey": ("#5F6775", "#9AA2B0"),
}


class TypeRole(Struct, frozen=True):
    """A use of type: size and line height in px before scaling, weight, tracking in percent."""

    px: int
    line: int
    weight: int
    tracking: float = 0.0
    fixed_pitch: bool = False


ROLES: Mapping[str, TypeRole] = {
    "title": TypeRole(18, 24, 600, -1.0),  # details title
    "heading": TypeRole(16, 24, 600),  # chart title, empty-state title
    "dialog": TypeRole(15, 20, 600),
    "section": TypeRole(13, 20, 600),
    "body": TypeRole(13, 20, 400),
    "body_strong": TypeRole(13, 20, 500),  # names and scores
    "small": TypeRole(12, 18, 400),  # table header, tool row, status bar, notes
    "small_medium": TypeRole(12, 18, 500),
    "small_strong": TypeRole(12, 18, 600),
    "badge": TypeRole(11, 16, 500),
    "badge_strong": TypeRole(11, 16, 600),
    "chart": TypeRole(11, 16, 400),
    "mono": TypeRole(12, 18, 400, fixed_pitch=True),  # command lines only
}

# Heights and widths in px before scaling (LOOK, "Measures").
MEASURES: Mapping[str, int] = {
    "menu_bar": 28,
    "toolbar": 52,
    "field": 32,
    "tab_row": 40,
    "tool_row": 44,
    "tool": 28,
    "status_bar": 28,
    "row": 28,
    "header": 32,
    "facts_row": 24,
    "badge": 20,
    "tree_width": 240,
    "details_width": 400,
    "chart_options_width": 216,
    "search_width": 536,
}

# Corners of a category's shape around (0, 0), in halves of its size; None is a circle.
CORNERS: Mapping[str, tuple[tuple[float, float], ...] | None] = {
    "korean-centric": None,
    "multilingual": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "korean-continual": ((0.0, -1.0), (1.05, 0.85), (-1.05, 0.85)),
    "reference": ((0.0, -1.1), (1.1, 0.0), (0.0, 1.1), (-1.1, 0.0)),
    "analogue": ((0.0, -1.05), (1.0, -0.32), (0.62, 0.85), (-0.62, 0.85), (-1.0, -0.32)),
}
