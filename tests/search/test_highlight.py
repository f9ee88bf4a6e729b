"""Which characters a query matched."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollm_gui.search.highlight import Highlighter, matched_spans
from kollm_gui.search.terms import spaced
from kollm_gui.text import hangul
from tests.charts.shipped import shipped_snapshot
from tests.search.plain_reading import holds_word


@pytest.mark.parametrize(
    ("name", "query", "marked"),
    [
        ("Polyglot-Ko 12.8B", "polyglot", ["Polyglot"]),
        ("Polyglot-Ko 12.8B", "polyglotko", ["Polyglot-Ko"]),
        ("Polyglot-Ko 12.8B", "ko 12", ["Ko", "12"]),
        ("Polyglot-Ko 12.8B", '"ko 12"', ["Ko 12"]),
        ("Polyglot-Ko 12.8B", '"ko12"', []),
        ("Ko Ko", "ko", ["Ko", "Ko"]),
        ("폴리글롯", "폴리글", ["폴리글"]),
        ("폴리글롯", "폴릭", ["폴리글"]),  # the syllable being typed reaches into the next
        ("폴리글롯", "ㄹㄱ", ["리글"]),
        ("네이버", "네입", ["네이버"]),
        ("Solar", "하늘", []),
        ("Solar", "", []),
        ("abc", "ab bc", ["abc"]),
        ("Mi:dm 2.0", "mi:d", ["Mi:d"]),
        ("Mi:dm 2.0", "-mi:dm", []),
        ("솔라 코", "ㄹㅋ", ["라 코"]),
        ("라마 2 코", "2ㅋ", ["2 코"]),
        ("폴리글롯", "폴립", ["폴리"]),  # found without its last jamo, as search finds it
        ("KORani 13B", "1.3b", []),
        ("KORani 1.3B", "13b", []),
        ("KORani v1", "i-", []),
        ("Polyglot-Ko 1.3B", "somebody/polyglot-ko-1.3b", ["Polyglot-Ko 1.3B"]),
    ],
)
def test_the_matched_characters_are_marked(name: str, query: str, marked: list[str]) -> None:
    assert [name[start:end] for start, end in matched_spans(name, query)] == marked


def test_marks_point_into_the_name_as_it_is_written() -> None:
    name = unicodedata.normalize("NFD", "큰 네이버")
    ((start, end),) = matched_spans(name, "네이버")
    assert unicodedata.normalize("NFC", name[start:end]) == "네이버"


def test_what_search_finds_in_a_name_is_marked_and_nothing_else() -> None:
    """Pieces of shipped names, as written or run together, over other names."""
    chance = random.Random(5)
    names = sorted({name for model in shipped_snapshot().model_list for name in model.labels})
    marked = 0
    for _ in range(3000):
        start = chance.randrange(len(name := chance.choice(names)))
        piece = "".join(name[start : start + chance.randint(1, 9)].split())
        word = piece.replace("-", chance.choice(("-", "", "."))).lower()
        if not word or word.startswith("-") or "/" in word or set(word) & set('"():<>='):
            continue
        for other in (name, chance.choice(names)):
            held = holds_word(spaced(other), word)
            if held or not hangul.has_hangul(word):  # of Hangul the last jamo may be dropped
                assert bool(Highlighter(word).spans(other)) == held, (word, other)
            marked += held
    assert marked > 2000


@given(st.text(max_size=20), st.text(max_size=8))
def test_marks_are_in_order_within_the_name_and_apart(name: str, query: str) -> None:
    edge = -1
    for start, end in matched_spans(name, query):
        assert edge < start < end <= len(name)
        edge = end
