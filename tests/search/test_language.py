"""The query language over the shipped catalogue: what it finds, and what it cannot read."""

import unicodedata
from pathlib import Path

import pytest

from kollm_gui import i18n
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.error import SearchError
from kollm_gui.search.fields import FIELDS
from kollm_gui.search.lexer import LONGEST
from kollm_gui.search.match import SearchIndex
from kollm_gui.search.parser import DEEPEST
from kollm_gui.search.suggest import OPERATORS, examples, nearest_field
from tests.charts.shipped import shipped_snapshot

LINES = Path(__file__).with_name("pairs.tsv").read_text(encoding="utf-8").splitlines()
PAIRS = [line.partition("\t")[::2] for line in LINES if not line.startswith("#")]


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return shipped_snapshot()


@pytest.fixture(scope="module")
def index(snapshot: Snapshot) -> SearchIndex:
    return SearchIndex(snapshot)


@pytest.mark.parametrize(("query", "slugs"), PAIRS, ids=[query for query, _ in PAIRS])
def test_a_query_finds_exactly_these_models(index: SearchIndex, query: str, slugs: str) -> None:
    assert sorted(index.find(query).slugs) == sorted(slugs.split())


@pytest.mark.parametrize("query", [query for query, _ in PAIRS if not query.isascii()])
def test_decomposed_hangul_finds_the_same(index: SearchIndex, query: str) -> None:
    decomposed = unicodedata.normalize("NFD", query)
    assert index.find(decomposed).slugs == index.find(query).slugs


ERRORS = [
    ("parmas:<=8 license:apache", "parmas", "params"),
    ("solar licence:mit orgnization:kt", "orgnization", "organization"),
    ("파라메터:7", "파라메터", "파라미터"),
    ("kmlu:>50", "kmlu", "kmmlu"),
    ("zzzzqqq:1", "zzzzqqq", None),
    ("hybrid-attention-3:1", "hybrid-attention-3", None),
    ("params>7", "params>", "params:>"),
    ("solar context>=32k", "context>=", "context:>="),
    ("solar context=<32k", "context=<", "context:<="),
    ("params:", "params:", None),
    ("params:>", "params:>", None),
    ('name:""', 'name:""', None),
    ("params:many", "many", None),
    ("params:7GB", "GB", None),
    ("context:7B", "B", None),
    ("kmmlu:50B", "B", None),
    ("tpp:20x", "x", None),
    ("params:13..7", "13..7", "7..13"),
    ("released:2025..2024", "2025..2024", "2024..2025"),
    ("params:>6..11", "params:>6..11", "params:6..11"),
    ("solar params:!=6～11", "params:!=6～11", "-params:6..11"),
    ("released:>2024..", "released:>2024..", "released:2024.."),
    ("params:..", "params:..", None),
    ("released:2024-13", "2024-13", None),
    ("released:2024-02-30", "2024-02-30", None),
    ("released:yesterday", "yesterday", None),
    ("released:0000", "0000", None),
    ("stage:bse", "bse", "base"),
    ("access:opne-weights", "opne-weights", "open-weights"),
    ("organization:>kt", "organization:>kt", "organization:kt"),
    ("(solar OR exaone", "(", None),
    ("solar (", "(", None),
    ("solar)", ")", None),
    ("solar ()", "()", None),
    ("solar OR", "OR", None),
    ("OR solar", "OR", None),
    ("solar AND OR exaone", "AND", None),
    ("solar NOT", "NOT", None),
    ("solar (NOT)", "NOT", None),
    ("params:" + "9" * 50, "9" * 50, None),
    ('solar "open kor', '"open kor', '"open kor"'),
    ('org:"LG AI', 'org:"LG AI', 'org:"LG AI"'),
    ('solar "', '"', None),
    ('"exaone" -"kt', '"kt', '"kt"'),
    ("“엑사원", "“엑사원", '“엑사원"'),
    ("params:undisclosd", "undisclosd", None),
    ("분류:한국어중싱", "한국어중싱", "한국어중심"),
    ("토큰:1조5천", "1조5천", None),
    ("solar params < 10", "params < 10", "params:<10"),
    ("토큰 ＞＝ 5T", "토큰 ＞＝ 5T", "토큰:>=5T"),
    ("(context >32k)", "context >32k", "context:>32k"),
    ("토큰:5억1조", "5억1조", None),
    ("공개:2024년13월", "2024년13월", None),
    ("size-class:7b", "7b", None),
    ("규모:1b4b", "1b4b", "1b-4b"),
    ("provenance:thirdparty", "thirdparty", "third-party"),
    ("vkfkalxj:>7", "vkfkalxj", "파라미터"),
    ("ㅔㅁㄱ므ㄴ:>7", "ㅔㅁㄱ므ㄴ", "params"),
    ("size-class:>1b-4b", "size-class:>1b-4b", "size-class:1b-4b"),
    ('org:>"LG AI"', 'org:>"LG AI"', 'org:"LG AI"'),
    ("license:>=none", "license:>=none", "license:none"),
    ("params:6-11", "6-11", "6..11"),
    ("params:6B-11B", "6B-11B", "6B..11B"),
    ("released:2023-2024", "2023-2024", "2023..2024"),
    ("released:2024-01-2024-06", "2024-01-2024-06", "2024-01..2024-06"),
    ("params:7GB..9GB", "GB", None),
    ("params:7..9x", "x", None),
    ("params:7..many", "many", None),
    ('params:"7 GB"', "GB", None),
    ("params:7x．", "x．", None),
    ("released:2024..soon", "soon", None),
]


