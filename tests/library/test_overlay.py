"""Own rows laid over the catalogue: where they show, and what they never displace."""

from dataclasses import replace

import pytest

from kollm_gui.comparing.protocol import Protocol, protocols_of
from kollm_gui.comparing.shown import comparable_scores, shown_scores
from kollm_gui.errors import UserError
from kollm_gui.library import overriding
from kollm_gui.library.overlay import OWN_FAMILY, overlay_of
from kollm_gui.library.snapshot import Snapshot, compose
from kollm_gui.userdata.records import (
    ImportRun,
    Note,
    Override,
    OwnModel,
    OwnScore,
    Reading,
    Tag,
    Tagging,
    UserData,
)
from tests.fixtures import tiny_catalogue, tiny_snapshot

DIRECT = Protocol("kmmlu", method="direct", shots=5)
RUN = ImportRun("r1", "results.json", "00", "2026-11-28T10:00:00Z", "lm-eval-0.4")


def laid(data: UserData) -> Snapshot:
    catalogue = tiny_catalogue()
    return compose(catalogue, overlay_of(data, catalogue), generation=1)


def own_score(model: str, value: float, **fields: object) -> OwnScore:
    return OwnScore(model, "kmmlu", value, method="direct", shots=5, **fields)


def test_nothing_of_ones_own_leaves_the_catalogue_as_it_is() -> None:
    bare, over = tiny_snapshot(), laid(UserData())
    assert over.models == bare.models
    assert over.scores == bare.scores
    assert over.mine.subjects == frozenset()


def test_own_models_and_scores_stand_beside_the_published() -> None:
    data = UserData(
        models=(OwnModel("mine", "Mine", released="2026-11", params_b=7.0, tokens_b=100.0),),
        runs=(RUN,),
        scores=(own_score("mine", 61.5, run="r1"), own_score("mirae-x", 50.0, run="r1")),
    )
    snapshot = laid(data)
    mine = snapshot.models["mine"]
    assert (mine.origin, mine.family, mine.tokens_kind) == ("own", OWN_FAMILY, "reported")
    assert mine.release.year == 2026
    assert snapshot.families[OWN_FAMILY].name == "My models"
    rows = comparable_scores(snapshot.scores, DIRECT, snapshot.sources).rows
    assert rows[0].model == "mine"
    assert rows[0].score.provenance == "own"
    assert snapshot.sources[rows[0].score.source].title == "results.json"
    # A published value stands for its model; one's own is another report of it.
    shown = comparable_scores(snapshot.scores, DIRECT, snapshot.sources).by_model["mirae-x"]
    assert shown.value == 53.4
    assert [other.value for other in shown.others] == [50.0]


def test_a_partial_run_is_kept_and_never_ranked() -> None:
    whole, partial = own_score("haneul-1.3b", 90.0), replace(RUN, id="r2", partial=True)
    data = UserData(
        models=(OwnModel("mine", "Mine"),),
        runs=(partial,),
        scores=(own_score("mine", 99.0, run="r2"), replace(whole, partial=True, key="")),
    )
    snapshot = laid(data)
    assert {score.value for score in snapshot.scores if score.partial} == {99.0, 90.0}
    assert "mine" not in shown_scores(snapshot.scores, DIRECT, snapshot.sources)
    before = protocols_of(tiny_snapshot().scores, "kmmlu")
    assert protocols_of(snapshot.scores, "kmmlu") == before


def test_a_benchmark_of_ones_own_is_known_by_name_only() -> None:
    snapshot = laid(UserData(scores=(OwnScore("mirae-x", "my-bench", 3.0, unit="points"),)))
    assert snapshot.benchmarks["my-bench"].minimal
    assert [score.value for score in snapshot.scores_by_benchmark["my-bench"]] == [3.0]


def test_scores_of_a_model_that_is_nowhere_are_left_out() -> None:
    snapshot = laid(UserData(scores=(own_score("gone", 50.0),)))
    assert snapshot.scores == tiny_snapshot().scores


