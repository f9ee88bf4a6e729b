"""The chart of training budgets."""

import math

import pytest
from msgspec.structs import replace

from kollm_gui import i18n
from kollm_gui.charts.figure import Figure
from kollm_gui.charts.layout import Anchor, Box, Segment, place_labels
from kollm_gui.charts.registry import make_figure
from kollm_gui.charts.training_budget import POLYGLOT_KO
from kollm_gui.library.snapshot import Snapshot, compose
from tests.charts.marks import arrows, column, lines, points
from tests.charts.shipped import shipped_snapshot
from tests.charts.test_layout import measure
from tests.fixtures import make_model, tiny_catalogue, tiny_snapshot


def budget(snapshot: Snapshot | None = None, **more) -> Figure:
    return make_figure("training-budget", snapshot or tiny_snapshot(), **more)


def with_models(*models) -> Snapshot:
    return compose(replace(tiny_catalogue(), models=models))


def test_a_pretrained_model_stands_at_its_parameters_and_tokens():
    haneul = points(budget())["haneul-12.8b"]
    assert (haneul.x, haneul.y) == (12.8, 167.0)
    assert (haneul.tone, haneul.shape) == ("korean-centric", "circle")


def test_an_adapted_model_stands_at_the_tokens_it_added_below_its_base():
    figure = budget()
    adapted = points(figure)["globe-ko-8b"]
    assert (adapted.x, adapted.y) == (8.03, 60.0)
    arrow = arrows(figure)["globe-ko-8b"]
    assert arrow.start == (8.03, 15000.0)
    assert arrow.end == (8.03, 60.0)
    assert not arrow.dashed


def test_the_arrow_from_a_base_without_tokens_is_a_dashed_stub_above_the_model():
    arrow = arrows(budget())["dodam-ko-10.7b"]
    assert arrow.dashed
    assert arrow.start[0] == arrow.end[0] == 10.7
    assert arrow.start[1] > arrow.end[1] == 3.2


def test_a_mixture_of_experts_is_hollow_and_stands_at_its_active_parameters():
    onnuri = points(budget())["onnuri-8x7b"]
    assert onnuri.hollow
    assert onnuri.x == 12.9
    assert points(budget(given={"size": "total"}))["onnuri-8x7b"].x == 46.7


def test_a_lower_bound_carries_a_caret():
    found = points(budget())
    assert found["globe-8b"].at_least
    assert not found["haneul-12.8b"].at_least


def test_what_is_not_known_is_listed_and_never_drawn():
    figure = budget()
    assert "mirae-x" not in points(figure)
    listed = [key for group in figure.strip.groups for key, _name in group.items]
    assert listed == ["mirae-x", "globe-tamil-7b"]
    assert column(figure, "reason")["mirae-x"] == "neither token count nor size known"
    assert column(figure, "reason")["globe-tamil-7b"] == "token count not known"


def test_every_model_is_drawn_or_listed_or_counted_as_a_copy_or_a_name():
    figure = budget(shipped_snapshot())
    listed = {key for group in figure.strip.groups for key, _name in group.items}
    reasons = column(figure, "reason")
    others = {key for key, why in reasons.items() if why and key not in listed}
    drawn = set(points(figure))
    assert drawn | listed | others == set(shipped_snapshot().models)
    assert not drawn & listed
    assert not drawn & others
    assert {reasons[key] for key in others} == {
        "instruction-tuned copy of a drawn model",
        "known by name only",
    }


def test_a_tuned_copy_is_drawn_only_when_asked_for_or_selected():
    assert "globe-8b-instruct" not in points(budget())
    assert "1 instruction-tuned copy" in budget().note
    assert "globe-8b-instruct" in points(budget(given={"copies": "yes"}))
    assert "globe-8b-instruct" in points(budget(selected="globe-8b-instruct"))


def test_no_value_of_the_figure_is_zero_or_negative():
    figure = budget(shipped_snapshot(), given={"copies": "yes"})
    for point in points(figure).values():
        assert point.x > 0
        assert point.y > 0
    for arrow in arrows(figure).values():
        assert min(*arrow.start, *arrow.end) > 0


