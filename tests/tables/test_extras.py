"""Rare fields of a model, which have no column."""

import pytest

from kollm_gui import i18n
from kollm_gui.tables.extras import extra_sections


@pytest.mark.parametrize(
    ("extras", "title", "facts", "paragraphs"),
    [
        ({"params_note": "7, 13 and 70"}, "On the parameters", [], ["7, 13 and 70"]),
        ({"tokenizer_gain": 2.62}, "Tokenizer gain", [], ["2.62"]),
        ({"dus": {"layers_after": 48}}, "Depth up-scaling", [("layers after", "48")], []),
        ({"tokenizer_recipe": ["train", "count"]}, "Tokenizer recipe", [], ["train", "count"]),
        (
            {"reproductions": [{"by": "Lee", "rows": [{"kobest": 0.5}, {"kobest": 0.6}]}]},
            "Reproductions",
            [],
            ["by: Lee", "– KoBEST: 0.5", "– KoBEST: 0.6"],
        ),
        ({"brand_new_field": True}, "brand new field", [], ["True"]),
    ],
)
def test_a_rare_field_is_readable(
    extras: dict[str, object], title: str, facts: list[tuple[str, str]], paragraphs: list[str]
) -> None:
    (section,) = extra_sections(extras)
    assert section.title == title
    assert [(fact.label, fact.text) for fact in section.facts] == facts
    assert list(section.paragraphs) == paragraphs


def test_an_empty_field_says_nothing() -> None:
    assert extra_sections({"params_note": None, "dus": ""}) == ()


def test_a_field_and_its_korean_twin_are_one_section():
    extras = {"stages_note": "As told.", "stages_note_ko": "말 그대로."}
    extras |= {"reproductions": [{"setting": "base", "setting_ko": "베이스 모델"}]}
    told = [section.paragraphs for section in extra_sections(extras)]
    with i18n.language("ko"):
        korean = [section.paragraphs for section in extra_sections(extras)]
    assert told == [("As told.",), ("setting: base",)]
    assert korean == [("말 그대로.",), ("설정: 베이스 모델",)]


def test_large_counts_stand_in_threes_and_years_do_not() -> None:
    (section,) = extra_sections({"tokenizer_gain": {"added_tokens_in_vocab": 10000, "year": 2024}})
    assert [fact.cell.text for fact in section.facts] == ["10,000", "2024"]


def test_the_korean_name_of_a_model_is_no_fact_of_its_own() -> None:
    assert extra_sections({"label_ko": "미래 (크기 미상)"}) == ()
