"""Making the text of a table, which of a large one takes longer than a window may stand still."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.tally import LARGE
from kollm_gui.ui.worker import Worker


class TableWriter(QObject):
    """Runs what makes a text: few rows at once, many on a thread, saying so meanwhile."""

    told = Signal(str)  # what is being written; empty when nothing is

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._under_way: list[int] = []  # rows of each job

    def write(
        self,
        rows: int,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        refuse: Callable[[UserError], None],
    ) -> None:
        """Run the job and hand on what it makes, or the sentence about what is wrong."""
        if rows < LARGE:
            try:
                made = job()
            except UserError as error:
                refuse(error)
            else:
                done(made)
            return

        def finish(made: Any) -> None:
            self._tell_end(rows)
            done(made)

        def fail(error: Exception) -> None:
            self._tell_end(rows)
            if not isinstance(error, UserError):
                raise error
            refuse(error)

        self._under_way.append(rows)
        self._tell()
        self._worker.run(job, finish, fail)

    def _tell_end(self, rows: int) -> None:
        self._under_way.remove(rows)
        self._tell()

    def _tell(self) -> None:
        if not isValid(self):
            return  # the window is gone, perhaps for one in another language
        rows = sum(self._under_way)
        self.told.emit(_("Writing {count} rows …").format(count=f"{rows:,}") if rows else "")
