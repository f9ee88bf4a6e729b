"""Places under one protocol: ties where chance may explain the difference."""

from kollm_gui.comparing.protocol import Protocol
from kollm_gui.comparing.ranking import ranked
from kollm_gui.comparing.shown import ComparableScores, Shown
from tests.fixtures import make_score


def places(*rows, items=None, **protocol) -> list[tuple[str, str]]:
    scores = [make_score(model, value, **{**protocol, **more}) for model, value, more in rows]
    comparable = ComparableScores(Protocol.of(scores[0]).pooled, tuple(map(Shown, scores)))
    return [(row.shown.model, row.places) for row in ranked(comparable, items=items)]


def test_models_within_chance_share_their_places() -> None:
    told = places(("a", 60.0, {}), ("b", 50.2, {}), ("c", 50.0, {}), ("d", 40.0, {}), items=1000)
    assert told == [("a", "1"), ("b", "2–3"), ("c", "2–3"), ("d", "4")]


def test_a_tie_is_no_chain() -> None:
    # b is like a, and c like b, but c is worse than a beyond chance.
    told = places(("a", 53.0, {}), ("b", 50.0, {}), ("c", 47.0, {}), items=1000)
    assert told == [("a", "1–2"), ("b", "1–3"), ("c", "2–3")]


def test_the_sources_own_error_goes_first() -> None:
    sure = {"stderr": 0.01}
    assert places(("a", 50.2, sure), ("b", 50.0, sure), items=10) == [("a", "1"), ("b", "2")]


def test_without_any_error_the_values_decide_and_equal_ones_tie() -> None:
    told = places(("a", 60.0, {}), ("b", 50.0, {}), ("c", 50.0, {}))
    assert told == [("a", "1"), ("b", "2–3"), ("c", "2–3")]


def test_what_counts_faults_is_best_where_it_is_lowest() -> None:
    told = places(("many", 90.0, {}), ("few", 1.0, {}), items=1000, metric="share_with_han")
    assert told == [("few", "1"), ("many", "2")]


def test_the_margin_is_half_of_the_interval() -> None:
    score = make_score("a", 50.0)
    comparable = ComparableScores(Protocol.of(score), (Shown(score),))
    (row,) = ranked(comparable, items=10000)
    assert row.margin is not None
    assert round(row.margin, 2) == 0.98
