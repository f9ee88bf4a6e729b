"""Draws the lines of a comparison."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kollm_gui.tables.compare import HeadingLine, RemarkLine
from kollm_gui.tables.compare_facts import FactLine
from kollm_gui.tables.compare_measures import MeasureLine
from kollm_gui.ui.compare.axis import draw_grid, draw_values
from kollm_gui.ui.compare.line_model import AXIS, MEASURER, PROTOCOL, ROW, LineModel
from kollm_gui.ui.compare.painting import (
    PADDING,
    draw_chip,
    draw_label,
    draw_measurer,
    draw_value,
)
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.table_painter import focus_outline

Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """Titles, facts, and scores with chip, axis and provenance."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.current: tuple[int, int] | None = None  # the cell with the keyboard's outline

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Rows have one height; the view gives the widths."""
        return QSize(80, self._look.px(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, what stands on it, and the hairline below."""
        model = index.model()
        if not isinstance(model, LineModel) or model.comparison is None:
            return
        look = self._look
        rect: QRect = option.rect  # type: ignore[attr-defined]
        line = model.record(index.row())
        key = model.columns[index.column()].key
        painter.save()
        # Qt has filled what is chosen with the accent by now.
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.fillRect(rect, look.colour("selection" if chosen else "surface"))
        if isinstance(line, (HeadingLine, RemarkLine)):
            self._draw_words(painter, rect, line)
        else:
            painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look.colour("grid"))
            self._draw_cell(painter, rect, model, line, key)
        if self.current == (index.row(), index.column()):
            focus_outline(painter, rect, look.colour("accent"))
        painter.restore()

    def _draw_words(self, painter: QPainter, rect: QRect, line: HeadingLine | RemarkLine) -> None:
        look = self._look
        box = rect.adjusted(look.px(PADDING), 0, -look.px(PADDING), 0)
        if isinstance(line, HeadingLine):
            painter.fillRect(rect, look.colour("window"))
            painter.setFont(look.font("small_strong"))
            painter.setPen(look.colour("text"))
            text = line.title
        else:
            painter.setFont(look.font("body"))
            painter.setPen(look.colour("text_2"))
            text = line.text
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), cut)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look.colour("grid"))

    def _draw_cell(
        self,
        painter: QPainter,
        rect: QRect,
        model: LineModel,
        line: FactLine | MeasureLine,
        key: str,
    ) -> None:
        look = self._look
        measured = isinstance(line, MeasureLine)
        if key == ROW:
            after = (line.unit, line.origin) if measured else ()
            draw_label(painter, look, rect, line.label, after, strong=measured)
        elif key == PROTOCOL:
            if measured:
                draw_chip(painter, look, rect, line.cells)
        elif key == AXIS:
            if measured and model.comparison is not None:
                draw_grid(painter, look, rect)
                draw_values(painter, look, rect, line, model.comparison.models)
        elif key == MEASURER:
            if measured:
                draw_measurer(painter, look, rect, line.measurer)
        else:
            self._draw_value(painter, rect, line, key)

    def _draw_value(
        self, painter: QPainter, rect: QRect, line: FactLine | MeasureLine, slug: str
    ) -> None:
        cell = line.cell(slug)
        if isinstance(line, FactLine):
            draw_value(painter, self._look, rect, cell, weight="plain", flagged=line.flagged(slug))
            return
        level = slug in line.standing.level
        weight = "strong" if cell.strong else ("plain" if level else "quiet")
        draw_value(
            painter,
            self._look,
            rect,
            cell,
            weight=weight,
            flagged=line.flagged(slug),
            level=level,
        )
