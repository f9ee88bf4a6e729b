"""Draws table cells: digits on one edge, quiet units, category markers, marks of conflict."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kollm_gui.i18n import _
from kollm_gui.tables.cell import Cell
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.record_table import RecordTable
from kollm_gui.ui.own_mark import draw_own
from kollm_gui.ui.panels.hits import Spans, draw_hits
from kollm_gui.ui.panels.set_texts import SetTexts

PADDING = 8  # px at either side of a cell
MARKER_LANE = 20  # px from the left edge of the name column's text to the name
CONFLICT_LANE = 18  # px right of the digits of a column that can be flagged
LANE_PADDING = 4  # px right of that lane
UNIT_GAP = 3
MOST_FLAGGED = 2000
MEASURED_ROWS = 120  # rows that widths and units are taken from; conflicts are sought in all
_TONES = {"known": "text", "quiet": "text_3", "withheld": "text_3", "unknown": "text_3"}


class TableDelegate(QStyledItemDelegate):
    """Draws the cells of a ``RecordTable``.

    ``marker`` names a record's category for the marker before its name, ``muted`` tells
    records that are set quietly, ``spans`` finds the characters of a name that the query hit.
    """

    def __init__(
        self,
        look: Look,
        *,
        marker: Callable[[Any], str | None] | None = None,
        muted: Callable[[Any], bool] | None = None,
        strong: frozenset[str] = frozenset({"name"}),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._marker = marker
        self._muted = muted or (lambda _record: False)
        self._strong = strong
        self.spans: Callable[[str], Spans] = lambda _name: ()
        self.selected: frozenset[int] = frozenset()  # rows, as of the paint under way
        self.active = True  # whether the selection is drawn as that of the active panel
        self.lanes: frozenset[int] = frozenset()  # columns with a lane for conflict marks
        self._unit_lanes: dict[int, int] = {}  # column -> px of its widest unit
        self._fetch()
        look.changed.connect(self._fetch)

    def set_strong(self, keys: frozenset[str]) -> None:
        """Set these columns in the stronger weight: names and scores."""
        self._strong = keys

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        """Rows have one height; the header gives the width."""
        return QSize(80, self._line)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row's ground, the cell, and the hairline below."""
        model = index.model()
        if not isinstance(model, RecordTable):
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        row, column = index.row(), index.column()
        self._draw_ground(painter, rect, selected=row in self.selected, first=column == 0)
        told = model.columns[column]
        cell = model.cell(row, column)
        record = model.record(row)
        muted = self._muted(record)
        strong = told.key in self._strong and not muted
        if told.align == "right":
            flagged = column in self.lanes and told.flagged(record)
            self._draw_number(painter, rect, cell, column, strong=strong, flagged=flagged)
        else:
            marker = self._marker(record) if column == 0 and self._marker else None
            self._draw_text(
                painter, rect, cell, marker, strong=strong, muted=muted, first=column == 0
            )

    def right_room(self, column: int) -> int:
        """Px right of a column's digits: the padding, or the lane of conflict marks."""
        return CONFLICT_LANE + LANE_PADDING if column in self.lanes else PADDING

    def cell_width(self, cell: Cell, *, strong: bool = False) -> int:
        """Width in px that a cell needs without being cut, paddings left out."""
        metrics = (self._strong_texts if strong else self._texts).metrics
        width = metrics.horizontalAdvance(cell.prefix + cell.main)
        if cell.unit:
            width += UNIT_GAP + self._small_texts.metrics.horizontalAdvance(cell.unit)
        return width

    def _fetch(self) -> None:
        look = self._look
        self._texts = SetTexts(look.font("body"))
        self._strong_texts = SetTexts(look.font("body_strong"))
        self._small_texts = SetTexts(look.font("small"))
        self._rule = look.colour("grid")
        self._line = look.px(28)
        self._conflict = look.pixmap("warning", 13, "warning")

    def _draw_ground(self, painter: QPainter, rect: QRect, *, selected: bool, first: bool) -> None:
        if selected:
            tint = "selection" if self.active else "selection_inactive"
            painter.fillRect(rect, self._look.colour(tint))
            if first:
                painter.fillRect(rect.x(), rect.y(), 2, rect.height(), self._look.colour("accent"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, self._rule)

    def _draw_number(
        self,
        painter: QPainter,
        rect: QRect,
        cell: Cell,
        column: int,
        *,
        strong: bool,
        flagged: bool,
    ) -> None:
        right = rect.right() + 1 - self.right_room(column)
        if flagged:
            size = self._look.px(13)
            top = rect.y() + (rect.height() - size) // 2
            painter.drawPixmap(QRect(right + 4, top, size, size), self._conflict)
        width = right - rect.x() - 4
        if cell.unit:
            painter.setPen(self._look.colour("text_3"))
            lane = self._unit_lane(column)
            box = QRect(right - lane, rect.y(), lane, rect.height())
            self._small_texts.draw(painter, box, cell.unit)
            right -= lane + UNIT_GAP
        elif cell.tone == "known" and self._has_units(column):
            right -= self._unit_lane(column) + UNIT_GAP
        texts = self._strong_texts if strong else self._texts
        if cell.own:
            left = right - texts.metrics.horizontalAdvance(cell.prefix + cell.main)
            draw_own(painter, self._look, rect, left)
        painter.setPen(self._look.colour("accent" if cell.own else _TONES[cell.tone]))
        box = QRect(right - width, rect.y(), width, rect.height())
        texts.draw(painter, box, cell.prefix + cell.main, right=True)

    def _draw_text(
        self,
        painter: QPainter,
        rect: QRect,
        cell: Cell,
        marker: str | None,
        *,
        strong: bool,
        muted: bool,
        first: bool,
    ) -> None:
        left = rect.x() + PADDING
        if marker is not None:
            size = self._look.px(10)
            picture = self._look.marker_pixmap(marker, size, painter.device().devicePixelRatioF())
            top = rect.y() + (rect.height() - size - 4) // 2
            painter.drawPixmap(left - 2, top, picture)
            left += MARKER_LANE
        width = rect.right() - left - 6
        texts = self._strong_texts if strong else self._texts
        text = texts.cut(cell.main, width)
        box = QRect(left, rect.y(), width, rect.height())
        if first:
            draw_hits(painter, self._look, box, text, self.spans(text), texts.metrics)
        token = "text_3" if muted else ("text" if first else "text_2")
        painter.setPen(self._look.colour(token if cell.tone == "known" else "text_3"))
        if cell.own and first:
            self._draw_yours(painter, box, left + texts.metrics.horizontalAdvance(text))
            painter.setPen(self._look.colour(token))
        elif cell.own:
            draw_own(painter, self._look, rect, left + 3)
            painter.setPen(self._look.colour("accent"))
        texts.draw(painter, box, text)

    def _draw_yours(self, painter: QPainter, box: QRect, left: int) -> None:
        """The word after the name of a model of the reader's own, where there is room for it."""
        word = _("yours")
        left += UNIT_GAP * 2
        if left + self._small_texts.metrics.horizontalAdvance(word) <= box.right():
            painter.setPen(self._look.colour("accent"))
            at = QRect(left, box.y(), box.right() - left, box.height())
            self._small_texts.draw(painter, at, word)

    def _has_units(self, column: int) -> bool:
        return column in self._unit_lanes

    def _unit_lane(self, column: int) -> int:
        """Width of the column's widest unit, so that digits end on one edge."""
        return self._unit_lanes.get(column, 0)

    def measure(self, model: RecordTable[Any]) -> None:
        """Find the columns' unit widths and conflict lanes; called when rows or columns change."""
        lanes: dict[int, int] = {}
        flagged: set[int] = set()
        everything = model.sample(MOST_FLAGGED)
        for column, told in enumerate(model.columns):
            if told.align != "right":
                continue
            units = {cell.unit for cell in model.sample_cells(column, MEASURED_ROWS)} - {""}
            if units:
                lanes[column] = max(map(self._small_texts.metrics.horizontalAdvance, units))
            if any(told.flagged(record) for record in everything):
                flagged.add(column)
        self._unit_lanes = lanes
        self.lanes = frozenset(flagged)


def focus_outline(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """A 1-px outline inside a row: the row's share of keyboard focus."""
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
