"""All actions of the window, declared once: menus, shortcuts, help and tests read this table."""

from kollm_gui.ui.actions.action import Action
from kollm_gui.ui.actions.edit_menu import EDIT_MENU
from kollm_gui.ui.actions.file_menu import FILE_MENU
from kollm_gui.ui.actions.go_menu import GO_MENU
from kollm_gui.ui.actions.help_menu import HELP_MENU
from kollm_gui.ui.actions.view_menu import VIEW_MENU

ACTIONS: tuple[Action, ...] = (*FILE_MENU, *EDIT_MENU, *VIEW_MENU, *GO_MENU, *HELP_MENU)