@pytest.mark.parametrize(("query", "marked", "nearest"), ERRORS, ids=[one[0] for one in ERRORS])
def test_an_error_marks_its_place_and_offers_what_was_meant(
    index: SearchIndex, query: str, marked: str, nearest: str | None
) -> None:
    with pytest.raises(SearchError) as told:
        index.find(query)
    assert query[told.value.start : told.value.end] == marked
    assert told.value.nearest == nearest
    assert told.value.problem in told.value.sentence
    assert str(told.value.start + 1) in told.value.sentence


@pytest.mark.parametrize("query", [query for query, _marked, nearest in ERRORS if nearest])
def test_what_is_offered_can_be_read(index: SearchIndex, query: str) -> None:
    with pytest.raises(SearchError) as told:
        index.find(query)
    error = told.value
    mended = query[: error.start] + str(error.nearest) + query[error.end :]
    index.find(mended)


@pytest.mark.parametrize(
    "query",
    [
        "a" * (LONGEST + 1),
        "params:>7 " * 10_000,
        "x " * 1000,
        "(" * 100_000,
        "(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1),
        "-" * (DEEPEST + 1) + "a",
        "NOT " * (DEEPEST + 1) + "a",
    ],
    ids=["letters", "conditions", "words", "open", "nested", "minus", "not"],
)
def test_too_much_is_told_in_a_sentence(index: SearchIndex, query: str) -> None:
    with pytest.raises(SearchError) as told:
        index.find(query)
    assert "{" not in told.value.sentence
    assert 0 <= told.value.start < told.value.end <= len(query)


@pytest.mark.parametrize(
    "query",
    [
        "exaone\x00",
        "\x07exaone",
        "exaone\u200b",
        "\ufeffexaone",
        "\texaone\n",
    ],
)
def test_control_and_zero_width_characters_are_passed_over(index: SearchIndex, query: str) -> None:
    assert index.find(query).slugs == index.find("exaone").slugs


@pytest.mark.parametrize("unseen", ["\u200b", "\x00", "\u200b \ufeff"])
def test_control_and_zero_width_characters_in_quotes_are_passed_over(
    index: SearchIndex, unseen: str
) -> None:
    found = index.find('"open korean"').slugs
    assert index.find(f'"open{unseen} korean{unseen}"').slugs == found
    assert index.find(f'tag:any OR "{unseen}open korean"').slugs == found


