"""What the actions do: each method is one entry of the actions' table."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from kollm_gui.comparing.protocol import PROVENANCES
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.narrowing import chosen_provenances
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.look import SCALE_STEP, Look
from kollm_gui.ui.output_commands import OutputCommands, Places
from kollm_gui.ui.panels.models_panel import ModelsPanel
from kollm_gui.ui.scored import reports_target
from kollm_gui.ui.switching.opening import InspectorOpener
from kollm_gui.ui.theme import Theme
from kollm_gui.ui.tokens import ThemeChoice
from kollm_gui.ui.view_state import GROUPINGS, ViewState
from kollm_gui.ui.worker import Worker
from kollm_gui.ui.workspace import Workspace

if TYPE_CHECKING:
    from kollm_gui.ui.own.own_data import OwnData

__all__ = ["Commands", "Host", "Places"]


class Host(Protocol):
    """What only the composition root can do."""

    def switch_language(self, language: str) -> None:
        """Build the window anew in another language."""

    def load_catalogue(self, file: Path | None) -> None:
        """Lay the same state over another catalogue file; None is the bundled one."""

    def open_pack(self, file: Path) -> None:
        """Examine newer data and offer to install them."""

    def leave_pack(self) -> None:
        """Return to the data before the last installed pack."""

    def make_about(self, parent: QWidget) -> QWidget:
        """The About dialog."""
        ...


class Commands(OutputCommands):
    """Carries out actions on workspace, look, theme and panels."""

    left = Signal()

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        theme: Theme,
        *,
        dialogs: Dialogs,
        host: Host,
        worker: Worker,
        own: "OwnData | None" = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(workspace, look, dialogs, worker, parent)
        self._theme, self._host = theme, host
        self.inspector = InspectorOpener(workspace, look, dialogs, own, self)

    # File

    def open_catalogue(self) -> None:
        """Ask for another catalogue file."""
        self._dialogs.ask_open(
            self._at.window,
            _("Open a catalogue"),
            [_("KoLLM catalogues (*.sqlite)"), _("All files (*)")],
            self._host.load_catalogue,
        )

    def use_bundled(self) -> None:
        """Return to the catalogue that is shipped."""
        self._host.load_catalogue(None)

    def open_pack(self) -> None:
        """Ask for newer data, and tell what they change before they are installed."""
        self._dialogs.ask_open(
            self._at.window,
            _("Open a data pack"),
            [_("KoLLM catalogues (*.sqlite)"), _("All files (*)")],
            self._host.open_pack,
        )

    def leave_pack(self) -> None:
        """Return to the data before the last installed pack."""
        self._host.leave_pack()

    def inspect_answers(self) -> None:
        """Open the window that finds code-switching in answers."""
        self.inspector.open(self._at.window)

    def leave(self) -> None:
        """Close the window."""
        self._at.window.close()

    # Edit

    def copy_rows(self) -> None:
        """Copy what has the focus: selected text, a figure as a picture, rows of a table as TSV."""
        focus = QApplication.focusWidget()
        copy = getattr(focus, "copy", None)
        if callable(copy):
            copy()
            return
        panel = self._at.center.panel(self._workspace.state.tab)
        picture = getattr(panel, "copy_picture", None)
        if callable(picture) and focus is not None and panel.isAncestorOf(focus):
            picture()
            return
        if isinstance(panel, ModelsPanel):
            count, make = panel.copy_maker()
            if count:
                self.writer.write(count, make, self._dialogs.copy, self._refuse)
            return
        copied = getattr(panel, "copied_rows", None)
        if callable(copied) and (text := copied()):
            self._dialogs.copy(str(text))

    def copy_name(self) -> None:
        """Copy the name of what is selected."""
        model = self._model
        if model is not None:
            self._dialogs.copy(model.name)

    def copy_slug(self) -> None:
        """Copy the slug of what is selected."""
        selected = self._workspace.state.selected
        if selected is not None:
            self._dialogs.copy(selected.rpartition("/")[2])

    def copy_hf_id(self) -> None:
        """Copy the Hugging Face id of the selected model."""
        model = self._model
        if model is not None and model.hf_id:
            self._dialogs.copy(model.hf_id)

    def copy_view(self) -> None:
        """Copy query, sorting, selection and the rest as one line that can be shared."""
        self._dialogs.copy(self._workspace.state.to_json())

    def paste_view(self) -> None:
        """Show the view whose line is on the clipboard."""
        try:
            self._workspace.apply(ViewState.from_json(QGuiApplication.clipboard().text()))
        except UserError as error:
            self._dialogs.warn(self._at.window, _("No view on the clipboard"), error.sentence)

    def toggle_compared(self) -> None:
        """Put the selected model beside the compared ones, or take it out again."""
        model = self._model
        if model is not None:
            self._workspace.toggle_compared(model.slug)

    def find(self) -> None:
        """Go to the search."""
        line = self._at.top.search.line
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def clear_search(self) -> None:
        """Show all models again."""
        self._workspace.change(query="")

    def show_filters(self) -> None:
        """Open the filters, or close them."""
        self._at.top.toggle_filters()

    def save_search(self) -> None:
        """Keep the search under a name."""
        if self._at.collections is not None:
            self._at.collections.ask_name()

    def forget_searches(self) -> None:
        """Forget what was searched before."""
        completer = self._at.top.completer
        if completer is not None:
            completer.recent.clear()

    def narrow_tree(self) -> None:
        """Go to the field that narrows the tree."""
        self._at.tree.set_narrowing(shown=True)

    # View

    def group_by(self, grouping: str) -> None:
        """Group the tree by something else."""
        self._workspace.change(grouping=next(each for each in GROUPINGS if each == grouping))

    def choose_columns(self) -> None:
        """Open the chooser of columns."""
        self._workspace.change(tab="models")
        self._models.tools.columns.click()

    def hide_minimal(self) -> None:
        """Hide or show the models that only a score or a lineage names."""
        self._workspace.change(hide_minimal=not self._workspace.state.hide_minimal)

    def show_reports(self) -> None:
        """Show all reports of the selected model on the benchmark in view."""
        state = self._workspace.state
        target = reports_target(state, self._workspace.snapshot, state.selected_model)
        if target is not None:
            self._workspace.change(selected=target)
            self.go_to_details()

    def count_reports(self, kind: str) -> None:
        """Let reports of a kind count, or leave them out; without the last one all count again."""
        counted = chosen_provenances(self._workspace.state.provenances) or frozenset(PROVENANCES)
        left = {each for each in PROVENANCES if (each in counted) != (each == kind)}
        chosen = chosen_provenances(left) or frozenset[str]()
        self._workspace.change(provenances=tuple(each for each in PROVENANCES if each in chosen))

    def count_all_reports(self) -> None:
        """Let the reports of every kind count."""
        self._workspace.change(provenances=())

    def set_theme(self, choice: str) -> None:
        """Light, dark, or the system's."""
        self._theme.choose(next(each for each in get_args(ThemeChoice) if each == choice))

    def set_language(self, language: str) -> None:
        """Speak another language."""
        self._host.switch_language(language)

    def larger_text(self) -> None:
        """One step larger."""
        self._look.set_scale(self._look.scale + SCALE_STEP)

    def smaller_text(self) -> None:
        """One step smaller."""
        self._look.set_scale(self._look.scale - SCALE_STEP)

    def normal_text(self) -> None:
        """13 px again."""
        self._look.set_scale(1.0)

    def reset_layout(self) -> None:
        """Columns, widths and panels as they were at first."""
        self._models.reset_layout()
        self._at.tree.view.set_open_keys(())
        self._at.tree.view.collapseAll()
        self._look.set_scale(1.0)
        self._at.window.set_sides()

    # Go

    def back(self) -> None:
        """The state before."""
        self._workspace.back()

    def forward(self) -> None:
        """The state that Back left."""
        self._workspace.forward()

    def show_tab(self, tab: str) -> None:
        """Show a tab."""
        self._workspace.change(tab=next(each for each in self._at.center.tabs if each == tab))

    def show_in_chart(self) -> None:
        """Show the chart, where the selected model is marked."""
        self._workspace.change(tab="charts")

    def compare_with_base(self) -> None:
        """Show what the selected model gained and forgot against its base."""
        model = self._model
        if model is not None and model.base_model is not None:
            self._workspace.change(tab="compare", gain_of=model.slug)

    def show_figure(self, name: str) -> None:
        """Show one of the survey's figures: a chart under its preset, of all models."""
        chart, _slash, preset = name.partition("/")
        options = {k: v for k, v in self._workspace.state.chart_options.items() if k != chart}
        self._workspace.change(
            tab="charts", chart=chart, chart_preset=preset, chart_options=options, query=""
        )

    def next_panel(self) -> None:
        """Move the focus to the next panel."""
        self._step(1)

    def previous_panel(self) -> None:
        """Move the focus to the panel before."""
        self._step(-1)

    def go_to_details(self) -> None:
        """Move the focus to the details, which a chart leaves out of sight."""
        self._at.details.show()
        self._focus(self._at.details)

    def go_to_results(self) -> None:
        """Move the focus from the search to what it found."""
        panel = self._at.center.panel(self._workspace.state.tab)
        self._focus(panel)
        view = getattr(panel, "view", None)
        if view is not None and not view.currentIndex().isValid() and view.model().rowCount():
            view.setCurrentIndex(view.model().index(0, 0))

    # Help

    def show_help(self) -> None:
        """The page about searching and shortcuts."""
        from kollm_gui.ui.help_page import HelpPage  # noqa: PLC0415 - only when asked for

        page = self._at.window.findChild(HelpPage)
        if page is not None and page.isVisible():  # a second one would only hide it
            page.activateWindow()
            return
        self._dialogs.show_beside(HelpPage(self._workspace, self._look, self._at.window))

    def show_about(self) -> None:
        """The page about versions, data, licences and paths."""
        self._dialogs.show(self._host.make_about(self._at.window))  # type: ignore[arg-type]

    @property
    def _models(self) -> ModelsPanel:
        panel = self._at.center.panel("models")
        assert isinstance(panel, ModelsPanel)  # noqa: S101 - the tab's own panel
        return panel

    @property
    def _model(self):  # noqa: ANN202
        return self._workspace.snapshot.models.get(self._workspace.state.selected_model or "")

    def _stations(self) -> list[QWidget]:
        """The panels that F6 goes through, in the order of the look."""
        at = self._at
        panel = at.center.panel(self._workspace.state.tab)
        foot = at.collections.station if at.collections is not None else None
        found = [
            at.top.search.line,
            at.tree.view,
            foot,
            at.center.row,
            _inner(panel),
            _inner(at.details),
        ]
        return [station for station in found if station is not None]

    def _step(self, by: int) -> None:
        stations = self._stations()
        focus = QApplication.focusWidget()
        here = next(
            (i for i, w in enumerate(stations) if focus is w or (focus and w.isAncestorOf(focus))),
            -1 if by > 0 else 0,
        )
        stations[(here + by) % len(stations)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus(self, panel: QWidget) -> None:
        inner = _inner(panel)
        if inner is not None:
            inner.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _inner(panel: QWidget) -> QWidget | None:
    """The widget of a panel that takes the focus; None where nothing in it can."""
    view = getattr(panel, "view", None)
    if isinstance(view, QWidget) and view.isVisible():
        return view
    proxy = panel.focusProxy()  # of a chart: its figure, not the choosers above it
    if proxy is not None and proxy.isVisible():
        return proxy
    tabbed = Qt.FocusPolicy.TabFocus
    inside = [panel, *panel.findChildren(QWidget)]
    return next((w for w in inside if w.isVisible() and w.focusPolicy() & tabbed), None)
