"""The Charts tab follows the state and changes it."""

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kollm_gui import i18n
from kollm_gui.ui.panels.chart_options import Hairline
from kollm_gui.ui.panels.chart_panel import ChartPanel
from kollm_gui.ui.panels.chart_ways_out import usual_chart, ways_out


def drawn(panel) -> set[str]:
    from kollm_gui.ui.panels.chart_request import drawn_keys

    return set(drawn_keys(panel.figure))


def test_the_first_frame_has_the_chart(show_panel):
    panel = show_panel()
    assert panel.figure.chart == "training-budget"
    assert "haneul-12.8b" in drawn(panel)
    assert panel.figure_view.isVisible()
    assert panel.tools.counts.text() == panel.figure.counts


def test_a_click_on_a_mark_selects_its_model(show_panel, qtbot, settle):
    panel = show_panel()
    plot = panel.figure_view._plot
    _panel, hit = next(each for each in plot.hits() if each[1].key == "globe-8b")
    at = QPoint(round(hit.x), round(hit.y))
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert panel.workspace.state.selected == "globe-8b"
    assert panel.figure.selected == "globe-8b"
    assert panel.side.card.slug == "globe-8b"


def test_a_selection_made_elsewhere_is_marked(show_panel, settle):
    panel = show_panel()
    panel.workspace.change(selected="haneul-1.3b")
    settle()
    assert panel.figure.selected == "haneul-1.3b"


def test_the_search_limits_what_is_drawn(show_panel, settle):
    panel = show_panel()
    panel.workspace.change(query="haneul")
    settle()
    assert drawn(panel) == {"haneul-1.3b", "haneul-12.8b"}


def test_changes_in_one_go_are_drawn_once(show_panel, qtbot, settle):
    panel = show_panel()
    made = []
    panel.figure_changed.connect(made.append)
    for word in ("h", "ha", "han", "haneul"):
        panel.workspace.change(query=word)
    settle()
    assert len(made) == 1


def test_a_hidden_panel_draws_when_it_is_shown_again(show_panel, settle):
    panel = show_panel()
    panel.hide()
    panel.workspace.change(query="haneul")
    settle()
    assert len(drawn(panel)) > 2
    panel.show()
    assert drawn(panel) == {"haneul-1.3b", "haneul-12.8b"}


def test_an_option_changes_the_state_and_the_state_the_option(show_panel, settle):
    panel = show_panel()
    options = panel.side.options
    options.flags["arrows"].click()
    assert panel.workspace.state.chart_options == {"training-budget": {"arrows": "no"}}
    panel.workspace.change(chart_options={"training-budget": {"size": "total"}})
    settle()
    assert options.flags["arrows"].isChecked()
    assert options.boxes["size"].value == "total"


def test_the_choosers_of_chart_and_benchmark_change_the_state(show_panel, settle):
    panel = show_panel()
    panel.tools.chart.chosen.emit("scores")
    settle()
    assert panel.workspace.state.chart == "scores"
    assert set(panel.side.options.boxes) == {"subset", "beside", "order", "top"}
    panel.tools.benchmark.chosen.emit("logickor")
    settle()
    assert "LogicKor" in panel.figure.title
    assert panel.tools.chip.isVisible()
    assert "Protocol" in panel.tools.chip.accessibleName()


def test_a_preset_of_the_survey_can_be_chosen_and_left(show_panel, settle):
    panel = show_panel(chart="scores")
    panel.side.options.preset.chosen.emit("survey-kmmlu")
    settle()
    assert panel.workspace.state.chart_preset == "survey-kmmlu"
    panel.side.options.preset.chosen.emit("")
    settle()
    assert panel.workspace.state.chart_preset is None


def test_the_data_table_says_what_the_figure_has(show_panel, qtbot, settle):
    panel = show_panel()
    panel.figure_view.setFocus()
    qtbot.keyClick(panel.figure_view, Qt.Key.Key_D)
    settle()
    assert panel.data.isVisible()
    data, model = panel.figure.data, panel.data.records
    assert model.columnCount() == len(data.header)
    shown = [
        [model.record(row).values[c] for c in range(len(data.header))]
        for row in range(model.rowCount())
    ]
    assert shown == [list(row) for row in data.rows]
    qtbot.keyClick(panel.data, Qt.Key.Key_Escape)
    assert panel.figure_view.isVisible()


