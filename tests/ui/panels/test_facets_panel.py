"""The filters in the window: they write the query, read it back, and need no mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kollm_gui.search.facets import FACETS


@pytest.fixture
def panel(desk):
    desk.top.filters.click()
    return desk.top.facets


def choose(panel, key: str) -> None:
    panel.list.setCurrentRow([facet.key for facet in FACETS].index(key))


def rows(panel) -> dict[str, tuple[str, bool]]:
    return {row.key: (row.count, row.checked) for row in panel.page.list.rows}


def take(panel, key: str) -> None:
    panel.page.list.taken.emit(key)


def test_ticks_write_the_query(desk, panel) -> None:
    choose(panel, "stage")
    take(panel, "instruct")
    assert desk.workspace.state.query == "stage:instruct"
    assert desk.top.search.line.text() == "stage:instruct"
    take(panel, "base")
    assert desk.workspace.state.query == "stage:base OR stage:instruct"
    take(panel, "instruct")
    take(panel, "base")
    assert desk.workspace.state.query == ""


def test_a_typed_query_is_read_back(desk, panel) -> None:
    choose(panel, "stage")
    desk.workspace.change(query="단계:베이스 globe")
    assert rows(panel)["base"][1] is True
    assert rows(panel)["instruct"][1] is False
    desk.workspace.back()
    assert rows(panel)["base"][1] is False


def test_counts_follow_the_other_conditions(desk, panel) -> None:
    choose(panel, "category")
    whole = rows(panel)["multilingual"][0]
    desk.workspace.change(query="stage:instruct")
    assert rows(panel)["multilingual"][0] != whole
    take(panel, "multilingual")
    assert rows(panel)["multilingual"][0] == str(len(desk.workspace.slugs))


def test_hidden_models_are_not_counted(desk, panel) -> None:
    choose(panel, "stage")
    desk.workspace.change(hide_minimal=True)
    assert sum(int(count) for count, _on in rows(panel).values()) == len(desk.workspace.slugs)


def test_what_is_missing_is_told_apart(panel) -> None:
    choose(panel, "tokens")
    assert [row.text for row in panel.page.list.rows] == ["not disclosed", "not known"]


def test_a_range_is_entered_and_a_bad_end_told(desk, panel, qtbot) -> None:
    choose(panel, "params")
    qtbot.keyClicks(panel.page.low.line, "6")
    qtbot.keyClick(panel.page.low.line, Qt.Key.Key_Return)
    assert desk.workspace.state.query == "params:>=6"
    qtbot.keyClicks(panel.page.high.line, "11B")
    qtbot.keyClick(panel.page.high.line, Qt.Key.Key_Return)
    assert desk.workspace.state.query == "params:6..11B"
    panel.page.low.line.setText("many")
    qtbot.keyClick(panel.page.low.line, Qt.Key.Key_Return)
    assert "many" in panel.page._problem.text()
    assert desk.workspace.state.query == "params:6..11B"


def test_everything_is_reached_by_keys(desk, panel, qtbot) -> None:
    assert QApplication.focusWidget() is panel.list
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)  # organization
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)  # stage
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is panel.page.list
    qtbot.keyClick(panel.page.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.page.list, Qt.Key.Key_Space)
    assert desk.workspace.state.query == "stage:instruct"
    qtbot.keyClick(panel.page.list, Qt.Key.Key_Left)
    assert QApplication.focusWidget() is panel.list
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is desk.top.filters


def test_the_values_can_be_narrowed_in_korean(panel) -> None:
    choose(panel, "organization")
    panel.page.show_choice(panel.page.list.rows, panel._facets.read("").get("", _nothing()))
    panel.page._narrow("globe")
    assert [row.key for row in panel.page.list.rows] == ["globe-labs"]


def _nothing():
    from kollm_gui.search.facets import Chosen

    return Chosen()


def test_filters_are_cleared_and_words_stay(desk, panel) -> None:
    desk.workspace.change(query="globe (stage:base OR stage:instruct) params:>=1 -org:mirae")
    panel.clear.click()
    assert desk.workspace.state.query == "globe -org:mirae"
    assert not panel.clear.isEnabled()


def test_filters_that_were_typed_twice_are_cleared_too(desk, panel) -> None:
    desk.workspace.change(query="stage:base stage:instruct globe params:>1 params:>=1 params:>=2")
    panel.clear.click()
    assert desk.workspace.state.query == "globe params:>1"


def test_a_tick_beside_ends_that_exclude_each_other_is_told(desk, panel) -> None:
    choose(panel, "params")
    desk.workspace.change(query="params:>=13 params:<=7")
    take(panel, ":unknown")
    assert "13..7" in panel.page._problem.text()
    assert desk.workspace.state.query == "params:>=13 params:<=7"


def test_the_button_closes_them_and_so_does_a_click_elsewhere(desk, panel) -> None:
    desk.top.filters.click()
    assert not panel.isVisible()
    desk.actions["filters"].trigger()
    assert panel.isVisible()
    desk.center.panel("models").view.setFocus()
    assert not panel.isVisible()


def test_an_unreadable_query_is_edited_as_it_last_was(desk, panel) -> None:
    desk.workspace.change(query="globe")
    desk.workspace.change(query="globe nofield:7")
    choose(panel, "stage")
    take(panel, "base")
    assert desk.workspace.state.query == "globe stage:base"
    assert desk.workspace.search_error is None
