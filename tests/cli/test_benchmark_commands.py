"""Benchmarks, coverage and reports on the command line."""

import json

from tests.cli.conftest import Kollm


def test_benchmarks_are_listed_and_found_by_words(kollm: Kollm) -> None:
    outcome = kollm("benchmarks", "logic")
    assert "LogicKor" in outcome.out
    assert "KMMLU" not in outcome.out
    assert "1 of " in outcome.out


def test_benchmarks_as_json_hold_raw_values(kollm: Kollm) -> None:
    rows = json.loads(kollm("benchmarks", "--format", "json").out)
    kmmlu = next(row for row in rows if row["slug"] == "kmmlu")
    assert (kmmlu["random_baseline"], kmmlu["models_scored"]) == (25.0, 7)


def test_coverage_shows_k_of_n_and_its_protocols(kollm: Kollm) -> None:
    outcome = kollm("coverage", "globe", "--benchmarks", "kmmlu")
    assert "1 of 1" in outcome.out
    assert "KMMLU under: direct · 5-shot · overall" in outcome.out


def test_coverage_as_data_can_be_joined_by_the_slug(kollm: Kollm) -> None:
    given = ("coverage", "globe", "--benchmarks", "kmmlu", "--format")
    rows = json.loads(kollm(*given, "json").out)
    assert all(row["slug"].startswith("globe") for row in rows)
    assert kollm(*given, "csv").out.startswith("slug,name,covered,kmmlu_percent\n")
    assert "Slug" not in kollm(*given, "markdown").out


def test_coverage_names_an_unknown_benchmark(kollm: Kollm) -> None:
    outcome = kollm("coverage", "--benchmarks", "kmmlv")
    assert outcome.code == 2
    assert "kmmlu" in outcome.err


def test_reports_of_one_model_stand_side_by_side(kollm: Kollm) -> None:
    outcome = kollm("scores", "--benchmark", "kmmlu", "--reports", "haneul-12.8b")
    assert [value in outcome.out for value in ("33.10", "29.26", "34.50")] == [True] * 3
    assert "2 protocols" in outcome.out


def test_a_model_without_reports_is_a_sentence(kollm: Kollm) -> None:
    outcome = kollm("scores", "--benchmark", "kmmlu", "--reports", "globe-tamil-7b")
    assert outcome.code == 2
    assert "no score" in outcome.err


def test_a_column_takes_another_protocol(kollm: Kollm) -> None:
    told = ("list", "globe", "--format", "json", "--columns", "kmmlu")
    rows = json.loads(kollm(*told, "--protocol", "kmmlu=cot, 0-shot").out)
    values = {row["slug"]: row["kmmlu_percent"] for row in rows}
    assert (values["globe-8b-instruct"], values["globe-8b"]) == (44.2, None)


def test_an_unknown_protocol_is_a_sentence_with_the_way_on(kollm: Kollm) -> None:
    outcome = kollm("list", "--protocol", "kmmlu=9-shot")
    assert outcome.code == 2
    assert "--protocols" in outcome.err


def test_every_command_that_shows_scores_heeds_the_provenance(kollm: Kollm) -> None:
    for command in (
        ["list", "mirae", "--columns", "kmmlu"],
        ["show", "mirae-x"],
        ["coverage", "--benchmarks", "kmmlu"],
    ):
        outcome = kollm(*command, "--provenance", "third-party")
        assert "Only reports of these kinds count here: third-party." in outcome.out
        assert "53.40" not in outcome.out


def test_an_unknown_provenance_is_a_sentence(kollm: Kollm) -> None:
    outcome = kollm("list", "--provenance", "hearsay")
    assert outcome.code == 2
    assert "third-party" in outcome.err
