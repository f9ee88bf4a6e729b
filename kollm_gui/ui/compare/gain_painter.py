"""Draws the lines of "gain and forgetting": a model, its base, and the difference as a bar."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from kollm_gui.tables.gain import GainLine
from kollm_gui.ui.compare.axis import draw_difference
from kollm_gui.ui.compare.chip import draw_chip
from kollm_gui.ui.compare.gain_model import GainModel
from kollm_gui.ui.compare.line_model import AXIS, MEASURER, PROTOCOL
from kollm_gui.ui.compare.painting import (
    draw_heading,
    draw_label,
    draw_measurer,
    draw_value,
)
from kollm_gui.ui.look import Look


class GainPainter:
    """Draws the cells of a ``GainModel``."""

    def __init__(self, look: Look, model: GainModel) -> None:
        self._look, self._model = look, model

    def ground(self, row: int) -> str:
        """Titles stand on the window's ground, all else on the table's."""
        return "window" if self._model.record(row).line is None else "surface"

    def draw(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        """Draw what stands in a cell."""
        record = self._model.record(row)
        if record.line is None:
            draw_heading(painter, self._look, rect, record.title)
        else:
            self._draw_line(painter, rect, record.line, self._model.columns[column].key)

    def _draw_line(self, painter: QPainter, rect: QRect, line: GainLine, key: str) -> None:
        look, told, gain = self._look, line.line, self._model.gain
        if key == "benchmark":
            after = (told.unit, told.origin)
            draw_label(painter, look, rect, told.label_parts, after, strong=True)
        elif key == PROTOCOL:
            draw_chip(painter, look, rect, told.cells, told.telling)
        elif key == MEASURER:
            draw_measurer(painter, look, rect, told.measurer)
        elif key == AXIS:
            category = gain.adapted.category if gain else ""
            draw_difference(painter, look, rect, line, category, self._model.reach)
        elif key == "difference":
            weight = "quiet" if line.better is None else "strong"
            draw_value(painter, look, rect, line.difference_cell, weight=weight)
        else:
            slug = line.base if key == "base" else line.adapted
            flagged = told.flagged(slug)
            draw_value(painter, look, rect, told.cell(slug), weight="quiet", flagged=flagged)
