"""The tabs over the details in a narrow panel: what finds no room is in a menu at the end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from kollm_gui.ui.details.section_tabs import SectionTabs
from kollm_gui.ui.look import Look

TITLES = ["Facts", "Corpora", "Recipe", "Scores", "Lineage", "Notes", "Mine", "Sources"]


@pytest.fixture
def look(qapp) -> Look:
    return Look()


@pytest.fixture
def tabs(qtbot, look) -> SectionTabs:
    made = SectionTabs(look)
    qtbot.addWidget(made)
    made.set_titles(TITLES)
    made.resize(400, 36)
    made.show()
    return made


def seen(tabs: SectionTabs) -> list[str]:
    return [tabs.tabText(index) for index in range(tabs.count()) if tabs.isTabVisible(index)]


def offered(tabs: SectionTabs) -> list[str]:
    return [entry.text() for entry in tabs.more.menu().actions()]


def test_all_tabs_stand_side_by_side_where_there_is_room(tabs) -> None:
    assert seen(tabs) == TITLES
    assert tabs.more.isHidden()
    assert tabs.tabRect(7).right() < 400


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_no_tab_is_cut_and_there_are_no_arrows(tabs, look, scale) -> None:
    look.set_scale(scale)
    tabs.resize(look.px(320), look.px(36))
    shown = seen(tabs)
    assert 3 <= len(shown) < len(TITLES)
    last = TITLES.index(shown[-1])
    assert tabs.tabRect(last).right() < tabs.more.x()
    assert tabs.more.geometry().right() < tabs.width()
    assert shown + offered(tabs) == TITLES
    assert tabs.more.text() == f"+{len(offered(tabs))}"
    assert not [arrow for arrow in tabs.findChildren(QToolButton) if arrow.isVisible()]


def test_a_section_is_chosen_from_the_menu_and_then_has_its_tab(qtbot, tabs) -> None:
    tabs.resize(320, 36)
    entry = next(each for each in tabs.more.menu().actions() if each.text() == "Sources")
    with qtbot.waitSignal(tabs.currentChanged) as chosen:
        entry.trigger()
    assert chosen.args == [7]
    assert seen(tabs)[-1] == "Sources"
    assert tabs.tabRect(7).right() < tabs.more.x()


def test_the_section_that_is_read_always_has_its_tab(qtbot, tabs) -> None:
    tabs.resize(320, 36)
    with qtbot.assertNotEmitted(tabs.currentChanged):
        for index, title in enumerate(TITLES):
            tabs.mark(index)
            assert tabs.currentIndex() == index
            assert title in seen(tabs)
    tabs.resize(500, 36)
    assert seen(tabs) == TITLES


def test_the_menu_is_reached_by_the_keyboard(tabs) -> None:
    tabs.resize(320, 36)
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tabs, Qt.Key.Key_Tab)
    assert tabs.more.hasFocus()
    assert tabs.more.accessibleName() == "More sections"
