"""Opening a catalogue so large that reading it would hold the window up for many seconds."""

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kollm_gui.errors import UserError

if TYPE_CHECKING:  # each start asks ``is_long``
    from kollm_gui.catalogue.records import Catalogue
    from kollm_gui.library.snapshot import Snapshot
    from kollm_gui.ui.worker import Worker

THRESHOLDS = (20_000, 10, 1_000)  # young objects, and passes until older ones have their turn
LONG_BYTES = 16_000_000  # four times the bundled catalogue, read in some two seconds


def is_long(file: Path | None) -> bool:
    """Whether reading this file would be felt; the bundled one, None, never is."""
    try:
        return file is not None and file.stat().st_size >= LONG_BYTES
    except OSError:
        return False  # reading it says why


class LongOpening(QObject):
    """Reads a catalogue in a worker, then makes there what the window asks of it at once."""

    def __init__(
        self,
        worker: "Worker",
        lay_over: "Callable[[Catalogue], Snapshot]",
        show: "Callable[[Snapshot], None]",
        refuse: Callable[[UserError], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker, self._lay_over = worker, lay_over
        self._show, self._refuse = show, refuse
        self._newest = 0

    def read(self, read: "Callable[[], Catalogue]") -> None:
        """Open what ``read`` reads; what was asked for before and is not there yet is dropped."""
        self._newest += 1
        work = partial(_read_whole, read)
        self._worker.run(work, partial(self._laid, self._newest), self._fail)

    def _laid(self, number: int, catalogue: "Catalogue") -> None:
        if number == self._newest:
            snapshot = self._lay_over(catalogue)
            work = partial(_warm, snapshot)
            self._worker.run(work, partial(self._warmed, number, snapshot), self._fail)

    def _warmed(self, number: int, snapshot: "Snapshot", _nothing: None) -> None:
        if number == self._newest:
            self._show(snapshot)
            # Looking through a million models for what can go would stop the window for a
            # second, and through what is made of them later for a part of one.
            gc.freeze()
            gc.set_threshold(*THRESHOLDS)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error  # a bug: told and logged like any other
        self._refuse(error)


def _read_whole(read: "Callable[[], Catalogue]") -> "Catalogue":
    from kollm_gui.catalogue.stored_records import SluggedRecords  # noqa: PLC0415 - see above

    catalogue = read()
    if isinstance(catalogue.models, SluggedRecords):
        _made = catalogue.models.by_slug
    return catalogue


def _warm(snapshot: "Snapshot") -> None:
    """Make what the first table, the details and the status row would make while one waits."""
    from kollm_gui.ui.scored import scores_in_view  # noqa: PLC0415 - see above
    from kollm_gui.ui.view_state import ViewState  # noqa: PLC0415

    snapshot.warm()
    state = ViewState()
    scores = scores_in_view(state, snapshot)
    for name in state.columns:
        if name in snapshot.benchmarks:
            scores.shown(name)
