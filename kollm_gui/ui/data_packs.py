"""Newer data in the window: examined on a thread, shown, installed, and gone back from."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from kollm_gui.catalogue import pack_list, packs
from kollm_gui.catalogue.packs import Review
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.render.whole_files import write_whole
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.look import Look
from kollm_gui.ui.pack_dialog import PackDialog
from kollm_gui.ui.worker import Worker


class Shower(Protocol):
    """Lays the window's state over another catalogue file; None is the bundled one."""

    def __call__(self, file: Path | None) -> None:
        """Show the file."""


class DataPacks(QObject):
    """Opens, installs and leaves data packs; what is in use is told at each call."""

    def __init__(
        self,
        look: Look,
        dialogs: Dialogs,
        *,
        worker: Worker,
        show: Shower,
        window: Callable[[], QWidget],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._dialogs, self._worker, self._show = look, dialogs, worker, show
        self._window = window  # another one after the language was changed
        self._examining = False

    def open(self, file: Path, in_use: Path | None) -> None:
        """Examine a pack against the data in use, and show what it changes."""
        if self._examining:
            return
        self._examining = True
        self._window().setCursor(Qt.CursorShape.BusyCursor)
        examine: Callable[[], Review] = partial(packs.examine, file, in_use)
        self._worker.run(examine, self._tell, self._fail)

    def leave(self) -> None:
        """Return to the data before the last installed pack, whose file stays."""
        try:
            write_whole(packs.going_back())
        except UserError as error:
            self._dialogs.warn(self._window(), _("Not changed"), error.sentence)
            return
        self._show(pack_list.choose().path)

    def _end(self) -> None:
        self._examining = False
        self._window().unsetCursor()

    def _fail(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, UserError):
            raise error
        self._dialogs.warn(self._window(), _("Not opened"), error.sentence)

    def _tell(self, review: Review) -> None:
        self._end()
        dialog = PackDialog(review, self._look, self._dialogs, self._window())
        dialog.install_asked.connect(lambda: self._install(review, dialog))
        self._dialogs.show(dialog)

    def _install(self, review: Review, dialog: PackDialog) -> None:
        try:
            files = packs.installation(review)
            write_whole(files)
        except UserError as error:
            dialog.message.show_error(error.sentence)
            return
        dialog.accept()
        self._show(pack_list.choose().path)
