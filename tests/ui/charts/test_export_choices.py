"""The choices of the export dialog, and the command that does the same."""

import csv
import shlex

import pytest

from kollm_gui.cli.__main__ import main
from kollm_gui.ui.export_choices import ExportChoices, caveats, command_line, words_of
from kollm_gui.ui.export_dialog import ExportDialog
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.chart_request import FigureRequest, request_of
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace
from tests.charts.shipped import shipped_snapshot

REQUEST = FigureRequest("training-budget", "survey-figure-1", (("arrows", "no"),), None, None)


def test_a_named_size_is_recognized_and_any_other_is_ones_own():
    assert ExportChoices(width_mm=178.0).size == "two-columns"
    assert ExportChoices(width_mm=178.0, height_mm=90.0).size == "own"


def test_choices_survive_being_kept():
    choices = ExportChoices(format="png", width_mm=120.0, height_mm=80.0, unit="in", ground="clear")
    assert ExportChoices.from_json(choices.to_json()) == choices


@pytest.mark.parametrize(
    "line", [None, "", "{", "[]", '{"width_mm": "wide"}', '{"width_mm": -3}', '{"new": 1}']
)
def test_choices_that_cannot_be_read_are_the_usual_ones(line):
    assert ExportChoices.from_json(line) == ExportChoices()


def test_data_beside_data_are_not_written_twice():
    assert ExportChoices(format="csv").suffixes == (".csv", ".bib")
    assert ExportChoices().suffixes == (".pdf", ".csv", ".bib")


def test_an_option_stands_with_its_value_when_a_command_is_broken_into_lines():
    line = command_line(REQUEST, 'polyglot "korean data"', ExportChoices(), "en", "a figure.pdf")
    words = words_of(line)
    assert "--out 'a figure.pdf'" in words
    assert "--with-data" in words
    assert shlex.split(" ".join(words)) == shlex.split(line)


def test_what_the_command_cannot_say_is_told():
    told = caveats(REQUEST, ExportChoices(with_note=False), hidden=False)
    assert len(told) == 1
    assert caveats(REQUEST, ExportChoices(), hidden=False) == []


@pytest.mark.usefixtures("qapp")  # the dialog and the command paint with one application
@pytest.mark.parametrize(
    ("kind", "query"), [("pdf", ""), ("png", "-qwen"), ("svg", "polyglot 5.8"), ("csv", "폴리글")]
)
def test_the_command_writes_the_files_that_the_dialog_writes(
    dialogs, tmp_path, monkeypatch, kind, query
):
    choices = ExportChoices(format=kind, dpi=120, ground="clear", text_as_paths=True)
    here = tmp_path / "window"
    there = tmp_path / "command"
    here.mkdir()
    there.mkdir()
    dialogs.answer = here / f"budget.{kind}"
    state = ViewState(query=query, chart_preset="survey-figure-1")
    workspace = Workspace(shipped_snapshot(), state)
    request = request_of(workspace)
    dialog = ExportDialog(
        request, workspace.snapshot, Look(), dialogs, query=query, choices=choices
    )
    dialog.write()
    command = dialog.form._told
    dialog.deleteLater()
    monkeypatch.chdir(there)
    assert main(shlex.split(command)[1:]) == 0
    written = {path.name: path.read_bytes() for path in here.iterdir()}
    assert {path.name: path.read_bytes() for path in there.iterdir()} == written
    assert set(written) == {f"budget{suffix}" for suffix in choices.suffixes}


def test_the_csv_has_the_figures_rows(make_dialog, dialogs, tmp_path):
    dialogs.answer = tmp_path / "data.csv"
    dialog = make_dialog(ExportChoices(format="csv", with_bib=False))
    dialog.write()
    with (tmp_path / "data.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert tuple(rows[0]) == (*dialog._figure.data.header, "catalogue")
    assert len(rows) == len(dialog._figure.data.rows) + 1
