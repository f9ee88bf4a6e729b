"""The composition root: starting, remembering, languages, themes, and bad input."""

import gc
import sys
import tempfile
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from kollm_gui import app, i18n, paths
from kollm_gui.catalogue.records import Score
from kollm_gui.catalogue.stored_scores import StoredScores
from kollm_gui.errors import UserError
from kollm_gui.library.tally import LARGE
from kollm_gui.ui import long_opening
from kollm_gui.ui.launch import Launch, check, read_arguments
from kollm_gui.ui.panels.error_state import ErrorState
from kollm_gui.ui.settings import Settings
from tests.fixtures import tiny_catalogue, tiny_snapshot
from tests.ui.conftest import FakeDialogs, Held


@pytest.fixture
def start(qtbot, qapp, monkeypatch):
    """Start the application on the tiny catalogue, as often as a test likes."""
    monkeypatch.setattr(app, "_read", lambda _database: tiny_catalogue())
    monkeypatch.setattr(app, "PRELOAD_MS", 0)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def begin(launch: Launch | None = None) -> app.Root:
        root = app.Root(
            qapp, launch or Launch(theme="light"), Settings(paths.settings_file()), FakeDialogs()
        )
        qtbot.addWidget(root.window)
        root.start()
        qtbot.waitUntil(lambda: root.desk is not None and not isinstance_plain(root))
        return root

    return begin


def isinstance_plain(root: app.Root) -> bool:
    """Whether the details still have only their place."""
    return root.desk is None or type(root.desk.details) is QWidget


def test_the_shell_is_painted_before_any_row_is_read(qtbot, qapp, monkeypatch) -> None:
    read = []
    monkeypatch.setattr(app, "_read", lambda _database: read.append(1) or tiny_catalogue())
    root = app.Root(qapp, Launch(theme="light"), Settings(paths.settings_file()), FakeDialogs())
    qtbot.addWidget(root.window)
    with qtbot.waitSignal(root.window.shell.painted):
        root.start()
    assert read == []
    qtbot.waitUntil(lambda: not isinstance_plain(root))
    assert read == [1]


def test_the_first_chart_need_not_wait_for_the_scores(qtbot, start, monkeypatch) -> None:
    catalogue, asked = tiny_catalogue(), list[tuple[str | None, str | None]]()

    def read(benchmark: str | None, subset: str | None) -> tuple[Score, ...]:
        asked.append((benchmark, subset))
        return tuple(catalogue.scores)

    stored = replace(catalogue, scores=StoredScores(read))
    monkeypatch.setattr(app, "_read", lambda _database: stored)
    root = start()
    qtbot.waitUntil(lambda: (None, None) in asked)
    assert root.desk.workspace.state.tab == "models"  # nobody has asked for a chart


def test_the_window_comes_back_as_it_was_left(start) -> None:
    root = start()
    root.desk.workspace.change(query="globe", selected="globe-8b", grouping="year")
    root.desk.workspace.change(columns=("name", "params"))
    root.desk.commands.larger_text()
    root.theme.choose("dark")
    root.window.resize(900, 600)
    root.window.close()
    again = start(Launch())
    state = again.desk.workspace.state
    assert (state.query, state.selected, state.grouping) == ("globe", "globe-8b", "year")
    assert state.columns == ("name", "params")
    assert again.look.scale == pytest.approx(1.1)
    assert again.theme.choice == "dark"
    assert again.window.size().height() == 600
    again.theme.choose("light")


def test_another_language_builds_the_window_anew_from_the_same_state(qtbot, start) -> None:
    root = start()
    old = root.window
    root.desk.workspace.change(query="globe", selected="globe-8b")
    root.desk.actions["language_ko"].trigger()
    qtbot.addWidget(root.window)
    assert root.window is not old
    assert i18n.current() == "ko"
    assert root.desk.workspace.state.selected == "globe-8b"
    assert root.desk.workspace.can_go_back
    assert root.desk.tree.model.index_of("category/multilingual").data() == "다국어"
    root.window.close()
    assert Settings(paths.settings_file()).preferences.language == "ko"


def test_what_is_written_for_long_is_told_of_though_the_window_is_another(qtbot, start) -> None:
    root = start()
    worker, dialogs = Held(), root._dialogs
    root.desk.commands.writer._worker = worker

    def refuse():
        raise UserError("The disk is full.")

    for job in (lambda: "a large table", refuse):
        root.desk.commands.writer.write(LARGE, job, dialogs.copy, root.desk.commands._refuse)
    old = root.window
    root.desk.actions["language_ko"].trigger()
    qtbot.addWidget(root.window)
    QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)
    assert not isValid(old)
    worker.finish()
    worker.finish()
    assert dialogs.copied == ["a large table"]
    assert dialogs.told == ["The disk is full."]
    root.window.close()
    del old
    gc.unfreeze()  # what a start sets aside
    gc.collect()  # or pytest-qt would find the window once more, to close it


