"""The chart of code-switching."""

import pytest
from msgspec.structs import replace

from kollm_gui.charts.figure import Figure
from kollm_gui.charts.registry import make_figure
from kollm_gui.charts.switching_rows import BENCHMARK, ENGLISH, KOREAN, OWN
from kollm_gui.comparing.intervals import wilson
from kollm_gui.library.snapshot import Snapshot, compose
from tests.charts.marks import column, intervals, points
from tests.charts.shipped import shipped_snapshot
from tests.fixtures import tiny_catalogue
from tests.makers import make_model, make_score

COUNTED = {
    # hits, answers with Hangul, all answers
    "command-r-plus-104b": (29, 389, 399),
    "mixtral-8x7b-instruct": (22, 300, 399),
    "command-r-35b": (16, 348, 399),
    "llama-2-70b-chat": (14, 116, 395),
    "mistral-large-2402": (1, 282, 399),
    "llama-3-70b-instruct": (1, 36, 399),
    "gpt-4-turbo": (0, 380, 399),
    "gpt-3.5-turbo": (0, 378, 399),
    "command-r-plus-104b-base": (0, 103, 399),
    "command-r-35b-base": (0, 108, 399),
}


def switching(snapshot: Snapshot | None = None, slugs=None, **given: str) -> Figure:
    return make_figure("code-switching", snapshot or shipped_snapshot(), slugs, given)


def figure_3(**given: str) -> Figure:
    return make_figure(
        "code-switching", shipped_snapshot(), given=given, preset_key="survey-figure-3"
    )


def count(model: str, subset: str, hits: int, n_hangul: int, n: int = 100):
    return make_score(
        model,
        100 * hits / n,
        benchmark=BENCHMARK,
        subset=subset,
        metric="share_with_han",
        method="generation",
        shots=None,
        hits=hits,
        n=n,
        n_hangul=n_hangul,
        provenance="derived",
    )


def holding(*found, models=("one",)) -> Snapshot:
    made = tuple(make_model(slug) for slug in models)
    return compose(replace(tiny_catalogue(), scores=found, models=made))


def test_figure_3_counts_the_answers_that_contain_hangul():
    figure = figure_3()
    of = column(figure, "of")
    assert column(figure, "hits") == {slug: told[0] for slug, told in COUNTED.items()}
    assert of == {slug: told[1] for slug, told in COUNTED.items()}


def test_figure_3_of_all_answers_gives_the_surveys_own_counts():
    figure = figure_3(answers="all")
    labels = {label.key: label.muted_suffix for label in figure.panels[0].labels}
    assert labels["command-r-plus-104b"] == "29/399"
    assert labels["gpt-4-turbo"] == "0/399"
    assert column(figure, "of") == {slug: told[2] for slug, told in COUNTED.items()}


def test_the_counts_stand_beside_each_mark_and_the_interval_is_wilsons():
    figure = figure_3()
    labels = {label.key: (label.text, label.muted_suffix) for label in figure.panels[0].labels}
    assert labels["command-r-plus-104b"] == ("7.5", "29/389")
    low, high = wilson(29, 389)
    drawn = {each.key: (each.low, each.high) for each in intervals(figure)}
    assert drawn["command-r-plus-104b"] == pytest.approx((100 * low, 100 * high))
    assert points(figure)["command-r-plus-104b"].x == pytest.approx(100 * 29 / 389)


def test_a_share_of_few_answers_is_hollow_and_noted():
    figure = switching(prompts="korean")
    hollow = {key for key, point in points(figure).items() if point.hollow}
    assert hollow == {"llama-2-70b-chat", "llama-3-70b-instruct"}
    assert "under 30 answers" in figure.note
    assert "Llama-2-70B-Chat" in figure.note
    assert "under 30" not in figure_3().note


def test_each_kind_of_prompt_can_stand_by_itself():
    figure = switching(prompts="apart")
    assert len(figure.panels[0].labels) == 20
    one, other = [label for label in figure.panels[0].labels if label.key == "gpt-4-turbo"]
    assert (one.muted_suffix, other.muted_suffix) == ("0/280", "0/100")


def test_both_kinds_together_need_both():
    alone = holding(count("one", KOREAN, 1, 50))
    assert switching(alone).panels == ()
    assert switching(alone, prompts="korean").panels[0].labels[0].muted_suffix == "1/50"
    both = switching(holding(count("one", KOREAN, 1, 50), count("one", ENGLISH, 2, 40)))
    assert both.panels[0].labels[0].muted_suffix == "3/90"


def test_a_model_without_a_single_korean_answer_has_no_share():
    snapshot = holding(
        count("one", KOREAN, 0, 0),
        count("one", ENGLISH, 0, 0),
        count("two", KOREAN, 1, 50),
        count("two", ENGLISH, 2, 40),
        models=("one", "two"),
    )
    figure = switching(snapshot)
    assert set(points(figure)) == {"two"}
    assert "no answer with Hangul: one" in figure.note
    assert "contains Hangul" in switching(snapshot, ("one",)).empty


def test_more_hits_than_answers_are_no_rate():
    snapshot = holding(count("one", KOREAN, 9, 5), count("one", ENGLISH, 0, 0))
    assert switching(snapshot).panels == ()
    assert switching(snapshot, answers="all").panels[0].labels[0].muted_suffix == "9/200"


def test_a_filter_without_counted_models_says_how_many_there_are():
    assert "of 10 others they were" in switching(slugs=("polyglot-ko-12.8b",)).empty


def test_the_most_code_switching_model_stands_first():
    keys = [item.key for item in figure_3(answers="all").panels[0].y.scale.items]
    assert keys[:4] == [
        "command-r-plus-104b",
        "mixtral-8x7b-instruct",
        "command-r-35b",
        "llama-2-70b-chat",
    ]


def test_a_long_list_is_shortened_and_keeps_the_selected_model():
    figure = make_figure(
        "code-switching", shipped_snapshot(), given={"top": "10"}, selected="gpt-4-turbo"
    )
    assert figure.counts == "10 of 10 models drawn"
    rows = [
        count(f"m{place}", subset, place % 9, 90)
        for place in range(50)
        for subset in (KOREAN, ENGLISH)
    ]
    many = holding(*rows, models=tuple(f"m{place}" for place in range(50)))
    short = make_figure("code-switching", many, given={"top": "10"}, selected="m0")
    assert len(points(short)) == 11
    assert "m0" in points(short)
    assert "39 further models" in short.note


def test_answers_of_ones_own_stand_apart_and_are_called_so():
    released = count("one", ENGLISH, 1, 90), count("one", KOREAN, 2, 80)
    kept = holding(*released, count("one", OWN, 5, 60))
    figure = switching(kept, prompts="own")
    assert column(figure, "hits") == {"one": 5}
    assert "(yours)" in figure.panels[0].y.scale.items[0].text
    assert "released" not in figure.note
    assert column(switching(kept), "hits") == {"one": 3}
    assert "None of your scores" in switching(holding(*released), prompts="own").empty
