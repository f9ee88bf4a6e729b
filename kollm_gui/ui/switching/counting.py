"""The count of the opened files: one at a time, away from the window, the newest wins."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kollm_gui.switching.answers import Each
from kollm_gui.switching.batch import Batch, BatchResult
from kollm_gui.switching.rules import USUAL
from kollm_gui.switching.tally import Tally
from kollm_gui.ui.worker import Pool, Worker


class Counting(QObject):
    """Holds the files, and the last good count of them with the rules it was made under."""

    begun = Signal(object)  # Batch
    over = Signal()  # nothing runs any more, come what may
    counted = Signal(object)  # BatchResult

    def __init__(self, worker: Worker | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = Pool(self) if worker is None else None
        self.worker: Worker = worker or self._pool  # type: ignore[assignment]
        self.files: tuple[Path, ...] = ()
        self.result = BatchResult()
        self.rules = USUAL
        self._batch: Batch | None = None

    def start(
        self, files: tuple[Path, ...], *, rules: frozenset[str], column: str | None, each: Each
    ) -> None:
        """Count these files in the place of those before."""
        self.stop()  # its answer is passed over when it comes
        self.files = files
        batch = Batch(files, rules=rules, column=column, each=each)
        self._batch = batch
        self.begun.emit(batch)
        self.worker.run(
            batch.count,
            lambda result: self._take(batch, rules, result),
            lambda error: self._fail(batch, error),
        )

    def stop(self) -> None:
        """Stop counting; what is counted so far is still told."""
        if self._batch is not None:
            self._batch.stop()

    def leave(self) -> None:
        """Stop, wait for what runs, and tell nothing more."""
        self.stop()
        self._batch = None
        if self._pool is not None:
            self._pool.wait()
        self.over.emit()

    def file_of(self, tally: Tally) -> Path:
        """The file whose answers this tally counts."""
        return next(one.file for one in self.result.counted if tally in one.tallies)

    def _take(self, batch: Batch, rules: frozenset[str], result: BatchResult) -> None:
        if batch is not self._batch:  # asked anew, or closed, meanwhile
            return
        self._batch = None
        self.over.emit()
        # Files that cannot be read do not push out a good count.
        if result.tallies or not self.result.tallies or not result.failed:
            self.rules, self.result = rules, result
        self.counted.emit(result)

    def _fail(self, batch: Batch, error: Exception) -> None:
        if batch is self._batch:
            self._batch = None
            self.over.emit()
        raise error  # a bug: logged and told by the one place for bugs
