"""One journey through the whole window: find, read, sort, draw, export (J1 to J4)."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from kollm_gui.ui.desk import Desk
from kollm_gui.ui.settings import Settings
from kollm_gui.ui.view_state import SortKey
from tests.charts.shipped import shipped_snapshot
from tests.ui.conftest import desk, dialogs, host, look, make_desk, own  # noqa: F401 - fixtures


def shown(desk) -> list[str]:  # noqa: F811
    model = desk.center.panel("models").model
    return [model.key(row) for row in range(model.rowCount())]


def test_a_researcher_finds_reads_sorts_draws_and_exports(
    qtbot,
    qapp,
    desk,  # noqa: F811 - a fixture
    dialogs,  # noqa: F811
    tmp_path,
) -> None:
    tree, workspace = desk.tree, desk.workspace
    # J1: three categories, a family, a model; its details at the right.
    roots = [tree.model.index(row, 0).data() for row in range(tree.model.rowCount())]
    assert roots[:3] == ["Korean-centric", "Multilingual", "Korean-continual"]
    tree.view.setFocus()
    tree.view.setExpanded(tree.model.index_of("category/korean-centric"), True)
    tree.view.setExpanded(tree.model.index_of("category/korean-centric>family/haneul"), True)
    rect = tree.view.visualRect(tree.model.index_of("haneul-12.8b"))
    qtbot.mouseClick(tree.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert workspace.state.selected == "haneul-12.8b"
    assert desk.details.details is not None
    assert desk.details.details.title == "Haneul-Ko 12.8B"
    # J2: initial consonants; tree and table follow at once, and the word can be cleared.
    desk.actions["find"].trigger()
    desk.top.search.line.setText("ㅎㄴ")
    assert set(shown(desk)) == {"haneul-1.3b", "haneul-12.8b"}
    group = "category/multilingual"
    qtbot.waitUntil(lambda: tree.model.node(tree.model.index_of(group)).visible == 0)
    qtbot.keyClick(desk.top.search.line, Qt.Key.Key_Escape)
    assert len(shown(desk)) == 10
    # J3: by tokens, then by KMMLU; what is not known stays last both ways.
    panel = desk.center.panel("models")
    for key in ("tokens", "kmmlu"):
        for descending in (True, False):
            workspace.change(sort=(SortKey(key, descending),))
            told = next(each for each in panel.model.columns if each.key == key)
            known = [told.value(row) is not None for row in panel.model.shown]
            assert known == sorted(known, reverse=True)
    # J4: the survey's figure; a point selects; the export is asked for.
    desk.actions["figure_1"].trigger()
    assert (workspace.state.tab, workspace.state.chart_preset) == ("charts", "survey-figure-1")
    workspace.change(chart_preset=None, query="")
    charts = desk.center.panel("charts")
    qtbot.waitUntil(lambda: charts.figure is not None)
    desk.actions["export"].trigger()
    assert isinstance(dialogs.shown[-1], QDialog)
    dialogs.shown[-1].close()
    # Back to where it began.
    while workspace.can_go_back:
        desk.actions["back"].trigger()
    assert workspace.state.selected is None


@pytest.mark.parametrize("tab", ["models", "benchmarks"])
def test_a_journey_by_keyboard_alone(qtbot, qapp, desk, tab) -> None:  # noqa: F811
    desk.actions["tab_1" if tab == "models" else "tab_4"].trigger()
    desk.commands.go_to_results()
    view = desk.center.panel(tab).view
    assert qapp.focusWidget() is view
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert workspace_selected(desk)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    focus = qapp.focusWidget()
    assert focus is desk.details or desk.details.isAncestorOf(focus)


def workspace_selected(desk) -> str | None:  # noqa: F811
    return desk.workspace.state.selected


@pytest.fixture
def shipped_desk(qtbot, make_desk) -> Desk:  # noqa: F811 - a fixture
    """A shown window with the catalogue that is shipped."""
    made = make_desk(shipped_snapshot())
    made.window.resize(1440, 900)
    with qtbot.waitExposed(made.window):
        made.window.show()
    return made


def test_the_survey_s_figure_is_drawn_chosen_from_and_exported(
    qtbot,
    shipped_desk,
    dialogs,  # noqa: F811 - a fixture
    tmp_path,
) -> None:
    desk = shipped_desk  # noqa: F811
    desk.actions["figure_1"].trigger()
    charts = desk.center.panel("charts")
    qtbot.waitUntil(lambda: charts.figure is not None)
    assert charts.figure.empty is None
    # A click on a point selects its model, and Enter's way leads to its details.
    plot = charts.figure_view._plot
    _panel, hit = next(each for each in plot.hits() if each[1].key == "polyglot-ko-12.8b")
    at = QPoint(round(hit.x), round(hit.y))
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.workspace.state.selected == "polyglot-ko-12.8b"
    assert desk.details.details.title == "Polyglot-Ko 12.8B"
    desk.commands.go_to_details()
    assert desk.details.isVisible()
    # The export writes the page, its data and its sources, and the next one starts the same.
    dialogs.answer = tmp_path / "budget.pdf"
    desk.actions["export"].trigger()
    dialog = dialogs.shown[-1]
    qtbot.addWidget(dialog)
    dialog.export.click()
    written = {path.suffix: path.read_bytes() for path in tmp_path.glob("budget.*")}
    assert set(written) == {".pdf", ".csv", ".bib"}
    assert written[".pdf"].startswith(b"%PDF-")
    assert b"Polyglot-Ko 12.8B" in written[".csv"]
    assert b"@" in written[".bib"]
    settings = Settings(tmp_path / "settings.json")
    settings.change(**desk.to_remember())
    settings.save()
    kept = Settings(tmp_path / "settings.json").preferences.export_choices
    assert kept is not None
    assert str(tmp_path) in kept


def test_the_focus_goes_to_the_figure_and_copies_it(qtbot, qapp, desk) -> None:  # noqa: F811
    desk.actions["tab_2"].trigger()
    charts = desk.center.panel("charts")
    qtbot.waitUntil(lambda: charts.figure is not None)
    desk.commands.go_to_results()
    assert qapp.focusWidget() is charts.figure_view
    QGuiApplication.clipboard().clear()
    desk.actions["copy"].trigger()
    assert QGuiApplication.clipboard().mimeData().hasImage()
