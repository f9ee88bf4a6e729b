"""What can be given out of the window: tables, citations, pages, corrections."""

import json

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from kollm_gui.ui import output_commands
from kollm_gui.ui.details.spot import Suggest


@pytest.mark.parametrize(
    ("form", "begins"),
    [("csv", "name,"), ("tsv", "name\t"), ("json", "[\n"), ("markdown", "| Name"), ("latex", "%")],
)
def test_the_table_of_the_tab_is_copied_in_every_form(desk, dialogs, form, begins) -> None:
    desk.actions[f"copied_{form}"].trigger()
    assert dialogs.copied[-1].startswith(begins)
    assert "Haneul-Ko 12.8B" in dialogs.copied[-1]
    desk.workspace.change(tab="benchmarks")
    desk.actions[f"copied_{form}"].trigger()
    assert "KMMLU" in dialogs.copied[-1]
    assert "Haneul-Ko 12.8B" not in dialogs.copied[-1]


def test_a_copied_latex_table_names_search_protocol_and_data(desk, dialogs) -> None:
    desk.workspace.change(query="haneul")
    desk.actions["copied_latex"].trigger()
    told = dialogs.copied[-1]
    assert "\\caption{Language models of the KoLLM catalogue that ``haneul'' finds}" in told
    assert "\\label{tab:kollm-models}" in told
    assert "KMMLU under: direct $\\cdot$ 5-shot" in told
    assert "Data: KoLLM catalogue 2026.11" in told


def test_a_charts_data_are_its_table(desk, dialogs, tmp_path) -> None:
    desk.workspace.change(tab="charts", chart="training-budget")
    panel = desk.center.panel("charts")
    panel.show()
    dialogs.answer = tmp_path / "data.md"
    desk.actions["markdown"].trigger()
    text = dialogs.answer.read_text(encoding="utf-8")
    assert "Haneul-Ko 12.8B" in text
    assert text.count("\n| ") == len(panel.figure.data.rows) + 1
    desk.actions["view_bibtex"].trigger()
    assert "@misc{haneul-report," in dialogs.answer.read_text(encoding="utf-8")


def test_all_that_stands_behind_a_view_is_cited(desk, dialogs, tmp_path) -> None:
    dialogs.answer = tmp_path / "sources.json"
    desk.workspace.change(query="haneul")
    desk.actions["view_csl-json"].trigger()
    few = {item["id"] for item in json.loads(dialogs.answer.read_text(encoding="utf-8"))}
    assert "haneul-report" in few
    assert "kollm-catalogue-2026.11" in few
    desk.workspace.change(query="")
    desk.actions["view_csl-json"].trigger()
    all_of_them = {item["id"] for item in json.loads(dialogs.answer.read_text(encoding="utf-8"))}
    assert few < all_of_them


def test_a_selection_and_the_catalogue_are_cited(desk, dialogs) -> None:
    desk.workspace.change(selected="family/haneul")
    for name, begins in (("copy_ris", "TY  - "), ("copy_csl", "[")):
        desk.actions[name].trigger()
        assert dialogs.copied[-1].startswith(begins)
    desk.actions["cite_database"].trigger()
    assert "@misc{kollm-catalogue-2026.11," in dialogs.copied[-1]
    assert "content hash" in dialogs.copied[-1]


def test_a_table_of_hundreds_of_pages_is_not_printed(desk, dialogs, monkeypatch) -> None:
    monkeypatch.setattr(output_commands, "MOST_PRINTED", 2)
    desk.actions["print"].trigger()
    assert not dialogs.shown
    assert "at most 2 are printed" in dialogs.told[-1]


@pytest.mark.parametrize("state", [{}, {"tab": "benchmarks"}, {"tab": "charts"}], ids=str)
def test_what_the_tab_shows_can_be_printed(desk, dialogs, state, qtbot) -> None:
    desk.workspace.change(**state)
    desk.actions["print"].trigger()
    preview = dialogs.shown[-1]
    assert preview.windowTitle().startswith("Print: ")
    preview.close()


def test_the_details_can_be_printed_where_there_are_any(desk, dialogs) -> None:
    assert not desk.actions["print_details"].isEnabled()
    desk.workspace.change(selected="globe-8b")
    desk.actions["print_details"].trigger()
    assert dialogs.shown[-1].windowTitle() == "Print: Globe 8B"
    dialogs.shown[-1].close()
    desk.workspace.change(selected="category/multilingual")
    desk.commands.print_details()
    assert "Choose a model" in dialogs.told[-1]


def test_a_correction_of_a_cell_names_the_cell(desk, dialogs, monkeypatch) -> None:
    panel = desk.center.panel("models")
    columns = [column.key for column in panel.model.columns]
    panel.view.asked_column = columns.index("tokens")
    opened = []
    monkeypatch.setattr(desk.menu, "_popup", lambda menu, at: opened.append(menu))
    panel.menu_asked.emit("haneul-12.8b", QPoint())
    actions = {action.text(): action for action in opened[0].actions()}
    actions["Suggest a correction of this value"].trigger()
    assert "entry: haneul-12.8b\nfield: tokens_b" in dialogs.copied[-1]
    assert "value now: 167 B" in dialogs.copied[-1]


def test_a_correction_of_a_fact_or_a_score_names_it(desk) -> None:
    desk.workspace.change(selected="haneul-12.8b")
    facts = desk.details.page.canvas_of("facts")
    scores = desk.details.page.canvas_of("scores")
    assert facts is not None
    assert scores is not None
    (tokens,) = [
        action
        for row in facts.rows
        for _label, action in row.menu
        if isinstance(action, Suggest) and action.field == "tokens_b"
    ]
    desk.details.act(tokens)
    told = QGuiApplication.clipboard().text()
    assert "entry: haneul-12.8b\nfield: tokens_b\nvalue now: 167 B" in told
    assert "source: haneul-report" in told
    score = next(
        action for row in scores.rows for _l, action in row.menu if isinstance(action, Suggest)
    )
    desk.details.act(score)
    assert f"entry: {score.score}\n" in QGuiApplication.clipboard().text()


def test_a_panel_may_write_its_table_by_itself(desk, dialogs, tmp_path, monkeypatch) -> None:
    panel = desk.center.panel("benchmarks")
    monkeypatch.setattr(type(panel), "shown_table", None)
    monkeypatch.setattr(type(panel), "table_text", lambda _s, form: f"as {form}", raising=False)
    desk.workspace.change(tab="benchmarks")
    desk.actions["copied_tsv"].trigger()
    assert dialogs.copied[-1] == "as tsv"
    dialogs.answer = tmp_path / "a.tex"
    desk.actions["latex"].trigger()
    assert dialogs.answer.read_text() == "as latex"
