"""Models by benchmarks: gaps stay gaps, and only complete rows have a mean."""

import pytest
from msgspec.structs import replace

from kollm_gui.errors import UserError
from kollm_gui.library.snapshot import compose
from kollm_gui.tables.coverage import coverage_matrix, usual_benchmarks
from kollm_gui.tables.table_scores import TableScores
from tests.fixtures import make_score, tiny_catalogue, tiny_snapshot

SNAPSHOT = tiny_snapshot()


def twin(origin: str = "native-korean"):
    """The tiny catalogue with a second test like KMMLU, on which one model was scored."""
    catalogue = tiny_catalogue()
    kmmlu = next(each for each in catalogue.benchmarks if each.slug == "kmmlu")
    second = replace(kmmlu, slug="twin", name="Twin", origin=origin)
    score = make_score("globe-8b", 61.8, benchmark="twin")
    return compose(
        replace(
            catalogue,
            benchmarks=(*catalogue.benchmarks, second),
            scores=(*catalogue.scores, score),
        )
    )


def cells(matrix, slug: str) -> dict[str, str]:
    row = next(row for row in matrix.rows if row.slug == slug)
    return {column.key: column.cell(row).text for column in matrix.columns}


def test_a_model_without_a_score_has_a_gap_and_is_counted_so() -> None:
    matrix = coverage_matrix(twin(), None, ["kmmlu", "twin"])
    told = cells(matrix, "mirae-x")
    assert (told["covered"], told["kmmlu"], told["twin"]) == ("1 of 2", "53.40", "–")


def test_a_mean_stands_only_where_nothing_is_missing() -> None:
    matrix = coverage_matrix(twin(), None, ["kmmlu", "twin"])
    assert cells(matrix, "globe-8b")["mean"] == "51.80"
    assert cells(matrix, "mirae-x")["mean"] == "–"
    assert [row.slug for row in matrix.complete] == ["globe-8b"]


def test_native_and_translated_tests_have_no_mean_together() -> None:
    matrix = coverage_matrix(twin("translated"), None, ["kmmlu", "twin"])
    assert "mean" not in [column.key for column in matrix.columns]


def test_only_the_reference_protocol_fills_a_cell() -> None:
    # globe-8b-instruct was scored by chain of thought only.
    matrix = coverage_matrix(SNAPSHOT, None, ["kmmlu"])
    assert "globe-8b-instruct" not in [row.slug for row in matrix.rows]


def test_the_notes_name_each_protocol_and_the_common_subset() -> None:
    matrix = coverage_matrix(twin(), None, ["kmmlu", "twin"])
    assert matrix.notes[0] == "KMMLU under: direct · 5-shot · overall"
    assert matrix.notes[-1].startswith("1 of ")


def test_only_the_models_of_a_search_are_listed() -> None:
    matrix = coverage_matrix(SNAPSHOT, ["globe-8b"], ["kmmlu"])
    assert [row.slug for row in matrix.rows] == ["globe-8b"]
    assert matrix.counts() == {"kmmlu": 1}


def test_a_benchmark_without_a_reference_protocol_is_refused_with_a_sentence() -> None:
    catalogue = tiny_catalogue()
    bare = tuple(replace(each, reference_protocol=None) for each in catalogue.benchmarks)
    snapshot = compose(replace(catalogue, benchmarks=bare))
    with pytest.raises(UserError, match="no protocol"):
        coverage_matrix(snapshot, None, ["kmmlu"])


def test_english_tests_are_not_among_the_usual_ones() -> None:
    snapshot = twin("english")
    assert "twin" not in usual_benchmarks(snapshot, TableScores(snapshot))
