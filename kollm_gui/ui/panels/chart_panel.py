"""The Charts tab: tool row, the figure or its data, and the options at the right."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kollm_gui import i18n
from kollm_gui.charts.data_table import DataRow, figure_table
from kollm_gui.charts.figure import Figure
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.render import screen_plot  # noqa: F401 - pyqtgraph: with this module, not with the first figure
from kollm_gui.render.screen import FigureView
from kollm_gui.tables import output
from kollm_gui.ui.clipboard import put_picture
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.chart_data import ChartData
from kollm_gui.ui.panels.chart_empty import ChartEmpty, WayOut
from kollm_gui.ui.panels.chart_request import (
    CrowdedError,
    FigureRequest,
    FigureStore,
    Offers,
    chart_of,
    draws_first_rows,
    given_options,
    offers_of,
    refuse_crowd,
    request_of,
)
from kollm_gui.ui.panels.chart_side import ChartSide
from kollm_gui.ui.panels.chart_telling import counted, told_of
from kollm_gui.ui.panels.chart_tools import ChartTools
from kollm_gui.ui.panels.chart_ways_out import usual_chart, ways_out
from kollm_gui.ui.scored import reports_target
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kollm_gui.ui.export_choices import ExportChoices

# Narrower than this the options would take the room that the labels of a figure need.
ROOMY = 760
COPIED_MM, COPIED_DPI = 178.0, 300
# Charts whose hover text says no more than the card says of every model.
OWN_FACTS = frozenset({"training-budget", "timeline"})
KEPT_OFFERS = 24  # as many as figures are kept


class ChartPanel(QWidget):
    """Draws what the state asks for; a click in the figure changes the state's selection."""

    menu_asked = Signal(str, QPoint)
    opened = Signal(str)
    status_changed = Signal(str)
    figure_changed = Signal(object)  # the Figure, or None where a state cannot be read

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        dialogs: Dialogs,
        export_choices: "ExportChoices | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._look, self._dialogs = workspace, look, dialogs
        self.export_choices = export_choices  # the last ones of the export dialog
        self._store = FigureStore()
        self._request: FigureRequest | None = None
        self._figure: Figure | None = None
        self._hovered: str | None = None
        self._offers: dict[object, Offers] = {}  # the choices, by what they were worked out for
        self._status = ""
        self._options_wanted: bool | None = None  # None: where there is room
        self.tools = ChartTools(workspace, look, self)
        self.figure_view = FigureView(self)
        self.data = ChartData(look, self)
        self.empty = ChartEmpty(look, self)
        self.side = ChartSide(workspace, look, self)
        self._stack = QStackedWidget(self)
        for page in (self.figure_view, self.data, self.empty):
            self._stack.addWidget(page)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._telling = QTimer(self)  # the status, once for all sizes that a layout goes through
        self._telling.setSingleShot(True)
        self._telling.setInterval(0)
        self._lay_out()
        self._connect()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.backgroundRole().Base)
        for area in self.figure_view.findChildren(QScrollArea):
            thin_scroll_bars(area, look)

    @property
    def figure(self) -> Figure | None:
        """What is shown."""
        return self._figure

    @property
    def shown_table(self) -> "output.ShownTable[DataRow] | None":
        """The figure's data as a table, sorted as it is where it shows; None without a figure."""
        figure = self._figure
        if figure is None or figure.empty is not None:
            return None
        self.data.show_data(figure.data, figure.selected)
        return figure_table(figure, self._workspace.snapshot.info, self.data.shown)

    @property
    def status_text(self) -> str:
        """How many models are drawn, listed, left out, and named on hover only."""
        return self._status

    def export(self) -> None:
        """Open the export dialog on what is shown."""
        from kollm_gui.ui.export_dialog import ExportDialog  # noqa: PLC0415 - when asked for

        if self._figure is None or self._request is None or self._figure.empty is not None:
            self._dialogs.warn(self, _("Not exported"), _("There is no figure to export here."))
            return
        dialog = ExportDialog(
            self._request,
            self._workspace.snapshot,
            self._look,
            self._dialogs,
            query=self._workspace.state.query,
            hidden=self._workspace.state.hide_minimal,
            choices=self.export_choices,
            parent=self,
        )
        dialog.remembered.connect(self._remember)
        self._dialogs.show(dialog)

    def copy_picture(self) -> None:
        """Put the figure on the clipboard as a picture in the colours of the window."""
        if self._figure is None or self._figure.empty is not None:
            return
        from kollm_gui.render.export import ExportOptions, clipboard_data  # noqa: PLC0415

        options = ExportOptions(
            width_mm=COPIED_MM,
            dpi=COPIED_DPI,
            theme=self._look.theme,
            language=i18n.current(),
            data_version=self._workspace.snapshot.info.data_version,
        )
        try:
            put_picture(clipboard_data(self._figure, options))
        except UserError as error:
            self._dialogs.warn(self, _("Not copied"), error.sentence)

    def show_data(self, *, shown: bool) -> None:
        """Show the figure's data as a table, or the figure again."""
        self.tools.data.setChecked(shown)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while another tab was shown, before the first frame."""
        super().showEvent(event)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the figure the room of the options where there is little."""
        super().resizeEvent(event)
        self._place_side()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.tools)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._draw)
        self._telling.timeout.connect(self._tell_status)
        self.figure_view.resized.connect(self._telling.start)
        self._workspace.changed.connect(self._changed)
        self._workspace.snapshot_changed.connect(self._start_over)
        self._look.changed.connect(self._restyle)
        self.figure_view.clicked.connect(self._choose)
        self.figure_view.strip_clicked.connect(self._choose)
        self.figure_view.double_clicked.connect(self._open)
        self.figure_view.hovered.connect(self._hover)
        self.figure_view.context_menu_wanted.connect(self._ask_menu)
        self.data.chosen.connect(self._choose)
        self.data.opened.connect(self._open)
        self.data.menu_asked.connect(self._ask_menu)
        self.data.left.connect(self._leave_data)
        self.tools.copy_asked.connect(self.copy_picture)
        self.tools.export_asked.connect(self.export)
        self.tools.data_asked.connect(self._switch)
        self.tools.options_asked.connect(self._want_options)
        self.side.card.details_asked.connect(self._open)
        self.side.card.source_asked.connect(self._open_source)
        self.side.card.reports_asked.connect(lambda told: self._workspace.change(selected=told))
        key = QShortcut(QKeySequence(Qt.Key.Key_D), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._toggle_data)

    def _changed(self, before: ViewState, now: ViewState) -> None:
        told = ("query", "hide_minimal", "selected", "chart", "chart_preset", "chart_options")
        if any(
            getattr(before, name) != getattr(now, name) for name in (*told, "protocols", "compare")
        ):
            self._timer.start()  # several changes in one go are drawn once

    def _start_over(self) -> None:
        self._store.clear()
        self._offers.clear()
        self._request = None
        self._timer.start()

    def _draw(self) -> None:
        """Show what the state asks for, unless nobody sees it or it is shown already."""
        self._timer.stop()
        if not self.isVisible():
            return
        request = request_of(self._workspace)
        if request == self._request:
            return
        self._request = request
        try:
            refuse_crowd(self._workspace)
            figure = self._store.figure(request, self._workspace.snapshot)
        except CrowdedError as error:
            self._show_trouble(error, [])  # another chart is as full
            if draws_first_rows(self._workspace.state):
                self._show_offers("")  # fewer rows are the way out
            return
        except UserError as error:
            self._show_trouble(error)
            return
        self._figure, self._hovered = figure, None
        self._show_offers(figure.counts)
        self._enable(drawn=figure.empty is None)
        if figure.empty is None:
            self._show_figure(figure)
        else:
            self.empty.explain(figure.title, figure.empty, ways_out(self._workspace))
        self._switch(self.tools.data.isChecked())
        self._show_card()
        self._tell_status()
        self.figure_changed.emit(figure)

    def _show_offers(self, counts: str) -> None:
        """Show the choosers, which a selection or a search leaves as they are."""
        state, snapshot = self._workspace.state, self._workspace.snapshot
        given = tuple(sorted(given_options(state, snapshot).items()))
        key = (state.chart, state.chart_preset, given)
        if key not in self._offers:
            if len(self._offers) >= KEPT_OFFERS:
                del self._offers[next(iter(self._offers))]
            self._offers[key] = offers_of(state, snapshot)
        self.tools.show_state(self._offers[key], counts)
        self.side.options.show_state(self._offers[key])

    def _show_figure(self, figure: Figure) -> None:
        self.figure_view.set_figure(figure, self._look.theme, self._look.scale)
        for area in self.figure_view.findChildren(QAbstractScrollArea):
            # pyqtgraph's own would be a second, nameless stop of the Tab key.
            area.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if self.tools.data.isChecked():
            self.data.show_data(figure.data, figure.selected)

    def _show_trouble(self, error: UserError, ways: "list[WayOut] | None" = None) -> None:
        self._figure = None
        self.tools.show_state(None, "")
        self.side.options.show_state(None)
        self._enable(drawn=False)
        title = _("This chart cannot be drawn")
        known = [usual_chart(self._workspace)] if ways is None else ways
        self.empty.explain(title, error.sentence, known)
        self._switch(self.tools.data.isChecked())
        self._show_card()
        self._set_status("")
        self.figure_changed.emit(None)

    def _enable(self, *, drawn: bool) -> None:
        for button in (self.tools.copy, self.tools.export, self.tools.data):
            button.setEnabled(drawn)

    def _switch(self, data: bool) -> None:  # noqa: FBT001 - a signal's argument
        figure = self._figure
        if figure is None or figure.empty is not None:
            self._stack.setCurrentWidget(self.empty)
            return
        had_focus = any(each.hasFocus() for each in (self.figure_view, self.data))
        page = self.data if data else self.figure_view
        if data:
            self.data.show_data(figure.data, figure.selected)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        if had_focus:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_data(self) -> None:
        if self.tools.data.isEnabled():
            self.tools.data.toggle()

    def _leave_data(self) -> None:
        self.show_data(shown=False)
        self.figure_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _model_of(self, key: str | None) -> str | None:
        """The model of a datum: its key is the slug, or that of one of the model's scores."""
        snapshot = self._workspace.snapshot
        if key is None or key in snapshot.models:
            return key
        return next((each.model for each in snapshot.scores if each.key == key), None)

    def _choose(self, key: str | None) -> None:
        slug = self._model_of(key)
        if slug is not None:
            self._workspace.change(selected=slug)

    def _open(self, key: str) -> None:
        slug = self._model_of(key)
        if slug is not None:
            self._workspace.change(selected=slug)
            self.opened.emit(slug)

    def _open_source(self, slug: str) -> None:
        source = self._workspace.snapshot.sources[slug]
        if source.url:
            self._dialogs.open_page(source.url)

    def _ask_menu(self, key: str | None, at: QPoint) -> None:
        slug = self._model_of(key)
        if slug is not None:
            self.menu_asked.emit(slug, at)

    def _hover(self, key: str | None) -> None:
        self._hovered = key
        self._show_card()

    def _show_card(self) -> None:
        slug = self._model_of(self._hovered) or self._workspace.state.selected_model
        lines: tuple[str, ...] = ()
        if slug is not None and chart_of(self._workspace.state).key not in OWN_FACTS:
            lines = told_of(self._figure, self._hovered or slug)
        state, snapshot = self._workspace.state, self._workspace.snapshot
        scored = state.chart == "scores" and slug is not None
        reports = reports_target(state, snapshot, slug) if scored else None
        self.side.card.show_model(slug, lines, snapshot, reports)

    def _tell_status(self) -> None:
        figure = self._figure
        if figure is None or figure.empty is not None:
            self._set_status("")
        else:
            self._set_status(counted(figure, self.figure_view.dropped_labels))

    def _set_status(self, text: str) -> None:
        if text != self._status:
            self._status = text
            self.status_changed.emit(text)

    def _want_options(self, wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._options_wanted = wanted
        self._place_side()

    def _place_side(self) -> None:
        roomy = self.width() >= self._look.px(ROOMY)
        shown = roomy if self._options_wanted is None else self._options_wanted
        self.side.setVisible(shown)
        self.tools.options.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.tools.options.setChecked(shown)
        self.tools.options.blockSignals(False)  # noqa: FBT003

    def _restyle(self) -> None:
        if self._figure is not None and self._figure.empty is None:
            self.figure_view.set_figure(self._figure, self._look.theme, self._look.scale)
            self._tell_status()
        self._place_side()

    def _remember(self, choices: "ExportChoices") -> None:
        self.export_choices = choices
