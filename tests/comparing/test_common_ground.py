"""What several models were measured on alike, who is highest there, and who measured."""

import pytest
from msgspec.structs import replace

from kollm_gui.catalogue.records import Score
from kollm_gui.comparing.common_ground import common_ground, is_complete
from kollm_gui.comparing.measurer import interested_maker, makers_of_sources
from kollm_gui.comparing.protocol import Protocol
from kollm_gui.comparing.shown import ComparableScores, Shown
from kollm_gui.comparing.standing import Standing, standing
from tests.fixtures import cite, make_model, make_score, make_source

SOURCES = {
    source.slug: source
    for source in (
        make_source("both", "leaderboard", "Both", year=2023),
        make_source("only-a", "paper", "A's own", year=2025),
    )
}
KMMLU = Protocol("kmmlu", method="direct", shots=5)


def ground(scores: list[Score], models: tuple[str, ...] = ("a", "b"), **wishes: bool):
    by_model = {slug: tuple(s for s in scores if s.model == slug) for slug in models}
    return common_ground(by_model, {"kmmlu": tuple(scores)}, models, SOURCES, **wishes)


def rows(*values: float, **fields: object) -> ComparableScores:
    found = [make_score(f"m{at}", value, **fields) for at, value in enumerate(values)]
    return ComparableScores(KMMLU, tuple(Shown(score) for score in found))


def test_a_row_is_of_the_source_that_covers_most_of_the_compared_models() -> None:
    scores = [
        make_score("a", 50.0, source="only-a"),
        make_score("a", 41.0, source="both"),
        make_score("b", 44.0, source="both"),
    ]
    [found] = ground(scores)
    assert [(row.model, row.value) for row in found.rows] == [("a", 41.0), ("b", 44.0)]
    assert found.by_model["a"].others[0].value == 50.0
    assert found.by_model["a"].disagrees


def test_sources_are_mixed_only_on_request_and_under_one_protocol_still() -> None:
    scores = [
        make_score("a", 50.0, source="only-a"),
        make_score("b", 44.0, source="both"),
        make_score("b", 60.0, source="only-a", method="cot", shots=0),
    ]
    alone = next(each for each in ground(scores) if each.protocol == KMMLU)
    assert not is_complete(alone, ("a", "b"))
    mixed = next(each for each in ground(scores, mixed_sources=True) if each.protocol == KMMLU)
    assert is_complete(mixed, ("a", "b"))
    assert [row.value for row in mixed.rows] == [50.0, 44.0]
    assert not mixed.is_mixture


def test_rows_follow_the_order_of_the_models_and_hold_no_copy() -> None:
    scores = [
        make_score("b", 44.0, source="both"),
        make_score("a", 41.0, source="both"),
        make_score("a", 99.0, source="only-a", copy_of="both"),
    ]
    [found] = ground(scores)
    assert [row.model for row in found.rows] == ["a", "b"]
    assert found.by_model["a"].others == ()


def test_a_macro_average_is_no_other_report_of_a_micro_average() -> None:
    scores = [
        make_score("a", 47.1, source="both", averaging="macro"),
        make_score("b", 44.0, source="both", averaging="macro"),
        make_score("a", 52.9, source="only-a", averaging="micro"),
    ]
    macro = next(each for each in ground(scores) if each.protocol.averaging == "macro")
    assert macro.by_model["a"].others == ()


def test_the_highest_leads_where_no_error_is_known() -> None:
    assert standing(rows(40.0, 46.0, 45.9)) == Standing("m1")


def test_nobody_leads_within_the_error() -> None:
    assert standing(rows(40.0, 46.0, 45.0, n=1000)) == Standing(None, ("m1", "m2"))
    assert standing(rows(40.0, 46.0, 45.0), items=1000) == Standing(None, ("m1", "m2"))
    assert standing(rows(40.0, 46.0, 45.0, n=100_000)) == Standing("m1")


def test_equal_values_share_the_lead_and_one_value_leads_nothing() -> None:
    assert standing(rows(46.0, 46.0, 46.0)) == Standing(None, ("m0", "m1", "m2"))
    assert standing(rows(46.0)) == Standing(None)


@pytest.mark.parametrize(
    ("metric", "leader"), [("share_with_han", "m0"), ("grade", "m0"), ("count", None)]
)
def test_not_every_number_is_the_better_the_higher_it_is(metric: str, leader: str | None) -> None:
    found = [make_score(f"m{at}", value, metric=metric) for at, value in enumerate((1.0, 7.0))]
    shown = ComparableScores(replace(KMMLU, metric=metric), tuple(Shown(each) for each in found))
    assert standing(shown).leader == leader


def test_a_document_is_its_maker_s_where_most_facts_in_it_are_about_that_maker() -> None:
    def model(slug: str, organization: str, source: str, field: str = "params_b", **more):
        return make_model(slug, organization=organization, citations=(cite(field, source),), **more)

    models = [
        model("a", "lab", "card"),
        model("b", "lab", "card"),
        model("c", "rival", "card"),
        model("d", "lab", "shared"),
        model("e", "rival", "shared"),
        model("f", "rival", "board", minimal=True),
        model("g", "rival", "survey", field="note"),
    ]
    makers = makers_of_sources(models)
    assert makers == {"card": "lab"}
    owned = make_score("a", 1.0, source="card", provenance="owner")
    assert interested_maker(owned, makers) == "lab"
    assert interested_maker(replace(owned, provenance="third-party"), makers) is None