@pytest.mark.parametrize(
    "written", ["6~11", "6～11", "6∼11", "6〜11", "6–11", "６..１１", "6B..11B"]
)
def test_a_range_is_read_as_documents_and_keyboards_write_it(
    index: SearchIndex, written: str
) -> None:
    assert index.find(f"params:{written}").slugs == index.find("params:6..11").slugs


@pytest.mark.parametrize(
    "query",
    [
        "'; DROP TABLE models; --",
        "SELECT * FROM model WHERE 1=1",
        "[a-z]+.*?(x)",
        "^$|\\d{3}",
        "100%_like",
        "\ud800",
        "😀 solar",
        "-",
        "- -",
        "--",
        ":",
        "::",
        ":7",
        '"',
        '"""',
        '-"',
        "3:1",
        "..",
        "((((",
        "<>",
        "=",
        "params:nan",
        "params:inf",
        "params:1e999",
        "params:²",
        "released:9999",
        "released:>9999-12-31",
        "released:<0001-01-01",
        "name:((((",
        "name:none)",
        "name:'quoted'",
        'org:"LG',
        "NOT NOT NOT a",
        "a-b:c:d:e",
        "http://example.org/a:b",
    ],
)
def test_odd_input_is_answered_or_told(index: SearchIndex, query: str) -> None:
    try:
        told = index.find(query).text
    except SearchError as error:
        told = error.sentence if 0 <= error.start <= error.end <= len(query) else ""
    assert told


def test_a_hyphen_alone_is_the_same_word_in_parentheses(index: SearchIndex) -> None:
    assert index.find("solar (-)").slugs == index.find("solar -").slugs


@pytest.mark.parametrize(
    "query", ["mi:dm", "Mi:dm 2.0", "MI：DM", "mi:d", "mi:", "-(kt -mi:dm) mi:"]
)
def test_a_name_with_a_colon_is_found_as_it_is_written(index: SearchIndex, query: str) -> None:
    assert "midm-2.0-base-11.5b" in index.find(query).slugs


def test_what_a_model_is_called_finds_it_as_it_stands(
    snapshot: Snapshot, index: SearchIndex
) -> None:
    for slug, model in snapshot.models.items():
        for text in (*model.labels, slug, model.hf_id, *model.aliases):
            assert not text or slug in index.find(text).slugs, text


def test_what_an_organization_is_called_can_be_pasted(
    snapshot: Snapshot, index: SearchIndex
) -> None:
    made = {model.organization for model in snapshot.model_list}
    for maker in snapshot.organizations.values():
        if maker.slug in made:
            assert index.find(maker.name).slugs, maker.name
            assert not maker.name_ko or index.find(maker.name_ko).slugs, maker.name_ko


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("solar(ko, koen)", "solar (ko, koen)"),
        ('solar("10.7b")', 'solar ("10.7b")'),
        ("name:solar(koen OR pro)", "name:solar (koen OR pro)"),
    ],
)
def test_a_parenthesis_behind_a_word_opens_a_group_once_it_is_closed(
    index: SearchIndex, query: str, same: str
) -> None:
    assert index.find(query).slugs == index.find(same).slugs != ()


def test_models_of_unknown_value_are_left_out_and_counted(index: SearchIndex) -> None:
    found = index.find("params:>7")
    unknown = index.find("params:none").slugs
    assert set(found.left_out) == set(unknown)
    assert not set(found.left_out) & set(found.slugs)
    assert index.find("-params:>7").left_out == found.left_out
    assert index.find("params:none OR params:>7").left_out == ()


def test_nothing_is_left_out_for_words_or_for_none_and_any(index: SearchIndex) -> None:
    for query in ("solar", "solar -exaone", "tokens:none", "-tokens:any", "nothing-like-this"):
        assert index.find(query).left_out == ()


