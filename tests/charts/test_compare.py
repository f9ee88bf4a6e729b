"""The chart of shared benchmarks."""

import pytest
from msgspec.structs import replace

from kollm_gui.charts.figure import Figure
from kollm_gui.charts.registry import make_figure
from kollm_gui.comparing.protocol import Protocol
from kollm_gui.errors import UserError
from kollm_gui.library.narrowing import narrowed
from kollm_gui.library.snapshot import Snapshot, compose
from tests.charts.marks import bars, column
from tests.charts.shipped import shipped_snapshot
from tests.fixtures import tiny_catalogue
from tests.makers import make_model, make_score

# What EXAONE 3.0's README prints, in the order of its own columns.
PEERS = (
    "exaone-3.0-7.8b",
    "llama-3.1-8b-instruct",
    "gemma-2-9b-it",
    "qwen2-7b-instruct",
    "phi-3-small-7b-instruct",
    "mistral-7b-instruct",
)
PRINTED = {
    "logickor": (8.62, 5.40, 8.07, 6.12, 3.76, 3.42),
    "komt-bench": (8.92, 6.06, 7.92, 7.69, 4.87, 5.20),
    "alpacaeval-2.0-lc": (45.0, 31.5, 47.5, 24.5, 37.1, 31.0),
    "arena-hard-v0.1": (46.8, 28.0, 42.1, 21.7, 29.1, 16.2),
    "mt-bench": (9.01, 7.95, 8.52, 8.41, 8.52, 7.72),
    "wildbench": (48.2, 34.5, 41.5, 34.9, 32.8, 29.0),
}


def figure_2() -> Figure:
    return make_figure("compare", shipped_snapshot(), preset_key="survey-figure-2")


def compared(*slugs: str, snapshot: Snapshot, **more) -> Figure:
    return make_figure("compare", snapshot, given={"models": ",".join(slugs), **more})


def holding(*found, models=("one", "two")) -> Snapshot:
    catalogue = tiny_catalogue()
    made = tuple(make_model(slug) if isinstance(slug, str) else slug for slug in models)
    return compose(replace(catalogue, scores=found, models=made))


def values(figure: Figure) -> dict[str, tuple[float, ...]]:
    found: dict[str, list[float]] = {}
    for row in figure.data.rows:
        named = dict(zip(figure.data.header, row, strict=True))
        found.setdefault(named["benchmark"], []).append(named["value"])
    return {benchmark: tuple(told) for benchmark, told in found.items()}


def test_figure_2_has_the_peers_and_values_of_exaones_own_table():
    figure = figure_2()
    assert values(figure) == PRINTED
    assert [item.key for item in figure.panels[0].y.scale.items] == list(PEERS)
    assert set(column(figure, "source").values()) == {"exaone-3.0-repo"}
    assert figure.sources == ("exaone-3.0-repo",)


def test_figure_2_draws_each_value_as_a_bar_from_zero():
    drawn = bars(figure_2())
    assert len(drawn) == 36
    assert {bar.start for bar in drawn.values()} == {0.0}
    assert sorted(bar.end for bar in drawn.values()) == sorted(
        value for row in PRINTED.values() for value in row
    )


def test_scores_of_ten_points_and_percentages_stand_on_axes_of_their_own():
    reach = {panel.title: panel.x.scale.high for panel in figure_2().panels}
    assert reach["LogicKor"] == reach["KoMT-Bench"] == reach["MT-Bench (English)"]
    assert reach["Arena-Hard v0.1 (English)"] == reach["AlpacaEval 2.0 LC (English)"]
    assert reach["LogicKor"] < 20 < reach["Arena-Hard v0.1 (English)"]
    assert "axes of their own" in figure_2().note


def test_each_panel_holds_one_protocol():
    figure = compared(*PEERS[:3], snapshot=shipped_snapshot(), top="all")
    held: dict[tuple[str, str], set[Protocol]] = {}
    for row in figure.data.rows:
        named = dict(zip(figure.data.header, row, strict=True))
        protocol = Protocol.parse(named["protocol"]).pooled
        held.setdefault((named["benchmark"], named["subset"]), set()).add(protocol)
    assert len(held) == len(figure.panels) >= 12
    assert all(len(found) == 1 for found in held.values())


