"""The Benchmarks tab: what models are measured with, and which model was measured with what."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kollm_gui.tables import output
from kollm_gui.tables.benchmarks import BenchmarkRow
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.benchmarks_list import BenchmarksList
from kollm_gui.ui.panels.benchmarks_tools import PREFIX, BenchmarksTools
from kollm_gui.ui.panels.coverage_view import CoverageView
from kollm_gui.ui.panels.table_view import TableView
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace

__all__ = ["PREFIX", "BenchmarksPanel"]


class BenchmarksPanel(QWidget):
    """The tool row over the list or the matrix, which is made when it is first asked for."""

    menu_asked = Signal(str, QPoint)  # a benchmark's slug
    model_menu_asked = Signal(str, QPoint)
    opened = Signal(str)

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self.tools = BenchmarksTools(workspace, look, self)
        self.list = BenchmarksList(workspace, look, self)
        self.coverage: CoverageView | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._stack, 1)
        self.list.menu_asked.connect(self.menu_asked)
        self.list.opened.connect(self.opened)
        self.list.told.connect(lambda text: self._tell("list", text))
        workspace.changed.connect(self._changed)
        self._show(workspace.state)

    @property
    def view(self) -> TableView:
        """The table that shows."""
        shown = self.coverage if self.coverage is not None and self._shows_matrix else self.list
        return shown.view

    @property
    def shown_table(self) -> "output.ShownTable[BenchmarkRow] | None":
        """The list as it is shown, with the documents behind it; the matrix only has its text."""
        return None if self._shows_matrix else self.list.shown_table

    def copied_rows(self) -> str:
        """The selected rows as TSV, with their header."""
        matrix = self.coverage if self._shows_matrix else None
        return self.list.copied_rows() if matrix is None else matrix.copied_rows()

    def table_text(self, form: output.TableFormat) -> str:
        """What shows, in a form that people paste and programs read."""
        matrix = self.coverage if self._shows_matrix else None
        return self.list.table_text(form) if matrix is None else matrix.table_text(form)

    @property
    def _shows_matrix(self) -> bool:
        return self._workspace.state.benchmark_view == "coverage"

    def _changed(self, before: ViewState, now: ViewState) -> None:
        if before.benchmark_view != now.benchmark_view:
            self._show(now)

    def _show(self, state: ViewState) -> None:
        if state.benchmark_view == "coverage":
            self._stack.setCurrentWidget(self._made_matrix())
            self._made_matrix().say()
        else:
            self._stack.setCurrentWidget(self.list)
            self.list.say()

    def _made_matrix(self) -> CoverageView:
        if self.coverage is None:
            self.coverage = made = CoverageView(self._workspace, self._look, self)
            made.menu_asked.connect(self.model_menu_asked)
            made.opened.connect(self.opened)
            made.told.connect(lambda text, why: self._tell("coverage", text, why))
            self._stack.addWidget(made)
        return self.coverage

    def _tell(self, view: str, text: str, why: str = "") -> None:
        if view == self._workspace.state.benchmark_view:
            self.tools.tell(text, why)
