"""An adapted model beside its base, as a table model that can be read out and copied."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kollm_gui.comparing import naming
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.compare_words import line_spoken
from kollm_gui.tables.gain import Gain, GainLine
from kollm_gui.tables.gain_columns import DATA_ONLY, GainRow, gain_columns, gain_rows
from kollm_gui.ui.compare.axis import draw_difference, reach_of
from kollm_gui.ui.compare.line_model import AXIS, axis_column
from kollm_gui.ui.compare.painting import (
    PADDING,
    draw_chip,
    draw_label,
    draw_measurer,
    draw_value,
)
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.record_table import RecordTable
from kollm_gui.ui.panels.table_painter import focus_outline

Index = QModelIndex | QPersistentModelIndex


class GainModel(RecordTable[GainRow]):
    """Columns: benchmark, protocol, base, adapted, difference, its bar, who measured."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), lambda row: row.title if row.line is None else row.line.key, parent)
        self._snapshot: Snapshot | None = None
        self.gain: Gain | None = None
        self.reach = 1.0  # the end of the axis of differences, as a share of the scale

    def show(self, gain: Gain, snapshot: Snapshot) -> None:
        """Show another pair."""
        self._snapshot, self.gain = snapshot, gain
        self.reach = reach_of(gain.lines)
        shown = [column for column in gain_columns(gain) if column.key not in DATA_ONLY]
        self.set_columns((*shown[:-1], axis_column(), shown[-1]))
        rows = gain_rows(gain)
        self.set_rows(rows, range(len(rows)))

    def spans(self) -> tuple[tuple[int, int], ...]:
        """The rows whose first cell takes more columns than one, and how many."""
        whole = self.columnCount()
        return tuple((row, whole) for row, record in enumerate(self.shown) if record.line is None)

    def slug_of(self, column: int) -> str | None:
        """The model of a column, or None where it is none's."""
        if self.gain is None or self.gain.base is None:
            return None
        key = self.columns[column].key
        return {"base": self.gain.base.slug, "adapted": self.gain.adapted.slug}.get(key)

    def _tooltip(self, row: int, column: int) -> str | None:
        line = self.record(row).line
        if line is None:
            return None
        if self.columns[column].key == "measured_by" and self._snapshot is not None:
            sources = self._snapshot.sources
            return "\n".join(
                naming.source_label(sources.get(slug)) for slug in line.line.measurer.sources
            )
        if self.columns[column].key in ("difference", AXIS):
            return _verdict(line)
        return line_spoken(line.line)

    def _spoken(self, row: int, column: int) -> str:
        record = self.record(row)
        if record.line is None:
            return record.title
        if column == 0:
            return line_spoken(record.line.line)
        told = f"{line_spoken(record.line.line)}, {super()._spoken(row, column)}"
        if self.columns[column].key == "difference":
            return f"{told}, {_verdict(record.line)}"
        return told


class GainDelegate(QStyledItemDelegate):
    """Draws the lines of a pair."""

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
        if not isinstance(model, GainModel) or model.gain is None:
            return
        look = self._look
        rect: QRect = option.rect  # type: ignore[attr-defined]
        row = model.record(index.row())
        painter.save()
        # Qt has filled what is chosen with the accent by now.
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.fillRect(rect, look.colour("selection" if chosen else "surface"))
        if row.line is None:
            if not chosen:
                painter.fillRect(rect, look.colour("window"))
            painter.setFont(look.font("small_strong"))
            painter.setPen(look.colour("text"))
            box = rect.adjusted(look.px(PADDING), 0, 0, 0)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), row.title)
        else:
            key = model.columns[index.column()].key
            self._draw_cell(painter, rect, model, row.line, key)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look.colour("grid"))
        if self.current == (index.row(), index.column()):
            focus_outline(painter, rect, look.colour("accent"))
        painter.restore()

    def _draw_cell(
        self, painter: QPainter, rect: QRect, model: GainModel, line: GainLine, key: str
    ) -> None:
        look, told = self._look, line.line
        if key == "benchmark":
            draw_label(painter, look, rect, told.label, (told.unit, told.origin), strong=True)
        elif key == "protocol":
            draw_chip(painter, look, rect, told.cells)
        elif key == "measured_by":
            draw_measurer(painter, look, rect, told.measurer)
        elif key == AXIS:
            assert model.gain is not None  # noqa: S101 - asked in paint
            category = model.gain.adapted.category
            draw_difference(painter, look, rect, line, category, model.reach)
        elif key == "difference":
            weight = "quiet" if line.better is None else "strong"
            draw_value(painter, look, rect, line.difference_cell, weight=weight)
        else:
            slug = line.base if key == "base" else line.adapted
            flagged = told.flagged(slug)
            draw_value(painter, look, rect, told.cell(slug), weight="quiet", flagged=flagged)


def _verdict(line: GainLine) -> str:
    if line.better is None:
        return _("cannot be told apart: the difference is within the error")
    if line.better:
        return _("better than its base")
    return _("worse than its base")
