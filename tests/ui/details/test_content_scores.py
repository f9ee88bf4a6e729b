"""The score lines: one for each benchmark and protocol, and no mean anywhere."""

import pytest
from msgspec.structs import replace

from kollm_gui.library.snapshot import compose
from kollm_gui.tables.model_row import model_rows
from kollm_gui.tables.models import score_column
from kollm_gui.ui.details.content_entries import details_of
from kollm_gui.ui.details.content_scores import FIRST, shown_remark
from kollm_gui.ui.details.scores import ScoreLine, ScoresBody
from tests.fixtures import make_score, tiny_catalogue, tiny_snapshot

SNAPSHOT = tiny_snapshot()


def body(slug: str, snapshot=SNAPSHOT) -> ScoresBody:
    page = details_of(snapshot, slug)
    assert page is not None
    found = next(section.body for section in page.sections if section.id == "scores")
    assert isinstance(found, ScoresBody)
    return found


def lines(slug: str) -> tuple[ScoreLine, ...]:
    return body(slug).lines


def with_scores(*scores):
    catalogue = tiny_catalogue()
    return compose(replace(catalogue, scores=(*catalogue.scores, *scores)))


def test_each_protocol_has_one_line_and_whole_benchmarks_come_first():
    told = [(line.benchmark, line.protocol, line.value) for line in lines("haneul-12.8b")]
    assert told == [
        ("KMMLU", "direct · 5-shot", "33.10"),
        ("KMMLU", "protocol not stated", "34.50"),
        ("KMMLU", "area: STEM · direct · 5-shot", "25.00"),
    ]


def test_the_value_is_the_one_that_the_table_shows():
    kmmlu = SNAPSHOT.benchmarks["kmmlu"]
    column = score_column(kmmlu)
    for row in model_rows(SNAPSHOT):
        shown = column.value(row)
        if shown is not None:
            assert float(lines(row.slug)[0].value) == shown


def test_a_copy_of_another_row_makes_no_line_and_no_report():
    first = lines("haneul-12.8b")[0]
    assert "29.26" in first.tip
    assert first.tip.count("29.26") == 1


def test_a_value_below_random_choice_says_so():
    assert [line.below_chance for line in lines("haneul-1.3b")] == [True]
    assert "Below random choice, which is 25." in lines("haneul-1.3b")[0].tip
    assert not lines("globe-8b")[0].below_chance


@pytest.mark.parametrize(
    ("slug", "fill", "chance"),
    [("globe-8b", 0.418, 0.25), ("mirae-x", 0.534, 0.25)],
)
def test_the_bar_spans_the_benchmarks_scale(slug, fill, chance):
    line = lines(slug)[0]
    assert line.fill == pytest.approx(fill)
    assert line.chance == pytest.approx(chance)


def test_judged_scores_stand_on_their_own_scale_without_a_random_choice():
    judged = [line for line in lines("mirae-x") if line.benchmark == "LogicKor"]
    assert [line.protocol for line in judged] == [
        "judge · 0-shot · default · gpt-4-1106",
        "judge · 0-shot · default · gpt-4o",
    ]
    assert [line.fill for line in judged] == pytest.approx([0.79, 0.71])
    assert {line.chance for line in judged} == {None}


def test_reports_further_apart_than_three_points_are_marked_with_all_their_values():
    spread, recorded = lines("haneul-12.8b")[0].disagreements
    assert [one.value for one in spread.values] == ["33.10", "29.26"]
    assert [one.value for one in recorded.values] == ["29.26", "33.10"]


def test_a_recorded_disagreement_is_shown_once():
    marked = [line for line in lines("haneul-12.8b") if line.disagreements]
    assert len(marked) == 1


def test_a_long_list_starts_with_its_first_lines_only():
    shots = [make_score("globe-8b", 40.0 + n, shots=n) for n in range(20, 40)]
    found = body("globe-8b", with_scores(*shots))
    assert (found.first, len(found.lines)) == (FIRST, 21)
    assert shown_remark(found.first, len(found.lines)) == ("7 of 21 shown · one line per protocol")


def test_a_list_that_is_hardly_longer_shows_whole():
    shots = [make_score("globe-8b", 40.0 + n, shots=n) for n in range(20, 28)]
    found = body("globe-8b", with_scores(*shots))
    assert found.first == len(found.lines) == 9


def test_an_intermediate_checkpoint_stands_behind_the_finished_model():
    early = make_score("globe-8b", 99.0, checkpoint="step 1,000", source="survey")
    found = body("globe-8b", with_scores(early)).lines
    assert [line.value for line in found] == ["41.80", "99.00"]
    assert found[1].protocol == "direct · 5-shot · step 1,000"
    assert not found[1].overall


def test_a_model_without_scores_says_so():
    assert body("globe-tamil-7b").sentence == "No score is recorded."
