"""The marks in a text: live, by place, whatever stands in it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCharFormat

from kollm_gui.switching.rules import USUAL
from kollm_gui.ui.switching.marked_text import MarkedText
from kollm_gui.ui.switching.marks import MARKS
from tests.ui.conftest import look  # noqa: F401 - a fixture


@pytest.fixture
def editor(qtbot, look):  # noqa: F811
    editor = MarkedText(look, "answer")
    qtbot.addWidget(editor)
    editor.resize(600, 300)
    editor.show()
    return editor


def marked(editor):
    """What is marked, with the underline of each."""
    found = []
    block = editor.document().begin()
    while block.isValid():
        units = block.text().encode("utf-16-le", "surrogatepass")
        for piece in block.layout().formats():
            told = units[2 * piece.start : 2 * (piece.start + piece.length)]
            found.append((told.decode("utf-16-le"), piece.format.underlineStyle()))
        block = block.next()
    return found


def test_each_script_has_its_own_mark_while_typing(editor):
    editor.insertPlainText("연소는大量의 😀𠮷 привет\n심化し, really")
    assert marked(editor) == [
        ("大量", MARKS["han"].underline),
        ("𠮷", MARKS["han"].underline),
        ("привет", MARKS["cyrillic"].underline),
        ("化", MARKS["han"].underline),
        ("し", MARKS["kana"].underline),
        ("really", MARKS["latin"].underline),
    ]
    editor.selectAll()
    editor.insertPlainText("모두 한국어다")
    assert marked(editor) == []


def test_a_change_of_one_line_moves_the_marks_below_it(editor):
    editor.insertPlainText("첫 줄\n연소는大量의")
    cursor = editor.textCursor()
    cursor.setPosition(0)
    cursor.insertText("새 줄\n")
    assert [text for text, _style in marked(editor)] == ["大量"]


def test_what_a_rule_excuses_is_marked_otherwise_and_named(editor):
    editor.insertPlainText("법의학(法醫學)은")
    ((text, style),) = marked(editor)
    assert (text, style) == ("法醫學", QTextCharFormat.UnderlineStyle.DotLine)
    at = editor.cursorRect(cursor_at(editor, 5)).center()
    assert "Hanja in brackets" in editor.told_at(at)
    editor.set_rules(USUAL - {"gloss"})
    assert "intrusion" in editor.told_at(at)
    assert marked(editor) == [("法醫學", MARKS["han"].underline)]


def test_next_and_previous_go_around_the_end(editor):
    editor.insertPlainText("😀大量 하나\n二 둘")
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    chosen = []
    for by in (1, 1, 1, -1):
        editor.step(by)
        chosen.append(editor.textCursor().selectedText())
    assert chosen == ["大量", "二", "大量", "二"]


def test_a_long_text_is_inspected_once_the_typing_pauses(editor, qtbot):
    with qtbot.waitSignal(editor.inspected):
        editor.insertPlainText("가나다라마바사 大量\n" * 9_000)
    assert len(editor.intrusions) == 9_000


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_pasted_and_walked_through(editor, text):
    data = QMimeData()
    data.setText(text)
    editor.clear()
    editor.insertFromMimeData(data)
    for run in editor.intrusions:
        editor.step(1)
        assert editor.textCursor().hasSelection(), run


def cursor_at(editor, position):
    cursor = editor.textCursor()
    cursor.setPosition(position)
    return cursor
