"""Searching from the box: committed text, text under composition, Esc."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from kollm_gui.ui.panels.search_box import SearchBox


def compose(line, preedit: str, commit: str = "") -> None:
    """Send what an input method sends; QTest's keys know Latin-1 only."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(line, event)


def names(desk) -> list[str]:
    model = desk.center.panel("models").model
    return [model.record(row).model.name for row in range(model.rowCount())]


def test_a_syllable_finds_while_it_is_composed(desk) -> None:
    line = desk.top.search.line
    line.setFocus()
    compose(line, "하")
    assert set(names(desk)[:2]) == {"Haneul-Ko 1.3B", "Haneul-Ko 12.8B"}
    assert len(names(desk)) < 10
    assert line.text() == ""


def test_a_half_typed_syllable_never_empties_the_table(desk) -> None:
    line = desk.top.search.line
    line.setFocus()
    shown = []
    desk.workspace.changed.connect(lambda *_: shown.append(len(desk.workspace.slugs)))
    for preedit, commit in (("ㅎ", ""), ("하", ""), ("한", ""), ("느", "하"), ("늘", "")):
        compose(line, preedit, commit)
    compose(line, "", "늘")
    assert line.text() == "하늘"
    assert min(shown) > 0
    assert set(names(desk)) == {"Haneul-Ko 1.3B", "Haneul-Ko 12.8B"}


def test_a_composition_taken_back_leaves_the_text_before_it(desk) -> None:
    line = desk.top.search.line
    line.setFocus()
    compose(line, "하")
    compose(line, "")
    assert desk.workspace.state.query == ""
    assert len(names(desk)) == 10


def test_initial_consonants_find(desk) -> None:
    desk.top.search.line.setText("ㅎㄴ")
    assert set(names(desk)) == {"Haneul-Ko 1.3B", "Haneul-Ko 12.8B"}


def test_escape_clears_and_a_second_one_goes_to_the_table(qtbot, desk) -> None:
    line = desk.top.search.line
    line.setFocus()
    line.setText("globe")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), desk.workspace.state.query) == ("", "")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is desk.center.panel("models").view


def test_a_query_from_elsewhere_stands_in_the_box(desk) -> None:
    desk.workspace.change(query="globe")
    assert desk.top.search.line.text() == "globe"
    desk.workspace.back()
    assert desk.top.search.line.text() == ""


def test_the_count_says_how_many_are_left(desk) -> None:
    assert "10" in desk.top._count.text()
    desk.workspace.change(query="globe")
    assert "4" in desk.top._count.text()
    assert "of 10" in desk.top._count.text()


def test_the_shortcut_never_lies_over_the_words_of_the_empty_field(qtbot, look) -> None:
    look.set_scale(2.0)
    words = "Search models, organizations"
    field, bare = (SearchBox(look, words, "Search", hint=hint) for hint in ("Ctrl F", ""))
    for each in (field, bare):
        qtbot.addWidget(each)
        each.setFixedWidth(220)
        each.show()
    assert field.grab().toImage() == bare.grab().toImage()
    for each in (field, bare):
        each.setFixedWidth(700)
    assert field.grab().toImage() != bare.grab().toImage()


def test_the_shortcut_goes_with_the_first_letter_that_is_composed(qtbot, look) -> None:
    seen = []
    for hint in ("Ctrl F", ""):
        box = SearchBox(look, "", "Search", hint=hint)
        qtbot.addWidget(box)
        box.resize(box.sizeHint())
        empty = box.grab().toImage()
        compose(box.line, "네")
        seen.append((empty, box.grab().toImage()))
    (with_hint, composing), (without, plain) = seen
    assert with_hint != without
    assert composing == plain
