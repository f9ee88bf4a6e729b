"""The chart of lineage."""

import pytest
from msgspec.structs import replace

from kollm_gui.charts.figure import Figure
from kollm_gui.charts.lineage_layers import kinship_of
from kollm_gui.charts.registry import make_figure
from kollm_gui.errors import UserError
from kollm_gui.library.snapshot import Snapshot, compose
from tests.charts.marks import edges, nodes
from tests.charts.shipped import shipped_snapshot
from tests.fixtures import make_model, tiny_catalogue, tiny_snapshot


def chart(snapshot: Snapshot | None = None, **more) -> Figure:
    return make_figure("lineage", snapshot or tiny_snapshot(), **more)


def with_models(*models) -> Snapshot:
    return compose(replace(tiny_catalogue(), models=models))


def chain(count: int) -> Snapshot:
    return with_models(
        *(
            make_model(f"m{place}", base_model=f"m{place - 1}" if place else None)
            for place in range(count)
        )
    )


def test_a_model_stands_right_of_its_base_and_below_it():
    found = nodes(chart(selected="globe-8b"))
    base, made = found["globe-8b"], found["globe-ko-8b"]
    assert made.x == base.x + 1
    assert made.y < base.y  # rows count downward from 0


def test_no_two_models_share_a_row():
    found = nodes(chart(shipped_snapshot(), given={"of": "all", "most": "all"}))
    assert len({node.y for node in found.values()}) == len(found)


def test_an_edge_tells_the_relation_and_the_added_tokens():
    told = nodes(chart(selected="globe-8b"))["globe-ko-8b"].detail
    assert told == "continual pretraining · vocabulary expansion · ≈\u00a0+60\u00a0B tokens"


def test_the_selected_model_brings_its_ancestors_and_descendants_only():
    figure = chart(shipped_snapshot(), selected="solar-10.7b")
    found = set(nodes(figure))
    assert {"mistral-7b-v0.1", "solar-10.7b", "eeve-korean-10.8b-instruct"} <= found
    assert "mistral-7b-instruct-v0.1" not in found  # a sibling


def test_a_merge_has_an_arrow_from_each_parent():
    figure = chart(given={"of": "dodam-ko-10.7b"})
    found = {(edge.start, edge.end): edge.dashed for edge in edges(figure)}
    assert set(found) == {("dodam-10.7b", "dodam-ko-10.7b"), ("haneul-12.8b", "dodam-ko-10.7b")}
    assert sorted(found.values()) == [False, True]
    assert "Dashed arrows" in figure.note


def test_a_family_brings_its_relatives_pale():
    figure = chart(given={"of": "globe"})
    pale = {key for key, node in nodes(figure).items() if node.pale}
    assert pale == {"globe-ko-8b", "globe-tamil-7b"}


def test_all_that_the_search_finds_brings_its_bases_pale():
    figure = chart(slugs=["globe-ko-8b"], given={"of": "all"})
    assert {key: node.pale for key, node in nodes(figure).items()} == {
        "globe-8b": True,
        "globe-ko-8b": False,
    }


def test_a_large_graph_is_limited_with_a_note():
    figure = chart(shipped_snapshot(), given={"of": "all", "most": "30"})
    assert 0 < len(nodes(figure)) <= 30
    assert "further related models are left out" in figure.note
    everything = chart(shipped_snapshot(), given={"of": "all", "most": "all"})
    assert "further related" not in everything.note
    assert "276 models without a recorded relation are left out." in everything.note
    assert len(nodes(everything)) + 276 == 479


def test_a_part_beyond_the_limit_keeps_what_is_nearest_to_the_selected_model():
    figure = chart(chain(200), selected="m100", given={"most": "30"})
    places = sorted(int(key[1:]) for key in nodes(figure))
    assert len(places) == 30
    assert places[0] <= 100 <= places[-1]
    assert places[-1] - places[0] == 29


def test_a_chain_of_a_thousand_needs_no_recursion():
    figure = chart(chain(1000), given={"of": "all", "most": "all"})
    assert max(node.x for node in nodes(figure).values()) == 999


def test_a_circle_of_bases_is_cut_and_every_model_shown():
    one = make_model("one", base_model="two")
    figure = chart(with_models(one, replace(one, slug="two", base_model="one")))
    assert set(nodes(figure)) == {"one", "two"}
    assert len(edges(figure)) == 2


def test_a_model_that_names_itself_as_base_has_no_relation():
    assert kinship_of({"one": make_model("one", base_model="one")}).parents == {}


def test_a_model_without_relations_shows_the_whole_instead():
    figure = chart(selected="onnuri-8x7b")
    assert "globe-8b" in nodes(figure)


def test_nothing_to_draw_is_said_in_a_sentence():
    figure = chart(slugs=["onnuri-8x7b"], given={"of": "all"})
    assert figure.empty == "No relation of this 1 model to another one is recorded."


def test_an_unknown_model_is_refused_with_a_way_out():
    with pytest.raises(UserError, match="llama-3-8b"):
        chart(given={"of": "no-such-model"})


def test_the_data_have_a_row_for_each_parent():
    figure = chart(given={"of": "dodam-ko-10.7b"})
    made_of = figure.data.header.index("made_of")
    rows = [row[made_of] for row in figure.data.rows if row[0] == "dodam-ko-10.7b"]
    assert rows == ["dodam-10.7b", "haneul-12.8b"]


def test_parts_beyond_the_limit_are_left_out_whole():
    pairs = [
        make_model(f"{name}{place}", base_model=f"{name}0" if place else None)
        for name in "abc"
        for place in range(20)
    ]
    figure = chart(with_models(*pairs), given={"of": "all", "most": "30"})
    assert {key[0] for key in nodes(figure)} == {"a"}
    assert "40 further related models are left out" in figure.note