def test_only_korean_benchmarks_can_be_asked_for():
    figure = compared(*PEERS, snapshot=shipped_snapshot(), benchmarks="korean")
    assert set(values(figure)) == {"logickor", "komt-bench"}


def test_a_short_list_says_how_many_it_leaves_out():
    figure = compared(*PEERS, snapshot=shipped_snapshot(), top="6", source="any")
    assert len(figure.panels) == 6
    everything = compared(*PEERS, snapshot=shipped_snapshot(), top="all")
    left_out = len(everything.panels) - 6
    assert ("left out" in figure.note) == (left_out > 0)


def test_another_protocol_of_one_model_is_no_common_ground():
    snapshot = holding(make_score("one", 40.0), make_score("two", 50.0, method="cot", shots=0))
    figure = compared("one", "two", snapshot=snapshot)
    assert figure.panels == ()
    assert "under one protocol: one, two" in figure.empty


def test_one_source_that_has_all_goes_before_a_mixture():
    snapshot = holding(
        make_score("one", 40.0),
        make_score("two", 50.0),
        make_score("two", 60.0, source="own-card", provenance="owner"),
        make_score("three", 1.0, source="own-card"),
        make_score("four", 1.0, source="own-card"),
        models=("one", "two", "three", "four"),
    )
    assert values(compared("one", "two", snapshot=snapshot)) == {"kmmlu": (40.0, 50.0)}


def test_a_benchmark_without_an_overall_score_shows_its_parts():
    parts = [
        make_score(slug, value, subset=part)
        for part, value in (("boolq", 60.0), ("copa", 70.0))
        for slug in ("one", "two")
    ]
    figure = compared("one", "two", snapshot=holding(*parts))
    assert len(figure.panels) == 2
    many = [
        make_score(slug, 50.0, subset=f"subject: {place}")
        for place in range(9)
        for slug in ("one", "two")
    ]
    assert "in its parts only" in compared("one", "two", snapshot=holding(*many)).empty


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("exaone-3.0-7.8b", "choose 2 to 8 models"),
        ("exaone-3.0-7.8b,nobody", "There is no model “nobody”"),
        (",".join([f"exaone-3.5-{size}" for size in ("2.4b", "7.8b", "32b")] + ["kanana-8b-bse"]),
         "Did you mean “kanana-8b-base”?"),
        (",,;", "There is no model “;”"),
    ],
)  # fmt: skip
def test_what_names_no_models_is_told_in_a_sentence(given, told):
    with pytest.raises(UserError) as error:
        make_figure("compare", shipped_snapshot(), given={"models": given})
    assert told in error.value.sentence


def test_more_models_than_a_figure_holds_are_refused():
    everyone = list(shipped_snapshot().models)[:9]
    with pytest.raises(UserError) as error:
        compared(*everyone, snapshot=shipped_snapshot())
    assert "These are 9 models" in error.value.sentence
    assert "These are 9 models" in make_figure("compare", shipped_snapshot(), everyone).empty


def test_models_can_be_named_as_they_are_written():
    named = compared("EXAONE 3.0 7.8B Instruct", "gemma-2-9b-it", snapshot=shipped_snapshot())
    assert [item.key for item in named.panels[0].y.scale.items] == [PEERS[0], "gemma-2-9b-it"]


def test_a_search_that_leaves_a_few_models_compares_those():
    figure = make_figure("compare", shipped_snapshot(), PEERS[:2])
    assert [item.key for item in figure.panels[0].y.scale.items] == list(PEERS[:2])


def test_values_below_random_choice_are_hatched():
    snapshot = holding(make_score("one", 20.0), make_score("two", 50.0))
    drawn = bars(compared("one", "two", snapshot=snapshot))
    assert [bar.hatched for bar in drawn.values()] == [True, False]


def test_a_preset_that_finds_no_report_is_told_of_itself_and_of_the_reports_that_count():
    with pytest.raises(UserError, match="The preset “survey-figure-2” sets “Measured by”") as told:
        make_figure(
            "compare",
            narrowed(shipped_snapshot(), ["third-party"]),
            preset_key="survey-figure-2",
        )
    assert "third-party" in told.value.sentence
    given = {"source": "nobody"}
    with pytest.raises(UserError, match="The option “source” has no value “nobody”"):
        make_figure("compare", shipped_snapshot(), given=given, preset_key="survey-figure-2")
