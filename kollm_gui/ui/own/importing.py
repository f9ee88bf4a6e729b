"""Results taken in through the window: read on a thread, shown, written as one step."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.importers.batch import Batch, Progress, read_batch
from kollm_gui.importers.names import Names
from kollm_gui.importers.plan import rows_of
from kollm_gui.importers.review import Review
from kollm_gui.importers.source import CancelledError
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.look import Look
from kollm_gui.ui.own.import_dialog import ImportDialog
from kollm_gui.ui.own.own_data import OwnData
from kollm_gui.ui.worker import Worker
from kollm_gui.ui.workspace import Workspace

_STEPS = 1000


class ReadingDialog(QDialog):
    """How far the files are read, with a way to stop."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import results"))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setMinimumWidth(look.px(420))
        self.told = QLabel(_("Reading…"), self)
        set_in(self.told, look, "body", "text_2")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(look.px(6))
        self.bar.setAccessibleName(_("How much is read"))
        self.cancel = Button(look, _("Cancel"), height=32, parent=self)
        self.cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(12)
        column.addWidget(self.told)
        column.addWidget(self.bar)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        column.addLayout(foot)

    def show_progress(self, progress: Progress) -> None:
        """Show the file that is read, and how much of all is."""
        told = _("Reading {file}…").format(file=progress.file)
        width = self.told.width() or self.minimumWidth() - 40
        metrics = self.told.fontMetrics()
        self.told.setText(metrics.elidedText(told, Qt.TextElideMode.ElideMiddle, width))
        self.bar.setValue(_STEPS * progress.done // progress.total)


class _Reading(QObject):
    """One batch on its way; progress comes over from the thread through the event loop."""

    told = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stop = Event()


class Importing(QObject):
    """Takes files and folders in; what is read at a time is one batch."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        own: OwnData,
        *,
        dialogs: Dialogs,
        worker: Worker,
        window: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._look, self._own = workspace, look, own
        self._dialogs, self._worker, self._window = dialogs, worker, window
        self._reading: _Reading | None = None
        self._step = ""  # of the history: the newest import

    def take(self, paths: Sequence[Path]) -> None:
        """Read files and folders and show what they hold; a second batch waits for the first."""
        if self._reading is not None or not paths:
            return
        names = Names(self._workspace.snapshot)
        reading = self._reading = _Reading(self)
        progress = ReadingDialog(self._look, self._window)
        reading.told.connect(progress.show_progress)
        progress.rejected.connect(reading.stop.set)

        def read() -> Batch:
            return read_batch(paths, names, told=reading.told.emit, cancelled=reading.stop.is_set)

        def end(then: Callable[[], None]) -> None:
            self._reading = None
            if not reading.stop.is_set():  # else it is closed already, and has deleted itself
                progress.rejected.disconnect(reading.stop.set)
                progress.close()
            reading.deleteLater()
            then()

        def review(batch: Batch) -> None:
            if not reading.stop.is_set():  # it may have been read when the person cancelled
                self._review(batch, names)

        self._dialogs.show(progress)
        self._worker.run(
            read,
            lambda batch: end(lambda: review(batch)),
            lambda error: end(lambda: self._fail(error)),
        )

    def _review(self, batch: Batch, names: Names) -> None:
        dialog = ImportDialog(
            Review(batch, names),
            self._workspace,
            self._look,
            self._dialogs,
            write=self._write,
            undo=self._undo,
            parent=self._window,
        )
        self._dialogs.show(dialog)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, CancelledError):
            return
        if not isinstance(error, UserError):
            raise error
        self._dialogs.warn(self._window, _("Not imported"), error.sentence)

    def _write(self, review: Review) -> None:
        rows = rows_of(review.plan)
        steps: list[str] = []
        self._own.change(lambda store: steps.append(store.add_runs(rows, review.models)))
        self._step = steps[0]
        slugs = list(dict.fromkeys(run.model for run in review.plan.ready))
        if len(slugs) == 1:
            self._workspace.change(selected=slugs[0])

    def _undo(self) -> None:
        """Take the import back, as long as nothing was changed after it.

        Raises:
            UserError: another change came after it, or the file cannot be written.
        """
        newest = self._own.store.next_undo()
        if newest is None or newest.id != self._step:
            raise UserError(
                _("Something was changed after the import; undo that first, with Edit → Undo.")
            )
        self._own.change(lambda store: store.undo())
