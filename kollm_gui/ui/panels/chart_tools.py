"""The tool row above a chart: which chart, benchmark and protocol, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QMenu, QSizePolicy, QWidget

from kollm_gui.charts.registry import CHARTS
from kollm_gui.comparing import naming
from kollm_gui.comparing.naming import ProtocolCell
from kollm_gui.i18n import _, ngettext
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.choice_box import ChoiceBox
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.controls.menus import open_menu
from kollm_gui.ui.controls.protocol_chip import ProtocolChip
from kollm_gui.ui.controls.told_choice_box import ToldChoiceBox
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.chart_request import (
    Offers,
    chart_of,
    has_option,
    with_chart,
    with_option,
)
from kollm_gui.ui.workspace import Workspace

# Options that have their chooser in this row and not in the panel at the right.
IN_THE_ROW = ("benchmark", "protocol")
MOST_PROTOCOLS = 15  # before those of fewer models get a menu of their own


class ChartTools(QWidget):
    """Shows the state's choices and changes the state; the panel carries out the rest."""

    copy_asked = Signal()
    export_asked = Signal()
    data_asked = Signal(bool)  # whether the data are shown as a table
    options_asked = Signal(bool)  # whether the panel of options is shown

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self._offers: Offers | None = None
        self.chart = ToldChoiceBox(look, _("Chart"), widest=200, parent=self)
        self.benchmark = ChoiceBox(
            look, _("Benchmark"), role="body_strong", widest=180, parent=self
        )
        self.chip = ProtocolChip(look, self)
        self.chip.setToolTip(_("How the scores of the bars were measured"))
        self.counts = QLabel(self)
        self.data = Button(look, _("Data"), icon="table", kind="quiet", parent=self)
        self.data.setCheckable(True)
        self.data.setToolTip(_("Show the chart's data as a table (D)"))
        self.copy = Button(look, _("Copy"), icon="copy", kind="quiet", parent=self)
        self.copy.setToolTip(_("Copy the chart as a picture"))
        self.export = Button(look, _("Export…"), icon="export", parent=self)
        self.export.setToolTip(_("Write the chart to a file (Ctrl+E)"))
        self.options = Button(look, icon="columns", kind="quiet", parent=self)
        self.options.setCheckable(True)
        self.options.setAccessibleName(_("Chart options"))
        self.options.setToolTip(_("Show or hide the chart's options"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._connect()
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the ground and the hairline below the row."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where the row is too narrow for them."""
        super().resizeEvent(event)
        self._fit()

    def show_state(self, offers: Offers | None, counts: str) -> None:
        """Show what the state has; ``counts`` says how many models are drawn."""
        self._offers = offers
        state = self._workspace.state
        charts = [(each.key, _(each.text)) for each in CHARTS]
        self.chart.show_choices(charts, chart_of(state).key)
        self.chart.tell({each.key: _(each.sentence) for each in CHARTS})
        self.counts.setText(counts)
        self.counts.setToolTip(counts)
        self._show_protocol()
        self._fit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 1)
        row.setSpacing(8)
        # The row leaves words out where it is narrow; it never widens the panel.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        left: tuple[QWidget, ...] = (self.chart, self.benchmark, self.chip, self.counts)
        right: tuple[QWidget, ...] = (self.data, self.copy, self.export, self.options)
        for widget in left:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in right:
            row.addWidget(widget)
        self._row = row
        self._parts = (*left, *right)

    def _connect(self) -> None:
        self.chart.chosen.connect(self._choose_chart)
        self.benchmark.chosen.connect(self._choose_benchmark)
        self.chip.clicked.connect(self._open_protocols)
        self.data.toggled.connect(self.data_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.export.clicked.connect(self.export_asked)
        self.options.toggled.connect(self.options_asked)
        self._look.changed.connect(self._refresh)

    def _show_protocol(self) -> None:
        of = chart_of(self._workspace.state)
        scored = has_option(of, "benchmark") and has_option(of, "protocol")
        self.benchmark.setVisible(scored)
        self.chip.setVisible(False)
        if not scored:
            return
        if self._offers is None:
            return  # the panel tells it; the chooser of charts is the way out
        offers = self._offers
        told = [(each.key, each.text) for each in offers.choices["benchmark"]]
        self.benchmark.show_choices(told, offers.values["benchmark"])
        self.chip.setVisible(True)
        protocol, snapshot = offers.protocol, self._workspace.snapshot
        if protocol is None:
            self.chip.show_cells(
                [ProtocolCell("method", _("no such protocol"), stated=False)], _("Protocol")
            )
            return
        record = snapshot.benchmarks.get(protocol.benchmark)
        usual = record.metric if record is not None else None
        cells = [
            cell
            for cell in naming.protocol_cells(protocol, snapshot.sources, usual_metric=usual)
            if (cell.part, protocol.subset) != ("subset", "overall")
        ]
        cells.append(
            ProtocolCell(
                "models",
                ngettext("{count} model", "{count} models", offers.models).format(
                    count=f"{offers.models:,}"
                ),
                stated=False,
            )
        )
        label = naming.protocol_label(protocol, snapshot.sources, usual_metric=usual)
        self.chip.show_cells(cells, _("Protocol: {protocol}").format(protocol=label))

    def _open_protocols(self) -> None:
        """Offer the protocols below the chip, the widest first."""
        if self._offers is None:
            return
        offers, now = self._offers.choices["protocol"], self._offers.values["protocol"]
        menu = QMenu(self)
        group = QActionGroup(menu)
        into = menu
        for place, choice in enumerate(offers):
            if place == MOST_PROTOCOLS and len(offers) > MOST_PROTOCOLS + 3:
                menu.addSeparator()
                into = menu.addMenu(_("Protocols of fewer models"))
            action = QAction(_(choice.text), menu)
            action.setCheckable(True)
            action.setChecked(choice.key == now)
            action.setData(choice.key)
            group.addAction(action)
            into.addAction(action)
            if choice.key == "survey":
                menu.addSeparator()
        group.triggered.connect(lambda action: self._choose("protocol", action.data()))
        self.popup(menu, self.chip)

    def popup(self, menu: QMenu, below: QWidget) -> None:
        """Open a menu below a button; it deletes itself when it closes."""
        menu.aboutToHide.connect(menu.deleteLater)
        open_menu(menu, self._look, below.mapToGlobal(below.rect().bottomLeft()))

    def _choose_chart(self, key: str) -> None:
        self._workspace.apply(with_chart(self._workspace.state, key))

    def _choose_benchmark(self, key: str) -> None:
        self._choose("benchmark", key)

    def _choose(self, key: str, value: str) -> None:
        state = self._workspace.state
        self._workspace.apply(with_option(state, self._workspace.snapshot, key, value))

    def _fit(self) -> None:
        """Leave out what does not fit: the words of the quiet buttons, the count, the last word."""
        words = ((self.data, _("Data")), (self.copy, _("Copy")), (self.export, _("Export…")))
        for worded, counted in ((3, True), (1, True), (1, False), (0, False)):
            for place, (button, text) in enumerate(words):
                button.set_text(text if place >= len(words) - worded else "")
                button.setAccessibleName(text)
            self.counts.setVisible(counted and bool(self.counts.text()))
            if self._needed() <= self.width():
                break
        self._row.activate()  # this frame, not the next one, stands as it should

    def _needed(self) -> int:
        """Width in px that all that is shown takes."""
        shown = [part for part in self._parts if not part.isHidden()]
        gaps = self._row.spacing() * len(shown) + 24
        return sum(part.sizeHint().width() for part in shown) + gaps

    def _refresh(self) -> None:
        look = self._look
        self.setFixedHeight(look.px(44))
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        set_in(self.counts, look, "small", "text_3")
        self._fit()