def test_settings_that_cannot_be_read_are_told_in_the_status_row(start, kollm_home) -> None:
    kollm_home.mkdir()
    paths.settings_file().write_text("{", encoding="utf-8")
    root = start()
    assert "settings.unreadable.json" in root.desk.status.text


def test_a_home_that_cannot_be_written_is_told_and_nothing_breaks(start, kollm_home) -> None:
    kollm_home.write_text("a file where the folder should be", encoding="utf-8")
    root = start()
    assert "KOLLM_HOME" in root.desk.status.text
    root.window.close()
    assert kollm_home.read_text(encoding="utf-8") == "a file where the folder should be"


def test_a_catalogue_that_cannot_be_read_shows_why_and_the_ways_out(
    qtbot, qapp, monkeypatch
) -> None:
    def fail(_database):
        raise UserError("The catalogue is gone.")

    monkeypatch.setattr(app, "_read", fail)
    root = app.Root(qapp, Launch(theme="light"), Settings(paths.settings_file()), FakeDialogs())
    qtbot.addWidget(root.window)
    root.start()
    qtbot.waitUntil(lambda: isinstance(root.window.centralWidget(), ErrorState))
    panel = root.window.centralWidget()
    assert panel.accessibleName() == "The catalogue is gone."
    panel.quit_asked.emit()
    assert not root.window.isVisible()


def test_another_catalogue_that_is_bad_leaves_the_open_one(start, monkeypatch, tmp_path) -> None:
    root = start()
    before = root.desk.workspace.snapshot

    def fail(_database):
        raise UserError("Not a catalogue.")

    monkeypatch.setattr(app, "_read", fail)
    root._dialogs.answer = tmp_path / "other.sqlite"
    root.desk.actions["open"].trigger()
    assert root._dialogs.told == ["Not a catalogue."]
    assert root.desk.workspace.snapshot is before


def test_launching_with_query_selection_and_chart(start) -> None:
    launch = Launch(query="haneul", select="haneul-13b", chart="scores", theme="light")
    state = start(launch).desk.workspace.state
    assert (state.query, state.selected) == ("haneul", "haneul-12.8b")
    assert (state.tab, state.chart) == ("charts", "scores")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--theme", "green"], "--theme"),
        (["--lang", "fr"], "--lang"),
        (["--colour"], "--colour"),
        (["stray"], "stray"),
    ],
)
def test_a_bad_argument_is_one_sentence(arguments, word) -> None:
    with pytest.raises(UserError, match=word):
        read_arguments(arguments)


def test_an_unknown_model_or_chart_is_one_sentence() -> None:
    snapshot = tiny_snapshot()
    with pytest.raises(UserError, match=r"haneul-12\.8b"):
        check(Launch(select="haneul-12.8"), snapshot)
    with pytest.raises(UserError, match="training-budget"):
        check(Launch(chart="training-budgets"), snapshot)
    assert snapshot.model_now("haneul-13b") == "haneul-12.8b"


def test_the_arguments_are_read() -> None:
    launch = read_arguments(["--query", "ㅍㄹㄱㄹ", "--lang", "ko", "--theme", "dark"])
    assert (launch.query, launch.lang, launch.theme) == ("ㅍㄹㄱㄹ", "ko", "dark")
    assert not launch.asks_for_data


def test_a_bug_is_told_once_and_its_report_can_be_copied(start) -> None:
    root = start()
    seen = []
    root._reporter._before = lambda *_: seen.append(1)
    try:
        raise ValueError("a bug for the test")
    except ValueError as error:
        root._reporter.take(type(error), error, error.__traceback__)
        root._reporter.take(type(error), error, error.__traceback__)
    assert seen == [1, 1]
    assert len(root._dialogs.shown) == 1
    box = root._dialogs.shown[0]
    next(each for each in box.buttons() if each.text() == "Copy the report").click()
    assert "ValueError: a bug for the test" in root._dialogs.copied[0]


def test_an_installed_pack_is_opened_at_the_start(start, monkeypatch, tmp_path) -> None:
    from kollm_gui.catalogue import pack_list

    pack, read = tmp_path / "pack.sqlite", []
    monkeypatch.setattr(pack_list, "choose", lambda: pack_list.Choice(pack))
    monkeypatch.setattr(app, "_read", lambda database: read.append(database) or tiny_catalogue())
    root = start()
    assert read == [pack]
    assert "could not" not in root.desk.status.text
    assert "cannot" not in root.desk.status.text


