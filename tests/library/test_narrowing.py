"""A filter by who reports a score: nothing that shows scores can forget it."""

from kollm_gui.charts.registry import make_figure
from kollm_gui.comparing.protocol import PROVENANCES
from kollm_gui.library.narrowing import chosen_provenances, narrowed
from kollm_gui.search.match import SearchIndex
from kollm_gui.tables.table_scores import TableScores
from tests.fixtures import tiny_snapshot


def test_only_chosen_reports_are_left_everywhere() -> None:
    whole = tiny_snapshot()
    kept = narrowed(whole, ["third-party"])
    assert {score.provenance for score in kept.scores} == {"third-party"}
    assert set(TableScores(kept).shown("kmmlu")) < set(TableScores(whole).shown("kmmlu"))
    assert "mirae-x" in SearchIndex(whole).find("kmmlu:any").slugs
    assert "mirae-x" not in SearchIndex(kept).find("kmmlu:any").slugs


def test_without_a_choice_or_with_all_kinds_the_snapshot_is_the_same() -> None:
    whole = tiny_snapshot()
    assert narrowed(whole, ()) is whole
    assert narrowed(whole, PROVENANCES) is whole
    assert narrowed(whole, ["no such kind"]) is whole


def test_words_of_another_version_are_passed_over() -> None:
    assert chosen_provenances(["paper", "hearsay"]) == {"paper"}


def test_a_figure_of_scores_says_what_is_left_out_and_another_does_not() -> None:
    kept = narrowed(tiny_snapshot(), ["third-party"])
    assert (
        "Only reports of these kinds count here: third-party." in make_figure("scores", kept).note
    )
    assert "Only reports" not in make_figure("training-budget", kept).note


def test_a_figure_left_empty_by_the_filter_says_so() -> None:
    kept = narrowed(tiny_snapshot(), ["seed"])
    figure = make_figure("scores", kept, None, {"benchmark": "kmmlu", "protocol": "reference"})
    assert "survey" in figure.empty