def test_everything_drawn_lies_inside_the_axes():
    figure = budget(shipped_snapshot())
    panel = figure.panels[0]
    places = [(p.x, p.y) for p in points(figure).values()]
    places += [arrow.start for arrow in arrows(figure).values()]
    for x, y in places:
        assert 0 <= panel.x.scale.to_unit(x) <= 1
        assert 0 <= panel.y.scale.to_unit(y) <= 1


def test_the_chinchilla_line_is_twenty_tokens_per_parameter():
    (line,) = [line for line in lines(budget()) if line.dash == "dashed"]
    assert all(tokens == pytest.approx(20 * params) for params, tokens in line.points)


def test_a_line_of_equal_compute_is_six_nd():
    dotted = [line for line in lines(budget()) if line.dash == "dotted"]
    assert dotted
    for line in dotted:
        costs = [6e18 * params * tokens for params, tokens in line.points]
        assert costs[0] == pytest.approx(costs[1])
        assert math.log10(costs[0]) == pytest.approx(round(math.log10(costs[0])))


def test_the_lines_can_be_left_out():
    off = {"chinchilla": "no", "equal-compute": "no", "arrows": "no"}
    figure = budget(given=off)
    assert lines(figure) == []
    assert arrows(figure) == {}
    assert len(lines(budget(given={**off, "chinchilla-tables": "yes"}))) == 2


def test_models_outside_the_search_are_pale_and_unlabelled():
    figure = budget(slugs=["haneul-12.8b"])
    found = points(figure)
    assert [key for key, point in found.items() if not point.pale] == ["haneul-12.8b"]
    assert [label.key for label in figure.panels[0].labels] == ["haneul-12.8b"]
    assert figure.counts == "1 of 1 model drawn"


def test_only_my_selection_leaves_the_context_out_but_for_the_bases_of_arrows():
    only = {"only-selection": "yes"}
    assert set(points(budget(slugs=["haneul-12.8b"], given=only))) == {"haneul-12.8b"}
    found = points(budget(slugs=["globe-ko-8b"], given=only))
    assert {key: point.pale for key, point in found.items()} == {
        "globe-ko-8b": False,
        "globe-8b": True,
    }


def test_the_selected_model_is_labelled_in_bold_and_painted_last():
    figure = budget(selected="haneul-1.3b")
    (label,) = [label for label in figure.panels[0].labels if label.key == "haneul-1.3b"]
    assert label.bold
    assert label.required
    assert list(points(figure))[-1] == "haneul-1.3b"
    assert figure.selected == "haneul-1.3b"


def test_the_selected_model_is_drawn_even_outside_the_search():
    figure = budget(slugs=["haneul-12.8b"], selected="globe-8b")
    assert not points(figure)["globe-8b"].pale


@pytest.mark.parametrize("slugs", [[], ["mirae-x"], ["globe-tamil-7b", "mirae-x"]])
def test_nothing_to_draw_is_said_in_a_sentence(slugs):
    figure = budget(slugs=slugs)
    assert figure.panels == ()
    assert figure.empty.endswith(".")
    assert figure.summary == figure.empty


def test_one_model_alone_stands_in_the_middle_of_a_decade():
    figure = budget(with_models(make_model("only", params_b=7.0, tokens_b=2000.0)))
    panel = figure.panels[0]
    assert panel.x.scale.to_unit(7.0) == pytest.approx(0.5)
    assert panel.y.scale.to_unit(2000.0) == pytest.approx(0.5)


def test_names_in_any_script_stay_untouched():
    names = ["폴리글롯 12.8B", "漢字-7B", "🚀 8B 👩‍💻", "نموذج 7B", "A\u200bB"]
    models = [
        make_model(f"m{index}", name=name, params_b=1.0 + index, tokens_b=100.0)
        for index, name in enumerate(names)
    ]
    figure = budget(with_models(*models))
    assert [label.text for label in figure.panels[0].labels] == names
    assert [row[1] for row in figure.data.rows] == names


def test_two_thousand_models_are_all_drawn():
    models = [
        make_model(f"m{index}", params_b=1.0 + index % 97, tokens_b=10.0 + index)
        for index in range(2000)
    ]
    figure = budget(with_models(*models))
    assert len(points(figure)) == len(figure.data.rows) == 2000


def test_a_circle_of_bases_ends():
    one = make_model("one", stage="instruct", relation=("fine-tuning",), base_model="two")
    two = replace(one, slug="two", base_model="one")
    three = make_model("three", params_b=7.0, added_tokens_b=2.0, base_model="one")
    figure = budget(with_models(one, two, three))
    assert arrows(figure)["three"].dashed


