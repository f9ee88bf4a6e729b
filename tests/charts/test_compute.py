"""How much compute stands behind a model."""

import pytest

from kollm_gui.charts.compute import Compute, training_compute
from kollm_gui.charts.score_places import frontier, place_over, stairs
from tests.fixtures import make_model, tiny_snapshot

MODELS = tiny_snapshot().models
C_GLOBE = 6 * 8.03e9 * 15000e9


def compute(slug: str) -> Compute | str:
    return training_compute(MODELS[slug], MODELS)


def test_a_pretrained_model_has_six_times_parameters_times_tokens():
    found = compute("haneul-12.8b")
    assert found == Compute(pytest.approx(6 * 12.8e9 * 167e9), "own")


def test_a_mixture_of_experts_computes_with_its_active_parameters():
    assert compute("onnuri-8x7b").flop == pytest.approx(6 * 12.9e9 * 2000e9)


def test_a_continual_model_has_its_bases_compute_and_that_of_what_it_added():
    found = compute("globe-ko-8b")
    assert found.flop == pytest.approx(C_GLOBE + 6 * 8.03e9 * 60e9)
    assert found.counting == "with-base"
    assert found.at_least  # its base's count is a lower bound


def test_without_the_bases_compute_a_continual_model_has_none():
    assert compute("dodam-ko-10.7b") == "no-base"


def test_a_tune_without_tokens_of_its_own_has_its_bases():
    tune = make_model(
        "tune", params_b=8.0, stage="instruct", relation=("fine-tuning",), base_model="globe-8b"
    )
    found = training_compute(tune, MODELS)
    assert found.flop == pytest.approx(C_GLOBE)
    assert found.counting == "base"


@pytest.mark.parametrize(
    ("fields", "gap"),
    [
        ({}, "no-size"),
        ({"params_b": 7.0}, "no-tokens"),
        ({"tokens_b": 7.0}, "no-size"),
        ({"params_b": 7.0, "merge_parents": ("globe-8b",)}, "merge"),
        ({"params_b": 7.0, "architecture": "moe", "tokens_b": 5.0}, "no-size"),
    ],
)
def test_what_is_missing_is_named(fields, gap):
    assert training_compute(make_model("gap", **fields), MODELS) == gap


def test_a_circle_of_bases_ends():
    one = make_model("one", params_b=1.0, added_tokens_b=1.0, base_model="two")
    two = make_model("two", params_b=1.0, added_tokens_b=1.0, base_model="one")
    assert training_compute(one, {"one": one, "two": two}) == "no-base"


def test_a_partial_date_stands_in_the_middle_of_the_days_it_may_mean():
    place = place_over(MODELS["mirae-x"], MODELS, "released")
    assert place.high - place.low == 365  # 2024 is a leap year
    assert place.x == (place.low + place.high) / 2
    assert place_over(MODELS["dodam-10.7b"], MODELS, "released") == "no-date"


def test_the_frontier_keeps_what_nothing_further_left_reaches():
    places = [("a", 1.0, 30.0), ("b", 2.0, 25.0), ("c", 3.0, 40.0), ("d", 3.0, 41.0)]
    assert frontier(places) == ("a", "d")
    assert frontier(places, less_is_better=True) == ("a", "b")


def test_the_first_of_equals_is_on_the_frontier():
    assert frontier([("b", 1.0, 5.0), ("a", 1.0, 5.0), ("c", 2.0, 5.0)]) == ("a",)


def test_the_stairs_keep_each_best_until_the_next():
    assert stairs([(1.0, 3.0), (2.0, 5.0)], 4.0) == (
        (1.0, 3.0),
        (2.0, 3.0),
        (2.0, 5.0),
        (4.0, 5.0),
    )
    assert stairs([], 4.0) == ()