def test_a_pack_that_cannot_be_read_is_told_over_the_bundled_data(
    start, monkeypatch, tmp_path
) -> None:
    from kollm_gui.catalogue import pack_list

    def read(database):
        if database is not None:
            raise UserError("It is damaged.")
        return tiny_catalogue()

    monkeypatch.setattr(
        pack_list, "choose", lambda: pack_list.Choice(tmp_path / "kollm-2026.12.sqlite")
    )
    monkeypatch.setattr(app, "_read", read)
    root = start()
    assert root.desk.status.text.startswith("It is damaged. The installed data pack kollm-2026.12")


def test_a_pack_is_examined_installed_and_left_from_the_menu(
    qtbot, start, monkeypatch, tmp_path
) -> None:
    from kollm_gui.catalogue import pack_list
    from kollm_gui.catalogue.build.database import build_database
    from kollm_gui.catalogue.reader import open_catalogue
    from tests.catalogue.sources import write_sources

    old, new = tmp_path / "old.sqlite", tmp_path / "new.sqlite"
    build_database(write_sources(tmp_path / "a"), old)
    newer = ("catalogue.toml", "2026.11", "2026.12")
    build_database(write_sources(tmp_path / "b", newer), new)
    monkeypatch.setattr(paths, "bundled_database", lambda: old)
    root = start()
    monkeypatch.setattr(app, "_read", lambda file: open_catalogue(file or old))
    root._dialogs.answer = new
    root.desk.actions["open_pack"].trigger()
    qtbot.waitUntil(lambda: bool(root._dialogs.shown))
    root._dialogs.shown[-1].install.click()
    assert root.desk.workspace.snapshot.info.data_version == "2026.12"
    assert root.desk.status._catalogue.text() == "Catalogue 2026.12"
    root.desk.actions["leave_pack"].trigger()
    assert root.desk.workspace.snapshot.info.data_version == "2026.11"
    assert pack_list.choose().path is None


@pytest.fixture
def long(monkeypatch, tmp_path):
    """A named file that counts as long to read."""
    monkeypatch.setattr(long_opening, "LONG_BYTES", 1)
    kept = gc.get_threshold()
    file = tmp_path / "hub.sqlite"
    file.write_bytes(b"much")
    yield file
    gc.set_threshold(*kept)


def test_a_large_file_is_read_while_the_window_says_so(qtbot, qapp, monkeypatch, long) -> None:
    go_on = Event()
    monkeypatch.setattr(app, "_read", lambda _file: go_on.wait() and tiny_catalogue())
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    settings = Settings(paths.settings_file())
    root = app.Root(qapp, Launch(database=long, theme="light"), settings, FakeDialogs())
    qtbot.addWidget(root.window)
    root.start()
    told = lambda: [label.text() for label in root.window.shell.findChildren(QLabel)]  # noqa: E731
    qtbot.waitUntil(lambda: told() == ["Reading the catalogue …"])
    assert root.desk is None
    go_on.set()
    qtbot.waitUntil(lambda: not isinstance_plain(root))
    assert len(root.desk.workspace.places) == len(tiny_snapshot().models)


def test_a_large_file_that_cannot_be_read_is_told_in_the_window(
    qtbot, qapp, monkeypatch, long
) -> None:
    def refuse(_file):
        raise UserError("This is no catalogue.")

    monkeypatch.setattr(app, "_read", refuse)
    settings = Settings(paths.settings_file())
    root = app.Root(qapp, Launch(database=long, theme="light"), settings, FakeDialogs())
    qtbot.addWidget(root.window)
    root.start()
    qtbot.waitUntil(lambda: bool(root.window.findChildren(ErrorState)))
    assert root.desk is None


def test_what_cannot_be_remembered_is_told_also_after_a_refused_start(
    qtbot, qapp, monkeypatch
) -> None:
    def refuse(_file):
        raise UserError("This is no catalogue.")

    def deny(**_where):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(tempfile, "TemporaryFile", deny)
    monkeypatch.setattr(app, "_read", refuse)
    settings = Settings(paths.settings_file())
    root = app.Root(qapp, Launch(theme="light"), settings, FakeDialogs())
    qtbot.addWidget(root.window)
    root.start()
    qtbot.waitUntil(lambda: bool(root.window.findChildren(ErrorState)))
    monkeypatch.setattr(app, "_read", lambda _database: tiny_catalogue())
    root.load_catalogue(None)
    qtbot.waitUntil(lambda: "KOLLM_HOME" in (root.desk.trouble or ""))


def test_another_large_file_leaves_the_old_rows_until_it_is_read(start, qtbot, long) -> None:
    root = start()
    before = root.desk.workspace.snapshot
    root.load_catalogue(long)
    assert root.desk.workspace.snapshot is before
    qtbot.waitUntil(lambda: root.desk.workspace.snapshot is not before)
