"""Reports of one score in the window: opened from every mark, told in whole, copied."""

import pytest
from PySide6.QtCore import QPoint, Qt

from kollm_gui.ui.details.content_entries import details_of
from kollm_gui.ui.details.spot import Select, UseProtocol
from kollm_gui.ui.view_state import ViewState

TARGET = "reports/kmmlu/haneul-12.8b"


def test_a_click_on_the_mark_in_the_table_opens_the_reports(qtbot, desk) -> None:
    view = desk.center.panel("models").view
    model = view.model()
    column = [each.key for each in model.columns].index("kmmlu")
    rect = view.visualRect(model.index(model.row_of("haneul-12.8b"), column))
    at = QPoint(rect.right() - 8, rect.center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.workspace.state.selected == TARGET
    assert desk.workspace.state.selected_model == "haneul-12.8b"


def test_the_key_opens_the_reports_of_the_selected_model(desk) -> None:
    assert not desk.actions["reports"].isEnabled()
    desk.workspace.change(selected="haneul-12.8b")
    desk.actions["reports"].trigger()
    assert desk.workspace.state.selected == TARGET
    desk.actions["back"].trigger()
    assert desk.workspace.state.selected == "haneul-12.8b"


def test_the_mark_in_the_details_opens_the_reports(desk) -> None:
    desk.workspace.change(selected="haneul-12.8b")
    canvas = desk.details.page.canvas_of("scores")
    targets = [s.action.target for s in canvas.spots if isinstance(s.action, Select)]
    assert TARGET in targets


def test_the_menu_of_a_model_offers_its_reports(desk) -> None:
    actions = {action.text(): action for action in desk.menu.of_model("haneul-12.8b").actions()}
    actions["All reports on KMMLU"].trigger()
    assert desk.workspace.state.selected == TARGET


def test_the_page_shows_every_value_with_its_provenance(desk) -> None:
    desk.workspace.change(selected=TARGET)
    page = desk.details.details
    assert page.title == "Reports disagree"
    (body,) = [part.body for part in page.sections if part.id == "reports"]
    assert (body.cards[0].value, body.cards[0].shown) == ("33.10", True)
    assert {card.provenance for card in body.cards} >= {"third-party", "seed"}
    assert any(part.id == "meaning" for part in page.sections)


def test_all_reports_are_copied_with_what_they_mean(desk) -> None:
    desk.workspace.change(selected=TARGET)
    text = dict(desk.details.details.copies)["Copy all reports"]
    assert text.startswith("Score\tProtocol")
    assert "2 protocols" in text


def test_beside_a_chart_the_reports_have_their_place(desk) -> None:
    desk.workspace.change(tab="charts")
    assert not desk.details.isVisible()
    desk.workspace.change(selected=TARGET)
    assert desk.details.isVisible()
    desk.workspace.change(selected="haneul-12.8b")
    assert not desk.details.isVisible()


@pytest.mark.parametrize("name", ["reports/kmmlu", "reports/kmmlu/nobody", "reports/no/globe-8b"])
def test_a_view_that_names_nothing_is_no_page(desk, name) -> None:
    assert details_of(desk.workspace.snapshot, name) is None


def test_a_selected_score_selects_its_model_in_the_table(desk) -> None:
    desk.workspace.change(selected=TARGET)
    assert desk.center.panel("models").view.current_key() == "haneul-12.8b"
    assert ViewState(selected="reports/kmmlu").selected_model is None


def test_choosing_a_protocol_on_the_benchmarks_page_ranks_anew(desk) -> None:
    desk.workspace.change(selected="benchmark/kmmlu")
    canvas = desk.details.page.canvas_of("protocols")
    action = next(s.action for s in canvas.spots if isinstance(s.action, UseProtocol))
    before = [line.name for line in ranking(desk)]
    desk.details.act(action)
    assert desk.workspace.state.protocols["kmmlu"] == action.key
    assert [line.name for line in ranking(desk)] != before


def ranking(desk):
    (body,) = [part.body for part in desk.details.details.sections if part.id == "scores"]
    return body.lines


def test_a_benchmark_without_a_usual_protocol_gets_a_column_under_its_widest(desk) -> None:
    tools = desk.center.panel("models").tools
    slug = "logickor"
    tools._toggle(slug, on=True)
    assert slug in desk.workspace.state.columns
    column = next(c for c in desk.center.panel("models").model.columns if c.key == slug)
    assert "judge" in column.help
