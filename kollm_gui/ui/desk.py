"""Everything in the window but the window: built once for it, from a snapshot and a state."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.after_paint import AfterPaint
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.held_state import held_to
from kollm_gui.ui.look import Look
from kollm_gui.ui.main_window import MainWindow, Panels
from kollm_gui.ui.models.model_tree import Node
from kollm_gui.ui.panels.center_panel import CenterPanel
from kollm_gui.ui.panels.models_panel import ModelsPanel
from kollm_gui.ui.panels.status_row import StatusRow
from kollm_gui.ui.panels.top_bar import TopBar
from kollm_gui.ui.panels.tree_panel import TreePanel
from kollm_gui.ui.recent_searches import RecentSearches
from kollm_gui.ui.settings import Preferences, Settings
from kollm_gui.ui.theme import Theme
from kollm_gui.ui.view_state import Tab, ViewState
from kollm_gui.ui.worker import Pool
from kollm_gui.ui.workspace import Workspace

WIDE: tuple[Tab, ...] = ("charts", "compare")  # tabs that take the room of the details

if TYPE_CHECKING:
    from kollm_gui.ui.actions.action_set import ActionSet
    from kollm_gui.ui.commands import Commands, Host
    from kollm_gui.ui.model_menu import ModelMenu
    from kollm_gui.ui.own.own_commands import OwnCommands
    from kollm_gui.ui.own.own_data import OwnData
    from kollm_gui.ui.panels.collections_panel import CollectionsPanel


class Desk(QObject):
    """Builds workspace, panels, commands and actions, and connects them to the window."""

    commands: "Commands"
    actions: "ActionSet"

    def __init__(
        self,
        window: MainWindow,
        snapshot: Snapshot,
        state: ViewState,
        *,
        look: Look,
        theme: Theme,
        dialogs: Dialogs,
        host: "Host",
        own: "OwnData | None" = None,
        before: Workspace | None = None,
    ) -> None:
        super().__init__(window)
        self.window, self._look, self._theme, self._dialogs = window, look, theme, dialogs
        self._host, self._has_rest = host, False
        self._pool = Pool(self)
        held = held_to(snapshot, state)
        self.workspace = Workspace(snapshot, held, worker=self._pool, parent=self)
        if before is not None:
            self.workspace.take_history(before)
        self.own = own
        self._own_commands: OwnCommands | None = None
        self._menu: ModelMenu | None = None
        self.recent = RecentSearches(parent=self)
        self.collections: CollectionsPanel | None = None
        self._settings: Settings | None = None

    def furnish(self, settings: Settings, *, later: bool = False) -> None:
        """Make the panels and put them into the window as they are remembered.

        ``later`` leaves menus and details until tree and table are painted, because what only
        they need takes as long to import as those take to show.
        """
        self._settings = settings
        kept, look, workspace = settings.preferences, self._look, self.workspace
        self.top = TopBar(workspace, look)
        self.tree = TreePanel(workspace, look)
        self.recent.set_texts(kept.recent)
        if kept.expanded is not None:
            self.tree.view.set_open_keys(kept.expanded)
        makers: dict[Tab, Callable[[], QWidget]] = {
            "models": self._make_models,
            "charts": self._make_charts,
            "compare": self._make_compare,
            "benchmarks": self._make_benchmarks,
            "guide": self._make_guide,
        }
        self.status = StatusRow(workspace, look)
        self.center = CenterPanel(workspace, look, makers)
        self.details = QWidget()  # holds the place until the table is painted
        self.show_trouble()
        self.window.furnish(
            Panels(self.top, self.tree, self.center, self.details, self.status), kept.splitter
        )
        self._connect()
        if later:
            self.window.installEventFilter(self)
            AfterPaint(self.tree.view.viewport(), self.add_rest)
        else:
            self.add_rest()
        panel = self.center.panel(
            workspace.state.tab if workspace.state.tab in self.center.tabs else "models"
        )
        view = getattr(panel, "view", None)
        (view if isinstance(view, QWidget) else self.tree.view).setFocus()

    def add_rest(self) -> None:
        """Make what is not needed to show the tree and the table: menus and details."""
        if not self._has_rest:  # somebody may have been quicker than the paint
            self._has_rest = True
            self.window.removeEventFilter(self)
            self._add_actions()
            self._add_details()
            self._take_drops()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's own
        """Make the rest for a key that comes before the paint: it may be a shortcut of a menu."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self.add_rest()
        return False

    def _add_actions(self) -> None:
        """Make what the menus and their shortcuts do, and give the panels their share of it."""
        from kollm_gui.ui.actions.action_set import ActionSet  # noqa: PLC0415 - see furnish
        from kollm_gui.ui.commands import Commands  # noqa: PLC0415

        self.commands = Commands(
            self.workspace,
            self._look,
            self._theme,
            dialogs=self._dialogs,
            host=self._host,
            worker=self._pool,
            own=self.own,
            parent=self,
        )
        self.commands.writer.told.connect(self.status.set_writing)
        self.actions = ActionSet(
            self.commands, self, otherwise=None if self.own is None else self._own_method
        )
        self.actions.fill(self.window.menuBar())
        self.window.dress_menus()
        self.top.offer_figures(self.actions.of("figures"))
        self.status.offer_reports(self.actions.of("reports"))
        models = self.center.made_panel("models")
        if isinstance(models, ModelsPanel):
            models.tools.offer_exports(self.actions.of("table"))
        self.top.help_asked.connect(self.commands.show_help)
        self.top.left_search.connect(self.commands.go_to_results)
        self.workspace.changed.connect(self._mirror)
        self.workspace.snapshot_changed.connect(self._mirror)
        self._theme.chosen.connect(self._mirror)

    def _add_details(self) -> None:
        """Make the details panel and put it in its place."""
        from kollm_gui.ui.commands import Places  # noqa: PLC0415 - see furnish
        from kollm_gui.ui.panels.details_panel import DetailsPanel  # noqa: PLC0415

        self.details = DetailsPanel(self.workspace, self._look, open_url=self._dialogs.open_page)
        if self.own is not None:
            self.details.edit_asked.connect(self._edit_own)
        self.window.replace_details(self.details)
        state = self.workspace.state
        self.details.setVisible(state.tab not in WIDE or _tells_reports(state))
        self.workspace.prepare_search()
        self.add_search_tools()
        self._mirror()
        self.commands.place(
            Places(self.window, self.top, self.tree, self.center, self.details, self.collections)
        )

    def add_search_tools(self) -> None:
        """Make what searching needs only once somebody searches: offers and saved searches."""
        from kollm_gui.ui.own.own_collections import OwnCollections  # noqa: PLC0415
        from kollm_gui.ui.panels.collections_panel import CollectionsPanel  # noqa: PLC0415
        from kollm_gui.ui.search_menus import SearchMenus  # noqa: PLC0415
        from kollm_gui.ui.settings_collections import SettingsCollections  # noqa: PLC0415

        assert self._settings is not None  # noqa: S101 - furnish comes first
        kept = (
            SettingsCollections(self._settings, self)
            if self.own is None
            else OwnCollections(self.own, self._settings, self)
        )
        self.collections = CollectionsPanel(
            self.workspace, self._look, kept, self._dialogs, self.tree
        )
        self.tree.add_foot(self.collections)
        self.top.add_offers(self.recent)
        self.search_menus = SearchMenus(self.workspace, self.recent, self.actions, self)
        self.search_menus.add_to_bar(self.window.menuBar())
        self.top.menu_made.connect(self.search_menus.add_to_menu)

    @property
    def own_commands(self) -> "OwnCommands | None":
        """What is done with the person's own data, made at the first of it."""
        if self._own_commands is None and self.own is not None:
            from kollm_gui.ui.own.own_commands import OwnCommands  # noqa: PLC0415

            self._own_commands = OwnCommands(
                self.workspace,
                self._look,
                self.own,
                dialogs=self._dialogs,
                worker=self._pool,
                window=self.window,
                parent=self,
            )
        return self._own_commands

    @property
    def trouble(self) -> str | None:
        """A sentence for the status row: of the person's data first, then of the settings."""
        own = self.own.store.trouble if self.own is not None else None
        return own or (self._settings.trouble if self._settings is not None else None)

    @property
    def menu(self) -> "ModelMenu":
        """The context menus, made at the first one."""
        if self._menu is None:
            from kollm_gui.ui.model_menu import ModelMenu  # noqa: PLC0415

            self._menu = ModelMenu(
                self.workspace, self._look, self._dialogs, self.window, self.own_commands
            )
        return self._menu

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Lay the same state over other data."""
        held = held_to(snapshot, self.workspace.state)
        self.workspace.change(selected=held.selected, compare=held.compare, gain_of=held.gain_of)
        self.workspace.replace_snapshot(snapshot)
        self.show_trouble()

    def show_trouble(self) -> None:
        """Let the status row tell what keeps the person's data or settings from being kept."""
        self.status.set_trouble(self.trouble)

    def preload(self) -> None:
        """Load what the charts need before the need."""
        from kollm_gui.ui.preload import Preload  # noqa: PLC0415 - after the rows

        Preload(self.workspace, self._pool, self).start()

    def to_remember(self) -> dict[str, Any]:
        """What the settings keep of the panels."""
        kept = self._settings.preferences if self._settings is not None else Preferences()
        models, charts = self.center.made_panel("models"), self.center.made_panel("charts")
        widths = models.widths if isinstance(models, ModelsPanel) else {}
        choices = getattr(charts, "export_choices", None)
        return {
            "recent": self.recent.texts,
            "export_choices": kept.export_choices if choices is None else choices.to_json(),
            "splitter": self.window.sides,
            "column_widths": widths or kept.column_widths,
            "expanded": self.tree.view.open_keys,
            "view": self.workspace.state.to_json(),
        }

    def _make_models(self) -> QWidget:
        widths = self._settings.preferences.column_widths if self._settings else {}
        panel = ModelsPanel(self.workspace, self._look, widths)
        if self._has_rest:  # else they come with all the others
            panel.tools.offer_exports(self.actions.of("table"))
        panel.menu_asked.connect(self._open_cell_menu)
        panel.opened.connect(self._open_details)
        return panel

    def _make_charts(self) -> QWidget:
        # Imported at the first show: it brings pyqtgraph and numpy.
        from kollm_gui.ui.panels.chart_panel import ChartPanel  # noqa: PLC0415

        kept = self._settings.preferences.export_choices if self._settings else None
        choices = None
        if kept is not None:
            from kollm_gui.ui.export_choices import ExportChoices  # noqa: PLC0415

            choices = ExportChoices.from_json(kept)
        panel = ChartPanel(self.workspace, self._look, self._dialogs, choices)
        panel.menu_asked.connect(self._open_model_menu)
        panel.opened.connect(self._open_details)
        panel.status_changed.connect(self.status.set_chart)
        return panel

    def _make_compare(self) -> QWidget:
        from kollm_gui.charts.registry import CHARTS  # noqa: PLC0415 - at the first show
        from kollm_gui.ui.panels.compare_panel import CHART, ComparePanel  # noqa: PLC0415

        charted = any(chart.key == CHART for chart in CHARTS)
        panel = ComparePanel(self.workspace, self._look, self._dialogs, charted=charted)
        panel.opened.connect(self._open_details)
        panel.status_changed.connect(self.status.set_comparison)
        return panel

    def _make_benchmarks(self) -> QWidget:
        from kollm_gui.ui.panels.benchmarks_panel import BenchmarksPanel  # noqa: PLC0415

        panel = BenchmarksPanel(self.workspace, self._look)
        panel.menu_asked.connect(self._open_benchmark_menu)
        panel.model_menu_asked.connect(self._open_model_menu)
        panel.opened.connect(self._open_details)
        return panel

    def _make_guide(self) -> QWidget:
        from kollm_gui.ui.panels.guide_panel import GuidePanel  # noqa: PLC0415

        panel = GuidePanel(self.workspace, self._look)
        panel.scores_asked.connect(lambda _benchmark: self._show_section("scores"))
        return panel

    def _show_section(self, key: str) -> None:
        from kollm_gui.ui.panels.details_panel import DetailsPanel  # noqa: PLC0415 - see furnish

        if isinstance(self.details, DetailsPanel):
            self.details.go_to_section(key)

    def _connect(self) -> None:
        self.tree.menu_asked.connect(self._open_node_menu)
        self.tree.opened.connect(self._open_details)
        self.workspace.changed.connect(self._make_room)
        if self.own is not None:
            self.own.changed.connect(self.show_snapshot)
            self.window.activated.connect(self.own.look_again)
        self.workspace.refused.connect(self._tell_refusal)

    def _tell_refusal(self, sentence: str) -> None:
        self._dialogs.warn(self.window, _("Not added"), sentence)

    # The menus are made at the first one asked for, so their methods are not connected directly.

    def _open_model_menu(self, slug: str, at: QPoint) -> None:
        models = self.center.made_panel("models")
        rows = models.selected_slugs() if isinstance(models, ModelsPanel) else ()
        self.menu.open_for_model(slug, at, slugs=rows)

    def _own_method(self, name: str) -> Callable[..., None]:
        return getattr(self.own_commands, name)

    def _take_drops(self) -> None:
        from kollm_gui.ui.dropped_files import DroppedFiles  # noqa: PLC0415 - see furnish

        if self.own is not None:
            DroppedFiles(self.window, self).dropped.connect(self._take_dropped)

    def _take_dropped(self, paths: tuple[Path, ...]) -> None:
        if self.own_commands is not None:
            self.own_commands.take_results(paths)

    def _edit_own(self, what: str, key: str) -> None:
        if self.own_commands is not None:
            self.own_commands.edit(what, key)

    def _open_cell_menu(self, slug: str, at: QPoint) -> None:
        panel = self.center.panel("models")
        assert isinstance(panel, ModelsPanel)  # noqa: S101 - the tab's own panel
        self.menu.open_for_model(
            slug, at, panel.questioned(slug), panel.selected_slugs(), panel.asked_key
        )

    def _open_benchmark_menu(self, slug: str, at: QPoint) -> None:
        self.menu.open_for_benchmark(slug, at)

    def _open_node_menu(self, node: Node, at: QPoint) -> None:
        self.menu.open_for_node(node, at)

    def _open_details(self, _key: str) -> None:
        self.add_rest()
        self.details.show()
        self.commands.go_to_details()

    def _make_room(self, before: ViewState, now: ViewState) -> None:
        """Leave the details out beside what needs the whole width, unless they tell all reports."""
        told = _tells_reports(now)
        if before.tab != now.tab or told != _tells_reports(before):
            self.details.setVisible(now.tab not in WIDE or told)

    def _mirror(self) -> None:
        from kollm_gui.ui.actions import action_states  # noqa: PLC0415 - see furnish

        action_states.show_state(self.actions, self.workspace, self._theme)
        if self.own is not None and self.collections is not None:
            action_states.show_own(self.actions, self.workspace, self.own)


def _tells_reports(state: ViewState) -> bool:
    return (state.selected or "").startswith("reports/")
