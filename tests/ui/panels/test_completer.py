"""Offers below the search box: by keyboard, by mouse, while composing, and out of the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.panels.test_search_box import compose


@pytest.fixture
def line(desk):
    desk.top.search.line.setFocus()
    return desk.top.search.line


@pytest.fixture
def completer(desk):
    return desk.top.completer


def offered(completer) -> list[str]:
    return [row.text for row in completer.popup.list.rows]


def type_(qtbot, line, completer, text: str) -> None:
    line.setText(text)
    qtbot.waitUntil(lambda: completer.is_open)


def press(qtbot, line, *keys) -> None:
    for key in keys:
        qtbot.keyClick(line, key)


def test_a_condition_is_written_by_keys_alone(qtbot, desk, line, completer) -> None:
    qtbot.keyClicks(line, "sta")
    press(qtbot, line, Qt.Key.Key_Tab)
    assert line.text() == "stage:"
    qtbot.waitUntil(lambda: completer.is_open)
    assert offered(completer)[:2] == ["base", "instruct"]
    press(qtbot, line, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert line.text() == "stage:instruct "
    assert desk.workspace.state.query == "stage:instruct "
    assert 0 < len(desk.workspace.slugs) < 10
    assert QApplication.focusWidget() is line


def test_tab_is_for_the_offer_even_before_it_is_painted(qtbot, line) -> None:
    line.setText("org")
    press(qtbot, line, Qt.Key.Key_Tab)
    assert line.text() == "organization:"


def test_an_offer_behind_an_emoji_is_put_in_its_place(qtbot, line, completer) -> None:
    # Qt counts two units for what is one character.
    line.setText("😀 sta 🦙")
    line.setCursorPosition(6)
    qtbot.keyClicks(line, "g")
    press(qtbot, line, Qt.Key.Key_Tab)
    assert line.text() == "😀 stage: 🦙"
    assert line.cursorPosition() == len("😀 stage:") + 1


def test_a_syllable_behind_an_emoji_is_composed_where_the_cursor_stands(line) -> None:
    told = []
    line.composed.connect(told.append)
    line.setText("😀  end")
    line.setCursorPosition(3)
    compose(line, "솔")
    assert told == ["😀 솔 end"]


def test_enter_with_nothing_chosen_goes_to_the_table(qtbot, desk, line, completer) -> None:
    type_(qtbot, line, completer, "ko")  # a field begins so, and so do models
    press(qtbot, line, Qt.Key.Key_Return)
    assert line.text() == "ko"
    assert QApplication.focusWidget() is desk.center.panel("models").view
    assert not completer.is_open


def test_arrows_tab_and_enter_are_the_boxes_own_where_nothing_is_offered(
    qtbot, desk, line, completer
) -> None:
    line.setText("globe")
    press(qtbot, line, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is desk.center.panel("models").view
    line.setFocus()
    line.setText("globe")
    press(qtbot, line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not line
    assert not completer.is_open


def test_escape_closes_the_offers_then_clears(qtbot, line, completer) -> None:
    type_(qtbot, line, completer, "lic")
    press(qtbot, line, Qt.Key.Key_Escape)
    assert (completer.is_open, line.text()) == (False, "lic")
    press(qtbot, line, Qt.Key.Key_Escape)
    assert line.text() == ""


def test_up_from_the_first_leaves_the_choice(qtbot, line, completer) -> None:
    type_(qtbot, line, completer, "lic")
    press(qtbot, line, Qt.Key.Key_Down)
    assert completer.popup.current == 0
    assert "license:" in line.accessibleDescription()
    press(qtbot, line, Qt.Key.Key_Up)
    assert completer.popup.current == -1
    assert line.accessibleDescription() == ""


def test_a_click_takes_an_offer(qtbot, line, completer) -> None:
    type_(qtbot, line, completer, "stage:")
    rows = completer.popup.list
    place = rows.visualItemRect(rows.item(1)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert line.text() == "stage:instruct "


def test_a_syllable_under_composition_is_completed(qtbot, desk, line, completer) -> None:
    compose(line, "팔")  # on the way to 파라미터
    qtbot.waitUntil(lambda: completer.is_open)
    assert offered(completer)[0] == "파라미터:"
    press(qtbot, line, Qt.Key.Key_Tab)
    assert line.text() == "파라미터:"
    assert not line.is_composing


def test_half_a_condition_is_no_error_while_offers_hang(qtbot, desk, line, completer) -> None:
    type_(qtbot, line, completer, "stage:")
    assert desk.workspace.search_error is not None
    assert desk.top.search.error is None
    assert desk.top.popup is None or not desk.top.popup.isVisible()
    press(qtbot, line, Qt.Key.Key_Escape)
    assert desk.top.search.error == (0, 6)
    assert desk.top.popup.isVisible()


def test_an_error_elsewhere_is_told_rather_than_how_to_go_on(qtbot, desk, line, completer) -> None:
    line.setText("nofield:8 stage:")
    press(qtbot, line, Qt.Key.Key_Up)
    assert not completer.is_open
    assert desk.top.popup.isVisible()


def test_an_open_quote_keeps_what_could_be_read(qtbot, desk, line) -> None:
    line.setText("globe")
    shown = desk.workspace.slugs
    line.setText('globe "open')
    assert desk.workspace.search_error is not None
    assert desk.workspace.slugs == shown
    press(qtbot, line, Qt.Key.Key_Tab)
    assert line.text() == 'globe "open"'
    assert desk.workspace.search_error is None


def test_moving_the_cursor_or_leaving_takes_the_offers_away(qtbot, desk, line, completer) -> None:
    type_(qtbot, line, completer, "lic")
    line.setCursorPosition(1)
    assert not completer.is_open
    type_(qtbot, line, completer, "ko")
    desk.center.panel("models").view.setFocus()
    assert not completer.is_open


def test_recent_searches_are_offered_in_the_empty_box(qtbot, desk, line, completer) -> None:
    for text in ("globe", "haneul params:<5"):
        line.setText(text)
        press(qtbot, line, Qt.Key.Key_Return)
        line.setFocus()
    line.clear()
    press(qtbot, line, Qt.Key.Key_Down)
    assert offered(completer) == ["haneul params:<5", "globe"]
    press(qtbot, line, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert line.text() == "globe"


def test_a_recent_search_can_be_forgotten(qtbot, desk, line, completer) -> None:
    desk.recent.add("globe")
    desk.recent.add("haneul")
    press(qtbot, line, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert offered(completer) == ["globe"]
    desk.actions["forget_searches"].trigger()
    assert desk.recent.texts == ()
    assert not desk.actions["forget_searches"].isEnabled()


def test_a_click_into_the_empty_box_offers_them_and_its_cross_forgets(
    qtbot, desk, line, completer
) -> None:
    desk.recent.add("globe")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert offered(completer) == ["globe"]
    rows = completer.popup.list
    place = rows.visualItemRect(rows.item(0)).center()
    place.setX(rows.viewport().width() - 16)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.recent.texts == ()
    assert not completer.is_open


def test_without_recent_searches_down_goes_to_the_table(qtbot, desk, line) -> None:
    press(qtbot, line, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is desk.center.panel("models").view


def test_only_ten_are_remembered_and_none_that_cannot_be_read(desk, line) -> None:
    for number in range(12):
        desk.recent.add(f"search {number}")
    assert len(desk.recent.texts) == 10
    assert desk.recent.texts[0] == "search 11"
    line.setText("nofield:7")
    desk.center.panel("models").view.setFocus()
    assert "nofield:7" not in desk.recent.texts


def test_what_was_probably_meant_is_one_enter_away(qtbot, desk, line) -> None:
    line.setText("globee")
    panel = desk.center.panel("models")
    assert panel.empty.isVisible()
    assert panel.empty.meant == "globe"
    press(qtbot, line, Qt.Key.Key_Return)
    assert line.text() == "globe"
    assert len(desk.workspace.slugs) > 0


def test_down_goes_to_the_way_out_where_nothing_is_found(qtbot, desk, line) -> None:
    line.setText("globee mirae")
    press(qtbot, line, Qt.Key.Key_Down)
    button = QApplication.focusWidget()
    assert button.accessibleName() == "Clear search"
    press(qtbot, button, Qt.Key.Key_Return)
    assert len(desk.workspace.slugs) == 10


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "params:>7 " * 5000,
        "(" * 3000,
        '"' * 999,
        "'; DROP TABLE models; --",
        "[a-z]+.*?(x)",
        "가" * 5000,
        "org:" + "a" * 9000,
        "\x00\x07\u200b",
    ],
    ids=["letters", "conditions", "open", "quotes", "sql", "regex", "hangul", "value", "control"],
)
def test_whatever_is_pasted_there_is_a_list_or_a_reason(qtbot, desk, line, text) -> None:
    line.setText(text)
    press(qtbot, line, Qt.Key.Key_End)  # what was typed is completed before any key
    shown = desk.center.panel("models").view.model().rowCount()
    told = desk.workspace.search_error is not None or desk.center.panel("models").empty.isVisible()
    assert shown or told
