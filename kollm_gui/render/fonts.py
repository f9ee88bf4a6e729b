"""The shipped fonts as Qt knows them, and the measure of a text that every layout uses."""

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainterPath

from kollm_gui import paths

# The second family draws the Hanja that the first one lacks.
FAMILIES = ("Pretendard", "Droid Sans Fallback")
# Features that replace glyphs by others (contextual colons and hyphens among them).
_SUBSTITUTIONS = ("calt", "case", "ccmp", "liga", "clig", "dlig", "tnum")
REGULAR, MEDIUM, SEMIBOLD = 400, 500, 600


def load_fonts() -> None:
    """Make the shipped fonts known to the running application, once."""
    if all(QFontDatabase.hasFamily(family) for family in FAMILIES):
        return
    for file in sorted((paths.shipped("resources") / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


@lru_cache(maxsize=64)
def font(size_px: int, weight: int = REGULAR) -> QFont:
    """The font at a size in logical pixels.

    It is unhinted, so that a text is as wide on paper as on screen. Tabular figures
    stay off here, unlike in tables: Qt writes substituted glyphs into a PDF without
    saying which characters they are, so that copied text would lack every digit.
    """
    made = QFont(list(FAMILIES))
    made.setPixelSize(size_px)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in _SUBSTITUTIONS:
        made.setFeature(QFont.Tag(feature), 0)
    return made


@lru_cache(maxsize=64)
def metrics(size_px: int, weight: int = REGULAR) -> QFontMetricsF:
    """The measures of the font at a size in logical pixels."""
    return QFontMetricsF(font(size_px, weight))


@lru_cache(maxsize=8192)
def width(text: str, size_px: int, weight: int = REGULAR) -> float:
    """The width of one line of text in logical pixels."""
    return metrics(size_px, weight).horizontalAdvance(text)


def height(size_px: int) -> float:
    """The height of a line from the top of its ascenders to the foot of its descenders."""
    measured = metrics(size_px)
    return measured.ascent() + measured.descent()


def measure(text: str, size_px: float, *, bold: bool) -> tuple[float, float]:
    """Width and height of a text: the `Measure` of `charts.layout`."""
    size = round(size_px)
    return width(text, size, SEMIBOLD if bold else REGULAR), height(size)


@lru_cache(maxsize=4096)
def outline(text: str, size_px: int, weight: int = REGULAR) -> QPainterPath:
    """The outline of a text whose baseline starts at the origin."""
    path = QPainterPath()
    path.addText(QPointF(0.0, 0.0), font(size_px, weight), text)
    return path
