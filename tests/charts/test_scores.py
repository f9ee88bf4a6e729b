"""The chart of scores."""

import dataclasses

import pytest
from msgspec.structs import replace

from kollm_gui.charts.figure import Figure
from kollm_gui.charts.registry import make_figure
from kollm_gui.charts.score_rows import interval_of
from kollm_gui.comparing.protocol import Protocol
from kollm_gui.errors import UserError
from kollm_gui.library.overlay import overlay_of
from kollm_gui.library.snapshot import Snapshot, compose
from kollm_gui.userdata.records import OwnModel, OwnScore, UserData
from tests.charts.marks import bars, column, intervals, points
from tests.charts.shipped import shipped_snapshot
from tests.fixtures import make_model, make_score, tiny_catalogue, tiny_snapshot


def scores(snapshot: Snapshot | None = None, **more) -> Figure:
    return make_figure("scores", snapshot or tiny_snapshot(), **more)


def survey() -> Figure:
    return scores(shipped_snapshot(), preset_key="survey-kmmlu")


def with_scores(*found, models=None) -> Snapshot:
    catalogue = tiny_catalogue()
    return compose(replace(catalogue, scores=found, models=models or catalogue.models))


def protocols_of_bars(figure: Figure, snapshot: Snapshot) -> set[Protocol]:
    rows = [dict(zip(figure.data.header, row, strict=True)) for row in figure.data.rows]
    return {Protocol.parse(row["protocol"]).pooled for row in rows if row["mark"] == "bar"}


def test_a_bar_starts_at_zero_and_ends_at_the_value():
    bar = bars(scores())["globe-8b"]
    assert (bar.start, bar.end) == (0.0, 41.8)
    assert bar.tone == "multilingual"


def test_the_highest_value_stands_at_the_top():
    figure = scores()
    order = [item.key for item in figure.panels[0].y.scale.items]
    values = [bars(figure)[key].end for key in order]
    assert values == sorted(values, reverse=True)
    assert figure.panels[0].y.scale.downward


def test_all_bars_have_one_protocol():
    for benchmark in ("kmmlu", "kobest", "hae-rae-bench", "logickor", "click"):
        snapshot = shipped_snapshot()
        figure = scores(snapshot, given={"benchmark": benchmark, "top": "all"})
        assert len(protocols_of_bars(figure, snapshot)) == 1


def test_circles_of_a_second_protocol_have_one_protocol_too():
    figure = survey()
    rows = [dict(zip(figure.data.header, row, strict=True)) for row in figure.data.rows]
    circles = {Protocol.parse(row["protocol"]).pooled for row in rows if row["mark"] == "circle"}
    assert circles == {Protocol("kmmlu", method="direct", shots=5)}


def test_a_model_without_a_score_has_no_bar():
    assert "onnuri-8x7b" not in bars(scores())
    assert "dodam-ko-10.7b" not in bars(scores())


def test_a_value_below_random_choice_is_hatched():
    found = bars(scores())
    assert found["haneul-1.3b"].hatched
    assert not found["haneul-12.8b"].hatched


def test_reports_that_disagree_are_marked_and_told_beside_the_value():
    figure = scores()
    (label,) = [label for label in figure.panels[0].labels if label.key == "haneul-12.8b"]
    shown, other = sorted([29.26, 33.1], key=lambda value: abs(value - float(label.text)))
    assert label.muted_suffix == f"also {other:.2f}"
    assert label.warned
    assert points(figure)["haneul-12.8b"].x == other
    assert points(figure)["haneul-12.8b"].hollow
    assert bars(figure)["haneul-12.8b"].end == shown


def test_a_second_hand_copy_of_a_report_is_no_other_report():
    assert "29.26, 29.26" not in str(scores().panels[0].labels)


def test_values_are_never_dropped():
    assert all(label.required and label.fixed for label in scores().panels[0].labels)


def test_random_choice_and_human_takers_are_lines_with_names():
    lines = {line.label: line.value for line in scores().panels[0].reference_lines}
    assert lines == {"Random choice 25.0": 25.0, "Human takers 62.6": 62.6, "Pass mark 60.0": 60.0}


def test_a_counted_score_has_a_whisker_and_others_have_none():
    found = {each.key: each for each in intervals(scores()) if each.caps}
    assert set(found) == {"globe-ko-8b"}
    assert found["globe-ko-8b"].low < 46.1 < found["globe-ko-8b"].high
    assert not [each for each in intervals(scores(given={"intervals": "no"})) if each.caps]


def test_a_value_stands_beyond_its_whisker():
    figure = scores()
    (label,) = [label for label in figure.panels[0].labels if label.key == "globe-ko-8b"]
    (whisker,) = [each for each in intervals(figure) if each.caps]
    assert label.x == whisker.high


def test_the_count_of_all_questions_is_no_interval_of_a_mean_over_subjects():
    macro = make_score("globe-8b", 40.0, hits=50, n=100, averaging="macro")
    assert interval_of(macro) is None
    micro = make_score("globe-8b", 50.0, hits=50, n=100)
    assert interval_of(micro) == pytest.approx((40.38, 59.62), abs=0.01)


