"""Tells from inside a process when its window was painted; run as a part of a child program."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

PAINTED = QEvent.Type(QEvent.registerEventType())


class _AfterPaint(QObject):
    """Calls back once the paint whose event a filter has just seen has been done."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self._then = then

    def _follow(self) -> None:
        # The event is delivered before the painting; a posted one comes right after it.
        priority = Qt.EventPriority.HighEventPriority.value
        QCoreApplication.postEvent(self, QEvent(PAINTED), priority)

    def event(self, event: QEvent) -> bool:
        if event.type() == PAINTED:
            self._then()
            return True
        return super().event(event)


class PaintWatch(_AfterPaint):
    """Calls back once the paint of a widget that ``wanted`` accepts has been done."""

    def __init__(self, wanted: Callable[[QWidget], bool], then: Callable[[], None]) -> None:
        super().__init__(then)
        self._wanted = wanted
        self._seen = False
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            not self._seen
            and event.type() == QEvent.Type.Paint
            and isinstance(watched, QWidget)
            and self._wanted(watched)
        ):
            self._seen = True
            QApplication.instance().removeEventFilter(self)
            self._follow()
        return False


class FirstPaint(_AfterPaint):
    """Calls back once a widget has been painted.

    It filters the events of that widget alone. A filter of the application, as ``PaintWatch``
    is, makes PySide6 wrap each event and each receiver of one, and make a class for every new
    kind of them: that took a fifth of what a start was said to take.
    """

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(then)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._follow()
        return False


class Arrival(QObject):
    """Calls back with what a window is given, as soon as ``find`` finds it there.

    It looks when the window lays itself out anew, which comes before the paint. A child that has
    just been added is not finished yet, and asking for it makes PySide6 try all its classes.
    """

    def __init__(
        self,
        window: QWidget,
        find: Callable[[], QWidget | None],
        then: Callable[[QWidget], None],
    ) -> None:
        super().__init__()
        self._find, self._then = find, then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            found = self._find()
            if found is not None:
                watched.removeEventFilter(self)
                self._then(found)
        return False


def since_start() -> float:
    """Milliseconds since the parent started this process."""
    return (time.monotonic_ns() - int(os.environ["KOLLM_BENCHMARK_START"])) / 1e6


def spent() -> float:
    """Milliseconds of processor time that this process has taken, all threads together."""
    return time.process_time() * 1000


def memory_mib() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def tell(values: dict[str, object]) -> None:
    """Print the values as the last thing this process does."""
    print(json.dumps(values), flush=True)
    sys.stdout.flush()
    os._exit(0)  # what closing costs is no part of this
