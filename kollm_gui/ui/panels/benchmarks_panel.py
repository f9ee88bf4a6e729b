"""The Benchmarks tab: what models are measured with; a row's details open at the right."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kollm_gui.i18n import _, ngettext
from kollm_gui.tables import output
from kollm_gui.tables.column import order
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.benchmark_columns import (
    BENCHMARK_COLUMNS,
    BenchmarkRow,
    benchmark_rows,
)
from kollm_gui.ui.models.record_table import RecordTable
from kollm_gui.ui.panels.table_delegate import TableDelegate
from kollm_gui.ui.panels.table_view import TableView
from kollm_gui.ui.view_state import SortKey, ViewState
from kollm_gui.ui.workspace import Workspace

PREFIX = "benchmark/"


class _ToolRow(QWidget):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline below the row."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()


class BenchmarksPanel(QWidget):
    """All benchmarks in one table; choosing one shows it in the details."""

    menu_asked = Signal(str, QPoint)
    opened = Signal(str)

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self._keys: tuple[SortKey, ...] = ()
        self._rows: tuple[BenchmarkRow, ...] = ()
        self.model: RecordTable[BenchmarkRow] = RecordTable(
            BENCHMARK_COLUMNS, lambda row: row.slug, self
        )
        self.delegate = TableDelegate(look, muted=lambda row: row.benchmark.minimal, parent=self)
        self.view = TableView(look, self.model, self.delegate, self)
        self.view.setAccessibleName(_("Benchmarks"))
        self.view.header.setSectionsMovable(False)
        self._told = QLabel(self)
        row = _ToolRow(look, self)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(12, 0, 12, 0)
        inside.addWidget(self._told)
        self._row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(row)
        column.addWidget(self.view, 1)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self.opened)
        self.view.menu_asked.connect(self.menu_asked)
        self.view.header.sort_asked.connect(self._sort)
        workspace.changed.connect(self._changed)
        workspace.snapshot_changed.connect(self._start_over)
        look.changed.connect(self._refresh)
        self._start_over()

    @property
    def shown_table(self) -> "output.ShownTable[BenchmarkRow]":
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

    def copied_rows(self) -> str:
        """The selected rows as TSV, with their header."""
        rows = [self.model.record(row) for row in self.view.selected_rows()]
        return output.as_shown_tsv(self.model.columns, rows, header=True) if rows else ""

    def _start_over(self) -> None:
        self._rows = benchmark_rows(self._workspace.snapshot)
        self._show()
        self.delegate.measure(self.model)
        self._refresh()
        self._select(self._workspace.state.selected)

    def _show(self) -> None:
        columns = {column.key: column for column in BENCHMARK_COLUMNS}
        self.view.exchange(self._rows, order(self._rows, self._keys, columns))
        self.view.header.show_keys([column.key for column in BENCHMARK_COLUMNS], self._keys)

    def _changed(self, before: ViewState, now: ViewState) -> None:
        if before.selected != now.selected:
            self._select(now.selected)

    def _select(self, selected: str | None) -> None:
        benchmark = selected is not None and selected.startswith(PREFIX)
        self.view.choose(selected.removeprefix(PREFIX) if benchmark and selected else None)

    def _choose(self, key: str | None) -> None:
        if key is not None:
            self._workspace.change(selected=PREFIX + key)

    def _sort(self, column: int, add: bool) -> None:  # noqa: FBT001 - a signal's argument
        from kollm_gui.ui.panels.model_order import next_sort  # noqa: PLC0415

        self._keys = next_sort(self._keys, BENCHMARK_COLUMNS[column], add=add)  # type: ignore[arg-type]
        self._show()

    def _refresh(self) -> None:
        look = self._look
        self._row.setFixedHeight(look.px(42))
        self._told.setFont(look.font("small"))
        palette = self._told.palette()
        palette.setColor(self._told.foregroundRole(), look.colour("text_3"))
        self._told.setPalette(palette)
        total = len(self._rows)
        scores = len(self._workspace.snapshot.scores)
        self._told.setText(
            ngettext(
                "{count} benchmark; {scores} scores in the catalogue",
                "{count} benchmarks; {scores} scores in the catalogue",
                total,
            ).format(count=total, scores=f"{scores:,}")
        )
        for place in range(self.model.columnCount()):
            limit = look.px(216 if place == 0 else 300)
            self.view.setColumnWidth(place, self.view.fit_column(place, limit))
