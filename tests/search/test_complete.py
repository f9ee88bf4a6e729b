"""What the completer offers at a place of the text, and what is written when one is taken."""

import pytest

from kollm_gui import i18n
from kollm_gui.search.complete import MOST, complete
from kollm_gui.search.match import SearchIndex
from kollm_gui.search.spelling import Spelling
from tests.charts.shipped import shipped_snapshot


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(shipped_snapshot())


def texts(index: SearchIndex, text: str, cursor: int | None = None) -> list[str]:
    found = complete(text, len(text) if cursor is None else cursor, index)
    return [offer.text for offer in found.offers] if found is not None else []


def taken(index: SearchIndex, text: str, place: int = 0) -> str:
    found = complete(text, len(text), index)
    assert found is not None
    return found.taken(text, found.offers[place])[0]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("lic", "license:"),
        ("solar -sta", "stage:"),
        ("(org", "organization:"),
        ("파", "파라미터:"),
        ("팔", "파라미터:"),  # 파 with the ㄹ of 라 under composition
        ("파ㄹ", "파라미터:"),
        ("라이", "라이선스:"),
        ("kmml", "kmmlu:"),
    ],
)
def test_a_field_begun_is_offered_under_the_name_that_begins_so(
    index: SearchIndex, text: str, first: str
) -> None:
    assert texts(index, text)[0] == first
    assert taken(index, text).endswith(first)


@pytest.mark.parametrize(
    "text",
    ["", "s", "zzz", "solar ", '"open kor', "license:mit", "nofield:", "AND", "a OR", "NOT", "7B"],
)
def test_nothing_is_offered_where_nothing_fits(index: SearchIndex, text: str) -> None:
    assert texts(index, text) == []


def test_nothing_is_offered_before_the_rest_of_a_word(index: SearchIndex) -> None:
    assert texts(index, "license", 3) == []
    assert texts(index, "lic solar", 3) == ["license:"]


def test_a_number_is_offered_its_operators_and_examples(index: SearchIndex) -> None:
    offered = texts(index, "params:")
    assert offered[:4] == [">", ">=", "<", "<="]
    assert {"7B", "6..11", "undisclosed", "unknown", "any"} <= set(offered)
    assert texts(index, "params:>=") == ["7B"]
    assert texts(index, "stage:")[:3] == ["base", "instruct", "reasoning"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("org:na", "naver"),
        ("기관:네이", "naver"),
        ("기관:넹", "naver"),
        ("기관:=네", "naver"),
        ('license:"ex', "exaone-1.1-nc"),
        ("stage:i", "instruct"),
        ("단계:추", "reasoning"),
        ("tokens:un", "undisclosed"),
        ("released:202", "2026"),
        ("언어:일본", "ja"),
    ],
)
def test_a_value_begun_in_any_spelling_is_offered(
    index: SearchIndex, text: str, value: str
) -> None:
    assert texts(index, text)[0] == value
    assert taken(index, text).endswith(f"{value} ")


@pytest.mark.parametrize(
    "text", ["stage:", "org:", "solar license:", "(kt OR solar) access:", "-stage:"]
)
def test_the_count_is_what_taking_it_finds(index: SearchIndex, text: str) -> None:
    found = complete(text, len(text), index)
    assert found is not None
    counted = [offer for offer in found.offers if offer.models is not None]
    assert counted
    for offer in counted:
        query = found.taken(text, offer)[0].replace("-stage", "stage")
        assert len(index.find(query).slugs) == offer.models, query


def test_offers_stay_few(index: SearchIndex) -> None:
    for text in ("ko", "org:", "technique:", "language:"):
        assert 0 < len(texts(index, text)) <= MOST + 3


def test_what_is_taken_leaves_the_rest_and_one_space(index: SearchIndex) -> None:
    found = complete("(sta) kt", 4, index)
    assert found is not None
    assert found.taken("(sta) kt", found.offers[0]) == ("(stage:) kt", 7)
    found = complete("stage:b kt", 7, index)
    assert found is not None
    assert found.taken("stage:b kt", found.offers[0]) == ("stage:base kt", 11)


def test_values_are_named_in_the_language_in_force(index: SearchIndex) -> None:
    with i18n.language("ko"):
        found = complete("org:na", 6, index)
    assert found is not None
    assert found.offers[0].told == "네이버"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("solra", "solar"),
        ("엑싸원", "엑사원"),
        ("poliglot params:<5", "polyglot params:<5"),
        ("(exoane OR solra) stage:base", "(exaone OR solar) stage:base"),
        ("업스테이쥐", "업스테이지"),
        ("vhfflrmffht", "폴리글롯"),
        ("dprtkdnjs params:<8", "엑사원 params:<8"),
        ("ㄷㅌㅁㅐㅜㄷ", "exaone"),
        ("ㅔㅐㅣㅛ히ㅐㅅ 1.3b", "polyglot 1.3b"),
        ("llmaa", "llama"),  # letters changed over before another letter: not llava
        ("mitral", "mistral"),  # as near to mixtral, which fewer are called
        ("soar", "solar"),  # not 냄ㄱ of the other layout
        ("flsh", "flash"),
        ("org:navr", "org:naver"),
        ("name:exaoen params:<5", "name:exaone params:<5"),
        ("technique:dpoo", "technique:dpo"),
        ("기관:업스테이쥐 solra", "기관:업스테이지 solar"),
        ("기관:업스테이쥐 exaoen", None),  # the two leave nothing together
        ("license:none params:>9000", None),
        ("family:-", None),
        ("solar", None),
        ("solar exaone", None),
        ("zzzzzzqq", None),
        ("-solra", None),
        ('"solra"', None),
    ],
)
def test_a_misspelt_word_is_put_right_where_that_finds_something(
    index: SearchIndex, query: str, meant: str | None
) -> None:
    assert Spelling(index._snapshot, index).mended(query) == meant


@pytest.mark.parametrize("text", ["stage:>", "org:>=", "license:<mi", "mine:<="])
def test_nothing_is_offered_after_a_sign_that_words_cannot_follow(
    index: SearchIndex, text: str
) -> None:
    assert texts(index, text) == []


def test_nothing_is_offered_inside_a_phrase_that_looks_like_a_condition(
    index: SearchIndex,
) -> None:
    assert texts(index, '"solar org:"na') == []
    assert texts(index, '"solar" org:"up')[0] == "upstage"


def counted(index: SearchIndex, text: str) -> dict[str, int | None]:
    """How many models each offer at the text's end claims to leave."""
    found = complete(text, len(text), index)
    assert found is not None
    return {offer.text: offer.models for offer in found.offers}


@pytest.mark.parametrize(
    "before", ["", "solar ", "solar AND ", "solar AND NOT ", "（kanana） AND -", "solar OR "]
)
def test_an_offer_counts_what_the_rest_of_the_search_leaves(
    index: SearchIndex, before: str
) -> None:
    rest = before.replace("NOT", "").rstrip(" -").removesuffix("AND").removesuffix("OR")
    for text, models in counted(index, f"{before}stage:").items():
        whole = f"({rest}) stage:{text}" if rest and "OR" not in before else f"stage:{text}"
        assert models == len(index.find(whole).slugs)


def test_an_offer_after_all_but_counts_the_others(index: SearchIndex) -> None:
    for text, models in counted(index, "llama lang:!=").items():
        assert models == len(index.find(f"llama lang:!={text}").slugs)


def test_an_offer_after_more_or_less_claims_no_count(index: SearchIndex) -> None:
    assert set(counted(index, "released:<20").values()) == {None}
