"""The search box: what a person types and what it finds."""

import unicodedata

import pytest
from msgspec.structs import replace

from kollm_gui.library.snapshot import Snapshot, compose
from kollm_gui.search.match import SearchIndex
from tests.fixtures import make_model, tiny_catalogue, tiny_snapshot

HANEUL = {"haneul-1.3b", "haneul-12.8b"}


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(tiny_snapshot())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("haneul", HANEUL, id="a name"),
        pytest.param("HANEUL ko", HANEUL, id="capitals do not matter"),
        pytest.param("하늘", HANEUL, id="a Korean name"),
        pytest.param(unicodedata.normalize("NFD", "하늘"), HANEUL, id="pasted from a Mac"),
        pytest.param("ＨＡＮＥＵＬ", HANEUL, id="full-width letters"),
        pytest.param("ㅎㄴ", HANEUL, id="initials"),
        pytest.param("하느", HANEUL, id="a half-typed name"),
        pytest.param("하늘ㅋ", HANEUL, id="a lone consonant after a syllable"),
        pytest.param("haneulko", HANEUL, id="without separators"),
        pytest.param("haneul_ko", HANEUL, id="another separator"),
        pytest.param("haneul 12.8", {"haneul-12.8b"}, id="two words"),
        pytest.param("128b", set(), id="digits are not joined over a point"),
        pytest.param("하늘 12.8b", {"haneul-12.8b"}, id="two scripts"),
        pytest.param('"globe 8b"', {"globe-8b", "globe-8b-instruct"}, id="a phrase"),
        pytest.param("“globe 8b”", {"globe-8b", "globe-8b-instruct"}, id="typographic quotes"),
        pytest.param('"8b globe"', set(), id="a phrase keeps its order"),
        pytest.param("산내", HANEUL | {"globe-ko-8b"}, id="an organization's spoken name"),
        pytest.param("sannae research", HANEUL | {"globe-ko-8b"}, id="an organization"),
        pytest.param("어휘", {"globe-ko-8b"}, id="a technique in Korean"),
        pytest.param("vocabulary-expansion", {"globe-ko-8b"}, id="a technique's slug"),
        pytest.param("diverged", {"haneul-12.8b"}, id="a note"),
        pytest.param("발산", {"haneul-12.8b"}, id="a Korean note"),
        pytest.param("발사", set(), id="notes are not searched by jamo"),
        pytest.param("sannae/haneul-ko-12.8b", {"haneul-12.8b"}, id="a Hugging Face id"),
        pytest.param(
            "https://huggingface.co/globe-labs/Globe-8B", {"globe-8b"}, id="a pasted address"
        ),
        pytest.param("hf.co/globe-labs/globe-8b/tree/main?x=1", {"globe-8b"}, id="a deep address"),
        pytest.param(
            "https://huggingface.co/someone/globe-8b-instruct",
            {"globe-8b-instruct"},
            id="somebody's copy is found by its name",
        ),
        pytest.param("nothing-like-this", set(), id="nothing"),
        pytest.param("하늘 tamil", set(), id="every word must match"),
        pytest.param('"" haneul', HANEUL, id="empty quotes say nothing"),
    ],
)
def test_a_query_finds(index: SearchIndex, query: str, found: set[str]) -> None:
    assert set(index.find(query).slugs) == found


@pytest.mark.parametrize("query", ["", "   ", '""'])
def test_an_empty_query_finds_all_models_in_catalogue_order(index: SearchIndex, query: str) -> None:
    assert index.find(query).slugs == tuple(tiny_snapshot().models)


def snapshot_of(*names: str, **fields: object) -> Snapshot:
    models = tuple(make_model(f"m{place}", name=name, **fields) for place, name in enumerate(names))
    return compose(replace(tiny_catalogue(), models=models, scores=()))


@pytest.mark.parametrize(
    ("query", "names", "order"),
    [
        ("네이버", ["신네이버", "네이버랩", "네이버", "큰 네이버"], [2, 1, 3, 0]),
        ("네입", ["네이비", "네이버"], [0, 1]),
        ("하이펔", ["하이킹", "하이퍼클로바"], [1]),
        ("엑사우", ["엑사고", "엑사원"], [1]),
        ("강", ["가요", "강"], [1, 0]),  # the false friend comes last
        ("네잋", ["네이버", "네모"], [0]),  # cannot lead to 네이버: only without its last jamo
        ("ㄳ", ["가수", "나무"], [0]),
        ("ㄴㅇㅂ", ["네이버", "큰 네이버", "나비"], [0, 1]),
        ("llama", ["CodeLlama", "Ko-Llama", "Llama 3", "Llama"], [3, 2, 1, 0]),
        ("exaone 3.0 7.8b", ["7.8B EXAONE 3.0 x", "EXAONE 3.0 7.8B"], [1, 0]),
        ("폴리글", ["폴리글롯 파생", "폴리글롯"], [1, 0]),  # the closer one first
        ("라마3", ["라마 3", "라마 2"], [0]),
        ("라마 3", ["라마3", "라마 2"], [0]),
        ("13b", ["Ko 1.3B", "Ko 13B"], [1]),
    ],
)
def test_results_come_in_rank_order(query: str, names: list[str], order: list[int]) -> None:
    found = SearchIndex(snapshot_of(*names, family="none")).find(query)
    assert found.slugs == tuple(f"m{place}" for place in order)


def test_each_state_of_typing_a_korean_name_finds_it() -> None:
    index = SearchIndex(snapshot_of("네이버", "다음", family="none"))
    for typed in ("ㄴ", "네", "넹", "네이", "네입", "네이버"):
        assert index.find(typed).slugs == ("m0",), typed


def test_a_match_by_jamo_begins_at_a_syllable() -> None:
    # The final consonant of 악 and the syllable after it are not what was typed.
    index = SearchIndex(snapshot_of("악나", "ㄱ나", family="none"))
    assert index.find("ㄱ나").slugs == ("m1",)


def test_every_word_is_counted_alone(index: SearchIndex) -> None:
    counts = index.explain("하늘 tamil nothing")
    assert [(count.term.typed, count.models) for count in counts] == [
        ("하늘", 2),
        ("tamil", 1),
        ("nothing", 0),
    ]
    assert index.explain("") == ()
