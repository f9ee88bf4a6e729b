"""Draws a table's rows: digits on one edge, quiet units, category markers, marks of conflict."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QPainter, QPen

from kollm_gui.i18n import _
from kollm_gui.tables.cell import Cell
from kollm_gui.ui.controls.fill import fill
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.record_table import RecordTable
from kollm_gui.ui.own_mark import draw_own
from kollm_gui.ui.panels.hits import Spans, draw_hits
from kollm_gui.ui.set_texts import SetTexts

PADDING = 8  # px at either side of a cell
MARKER_LANE = 20  # px at text size 1 from the left edge of the name column's text to the name
CONFLICT_LANE = 18  # px right of the digits of a column that can be flagged
LANE_PADDING = 4  # px right of that lane
UNIT_GAP = 3
MOST_FLAGGED = 2000
_TONES = {"known": "text", "quiet": "text_3", "withheld": "text_3", "unknown": "text_3"}


class Lane(NamedTuple):
    """A column in sight: its place in the model, its left edge and its width in px."""

    column: int
    left: int
    width: int


class Strip(NamedTuple):
    """A row in sight: its place in the model and its upper edge in px."""

    row: int
    top: int


class _Row(NamedTuple):
    """A row in sight with all that its cells are drawn from."""

    top: int
    record: Any
    cells: tuple[Cell, ...]
    muted: bool


class TablePainter(QObject):
    """Draws the cells of a ``RecordTable``, for a view that says which are in sight.

    A delegate would be asked cell by cell, with an option and an index made for each: twice
    the time of drawing the cells (180 of them in a usual window).

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
        self.active = True  # whether the selection is drawn as that of the active panel
        self.lanes: frozenset[int] = frozenset()  # columns with a lane for conflict marks
        self._unit_lanes: dict[int, int] = {}  # column -> px of its widest unit
        self._fetch()
        look.changed.connect(self._fetch)

    def set_strong(self, keys: frozenset[str]) -> None:
        """Set these columns in the stronger weight: names and scores."""
        self._strong = keys

    def draw(
        self,
        painter: QPainter,
        model: RecordTable[Any],
        strips: Sequence[Strip],
        lanes: Sequence[Lane],
        selected: frozenset[int],
    ) -> None:
        """Draw these rows and columns of the model: the grounds, then column by column."""
        if not strips or not lanes:
            return
        left, right = lanes[0].left, lanes[-1].left + lanes[-1].width
        edge = next((lane.left for lane in lanes if lane.column == 0), None)
        rows: list[_Row] = []
        for row, top in strips:
            record = model.record(row)
            rows.append(_Row(top, record, model.cells(row), self._muted(record)))
            box = QRect(left, top, right - left, self._line)
            if row in selected:
                self._draw_selection(painter, box, edge)
            fill(painter, QRect(left, box.bottom(), right - left, 1), self._rule)
        self._last = self._last_pen = None
        for lane in lanes:
            if model.columns[lane.column].align == "right":
                self._draw_numbers(painter, model, lane, rows)
            else:
                self._draw_words(painter, model, lane, rows)

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

    def measure(self, model: RecordTable[Any]) -> None:
        """Find the columns' unit widths and conflict lanes; called when rows or columns change."""
        lanes: dict[int, int] = {}
        flagged: set[int] = set()
        everything = model.sample(MOST_FLAGGED)
        for column, told in enumerate(model.columns):
            if told.align != "right":
                continue
            units = {cell.unit for cell in model.sample_cells(column)} - {""}
            if units:
                lanes[column] = max(map(self._small_texts.metrics.horizontalAdvance, units))
            if any(told.flagged(record) for record in everything):
                flagged.add(column)
        self._unit_lanes = lanes
        self.lanes = frozenset(flagged)

    def _fetch(self) -> None:
        look = self._look
        self._texts = look.texts("body")
        self._strong_texts = look.texts("body_strong")
        self._small_texts = look.texts("small")
        self._last: SetTexts | None = None  # whose font the painter under way has
        self._last_pen: QPen | None = None  # and its pen
        self._pens = {token: QPen(look.colour(token)) for token in ("text", "text_2", "text_3")}
        self._own_pen = QPen(look.colour("accent"))
        self._rule = look.colour("grid")
        self._line = look.px(28)
        self._conflict = look.pixmap("warning", 13, "warning")

    def _draw_selection(self, painter: QPainter, row: QRect, edge: int | None) -> None:
        """The tint of a selected row, and at the edge of its first column the accent."""
        tint = "selection" if self.active else "selection_inactive"
        fill(painter, row, self._look.colour(tint))
        if edge is not None:
            fill(painter, QRect(edge, row.y(), 2, row.height()), self._look.colour("accent"))

    def _put(  # noqa: PLR0917 - called for every cell
        self, painter: QPainter, texts: SetTexts, pen: QPen, x: float, top: int, text: str
    ) -> None:
        if texts is not self._last:
            painter.setFont(texts.font)
            self._last = texts
        if pen is not self._last_pen:
            painter.setPen(pen)
            self._last_pen = pen
        texts.put(painter, x, top, self._line, text)

    def _draw_numbers(
        self, painter: QPainter, model: RecordTable[Any], lane: Lane, rows: Sequence[_Row]
    ) -> None:
        told, column, pens = model.columns[lane.column], lane.column, self._pens
        is_strong, flaggable = told.key in self._strong, column in self.lanes
        edge = lane.left + lane.width - self.right_room(column)
        unit_lane = self._unit_lanes.get(column)
        if unit_lane is not None:
            small, quiet = self._small_texts, pens["text_3"]
            for top, _record, cells, _muted in rows:
                if cells[column].unit:
                    self._put(painter, small, quiet, edge - unit_lane, top, cells[column].unit)
        for top, record, cells, muted in rows:
            cell = cells[column]
            if flaggable and told.flagged(record):
                self._draw_flag(painter, edge + 4, top)
            right = edge
            if unit_lane is not None and (cell.unit or cell.tone == "known"):
                right -= unit_lane + UNIT_GAP
            texts = self._strong_texts if is_strong and not muted else self._texts
            text = cell.prefix + cell.main
            left = right - texts.width(text)
            if left < lane.left and cell.tone != "known":
                # Wider than the rows that the column was measured on. Words bear an ellipsis; a
                # number would read as another one, and runs a few px into the gap before it.
                text = texts.cut(text, right - lane.left - PADDING // 2)
                left = right - texts.width(text)
            if cell.own:
                draw_own(painter, self._look, self._row_rect(lane, top), left)
            pen = self._own_pen if cell.own else pens[_TONES[cell.tone]]
            self._put(painter, texts, pen, left, top, text)

    def _draw_words(
        self, painter: QPainter, model: RecordTable[Any], lane: Lane, rows: Sequence[_Row]
    ) -> None:
        column, pens = lane.column, self._pens
        first, is_strong = column == 0, model.columns[column].key in self._strong
        left = lane.left + PADDING
        if first and self._marker is not None:
            for top, record, _cells, _muted in rows:
                self._draw_marker(painter, self._marker(record), left - 2, top)
        for top, record, cells, muted in rows:
            cell = cells[column]
            x = left
            if first and self._marker is not None and self._marker(record) is not None:
                x += self._look.px(MARKER_LANE)
            width = lane.left + lane.width - 1 - x - 6
            texts = self._strong_texts if is_strong and not muted else self._texts
            text = texts.cut(cell.main, width, middle=first)
            token = "text_3" if muted else ("text" if first else "text_2")
            pen = pens[token if cell.tone == "known" else "text_3"]
            if first:
                box = QRect(x, top, width, self._line)
                draw_hits(painter, self._look, box, text, self.spans(text), texts.metrics)
                if cell.own:
                    self._draw_yours(painter, box, x + texts.metrics.horizontalAdvance(text))
            elif cell.own:
                draw_own(painter, self._look, self._row_rect(lane, top), x + 3)
                pen = self._own_pen
            self._put(painter, texts, pen, x, top, text)

    def _row_rect(self, lane: Lane, top: int) -> QRect:
        return QRect(lane.left, top, lane.width, self._line)

    def _draw_marker(self, painter: QPainter, category: str | None, x: int, top: int) -> None:
        if category is not None:
            size = self._look.px(10)
            picture = self._look.marker_pixmap(category, size, painter.device().devicePixelRatioF())
            painter.drawPixmap(x, top + (self._line - size - 4) // 2, picture)

    def _draw_flag(self, painter: QPainter, x: int, top: int) -> None:
        size = self._look.px(13)
        box = QRect(x, top + (self._line - size) // 2, size, size)
        painter.drawPixmap(box, self._conflict)

    def _draw_yours(self, painter: QPainter, box: QRect, left: int) -> None:
        """The word after the name of a model of the reader's own, where there is room for it."""
        word = _("yours")
        left += UNIT_GAP * 2
        if left + self._small_texts.metrics.horizontalAdvance(word) <= box.right():
            self._put(painter, self._small_texts, self._own_pen, left, box.y(), word)
