"""The inspector's window: files counted, told, exported, stopped; nothing lost."""

import csv
import io
import json

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from kollm_gui import i18n
from kollm_gui.switching.batch import Batch
from kollm_gui.ui.panels.chart_options import Hairline
from kollm_gui.ui.switching.window import Kept, SwitchingWindow
from kollm_gui.ui.worker import AtOnce
from tests.fixtures import tiny_snapshot
from tests.ui.conftest import Held, dialogs, look  # noqa: F401 - fixtures
from tests.ui.dropping import drop

KOREAN = "한국어로 쓴 답이다."
STRAY = "연소는大量의 가스를 낸다."


@pytest.fixture
def make(qtbot, look, dialogs):  # noqa: F811
    def made(**options):
        window = SwitchingWindow(tiny_snapshot(), look, dialogs, **{"worker": AtOnce(), **options})
        qtbot.addWidget(window)
        window.show()
        return window

    return made


@pytest.fixture
def answers(tmp_path):
    file = tmp_path / "answers.csv"
    rows = "".join(f"{n},m{n % 2},{STRAY if n == 3 else KOREAN}\n" for n in range(8))
    file.write_text(f"id,model,completion\n{rows}9,m1,只有中文\n", encoding="utf-8")
    return file


def shown(window, column):
    records = window.files.records
    place = [each.key for each in records.columns].index(column)
    return [records.cell(row, place).text for row in range(records.rowCount())]


def test_a_dropped_file_is_counted_by_model_with_its_answers(make, answers):
    window = make()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(answers))])
    drop(window, data)
    assert window.page == "files"
    assert shown(window, "model") == ["m0", "m1"]
    assert shown(window, "stray")[1].startswith("25.0 % (1 of 4; ")
    window.tools.base.chosen.emit("all")
    window.tools.base.setCurrentIndex(1)
    window.tools.base.chosen.emit("all")
    assert shown(window, "stray")[1].startswith("40.0 % (2 of 5; ")
    window.step(1)
    assert window.files.reader.text == STRAY
    assert window.files.reader.textCursor().selectedText() == "大量"
    window.step(1)
    assert window.files.reader.textCursor().selectedText() == "只有中文"
    window.step(1)
    assert window.files.reader.text == STRAY


def test_dropped_words_stand_in_the_text(make):
    window = make()
    data = QMimeData()
    data.setText(STRAY)
    drop(window, data)
    assert window.text.editor.text == STRAY
    assert "1 intrusion." in window.text.told.text()


@pytest.mark.parametrize("page", ["text", "files", "chart"])
@pytest.mark.parametrize("content", [b"{", b"\xff\xfe\x00", b""])
def test_a_bad_file_is_told_and_nothing_is_lost(make, answers, tmp_path, content, page):
    window = make()
    window.text.editor.setPlainText(STRAY)
    window.open_files([answers])
    window.show_page(page)
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)
    window.open_files([bad])
    assert "bad.json" in window.message.text
    assert window.message.tone == "error"
    assert shown(window, "model") == ["m0", "m1"]
    assert window.text.editor.text == STRAY


def test_of_several_files_the_good_ones_are_counted(make, answers, tmp_path):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    window = make()
    window.open_files([tmp_path])
    assert shown(window, "model") == ["m0", "m1"]
    assert "bad.json" in window.message.text


def test_a_rule_switched_off_marks_and_counts_anew(make, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("법의학(法醫學)은 과학이다.", encoding="utf-8")
    window = make()
    window.text.editor.setPlainText("법의학(法醫學)은")
    window.open_files([file])
    assert not window.text.editor.intrusions
    assert shown(window, "han")[0].startswith("0.0 %")
    window.side.rules.boxes["gloss"].click()
    assert len(window.text.editor.intrusions) == 1
    assert shown(window, "han")[0].startswith("100.0 %")


def test_files_are_read_as_the_side_says(make, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text(f"mine,other\n{STRAY},{KOREAN}\n", encoding="utf-8")
    window = make()
    window.open_files([file])
    assert "mine, other" in window.message.text
    window.side.field.setText("mine")
    window.side.field.editingFinished.emit()
    assert window.message.text == ""
    assert shown(window, "answers") == ["1"]


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "markdown", "latex"])
def test_the_table_is_exported_in_each_form(make, answers, dialogs, tmp_path, form):  # noqa: F811
    window = make()
    window.open_files([answers])
    dialogs.answer = tmp_path / "out"
    window.save_table(form)
    text = dialogs.answer.read_text(encoding="utf-8")
    if form == "json":
        assert json.loads(text)[1]["stray"]["hits"] == 1
    elif form == "csv":
        told = list(csv.DictReader(io.StringIO(text)))[1]
        assert (told["answers"], told["stray_hits"], told["stray_n"]) == ("5", "1", "4")
        assert float(told["stray_rate"]) == 0.25
        assert "{" not in text
    else:
        assert "m1" in text
    assert "out" in window.message.text


