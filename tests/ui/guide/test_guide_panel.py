"""The Guide tab: pages, links to the evidence, and the way back."""

from urllib.parse import quote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from kollm_gui import i18n
from kollm_gui.catalogue.guide_links import links_in
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.guide_panel import GuidePanel
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace
from tests.charts.shipped import shipped_snapshot


@pytest.fixture(scope="module")
def shipped():
    return shipped_snapshot()


@pytest.fixture
def panel(qtbot, shipped):
    workspace = Workspace(shipped, ViewState().with_(tab="guide"))
    made = GuidePanel(workspace, Look())
    qtbot.addWidget(made)
    made.workspace = workspace
    return made


def test_the_first_page_shows_and_the_list_names_all(panel, shipped):
    first = next(iter(shipped.guide.values()))
    assert first.title in panel.view.toPlainText()
    titles = [
        panel.contents.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(panel.contents.count())
    ]
    assert titles == [page.title for page in shipped.guide.values()]


def test_choosing_a_page_is_a_step_that_can_be_gone_back(panel):
    panel.contents.setCurrentRow(3)
    chosen = panel.workspace.state.guide
    assert panel.page.slug == chosen == list(panel.workspace.snapshot.guide)[3]
    panel.workspace.back()
    assert panel.page.slug == next(iter(panel.workspace.snapshot.guide))


def test_a_number_opens_its_model_in_the_details_and_its_scores(panel, qtbot):
    with qtbot.waitSignal(panel.scores_asked) as asked:
        panel.follow("kollm:model/polyglot-ko-12.8b/kmmlu")
    assert asked.args == ["kmmlu"]
    assert panel.workspace.state.selected == "polyglot-ko-12.8b"
    assert panel.workspace.state.tab == "guide"  # the page stays beside its evidence


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("kollm:benchmark/kmmlu", {"selected": "benchmark/kmmlu"}),
        ("kollm:technique/chat-vector", {"selected": "technique/chat-vector"}),
        ("kollm:guide/budgets", {"guide": "budgets"}),
        (
            "kollm:query/" + quote("분류:다국어 -base"),
            {"query": "분류:다국어 -base", "tab": "models"},
        ),
        (
            "kollm:chart/training-budget?preset=survey-figure-1",
            {"tab": "charts", "chart": "training-budget", "chart_preset": "survey-figure-1"},
        ),
        (
            "kollm:compare/solar-10.7b,eeve-korean-10.8b",
            {"compare": ("solar-10.7b", "eeve-korean-10.8b"), "tab": "compare"},
        ),
    ],
)
def test_a_link_sets_the_state(panel, address, shown):
    panel.follow(address)
    state = panel.workspace.state
    assert {name: getattr(state, name) for name in shown} == shown


def test_a_strange_address_changes_nothing(panel):
    before = panel.workspace.state
    for address in ("https://example.org", "kollm:", "kollm:model/", "file:///etc/passwd"):
        panel.follow(address)
    assert panel.workspace.state == before


def test_hovering_a_score_tells_the_values_with_their_sources(panel):
    told = panel._tell("kollm:model/polyglot-ko-12.8b/kmmlu")
    assert "29.26" in told
    assert "KMMLU" in told


def test_every_link_can_be_reached_by_keyboard(panel, qtbot, shipped):
    page = panel.page
    addresses = [link.address for link in links_in(page.body)]
    panel.show()
    panel.view.setFocus()
    reached = []
    for _press in range(len(addresses)):
        qtbot.keyClick(panel.view, Qt.Key.Key_Tab)
        reached.append(panel.view.textCursor().charFormat().anchorHref())
    assert set(addresses) <= set(reached)


def test_copied_korean_holds_no_joiners(qtbot, shipped):
    with i18n.language("ko"):
        workspace = Workspace(shipped, ViewState().with_(tab="guide"))
        panel = GuidePanel(workspace, Look())
    qtbot.addWidget(panel)
    panel.view.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    panel.view.selectAll()
    copied = panel.view.createMimeDataFromSelection().text()
    assert "한국어 모델로 가는 세 갈래 길" in copied
    assert "\u2060" not in copied


def test_the_page_grows_with_the_text_size(panel):
    panel.resize(900, 600)
    panel.show()
    before = panel.view.document().size().height()
    panel.view._look.set_scale(1.5)
    assert panel.view.document().size().height() > before
