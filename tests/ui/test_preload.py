"""What the other tabs need is loaded before somebody opens one, never all in one stop."""

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from kollm_gui.ui import preload
from kollm_gui.ui.preload import Preload
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.worker import AtOnce
from kollm_gui.ui.workspace import Workspace
from tests.fixtures import tiny_snapshot
from tests.ui.conftest import Held


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Two modules that nobody has imported."""
    names = ("preloaded_one", "preloaded_two")
    for name in names:
        (tmp_path / f"{name}.py").write_text("", encoding="utf-8")
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(preload, "MODULES", names)
    return names


def imported(modules: tuple[str, ...]) -> list[bool]:
    return [name in sys.modules for name in modules]


def test_each_module_comes_in_a_turn_of_its_own(qtbot, modules: tuple[str, ...]) -> None:
    workspace = Workspace(tiny_snapshot(), ViewState())
    Preload(workspace, AtOnce(), workspace).start()
    assert imported(modules) == [False, False]
    qtbot.waitUntil(lambda: modules[0] in sys.modules)
    assert imported(modules) == [True, False]
    qtbot.waitUntil(lambda: modules[1] in sys.modules)


def test_of_a_large_catalogue_it_waits_until_the_search_is_made(
    qtbot, modules: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kollm_gui.ui.workspace.LARGE", 1)
    monkeypatch.setattr("kollm_gui.search.match.LARGE", 1)
    worker = Held()
    workspace = Workspace(tiny_snapshot(), ViewState(), worker=worker)
    workspace.prepare_search()
    Preload(workspace, worker, workspace).start()
    QCoreApplication.processEvents()
    assert imported(modules) == [False, False]
    worker.finish()
    qtbot.waitUntil(lambda: imported(modules) == [True, True])


def test_the_modules_are_there() -> None:
    assert all(find_spec(name) for name in preload.MODULES)