def test_the_hover_text_tells_size_tokens_and_compute():
    assert points(budget())["haneul-12.8b"].tooltip == (
        "Haneul-Ko 12.8B",
        "Sannae Research · 2023-04",
        "12.8\u00a0B parameters",
        "Tokens 167\u00a0B",
        "13.0 tokens per parameter, 0.65 × Chinchilla",
        "1.3\u00a0×\u00a010²² FLOP (6ND)",
    )
    assert "Added tokens ≥\u00a0+3.2\u00a0B" in points(budget())["dodam-ko-10.7b"].tooltip


def test_the_data_hold_raw_numbers_with_units_in_the_header():
    figure = budget()
    assert column(figure, "params_b")["haneul-12.8b"] == 12.8
    assert column(figure, "tokens_b")["mirae-x"] is None
    assert column(figure, "tokens_per_parameter")["globe-ko-8b"] is None
    assert column(figure, "source")["haneul-12.8b"] == "haneul-report"
    assert len(figure.data.titles) == len(figure.data.header)
    assert all(len(row) == len(figure.data.header) for row in figure.data.rows)


def test_the_survey_figure_shows_only_12_8b_below_the_line():
    figure = budget(shipped_snapshot(), preset_key="survey-figure-1")
    found = points(figure)
    below = [slug for slug in POLYGLOT_KO if found[slug].y < 20 * found[slug].x]
    assert below == ["polyglot-ko-12.8b"]
    assert "by these counts only Polyglot-Ko 12.8B is" in figure.note


def test_the_survey_figure_always_names_the_four_sizes_of_polyglot_ko():
    figure = budget(shipped_snapshot(), preset_key="survey-figure-1")
    required = {label.key for label in figure.panels[0].labels if label.required}
    assert required == set(POLYGLOT_KO)


def test_the_survey_figure_in_one_column_still_names_nearly_all_its_models():
    figure = budget(shipped_snapshot(), preset_key="survey-figure-1")
    panel, width, height = figure.panels[0], 320.0, 240.0

    def place(x: float, y: float) -> tuple[float, float]:
        return panel.x.scale.to_unit(x) * width, (1 - panel.y.scale.to_unit(y)) * height

    anchors = [Anchor(label, *place(label.x, label.y), 2.8) for label in panel.labels]
    segments = [Segment(*place(*a.start), *place(*a.end)) for a in arrows(figure).values()]
    found = place_labels(anchors, Box(0, 0, width, height), measure, 8.0, segments=segments)
    assert len(found.dropped) <= 1
    assert not {label.key for label in found.dropped} & set(POLYGLOT_KO)


def test_the_survey_figure_stands_on_the_shipped_numbers():
    figure = budget(shipped_snapshot(), preset_key="survey-figure-1")
    found = {key: (point.x, point.y) for key, point in points(figure).items()}
    assert found["polyglot-ko-12.8b"] == (12.8, 167)
    assert found["polyglot-ko-1.3b"] == (1.33, 213)
    assert found["gecko-7b"] == (7, 200)
    assert found["llama-2-7b"] == (7, 2000)
    assert found["qwen-7b"] == (7, 2400)
    assert found["hyperclova-82b"] == (82, 300)
    assert found["eeve-korean-10.8b"] == (10.8, 2)
    listed = {key for group in figure.strip.groups for key, _name in group.items}
    assert {"hyperclova-x", "gpt-4o", "command-r-35b"} <= listed


def test_the_sources_name_the_formulas_and_are_all_in_the_catalogue():
    snapshot = shipped_snapshot()
    figure = budget(snapshot, preset_key="survey-figure-1")
    assert set(figure.sources) <= set(snapshot.sources)
    assert "Hoffmann et al. 2022" in figure.sources_text
    assert "Kaplan et al. 2020" in figure.sources_text


def test_in_korean_the_makers_and_categories_have_their_korean_names():
    with i18n.language("ko"):
        figure = budget()
    assert figure.legend[0].text == "한국어 중심"
    assert "산내연구소 · 2023-04" in points(figure)["haneul-12.8b"].tooltip


def test_an_unknown_selected_slug_changes_nothing():
    assert points(budget(selected="no-such-model")) == points(budget())
