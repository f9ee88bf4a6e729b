"""The Charts tab with scores over compute, releases, heat map, corpora and lineage."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from kollm_gui.charts.registry import CHARTS
from kollm_gui.ui.controls.told_choice_box import SENTENCE, ToldChoiceBox

NEW = ("score-compute", "timeline", "heat-map", "corpus-mix", "lineage")


def place_of(panel, key: str) -> QPoint:
    plot = panel.figure_view._plot
    hit = next(hit for _panel, hit in plot.hits() if hit.key == key)
    return QPoint(round(hit.x), round(hit.y))


@pytest.mark.parametrize("chart", NEW)
def test_each_chart_is_shown_with_its_options_and_counts(show_panel, chart):
    panel = show_panel(chart=chart)
    assert panel.figure.chart == chart
    assert panel.figure_view.isVisible()
    assert panel.tools.counts.text() == panel.figure.counts
    keys = {*panel.side.options.boxes, *panel.side.options.flags, "benchmark", "protocol"}
    (entry,) = [each for each in CHARTS if each.key == chart]
    assert {option.key for option in entry.options} <= keys
    assert panel.figure_view.accessibleDescription() == panel.figure.summary
    assert panel.status_text


def test_the_chooser_tells_every_chart_in_a_sentence(show_panel):
    panel = show_panel()
    box = panel.tools.chart
    assert [box.itemData(at) for at in range(box.count())] == [each.key for each in CHARTS]
    for at, chart in enumerate(CHARTS):
        assert box.itemData(at, SENTENCE) == chart.sentence
        assert box.itemData(at, Qt.ItemDataRole.AccessibleDescriptionRole) == chart.sentence


def test_the_chooser_changes_the_chart_by_keyboard(show_panel, qtbot, settle):
    panel = show_panel(chart="timeline")
    panel.tools.chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(panel.tools.chart, Qt.Key.Key_Down)
    settle()
    assert panel.workspace.state.chart == "heat-map"
    assert panel.figure.chart == "heat-map"


def test_the_list_of_charts_has_room_for_each_sentence(qtbot, look):
    box = ToldChoiceBox(look, "Chart")
    qtbot.addWidget(box)
    box.show_choices([("a", "Short"), ("b", "Long")], "a")
    box.tell({"a": "One.", "b": "A sentence that goes on and on. " * 6})
    option = QStyleOptionViewItem()
    short, long = (box.itemDelegate().sizeHint(option, box.model().index(at, 0)) for at in (0, 1))
    assert long.height() > short.height() + look.px(20)
    assert long.width() == short.width()
    option.rect.setRect(0, 0, long.width(), long.height())
    image = QImage(long, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    box.itemDelegate().paint(painter, option, box.model().index(1, 0))
    painter.end()
    inked = [
        y
        for y in range(image.height())
        for x in range(0, image.width(), 3)
        if image.pixelColor(x, y).lightness() < 160
    ]
    assert max(inked) > look.px(60)


def test_scores_over_compute_have_the_choosers_of_benchmark_and_protocol(show_panel, settle):
    panel = show_panel(chart="score-compute")
    assert panel.tools.benchmark.isVisible()
    assert panel.tools.chip.isVisible()
    panel.tools.benchmark.chosen.emit("logickor")
    settle()
    assert panel.workspace.state.chart_options == {"score-compute": {"benchmark": "logickor"}}
    assert "LogicKor" in panel.figure.title


def test_a_chart_without_a_protocol_shows_no_such_chooser(show_panel):
    panel = show_panel(chart="timeline")
    assert not panel.tools.benchmark.isVisible()
    assert not panel.tools.chip.isVisible()


def test_a_click_on_a_cell_selects_its_model_and_the_card_tells_the_score(
    show_panel, qtbot, settle
):
    panel = show_panel(chart="heat-map")
    (cell,) = [
        cell for cell in panel.figure.panels[0].marks[0].cells if cell.key.startswith("mirae-x/log")
    ]
    plot = panel.figure_view._plot
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, cell.key))
    settle()
    assert panel.workspace.state.selected == "mirae-x"
    assert panel.side.card.slug == "mirae-x"
    panel.figure_view.hovered.emit(cell.key)
    assert panel.side.card._shown[1] == cell.tooltip[1:]


def test_a_click_on_a_node_selects_its_model(show_panel, qtbot, settle):
    panel = show_panel(chart="lineage")
    plot = panel.figure_view._plot
    at = place_of(panel, "globe-ko-8b") + QPoint(30, 0)  # on its name
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert panel.workspace.state.selected == "globe-ko-8b"
    assert panel.figure.selected == "globe-ko-8b"


def test_the_arrow_keys_go_down_the_rows_of_a_graph(show_panel, qtbot):
    panel = show_panel(chart="lineage", selected="globe-8b")
    told = []
    panel.figure_view.hovered.connect(told.append)
    for _step in range(2):
        qtbot.keyClick(panel.figure_view, Qt.Key.Key_Down)
    rows = [node.key for node in panel.figure.panels[0].marks[0].nodes]
    assert told == rows[1:3]


def test_what_has_no_meaning_for_subjects_cannot_be_changed(show_panel, settle):
    panel = show_panel(chart="heat-map")
    boxes = panel.side.options.boxes
    assert boxes["colour"].isEnabled()
    boxes["colour"].chosen.emit("column")
    boxes["what"].chosen.emit("kmmlu-subjects")
    settle()
    assert panel.workspace.state.chart_options["heat-map"] == {"what": "kmmlu-subjects"}
    assert not boxes["colour"].isEnabled()
    assert panel.empty.isVisible()  # the tiny data have no subjects
    assert panel.empty.sentence.endswith(".")


def test_the_data_of_a_heat_map_choose_a_model(show_panel, settle):
    panel = show_panel(chart="heat-map")
    panel.show_data(shown=True)
    panel.data.chosen.emit("haneul-12.8b")
    settle()
    assert panel.workspace.state.selected == "haneul-12.8b"
