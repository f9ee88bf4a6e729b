"""The Compare tab: models side by side, or an adapted model beside its base."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kollm_gui.i18n import _, ngettext
from kollm_gui.tables.basket import FEWEST, held_to, moved, without_model
from kollm_gui.tables.compare import CompareChoices, Comparison, Line, compare
from kollm_gui.tables.compare_words import ground_sentence, scale_sentence
from kollm_gui.tables.compared_table import ComparedTable
from kollm_gui.tables.gain import Gain, gain
from kollm_gui.tables.gain_columns import GainRow
from kollm_gui.tables.ready_comparisons import ReadyComparison, ready_comparisons
from kollm_gui.ui.compare.add_model import AddModel
from kollm_gui.ui.compare.copying import copied, shown_table
from kollm_gui.ui.compare.empty import CompareEmpty
from kollm_gui.ui.compare.foot import Foot
from kollm_gui.ui.compare.gain_model import GainModel
from kollm_gui.ui.compare.gain_painter import GainPainter
from kollm_gui.ui.compare.layout import (
    comparison_foot,
    comparison_heads,
    comparison_widths,
    gain_foot,
    gain_heads,
    gain_widths,
)
from kollm_gui.ui.compare.line_menu import LineMenu
from kollm_gui.ui.compare.line_model import MEASURER, LineModel
from kollm_gui.ui.compare.line_painter import LinePainter
from kollm_gui.ui.compare.line_view import LineView
from kollm_gui.ui.compare.tools import CompareTools
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.chart_empty import ChartEmpty
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace

CHART = "compare"
_TOLD = ("compare", "compare_everything", "compare_mixed", "compare_differences", "gain_of")


class ComparePanel(QWidget):
    """Shows what the state compares; adding, moving and taking out change the state."""

    opened = Signal(str)
    status_changed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        dialogs: Dialogs,
        parent: QWidget | None = None,
        *,
        charted: bool = False,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._look, self._dialogs = workspace, look, dialogs
        self._stale = True
        self._status = ""
        self.comparison: Comparison | None = None
        self.gain: Gain | None = None
        self.tools = CompareTools(workspace, look, charted=charted, parent=self)
        self.model, self.gain_model = LineModel(self), GainModel(self)
        self.table = LineView(look, self.model, LinePainter(look, self.model), self)
        self.table.setAccessibleName(_("Models side by side"))
        self.gain_table = LineView(look, self.gain_model, GainPainter(look, self.gain_model), self)
        self.gain_table.setAccessibleName(_("Gain and forgetting"))
        self.empty = CompareEmpty(look, self)
        self.nothing = ChartEmpty(look, self)
        self.foot = Foot(look, self)
        self.adding = AddModel(workspace, look, self)
        self._menu = LineMenu(workspace, look, dialogs, self)
        self._stack = QStackedWidget(self)
        for page in (self.table, self.gain_table, self.empty, self.nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.tools, 0), (self._stack, 1), (self.foot, 0)):
            column.addWidget(widget, stretch)
        self._connect()

    @property
    def view(self) -> QWidget:
        """What takes the focus: the table that is shown, or the way to a first model."""
        shown = self._stack.currentWidget()
        if shown is self.empty and self.empty.add is not None:
            return self.empty.add
        return shown or self.table

    @property
    def shown_table(self) -> ComparedTable[Line] | ComparedTable[GainRow] | None:
        """What is shown, ready for every form; None where nothing is compared."""
        self._show()
        shown = self.gain if self.gain is not None else self.comparison
        return None if shown is None else shown_table(shown, self._workspace.snapshot)

    def copied_rows(self) -> str:
        """The chosen cells as TSV."""
        shown = self._stack.currentWidget()
        return shown.copy_cells() if isinstance(shown, LineView) else ""

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another tab was in front."""
        super().showEvent(event)
        self._show()

    def _connect(self) -> None:
        workspace = self._workspace
        workspace.changed.connect(self._changed)
        workspace.snapshot_changed.connect(self._start_over)
        self.tools.add_asked.connect(self.adding.open_at)
        self.tools.copy_asked.connect(self._copy)
        self.tools.chart_asked.connect(self._draw_chart)
        self.adding.chosen.connect(self._add)
        self.empty.add_asked.connect(self._add_below_empty)
        self.empty.ready_chosen.connect(self._begin_with)
        for view, model in ((self.table, self.model), (self.gain_table, self.gain_model)):
            view.opened.connect(lambda row, column, model=model: self._open(model, row, column))
            view.menu_asked.connect(
                lambda row, column, at, model=model: self._menu.open(model, row, column, at)
            )
            view.clicked.connect(lambda index, model=model: self._click(model, index))
            view.heads.menu_asked.connect(self._menu.open_for_model)
        self.table.remove_asked.connect(self._remove)
        self.table.move_asked.connect(self._move)
        self.table.heads.dragged.connect(self._drop)
        self._menu.opened.connect(self.opened)

    def _changed(self, before: ViewState, now: ViewState) -> None:
        if any(getattr(before, name) != getattr(now, name) for name in _TOLD):
            self._stale = True
            if self.isVisible():
                self._show()

    def _start_over(self) -> None:
        self._stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        if not self._stale:
            return
        self._stale = False
        state, snapshot = self._workspace.state, self._workspace.snapshot
        self.comparison = self.gain = None
        had_focus = self._stack.isAncestorOf(self.focusWidget() or self)
        if state.gain_of is not None and state.gain_of in snapshot.models:
            self._show_gain(state.gain_of)
        else:
            self._show_side_by_side(held_to(snapshot, state.compare))
        if had_focus:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_side_by_side(self, basket: tuple[str, ...]) -> None:
        state, snapshot = self._workspace.state, self._workspace.snapshot
        if len(basket) < FEWEST:
            only = snapshot.models[basket[0]].label if basket else None
            self.empty.explain(only, ready_comparisons(snapshot))
            self._finish(self.empty, "", "")
            self.foot.show_parts(())
            return
        choices = CompareChoices(
            everything=state.compare_everything,
            mixed_sources=state.compare_mixed,
            only_differences=state.compare_differences,
        )
        found = compare(snapshot, basket, choices)
        self.comparison = found
        self.model.show(found, snapshot)
        self.table.show_columns(comparison_heads(found), comparison_widths(found))
        self.table.span(self.model.spans())
        self.foot.show_parts(comparison_foot(found))
        self._finish(self.table, ground_sentence(found), self._told(found))

    def _show_gain(self, slug: str) -> None:
        snapshot = self._workspace.snapshot
        found = gain(snapshot, slug)
        self.gain = found
        if found.nothing is not None:
            self.nothing.explain(
                _("Neither gain nor forgetting is known"),
                found.nothing,
                [(_("Side by side"), self._leave_gain)],
            )
            self.foot.show_parts(())
            self._finish(self.nothing, "", "")
            return
        self.gain_model.show(found, snapshot)
        heads = gain_heads(found, self.gain_model.reach)
        self.gain_table.show_columns(heads, gain_widths())
        self.gain_table.span(self.gain_model.spans())
        self.foot.show_parts(gain_foot(found))
        shared = ngettext(
            "{count} result shared with its base",
            "{count} results shared with its base",
            len(found.lines),
        ).format(count=len(found.lines))
        self._finish(self.gain_table, shared, shared)

    def _leave_gain(self) -> None:
        self._workspace.change(gain_of=None)

    def _finish(self, page: QWidget, ground: str, status: str) -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(self.view)
        self.tools.show_state(self._workspace.state, ground)
        self.tools.copy.setEnabled(isinstance(page, LineView))
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)

    def _told(self, found: Comparison) -> str:
        models = ngettext("{count} model", "{count} models", len(found.models)).format(
            count=len(found.models)
        )
        shared = ngettext(
            "{count} result in common", "{count} results in common", found.common
        ).format(count=found.common)
        parts = (models, shared, scale_sentence(found))
        return "  ·  ".join(part for part in parts if part)

    def _copy(self, key: str) -> None:
        shown = self.gain if self.gain is not None else self.comparison
        if shown is not None:
            self._dialogs.copy(copied(shown, self._workspace.snapshot, key))

    def _draw_chart(self) -> None:
        """Show the chart of the basket, whatever models it was asked for before."""
        state = self._workspace.state
        options = {name: dict(told) for name, told in state.chart_options.items()}
        options.get(CHART, {}).pop("models", None)
        self._workspace.change(tab="charts", chart=CHART, chart_preset=None, chart_options=options)

    def _add(self, slug: str) -> None:
        if slug not in self._workspace.state.compare:
            self._workspace.toggle_compared(slug)

    def _add_below_empty(self) -> None:
        button = self.empty.add
        if button is not None:
            self.adding.open_at(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _begin_with(self, ready: ReadyComparison) -> None:
        self._workspace.change(compare=ready.models, gain_of=ready.gain_of)

    def _remove(self, column: int) -> None:
        slug = self.model.slug_of(column)
        if slug is not None:
            self._workspace.change(compare=without_model(self._workspace.state.compare, slug))

    def _move(self, column: int, by: int) -> None:
        slug, basket = self.model.slug_of(column), self._workspace.state.compare
        if slug is None:
            return
        row = self.table.currentIndex().row()
        self._workspace.change(compare=moved(basket, slug, basket.index(slug) + by))
        keys = [each.key for each in self.model.columns]
        # The outline goes with the model.
        self.table.setCurrentIndex(self.model.index(row, keys.index(slug)))

    def _drop(self, slug: str, target: str) -> None:
        basket = self._workspace.state.compare
        if target in basket:
            self._workspace.change(compare=moved(basket, slug, basket.index(target)))

    def _click(self, model: LineModel | GainModel, index: QModelIndex) -> None:
        """The mark of who measured opens its sources at the first click."""
        if (
            model.columns[index.column()].key == MEASURER
            and model.cell(index.row(), index.column()).text
        ):
            self._open(model, index.row(), index.column())

    def _open(self, model: LineModel | GainModel, row: int, column: int) -> None:
        slug = model.slug_of(column)
        if slug is not None:
            self._workspace.change(selected=slug)
            self.opened.emit(slug)
            return
        view = self.table if model is self.model else self.gain_table
        index = model.index(row, column)
        if model.columns[column].key == MEASURER:
            rect = view.visualRect(index)
            at = view.viewport().mapToGlobal(rect.bottomLeft())
            self._menu.open(model, row, column, at)
            return
        benchmark = self._menu.benchmark_of(model, row)
        if benchmark is not None:
            self._workspace.change(selected=f"benchmark/{benchmark}")
            self.opened.emit(benchmark)