def test_an_axis_of_percentages_starts_at_zero_and_holds_the_lines():
    scale = scores().panels[0].x.scale
    assert scale.low == 0.0
    assert scale.high > 62.6


def test_the_search_narrows_the_rows():
    figure = scores(slugs=["globe-8b", "mirae-x", "onnuri-8x7b"])
    assert set(bars(figure)) <= {"globe-8b", "mirae-x"}
    assert "globe-8b" in bars(figure)


def test_a_search_without_scores_says_how_many_others_have_some():
    figure = scores(slugs=["onnuri-8x7b"])
    assert figure.panels == ()
    assert "None of these models has a score on KMMLU under this protocol" in figure.empty


def test_the_first_thirty_rows_are_drawn_and_the_rest_counted():
    figure = scores(shipped_snapshot())
    total = len(set(figure.data.keys))
    assert len(bars(figure)) == 30
    assert figure.counts == f"30 of {total} models drawn"
    assert f"{total - 30} further models with a score are left out." in figure.note


def test_thousands_are_parted_in_what_is_counted():
    many = [make_model(f"m{number}") for number in range(1200)]
    found = scores(with_scores(*(make_score(each.slug, 50.0) for each in many), models=many))
    assert found.counts == "30 of 1,200 models drawn"
    assert "1,170" in found.note


def test_any_number_of_rows_can_be_asked_for():
    assert len(bars(scores(shipped_snapshot(), given={"top": "7"}))) == 7


@pytest.mark.parametrize("top", ["0", "-3", "many", "٣x"])
def test_a_number_of_rows_that_is_none_is_refused(top):
    with pytest.raises(UserError, match="no value"):
        scores(given={"top": top})


def test_a_benchmark_can_be_given_by_its_korean_label():
    catalogue = tiny_catalogue()
    judged = replace(catalogue.benchmarks[1], label_ko="LogicKor (한국어)")
    snapshot = compose(replace(catalogue, benchmarks=(catalogue.benchmarks[0], judged)))
    figure = scores(snapshot, given={"benchmark": "logickor (한국어)"})
    assert "LogicKor" in figure.title


def test_the_selected_model_is_among_the_rows_however_low_it_is():
    everyone = scores(shipped_snapshot(), given={"top": "all"})
    last = everyone.panels[0].y.scale.items[-1].key
    figure = scores(shipped_snapshot(), given={"top": "10"}, selected=last)
    assert len(bars(figure)) == 11
    assert last in bars(figure)
    around = scores(shipped_snapshot(), given={"top": "around"}, selected=last)
    assert last in bars(around)
    assert len(bars(around)) == 15


def test_a_chart_of_all_rows_asks_for_the_height_that_they_need():
    short = scores(shipped_snapshot())
    long = scores(shipped_snapshot(), given={"top": "all"})
    assert long.natural_height_px > short.natural_height_px > 30 * 18


@pytest.mark.parametrize("order", ["value", "name", "released"])
def test_every_order_draws_the_same_models(order):
    figure = scores(given={"order": order})
    assert set(bars(figure)) == set(bars(scores()))


def test_models_without_a_date_come_last_in_the_order_of_release():
    figure = scores(given={"order": "released"})
    models = tiny_snapshot().models
    dated = [models[item.key].release is not None for item in figure.panels[0].y.scale.items]
    assert dated == sorted(dated, reverse=True)


def test_grouping_puts_a_head_before_each_category_and_no_bar_on_it():
    figure = scores(given={"groups": "yes"})
    items = figure.panels[0].y.scale.items
    heads = [index for index, item in enumerate(items) if item.head]
    assert [items[index].text for index in heads][:2] == ["Korean-centric", "Multilingual"]
    assert not {bar.at for bar in bars(figure).values()} & {float(index) for index in heads}
    for bar in bars(figure).values():
        assert items[int(bar.at)].key == bar.key


def test_an_unstated_protocol_keeps_to_its_source():
    snapshot = shipped_snapshot()
    bars_of = protocols_of_bars(survey(), snapshot)
    assert [snapshot.sources[protocol.source].kind for protocol in bars_of] == ["seed"]


def test_the_survey_table_has_its_seven_values():
    found = {key: bar.end for key, bar in bars(survey()).items()}
    assert found == {
        "gecko-7b": 30.70,
        "polyglot-ko-12.8b": 29.26,
        "42dot-llm-plm-1.3b": 24.01,
        "llama-2-13b": 31.26,
        "qwen-14b": 30.92,
        "llama-2-7b": 25.00,
        "qwen-7b": 18.52,
    }


