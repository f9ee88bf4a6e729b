"""The help page teaches by examples that run in the window, in both languages."""

import re
from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt, QUrl

from kollm_gui import i18n
from kollm_gui.search.fields import FIELDS
from kollm_gui.ui.help_page import RUN, HelpPage
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace
from tests.charts.shipped import shipped_snapshot


@pytest.fixture(scope="module")
def shipped():
    return shipped_snapshot()


@pytest.fixture
def workspace(qapp, shipped) -> Workspace:
    return Workspace(shipped, ViewState())


def examples(page: HelpPage) -> list[str]:
    return [unquote(each) for each in re.findall(f'href="{RUN}([^"]*)"', page.text.toHtml())]


# Fields of what a person keeps, by which nothing is found before they have kept any.
OWN = ("tag", "태그", "in", "모음", "rating", "별점", "mine", "내자료")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_example_runs_and_finds_what_it_says(qtbot, workspace, look, language) -> None:
    with i18n.language(language):
        page = HelpPage(workspace, look)
        qtbot.addWidget(page)
        told = examples(page)
        shown = page.text.toPlainText()
    assert len(told) > 60
    for query in told:
        page.text.anchorClicked.emit(QUrl(f"{RUN}{query}"))
        assert workspace.search_error is None, query
        # What a person has not kept yet is not found yet.
        assert workspace.slugs or query.partition(":")[0] in OWN, query
        assert query in shown
    for field in FIELDS:
        assert field.name in shown
        assert field.korean in shown


def test_the_number_beside_an_example_is_what_it_finds(qtbot, workspace, look) -> None:
    page = HelpPage(workspace, look)
    qtbot.addWidget(page)
    count = len(workspace.index.find("tokens:>=1T").slugs)
    shown = page.text.toPlainText().replace("\xa0", " ")
    assert re.search(rf"tokens:>=1T\s+At least.*\s+{count} models", shown)


def test_an_example_is_reached_and_run_by_keys(qtbot, workspace, look) -> None:
    page = HelpPage(workspace, look)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.text.setFocus()
    qtbot.keyClick(page.text, Qt.Key.Key_Tab)
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    assert workspace.state.query == "exaone 7.8b"


def test_the_page_leaves_the_window_usable(desk, dialogs) -> None:
    desk.actions["help"].trigger()
    assert not dialogs.shown[-1].isModal()
