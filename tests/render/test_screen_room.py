"""A figure on the screen shares its room: plot, strip, notes and panels at any size of text."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kollm_gui.render.blocks import WHOLE_NOTE
from kollm_gui.render.screen import FigureView
from tests.render.figures import budget_figure, scores_figure


@pytest.fixture
def view(qtbot: QtBot) -> FigureView:
    made = FigureView()
    qtbot.addWidget(made)
    made.resize(900, 680)
    made.show()
    made.set_figure(budget_figure())
    QApplication.processEvents()
    return made


def _footer_scrolls(view: FigureView) -> bool:
    return view._scroll.isAncestorOf(view._footer)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_large_text_leaves_the_plot_a_height_in_which_it_can_be_read(view, scale) -> None:
    view.resize(900, 620)
    view.set_figure(budget_figure(), text_scale=scale)
    for _round in range(3):
        QApplication.processEvents()
    assert view._plot.height() >= 170 * scale
    # Strip and notes are there in full: below the plot, or one scrolls to them.
    assert view._footer.height() >= view._footer.block.height
    assert view._footer.isVisibleTo(view)
    assert view._footer.mapTo(view, QPoint(0, 0)).y() >= view._header.height() + 100


def test_the_notes_scroll_with_the_plot_only_where_there_is_no_room_for_both(view) -> None:
    assert not _footer_scrolls(view)
    high = view._plot.height()
    view.resize(900, 330)
    for _round in range(3):
        QApplication.processEvents()
    assert _footer_scrolls(view)
    assert view._plot.height() >= 170
    bar = view._scroll.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    bottom = view._footer.mapTo(view, QPoint(0, view._footer.height())).y()
    assert bottom <= view.height()
    view.resize(900, 680)
    QApplication.processEvents()
    assert not _footer_scrolls(view)
    assert view._plot.height() == high


def test_a_view_made_narrow_and_low_at_once_lets_its_notes_scroll(view) -> None:
    for size in ((420, 400), (900, 680), (600, 330), (1500, 700)):
        view.resize(*size)  # the notes wrap anew within the layout that they then leave
        for _round in range(3):
            QApplication.processEvents()
        assert _footer_scrolls(view) == (size[1] < 500)
        assert view._footer.height() >= view._footer.block.height


def test_a_note_read_in_full_does_not_press_the_plot_flat(view) -> None:
    figure = replace(budget_figure(), note="A long note that says what is not drawn. " * 90)
    view.set_figure(figure)
    view._strip_pressed(WHOLE_NOTE)
    QApplication.processEvents()
    assert view._plot.height() >= 220
    assert _footer_scrolls(view)


def test_larger_text_puts_fewer_panels_side_by_side(view) -> None:
    several = replace(scores_figure(), panels=scores_figure().panels * 4)
    view.set_figure(several)
    QApplication.processEvents()
    columns = view._plot.columns
    assert columns == 3
    high = view._plot.minimumHeight()
    view.set_figure(several, text_scale=1.4)
    QApplication.processEvents()
    assert view._plot.columns == 2
    assert view._plot.minimumHeight() > high  # two lines of rows that are higher
    view.resize(420, 680)
    QApplication.processEvents()
    assert view._plot.columns == 1
    assert view._plot.minimumHeight() > 2 * high


def test_panels_that_all_stand_in_one_line_are_no_higher_than_one(qtbot) -> None:
    several = replace(scores_figure(), panels=scores_figure().panels * 4)
    wide = FigureView()
    qtbot.addWidget(wide)
    wide.resize(1400, 680)
    wide.show()
    wide.set_figure(several)  # while the plot has not got the width of the view yet
    for _round in range(3):
        QApplication.processEvents()
    assert wide._plot.lines == 1
    high = wide._plot.height()
    wide.set_figure(several)
    QApplication.processEvents()
    assert wide._plot.height() == high < 680
