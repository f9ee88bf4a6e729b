"""The query language in Korean: amounts, dates and values as they are written, and its errors."""

import pytest

from kollm_gui import i18n
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.error import SearchError
from kollm_gui.search.match import SearchIndex
from tests.charts.shipped import shipped_snapshot


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return shipped_snapshot()


@pytest.fixture(scope="module")
def index(snapshot: Snapshot) -> SearchIndex:
    return SearchIndex(snapshot)


def test_errors_are_told_in_korean(index: SearchIndex) -> None:
    with i18n.language("ko"), pytest.raises(SearchError) as told:
        index.find("parmas:7")
    assert "parmas" in told.value.sentence
    assert "필드" in told.value.sentence


def test_the_field_of_a_benchmark_names_it_in_the_language_spoken(snapshot: Snapshot) -> None:
    with i18n.language("ko"):
        field = SearchIndex(snapshot).fields.get("mmlu")
        assert field is not None
        assert "MMLU (영어)" in field.told


@pytest.mark.parametrize(
    "query", ["size not stated kullm", "크기 미상 kullm", "name:'크기 미상' kullm"]
)
def test_a_name_with_a_remark_is_found_in_either_language(index: SearchIndex, query: str) -> None:
    assert "kullm-size-not-stated" in index.find(query).slugs


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("토큰:1조5천억", "tokens:1450B..1549.9B"),
        ("토큰:>=1조5천억", "tokens:>=1.5T"),
        ('토큰:"1조 5천억 이상"', "tokens:>=1.5T"),
        ("토큰:2천1백억..3조5천억", "tokens:210B..3.5T"),
        ("토큰:>=5천억", "tokens:>=0.5T"),
        ("파라미터:7B이하", "params:<=7"),
        ("파라미터:100억미만", "params:<10"),
        ("문맥:>=3만2천", "context:>=32000"),
        ("문맥:12만8천초과", "context:>128000"),
        ("공개:2024년", "released:2024"),
        ('공개:"2024년 8월"', "released:2024-08"),
        ("공개:2024년8월7일", "released:2024-08-07"),
        ("공개:2024년이후", "released:>=2024"),
        ("분류:한국어중심", "category:korean-centric"),
        ("구조:전문가혼합", "architecture:moe"),
        ("제작자:엘지", "organization:엘지"),
        ("문맥길이:>=128k", "context:>=128k"),
        ("토큰:모름", "tokens:unknown"),
    ],
)
def test_amounts_dates_and_values_may_be_written_as_korean_writes_them(
    index: SearchIndex, query: str, same: str
) -> None:
    assert index.find(query).slugs == index.find(same).slugs
    assert index.find(query).left_out == index.find(same).left_out


def test_a_value_that_cannot_be_is_answered_with_korean_ones(index: SearchIndex) -> None:
    with i18n.language("ko"), pytest.raises(SearchError) as told:
        index.find("분류:한글")
    assert "한국어중심, 다국어" in told.value.problem
