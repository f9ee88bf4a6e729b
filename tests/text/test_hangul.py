"""Hangul for searching."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollm_gui.text import hangul

HANGUL_TEXTS = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=12)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Polyglot-Ko", "polyglot-ko"),
        ("폴리글롯", "폴리글롯"),
        (unicodedata.normalize("NFD", "폴리글롯"), "폴리글롯"),
        ("ＫＭＭＬＵ", "kmmlu"),
        ("Qwén", "qwen"),
        (unicodedata.normalize("NFD", "Qwén"), "qwen"),
        ("STRAẞE", "strasse"),
        ("\u1111\u1105", "ㅍㄹ"),  # initial consonants as standalone conjoining jamo
        ("ﾱ", "ㅁ"),  # a half-width jamo
        ("ㄳ", "ㄳ"),
    ],
)
def test_texts_that_look_alike_fold_to_one(text: str, folded: str) -> None:
    assert hangul.fold(text) == folded


@pytest.mark.parametrize(
    ("text", "jamo"),
    [
        ("폴리글롯", "ㅍㅗㄹㄹㅣㄱㅡㄹㄹㅗㅅ"),
        ("네입", "ㄴㅔㅇㅣㅂ"),
        ("과", "ㄱㅗㅏ"),
        ("값", "ㄱㅏㅂㅅ"),
        ("웨", "ㅇㅜㅔ"),
        ("ㄳ", "ㄱㅅ"),
        ("라마 3", "ㄹㅏㅁㅏ 3"),
    ],
)
def test_a_syllable_comes_apart_into_the_keys_typed_for_it(text: str, jamo: str) -> None:
    assert hangul.to_jamo(text) == jamo


@pytest.mark.parametrize(
    ("text", "initials"),
    [("폴리글롯", "ㅍㄹㄱㄹ"), ("하이퍼클로바 X", "ㅎㅇㅍㅋㄹㅂ X"), ("KoLLM", "KoLLM"), ("", "")],
)
def test_initials_keep_what_is_no_syllable(text: str, initials: str) -> None:
    assert hangul.initials(text) == initials


@pytest.mark.parametrize(
    ("query", "only_initials"),
    [
        ("ㅍㄹㄱㄹ", True),
        ("ㄳ", True),  # what an input method makes of ㄱ and ㅅ
        ("ㄲ", True),
        ("ㅍㅗ", False),
        ("폴", False),
        ("ㅍ1", False),
        ("", False),
    ],
)
def test_a_query_is_of_initials_only_if_it_holds_nothing_else(
    query: str, only_initials: bool
) -> None:
    assert hangul.is_initials(query) is only_initials


@given(HANGUL_TEXTS)
def test_typing_a_text_passes_through_prefixes_of_its_jamo(text: str) -> None:
    jamo = hangul.to_jamo(text)
    for end in range(len(text) + 1):
        assert jamo.startswith(hangul.to_jamo(text[:end]))


@given(HANGUL_TEXTS)
def test_jamo_typed_one_after_another_compose_the_text_again(text: str) -> None:
    assert hangul.compose(hangul.to_jamo(text)) == text


@pytest.mark.parametrize(
    ("keys", "written"), [("ㅘ", "ㅘ"), ("ㅗㅏㄱ", "ㅘㄱ"), ("ㄱㅏㅏ", "가ㅏ"), ("ㅋㅋ", "ㅋㅋ")]
)
def test_jamo_that_make_no_syllable_stay_alone(keys: str, written: str) -> None:
    assert hangul.compose(keys) == written


@given(HANGUL_TEXTS)
def test_the_initials_of_a_text_are_initials_and_one_for_each_syllable(text: str) -> None:
    found = hangul.initials(text)
    assert len(found) == len(text)
    assert not text or hangul.is_initials(found)


@given(st.text(max_size=20))
def test_places_point_into_the_text_in_order_and_folding_twice_changes_nothing(text: str) -> None:
    folded, places = hangul.fold_with_places(text)
    assert len(places) == len(folded) + 1
    assert list(places) == sorted(places)
    assert places[-1] == len(text)
    assert hangul.fold(hangul.fold(text)) == hangul.fold(text)
