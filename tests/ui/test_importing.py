"""Results dropped on the window: seen first, kept as one step, marked as yours (J6)."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QUrl
from shiboken6 import isValid

from kollm_gui import i18n
from kollm_gui.ui.details.content import MineBody
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.own.form import FormDialog
from kollm_gui.ui.own.import_dialog import ImportDialog
from kollm_gui.ui.own.importing import Importing, ReadingDialog
from tests.importers import contents
from tests.ui.conftest import Held
from tests.ui.dropping import drop

MODEL = "haneul-12.8b"


@pytest.fixture
def dropped(desk):
    """Drop files on the window."""

    def let_go(*paths) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        drop(desk.window, data)

    return let_go


@pytest.fixture
def results(tmp_path):
    """A folder: a run of a known model, one of a checkpoint on a disk, and one that is no JSON."""
    folder = tmp_path / "결과"
    folder.mkdir()

    def write(name: str, model: str, value: float) -> Path:
        content = contents.lm_eval_04({"kmmlu_direct": value})
        content["config"]["model_args"] = {"pretrained": model}
        file = folder / name
        file.write_text(json.dumps(content), encoding="utf-8")
        return file

    write("a.json", MODEL, 0.31)
    write("b.json", "/data/ckpt/my-model", 0.42)
    (folder / "c.json").write_text("{oops", encoding="utf-8")
    return folder


@pytest.fixture
def preview(qtbot, desk, dialogs):
    """The preview that opens once the files are read."""

    def wait() -> ImportDialog:
        found: list[ImportDialog] = []

        def there() -> bool:
            found[:] = [each for each in dialogs.shown if isinstance(each, ImportDialog)]
            return bool(found)

        qtbot.waitUntil(there)
        return found[-1]

    return wait


def test_dropped_results_are_seen_kept_shown_and_taken_back(
    desk, dropped, own, preview, results
) -> None:
    dropped(results)
    dialog = preview()
    states = {row.path.name: row.state for row in dialog.records.shown}
    assert states == {
        "a.json": "will be imported",
        "b.json": "choose the model",
        "c.json": "not imported",
    }
    assert "line 1" in next(row for row in dialog.records.shown if row.scores is None).told[0]
    assert dialog.install.text() == "Import 1 score"
    dialog.install.click()
    assert "marked as yours" in dialog.message.text
    assert desk.workspace.state.selected == MODEL
    body = next(s.body for s in desk.details.details.sections if s.id == "mine")
    assert isinstance(body, MineBody)
    (score,) = own.snapshot.mine.data.scores
    assert (score.benchmark, score.value, score.shots) == ("kmmlu", 31.0, 5)
    assert own.undo_text == "Undo: Import a.json"
    assert body.runs[0].text == "a.json"
    assert body.runs[0].detail.startswith("1 value · measured 2024-11-05")
    desk.own_commands.edit("run.delete", body.runs[0].key)
    assert own.snapshot.mine.data.is_empty
    dialog.undo_button.click()
    assert "undo that first" in dialog.message.text
    desk.actions["undo"].trigger()
    dialog.undo_button.click()
    assert own.snapshot.mine.data.is_empty
    assert dialog.install.text() == "Import 1 score"
    dialog.reject()


def test_a_model_is_chosen_for_a_run_that_names_none(desk, dropped, own, preview, results) -> None:
    dropped(results / "b.json")
    dialog = preview()
    assert not dialog.install.isEnabled()
    assert "/data/ckpt/my-model" in dialog.lines.toPlainText()
    dialog.adding.line.setText("미래")
    dialog.choose_model("mirae-x")
    assert dialog.row.model == own.snapshot.models["mirae-x"].name
    dialog.install.click()
    assert [score.model for score in own.snapshot.mine.data.scores] == ["mirae-x"]
    dialog.accept()


def test_a_new_model_comes_with_the_import_and_goes_with_its_undo(
    dropped, own, dialogs, preview, results
) -> None:
    dropped(results / "b.json")
    dialog = preview()
    dialog.new_button.click()
    form = dialogs.shown[-1]
    assert isinstance(form, FormDialog)
    assert form.inputs["name"].text() == "my-model"
    form.accept()
    dialog.install.click()
    assert own.snapshot.models["my-model"].origin == "own"
    dialog.undo_button.click()
    assert "my-model" not in own.snapshot.models
    dialog.reject()


def test_columns_are_named_for_a_table_that_is_not_understood(
    dropped, dialogs, preview, tmp_path
) -> None:
    file = tmp_path / "표.csv"
    file.write_text(f"who,what,how much\n{MODEL},KMMLU,30\n", encoding="utf-8")
    dropped(file)
    dialog = preview()
    assert "who, what, how much" in dialog.lines.toPlainText()
    dialog.columns_button.click()
    form = dialogs.shown[-1]
    for key, name in (("model", "who"), ("benchmark", "what"), ("value", "how much")):
        form.inputs[key].setCurrentIndex(form.inputs[key].findData(name))
    form.accept()
    assert dialog.install.text() == "Import 1 score"
    dialog.leave_button.click()
    assert not dialog.install.isEnabled()
    dialog.reject()


@pytest.fixture
def chosen_file(desk, dialogs, results):
    """Choose a file that the menu asks for."""

    def choose() -> None:
        dialogs.answer = results / "a.json"
        desk.actions["import_results"].trigger()

    return choose


def test_the_menu_asks_for_files_and_the_preview_works_by_keyboard(
    qtbot, chosen_file, own, dialogs, preview
) -> None:
    chosen_file()
    dialog = preview()
    dialog.show()
    qtbot.keyClick(dialog.install, Qt.Key.Key_Space)
    assert len(own.snapshot.mine.data.scores) == 1
    qtbot.keyClick(dialog.undo_button, Qt.Key.Key_Space)
    assert own.snapshot.mine.data.is_empty
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_enter_in_the_list_imports_and_a_double_click_does_not(
    qtbot, dropped, preview, own, results
) -> None:
    dropped(results / "a.json")
    dialog = preview()
    dialog.show()
    dialog.view.setFocus()
    dialog.view.doubleClicked.emit(dialog.view.currentIndex())
    dialog.view.activated.emit(dialog.view.currentIndex())
    assert own.snapshot.mine.data.scores == ()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert len(own.snapshot.mine.data.scores) == 1
    assert dialog.install.text() == "Close"
    dialog.close()


def test_reading_can_be_cancelled(qtbot, desk, own, dialogs, tmp_path) -> None:
    line = contents.sample(0, right=True) + "\n"
    file = tmp_path / "samples_nsmc_2026-01-01T00-00-00.jsonl"
    file.write_text(line * 30_000, encoding="utf-8")
    commands = desk.own_commands
    commands.take_results((file,))
    (reading,) = [each for each in dialogs.shown if isinstance(each, ReadingDialog)]
    reading.show()
    reading.bar.valueChanged.connect(reading.cancel.click)  # comes before the end, however fast
    qtbot.waitUntil(lambda: commands._importing._reading is None)
    assert not any(isinstance(each, ImportDialog) for each in dialogs.shown)
    assert own.snapshot.mine.data.is_empty


@pytest.mark.parametrize("way", ["cancel", "close"])
def test_a_reading_that_was_closed_ends_in_silence(desk, own, look, results, way) -> None:
    held = Held()
    importing = Importing(
        desk.workspace, look, own, dialogs=Dialogs(), worker=held, window=desk.window
    )
    importing.take((results,))
    (reading,) = desk.window.findChildren(ReadingDialog)
    reading.cancel.click() if way == "cancel" else reading.close()
    # Qt deletes what a real dialog has closed before the thread notices that it should stop.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(reading)
    held.finish()
    assert not desk.window.findChildren(ImportDialog)
    importing.take((results,))  # the next one is taken
    assert len(held.jobs) == 1
    desk.window.findChild(ReadingDialog).reject()


def test_the_preview_speaks_korean(dropped, preview, results) -> None:
    i18n.set_language("ko")
    dropped(results)
    dialog = preview()
    assert dialog.windowTitle() == "결과 가져오기"
    assert "choose" not in " ".join(row.state for row in dialog.records.shown)
    dialog.reject()


@pytest.mark.parametrize("scale", [0.8, 1.5, 2.0])
def test_large_text_leaves_the_files_their_rows(dropped, preview, results, look, scale) -> None:
    look.set_scale(scale)
    dropped(results)
    dialog = preview()
    dialog.show()
    rows = [dialog.view.visualRect(dialog.records.index(at, 0)) for at in range(3)]
    assert all(dialog.view.viewport().rect().contains(row.center()) for row in rows)
    assert dialog.view.viewport().rect().bottom() >= rows[-1].bottom()
    assert dialog.height() <= dialog.screen().availableGeometry().height()
