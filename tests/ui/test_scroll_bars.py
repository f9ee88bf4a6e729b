"""Thin scroll bars."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from kollm_gui.ui.controls.scroll_bars import EXTENT, thin_scroll_bars
from kollm_gui.ui.look import Look


@pytest.fixture
def look(qapp) -> Look:
    return Look(scale=1.0)


@pytest.fixture
def area(qtbot, look) -> QScrollArea:
    shown = QScrollArea()
    qtbot.addWidget(shown)
    page = QWidget()
    page.setFixedSize(100, 2000)
    shown.setWidget(page)
    thin_scroll_bars(shown, look)
    shown.resize(200, 400)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def _thumb_colour(area: QScrollArea) -> str:
    bar = area.verticalScrollBar()
    return bar.grab().toImage().pixelColor(bar.width() // 2, 15).name()


def test_a_bar_is_thin_and_has_no_arrows(area, look) -> None:
    assert area.verticalScrollBar().width() == EXTENT
    assert _thumb_colour(area) == look.colour("line_strong").name()  # where an arrow would be


def test_a_bar_follows_the_theme(area, look) -> None:
    light = _thumb_colour(area)
    look.set_theme("dark")
    assert _thumb_colour(area) == look.colour("line_strong").name() != light


def test_a_thumb_stays_long_enough_to_be_grasped(qtbot, area) -> None:
    area.widget().setFixedHeight(2_000_000)
    bar = area.verticalScrollBar()
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(EXTENT // 2, 20))
    qtbot.mouseMove(bar, QPoint(EXTENT // 2, 120))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(EXTENT // 2, 120))
    assert bar.value() > bar.maximum() // 5  # dragged, not paged by a click beside it


def test_a_click_beside_the_thumb_turns_a_page(qtbot, area) -> None:
    bar = area.verticalScrollBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(EXTENT // 2, bar.height() - 20))
    assert bar.value() == bar.pageStep()
