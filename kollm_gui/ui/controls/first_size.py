"""The size that a dialog opens in: the look's at the text size, and never more than the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from kollm_gui.ui.look import Look

MOST_OF_SCREEN = 0.94  # the rest is the window's frame and the desktop's bars


def give_first_size(dialog: QWidget, look: Look, width: int, height: int) -> None:
    """Resize a dialog to these px of normal text size, as far as its screen has them."""
    wanted = QSize(look.px(width), look.px(height))
    dialog.resize(wanted.boundedTo(room_on_screen(dialog)))


def room_on_screen(dialog: QWidget) -> QSize:
    """What a dialog may take of its screen."""
    return dialog.screen().availableGeometry().size() * MOST_OF_SCREEN
