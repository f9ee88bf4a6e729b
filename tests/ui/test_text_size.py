"""The window at other text sizes: its sides, its dialogs, and what stands in a narrow row."""

import itertools
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kollm_gui.comparing.naming import ProtocolCell
from kollm_gui.ui.compare.foot import Foot, FootPart
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.protocol_chip import ProtocolChip
from kollm_gui.ui.controls.splitter import Splitter
from kollm_gui.ui.controls.tab_row import TabRow
from kollm_gui.ui.controls.text_field import TextField
from kollm_gui.ui.desk import Desk
from kollm_gui.ui.own.form import FormDialog, FormField

TABS = ("Models", "Charts", "Compare", "Benchmarks", "Guide")


def sizes(desk: Desk) -> list[int]:
    """Px of tree, middle and details as they are shown."""
    return desk.window.findChild(Splitter).sizes()


def drag(desk: Desk, handle: int, by: int) -> None:
    """Drag the border of a side as a person does."""
    grip = desk.window.findChild(Splitter).handle(handle)
    at = grip.rect().center()
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(grip, at + QPoint(by, 0))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=at)


def test_the_sides_follow_the_text_size_in_a_running_window(desk, look) -> None:
    desk.window.resize(1600, 900)
    left, _middle, right = sizes(desk)
    assert (left, right) == (240, 400)
    look.set_scale(1.2)
    left, _middle, right = sizes(desk)
    assert (left, right) == (288, 480)
    look.set_scale(1.0)
    left, _middle, right = sizes(desk)
    assert (left, right) == (240, 400)


def test_what_was_dragged_keeps_its_proportion(desk, look) -> None:
    desk.window.resize(1600, 900)
    drag(desk, 1, 60)
    dragged, _middle, right = sizes(desk)
    assert dragged == pytest.approx(300, abs=4)
    assert right == 400
    look.set_scale(1.2)
    left, _middle, right = sizes(desk)
    assert (left, right) == (round(dragged * 1.2), 480)
    look.set_scale(0.8)
    left, _middle, right = sizes(desk)
    assert (left, right) == (round(dragged * 0.8), 320)


@pytest.mark.parametrize("by_hand", [(), (300, 500, 600)])
def test_the_middle_is_never_squeezed_to_nothing_and_all_comes_back(desk, look, by_hand) -> None:
    desk.window.resize(1440, 900)
    desk.window.set_sides(by_hand)
    before = sizes(desk)
    look.set_scale(2.0)
    left, middle, right = sizes(desk)
    assert middle >= 0.41 * 1440
    assert left / right == pytest.approx(before[0] / before[2], rel=0.3)
    look.set_scale(1.0)
    assert sizes(desk) == before


def test_a_wider_window_gives_the_sides_back_what_a_narrow_one_took(desk, look) -> None:
    desk.window.resize(1600, 900)
    desk.window.set_sides((260, 940, 400))
    look.set_scale(1.5)
    desk.window.resize(1100, 900)
    assert sizes(desk)[2] < 600
    desk.window.resize(1900, 900)
    left, _middle, right = sizes(desk)
    assert (left, right) == (390, 600)


def test_what_is_remembered_is_what_was_set_not_what_had_room(desk, look) -> None:
    desk.window.resize(1440, 900)
    assert desk.to_remember()["splitter"] == ()
    drag(desk, 1, 40)
    before = sizes(desk)
    look.set_scale(2.0)
    remembered = desk.to_remember()["splitter"]
    assert (remembered[0], remembered[2]) == (2 * before[0], 800)
    desk.window.set_sides(remembered)  # the next start, at the same text size
    look.set_scale(1.0)
    assert sizes(desk) == before


def test_the_details_out_of_sight_have_their_width_when_they_are_back(desk, look) -> None:
    desk.window.resize(1600, 900)
    desk.details.hide()
    drag(desk, 1, 40)
    dragged = sizes(desk)[0]
    look.set_scale(1.2)
    desk.details.show()
    QApplication.processEvents()
    left, _middle, right = sizes(desk)
    assert (left, right) == (round(dragged * 1.2), 480)


def row_of_tabs(look, qtbot, width: int, titles: Sequence[str] = TABS) -> TabRow:
    row = TabRow(look)
    qtbot.addWidget(row)
    for title in titles:
        row.addTab(title)
    row.set_count(2, 3)
    row.resize(width, 40)
    row.show()
    return row


