"""Recent searches in the Edit menu, and what the search box's own menu has beside Qt's."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QMenuBar

from kollm_gui.i18n import _
from kollm_gui.ui.actions.action_set import ActionSet
from kollm_gui.ui.controls.menus import menus_in
from kollm_gui.ui.recent_searches import RecentSearches
from kollm_gui.ui.workspace import Workspace


class SearchMenus(QObject):
    """Fills a submenu with the searches made last, each time that it opens."""

    def __init__(
        self,
        workspace: Workspace,
        recent: RecentSearches,
        actions: ActionSet,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._recent, self._actions = workspace, recent, actions
        self._below: QMenu | None = None
        recent.changed.connect(self._mirror)

    def add_to_bar(self, bar: QMenuBar) -> None:
        """Put the submenu behind the actions on saved searches."""
        before = self._actions["forget_searches"]
        menu = next(each for each in menus_in(bar) if before in each.actions())
        self._below = self._submenu(menu)
        menu.insertMenu(before, self._below)
        self._mirror()

    def add_to_menu(self, menu: QMenu) -> None:
        """Offer saving, filters and recent searches in the search box's menu."""
        menu.addSeparator()
        menu.addAction(self._actions["save_search"])
        menu.addMenu(self._submenu(menu)).setEnabled(bool(self._recent.texts))
        menu.addAction(self._actions["filters"])
        menu.addAction(self._actions["help"])

    def _submenu(self, parent: QMenu) -> QMenu:
        below = QMenu(_("Recent searches"), parent)
        below.aboutToShow.connect(partial(self._fill, below))
        return below

    def _fill(self, below: QMenu) -> None:
        below.clear()
        for text in self._recent.texts:
            shown = text if len(text) <= 60 else text[:59].rstrip() + "…"
            action = below.addAction(shown.replace("&", "&&"))
            action.triggered.connect(
                lambda _on=False, text=text: self._workspace.change(query=text)
            )

    def _mirror(self) -> None:
        known = bool(self._recent.texts)
        self._actions["forget_searches"].setEnabled(known)
        if self._below is not None:
            self._below.setEnabled(known)
