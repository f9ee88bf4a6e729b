"""Recipe, lineage, notes, and the pages of benchmarks, families, categories, organizations."""

import pytest
from msgspec.structs import replace

from kollm_gui import i18n
from kollm_gui.catalogue.records import Caveat
from kollm_gui.library.snapshot import compose
from kollm_gui.tables.harness import harness_command
from kollm_gui.ui.details.content import Details, Section
from kollm_gui.ui.details.content_entries import details_of
from tests.fixtures import make_model, tiny_catalogue, tiny_snapshot

SNAPSHOT = tiny_snapshot()


def page(selected: str) -> Details:
    found = details_of(SNAPSHOT, selected)
    assert found is not None
    return found


def section(selected: str, name: str) -> Section:
    return next(one for one in page(selected).sections if one.id == name)


def chips(selected: str) -> tuple[str, ...]:
    return tuple(chip.text for chip in section(selected, "recipe").body.techniques)


def test_a_technique_leads_to_what_it_does_and_who_used_it():
    chip = section("globe-ko-8b", "recipe").body.techniques[0]
    assert chip.target == "technique/vocabulary-expansion"
    lines = section(chip.target, "models").body.groups[0].lines
    assert "globe-ko-8b" in [line.target for line in lines]


def test_a_source_leads_to_the_models_that_it_speaks_of():
    slug = next(score.source for score in SNAPSHOT.scores)
    told = page(f"source/{slug}")
    assert told.title == SNAPSHOT.sources[slug].title
    assert told.cites == (slug,)
    scored = {score.model for score in SNAPSHOT.scores if score.source == slug}
    lines = section(f"source/{slug}", "models").body.groups[0].lines
    assert scored <= {line.target for line in lines}


def test_the_recipe_names_techniques_in_the_language_of_the_reader():
    assert chips("globe-ko-8b") == (
        "Vocabulary expansion", "Staged training",
    )  # fmt: skip
    with i18n.language("ko"):
        assert chips("globe-ko-8b") == ("어휘 확장", "단계별 학습")


def test_a_stage_tells_what_was_trained_and_what_stood_still():
    first, second = section("globe-ko-8b", "recipe").body.stages
    assert (first.trained, first.frozen) == ("new input embeddings", "all layers")
    assert second.frozen is None


def test_checkpoints_tell_the_tokens_added_up_to_them():
    (point,) = section("globe-ko-8b", "recipe").body.checkpoints
    assert (point.label, point.tokens.replace("\u00a0", " ")) == ("step 10,000", "+20 B")


def test_lineage_runs_from_the_oldest_base_to_what_was_made_of_the_model():
    body = section("globe-ko-8b", "lineage").body
    assert [line.target for line in body.above] == ["globe-8b"]
    assert body.here.step.replace("\u00a0", " ") == (
        "continual pretraining · vocabulary expansion · ≈ +60 B tokens · +17,536 vocabulary entries"
    )
    below = {line.target for line in section("globe-8b", "lineage").body.below}
    assert below == {"globe-8b-instruct", "globe-ko-8b", "globe-tamil-7b"}


def test_the_parents_of_a_merge_are_named_beside_the_base():
    body = section("dodam-ko-10.7b", "lineage").body
    assert [line.target for line in body.above] == ["dodam-10.7b"]
    assert [line.target for line in body.merged_from] == ["haneul-12.8b"]


def test_a_circle_of_bases_ends():
    from kollm_gui.library.snapshot import compose
    from tests.fixtures import tiny_catalogue

    catalogue = tiny_catalogue()
    models = tuple(
        replace(model, base_model="globe-ko-8b") if model.slug == "globe-8b" else model
        for model in catalogue.models
    )
    found = details_of(compose(replace(catalogue, models=models)), "globe-ko-8b")
    assert [line.target for line in found.sections[4].body.above] == ["globe-8b"]


def test_notes_are_in_the_readers_language_and_a_missing_korean_text_is_marked():
    with i18n.language("ko"):
        own, family = section("haneul-12.8b", "notes").body.notes
        (english,) = section("mirae-x", "notes").body.notes
    assert own.text.startswith("한국어로만")
    assert not own.english_only
    assert family.text == "공개 모델이다."
    assert english.text == "Its maker gives neither size nor tokens."
    assert english.english_only


def test_a_note_carries_its_sources_or_says_that_none_is_recorded():
    own, family = section("haneul-12.8b", "notes").body.notes
    assert [one.locator for one in own.references] == ["section 4"]
    assert own.cited
    assert not family.cited