def test_a_row_of_the_data_selects_its_model_and_unknowns_sort_last(show_panel, settle):
    panel = show_panel()
    panel.show_data(shown=True)
    table = panel.data
    row = table.records.row_of("haneul-1.3b")
    table.setCurrentIndex(table.records.index(row, 0))
    assert panel.workspace.state.selected == "haneul-1.3b"
    column = panel.figure.data.header.index("tokens_b")
    for _direction in range(2):
        table.header.sort_asked.emit(column, False)
        values = [table.records.record(at).values[column] for at in range(table.records.rowCount())]
        assert values.index(None) == sum(value is not None for value in values)


def test_the_data_can_be_copied(show_panel):
    panel = show_panel()
    panel.show_data(shown=True)
    panel.data.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == len(panel.figure.data.rows) + 1
    assert "haneul-12.8b" in "".join(lines)


def test_a_protocol_of_the_menu_becomes_that_of_the_bars(show_panel, settle, monkeypatch):
    panel = show_panel(chart="scores")
    menus = []
    monkeypatch.setattr(panel.tools, "popup", lambda menu, _below: menus.append(menu))
    panel.tools.chip.click()
    (menu,) = menus
    offers = {action.text(): action for action in menu.actions() if action.text()}
    offers["CoT · 0-shot, 1 model"].trigger()
    settle()
    assert drawn(panel) == {"globe-8b-instruct"}
    assert "CoT" in panel.tools.chip.accessibleName()


def test_nothing_to_draw_says_why_and_offers_the_way_out(show_panel, settle):
    panel = show_panel(query="no model has this name")
    assert panel.empty.isVisible()
    assert panel.empty.sentence == panel.figure.empty
    assert not panel.tools.export.isEnabled()
    text, work = ways_out(panel.workspace)[0]
    assert text == "Clear search"
    work()
    settle()
    assert panel.figure_view.isVisible()


def test_a_state_that_cannot_be_read_is_told_and_left(show_panel, settle):
    panel = show_panel(chart="pie")
    assert "pie" in panel.empty.sentence
    _text, work = usual_chart(panel.workspace)
    work()
    settle()
    assert panel.figure.chart == "training-budget"
    panel.workspace.change(chart_options={"training-budget": {"size": "huge"}})
    settle()
    assert "huge" in panel.empty.sentence
    work()
    settle()
    assert panel.figure_view.isVisible()


def test_a_name_in_the_strip_selects(show_panel, settle):
    panel = show_panel()
    keys = [key for group in panel.figure.strip.groups for key, _name in group.items]
    panel.figure_view.strip_clicked.emit(keys[0])
    assert panel.workspace.state.selected == keys[0]


def test_the_card_reads_what_is_pointed_at_and_falls_back_to_the_selection(show_panel, settle):
    panel = show_panel(selected="haneul-12.8b")
    panel.figure_view.hovered.emit("globe-8b")
    assert panel.side.card.slug == "globe-8b"
    panel.figure_view.hovered.emit(None)
    assert panel.side.card.slug == "haneul-12.8b"
    assert panel.workspace.state.selected == "haneul-12.8b"


def test_the_card_counts_by_the_rules_of_the_survey(show_panel):
    from kollm_gui.ui.panels.chart_card import budget_facts

    panel = show_panel()
    snapshot = panel.workspace.snapshot
    told = {
        fact.label: fact.cell.text
        for fact in budget_facts(snapshot.models["haneul-12.8b"], snapshot)
    }
    assert told["Parameters"] == "12.8 B"
    assert told["Tokens"] == "167 B"
    assert told["Per parameter"] == "13.0"
    assert told["Chinchilla"] == "0.65 ×"
    assert told["FLOP (6ND)"].replace("\u00a0", " ") == "1.3 × 10²²"
    added = {
        fact.label: fact.cell.text
        for fact in budget_facts(snapshot.models["globe-ko-8b"], snapshot)
    }
    assert added["Added tokens"] == "≈ +60 B" or added["Added tokens"] == "+60 B"
    assert "Per parameter" not in added


