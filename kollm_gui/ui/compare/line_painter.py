"""Draws the lines of a comparison: titles, facts, and scores with chip, axis and provenance."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from kollm_gui.tables.compare import HeadingLine, RemarkLine
from kollm_gui.tables.compare_facts import FactLine
from kollm_gui.tables.compare_measures import MeasureLine
from kollm_gui.ui.compare.axis import draw_grid, draw_values
from kollm_gui.ui.compare.chip import draw_chip
from kollm_gui.ui.compare.line_model import AXIS, MEASURER, PROTOCOL, ROW, LineModel
from kollm_gui.ui.compare.painting import (
    draw_heading,
    draw_label,
    draw_measurer,
    draw_value,
)
from kollm_gui.ui.look import Look


class LinePainter:
    """Draws the cells of a ``LineModel``."""

    def __init__(self, look: Look, model: LineModel) -> None:
        self._look, self._model = look, model

    def ground(self, row: int) -> str:
        """Titles stand on the window's ground, all else on the table's."""
        return "window" if isinstance(self._model.record(row), HeadingLine) else "surface"

    def draw(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        """Draw what stands in a cell."""
        line, key = self._model.record(row), self._model.columns[column].key
        if isinstance(line, HeadingLine):
            draw_heading(painter, self._look, rect, line.title)
        elif isinstance(line, RemarkLine):
            draw_label(painter, self._look, rect, (line.text,), strong=False)
        elif isinstance(line, FactLine):
            self._draw_fact(painter, rect, line, key)
        else:
            self._draw_measure(painter, rect, line, key)

    def _draw_fact(self, painter: QPainter, rect: QRect, line: FactLine, key: str) -> None:
        if key == ROW:
            draw_label(painter, self._look, rect, (line.label,), strong=False)
        elif key not in (PROTOCOL, AXIS, MEASURER):
            flagged = line.flagged(key)
            draw_value(painter, self._look, rect, line.cell(key), weight="plain", flagged=flagged)

    def _draw_measure(self, painter: QPainter, rect: QRect, line: MeasureLine, key: str) -> None:
        look, comparison = self._look, self._model.comparison
        if key == ROW:
            after = (line.unit, line.origin)
            draw_label(painter, look, rect, line.label_parts, after, strong=True)
        elif key == PROTOCOL:
            draw_chip(painter, look, rect, line.cells, line.telling)
        elif key == MEASURER:
            draw_measurer(painter, look, rect, line.measurer)
        elif key == AXIS:
            draw_grid(painter, look, rect)
            draw_values(painter, look, rect, line, comparison.models if comparison else ())
        else:
            cell, level = line.cell(key), key in line.standing.level
            weight = "strong" if cell.strong else ("plain" if level else "quiet")
            flagged = line.flagged(key)
            draw_value(painter, look, rect, cell, weight=weight, flagged=flagged, level=level)
