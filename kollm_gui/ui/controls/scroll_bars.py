"""Thin scroll bars without arrows, as the look draws them."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractScrollArea

from kollm_gui.ui.look import Look

EXTENT = 12  # px of a bar's strip
_THUMB = 6  # px of the thumb in it, across
_GAP = 2  # px between the thumb and the ends of its bar
_SHORTEST = 28 - 2 * _GAP  # px of the thumb along the bar

# A style of ours in Python would do the same, and pay for 600 of Qt's constants at the start.
_SHEET = """
QScrollBar {{ background: transparent; }}
QScrollBar:vertical {{ width: {extent}px; }}
QScrollBar:horizontal {{ height: {extent}px; }}
QScrollBar::handle {{ background: {thumb}; border-radius: {radius}px; }}
QScrollBar::handle:hover {{ background: {hovered}; }}
QScrollBar::handle:vertical {{ margin: {gap}px {inset}px; min-height: {shortest}px; }}
QScrollBar::handle:horizontal {{ margin: {inset}px {gap}px; min-width: {shortest}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def thin_scroll_bars(area: QAbstractScrollArea, look: Look) -> None:
    """Draw the two bars of an area thin, in the colours of the look as long as it lives."""
    _ThinScrollBars(area, look)


class _ThinScrollBars(QObject):
    def __init__(self, area: QAbstractScrollArea, look: Look) -> None:
        super().__init__(area)
        self._area, self._look = area, look
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        sheet = _SHEET.format(
            extent=EXTENT,
            thumb=self._look.colour("line_strong").name(),
            hovered=self._look.colour("text_3").name(),
            radius=_THUMB // 2,
            inset=(EXTENT - _THUMB) // 2,
            gap=_GAP,
            shortest=_SHORTEST,
        )
        for bar in (self._area.verticalScrollBar(), self._area.horizontalScrollBar()):
            bar.setStyleSheet(sheet)
