"""The tool row above the table: the score column's protocol, the columns, the table's export."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import Protocol, protocols_of, reference_protocol
from kollm_gui.i18n import _, ngettext
from kollm_gui.tables.table_scores import chosen_protocol
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.fill import fill
from kollm_gui.ui.controls.protocol_chip import ProtocolChip
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.model_order import ModelOrder
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

MOST_PROTOCOLS = 14  # in the chooser's menu; the widest come first


class ModelsTools(QWidget):
    """Names the protocol of the score column in question and lets another one be chosen."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self._order: ModelOrder | None = None
        self._benchmark: str | None = None
        self._lead = QLabel(self)
        self.chip = ProtocolChip(look, self)
        self.chip.setToolTip(_("How the scores of this column were measured"))
        self.chip.clicked.connect(self._open_protocols)
        self._covered = QLabel(self)
        self.columns = Button(look, _("Columns"), icon="columns", kind="quiet", parent=self)
        self.columns.clicked.connect(self._open_columns)
        self.export = Button(
            look, _("Export"), icon="export", kind="quiet", arrow=True, parent=self
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        for widget in (self._lead, self.chip, self._covered):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.columns)
        row.addWidget(self.export)
        workspace.changed.connect(self._changed)
        look.changed.connect(self._refresh)
        self._refresh()

    @property
    def notes(self) -> tuple[str, ...]:
        """A sentence for each score column of an exported table: under which protocol it stands."""
        told: list[str] = []
        for slug in self._score_columns():
            protocol = self._order.scores.protocol(slug) if self._order else None
            if protocol is not None:
                told.append(
                    _("{benchmark} under: {protocol}").format(
                        benchmark=self._workspace.snapshot.benchmarks[slug].label,
                        protocol=naming.protocol_label(protocol, self._workspace.snapshot.sources),
                    )
                )
        filtered = naming.provenances_note(self._workspace.snapshot.provenances)
        if told and filtered is not None:
            told.append(filtered)
        return tuple(told)

    def offer_exports(self, forms: "Sequence[QAction]") -> None:
        """Let a menu offer the forms that a table is exported in."""
        self.export.offer(forms)

    def show_order(self, order: ModelOrder) -> None:
        """Tell about these rows and columns."""
        self._order = order
        self._show()

    def columns_menu(self, parent: QWidget) -> QMenu:
        """A menu that shows and hides columns."""
        menu = QMenu(_("Columns"), parent)
        shown = self._workspace.state.columns
        snapshot = self._workspace.snapshot
        scores = menu.addMenu(_("Scores"))
        offers = {
            key: (column.header, column.help)
            for key, column in (self._order.columns if self._order else {}).items()
            if key != "name" and key not in snapshot.benchmarks
        }
        offers |= {
            slug: (snapshot.benchmarks[slug].label, "")
            for slug in snapshot.benchmarks
            if snapshot.scores_by_benchmark.get(slug)
        }
        for key, (header, tip) in offers.items():
            action = (scores if key in snapshot.benchmarks else menu).addAction(header)
            action.setCheckable(True)
            action.setChecked(key in shown)
            action.setToolTip(tip)
            action.toggled.connect(lambda on, key=key: self._toggle(key, on=on))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words where the row is too narrow for all of them."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline below the row."""
        painter = QPainter(self)
        fill(painter, self.rect(), self._look.colour("surface"))
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), self._look.colour("line"))
        painter.end()

    def _changed(self, before: ViewState, now: ViewState) -> None:
        if (before.sort, before.columns) != (now.sort, now.columns):
            self._show()

    def _score_columns(self) -> list[str]:
        benchmarks = self._workspace.snapshot.benchmarks
        return [name for name in self._workspace.state.columns if name in benchmarks]

    def _show(self) -> None:
        scored = self._score_columns()
        sorted_by = [key.column for key in self._workspace.state.sort if key.column in scored]
        self._benchmark = next(iter((*sorted_by, *scored)), None)
        protocol = self._protocol()
        for widget in (self._lead, self.chip, self._covered):
            widget.setVisible(protocol is not None)
        if protocol is None or self._benchmark is None or self._order is None:
            return
        benchmark = self._workspace.snapshot.benchmarks[self._benchmark]
        sources = self._workspace.snapshot.sources
        self._lead.setText(_("{benchmark} shown under").format(benchmark=benchmark.label))
        cells = naming.protocol_cells(protocol, sources, usual_metric=benchmark.metric)
        label = naming.protocol_label(protocol, sources, usual_metric=benchmark.metric)
        self.chip.show_cells(
            cells,
            _("Protocol of {benchmark}: {protocol}").format(
                benchmark=benchmark.label, protocol=label
            ),
        )
        count = len(self._order.scores.shown(self._benchmark))
        self._covered.setText(
            ngettext("{count} model", "{count} models", count).format(count=f"{count:,}")
        )
        self._fit()

    def _fit(self) -> None:
        known = self._protocol() is not None
        room = self.width() - self.chip.sizeHint().width() - self.columns.sizeHint().width()
        room -= self.export.sizeHint().width() + 64
        lead, covered = self._lead.sizeHint().width(), self._covered.sizeHint().width()
        self._lead.setVisible(known and room > lead)
        self._covered.setVisible(known and room > lead + covered)

    def _protocol(self) -> Protocol | None:
        if self._order is None or self._benchmark is None:
            return None
        return self._order.scores.protocol(self._benchmark)

    def _open_protocols(self) -> None:
        benchmark = self._benchmark
        if benchmark is None or self._order is None:
            return
        menu = QMenu(self)
        self._offer_protocols(menu, benchmark)
        others = [slug for slug in self._score_columns() if slug != benchmark]
        if others:
            menu.addSeparator()
        for slug in others:
            name = self._workspace.snapshot.benchmarks[slug].label
            below = menu.addMenu(_("Protocol of {benchmark}").format(benchmark=name))
            self._offer_protocols(below, slug)
        self.popup(menu, self.chip)

    def _offer_protocols(self, menu: QMenu, benchmark: str) -> None:
        """The protocols of a benchmark, those of the whole test before those of its parts."""
        from PySide6.QtGui import QActionGroup  # noqa: PLC0415 - at a first menu

        snapshot, now = self._workspace.snapshot, None
        if self._order is not None:
            now = self._order.scores.protocol(benchmark)
        group = QActionGroup(menu)
        found = protocols_of(snapshot.scores_by_benchmark.get(benchmark, ()), benchmark)
        found = tuple(sorted(found, key=lambda each: each.protocol.subset != "overall"))
        for coverage in found[:MOST_PROTOCOLS]:
            label = naming.protocol_label(
                coverage.protocol,
                snapshot.sources,
                usual_metric=snapshot.benchmarks[benchmark].metric,
            )
            told = ngettext(
                "{protocol}: {count} model", "{protocol}: {count} models", coverage.models
            )
            action = menu.addAction(told.format(protocol=label, count=f"{coverage.models:,}"))
            action.setCheckable(True)
            action.setChecked(now is not None and coverage.protocol.pooled == now.pooled)
            group.addAction(action)
            key = coverage.protocol.key
            action.triggered.connect(lambda _on=False, key=key: self._choose(benchmark, key))
        usual = reference_protocol(snapshot.benchmarks[benchmark])
        if benchmark in self._workspace.state.protocols and usual is not None:
            menu.addSeparator()
            menu.addAction(_("Usual protocol")).triggered.connect(
                lambda: self._choose(benchmark, None)
            )

    def _open_columns(self) -> None:
        self.popup(self.columns_menu(self), self.columns)

    def popup(self, menu: QMenu, below: QWidget) -> None:
        """Open a menu below a button; it deletes itself when it closes."""
        from kollm_gui.ui.controls.menus import open_menu  # noqa: PLC0415 - at a first menu

        menu.aboutToHide.connect(menu.deleteLater)
        open_menu(menu, self._look, below.mapToGlobal(below.rect().bottomLeft()))

    def _choose(self, benchmark: str, key: str | None) -> None:
        chosen = {k: v for k, v in self._workspace.state.protocols.items() if k != benchmark}
        if key is not None:
            chosen[benchmark] = key
        self._workspace.change(protocols=chosen)

    def _toggle(self, key: str, *, on: bool) -> None:
        state, snapshot = self._workspace.state, self._workspace.snapshot
        left = tuple(name for name in state.columns if name != key)
        protocols = dict(state.protocols)
        record = snapshot.benchmarks.get(key)
        if on and record is not None and key not in protocols:
            widest = chosen_protocol(snapshot, record, {})
            if widest is not None and reference_protocol(record) is None:
                # A column holds one protocol; without a usual one the widest stands first.
                protocols[key] = widest.key
        self._workspace.change(columns=(*left, key) if on else left, protocols=protocols)

    def _refresh(self) -> None:
        look = self._look
        self.setFixedHeight(look.px(44))
        for label in (self._lead, self._covered):
            label.setFont(look.font("small"))
            palette = label.palette()
            palette.setColor(label.foregroundRole(), look.colour("text_3"))
            label.setPalette(palette)
