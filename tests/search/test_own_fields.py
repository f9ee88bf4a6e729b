"""Searching for what a person keeps of models: tags, collections and notes are known of all."""

import pytest

from kollm_gui.library.overlay import overlay_of
from kollm_gui.library.snapshot import compose
from kollm_gui.search.complete import complete
from kollm_gui.search.large_index import LargeSearchIndex
from kollm_gui.search.match import SearchIndex
from kollm_gui.userdata.records import Collection, Member, Note, Tag, Tagging, UserData
from tests.fixtures import tiny_catalogue


@pytest.fixture(params=[SearchIndex, LargeSearchIndex])
def index(request: pytest.FixtureRequest) -> SearchIndex:
    """One model with many tags, in a small and in a large catalogue's index."""
    catalogue = tiny_catalogue()
    own = UserData(
        notes=(Note("n0", "표 1을 다시 볼 것", "globe-8b"),),
        tags=(*(Tag(f"t{at}", f"태그{at}") for at in range(12)), Tag("t12", "후보")),
        taggings=tuple(Tagging(f"t{at}", "globe-8b") for at in range(13)),
        collections=(Collection("c0", "shortlist"),),
        members=(Member("c0", "globe-8b"),),
    )
    return request.param(compose(catalogue, overlay_of(own, catalogue)))


@pytest.mark.parametrize("query", ["-tag:태그3", "tag:!=태그3", "-in:shortlist", '-note:"표 1"'])
def test_all_but_those_of_a_tag_are_all_others(index: SearchIndex, query: str) -> None:
    found = index.find(query)
    everything = index.find("")
    assert set(everything.slugs) - set(found.slugs) == {"globe-8b"}
    assert not len(found.left_out)


def test_a_tag_leaves_nothing_out_for_an_unknown_value(index: SearchIndex) -> None:
    found = index.find("tag:태그3")
    assert list(found.slugs) == ["globe-8b"]
    assert not len(found.left_out)


def test_the_offers_for_a_tag_are_not_those_of_its_models_other_tags(index: SearchIndex) -> None:
    found = complete("tag:후", len("tag:후"), index)
    assert found is not None
    assert [(offer.text, offer.told) for offer in found.offers] == [("후보", "")]