def test_the_status_counts_every_model_of_the_figure(show_panel):
    panel = show_panel()
    numbers = [int(part.split()[0]) for part in panel.status_text.split("·")]
    labels = panel.figure_view.dropped_labels
    assert sum(numbers) - labels == len(panel.figure.data.rows)
    assert numbers[0] == len(drawn(panel))


def test_the_picture_can_be_copied(show_panel):
    panel = show_panel()
    panel.copy_picture()
    image = QGuiApplication.clipboard().image()
    assert image.width() == round(178 / 25.4 * 300)


def test_the_options_give_way_in_a_narrow_window_unless_asked_for(show_panel, settle):
    panel = show_panel()
    assert panel.side.isVisible()
    panel.resize(600, 700)
    settle()
    assert not panel.side.isVisible()
    panel.tools.options.click()
    assert panel.side.isVisible()


def test_the_tool_row_never_widens_the_panel(show_panel, settle):
    panel = show_panel(chart="scores")
    panel.resize(560, 700)
    settle()
    assert panel.width() == 560
    right = panel.tools.options.geometry().right()
    assert right <= panel.tools.width()
    assert panel.tools.copy.accessibleName() == "Copy"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("chart", ["training-budget", "scores"])
def test_every_theme_and_language_has_names_for_every_control(
    show_panel, look, theme, language, chart
):
    i18n.set_language(language)
    look.set_theme(theme)
    panel = show_panel(chart=chart, selected="haneul-12.8b")
    assert not panel.grab().isNull()
    nameless = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
    ]
    assert [widget.parentWidget() for widget in nameless] == []


def test_a_theme_change_repaints_in_the_new_colours(show_panel, look, settle):
    panel = show_panel()
    look.set_theme("dark")
    settle()
    corner = panel.figure_view.grab().toImage().pixelColor(4, 4)
    assert corner == look.colour("surface")
    look.set_theme("light")


def test_export_opens_the_dialog_on_the_figure(show_panel, dialogs):
    panel = show_panel(selected="haneul-12.8b")
    panel.export()
    (dialog,) = dialogs.shown
    assert dialog.target.name == "training-budget.pdf"
    dialog.form.format.chosen.emit("svg")
    assert panel.export_choices.format == "svg"


def test_a_closed_panel_is_let_go(qapp, look, dialogs, workspace):
    panel = ChartPanel(workspace, look, dialogs)
    panel.resize(900, 600)
    panel.show()
    qapp.processEvents()
    gone = weakref.ref(panel)
    panel.close()
    panel.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    del panel
    gc.collect()
    assert gone() is None
    workspace.change(query="haneul")  # nobody is left to draw it
    look.set_theme("dark")


def test_the_status_counts_the_labels_of_the_size_that_is_seen(show_panel, look, settle):
    panel = show_panel()
    for width, scale in ((1150, 2.0), (1150, 1.0), (600, 1.0), (1900, 1.0)):
        panel.resize(width, 760)
        look.set_scale(scale)
        settle()
        dropped = panel.figure_view.dropped_labels
        assert (f"{dropped} label" in panel.status_text) == bool(dropped)


def test_rows_of_panels_fill_the_plot_that_is_seen(show_panel, look, settle):
    look.set_scale(0.8)
    panel = show_panel(chart="scores")
    settle()
    plot = panel.figure_view._plot
    bottom = max(each.room.bottom for each in plot.panels)
    assert plot.height() - 8 <= bottom <= plot.height()


def test_the_rule_between_options_and_card_is_seen(show_panel, look):
    panel = show_panel()
    rule = panel.side.findChild(Hairline)
    middle = rule.mapTo(panel, QPoint(rule.width() // 2, 0))
    seen = panel.grab().toImage().pixelColor(middle)
    assert seen == look.colour("line")
