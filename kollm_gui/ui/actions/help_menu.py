"""The actions of the Help menu."""

from kollm_gui.i18n import N_
from kollm_gui.ui.actions.action import Action

HELP_MENU: tuple[Action, ...] = (
    Action("help", N_("Searching and shortcuts"), "help", ("F1",), "show_help"),
    Action("about", N_("About KoLLM"), "help", ("Ctrl+F1",), "show_about"),
)
