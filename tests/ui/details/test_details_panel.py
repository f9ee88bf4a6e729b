"""The panel follows the window's state, and its links change nothing but the selection."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kollm_gui import i18n
from kollm_gui.ui.details.canvas import Canvas
from kollm_gui.ui.details.paragraph import Paragraph, Run
from kollm_gui.ui.details.rows_sources import SourceRow
from kollm_gui.ui.details.spot import Copy, CopyCitation, Open, Select, ShowSource, Spot, Toggle
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.details_panel import DetailsPanel
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace
from tests.fixtures import tiny_catalogue, tiny_snapshot


class Stage:
    """A panel with what it was given."""

    def __init__(self, qtbot, selected: str | None) -> None:
        self.look = Look()
        self.workspace = Workspace(tiny_snapshot(), ViewState(selected=selected))
        self.opened: list[str] = []
        self.panel = DetailsPanel(self.workspace, self.look, open_url=self.opened.append)
        qtbot.addWidget(self.panel)
        self.panel.resize(400, 500)
        self.panel.show()
        qtbot.waitExposed(self.panel)

    def canvas(self, name: str) -> Canvas:
        found = self.panel.page.canvas_of(name)
        assert found is not None
        return found

    def told(self) -> str:
        return "\n".join(canvas.accessibleDescription() for canvas in self.panel.page.canvases)

    def spot(self, name: str, action: type, text: str = "") -> Spot:
        for spot in self.canvas(name).spots:
            if isinstance(spot.action, action) and text in spot.name:
                return spot
        raise AssertionError((name, action, text))

    def click(self, name: str, spot: Spot) -> None:
        place = spot.rect.center().toPoint()
        QTest.mouseClick(self.canvas(name), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def stage(qtbot):
    return Stage(qtbot, "globe-ko-8b")


def test_the_panel_shows_what_is_selected_and_follows_it(stage):
    assert "Globe-Ko 8B · Sannae Research" in stage.panel.head.accessibleDescription()
    stage.workspace.change(selected="haneul-12.8b")
    assert "Haneul-Ko 12.8B" in stage.panel.head.accessibleDescription()
    assert "Training tokens: 167 B reported" in stage.told()
    stage.workspace.back()
    assert "Globe-Ko 8B" in stage.panel.head.accessibleDescription()


def test_the_first_picture_of_a_page_fills_the_view(qtbot):
    stage = Stage(qtbot, None)
    stage.panel.resize(400, 780)
    stage.workspace.change(selected="globe-ko-8b")
    stage.panel.grab()
    page = stage.panel.page
    shown = [child for child in page.widget().findChildren(Canvas) if child.isVisible()]
    lowest = max(child.geometry().bottom() for child in shown)
    assert lowest >= page.viewport().height() - 40


def test_other_changes_of_the_state_leave_the_panel_alone(stage):
    before = stage.panel.details
    stage.workspace.change(query="haneul", tab="charts")
    assert stage.panel.details is before


def test_other_data_under_the_same_selection_are_shown(stage):
    from msgspec.structs import replace

    from kollm_gui.library.snapshot import compose

    catalogue = tiny_catalogue()
    models = tuple(
        replace(model, name="Globe-Ko 8B v2") if model.slug == "globe-ko-8b" else model
        for model in catalogue.models
    )
    stage.workspace.replace_snapshot(compose(replace(catalogue, models=models)))
    assert stage.panel.details.title == "Globe-Ko 8B v2"


def test_nothing_selected_says_what_to_do(stage):
    stage.workspace.change(selected=None)
    assert stage.panel.empty_state.isVisible()
    assert not stage.panel.page.isVisible()
    assert "Choose a model" in stage.panel.empty_state.text


def test_an_entry_that_is_gone_is_named(stage):
    stage.workspace.change(selected="gone-7b")
    assert "gone-7b" in stage.panel.empty_state.text


def test_clicking_a_base_in_the_lineage_selects_it(stage):
    stage.click("lineage", stage.spot("lineage", Select, "Globe 8B"))
    assert stage.workspace.state.selected == "globe-8b"
    assert stage.panel.details.key == "globe-8b"


def test_clicking_the_maker_shows_the_organization(stage):
    (spot,) = stage.panel.head.spots
    place = spot.rect.center().toPoint()
    QTest.mouseClick(stage.panel.head, Qt.MouseButton.LeftButton, pos=place)
    assert stage.workspace.state.selected == "organization/sannae"


def test_links_change_nothing_but_the_selection(stage):
    before = stage.workspace.state
    stage.panel.act(Select("globe-8b"))
    assert stage.workspace.state == before.with_(selected="globe-8b")


def test_a_source_number_scrolls_to_the_source_and_lights_it(stage):
    bar = stage.panel.page.verticalScrollBar()
    stage.click("facts", stage.spot("facts", ShowSource))
    rows = [row for row in stage.canvas("sources").rows if isinstance(row, SourceRow)]
    assert [row.lit for row in rows].count(True) == 1
    assert bar.value() > 0


def test_tabs_scroll_to_their_section_and_follow_the_scroll(stage):
    page, tabs = stage.panel.page, stage.panel.tabs
    titles = [tabs.tabText(index) for index in range(tabs.count())]
    assert titles == ["Facts", "Corpora", "Recipe", "Scores", "Lineage", "Notes", "Mine", "Sources"]
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    assert tabs.currentIndex() == 2
    top = stage.canvas("recipe").y() - page.verticalScrollBar().value()
    assert 0 <= top <= 30
    page.verticalScrollBar().setValue(0)
    assert tabs.currentIndex() == 0
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert tabs.currentIndex() == 7


def test_a_tab_whose_section_cannot_reach_the_top_stays_chosen(stage):
    tabs = stage.panel.tabs
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        assert tabs.currentIndex() == index


def test_the_triangle_opens_the_disagreement_and_closes_it(stage):
    stage.workspace.change(selected="haneul-12.8b")
    assert "The card rounds" not in stage.told()
    stage.click("facts", stage.spot("facts", Toggle))
    assert "Reports disagree: 167; 170. The card rounds" in stage.told()
    stage.click("facts", stage.spot("facts", Toggle))
    assert "The card rounds" not in stage.told()


def test_another_model_starts_with_everything_closed(stage):
    stage.workspace.change(selected="haneul-12.8b")
    stage.click("facts", stage.spot("facts", Toggle))
    stage.workspace.change(selected="globe-8b")
    stage.workspace.change(selected="haneul-12.8b")
    assert "The card rounds" not in stage.told()


def test_an_address_is_opened_on_a_click_only(stage):
    assert stage.opened == []
    spot = next(s for s in stage.canvas("facts").spots if isinstance(s.action, Open))
    stage.click("facts", spot)
    assert stage.opened == [spot.action.url]


def test_the_clipboard_gets_the_value_the_source_and_the_citation(stage):
    stage.workspace.change(selected="haneul-12.8b")
    tokens = next(row for row in stage.canvas("facts").rows if "Training tokens" in row.told)
    entries = dict(tokens.menu)
    stage.panel.act(entries["Copy value"])
    assert QGuiApplication.clipboard().text() == "167 B"
    stage.panel.act(entries["Copy with source"])
    assert (
        QGuiApplication.clipboard()
        .text()
        .startswith(
            "Training tokens: 167 B reported (Haneul-Ko: open Korean language models, section 2; "
        )
    )
    stage.panel.act(CopyCitation(("haneul-report",)))
    assert "title = {" in QGuiApplication.clipboard().text()
    assert "haneul-report" in QGuiApplication.clipboard().text()


def test_tab_walks_through_the_links_and_enter_follows_one(stage):
    canvas = stage.canvas("lineage")
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert stage.workspace.state.selected == "globe-8b"


def test_copying_on_a_source_number_takes_its_citation(stage):
    canvas = stage.canvas("facts")
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    steps = next(i for i, s in enumerate(canvas.spots) if isinstance(s.action, ShowSource))
    for _step in range(steps):
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
    QTest.keyClick(canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().lstrip().startswith("@")


def test_text_can_be_marked_and_copied_without_what_holds_words_together(stage):
    with i18n.language("ko"):
        stage.workspace.change(selected="haneul-12.8b")
        canvas = stage.canvas("notes")
        at, paragraph = canvas.rows[1].texts[0]
        top = canvas.row_rect(1).top()
        place = QPoint(int(at.x()) + 4, int(at.y() + top) + 6)
        QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert canvas.selected_text.startswith("한국어로만 학습했고, 10만 스텝 부근에서")
    assert paragraph.text.startswith("한국어로만 학습했고")


@pytest.mark.parametrize("width", [110, 140, 170, 200])
def test_korean_lines_break_between_words(qapp, width):
    text = "한국어로만 학습했고 스텝 부근에서 손실이 발산했다(학습률과 관계없이)."
    lines = Paragraph(Look(), [Run(text)], width).lines
    assert len(lines) > 1
    assert all(line.endswith(" ") for line in lines[:-1])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_change_of_theme_is_drawn_in_the_new_colours(stage, theme):
    stage.look.set_theme("dark")
    stage.look.set_theme(theme)
    picture = stage.panel.grab().toImage()
    assert picture.pixelColor(2, picture.height() - 2) == stage.look.colour("surface")


def test_larger_text_makes_the_page_longer(stage):
    before = stage.panel.page.widget().height()
    stage.look.set_scale(1.5)
    assert stage.panel.page.widget().height() > before * 1.3


def test_sections_have_names_for_a_screen_reader_in_both_languages(stage):
    names = [canvas.accessibleName() for canvas in stage.panel.page.canvases]
    assert names == ["Facts", "Corpora", "Recipe", "Scores", "Lineage", "Notes", "Mine", "Sources"]
    with i18n.language("ko"):
        stage.workspace.change(selected="haneul-12.8b")
        assert "산내연구소" in stage.panel.head.accessibleDescription()


def test_show_all_opens_the_rest_of_a_long_list(qtbot):
    from msgspec.structs import replace

    from kollm_gui.library.snapshot import compose
    from tests.fixtures import make_score

    stage = Stage(qtbot, "globe-8b")
    catalogue = tiny_catalogue()
    scores = tuple(make_score("globe-8b", 40.0 + n, shots=n) for n in range(20, 40))
    changed = replace(catalogue, scores=(*catalogue.scores, *scores))
    stage.workspace.replace_snapshot(compose(changed))
    assert len(stage.canvas("scores").rows) == 8
    stage.click("scores", stage.spot("scores", Toggle, "Show all"))
    assert len(stage.canvas("scores").rows) == 22
    assert "79.00" in stage.told()


def test_a_facts_context_menu_offers_its_value_and_its_source(stage):
    stage.workspace.change(selected="haneul-12.8b")
    canvas = stage.canvas("facts")
    menu = canvas.menu_of(1)
    assert [entry.text() for entry in menu.actions()] == [
        "Copy value",
        "Copy with source",
        "Open source",
        "Suggest a correction",
        "Override this value…",
    ]
    menu.actions()[2].trigger()
    assert stage.opened == ["https://example.org/haneul.pdf"]


def test_hovering_a_source_number_tells_title_and_place(stage):
    stage.workspace.change(selected="haneul-12.8b")
    spot = stage.spot("facts", ShowSource)
    tip = stage.canvas("facts").tip_at(spot.rect.center())
    assert tip == "Haneul-Ko: open Korean language models, section 2"


def test_a_fact_without_a_source_says_so_on_hover(stage):
    stage.workspace.change(selected="haneul-12.8b")
    canvas = stage.canvas("facts")
    row = next(i for i, row in enumerate(canvas.rows) if row.told.startswith("Context"))
    assert canvas.tip_at(canvas.row_rect(row).center()) == "No source recorded"


def test_copied_text_is_what_was_asked_for(stage):
    stage.panel.act(Copy("하늘"))
    assert QGuiApplication.clipboard().text() == "하늘"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_title_tabs_and_page_never_cover_each_other(stage, scale):
    stage.look.set_scale(scale)
    stage.panel.resize(285, 300)
    QGuiApplication.processEvents()
    head, tabs, page = stage.panel.head.parentWidget(), stage.panel.tabs, stage.panel.page
    assert head.geometry().bottom() < tabs.y()
    assert tabs.geometry().bottom() < page.y()
    assert page.height() >= 48
    stage.panel.resize(400, 900)
    QGuiApplication.processEvents()
    assert head.height() >= stage.panel.head.geometry().bottom()  # all of it where there is room
