"""What every test stands on: no screen, a home of its own, English, and nothing left behind."""

import gc
import os
import sys
from collections.abc import Iterator
from functools import partialmethod
from pathlib import Path

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

from kollm_gui import i18n, late_modules, paths

hypothesis.settings.register_profile("kollm", deadline=None)  # no test hangs on a clock
hypothesis.settings.load_profile("kollm")

PATIENCE_MS = 30_000  # a wait ends with its condition; only a busy machine comes near this
NEW_OBJECTS = 10_000  # from so many on, looking through all costs more than setting them aside


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows of GUI tests")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--onscreen"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    late_modules.postpone()  # as the program does, so that the tests run on what it runs on
    sys.addaudithook(_refuse_network)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One process for named files, which are done before helpers have started, and on a screen.

    Windows of two processes would take each other's focus and clipboard.
    """
    named = all(".py" in argument for argument in config.args)
    return 0 if named or config.getoption("--onscreen") else None


def pytest_collection_finish() -> None:
    _set_aside()


def _refuse_network(event: str, arguments: tuple) -> None:
    # KoLLM works offline: a test that reaches for an address has found a bug.
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        raise AssertionError(f"a test reached for the network: {arguments[1]}")


@pytest.fixture(autouse=True)
def kollm_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, which does not exist yet, as on the first start."""
    home = tmp_path / "kollm-home"
    monkeypatch.setenv("KOLLM_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test starts in English, whatever the one before it spoke."""
    i18n.set_language("en")
    yield
    i18n.set_language("en")


class PatientBot(QtBot):
    """Waits as long as a busy machine may need, for which pytest-qt has no setting."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)  # noqa: N815
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)  # noqa: N815
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE_MS)  # noqa: N815
    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE_MS)  # noqa: N815


@pytest.fixture
def qtbot(qapp, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def bundled_fonts(qapp) -> list[str]:
    """Families of the shipped fonts, loaded so that measures do not depend on the machine."""
    from PySide6.QtGui import QFont, QFontDatabase

    families = []
    for file in sorted((paths.shipped("resources") / "fonts").glob("*.ttf")):
        families += QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(file))
        )
    if families:
        font = QFont()
        font.setFamilies(list(dict.fromkeys(["Pretendard", *families])))
        font.setPixelSize(13)
        qapp.setFont(font)
    return families


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a GUI test no window, no running job and no ticking timer is left."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("bundled_fonts")
    if len(gc.get_objects()) > NEW_OBJECTS:
        _set_aside()
    before = set(_living())
    yield
    # pytest-qt has closed the widgets it was given; now their deletion has to happen.
    left = _left_since(before)
    if left:
        gc.collect()  # a cycle of Python objects is no leak
        left = _left_since(before)
    told = "; ".join(f"{what} {thing!r}" for what, thing in left)
    _remove(left)
    assert not left, f"left behind: {told}"


def _set_aside() -> None:
    """Take what lives now out of the collector's sight: what a test leaves is made after it.

    Modules and shared snapshots are some 300,000 objects, which would be looked through
    twice for each test.
    """
    gc.collect()
    gc.freeze()


def _living() -> dict[int, tuple[str, object]]:
    """Everything that would outlive a test, by its address."""
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found: list[tuple[str, object]] = [("window", w) for w in QApplication.topLevelWidgets()]
    for thing in gc.get_objects():
        kind = type(thing)  # isinstance() would wake proxies
        if issubclass(kind, QTimer) and shiboken6.isValid(thing) and thing.isActive():
            found.append(("timer", thing))
        elif issubclass(kind, QThreadPool) and shiboken6.isValid(thing):
            found += [("job of", thing)] * bool(thing.activeThreadCount())
    if QThreadPool.globalInstance().activeThreadCount():
        found.append(("job of", QThreadPool.globalInstance()))
    return {shiboken6.getCppPointer(thing)[0]: (what, thing) for what, thing in found}


def _left_since(before: set[int]) -> list[tuple[str, object]]:
    return [entry for address, entry in _living().items() if address not in before]


def _remove(left: list[tuple[str, object]]) -> None:
    """Clear what was left, so that the next test is not blamed for it."""
    from PySide6.QtCore import QCoreApplication, QEvent

    for what, thing in left:
        if what == "timer":
            thing.stop()
        elif what == "window":
            thing.close()
            thing.deleteLater()
        else:
            thing.waitForDone(2000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
