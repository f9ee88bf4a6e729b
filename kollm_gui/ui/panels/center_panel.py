"""The middle of the window: a row of tabs and the panel of the chosen one, made when shown."""

from collections.abc import Callable, Mapping

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kollm_gui.i18n import N_, _
from kollm_gui.ui.controls.tab_row import TabRow
from kollm_gui.ui.look import Look
from kollm_gui.ui.view_state import Tab, ViewState
from kollm_gui.ui.workspace import Workspace


class TabText(Struct, frozen=True):
    """A tab and its word."""

    tab: Tab
    text: str


# Guide comes with its issue: a tab that shows nothing yet is not shown.
TABS: tuple[TabText, ...] = (
    TabText("models", N_("Models")),
    TabText("charts", N_("Charts")),
    TabText("compare", N_("Compare")),
    TabText("benchmarks", N_("Benchmarks")),
    TabText("guide", N_("Guide")),
)


class CenterPanel(QWidget):
    """Shows the panel of the state's tab."""

    made = Signal(str)  # a tab's panel was made

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        makers: Mapping[Tab, Callable[[], QWidget]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._makers = makers
        self._panels: dict[Tab, QWidget] = {}
        self._tabs = [each for each in TABS if each.tab in makers]
        self.row = TabRow(look, parent=self)
        self.row.setAccessibleName(_("Tabs"))
        for each in self._tabs:
            self.row.addTab(_(each.text))
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        column.addWidget(self._stack, 1)
        self.row.currentChanged.connect(self._choose)
        workspace.changed.connect(self._changed)
        self._show(workspace.state.tab)
        self._count(workspace.state)

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The tabs from left to right."""
        return tuple(each.tab for each in self._tabs)

    def panel(self, tab: Tab) -> QWidget:
        """The panel of a tab, made at the first question."""
        if tab not in self._panels:
            panel = self._makers[tab]()
            self._panels[tab] = panel
            self._stack.addWidget(panel)
            self.made.emit(tab)
        return self._panels[tab]

    def made_panel(self, tab: Tab) -> QWidget | None:
        """The panel of a tab if it has been shown yet."""
        return self._panels.get(tab)

    def _choose(self, place: int) -> None:
        self._workspace.change(tab=self._tabs[place].tab)

    def _changed(self, before: ViewState, now: ViewState) -> None:
        if before.tab != now.tab:
            self._show(now.tab)
        if before.compare != now.compare:
            self._count(now)

    def _count(self, state: ViewState) -> None:
        if "compare" in self.tabs:
            self.row.set_count(self.tabs.index("compare"), len(state.compare))

    def _show(self, tab: Tab) -> None:
        known = tab if tab in self.tabs else "models"
        self._stack.setCurrentWidget(self.panel(known))
        self.row.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.row.setCurrentIndex(self.tabs.index(known))
        self.row.blockSignals(False)  # noqa: FBT003
