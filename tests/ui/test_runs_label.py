"""The counts of the window: a line in several colours that is cut only where it must be."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kollm_gui.ui.controls.runs_label import Run, RunsLabel
from kollm_gui.ui.desk import Desk
from kollm_gui.ui.look import Look

COUNTS = ([("41", "section"), (" of 479", "body")], [("479개 중 ", "body"), ("7개", "section")])


def shown(label: RunsLabel, wider: int = 0) -> QImage:
    """The label as wide as it asks to be, or wider by some px, and as it is drawn there."""
    hint = label.sizeHint()
    label.resize(QSize(hint.width() + wider, hint.height()))
    return label.grab().toImage().copy(0, 0, hint.width(), hint.height())


def colours(picture: QImage) -> set[str]:
    """All colours of a picture."""
    across, down = range(picture.width()), range(picture.height())
    return {picture.pixelColor(x, y).name() for x in across for y in down}


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.2, 1.5, 2.0])
@pytest.mark.parametrize("runs", COUNTS)
def test_a_line_that_has_the_room_it_asks_for_is_shown_whole(qtbot, runs, scale) -> None:
    label = RunsLabel(Look(scale=scale))
    qtbot.addWidget(label)
    label.show_runs([Run(text, "text", role) for text, role in runs])
    assert shown(label) == shown(label, wider=60)
    assert label.toolTip() == ""


def test_a_line_that_is_cut_tells_all_of_it_in_its_tool_tip(qtbot, look) -> None:
    label = RunsLabel(look)
    qtbot.addWidget(label)
    runs = [Run("19 models", "text", "small_medium"), Run("  ·  3 hidden", "text", "small")]
    label.show_runs(runs)
    whole = shown(label)
    label.resize(label.sizeHint() - QSize(20, 0))
    cut = label.grab().toImage()
    assert label.toolTip() == "19 models  ·  3 hidden"
    before = int(look.texts("small_medium").width("19 models"))
    assert cut.copy(0, 0, before, cut.height()) == whole.copy(0, 0, before, cut.height())
    assert cut != whole.copy(cut.rect())
    shown(label)
    assert label.toolTip() == ""


def test_what_the_counts_say_is_told_beside_their_names(desk: Desk) -> None:
    desk.workspace.change(query="glo")
    count, status = desk.top._count, desk.status._told
    assert count.accessibleName() == "How many models are shown"
    assert count.accessibleDescription() == "4 of 10"
    assert status.accessibleDescription() == desk.status.text
    assert "4 models" in desk.status.text


def test_markup_in_a_sentence_is_text(desk: Desk) -> None:
    sentence = "The file <b>mine</b> & <a href='x'>others</a> cannot be read."
    desk.status.set_trouble(sentence)
    told = desk.status._told
    assert told.text() == sentence
    assert told.textFormat() == Qt.TextFormat.PlainText


def test_the_counts_follow_theme_and_text_size(desk: Desk, look: Look) -> None:
    count, status = desk.top._count, desk.status._told
    small, light = count.width(), look.colour("text").name()
    for scale in (0.8, 2.0):
        look.set_scale(scale)
        QApplication.processEvents()
        assert count.width() == count.sizeHint().width()
        assert (count.width() > small) == (scale > 1)
        assert status.height() <= desk.status.height() == look.px(28)
    assert light in colours(count.grab().toImage())
    look.set_theme("dark")
    drawn = colours(count.grab().toImage())
    assert look.colour("text").name() in drawn
    assert light not in drawn
