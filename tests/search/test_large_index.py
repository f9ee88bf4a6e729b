"""The search on arrays finds what the search on strings finds."""

import random

import pytest

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search import evaluate, match
from kollm_gui.search.large_index import LargeSearchIndex
from kollm_gui.search.match import SearchIndex, search_index
from tests.charts.shipped import shipped_snapshot

WRITTEN = (
    "polyglot",
    "ㅍㄹㄱㄹ",
    "폴리글",
    "폴립",
    "네입",
    "엑사우",
    "하이펔",
    "exaone 3.0 7.8b",
    "1.3b",
    "13b",
    '"llama 3"',
    "https://huggingface.co/EleutherAI/polyglot-ko-1.3b",
    "eleutherai/polyglot-ko-1.3b",
    "somebody/polyglot-ko-1.3b",
    "polyglot OR exaone",
    "-polyglot",
    "NOT (llama OR qwen) params:<=8",
    "params:7..13 license:apache",
    "released:2024",
    "released:>2023-06",
    "tokens:none",
    "kmmlu:>50",
    "context:>=32k -instruct",
    "organization:naver",
    "zzzz",
    "a",
    "ㄱ",
    "",
)


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return shipped_snapshot()


@pytest.fixture
def both(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> tuple[SearchIndex, SearchIndex]:
    monkeypatch.setattr(evaluate, "LARGE", 1)
    return SearchIndex(snapshot), LargeSearchIndex(snapshot)


def same(both: tuple[SearchIndex, SearchIndex], query: str) -> None:
    small, large = (index.find(query) for index in both)
    assert large.slugs == small.slugs, query
    assert large.left_out == small.left_out, query
    assert large.counts == small.counts, query


@pytest.mark.parametrize("query", WRITTEN)
def test_arrays_and_strings_find_the_same_in_the_same_order(
    both: tuple[SearchIndex, SearchIndex], query: str
) -> None:
    same(both, query)


def test_each_letter_that_is_typed_finds_the_same(both: tuple[SearchIndex, SearchIndex]) -> None:
    # The arrays go on from what the beginning of a word has found.
    for word in ("polyglot-ko", "폴리글롯", "instruct", "ㅍㄹㄱㄹㄹ", "exaone 3.5", "카나나"):
        for end in range(1, len(word) + 1):
            same(both, word[:end])


def test_pieces_of_names_find_the_same(
    both: tuple[SearchIndex, SearchIndex], snapshot: Snapshot
) -> None:
    chance = random.Random(3)
    for model in chance.sample(list(snapshot.models.values()), 60):
        for name in (model.name, *model.aliases[:2]):
            start = chance.randrange(len(name))
            piece = name[start : start + chance.randint(1, 12)].strip()
            if piece and not set(piece) & set('"():'):
                same(both, piece)


def test_a_large_catalogue_is_searched_on_arrays(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not isinstance(search_index(snapshot), LargeSearchIndex)
    monkeypatch.setattr(match, "LARGE", len(snapshot.models))
    assert isinstance(search_index(snapshot), LargeSearchIndex)
