"""J7: a model's Korean answer is pasted; what strays into it is marked, counted and walked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kollm_gui import i18n
from kollm_gui.charts.registry import make_figure
from tests.ui.conftest import desk, dialogs, host, look, make_desk, own  # noqa: F401 - fixtures

ANSWER = (
    "화석 연료의 연소는大量의 온실 가스를 낸다. 법의학(法醫學)은 과학이다.\n"
    "건강 불평등이 심化し, 기술이 привет 발전하는 really 좋은 시대다."
)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_pasted_answer_is_marked_counted_and_walked_by_keyboard(
    qtbot,
    desk,  # noqa: F811 - a fixture
    dialogs,  # noqa: F811
    language,
) -> None:
    with i18n.language(language):
        desk.actions["inspect"].trigger()
        window = desk.commands.inspector.window
        assert dialogs.shown[-1] is window
        window.show()
        QGuiApplication.clipboard().setText(ANSWER)
        editor = window.text.editor
        qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        counts = window.side.legend.toPlainText()
        lines = [line.split("\t")[1] for line in counts.splitlines()]
        told = {
            "en": ["Chinese characters 2", "Kana 1", "Latin words 1", "Cyrillic 1"],
            "ko": ["한자 2", "가나 1", "라틴 낱말 1", "키릴 문자 1"],
        }
        assert lines[:4] == told[language]
        walked = []
        for _step in range(5):
            window.step(1)
            walked.append(editor.textCursor().selectedText())
        assert walked == ["大量", "化", "し", "привет", "really"]
        # Hanja behind its Korean word is told apart, until its rule is switched off.
        box = window.side.rules.boxes["gloss"]
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
        assert len(editor.intrusions) == 6
        # Closed and opened again, the text is still there.
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
        assert desk.commands.inspector.window is None
        desk.actions["inspect"].trigger()
        again = desk.commands.inspector.window
        assert again.text.editor.text == ANSWER
        desk.actions["inspect"].trigger()
        assert desk.commands.inspector.window is again
        again.close()


def test_a_count_is_kept_as_a_score_of_ones_own(
    desk,  # noqa: F811 - a fixture
    dialogs,  # noqa: F811
    own,  # noqa: F811
    qtbot,
    tmp_path,
) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("completion\n연소는大量의 가스\n한국어다\n只有中文\n", encoding="utf-8")
    desk.actions["inspect"].trigger()
    window = desk.commands.inspector.window
    window.show()
    window.open_files([file])
    qtbot.waitUntil(lambda: bool(window.files.tallies))
    shown = len(dialogs.shown)
    window.keep_score()
    qtbot.waitUntil(lambda: len(dialogs.shown) > shown)
    form = dialogs.shown[-1]
    form.inputs["model"].setText("no-such-model")
    qtbot.keyClick(form.inputs["model"], Qt.Key.Key_Return)
    assert "no-such-model" in form.message.text()
    form.inputs["model"].setText("haneul-12.8b")
    form.inputs["note"].setPlainText("")
    qtbot.keyClick(form.inputs["note"], Qt.Key.Key_Return)  # a new line, not yet the end
    assert not own.store.load().scores
    qtbot.keyClick(form.inputs["model"], Qt.Key.Key_Return)
    (score,) = own.store.load().scores
    assert (score.model, score.hits, score.n, score.n_hangul) == ("haneul-12.8b", 1, 3, 2)
    (run,) = own.store.load().runs
    assert (run.file, run.id) == ("answers.csv", score.run)
    assert len(run.sha256) == 64
    assert window.message.tone == "good"
    figure = make_figure("code-switching", own.snapshot, given={"prompts": "own"})
    assert figure.data.rows[0][0] == "haneul-12.8b"
    window.close()
