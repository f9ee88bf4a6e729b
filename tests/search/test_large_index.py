"""The search on arrays finds what the search on strings finds."""

import random

import pytest
from msgspec.structs import replace

from kollm_gui.library.narrowing import narrowed
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search import match
from kollm_gui.search.complete import complete
from kollm_gui.search.facets import FACETS, Facets
from kollm_gui.search.large_index import LargeSearchIndex
from kollm_gui.search.match import SearchIndex, search_index
from kollm_gui.search.parser import parse
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
    "mi:dm",
    "-mi:dm kt",
    "zzzz",
    "a",
    "ㄱ",
    "",
)


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return shipped_snapshot()


@pytest.fixture
def both(snapshot: Snapshot) -> tuple[SearchIndex, SearchIndex]:
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


def test_what_is_foreseen_between_two_letters_finds_the_same(snapshot: Snapshot) -> None:
    both = SearchIndex(snapshot), LargeSearchIndex(snapshot)
    both[1].prepare()
    typed = [
        word[:end]
        for word in ("ko", "ex", "7b", "llama 8b", "k-e", "q2", "in", "폴l")
        for end in range(1, len(word) + 1)
    ]
    for query in (*typed, "params:>7 8", "params:>7 8b", "-a in", "a OR b", "a OR bl"):
        same(both, query)
        both[1].foresee(query)


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


def test_values_are_listed_and_counted_alike(both: tuple[SearchIndex, SearchIndex]) -> None:
    small, large = both
    for among in (-1, small.holding([parse("params:>7")]), small.holding([parse("zzzz")])):
        for field in small.fields.fields:
            assert large.values.of(field) == small.values.of(field), field.name
            assert large.values.counts(field, among) == small.values.counts(field, among)
            assert large.values.missing(field) == small.values.missing(field)


def test_filters_and_offers_count_alike(both: tuple[SearchIndex, SearchIndex]) -> None:
    small, large = both
    for query in ("", "llama", "stage:base license:apache", "params:7..13"):
        for facet in FACETS:
            counted = [Facets(index).counts(facet, query) for index in both]
            assert counted[0] == counted[1], (facet.key, query)
    for text in ("license:", "organization:na", "llama stage:", "released:2", "tokens:", "tech"):
        assert complete(text, len(text), large) == complete(text, len(text), small)


def test_a_letter_found_before_it_is_asked_is_what_it_finds_when_asked(
    snapshot: Snapshot,
) -> None:
    small, large = SearchIndex(snapshot), LargeSearchIndex(snapshot)
    large.prepare()
    for letter in "abcdefghijklmnopqrstuvwxyz0123456789":
        for query in (letter, letter.upper(), f"{letter} 7", f"params:>7 {letter}"):
            assert large.find(query).slugs == small.find(query).slugs, query
            assert large.find(query).counts == small.find(query).counts, query


def test_another_choice_of_scores_leaves_the_names_as_they_are(
    both: tuple[SearchIndex, SearchIndex], snapshot: Snapshot
) -> None:
    _small, large = both
    large.prepare()
    paper = narrowed(snapshot, ["paper"])
    assert large.over(paper).is_prepared
    for query in ("polyglot", "kmmlu:>50", "provenance:any", "note:tokenizer", "base:llama"):
        assert large.over(paper).find(query).slugs == SearchIndex(paper).find(query).slugs


def test_characters_beyond_the_first_plane_are_searched_too(snapshot: Snapshot) -> None:
    slug, model = next(iter(snapshot.models.items()))
    named = replace(snapshot, models={slug: replace(model, name="🦙 한글𠀀모델")})
    for query in ("🦙", "한글", "ㅎㄱ", "한그", "𠀀모", "모데"):
        small, large = SearchIndex(named).find(query), LargeSearchIndex(named).find(query)
        assert large.slugs == small.slugs == (slug,), query
