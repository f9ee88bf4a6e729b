"""What happens when a bug shows: it is logged with its trace, and a dialog offers to copy that."""

import platform
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kollm_gui import __version__
from kollm_gui.i18n import _
from kollm_gui.ui.dialogs import Dialogs

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class CrashReporter(QObject):
    """Stands in for ``sys.excepthook``: first the hook before it, then one dialog at a time."""

    _met = Signal(str)  # so that a bug on a thread of the pool is told on the main one

    def __init__(self, dialogs: Dialogs, before: Hook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialogs, self._before = dialogs, before
        self._window: QWidget | None = None
        self._shown = False
        self._met.connect(self._tell)

    def set_window(self, window: QWidget | None) -> None:
        """Show dialogs over this window."""
        self._window = window

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log the exception, then tell about it."""
        self._before(kind, error, trace)
        if issubclass(kind, Exception):
            told = "".join(traceback.format_exception(kind, error, trace))
            head = f"KoLLM {__version__}, Python {platform.python_version()}\n"
            self._met.emit(head + told)

    def _tell(self, trace: str) -> None:
        if self._shown:
            return
        self._shown = True
        box = QtWidgets.QMessageBox(
            QtWidgets.QMessageBox.Icon.Critical,
            _("An error in KoLLM"),
            _("Something went wrong that should not have; the log keeps it, and you can go on."),
            parent=self._window,
        )
        box.setDetailedText(trace)
        copy = box.addButton(_("Copy the report"), QtWidgets.QMessageBox.ButtonRole.ActionRole)
        box.addButton(QtWidgets.QMessageBox.StandardButton.Close)
        copy.clicked.connect(lambda: self._dialogs.copy(trace))
        box.finished.connect(self._closed)
        self._dialogs.show(box)

    def _closed(self) -> None:
        self._shown = False
