"""Texts split by script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollm_gui.text.scripts import foreign_runs, hangul_letters, has_hangul


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("연소는大量의", [("大量", "han")]),
        ("심化し,", [("化", "han"), ("し", "kana")]),
        ("グローバル 화", [("グローバル", "kana")]),
        ("это 말", [("это", "cyrillic")]),
        (
            "ภาษา와 العربية, हिन्दी",
            [("ภาษา", "thai"), ("العربية", "arabic"), ("हिन्दी", "devanagari")],
        ),
        ("Don't stop, Wi-Fi 6", [("Don't", "latin"), ("stop", "latin"), ("Wi-Fi", "latin")]),
        ("naïve façade", [("naïve", "latin"), ("façade", "latin")]),
        ("한국어만 있다. 1,234개! “따옴표” 😀 ㅋㅋ ①", []),
        ("שלום", [("שלום", "other")]),
        ("λ 값", [("λ", "greek")]),
    ],
)
def test_foreign_runs_are_told_apart(text, found):
    assert [(text[start:end], script) for start, end, script in foreign_runs(text)] == found


@given(st.text())
def test_runs_are_in_order_and_never_hold_hangul(text):
    last = 0
    for start, end, _script in foreign_runs(text):
        assert last <= start < end
        assert not has_hangul(text[start:end])
        last = end


def test_hangul_is_counted_by_letters():
    assert hangul_letters("가나 ab 다ㅋ") == 4