def test_the_survey_table_marks_the_three_models_whose_reports_disagree():
    labels = {label.key: label for label in survey().panels[0].labels}
    assert {key for key, label in labels.items() if label.warned} == {
        "42dot-llm-plm-1.3b",
        "qwen-14b",
        "qwen-7b",
    }
    assert labels["qwen-7b"].text == "18.52"
    assert labels["qwen-7b"].muted_suffix == "also 35.36"
    assert labels["llama-2-7b"].text == "25.00"
    assert labels["polyglot-ko-12.8b"].muted_suffix == ""


def test_the_survey_table_hatches_what_lies_below_random_choice():
    hatched = {key for key, bar in bars(survey()).items() if bar.hatched}
    assert hatched == {"42dot-llm-plm-1.3b", "qwen-7b"}


def test_the_survey_table_names_both_reference_lines():
    lines = {line.label for line in survey().panels[0].reference_lines}
    assert lines == {"Random choice 25.0", "Human takers 62.6"}


def test_the_survey_table_says_that_its_circles_are_another_protocol():
    figure = survey()
    assert "states neither shots nor method" in figure.note
    assert "Circles: direct · 5-shot, shown for comparison" in figure.note


def test_a_catalogue_without_the_survey_says_so():
    figure = scores(with_scores(make_score("globe-8b", 41.8)), preset_key="survey-kmmlu")
    assert figure.panels == ()
    assert "holds no scores on KMMLU under this protocol" in figure.empty


def test_a_catalogue_without_any_score_says_so():
    assert scores(with_scores()).empty.endswith("choose another one.")


def test_a_single_score_makes_a_chart():
    figure = scores(with_scores(make_score("globe-8b", 41.8)))
    assert figure.counts == "1 of 1 model drawn"
    assert set(bars(figure)) == {"globe-8b"}


def test_equal_values_are_ordered_by_name():
    found = [make_score(slug, 40.0) for slug in ("mirae-x", "globe-8b", "dodam-10.7b")]
    figure = scores(with_scores(*found))
    assert [item.text for item in figure.panels[0].y.scale.items] == [
        "Dodam 10.7B",
        "Globe 8B",
        "Mirae X",
    ]


def test_a_score_of_zero_is_a_value_and_not_a_gap():
    figure = scores(with_scores(make_score("globe-8b", 0.0)))
    assert bars(figure)["globe-8b"].end == 0.0


def test_names_in_any_script_stay_untouched_among_two_thousand():
    names = ["폴리글롯 12.8B", "漢字-7B", "🚀 8B", "نموذج 7B"] + [f"m {i}" for i in range(1996)]
    models = tuple(make_model(f"m{i}", name=name) for i, name in enumerate(names))
    found = [make_score(f"m{index}", 90.0 - index / 100) for index in range(2000)]
    figure = scores(with_scores(*found, models=models), given={"top": "all"})
    assert [item.text for item in figure.panels[0].y.scale.items] == names


def test_points_of_a_judge_have_their_own_axis_and_no_baselines_of_percentages():
    figure = scores(given={"benchmark": "logickor", "protocol": "judge, gpt-4-1106"})
    assert figure.panels[0].x.label == "LogicKor judge score (points)"
    assert figure.panels[0].reference_lines == ()
    assert set(bars(figure)) == {"globe-ko-8b", "mirae-x"}


def test_of_stray_characters_less_is_better():
    figure = scores(shipped_snapshot(), given={"benchmark": "lcb-ko-han-intrusion"})
    order = [bars(figure)[item.key].end for item in figure.panels[0].y.scale.items]
    assert order == sorted(order)


def test_the_data_keep_every_report_with_its_own_protocol_and_source():
    figure = survey()
    assert len(figure.data.rows) > len(bars(figure))
    assert column(figure, "source")["qwen-7b"] == "seed-navigating-1"
    assert column(figure, "value")["qwen-7b"] == 18.52
    assert len(figure.data.titles) == len(figure.data.header)
    assert all(len(row) == len(figure.data.header) for row in figure.data.rows)


def test_every_benchmark_and_subset_makes_a_figure():
    snapshot = shipped_snapshot()
    pairs = {(score.benchmark, score.subset) for score in snapshot.scores if not score.copy_of}
    for benchmark, subset in sorted(pairs):
        figure = scores(snapshot, given={"benchmark": benchmark, "subset": subset})
        assert figure.empty or bars(figure)


def test_a_bar_of_ones_own_says_so_in_its_name():
    catalogue = tiny_catalogue()
    score = OwnScore("mine", "kmmlu", 61.5, method="direct", shots=5)
    data = UserData(models=(OwnModel("mine", "Mine"),), scores=(score,))
    names = _names(scores(compose(catalogue, overlay_of(data, catalogue))))
    assert "Mine (yours)" in names
    unfinished = dataclasses.replace(score, partial=True)
    partial = dataclasses.replace(data, scores=(unfinished,))
    names = _names(scores(compose(catalogue, overlay_of(partial, catalogue))))
    assert not any("Mine" in name for name in names)


def _names(figure: Figure) -> list[str]:
    return [item.text for item in figure.panels[0].y.scale.items]
