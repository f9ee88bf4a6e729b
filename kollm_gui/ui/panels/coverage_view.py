"""Which model has which benchmark: a matrix in which a gap stays a gap."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kollm_gui.i18n import _
from kollm_gui.tables import output
from kollm_gui.tables.column import order
from kollm_gui.tables.coverage import (
    CoverageMatrix,
    CoverageRow,
    common_text,
    comparable_benchmarks,
    coverage_matrix,
)
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.record_table import RecordTable
from kollm_gui.ui.panels.chart_empty import ChartEmpty, WayOut
from kollm_gui.ui.panels.model_order import next_sort
from kollm_gui.ui.panels.table_painter import TablePainter
from kollm_gui.ui.panels.table_view import TableView
from kollm_gui.ui.scored import scores_in_view
from kollm_gui.ui.view_state import SortKey, ViewState
from kollm_gui.ui.workspace import Workspace

NAME_WIDTHS = (240, 420)  # px: at most beside many columns, and beside few


class CoverageView(QWidget):
    """Models that the query leaves, by benchmarks, each under the protocol in force."""

    menu_asked = Signal(str, QPoint)
    opened = Signal(str)
    told = Signal(str, str)  # in few words, and as a sentence

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self._keys: tuple[SortKey, ...] = ()
        self._stale = False  # changed while another tab showed
        self.matrix = self._make()
        self.model: RecordTable[CoverageRow] = RecordTable(
            self.matrix.columns, lambda row: row.slug, self
        )
        self.painter = TablePainter(
            look,
            marker=lambda row: row.row.model.category,
            muted=lambda row: row.row.model.minimal,
            parent=self,
        )
        self.view = TableView(look, self.model, self.painter, self)
        self.view.setAccessibleName(_("Coverage of the benchmarks"))
        self.view.header.setSectionsMovable(False)
        self.empty = ChartEmpty(look, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self.opened)
        self.view.menu_asked.connect(self.menu_asked)
        self.view.flag_clicked.connect(self._open_reports)
        self.view.header.sort_asked.connect(self._sort)
        workspace.changed.connect(self._changed)
        workspace.snapshot_changed.connect(self._data_changed)
        look.changed.connect(self._fit)
        self.view.resized.connect(self._fit)
        self._show_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        if self._stale:
            self.start_over()
        super().showEvent(event)

    def start_over(self) -> None:
        """Work the matrix out anew."""
        self._stale = False
        self.matrix = self._make()
        self._show_columns()

    def say(self) -> None:
        """Tell how many models have a score on each benchmark."""
        complete, models = len(self.matrix.complete), len(self.matrix.rows)
        short = _("{complete} of {count} models have all").format(
            complete=complete, count=f"{models:,}"
        )
        self.told.emit(short, common_text(complete, models))

    def copied_rows(self) -> str:
        """The selected rows as TSV, with their header."""
        rows = [self.model.record(row) for row in self.view.selected_rows()]
        return output.as_shown_tsv(self.model.columns, rows, header=True) if rows else ""

    def table_text(self, form: output.TableFormat) -> str:
        """The matrix as shown, with its protocols; data files also hold the slugs."""
        data = form in output.DATA_FORMATS
        columns = self.matrix.data_columns if data else self.model.columns
        return output.write(form, columns, self.model.shown, self.matrix.notes)

    def _make(self) -> CoverageMatrix:
        workspace, state = self._workspace, self._workspace.state
        scores = scores_in_view(state, workspace.snapshot)
        known = comparable_benchmarks(workspace.snapshot, scores)
        wanted = [slug for slug in state.coverage if slug in known]
        everything = not state.query and not state.hide_minimal
        models = None if everything else workspace.slugs
        return coverage_matrix(workspace.snapshot, models, wanted or None, scores)

    def _show_columns(self) -> None:
        self.model.set_columns(self.matrix.columns)
        self._keys = tuple(
            key for key in self._keys if key.column in {c.key for c in self.matrix.columns}
        )
        self.painter.set_strong(frozenset({"name", *(b.slug for b in self.matrix.benchmarks)}))
        self._show_rows()
        self.painter.measure(self.model)
        self.view.header.lanes = self.painter.lanes
        self._fit()

    def _show_rows(self) -> None:
        matrix = self.matrix
        columns = {column.key: column for column in matrix.columns}
        complete = self._workspace.state.coverage_complete
        shown = [
            place
            for place in order(matrix.rows, self._keys, columns)
            if matrix.rows[place].complete or not complete
        ]
        self.view.exchange(matrix.rows, shown)
        self.view.header.show_keys([column.key for column in matrix.columns], self._keys)
        self.view.choose(self._workspace.state.selected_model, reveal=True)
        if not shown:
            self._explain()
        self._stack.setCurrentWidget(self.view if shown else self.empty)
        self.say()

    def _explain(self) -> None:
        change = self._workspace.change
        if self.matrix.rows:
            self.empty.explain(
                _("No model has a score on each"),
                _("Take benchmarks out of the matrix, or show models with gaps as well."),
                [(_("Show models with gaps"), partial(change, coverage_complete=False))],
            )
            return
        ways: list[WayOut] = []
        if self._workspace.state.query:
            ways.append((_("Clear search"), partial(change, query="")))
        if self._workspace.state.provenances:
            ways.append((_("Let all reports count"), partial(change, provenances=())))
        self.empty.explain(
            _("No score to show"),
            _("None of the models that the search finds has a score on any of these."),
            ways,
        )

    def _changed(self, before: ViewState, now: ViewState) -> None:
        if (before.query, before.hide_minimal, before.coverage, before.protocols) != (
            now.query,
            now.hide_minimal,
            now.coverage,
            now.protocols,
        ):
            self._data_changed()
        elif before.coverage_complete != now.coverage_complete:
            self._show_rows()
        elif before.selected != now.selected:
            self.view.choose(now.selected_model, reveal=True)

    def _data_changed(self) -> None:
        if self.isVisible():
            self.start_over()
        else:
            self._stale = True

    def _choose(self, key: str | None) -> None:
        if key is not None:
            self._workspace.change(selected=key)

    def _open_reports(self, key: str, column: str) -> None:
        self._workspace.change(selected=f"reports/{column}/{key}")

    def _sort(self, column: int, add: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._keys = next_sort(self._keys, self.model.columns[column], add=add)  # type: ignore[arg-type]
        self._show_rows()

    def _fit(self) -> None:
        low, high = (self._look.px(width) for width in NAME_WIDTHS)
        widths = [self.view.fit_column(place, low) for place in range(self.model.columnCount())]
        # The name takes what few columns leave, so that values do not stand far from it.
        room = self.view.viewport().width() - sum(widths[1:])
        widths[0] = min(max(widths[0], room), high)
        for place, width in enumerate(widths):
            self.view.setColumnWidth(place, width)
