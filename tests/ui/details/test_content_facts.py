"""The facts of a model, as a reader meets them."""

import pytest
from msgspec.structs import replace

from kollm_gui import i18n
from kollm_gui.catalogue.records import Conflict
from kollm_gui.ui.details.content import Details, Fact, FactsBody
from kollm_gui.ui.details.content_disputes import Disputes
from kollm_gui.ui.details.content_entries import details_of
from kollm_gui.ui.details.content_sources import Numbering
from tests.fixtures import tiny_snapshot

SNAPSHOT = tiny_snapshot()


def page(slug: str) -> Details:
    found = details_of(SNAPSHOT, slug)
    assert found is not None
    return found


def facts(slug: str) -> dict[str, Fact]:
    body = page(slug).sections[0].body
    assert isinstance(body, FactsBody)
    return {fact.key: fact for fact in body.facts}


@pytest.mark.parametrize(
    ("slug", "key", "text"),
    [
        ("haneul-12.8b", "params_b", "12.8 B dense"),
        ("haneul-12.8b", "tokens_b", "167 B reported"),
        ("haneul-12.8b", "tokens_per_parameter", "13 0.65 × Chinchilla"),
        ("haneul-12.8b", "compute", "1.3 × 10²² FLOP 6ND"),
        ("haneul-12.8b", "context", "2,048 tokens"),
        ("haneul-12.8b", "layers", "40 × 5,120"),
        ("haneul-12.8b", "base_model", "none, trained from scratch"),
        ("haneul-12.8b", "gpu_hours", "301,000"),
        ("haneul-12.8b", "license", "Apache 2.0 Commercial use allowed"),
        ("globe-8b", "tokens_b", "≥ 15 T"),
        ("globe-8b", "tokens_per_parameter", "≥ 1,868 93 × Chinchilla"),
        ("globe-8b", "languages", "Korean, English, German and 27 more"),
        ("globe-8b", "korean_support", "not listed"),
        ("globe-ko-8b", "added_tokens_b", "≈ +60 B"),
        ("globe-ko-8b", "base_tokens", "≥ 15 T"),
        ("globe-ko-8b", "vocab", "145,792 128,256 + 17,536 new"),
        ("globe-ko-8b", "base_model", "Globe 8B"),
        ("onnuri-8x7b", "params_b", "46.7 B mixture of experts, 12.9 B active"),
        ("onnuri-8x7b", "tokens_per_parameter", "≈ 155 7.8 × Chinchilla"),
    ],
)
def test_a_fact_shows_its_value_with_unit_and_remark(slug, key, text):
    assert facts(slug)[key].text.replace("\u00a0", " ") == text


def test_not_disclosed_and_not_known_are_two_words():
    assert facts("mirae-x")["tokens_b"].text == "not disclosed"
    assert facts("mirae-x")["params_b"].text == "not disclosed"
    assert facts("dodam-10.7b")["tokens_b"].text == "not known"
    assert facts("globe-tamil-7b")["context"].text == "not known"


def test_a_continual_model_shows_added_tokens_and_no_training_tokens():
    assert "tokens_b" not in facts("globe-ko-8b")
    assert "tokens_per_parameter" not in facts("globe-ko-8b")
    assert facts("globe-ko-8b")["added_compute"].derived


def test_only_computed_values_are_marked_as_derived():
    derived = {key for key, fact in facts("haneul-12.8b").items() if fact.derived}
    assert derived == {"tokens_per_parameter", "compute"}


def test_sources_are_numbered_in_the_order_in_which_the_page_names_them():
    tokens = facts("haneul-12.8b")["tokens_b"]
    assert [one.number for one in tokens.references] == [1, 2]
    assert tokens.references[0].sentence == "Haneul-Ko: open Korean language models, section 2"
    listed = page("haneul-12.8b").sections[-1].body.sources
    assert [line.number for line in listed] == list(range(1, len(listed) + 1))
    assert listed[0].title == "Haneul-Ko: open Korean language models"
    assert listed[0].detail == "paper · Han, Kim · 2023 · arXiv:2306.00001"


def test_a_value_from_the_name_has_a_place_but_no_number():
    (reference,) = facts("haneul-12.8b")["params_b"].references
    assert reference.number is None
    assert reference.sentence == "the model's name"


def test_a_disagreement_stands_beside_the_fact_it_is_about():
    (quarrel,) = facts("haneul-12.8b")["tokens_b"].disagreements
    assert [one.value for one in quarrel.values] == ["167", "170"]
    assert quarrel.values[1].references[0].title == "haneul-ko-12.8b"
    assert not quarrel.english_only


def test_a_comment_without_korean_is_marked_in_the_korean_interface():
    with i18n.language("ko"):
        (quarrel,) = facts("haneul-12.8b")["tokens_b"].disagreements
    assert quarrel.english_only


def test_a_comment_with_korean_is_told_in_korean_without_a_mark():
    told = Conflict("haneul-12.8b", "tokens_b", None, None, "Two counts.", comment_ko="두 셈이다.")
    told_only = replace(tiny_snapshot(), conflicts=(told,))
    with i18n.language("ko"):
        (quarrel,) = Disputes(told_only, "haneul-12.8b", Numbering(told_only)).rest()
    assert (quarrel.comment, quarrel.english_only) == ("두 셈이다.", False)


def test_the_base_model_is_a_link_with_its_category():
    base = facts("globe-ko-8b")["base_model"]
    assert (base.target, base.category) == ("globe-8b", "multilingual")


def test_a_renamed_slug_leads_to_its_present_page():
    assert page("haneul-13b").key == "haneul-12.8b"


@pytest.mark.parametrize(
    "selected",
    [
        "",
        None,
        "no-such-model",
        "family/none",
        "category/none",
        "organization/none",
        "benchmark/none",
        "colour/red",
    ],
)
def test_what_the_catalogue_lacks_has_no_page(selected):
    assert details_of(SNAPSHOT, selected) is None


def test_badges_tell_category_stage_access_and_terms():
    texts = [badge.text for badge in page("haneul-12.8b").badges]
    assert texts == ["Korean-centric", "Base", "Open weights", "Apache-2.0"]
    assert [b.text for b in page("mirae-x").badges if b.kind == "warning"] == ["Non-commercial"]
    warned = [badge.text for badge in page("globe-8b").badges if badge.kind == "warning"]
    assert warned == ["Use with conditions"]
    assert page("dodam-10.7b").badges[-1].text == "Name only"


def test_every_model_and_entry_has_a_page_in_both_languages():
    wanted = [
        *SNAPSHOT.models,
        *(f"family/{slug}" for slug in SNAPSHOT.families),
        *(f"category/{slug}" for slug in SNAPSHOT.categories),
        *(f"organization/{slug}" for slug in SNAPSHOT.organizations),
        *(f"benchmark/{slug}" for slug in SNAPSHOT.benchmarks),
    ]
    for code in i18n.LANGUAGES:
        with i18n.language(code):
            assert all(page(selected).sections for selected in wanted)
