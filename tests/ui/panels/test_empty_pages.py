"""The pages that say why a panel is empty, with large text or in a narrow panel."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from kollm_gui.tables.ready_comparisons import ReadyComparison
from kollm_gui.ui.compare.empty import CompareEmpty
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.panels.chart_empty import ChartEmpty
from kollm_gui.ui.panels.empty_state import EmptyState
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace
from tests.comparisons import GLOBE, HANEUL
from tests.fixtures import tiny_snapshot


def compare_page(look) -> CompareEmpty:
    page = CompareEmpty(look)
    told = "What a wider vocabulary and more Korean text brought, and what they cost."
    page.explain(None, [ReadyComparison(f"Pair {n}", told, (GLOBE, HANEUL)) for n in range(3)])
    return page


def chart_page(look) -> ChartEmpty:
    page = ChartEmpty(look)
    ways = [(text, lambda: None) for text in ("Clear the search", "Show the usual chart")]
    page.explain("Nothing to draw", "No model that the search finds has both values.", ways)
    return page


def models_page(look) -> EmptyState:
    workspace = Workspace(tiny_snapshot(), ViewState(query="haneul globe"))
    page = EmptyState(look)
    page.explain(workspace.explain().counts, meant="haneul 12.8b")
    return page


MAKERS = [compare_page, chart_page, models_page]


def cut(page: QWidget) -> list[str]:
    """Texts that have less room than they need, or reach out of the page's sight."""
    found: list[str] = []
    viewport = page.findChild(QScrollArea).viewport()
    for each in page.findChildren(QWidget):
        if not isinstance(each, QLabel | Button) or not each.isVisible():
            continue
        text = each.text()
        wraps = isinstance(each, QLabel) and each.wordWrap()
        needed = each.heightForWidth(each.width()) if wraps else each.sizeHint().height()
        right = each.mapTo(viewport, QPoint(each.width(), 0)).x()
        wide = each.width() if wraps else each.sizeHint().width()
        if each.height() < needed or each.width() < wide or right > viewport.width():
            found.append(text)
    return found


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("make", MAKERS)
def test_nothing_is_cut_and_what_is_too_high_scrolls(qtbot, look, make, scale) -> None:
    look.set_scale(scale)
    page = make(look)
    qtbot.addWidget(page)
    page.resize(600, 300)
    page.show()
    QApplication.processEvents()
    assert cut(page) == []


@pytest.mark.parametrize("make", MAKERS)
def test_a_page_that_stands_there_follows_the_text_size(qtbot, look, make) -> None:
    page = make(look)
    qtbot.addWidget(page)
    page.resize(600, 300)
    page.show()
    look.set_scale(2.0)
    QApplication.processEvents()
    titles = [each for each in page.findChildren(QLabel) if each.isVisible()]
    assert titles[0].font().pixelSize() == 32
    assert cut(page) == []


def test_quiet_words_are_quiet(desk, look) -> None:
    desk.workspace.change(query="nothing-is-called-so")
    page = desk.center.panel("models").empty
    quiet = next(each for each in page.findChildren(QLabel) if "Esc" in each.text())
    assert quiet.palette().color(quiet.foregroundRole()) == look.colour("text_3")