def test_a_benchmark_tells_its_baselines_its_protocol_and_who_was_scored():
    facts = {fact.key: fact for fact in section("benchmark/kmmlu", "facts").body.facts}
    assert facts["items"].text == "35,030"
    assert facts["random/overall"].text == "25.00 %"
    assert facts["human/overall"].references[0].locator == "p. 4"
    assert facts["reference_protocol"].value == "direct · 5-shot · overall"
    scored = section("benchmark/kmmlu", "scores")
    assert scored.remark == "direct · 5-shot · overall"
    assert [line.value for line in scored.body.lines][:2] == ["53.40", "46.10"]
    protocols = section("benchmark/kmmlu", "protocols")
    assert protocols.remark == "7 models scored"
    assert [line.label for line in protocols.body.lines if line.chosen] == [
        "direct · 5-shot · overall"
    ]


@pytest.mark.parametrize(
    ("printed", "protocol", "command"),
    [
        ("kmmlu (loglikelihood), kmmlu_direct (letter), kmmlu_hard; each also as _stem",
         {"method": "direct", "shots": 5}, "--tasks kmmlu_direct --num_fewshot 5"),
        ("haerae (haerae_history, haerae_rare_word; reading left out)",
         {"method": "loglikelihood", "shots": 5}, "--tasks haerae --num_fewshot 5"),
        ("hrm8k (hrm8k_gsm8k, hrm8k_ksm) and hrm8k_en", None, "--tasks hrm8k"),
        ("paws_ko", {"method": "unstated"}, "--tasks paws_ko"),
        ("ko_winogrande on the Open Ko-LLM Leaderboard", None, None),
        ("ko_commongen_v2 (the authors' own fork of the harness, v0.3.0)", None, None),
        ("global_piqa cloze and generation variants", None, None),
        (None, None, None),
    ],
)  # fmt: skip
def test_the_command_runs_the_task_of_the_reference_protocol(printed, protocol, command):
    benchmark = replace(SNAPSHOT.benchmarks["kmmlu"], harness=printed, reference_protocol=protocol)
    found = harness_command(benchmark)
    assert (None if found is None else found.partition("pretrained=MODEL ")[2]) == command


def test_a_family_lists_its_models_the_newest_first_and_muted_ones_last():
    lines = section("family/dodam", "models").body.groups[0].lines
    assert [(line.target, line.muted) for line in lines] == [
        ("dodam-ko-10.7b", False), ("dodam-10.7b", True),
    ]  # fmt: skip
    assert {badge.category for badge in page("family/dodam").badges} == {
        "korean-continual", "reference",
    }  # fmt: skip


def test_a_family_shows_its_korean_name():
    assert page("family/haneul").detail == "하늘 · 2 models"


def test_a_category_counts_its_models_and_links_its_families():
    assert page("category/korean-centric").detail == "4 models · 3 families"
    lines = section("category/korean-centric", "models").body.groups[0].lines
    assert (lines[0].target, lines[0].detail) == ("family/haneul", "2 models")


def test_an_organization_tells_what_it_is_and_lists_its_models():
    facts = {fact.key: fact.text for fact in section("organization/mirae", "facts").body.facts}
    assert facts == {"name": "미래", "kind": "company", "country": "South Korea"}
    assert page("organization/mirae").detail == "3 models"


def test_a_parent_of_a_merge_is_not_told_by_its_own_making():
    from kollm_gui.library.snapshot import compose
    from tests.fixtures import tiny_catalogue

    catalogue = tiny_catalogue()
    models = tuple(
        replace(model, merge_parents=("globe-8b-instruct",))
        if model.slug == "haneul-1.3b"
        else model
        for model in catalogue.models
    )
    found = details_of(compose(replace(catalogue, models=models)), "haneul-1.3b")
    (parent,) = next(one.body for one in found.sections if one.id == "lineage").merged_from
    assert (parent.target, parent.step) == ("globe-8b-instruct", "")


def test_a_benchmark_warns_of_like_names_and_leads_to_them():
    trap = Caveat("kmmlu", "name-trap", "logickor", "Not that.", "그것이 아니다.", "survey", "p. 1")
    snapshot = compose(replace(tiny_catalogue(), caveats=(trap,)))
    for slug, other in (("kmmlu", "LogicKor"), ("logickor", "KMMLU")):
        page = details_of(snapshot, f"benchmark/{slug}")
        assert page is not None
        (body,) = [part.body for part in page.sections if part.id == "caveats"]
        (note,) = body.notes
        assert note.title == f"Not to be taken for {other}"
        assert note.references[0].locator == "p. 1"
        assert note.target == f"benchmark/{'logickor' if slug == 'kmmlu' else 'kmmlu'}"


def test_tokens_of_a_model_of_unknown_size_are_not_taken_for_its_size() -> None:
    maker = next(iter(SNAPSHOT.organizations))
    models = (
        make_model("a", organization=maker, params_b=7.0, tokens_b=148.0),
        make_model("b", organization=maker, params_b=None, tokens_b=148.0),
    )
    found = details_of(compose(replace(tiny_catalogue(), models=models)), f"organization/{maker}")
    lines = next(one for one in found.sections if one.id == "models").body.groups[0].lines
    told = [line.detail.replace("\u00a0", " ") for line in lines]
    assert told == ["7 B · 148 B", "148 B tokens"]
