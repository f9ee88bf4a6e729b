"""How far scores may be off, and which of them cannot be told apart."""

from math import isclose, nan, sqrt

import pytest
from msgspec.structs import replace

from kollm_gui.comparing.uncertainty import difference, distinguishable, items_of, standard_error
from tests.fixtures import make_score, tiny_snapshot


def test_the_source_s_own_error_goes_first() -> None:
    assert standard_error(make_score("a", 50.0, stderr=0.4, n=100)) == 0.4


def test_without_it_a_share_of_counted_items_has_a_binomial_error_in_its_own_unit() -> None:
    error = standard_error(make_score("a", 50.0, n=100))
    assert error is not None
    assert isclose(error, 100 * sqrt(0.25 / 100))


def test_the_benchmark_s_items_serve_a_row_that_does_not_count_but_only_overall() -> None:
    assert standard_error(make_score("a", 50.0), items=400) == 2.5
    assert standard_error(make_score("a", 50.0, n=100), items=400) == 5.0
    assert standard_error(make_score("a", 50.0, subset="supercategory: STEM"), items=400) is None


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({}, id="no count"),
        pytest.param({"n": 0}, id="a count of none"),
        pytest.param({"n": 80, "metric": "judge_score", "unit": "points"}, id="a judged score"),
        pytest.param({"n": 80, "metric": "macro_f1"}, id="an F1 is no share"),
        pytest.param({"stderr": nan}, id="no number"),
        pytest.param({"stderr": -1.0}, id="below nothing"),
    ],
)
def test_what_cannot_be_known_stays_unknown(fields: dict[str, object]) -> None:
    assert standard_error(make_score("a", 50.0, **fields)) is None


@pytest.mark.parametrize("value", [-3.0, 140.0, nan])
def test_a_share_outside_its_scale_has_no_error(value: float) -> None:
    assert standard_error(make_score("a", value, n=100)) is None


@pytest.mark.parametrize("value", [0.0, 100.0])
def test_nothing_right_among_five_is_no_certainty(value: float) -> None:
    error = standard_error(make_score("a", value, n=5))
    assert error is not None
    assert 5 < error < 20


def test_two_scores_are_told_apart_only_beyond_the_error_of_their_difference() -> None:
    fifty = make_score("a", 50.0, n=100)
    assert distinguishable(fifty, make_score("b", 63.0, n=100)) is False
    assert distinguishable(fifty, make_score("b", 64.0, n=100)) is True
    assert distinguishable(fifty, make_score("b", 63.0, n=100), z=1.0) is True


def test_with_one_error_unknown_nothing_is_said_but_equal_values_are_equal() -> None:
    fifty = make_score("a", 50.0, n=100)
    assert distinguishable(fifty, make_score("b", 63.0)) is None
    assert distinguishable(make_score("a", 50.0), make_score("b", 50.0)) is False


def test_the_difference_of_errors_adds_them_in_quadrature() -> None:
    found = difference(make_score("a", 50.0, stderr=3.0), make_score("b", 42.0, stderr=4.0))
    assert (found.value, found.standard_error) == (8.0, 5.0)
    assert found.margin(2.0) == 10.0
    assert difference(make_score("a", 50.0), make_score("b", 42.0)).margin() is None


def test_two_units_have_no_difference() -> None:
    with pytest.raises(ValueError, match="no difference"):
        difference(make_score("a", 50.0), make_score("b", 8.0, unit="points"))


def test_the_items_of_a_benchmark_are_those_of_its_test_split_where_it_names_one() -> None:
    kmmlu = tiny_snapshot().benchmarks["kmmlu"]
    split = replace(kmmlu, items=900, extras={"splits": {"train": 400, "test": 500}})
    assert items_of(split) == 500
    assert items_of(replace(kmmlu, items=900, extras={"splits": {"train": 400}})) == 900
    assert items_of(None) is None