def test_a_model_that_the_catalogue_came_to_hold_stays_the_catalogues() -> None:
    snapshot = laid(UserData(models=(OwnModel("mirae-x", "My own X"),)))
    assert snapshot.models["mirae-x"] == tiny_snapshot().models["mirae-x"]


def test_renamed_slugs_are_followed_everywhere() -> None:
    data = UserData(
        notes=(Note("n", "text", "haneul-13b"),),
        tags=(Tag("t", "good"),),
        taggings=(Tagging("t", "haneul-13b"),),
        readings=(Reading("haneul-13b", "read"),),
        scores=(own_score("haneul-13b", 30.0),),
        overrides=(Override("haneul-13b", "layers", 41),),
    )
    snapshot = laid(data)
    mine = snapshot.mine
    assert mine.subjects == {"haneul-12.8b"}
    assert mine.notes["haneul-12.8b"][0].text == "text"
    assert mine.tags_by_model["haneul-12.8b"][0].name == "good"
    assert mine.reading("haneul-12.8b").status == "read"
    assert snapshot.models["haneul-12.8b"].layers == 41


def test_an_override_shows_and_the_original_stays_visible() -> None:
    data = UserData(
        overrides=(
            Override("haneul-12.8b", "tokens_b", 171, "counted again"),
            Override("haneul-12.8b", "release", "2023-05", ""),
            Override("benchmark/kmmlu", "items", 35031, ""),
        )
    )
    snapshot, bare = laid(data), tiny_snapshot()
    model = snapshot.models["haneul-12.8b"]
    assert (model.tokens_b, model.release.printed) == (171.0, "2023-05")
    assert model.overridden == {"tokens_b", "release"}
    assert snapshot.original_models["haneul-12.8b"] == bare.models["haneul-12.8b"]
    assert snapshot.benchmarks["kmmlu"].items == 35031
    assert snapshot.original_benchmarks["kmmlu"].items == 35030
    assert list(snapshot.models) == list(bare.models)


def test_a_value_taken_back_to_not_known_is_unknown_and_not_zero() -> None:
    snapshot = laid(UserData(overrides=(Override("haneul-12.8b", "tokens_b", None),)))
    model = snapshot.models["haneul-12.8b"]
    assert (model.tokens_b, model.tokens_kind) == (None, "undisclosed")


@pytest.mark.parametrize(
    ("field", "value"),
    [("slug", "x"), ("params_b", "many"), ("params_b", -1), ("layers", 1.5), ("release", "soon")],
)
def test_a_value_that_does_not_fit_lies_over_nothing(field: str, value: object) -> None:
    snapshot = laid(UserData(overrides=(Override("haneul-12.8b", field, value),)))
    assert snapshot.models["haneul-12.8b"] == tiny_snapshot().models["haneul-12.8b"]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("params_b", "7.8B", 7.8),
        ("tokens_b", "1.5 T", 1500.0),
        ("tokens_b", "200", 200.0),
        ("context", "32k", 32000),
        ("context", "32,768", 32768),
        ("release", "2024-08", "2024-08"),
        ("access", "api", "api"),
        ("hardware", " 8 × H100 ", "8 × H100"),
        ("params_b", "  ", None),
    ],
)
def test_typed_values_are_understood(name: str, text: str, value: object) -> None:
    assert overriding.read_value(overriding.field_of("m", name), text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("params_b", "many"),
        ("params_b", "-7"),
        ("params_b", "nan"),
        ("context", "1.5"),
        ("release", "2024-13"),
        ("access", "somehow"),
    ],
)
def test_what_is_no_value_is_told(name: str, text: str) -> None:
    with pytest.raises(UserError, match=f"“{text}”"):
        overriding.read_value(overriding.field_of("m", name), text)


def test_only_facts_of_models_and_benchmarks_can_be_overridden() -> None:
    assert overriding.field_of("benchmark/kmmlu", "items") is not None
    assert overriding.field_of("benchmark/kmmlu", "params_b") is None
    assert overriding.field_of("family/haneul", "params_b") is None
    assert overriding.field_of("m", "slug") is None
