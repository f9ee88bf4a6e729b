"""Filters: they read what a query chooses, write it back, and count under the other conditions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollm_gui.library.overlay import overlay_of
from kollm_gui.library.snapshot import Snapshot, compose
from kollm_gui.search.error import SearchError
from kollm_gui.search.facets import FACETS, UNDISCLOSED, UNKNOWN, Chosen, Facets
from kollm_gui.search.match import SearchIndex
from kollm_gui.userdata.records import Tag, Tagging, UserData
from tests.charts.shipped import shipped_catalogue, shipped_snapshot

BY_KEY = {facet.key: facet for facet in FACETS}
RESTS = (
    "",
    "solar",
    "solar OR exaone",
    "(solar) -(kt)",
    "-stage:base exaone",
    '"open korean" OR 엑사원',
    "stage:base OR kt",
    "params:>7 kmmlu:>30",
    "org:la stage:!=base",
    "released:2024-03",
)
RANGES = {
    "params": ("", "1B", "7", "500M"),
    "tokens": ("", "1T", "500B"),
    "released": ("", "2023-01", "2024-06-30"),
}


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return shipped_snapshot()


@pytest.fixture(scope="module")
def index(snapshot: Snapshot) -> SearchIndex:
    return SearchIndex(snapshot)


@pytest.fixture(scope="module")
def facets(index: SearchIndex) -> Facets:
    return Facets(index)


def values(facets: Facets, key: str) -> list[str]:
    return [count.value for count in facets.counts(BY_KEY[key], "")]


def test_values_of_one_facet_are_joined_by_or_and_facets_by_and(facets: Facets) -> None:
    query = ""
    for key, value in (("stage", "base"), ("stage", "instruct"), ("organization", "naver")):
        query = facets.toggled(query, BY_KEY[key], value)
    assert query == "(stage:base OR stage:instruct) organization:naver"
    assert facets.toggled(query, BY_KEY["stage"], "base") == "stage:instruct organization:naver"


def test_the_only_group_needs_no_parentheses_and_the_last_tick_leaves_nothing(
    facets: Facets,
) -> None:
    query = facets.toggled("stage:base", BY_KEY["stage"], "instruct")
    assert query == "stage:base OR stage:instruct"
    query = facets.toggled(query, BY_KEY["stage"], "base")
    assert facets.toggled(query, BY_KEY["stage"], "instruct") == ""


def test_what_stands_beside_is_kept_in_its_meaning(facets: Facets, index: SearchIndex) -> None:
    query = facets.edited("solar OR exaone", BY_KEY["params"], Chosen(low="6 B", high="11"))
    assert query == "(solar OR exaone) params:6B..11"
    assert set(index.find(query).slugs) == set(index.find("solar OR exaone").slugs) & set(
        index.find("params:6..11").slugs
    )


@pytest.mark.parametrize(
    ("query", "key", "chosen"),
    [
        ("기관:네이버", "organization", Chosen(frozenset({"naver"}))),
        ("org:=NAVER solar", "organization", Chosen(frozenset({"naver"}))),
        ("단계:베이스 OR stage:추론", "stage", Chosen(frozenset({"base", "reasoning"}))),
        ("released:2024", "year", Chosen(frozenset({"2024"}))),
        (
            "released:2024 OR released:none",
            "year",
            Chosen(frozenset({"2024", UNDISCLOSED, UNKNOWN})),
        ),
        ("released:2024-01..2025", "released", Chosen(low="2024-01", high="2025")),
        ("params:>=7 kt params:<=13", "params", Chosen(low="7", high="13")),
        ("파라미터:6~11", "params", Chosen(low="6", high="11")),
        ("tokens:undisclosed", "tokens", Chosen(frozenset({UNDISCLOSED}))),
        ("규모:1b-4b", "size-class", Chosen(frozenset({"1b-4b"}))),
    ],
)
def test_a_typed_query_is_read_back(facets: Facets, query: str, key: str, chosen: Chosen) -> None:
    assert facets.read(query).get(key) == chosen


@pytest.mark.parametrize(
    "query",
    [
        "-stage:base",
        "NOT org:naver",
        "stage:base OR org:naver",
        "org:la",
        "params:>7",
        "params:7",
        "stage:!=base",
        "tokens:any",
        "solar",
        "params:1..2 OR params:5..6",
        "released:2024-05",
    ],
)
def test_what_no_filter_can_show_belongs_to_none(facets: Facets, query: str) -> None:
    assert facets.read(query) == {}
    edited = facets.toggled(query, BY_KEY["category"], "multilingual")
    assert facets.toggled(edited, BY_KEY["category"], "multilingual").strip("()") == query


@pytest.mark.parametrize("query", ["", "solar OR exaone", "stage:base organization:naver"])
@pytest.mark.parametrize("key", list(BY_KEY))
def test_a_count_is_what_the_value_alone_would_leave(
    facets: Facets, index: SearchIndex, query: str, key: str
) -> None:
    for count in facets.counts(BY_KEY[key], query)[:6]:
        if key == "released":
            continue  # the dates that are missing are chosen among the years
        alone = facets.edited(query, BY_KEY[key], Chosen(frozenset({count.value})))
        assert count.models == len(index.find(alone).slugs), alone


def test_counts_can_be_held_to_some_models(
    facets: Facets, index: SearchIndex, snapshot: Snapshot
) -> None:
    known = [model.slug for model in snapshot.models.values() if not model.minimal]
    found = facets.counts(BY_KEY["stage"], "", index.described)
    assert sum(count.models for count in found) == len(known)


def test_what_is_missing_is_told_apart(facets: Facets, snapshot: Snapshot) -> None:
    found = {count.value: count.models for count in facets.counts(BY_KEY["tokens"], "")}
    models = snapshot.models.values()
    assert found[UNDISCLOSED] + found[UNKNOWN] == sum(model.tokens_b is None for model in models)
    assert min(found.values()) > 0


def test_an_end_that_is_no_value_is_told(facets: Facets) -> None:
    with pytest.raises(SearchError):
        facets.edited("", BY_KEY["params"], Chosen(low="many"))
    with pytest.raises(SearchError):
        facets.edited("", BY_KEY["params"], Chosen(low="13", high="7"))


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_a_choice_written_is_read_back_and_changes_nothing_else(
    facets: Facets, index: SearchIndex, data: st.DataObject
) -> None:
    """Round trip: over any rest, in any order, each facet reads what it wrote and no more."""
    query = rest = data.draw(st.sampled_from(RESTS))
    expected = dict(facets.read(rest))
    keys = data.draw(st.lists(st.sampled_from(list(BY_KEY)), max_size=4))
    for key in keys:
        facet = BY_KEY[key]
        if facet.kind == "range":
            low, high = (data.draw(st.sampled_from(RANGES[key])) for _ in range(2))
            if low and high and key != "released":
                low = ""
            if low > high > "":
                low, high = high, low
            chosen = Chosen(frozenset(), low, high)
        else:
            some = st.sets(st.sampled_from(values(facets, key)), max_size=3)
            chosen = Chosen(frozenset(data.draw(some)))
        query = facets.edited(query, facet, chosen)
        expected.pop(key, None)
        if chosen:
            expected[key] = chosen
        assert facets.read(query) == expected, query
    for key in set(keys) - facets.read(rest).keys():
        query = facets.edited(query, BY_KEY[key], Chosen())
    kept = {key for key in keys if key in facets.read(rest)}
    if not kept:
        assert set(index.find(query).slugs) == set(index.find(rest).slugs)


def test_a_year_that_no_model_has_stays_when_another_is_ticked(facets: Facets) -> None:
    assert facets.toggled("released:2031", BY_KEY["year"], "2024") == (
        "released:2024 OR released:2031"
    )


ODD_TAGS = (
    *("none", "any", "비공개", "모름", "unknown", ">5", "=x", "!=k", "OR", "-minus", ".."),
    *('a "b" c', "“q”", 'x"y', "(p)", "x（y", "no: 1", "ze\u200bro", "K=1", "후보"),
)


def tagged(snapshot: Snapshot) -> Snapshot:
    """The catalogue with tags that look like pieces of the language, several on some models."""
    catalogue, slugs = shipped_catalogue(), list(snapshot.models)
    own = UserData(
        tags=tuple(Tag(f"t{at}", name) for at, name in enumerate(ODD_TAGS)),
        taggings=tuple(
            Tagging(f"t{(at * step) % len(ODD_TAGS)}", slug)
            for step in (1, 3)
            for at, slug in enumerate(slugs[step : step + 40])
        ),
    )
    return compose(catalogue, overlay_of(own, catalogue))


def test_a_tag_may_be_called_anything(snapshot: Snapshot) -> None:
    """What a filter or the completer writes for a tag finds just the models that have it."""
    whole = tagged(snapshot)
    index = SearchIndex(whole)
    facets, facet = Facets(index), BY_KEY["tag"]
    counted = {each.value: each.models for each in facets.counts(facet, "")}
    for name in ODD_TAGS:
        query = facets.toggled("", facet, name)
        own = {
            slug
            for slug, tags in whole.mine.tags_by_model.items()
            if name in (tag.name for tag in tags)
        }
        assert set(index.find(query).slugs) == own, query
        assert counted[name] == len(own)
        assert facets.read(query) == {"tag": Chosen(frozenset({name}))}, query
        assert facets.toggled(query, facet, name) == ""
    assert facets.toggled("", facet, UNKNOWN) == "tag:unknown"
    assert set(index.find("tag:unknown").slugs) == set(whole.models) - set(whole.mine.tags_by_model)


def test_a_tag_is_told_under_its_own_name(snapshot: Snapshot) -> None:
    index = SearchIndex(tagged(snapshot))
    field = index.fields.get("tag")
    assert field is not None
    assert all(value.spellings == (value.text,) for value in index.values.of(field))
