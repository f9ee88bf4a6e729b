"""A search that cannot be read: what the window shows, and the ways out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel

from kollm_gui import i18n
from kollm_gui.ui.help_page import HelpPage


def names(desk) -> list[str]:
    model = desk.center.panel("models").model
    return [model.record(row).model.name for row in range(model.rowCount())]


def told(popup) -> str:
    return " ".join(label.text() for label in popup.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def line(qtbot, desk):
    found = desk.top.search.line
    desk.window.activateWindow()
    found.setFocus()
    qtbot.waitUntil(found.hasFocus)
    return found


def test_the_last_readable_result_stays(desk, line) -> None:
    line.setText("haneul")
    before = names(desk)
    line.setText("haneul parmas:7")
    assert names(desk) == before
    assert desk.workspace.search_error is not None
    assert desk.workspace.readable_query == "haneul"
    assert "not applied" in desk.status.text
    assert "parmas" in desk.status.text


def test_the_box_marks_exactly_the_characters_and_the_popup_names_them(desk, line) -> None:
    line.setText("haneul parmas:7")
    assert desk.top.search.error == (7, 13)
    popup = desk.top.popup
    assert popup is not None
    assert popup.isVisible()
    assert "There is no field “parmas”" in told(popup)
    assert "Characters 8 to 13" in told(popup)
    assert "params:" in told(popup)


def test_the_popup_stays_readable_while_typing_goes_on(desk, line) -> None:
    for text in ("parmas:", "parmas:>", "parmas:>7"):
        line.setText(text)
        desk.window.grab()  # paints, with all that the layouts put off
        shown = [each for each in desk.top.popup.findChildren(QLabel) if each.isVisible()]
        (label,) = [each for each in shown if "no field “parmas”" in each.text()]
        assert label.visibleRegion().boundingRect().height() >= label.fontMetrics().height()


def test_what_was_meant_by_words_is_not_offered_beside_the_error(desk, line) -> None:
    line.setText("haneull")
    panel = desk.center.panel("models")
    assert panel.empty.meant == "haneul"
    line.setText("haneull:>7")
    assert panel.empty.isVisible()
    assert panel.empty.meant is None


def test_tab_takes_the_nearest_field(qtbot, desk, line) -> None:
    line.setText("haneul parmas:>5")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "haneul params:>5"
    assert line.hasFocus()
    assert names(desk) == ["Haneul-Ko 12.8B"]
    assert desk.top.search.error is None
    assert not desk.top.popup.isVisible()


def test_tab_leaves_the_box_where_there_is_nothing_to_take(qtbot, desk, line) -> None:
    line.setText("haneul")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "haneul"
    assert not line.hasFocus()


def test_the_popup_goes_with_the_focus_and_with_the_error(qtbot, desk, line) -> None:
    line.setText("(haneul")
    popup = desk.top.popup
    assert popup.isVisible()
    desk.center.panel("models").view.setFocus()
    qtbot.waitUntil(lambda: not popup.isVisible())
    line.setFocus()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert len(names(desk)) == 10


def test_marking_does_not_change_or_tell_the_text(desk, line) -> None:
    typed = []
    line.typed.connect(typed.append)
    line.setText("params:>5 stage:bse")
    assert typed == ["params:>5 stage:bse"]
    assert line.text() == "params:>5 stage:bse"
    assert line.cursorPosition() == len(line.text())


def test_a_word_can_be_composed_after_a_condition(desk, line) -> None:
    line.setText("params:>5 ")
    event = QInputMethodEvent("하느", [])
    QApplication.sendEvent(line, event)
    assert names(desk) == ["Haneul-Ko 12.8B"]
    assert line.text() == "params:>5 "


def test_models_of_unknown_value_are_told_in_the_status_line(desk, line) -> None:
    line.setText("tokens:>1")
    left = len(desk.workspace.left_out)
    assert left > 0
    assert f"{left} left out for an unknown value" in desk.status.text
    line.setText("haneul")
    assert "left out" not in desk.status.text


def test_the_empty_state_counts_each_condition_and_can_drop_it(desk, line) -> None:
    line.setText("haneul params:>900")
    panel = desk.center.panel("models")
    assert "params:>900" in told(panel.empty)
    panel.empty.removed.emit(1)
    assert desk.workspace.state.query == "haneul"


def test_hits_are_marked_for_words_and_not_for_conditions(desk, line) -> None:
    line.setText("haneul name:ko")
    spans = desk.center.panel("models").painter.spans
    assert spans("Haneul-Ko 12.8B") == ((0, 6),)


def test_an_error_in_another_language_is_told_in_it(desk, line) -> None:
    with i18n.language("ko"):
        line.setText("파라메터:7")
        assert "파라메터" in desk.workspace.search_error.problem
        assert desk.workspace.search_error.nearest == "파라미터"


def test_all_fields_opens_the_help_which_names_each(desk, line, dialogs) -> None:
    line.setText("parmas:7")
    desk.top.popup.help_asked.emit()
    (page,) = dialogs.shown
    assert isinstance(page, HelpPage)
    text = page.text.toPlainText()
    for field in desk.workspace.index.fields.fields:
        if field.benchmark is None:
            assert f"{field.name}:" in text
            assert f"{field.korean}:" in text


def test_a_broken_query_from_elsewhere_shows_all_models(desk) -> None:
    desk.workspace.change(query="(((")
    assert len(desk.workspace.slugs) == 10
    assert desk.workspace.search_error is not None


def test_tab_replaces_what_is_wrong_behind_an_emoji(qtbot, desk, line) -> None:
    line.setText("😀 parmas:7 🦙")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "😀 params:7 🦙"
    assert line.cursorPosition() == len("😀 params") + 1