def test_a_date_known_to_the_year_leaves_a_question_about_its_month_open(
    snapshot: Snapshot, index: SearchIndex
) -> None:
    slug = next(s for s, m in snapshot.models.items() if m.release and m.release.printed == "2022")
    assert slug in index.find("released:2022").slugs
    assert slug in index.find("released:2022-06").left_out
    assert slug not in index.find("released:2023").left_out


def test_each_part_is_counted_alone(index: SearchIndex) -> None:
    counts = index.find("ㅍㄹㄱㄹ params:>70 -(stage:base OR kt)").counts
    assert [one.text for one in counts] == ["ㅍㄹㄱㄹ", "params:>70", "-(stage:base OR kt)"]
    assert [one.is_word for one in counts] == [True, False, False]
    for one in counts:
        alone = index.find(one.text)
        assert (one.models, one.unknown) == (len(alone.slugs), len(alone.left_out))


def test_words_beside_a_condition_keep_their_rank(index: SearchIndex) -> None:
    plain = index.find("polyglot").slugs
    assert index.find("polyglot params:any").slugs == plain


def test_every_example_of_the_table_can_be_read_in_both_languages(index: SearchIndex) -> None:
    for field in index.fields.fields:
        for name, value in ((n, v) for n in field.names for v in examples(field)):
            assert index.find(f"{name}:{value}").text


def test_every_example_of_the_operators_can_be_read(index: SearchIndex) -> None:
    for written, _told in OPERATORS:
        assert index.find(written.replace("“", '"').replace("”", '"')).text


def test_no_two_fields_share_a_name() -> None:
    names = [name for field in FIELDS for name in field.names]
    assert len(set(names)) == len(names)


def test_every_benchmark_is_a_field(snapshot: Snapshot, index: SearchIndex) -> None:
    for slug in snapshot.benchmarks:
        assert index.fields.get(slug) is not None, slug
        index.find(f"{slug}:any")


def test_choices_are_those_of_the_catalogue(snapshot: Snapshot) -> None:
    for field in FIELDS:
        if field.choices and field.texts is not None:
            told = {
                text for model in snapshot.models.values() for text in field.texts(snapshot, model)
            }
            assert told <= set(field.choices), field.name


def test_a_missing_value_is_kept_back_or_not_known(snapshot: Snapshot, index: SearchIndex) -> None:
    """The two words for what is missing share out what ``none`` finds."""
    for name in ("tokens", "params", "architecture", "license", "released", "size-class"):
        kept = set(index.find(f"{name}:undisclosed").slugs)
        unknown = set(index.find(f"{name}:unknown").slugs)
        assert not kept & unknown
        assert kept | unknown == set(index.find(f"{name}:none").slugs)
        assert index.find(f"{name}:비공개 OR {name}:미상").slugs == index.find(f"{name}:none").slugs
        assert index.find(f"-{name}:undisclosed").left_out == ()
    assert "gpt-4" in index.find("params:undisclosed").slugs
    assert all(
        snapshot.models[slug].access in ("api", "closed")
        for slug in index.find("params:undisclosed").slugs
    )


@pytest.mark.parametrize(
    "query", ["-(solar)", "-(solar) kt", "(a) OR (b)", "((a OR b)) c", "NOT (a)"]
)
def test_a_part_is_written_with_its_parentheses(index: SearchIndex, query: str) -> None:
    parts = [one.text for one in index.find(query).counts]
    assert " ".join(parts) == query.replace("((a OR b))", "((a OR b))")


def test_a_field_misspelt_by_one_jamo_is_near(index: SearchIndex) -> None:
    assert nearest_field("파라미타", index.fields) == "파라미터"
    assert nearest_field("tok", index.fields) == "tokens"


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("query", ["params:6-11", "org:>kt", "params>7", "stage:bse", "parmas:7"])
def test_a_sentence_says_once_what_was_meant(index: SearchIndex, query: str, language: str) -> None:
    with i18n.language(language), pytest.raises(SearchError) as told:
        index.find(query)
    assert told.value.sentence.count(f"“{told.value.nearest}”") == 1
