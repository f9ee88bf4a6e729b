"""All benchmarks in one table; choosing one shows it in the details."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kollm_gui.i18n import _, ngettext
from kollm_gui.tables import output
from kollm_gui.tables.benchmarks import (
    DEFAULT_COLUMNS,
    BenchmarkRow,
    benchmark_columns,
    benchmark_rows,
    matching,
)
from kollm_gui.tables.column import Column, order
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.record_table import RecordTable
from kollm_gui.ui.panels.benchmarks_tools import PREFIX
from kollm_gui.ui.panels.chart_empty import ChartEmpty
from kollm_gui.ui.panels.model_order import next_sort
from kollm_gui.ui.panels.table_painter import TablePainter
from kollm_gui.ui.panels.table_view import TableView
from kollm_gui.ui.view_state import SortKey, ViewState
from kollm_gui.ui.workspace import Workspace

# px at most; the chooser brings more columns than fit, so that none may take too much
NAME_WIDTH, OTHER_WIDTH = 208, 128
WIDEST_NAME = 420  # px, where the other columns leave room


class BenchmarksList(QWidget):
    """The table with its columns and sorting; ``told`` says how many rows it shows."""

    menu_asked = Signal(str, QPoint)
    opened = Signal(str)
    told = Signal(str)

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self._keys: tuple[SortKey, ...] = ()
        self._rows: tuple[BenchmarkRow, ...] = ()
        self._stale = False  # other data came while another tab showed
        self._fitted: list[int] = []  # px of each column without what is left over
        self._name_width = 0  # px that the name was given, unless the person sets another
        self.model: RecordTable[BenchmarkRow] = RecordTable(
            self._columns(), lambda row: row.slug, self
        )
        self.painter = TablePainter(look, muted=lambda row: row.benchmark.minimal, parent=self)
        self.view = TableView(look, self.model, self.painter, self)
        self.view.setAccessibleName(_("Benchmarks"))
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
        self.view.header.sort_asked.connect(self._sort)
        self.view.resized.connect(self._fit_name)
        workspace.changed.connect(self._changed)
        workspace.snapshot_changed.connect(self._data_changed)
        look.changed.connect(self._fit)
        self.start_over()

    @property
    def shown_table(self) -> output.ShownTable[BenchmarkRow]:
        """The table as it is shown, with the documents behind it."""
        from kollm_gui.citing.entry import sources_of_benchmark  # noqa: PLC0415 - on export
        from kollm_gui.tables.naming import version_note  # noqa: PLC0415

        snapshot, rows = self._workspace.snapshot, self.model.shown
        cited = (sources_of_benchmark(snapshot, row.benchmark) for row in rows)
        return output.ShownTable(
            "kollm-benchmarks",
            _("Benchmarks of the KoLLM catalogue"),
            self.model.columns,
            rows,
            (version_note(snapshot.info),),
            tuple(dict.fromkeys(source.slug for each in cited for source in each)),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        if self._stale:
            self.start_over()
        super().showEvent(event)

    def start_over(self) -> None:
        """Show the benchmarks of the data that lie under the state now."""
        self._stale = False
        self._rows = benchmark_rows(self._workspace.snapshot)
        self._show_columns()

    def say(self) -> None:
        """Tell how many benchmarks show."""
        shown, total = len(self.model.shown), len(self._rows)
        scores = f"{len(self._workspace.snapshot.scores):,}"
        if shown < total:
            text = _("{count} of {total} benchmarks").format(count=f"{shown:,}", total=f"{total:,}")
        else:
            text = ngettext(
                "{count} benchmark; {scores} scores in the catalogue",
                "{count} benchmarks; {scores} scores in the catalogue",
                total,
            ).format(count=f"{total:,}", scores=scores)
        self.told.emit(text)

    def _data_changed(self) -> None:
        if self.isVisible():
            self.start_over()
        else:
            self._stale = True  # each note and mark brings other data

    def _columns(self) -> tuple[Column[BenchmarkRow], ...]:
        known = benchmark_columns()
        wanted = self._workspace.state.benchmark_columns or DEFAULT_COLUMNS
        names = ("name", *(name for name in wanted if name != "name"))
        return tuple(known[name] for name in names if name in known)

    def _show_columns(self) -> None:
        self.model.set_columns(self._columns())
        self._show_rows()
        self.painter.measure(self.model)
        self.view.header.lanes = self.painter.lanes
        self._fit()

    def _show_rows(self) -> None:
        query = self._workspace.state.benchmark_query
        kept = frozenset(matching(self._rows, query))
        sorted_rows = order(self._rows, self._keys, dict(benchmark_columns()))
        self.view.exchange(self._rows, [place for place in sorted_rows if place in kept])
        self.view.header.show_keys([column.key for column in self.model.columns], self._keys)
        self._select(self._workspace.state.selected)
        if not kept:
            sentence = _("None holds “{query}” in its name, task or origin.")
            clear = partial(self._workspace.change, benchmark_query="")
            self.empty.explain(
                _("No benchmark is found"),
                sentence.format(query=query),
                [(_("Clear the search"), clear)],
            )
        self._stack.setCurrentWidget(self.view if kept else self.empty)
        self.say()

    def _changed(self, before: ViewState, now: ViewState) -> None:
        if before.benchmark_columns != now.benchmark_columns:
            self._show_columns()
        elif before.benchmark_query != now.benchmark_query:
            self._show_rows()
        elif before.selected != now.selected:
            self._select(now.selected)

    def _select(self, selected: str | None) -> None:
        chosen = (selected or "").startswith(PREFIX)
        self.view.choose(
            selected.removeprefix(PREFIX) if chosen and selected else None, reveal=True
        )

    def _choose(self, key: str | None) -> None:
        if key is not None:
            self._workspace.change(selected=PREFIX + key)

    def _sort(self, column: int, add: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._keys = next_sort(self._keys, self.model.columns[column], add=add)  # type: ignore[arg-type]
        self._show_rows()

    def _fit(self) -> None:
        count = self.model.columnCount()
        limits = [
            self._look.px(NAME_WIDTH if place == 0 else OTHER_WIDTH) for place in range(count)
        ]
        self._fitted = [self.view.fit_column(place, limit) for place, limit in enumerate(limits)]
        for place, width in enumerate(self._fitted):
            self.view.setColumnWidth(place, width)
        self._name_width = self._fitted[0]
        self._fit_name()

    def _fit_name(self) -> None:
        """Give the name what the other columns leave, as far as it is cut."""
        if not self._fitted or self.view.columnWidth(0) != self._name_width:
            return
        least, spare = self._fitted[0], self.view.viewport().width() - sum(self._fitted)
        whole = self.view.fit_column(0, self._look.px(WIDEST_NAME)) if spare > 0 else 0
        self._name_width = max(least, min(least + spare, whole))
        self.view.setColumnWidth(0, self._name_width)

    def copied_rows(self) -> str:
        """The selected rows as TSV, with their header."""
        rows = [self.model.record(row) for row in self.view.selected_rows()]
        return output.as_shown_tsv(self.model.columns, rows, header=True) if rows else ""

    def table_text(self, form: output.TableFormat) -> str:
        """The table as shown, in a form that people paste and programs read."""
        return output.write(form, self.model.columns, self.model.shown)
