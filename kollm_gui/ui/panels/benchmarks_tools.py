"""The tool row of the Benchmarks tab: list or coverage, a search, columns, ways to the charts."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from kollm_gui.i18n import _
from kollm_gui.tables.benchmarks import DEFAULT_COLUMNS, benchmark_columns
from kollm_gui.tables.coverage import comparable_benchmarks, usual_benchmarks
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.controls.menus import open_menu
from kollm_gui.ui.controls.segments import Segments
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.search_box import SearchBox
from kollm_gui.ui.scored import scores_in_view
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace

PREFIX = "benchmark/"
HEAT_MAP = "heat-map"
FINDER_WIDTHS = (72, 200)  # px: at least, and where there is room
GAPS = 72  # px between the parts of the row and at its ends


class BenchmarksTools(QWidget):
    """Changes what the tab shows; every choice is a field of the state."""

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self.view = Segments(
            look, _("View"), (("list", _("List")), ("coverage", _("Coverage"))), self
        )
        # Segments give way in a column of options; here they keep their width.
        self.view.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.finder = SearchBox(
            look,
            _("Find a benchmark"),
            _("Find a benchmark"),
            width=FINDER_WIDTHS[1],
            height=28,
            parent=self,
        )
        self.complete = Button(look, _("Complete"), kind="quiet", parent=self)
        self.complete.setCheckable(True)
        self.complete.setToolTip(_("Show only models that have a score on each benchmark"))
        self._told = QLabel(self)
        self.columns = Button(look, _("Columns"), icon="columns", kind="quiet", parent=self)
        self.charts = Button(look, _("Chart"), icon="chart", kind="quiet", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        for widget in (self.view, self.finder, self.complete, self._told):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.columns)
        row.addWidget(self.charts)
        self._connect()
        self._show()
        self._refresh()

    @property
    def told(self) -> str:
        """What the row says of the table."""
        return self._told.text()

    def tell(self, text: str, why: str = "") -> None:
        """Say how many rows there are; ``why`` is the longer sentence behind it."""
        self._told.setText(text)
        self._told.setToolTip(why or text)
        self._fit()

    def columns_menu(self) -> QMenu:
        """The columns of the list, or the benchmarks of the matrix, to show and hide."""
        menu = QMenu(_("Columns"), self)
        if self._workspace.state.benchmark_view == "list":
            self._offer_columns(menu)
        else:
            self._offer_benchmarks(menu)
        return menu

    def charts_menu(self) -> QMenu:
        """Charts about the selected benchmark and about all."""
        from kollm_gui.charts.registry import CHARTS  # noqa: PLC0415 - at the first question

        menu = QMenu(_("Chart"), self)
        snapshot, selected = self._workspace.snapshot, self._workspace.state.selected or ""
        slug = selected.removeprefix(PREFIX)
        if selected.startswith(PREFIX) and snapshot.scores_by_benchmark.get(slug):
            name = snapshot.benchmarks[slug].label
            text = _("Scores on {benchmark}").format(benchmark=name)
            self._offer(menu, text, partial(self._chart, "scores", {"benchmark": slug}))
        if any(chart.key == HEAT_MAP for chart in CHARTS):
            subjects = {"what": "kmmlu-subjects"}
            self._offer(menu, _("KMMLU by subject"), partial(self._chart, HEAT_MAP, subjects))
            self._offer(menu, _("Models and benchmarks"), partial(self._chart, HEAT_MAP, {}))
        if menu.isEmpty():
            menu.addAction(_("Select a benchmark with scores first")).setEnabled(False)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the count where the row is too narrow."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline below the row."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()

    def _connect(self) -> None:
        change = self._workspace.change
        self.view.chosen.connect(lambda view: change(benchmark_view=view))
        line = self.finder.line
        line.typed.connect(lambda text: change(benchmark_query=text))
        line.composed.connect(lambda text: change(benchmark_query=text))
        line.escaped.connect(lambda: self.finder.set_text(""))
        line.escaped.connect(lambda: change(benchmark_query=""))
        self.complete.clicked.connect(lambda: change(coverage_complete=self.complete.isChecked()))
        self.columns.clicked.connect(lambda: self._popup(self.columns_menu(), self.columns))
        self.charts.clicked.connect(lambda: self._popup(self.charts_menu(), self.charts))
        self._workspace.changed.connect(self._changed)
        self._look.changed.connect(self._refresh)

    def _changed(self, _before: ViewState, _now: ViewState) -> None:
        self._show()

    def _show(self) -> None:
        state = self._workspace.state
        line = self.finder.line
        if line.text() != state.benchmark_query and not line.is_composing:
            self.finder.set_text(state.benchmark_query)
        listed = state.benchmark_view == "list"
        self.view.set_value(state.benchmark_view)
        self.finder.setVisible(listed)
        self.complete.setVisible(not listed)
        self.complete.setChecked(state.coverage_complete)
        self._fit()

    def _offer_columns(self, menu: QMenu) -> None:
        shown = self._workspace.state.benchmark_columns or DEFAULT_COLUMNS
        known = list(benchmark_columns())
        for key, column in benchmark_columns().items():
            if key == "name":
                continue
            wanted = [name for name in known if (name in shown) != (name == key)]
            self._offer_check(
                menu,
                column.header,
                on=key in shown,
                work=partial(self._workspace.change, benchmark_columns=tuple(wanted)),
            )

    def _offer_benchmarks(self, menu: QMenu) -> None:
        snapshot = self._workspace.snapshot
        scores = scores_in_view(self._workspace.state, snapshot)
        shown = self._workspace.state.coverage or usual_benchmarks(snapshot, scores)
        for slug in comparable_benchmarks(snapshot, scores):
            wanted = [name for name in shown if name != slug]
            wanted += [] if slug in shown else [slug]
            text = _("{benchmark}: {count}").format(
                benchmark=snapshot.benchmarks[slug].label, count=len(scores.shown(slug))
            )
            work = partial(self._workspace.change, coverage=tuple(wanted))
            self._offer_check(menu, text, on=slug in shown, work=work)
        menu.addSeparator()
        self._offer(menu, _("The usual benchmarks"), partial(self._workspace.change, coverage=()))

    def _chart(self, chart: str, options: Mapping[str, str]) -> None:
        kept = {**self._workspace.state.chart_options, chart: dict(options)}
        self._workspace.change(tab="charts", chart=chart, chart_preset=None, chart_options=kept)

    def _offer(self, menu: QMenu, text: str, work: Callable[[], None]) -> None:
        menu.addAction(text.replace("&", "&&")).triggered.connect(lambda _on=False: work())

    def _offer_check(self, menu: QMenu, text: str, *, on: bool, work: Callable[[], None]) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _on=False: work())

    def _popup(self, menu: QMenu, below: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        open_menu(menu, self._look, below.mapToGlobal(below.rect().bottomLeft()))

    def _fit(self) -> None:
        """Leave out the count, then the words of the buttons, where the row is too narrow."""
        listed = self._workspace.state.benchmark_view == "list"
        words = {
            self.columns: _("Columns") if listed else _("Benchmarks"),
            self.charts: _("Chart"),
        }
        for button, word in words.items():
            button.set_text(word)
        look = self._look
        middle = look.px(FINDER_WIDTHS[0]) if listed else self.complete.sizeHint().width()
        self.view.setMinimumWidth(self.view.sizeHint().width())
        self.finder.setMinimumWidth(look.px(FINDER_WIDTHS[0]))
        used = self.view.sizeHint().width() + middle + look.px(GAPS)
        room = self.width() - used - sum(button.sizeHint().width() for button in words)
        if room < 0:
            for button, word in words.items():
                button.set_text("")
                button.setAccessibleName(word)
                button.setToolTip(word)
            room = self.width() - used - sum(button.sizeHint().width() for button in words)
        # Charts can be reached from the benchmark's page as well. Columns go last: in so narrow
        # a window few fit anyway, while list, coverage and search must stay whole.
        self.charts.setVisible(room >= 0)
        if room < 0:
            room += self.charts.sizeHint().width()
        self.columns.setVisible(room >= 0)
        if room < 0:
            self.finder.setMinimumWidth(FINDER_WIDTHS[0])
        extra = look.px(FINDER_WIDTHS[1] - FINDER_WIDTHS[0]) if listed else 0
        self._told.setVisible(room - extra > self._told.sizeHint().width())

    def _refresh(self) -> None:
        self.setFixedHeight(self._look.px(44))
        self._fit()
        set_in(self._told, self._look, "small", "text_3")
