"""Opens menus dressed as the look has them; how they are drawn is imported with the first one."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

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
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            dress_menu(below, look)