def test_a_table_that_cannot_be_written_is_told(make, answers, dialogs, tmp_path):  # noqa: F811
    window = make()
    window.open_files([answers])
    dialogs.answer = tmp_path / "no-such-folder" / "out.csv"
    window.save_table("csv")
    assert window.message.tone == "error"


def test_the_chart_has_the_counts_and_goes_to_the_export_dialog(make, answers, dialogs):  # noqa: F811
    window = make()
    window.show_page("chart")
    assert window.chart.figure is None
    window.open_files([answers])
    rows = window.chart.figure.data.rows
    assert [(row[0], row[3], row[4]) for row in rows] == [("m1", 1, 4), ("m0", 0, 4)]
    assert window.chart.figure.panels[0].marks[1].points[0].hollow  # few answers
    window.export_figure()
    dialog = dialogs.shown[-1]
    assert not dialog.form.command.isVisibleTo(dialog)
    dialog.close()


def test_a_count_can_be_stopped_and_an_older_one_is_passed_over(make, answers, tmp_path):
    worker = Held()
    window = make(worker=worker)
    other = tmp_path / "b.txt"
    other.write_text(KOREAN, encoding="utf-8")
    window.open_files([answers])
    window.open_files([other])
    first, second = worker.jobs
    first()
    assert not window.files.tallies
    window.progress.look_now()
    assert window.progress.isVisible()
    window.stop()
    second()
    assert not window.progress.isVisible()
    assert "Stopped" in window.message.text


def test_the_real_worker_counts_and_closing_while_it_runs_is_safe(make, qtbot, answers):
    window = make(worker=None)
    window.open_files([answers])
    qtbot.waitUntil(lambda: bool(window.files.tallies))
    window.open_files([answers])
    window.close()


def test_a_closed_window_hands_over_what_it_held(make, answers, qtbot):
    window = make()
    window.text.editor.setPlainText(STRAY)
    window.open_files([answers])
    window.side.rules.boxes["code"].click()
    with qtbot.waitSignal(window.closed) as told:
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    again = make(kept=told.args[0])
    assert again.text.editor.text == STRAY
    assert len(again.files.tallies) == 2
    assert not again.side.rules.boxes["code"].isChecked()
    assert again.page == "text"


def test_progress_is_by_bytes(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("completion\n" + f"{KOREAN}\n" * 10_000, encoding="utf-8")
    batch = Batch([file])
    seen = []

    def watch(answers, read, go_on=batch._go_on):
        told = go_on(answers, read)
        seen.append(batch.share)
        return told

    batch._go_on = watch
    assert batch.count().tallies[0].answers == 10_000
    assert seen == sorted(seen)
    assert 0 < seen[0] < 1
    assert batch.share == 1


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_control_has_a_name_and_is_reached_by_tab(make, answers, qtbot, language):
    with i18n.language(language):
        window = make(kept=Kept(STRAY, (answers,)))
        for page in ("text", "files", "chart"):
            window.show_page(page)
            controls = [
                each
                for kind in (QAbstractButton, QComboBox, QLineEdit)
                for each in window.findChildren(kind)
                if each.isVisible()
                and each.isEnabled()
                and each.focusPolicy() != Qt.FocusPolicy.NoFocus
            ]
            assert all(each.accessibleName() for each in controls)
            reached = set()
            for _step in range(60):
                qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
                reached.add(window.focusWidget())
            missing = {each for each in controls if each not in reached}
            assert not {each.accessibleName() for each in missing}
            assert isinstance(window.focusWidget(), QWidget)


def test_several_files_are_chosen_at_once(make, answers, dialogs, monkeypatch, tmp_path):  # noqa: F811
    other = tmp_path / "b.csv"
    other.write_text(f"model,completion\nm9,{STRAY}\n", encoding="utf-8")
    monkeypatch.setattr(dialogs, "ask_open_several", lambda *asked: asked[-1]([answers, other]))
    window = make()
    window.tools.open.click()
    assert shown(window, "model") == ["m0", "m1", "m9"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_parts_are_told_apart_by_lines(make, look, theme):  # noqa: F811
    look.set_theme(theme)
    window = make()
    lines = [line for line in window.findChildren(Hairline) if line.isVisible()]
    assert len(lines) >= 3
    seen = {line.grab().toImage().pixelColor(0, 0).name() for line in lines}
    assert seen == {look.colour("line").name()}
