"""A figure on the screen can be pointed at, chosen from, moved, and used by keyboard alone."""

import gc
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kollm_gui.render.hits import Hit
from kollm_gui.render.screen import FigureView
from kollm_gui.render.screen_panel import ScreenPanel
from tests.render.figures import (
    budget_figure,
    cells_figure,
    crowd_figure,
    empty_figure,
    scores_figure,
)


@pytest.fixture
def view(qtbot: QtBot) -> FigureView:
    made = FigureView()
    qtbot.addWidget(made)
    made.resize(900, 680)
    made.show()
    made.set_figure(budget_figure())
    QApplication.processEvents()
    return made


def _panel(view: FigureView) -> ScreenPanel:
    return view._plot.panels[0]


def _hit(view: FigureView, key: str) -> Hit:
    return next(hit for _panel, hit in view._plot.hits() if hit.key == key)


def _place(view: FigureView, key: str) -> QPoint:
    hit = _hit(view, key)
    return view._plot.mapFromScene(QPointF(hit.x, hit.y))


def _move_to(view: FigureView, place: QPoint) -> None:
    # The offscreen platform has no pointer that could be moved.
    viewport = view._plot.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def test_nothing_imports_pyqtgraph_before_a_chart_is_shown() -> None:
    code = "import sys, kollm_gui.render.screen; print('pyqtgraph' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_click_on_a_marker_tells_its_key(view: FigureView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.clicked) as told:
        place = _place(view, "hyperclova-82b")
        qtbot.mouseClick(view._plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["hyperclova-82b"]


def test_a_click_beside_everything_tells_of_the_background(view: FigureView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.background_clicked), qtbot.assertNotEmitted(view.clicked):
        place = _place(view, "hyperclova-82b") + QPoint(0, 80)
        qtbot.mouseClick(view._plot.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_double_click_tells_its_key(view: FigureView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.double_clicked) as told:
        place = _place(view, "hyperclova-82b")
        qtbot.mouseDClick(view._plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["hyperclova-82b"]


def test_hovering_tells_the_key_and_shows_its_card(view: FigureView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.hovered) as told:
        _move_to(view, _place(view, "gemma-2-9b"))
    assert told.args == ["gemma-2-9b"]
    pointed = _panel(view).pointed
    assert pointed is not None
    assert pointed.lines[0] == "Gemma-2-9B"


def test_a_bar_is_hit_anywhere_in_its_row(view: FigureView, qtbot: QtBot) -> None:
    view.set_figure(scores_figure())
    QApplication.processEvents()
    with qtbot.waitSignal(view.clicked) as told:
        place = QPoint(40, _place(view, "qwen-7b").y() + 8)
        qtbot.mouseClick(view._plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["qwen-7b"]


def test_arrows_step_through_the_data_along_the_horizontal_axis(
    view: FigureView, qtbot: QtBot
) -> None:
    seen: list[str] = []
    view.hovered.connect(seen.append)
    for _step in range(30):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    visited = list(dict.fromkeys(seen))
    assert visited[0] in ("polyglot-ko-1.3b", "42dot-1.3b")
    assert visited[-1] == "llama-3.1-405b"
    assert len(visited) == 17
    places = [_hit(view, key).x for key in visited]
    assert places == sorted(places)


def test_enter_chooses_where_the_arrows_stand(view: FigureView, qtbot: QtBot) -> None:
    view.set_figure(replace(budget_figure(), selected="llama-2-70b"))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.clicked) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["hyperclova-82b"]


def test_plus_minus_and_zero_zoom_and_reset(view: FigureView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    (low, high), _y = _panel(view).view.reaches
    assert high - low == pytest.approx(1 / 1.25)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    (low, high), _y = _panel(view).view.reaches
    assert high - low == pytest.approx(1.25)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert _panel(view).view.reaches == ((0.0, 1.0), (0.0, 1.0))


def _turn_wheel(view: FigureView, key: str) -> bool:
    place = QPointF(_place(view, key))
    viewport = view._plot.viewport()
    event = QWheelEvent(
        place,
        viewport.mapToGlobal(place),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)
    QApplication.processEvents()
    return event.isAccepted()


def test_the_wheel_zooms_a_scatter_around_the_pointer(view: FigureView) -> None:
    before = _place(view, "llama-2-13b")
    assert _turn_wheel(view, "llama-2-13b")
    assert _panel(view).view.reaches != ((0.0, 1.0), (0.0, 1.0))
    assert (_place(view, "llama-2-13b") - before).manhattanLength() <= 3


def test_the_wheel_is_left_to_the_scroll_bar_of_a_long_bar_chart(view: FigureView) -> None:
    view.set_figure(scores_figure(repeat=6))
    QApplication.processEvents()
    assert view._scroll.verticalScrollBar().maximum() > 0
    # Qt hands an ignored event on to the scroll area, but not one that a test sends.
    assert not _turn_wheel(view, "polyglot-ko-12.8b")
    assert _panel(view).view.reaches == ((0.0, 1.0), (0.0, 1.0))


def test_ticks_are_those_of_the_scale_without_any_factor(view: FigureView) -> None:
    axis = _panel(view).left
    ((_spacing, values),) = axis.tickValues(0.0, 1.0, 400)
    texts = axis.tickStrings(values, 1.0, 1.0)
    assert texts == ["1\u00a0B", "10\u00a0B", "100\u00a0B", "1\u00a0T", "10\u00a0T"]
    assert axis.autoSIPrefix is False


def test_the_zoom_stays_when_only_the_selection_changes(view: FigureView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    before = _panel(view).view.reaches
    view.set_figure(replace(budget_figure(), selected="qwen-7b"))
    assert _panel(view).view.reaches == before
    view.set_figure(scores_figure())
    assert _panel(view).view.reaches == ((0.0, 1.0), (0.0, 1.0))


def test_the_selected_label_is_always_shown_and_bold(view: FigureView) -> None:
    crowd = crowd_figure(800)
    view.set_figure(replace(crowd, selected="p55"))
    labels = [placed.label for placed in _panel(view).written.labels]
    (chosen,) = [label for label in labels if label.key == "p55"]
    assert chosen.bold
    assert view.dropped_labels == 60 - len(labels)


def test_labels_follow_their_data_and_settle(view: FigureView, qtbot: QtBot) -> None:
    _turn_wheel(view, "llama-2-13b")
    qtbot.waitUntil(lambda: not view._plot._settle.isActive())
    panel = _panel(view)
    for placed in panel.written.labels:
        assert panel.frame.plot.holds(placed.box)


def test_a_name_in_the_strip_can_be_clicked_and_the_rest_unfolded(
    view: FigureView, qtbot: QtBot
) -> None:
    def text_of(key_start: str) -> QPoint:
        text = next(
            text for text in view._footer.block.texts if (text.key or "").startswith(key_start)
        )
        return QPoint(round(text.left + text.width / 2), round(text.top + text.height / 2))

    with qtbot.waitSignal(view.strip_clicked) as told:
        qtbot.mouseClick(view._footer, Qt.MouseButton.LeftButton, pos=text_of("solar-0"))
    assert told.args == ["solar-0"]
    before = sum((text.key or "").startswith("solar-") for text in view._footer.block.texts)
    with qtbot.assertNotEmitted(view.strip_clicked):
        qtbot.mouseClick(view._footer, Qt.MouseButton.LeftButton, pos=text_of("more/"))
    after = sum((text.key or "").startswith("solar-") for text in view._footer.block.texts)
    assert before < after == 30


def test_a_long_note_is_folded_and_can_be_read_whole(view: FigureView, qtbot: QtBot) -> None:
    view.set_figure(replace(budget_figure(), note="A long note of many words. " * 40))

    def lines() -> list[str]:
        return [text.text for text in view._footer.block.texts if text.role == "note"]

    assert lines()[-1] == "Whole note"
    words = view._footer.block.texts[-1]
    place = QPoint(round(words.left + 4), round(words.top + 4))
    qtbot.mouseClick(view._footer, Qt.MouseButton.LeftButton, pos=place)
    assert " ".join(lines()).endswith(budget_figure().sources_text)


def test_a_menu_is_asked_for_with_the_datum_below_the_pointer(
    view: FigureView, qtbot: QtBot
) -> None:
    place = view._plot.viewport().mapToGlobal(_place(view, "hyperclova-82b"))
    with qtbot.waitSignal(view.context_menu_wanted) as told:
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(view, QContextMenuEvent(reason, view.mapFromGlobal(place), place))
    assert told.args[0] == "hyperclova-82b"


def test_a_screen_reader_gets_a_name_and_a_summary(view: FigureView, qtbot: QtBot) -> None:
    assert view.accessibleName() == "Training budget"
    assert view.accessibleDescription() == budget_figure().summary
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert "1.3\u00a0B" in view.accessibleDescription()


@pytest.mark.parametrize(("theme", "ground"), [("light", "#ffffff"), ("dark", "#1c1f25")])
def test_the_ground_follows_the_theme(view: FigureView, theme: str, ground: str) -> None:
    view.set_figure(budget_figure("ko"), theme)  # type: ignore[arg-type]
    picture = view.grab().toImage()
    assert picture.pixelColor(2, 2) == QColor(ground)
    assert picture.pixelColor(2, picture.height() // 2) == QColor(ground)


def test_an_empty_figure_shows_its_sentence(view: FigureView) -> None:
    view.set_figure(empty_figure())
    texts = [text.text for text in view._header.block.texts]
    assert empty_figure().empty in " ".join(texts)
    assert view._plot.panels == ()


def test_larger_text_makes_larger_labels(view: FigureView) -> None:
    view.set_figure(budget_figure(), "light", 1.5)
    heights = {round(placed.box.height) for placed in _panel(view).written.labels}
    view.set_figure(budget_figure())
    assert min(heights) > max(round(each.box.height) for each in _panel(view).written.labels)


def test_two_thousand_points_are_all_painted(view: FigureView) -> None:
    view.set_figure(crowd_figure(2000))
    QApplication.processEvents()
    panel = _panel(view)
    picture = view._plot.grab().toImage()
    ground = QColor("#ffffff")
    hits = [hit for _panel, hit in view._plot.hits()]
    assert len(hits) == 2000
    # The middle of a hollow marker is ground; all others are filled.
    filled = [hit for index, hit in enumerate(hits) if int(hit.key[1:]) % 7]
    blank = [
        hit.key
        for hit in filled
        if picture.pixelColor(view._plot.mapFromScene(QPointF(hit.x, hit.y))) == ground
    ]
    assert panel.pointed is None
    assert blank == []


def test_sixty_figures_leave_nothing_behind(view: FigureView) -> None:
    figures = [budget_figure(), scores_figure(), cells_figure(), crowd_figure(300)]

    def items() -> int:
        gc.collect()
        QApplication.processEvents()
        return len(view._plot.scene().items())

    for figure in figures:
        view.set_figure(figure)
    view.set_figure(figures[0])
    before, objects = items(), len(gc.get_objects())
    for turn in range(60):
        view.set_figure(figures[turn % 4])
    view.set_figure(figures[0])
    assert items() == before
    assert len(gc.get_objects()) - objects < 400
