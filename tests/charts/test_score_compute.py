"""The chart of scores over compute, parameters or time."""

import pytest

from kollm_gui import i18n
from kollm_gui.charts.figure import Figure
from kollm_gui.charts.registry import make_figure
from kollm_gui.comparing.protocol import Protocol
from kollm_gui.errors import UserError
from kollm_gui.library.snapshot import Snapshot
from tests.charts.marks import column, intervals, lines, points
from tests.charts.shipped import shipped_snapshot
from tests.fixtures import tiny_snapshot


def chart(snapshot: Snapshot | None = None, **more) -> Figure:
    return make_figure("score-compute", snapshot or tiny_snapshot(), **more)


def listed(figure: Figure) -> list[str]:
    return [key for group in figure.strip.groups for key, _name in group.items]


def test_a_scored_model_stands_at_its_compute_and_its_score():
    found = points(chart())
    assert found["haneul-12.8b"].x == pytest.approx(6 * 12.8e9 * 167e9)
    assert found["haneul-12.8b"].y == 33.1  # of two reports that of the wider source
    assert found["globe-8b"].y == 41.8


def test_those_without_known_compute_are_in_the_strip_and_nowhere_else():
    figure = chart()
    assert listed(figure) == ["mirae-x", "dodam-10.7b"]
    assert not set(listed(figure)) & set(points(figure))
    assert column(figure, "reason")["mirae-x"] == "size not known"
    assert "2 scored models have no known place" in figure.note


def test_every_scored_model_of_the_protocol_is_drawn_or_listed():
    figure = chart(shipped_snapshot())
    assert len(points(figure)) + len(listed(figure)) == len(figure.data.rows) == 70
    assert figure.counts == "38 of 70 models drawn"


def test_all_marks_are_of_one_protocol():
    figure = chart(shipped_snapshot())
    assert len(set(column(figure, "protocol").values())) == 1
    (key,) = set(column(figure, "protocol").values())
    assert Protocol.parse(str(key)).shots == 5


def test_the_horizontal_axis_can_be_size_or_time():
    sizes = points(chart(given={"x": "params"}))
    assert sizes["haneul-12.8b"].x == 12.8
    figure = chart(given={"x": "released"})
    assert points(figure)["mirae-x"].y == 53.4
    assert "mirae-x" in {each.key for each in intervals(figure)}  # known by its year only
    assert "globe-8b" not in {each.key for each in intervals(figure)}


def test_the_horizontal_axis_can_be_tokens_and_counts_those_of_the_base():
    figure = chart(shipped_snapshot(), given={"x": "tokens"})
    drawn = points(figure)
    assert drawn["exaone-3.5-7.8b"].x == 9000
    assert column(figure, "trained_tokens_b")["exaone-3.5-7.8b"] == 9000
    assert set(column(figure, "compute_flop").values()) == {None}
    models = shipped_snapshot().models
    added = [slug for slug in drawn if models[slug].added_tokens_b]
    assert added
    for slug in added:
        base = models[models[slug].base_model or ""]
        assert drawn[slug].x == pytest.approx(base.tokens_b + models[slug].added_tokens_b)
        assert column(figure, "tokens_counted")[slug] == "the base’s and the added ones"
    assert "those added to them" in figure.note
    assert "FLOP" not in figure.note
    assert any(
        "9 T tokens: its own" in line.replace("\u00a0", " ")
        for line in drawn["exaone-3.5-7.8b"].tooltip
    )
    assert len(drawn) + len(listed(figure)) == len(figure.data.rows)


def test_the_line_of_the_best_rises_and_ends_at_the_edge():
    figure = chart(shipped_snapshot())
    (line,) = lines(figure)
    heights = [y for _x, y in line.points]
    assert heights == sorted(heights)
    assert figure.panels[0].x.scale.to_unit(line.points[-1][0]) == pytest.approx(1.0)
    assert lines(chart(given={"pareto": "no"})) == []


def test_the_shipped_frontier_is_the_known_one():
    figure = chart(shipped_snapshot())
    best = [key for key, told in column(figure, "on_frontier").items() if told == "yes"]
    assert best[0] == "42dot-llm-plm-1.3b"
    assert best[-1] == "qwen2-72b"
    assert "yi-ko-34b" in best


def test_baselines_are_lines_and_can_be_left_out():
    named = [line.label for line in chart().panels[0].reference_lines]
    assert named == ["Random choice 25.0", "Human takers 62.6", "Pass mark 60.0"]
    assert chart(given={"baselines": "no"}).panels[0].reference_lines == ()


def test_models_outside_the_search_are_pale_and_unlabelled():
    figure = chart(slugs=["globe-8b"])
    assert [key for key, point in points(figure).items() if not point.pale] == ["globe-8b"]
    assert [label.key for label in figure.panels[0].labels] == ["globe-8b"]
    only = chart(slugs=["globe-8b"], given={"only-selection": "yes"})
    assert set(points(only)) == {"globe-8b"}


def test_the_selected_model_is_named_in_bold_and_painted_last():
    figure = chart(selected="haneul-12.8b")
    (label,) = [label for label in figure.panels[0].labels if label.key == "haneul-12.8b"]
    assert label.bold
    assert label.required
    assert list(points(figure))[-1] == "haneul-12.8b"


def test_the_hover_text_says_how_the_compute_is_counted():
    told = points(chart())["globe-ko-8b"].tooltip
    assert told[0] == "Globe-Ko 8B"
    assert any("the base’s C = 6ND and that of the added tokens" in line for line in told)
    assert any(line.startswith("≥") for line in told)


def test_nothing_to_draw_is_said_in_a_sentence():
    for figure in (chart(slugs=["globe-tamil-7b"]), chart(slugs=["mirae-x"])):
        assert figure.panels == ()
        assert figure.empty.endswith(".")


def test_an_unknown_axis_is_refused_with_the_known_ones():
    with pytest.raises(UserError, match="released"):
        chart(given={"x": "colour"})


def test_the_formula_is_cited_only_where_it_is_used():
    assert "Kaplan" in chart().sources_text
    assert "Kaplan" not in chart(given={"x": "params"}).sources_text


def test_in_korean_no_english_sentence_is_left():
    with i18n.language("ko"):
        figure = chart()
    assert figure.title == "학습 연산량에 따른 KMMLU"
    assert "models" not in figure.note
