"""Opens menus dressed as the look has them; how they are drawn is imported with the first one."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from kollm_gui.ui.look import Look

_DRESSED = "dressed"


def open_menu(menu: QMenu, look: Look, at: QPoint) -> None:
    """Open a menu at a place of the screen."""
    dress_menu(menu, look)
    menu.popup(at)


def dress_menu(menu: QMenu, look: Look) -> None:
    """Give a menu and those below it their look, once each; it follows theme and text size."""
    from kollm_gui.ui.controls.menu_style import MenuStyle  # noqa: PLC0415 - with the first menu

    if not menu.property(_DRESSED):
        menu.setProperty(_DRESSED, True)  # noqa: FBT003 - Qt's own
        menu.setStyle(look.findChild(MenuStyle) or MenuStyle(look))
    for below in menus_in(menu):
        dress_menu(below, look)


def menus_in(owner: QWidget) -> list[QMenu]:
    """The menus of a bar or below a menu; ``QAction.menu`` deletes them in PySide6 6.8."""
    entries, direct = owner.actions(), Qt.FindChildOption.FindDirectChildrenOnly
    return [
        menu for menu in owner.findChildren(QMenu, options=direct) if menu.menuAction() in entries
    ]