def test_tabs_move_together_before_one_is_cut(qtbot, look) -> None:
    row = row_of_tabs(look, qtbot, 900)
    natural = row.tabRect(4).right()
    with_count = row.tabRect(2).width()
    row.resize(natural - 60, 40)
    assert row.tabRect(4).right() < natural - 60
    assert row.tabRect(2).width() > with_count - 30  # the count is still there
    row.resize(natural - 100, 40)
    assert row.tabRect(4).right() < natural - 100
    assert row.tabToolTip(2) == "Compare: 3"  # tells what there is no room for
    row.resize(900, 40)
    assert row.tabRect(4).right() == natural


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_count_that_comes_later_does_not_take_the_word_s_room(qtbot, look, scale) -> None:
    row = row_of_tabs(look, qtbot, 1400)
    look.set_scale(scale)
    for count in (0, 3, 0, 12):
        row.set_count(2, count)
        assert row.tabRect(2).width() == row.tabSizeHint(2).width()


def test_a_protocol_keeps_its_arrow_where_it_is_cut(qtbot, look) -> None:
    chip = ProtocolChip(look)
    qtbot.addWidget(chip)
    cells = [
        ProtocolCell("method", "protocol not stated", stated=False),
        ProtocolCell("shots", "5-shot", stated=True),
        ProtocolCell("subset", "overall", stated=True),
    ]
    chip.show_cells(cells, "Protocol")
    chip.resize(chip.sizeHint())
    whole = chip.shown_widths()
    assert len(whole) == 3
    for width in range(60, chip.sizeHint().width(), 7):
        chip.resize(width, 24)
        shown = chip.shown_widths()
        assert sum(shown) + 24 <= width
        assert not shown or sum(shown) + 24 == width


def test_a_sentence_longer_than_the_foot_goes_on_in_the_next_line(qtbot, look) -> None:
    foot = Foot(look)
    qtbot.addWidget(foot)
    sentence = (
        "Highest in: EXAONE 3.0 7.8B Instruct 9, Llama-3.1-8B-Instruct 0, Gemma-2-9B-IT 6 of 15."
    )
    foot.show_parts([FootPart(sentence), FootPart("reports disagree", "conflict")])
    foot.resize(900, 40)
    one_line = foot.height()
    foot.resize(300, 40)
    assert foot.height() >= one_line + 2 * look.px(20)


def test_a_field_leaves_the_colours_of_everything_else_alone(qtbot, look) -> None:
    fields = [FormField("name", "Name"), FormField("note", "Note", lines=3)]
    form = FormDialog(look, "A form", fields, {}, lambda _values: None)
    field = TextField(look, "Tokens")
    for widget in (form, field):
        qtbot.addWidget(widget)
    assert look.colour("raised").alpha() == 255


def test_no_form_is_higher_than_the_screen_and_save_stays_in_sight(qtbot, look) -> None:
    fields = [FormField(str(place), f"Field {place}") for place in range(12)]
    look.set_scale(2.0)
    form = FormDialog(look, "A form", fields, {}, lambda _values: None)
    qtbot.addWidget(form)
    form.show()
    QApplication.processEvents()
    assert form.height() <= form.screen().availableGeometry().height()
    save = form.save.geometry()
    assert form.rect().contains(save)
    assert form.inputs["11"].visibleRegion().isEmpty()
    form.inputs["10"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(form.inputs["10"], Qt.Key.Key_Tab)
    assert form.inputs["11"].hasFocus()
    assert form.inputs["11"].visibleRegion().boundingRect().height() == look.px(28)


@pytest.mark.parametrize("command", ["write_note", "edit_tags", "show_history", "add_model"])
def test_a_dialog_opens_within_the_screen(desk, look, dialogs, command) -> None:
    look.set_scale(2.0)
    desk.workspace.change(selected="haneul-12.8b")
    getattr(desk.own_commands, command)()
    shown: QDialog = dialogs.shown[-1]
    screen = shown.screen().availableGeometry()
    assert shown.height() <= screen.height()
    assert shown.layout().totalMinimumSize().height() <= screen.height()


def overlapping(parts: Sequence[QWidget]) -> list[tuple[str, str]]:
    """Controls of a row that cover each other."""
    shown = sorted((part for part in parts if part.isVisible()), key=lambda part: part.x())
    pairs = itertools.pairwise(shown)
    return [
        (a.accessibleName(), b.accessibleName())
        for a, b in pairs
        if a.geometry().intersects(b.geometry())
    ]


def test_the_row_above_a_chart_leaves_words_out_and_cuts_no_button(qtbot, desk, look) -> None:
    look.set_scale(2.0)
    desk.window.resize(1300, 800)
    desk.workspace.change(tab="charts", chart="scores")
    tools = desk.center.panel("charts").tools
    desk.center.panel("charts").tools.options.click()  # the options take room from the chart
    QApplication.processEvents()
    buttons = [each for each in tools.findChildren(Button) if each != tools.chip]
    parts = tools.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert overlapping(parts) == []
    for button in buttons:
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.accessibleName()
    assert tools.export.accessibleName() == "Export…"
