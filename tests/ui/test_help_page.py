"""The help page teaches by examples that run in the window, in both languages."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt, QUrl

from kollm_gui import i18n
from kollm_gui.search.fields import FIELDS
from kollm_gui.ui.about_page import AboutData, AboutPage
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


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_count_is_broken_within_a_word_at_any_text_size(
    qtbot, workspace, look, language, scale
) -> None:
    look.set_scale(scale)
    with i18n.language(language):
        page = HelpPage(workspace, look)
        qtbot.addWidget(page)
        page.show()
    block, counts = page.text.document().begin(), 0
    while block.isValid():
        text = block.text()
        if re.fullmatch(r"[\d,]+ models?|모델 [\d,]+개", text):
            counts += 1
            for place in range(1, block.layout().lineCount()):
                start = block.layout().lineAt(place).textStart()
                assert text[start - 1] == " ", (text, text[start:])
        block = block.next()
    assert counts > 10


def test_an_open_page_follows_the_text_size_and_stays_where_it_is_read(
    qtbot, workspace, look
) -> None:
    page = HelpPage(workspace, look)
    qtbot.addWidget(page)
    page.show()
    bar = page.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    length = bar.maximum()
    look.set_scale(1.5)
    heading = page.text.document().begin()
    assert heading.charFormat().font().pixelSize() == 24
    assert bar.maximum() > length
    assert bar.value() == pytest.approx(bar.maximum() / 2, rel=0.02)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_names_on_the_about_page_stand_in_one_line(qtbot, shipped, look, scale) -> None:
    look.set_scale(scale)
    page = AboutPage(look, AboutData(shipped.info, Path("kollm.sqlite"), 1, 1, 1))
    qtbot.addWidget(page)
    page.show()
    block, seen = page.text.document().begin(), set[str]()
    while block.isValid():
        if block.text() in ("SQLAlchemy", "platformdirs", "Catalogue"):
            seen.add(block.text())
            assert block.layout().lineCount() == 1
        block = block.next()
    assert len(seen) == 3


def test_the_page_that_is_open_already_comes_to_the_front(desk, dialogs) -> None:
    desk.actions["help"].trigger()
    (page,) = dialogs.shown
    page.show()
    desk.actions["help"].trigger()
    assert dialogs.shown == [page]
    page.close()
    desk.actions["help"].trigger()
    assert len(dialogs.shown) == 2
