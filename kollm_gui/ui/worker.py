"""The one door for slow work: a job is a function of plain values, its result comes back once."""

import sys
from collections.abc import Callable
from contextvars import copy_context
from threading import Event
from typing import Any, Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

SWITCH_S = 0.0005
PATIENCE_S = 0.05  # an answer within this needs no second paint, and nobody feels the wait


class Worker(Protocol):
    """Runs jobs away from the window."""

    def run(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run a job; one of the two is called on the main thread when it is over."""


class AtOnce:
    """Runs each job where it stands: for tests, screenshots and work under 20 ms."""

    def run(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run the job now."""
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 - handed on, not swallowed
            failed(error)
            return
        done(result)


class _Telephone(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Job(QRunnable):
    def __init__(self, job: Callable[[], Any]) -> None:
        super().__init__()
        self.setAutoDelete(False)  # its Python side is kept until the result has arrived
        self.telephone = _Telephone()
        self._job = job
        self._context = copy_context()  # the language of the window goes along

    def run(self) -> None:
        """Run the job on a thread of the pool."""
        told = self.telephone
        try:
            result = self._context.run(self._job)
        except Exception as error:  # noqa: BLE001 - handed on, not swallowed
            if isValid(told):  # else the program has ended meanwhile
                told.failed.emit(error)
            return
        if isValid(told):
            told.done.emit(result)


class Pool(QObject):
    """Runs jobs on threads; results arrive through the event loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        # Each call of Qt into Python waits for a job's turn to end; of the usual 5 ms a paint
        # of some hundred cells would make a second.
        sys.setswitchinterval(SWITCH_S)
        self._running: set[_Job] = set()

    def run(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Start the job on a thread."""
        task = _Job(job)
        self._running.add(task)

        def finish(tell: Callable[[Any], None], result: Any) -> None:
            self._running.discard(task)
            tell(result)

        task.telephone.done.connect(lambda result: finish(done, result))
        task.telephone.failed.connect(lambda error: finish(failed, error))
        self._pool.start(task)

    def wait(self) -> None:
        """Wait until no job runs; for closing."""
        self._pool.waitForDone()


class Lane(QObject):
    """Questions of one kind: the newest counts, and what an older one would say is dropped.

    One job runs at a time. An answer that is there within the patience comes before ``ask``
    returns, so that what is quick is painted at once; a slow one comes by the event loop.
    """

    busy_changed = Signal()

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._running: _Asked | None = None
        self._next: _Asked | None = None
        self._was_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether somebody waits for an answer."""
        return self._running is not None and (self._running.wanted or self._next is not None)

    def ask(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Run the job unless a newer one is asked for before it starts; hand on its answer."""
        asked = _Asked(job, done)
        if self._running is None:
            self._start(asked)
            if asked is self._running and asked.finished.wait(PATIENCE_S):
                self._finish(asked)
        else:
            self._running.wanted = False
            self._next = asked
        self._tell()

    def forget(self) -> None:
        """Drop what was asked; a job that runs goes on to its end, unheard."""
        self._next = None
        if self._running is not None:
            self._running.wanted = False
        self._tell()

    def _start(self, asked: "_Asked") -> None:
        self._running = asked
        self._worker.run(asked.work, lambda _nothing: self._finish(asked), asked.fail)

    def _finish(self, asked: "_Asked") -> None:
        if asked is not self._running or not isValid(self):
            return  # taken while the patience lasted, or the window is gone
        following, self._running, self._next = self._next, None, None
        if following is not None:
            self._start(following)
        try:
            if asked.wanted:
                asked.tell()
        finally:
            self._tell()

    def _tell(self) -> None:
        if self.is_busy != self._was_busy:
            self._was_busy = self.is_busy
            self.busy_changed.emit()


class _Asked:
    """A job, whoever waits for its answer, and the answer once it is there."""

    def __init__(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.finished = Event()
        self.wanted = True
        self._job, self._done = job, done
        self._answer: Any = None
        self._error: Exception | None = None

    def work(self) -> None:
        """Find the answer, on a thread of the worker's."""
        try:
            self._answer = self._job()
        except Exception as error:  # noqa: BLE001 - raised where the answer is taken
            self._error = error
        finally:
            self.finished.set()

    def tell(self) -> None:
        """Hand the answer on, or raise what went wrong: a bug, told and logged like any other."""
        if self._error is not None:
            raise self._error
        self._done(self._answer)

    @staticmethod
    def fail(error: Exception) -> None:
        """A worker that cannot even run the job."""
        raise error


def tell_bug(error: Exception) -> None:
    """What a job ends with that nobody waits for, on the main thread: the crash reporter's."""
    raise error
