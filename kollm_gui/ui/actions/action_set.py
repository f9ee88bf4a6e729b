"""The actions as Qt has them: made from the table, bound to commands, put into menus."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from kollm_gui.i18n import _
from kollm_gui.ui.actions.action import MENUS, SEVERAL, SUBMENUS, SubmenuId
from kollm_gui.ui.actions.table import ACTIONS


def _found_later(find: Callable[[str], Callable[..., None]], name: str, *told: str) -> None:
    find(name)(*told)


class ActionSet(QObject):
    """The QActions of the table, by id, bound to methods of ``commands``.

    ``otherwise`` finds a method that ``commands`` lacks once it is needed; without it such
    an action is not enabled.
    """

    def __init__(
        self,
        commands: QObject,
        parent: QObject | None = None,
        *,
        otherwise: Callable[[str], Callable[..., None]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for told in ACTIONS:
            action = QAction(_(told.text), self)
            action.setObjectName(told.id)
            action.setShortcuts([QKeySequence(keys) for keys in told.keys])
            action.setCheckable(told.checkable)
            if told.checkable and told.submenu is not None:
                self._group(told.submenu).addAction(action)
            work = getattr(commands, told.method, None)
            if work is None and otherwise is not None:
                work = partial(_found_later, otherwise, told.method)
            if work is None:
                action.setEnabled(False)
            elif told.argument is None:
                action.triggered.connect(lambda _on=False, work=work: work())
            else:
                action.triggered.connect(
                    lambda _on=False, work=work, what=told.argument: work(what)
                )
            self._actions[told.id] = action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def of(self, submenu: SubmenuId) -> list[QAction]:
        """The actions of a submenu."""
        return [self._actions[told.id] for told in ACTIONS if told.submenu == submenu]

    def fill(self, bar: QMenuBar) -> None:
        """Put every action into its menu; titles that stand already keep their place."""
        bar.clear()
        for name, text in MENUS.items():
            menu = bar.addMenu(_(text))
            below: dict[str, QMenu] = {}
            for told in (each for each in ACTIONS if each.menu == name):
                into = menu
                if told.submenu is not None:
                    if told.submenu not in below:
                        below[told.submenu] = menu.addMenu(_(SUBMENUS[told.submenu]))
                    into = below[told.submenu]
                into.addAction(self._actions[told.id])
                if told.before_rule:
                    menu.addSeparator()

    def _group(self, name: SubmenuId) -> QActionGroup:
        if name not in self._groups:
            self._groups[name] = group = QActionGroup(self)
            if name in SEVERAL:
                group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        return self._groups[name]
