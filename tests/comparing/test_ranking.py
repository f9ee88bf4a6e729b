"""Places under one protocol: ties where chance may explain the difference."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kollm_gui.comparing.protocol import Protocol
from kollm_gui.comparing.ranking import ranked
from kollm_gui.comparing.shown import ComparableScores, Shown
from kollm_gui.comparing.uncertainty import distinguishable
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


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([0.0, 10.0, 49.9, 50.0, 50.1, 53.0, 55.5, 60.0, 99.0, 100.0]),
            st.sampled_from([None, 0.0, 0.1, 1.6, 5.0]),
        ),
        max_size=12,
    ),
    st.sampled_from(["accuracy", "share_with_han"]),
    st.sampled_from([None, 40, 1000]),
)
def test_places_are_those_of_comparing_each_with_each(rows, metric, items) -> None:
    scores = [
        make_score(str(at), value, stderr=stderr, metric=metric)
        for at, (value, stderr) in enumerate(rows)
    ]

    def apart(one, other) -> bool:
        told = distinguishable(one, other, items=items)
        return one.value != other.value if told is None else told

    protocol = Protocol.of(make_score("a", 1.0, metric=metric)).pooled
    found = ranked(ComparableScores(protocol, tuple(map(Shown, scores))), items=items)
    assert len(found) == len(scores)
    for row in found:
        one = row.shown.score
        others = [other for other in scores if other is not one and apart(one, other)]
        falling = metric == "accuracy"
        better = [other for other in others if (other.value > one.value) == falling]
        assert (row.best, row.worst) == (
            1 + len(better),
            len(scores) - (len(others) - len(better)),
        )
        ahead = [s for s in scores if (s.value > one.value) == falling and s.value != one.value]
        assert row.place == 1 + len(ahead)
