"""``kollm compare``."""

import json

import pytest

from tests.cli.conftest import Kollm


def test_two_models_side_by_side_as_a_table(kollm: Kollm) -> None:
    outcome = kollm("compare", "haneul-12.8b", "dodam-10.7b")
    assert outcome.code == 0
    lines = outcome.out.splitlines()
    assert lines[0].split()[:2] == ["Benchmark", "Protocol"]
    assert any(line.startswith("KMMLU %") for line in lines)
    assert "No average is formed." in lines


def test_everything_and_only_differences_as_json(kollm: Kollm) -> None:
    less = json.loads(kollm("compare", "haneul-12.8b", "globe-8b", "--format", "json").out)
    arguments = ("--everything", "--only-differences", "--mix-sources", "--format", "json")
    more = json.loads(kollm("compare", "haneul-12.8b", "globe-8b", *arguments).out)
    assert {row["key"] for row in less if row["section"] == "korean"} < {
        row["key"] for row in more if row["section"] == "korean"
    }
    assert all(row["haneul-12.8b"] != row["globe-8b"] for row in more)


def test_latex_with_the_sources_that_it_cites(kollm: Kollm) -> None:
    outcome = kollm("compare", "haneul-12.8b", "dodam-10.7b", "--format", "latex", "--with-bib")
    assert r"\begin{filecontents*}[overwrite]{kollm.bib}" in outcome.out
    assert "@misc{leaderboard," in outcome.out
    assert r"\toprule" in outcome.out
    assert r"\cite{leaderboard" in outcome.out


def test_a_comparison_as_a_document_of_its_own_with_caption_and_references(kollm: Kollm) -> None:
    pair = ("compare", "haneul-12.8b", "dodam-10.7b", "--format", "latex", "--standalone")
    document = kollm(*pair, "--with-bib").out
    assert document.startswith("% pdflatex FILE.tex\n\\documentclass")
    assert "\\caption{Comparison of " in document
    assert "\\label{tab:kollm-compare}" in document
    assert document.endswith("\\bibliography{kollm}\n\\end{document}\n")
    assert "\\bibliography" not in kollm(*pair).out


def test_an_adapted_model_beside_its_base(kollm: Kollm) -> None:
    [row] = json.loads(kollm("compare", "globe-ko-8b", "--gain", "--format", "json").out)
    assert (row["globe-8b"], row["globe-ko-8b"]) == (41.8, 46.1)
    assert row["part"] == "gain"
    assert row["margin"] > 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["haneul-12.8b"], "Name two models at least"),
        (["haneul-12.8b", "haneull"], "Nothing in the catalogue is called “haneull”"),
        (["haneul-12.8b", "globe-8b", "--format", "xml"], "--format cannot be “xml”"),
        (["haneul-12.8b", "globe-8b", "--with-bib"], "goes with “--format latex” only"),
        (["globe-ko-8b", "globe-8b", "--gain"], "takes one adapted model"),
        (["haneul-12.8b", "--gain"], "names no base model of Haneul-Ko 12.8B"),
    ],
)
def test_bad_input_is_answered_by_a_sentence(kollm: Kollm, arguments, told) -> None:
    outcome = kollm("compare", *arguments)
    assert outcome.code == 2
    assert told in outcome.err
    assert outcome.out == ""


def test_the_ninth_model_is_refused(kollm: Kollm) -> None:
    everything = [row["slug"] for row in json.loads(kollm("list", "--format", "json").out)]
    outcome = kollm("compare", *everything[:9])
    assert outcome.code == 2
    assert "8 models at most" in outcome.err
