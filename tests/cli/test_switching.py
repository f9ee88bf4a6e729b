"""``kollm switching``."""

import json
from pathlib import Path

import pytest

from kollm_gui.cli.__main__ import main

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "code-switching"


@pytest.fixture
def answers(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text("id,completion\n1,연소는大量의 가스\n2,모두 한국어다\n", encoding="utf-8")
    return file


def test_the_counts_come_as_json_with_intervals(answers, capsys):
    assert main(["switching", str(answers), "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["answers"], row["with_hangul"], row["han_before"]) == (2, 2, 1)
    assert (row["stray"]["hits"], row["stray"]["n"]) == (1, 2)
    assert row["stray"]["low"] < 0.5 < row["stray"]["high"]


def test_the_list_shows_the_words_around(answers, capsys):
    assert main(["switching", str(answers), "--list"]) == 0
    assert "연소는⟦大量⟧의 가스" in capsys.readouterr().out


def test_one_bad_file_leaves_the_others_counted(answers, tmp_path, capsys):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    assert main(["switching", str(tmp_path)]) == 2
    printed = capsys.readouterr()
    assert "answers.csv" in printed.out
    assert "bad.json" in printed.err


@pytest.mark.parametrize("given", [["--without", "nonsense"], ["--each", "word"]])
def test_an_unknown_word_is_told(answers, given, capsys):
    assert main(["switching", str(answers), *given]) == 2
    assert "one of" in capsys.readouterr().err


def test_the_survey_s_outputs_give_its_figure(capsys):
    if not SAMPLES.is_dir():
        pytest.skip("the shared samples are not beside this checkout")
    assert main(["switching", str(SAMPLES), "--format", "json"]) == 0
    found = {row["model"]: row for row in json.loads(capsys.readouterr().out)}
    assert (found["command-r-plus"]["answers"], found["command-r-plus"]["han_before"]) == (399, 29)
    assert (found["gpt-4-turbo"]["answers"], found["gpt-4-turbo"]["han_before"]) == (399, 0)


def test_a_missing_file_and_one_without_answers_are_told(tmp_path, capsys):
    assert main(["switching", str(tmp_path / "nofile")]) == 2
    assert "check that it exists" in capsys.readouterr().err
    (tmp_path / "empty.csv").write_text("id,answer\n", encoding="utf-8")
    assert main(["switching", str(tmp_path)]) == 0
    assert capsys.readouterr().err == "empty.csv holds no answer.\n"
