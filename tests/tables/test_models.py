"""The models table: what its columns say and how it sorts."""

import pytest
from msgspec.structs import replace

from kollm_gui import i18n
from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.errors import UserError
from kollm_gui.library.snapshot import compose
from kollm_gui.tables.column import SortKey, natural, order, parse_columns, parse_sort
from kollm_gui.tables.model_row import ModelRow, model_rows
from kollm_gui.tables.models import DEFAULT_COLUMNS, model_columns
from kollm_gui.tables.table_scores import TableScores
from tests.fixtures import make_model, make_score, tiny_catalogue, tiny_snapshot

SNAPSHOT = tiny_snapshot()
COLUMNS = model_columns(SNAPSHOT)
ROWS = {row.slug: row for row in model_rows(SNAPSHOT)}


def row_of(model: LanguageModel) -> ModelRow:
    return ModelRow(model, SNAPSHOT, TableScores(SNAPSHOT))


def test_the_default_columns_exist() -> None:
    assert set(DEFAULT_COLUMNS) <= set(COLUMNS)


def test_every_column_says_something_about_every_model_and_has_a_help_text() -> None:
    for column in COLUMNS.values():
        assert column.header
        assert column.help
        for row in ROWS.values():
            assert column.text(row).strip()


def test_raw_keys_are_told_apart() -> None:
    keys = [column.raw_key for column in COLUMNS.values()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("fields", "tokens", "added"),
    [
        ({"tokens_b": 167.0, "tokens_kind": "reported"}, "167 B", "–"),
        ({"tokens_b": 18000.0, "tokens_kind": "approximate"}, "≈ 18 T", "–"),
        ({"tokens_b": 15000.0, "tokens_kind": "lower_bound"}, "≥ 15 T", "–"),
        ({"added_tokens_b": 2.0, "tokens_kind": "reported"}, "+2 B", "+2 B"),
        ({"added_tokens_b": 80.0, "tokens_kind": "lower_bound"}, "≥ +80 B", "≥ +80 B"),
        ({"added_tokens_b": 60.0, "tokens_kind": "approximate"}, "≈ +60 B", "≈ +60 B"),
        (
            {"tokens_b": 300.0, "added_tokens_b": 20.0, "tokens_kind": "reported"},
            "300 B",
            "+20 B",
        ),
        ({}, "undisclosed", "–"),
        ({"minimal": True}, "–", "–"),
    ],
)
def test_token_counts_tell_how_exact_they_are(
    fields: dict[str, object], tokens: str, added: str
) -> None:
    row = row_of(make_model("x", **fields))
    assert (COLUMNS["tokens"].text(row), COLUMNS["added_tokens"].text(row)) == (tokens, added)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"params_b": 7.8}, "7.8 B"),
        ({}, "–"),
        ({"access": "api"}, "undisclosed"),
        ({"access": "closed"}, "undisclosed"),
        ({"access": "open-weights"}, "–"),
    ],
)
def test_a_withheld_size_is_told_apart_from_one_not_known(
    fields: dict[str, object], text: str
) -> None:
    assert COLUMNS["params"].text(row_of(make_model("x", **fields))) == text


def test_a_mixture_is_measured_by_its_active_parameters() -> None:
    row = ROWS["onnuri-8x7b"]
    assert COLUMNS["tokens_per_parameter"].text(row) == "≈ 155"
    assert COLUMNS["compute"].text(row) == "≈ 1.5 × 10²³ FLOP"


def test_a_score_column_holds_one_protocol_and_counts_the_others() -> None:
    column = COLUMNS["kmmlu"]
    assert column.text(ROWS["haneul-12.8b"]) == "33.10"  # the source that covers most models
    assert column.flagged(ROWS["haneul-12.8b"])
    assert column.text(ROWS["globe-8b-instruct"]) == "other protocol (1)"
    assert column.value(ROWS["globe-8b-instruct"]) is None
    assert column.text(ROWS["onnuri-8x7b"]) == "–"


def test_only_benchmarks_with_a_reference_protocol_have_a_column() -> None:
    assert "kmmlu" in COLUMNS
    assert "logickor" not in COLUMNS


@pytest.mark.parametrize("key", ["tokens", "kmmlu", "released", "params", "license", "context"])
@pytest.mark.parametrize("descending", [False, True])
def test_unknown_values_stay_last_in_both_directions(key: str, *, descending: bool) -> None:
    rows = list(ROWS.values())
    sorted_rows = [rows[place] for place in order(rows, [SortKey(key, descending)], COLUMNS)]
    known = [COLUMNS[key].value(row) is not None for row in sorted_rows]
    assert any(known)
    assert not all(known)
    assert known == sorted(known, reverse=True)


def test_added_tokens_alone_sort_with_the_unknown_ones() -> None:
    rows = list(ROWS.values())
    slugs = [rows[place].slug for place in order(rows, [SortKey("tokens")], COLUMNS)]
    assert slugs.index("globe-ko-8b") > slugs.index("globe-8b")


def test_names_sort_as_people_count() -> None:
    names = ["Ko 12.8B", "ko 5.8B", "Ko 1.3B", "하늘 2B"]
    assert sorted(names, key=natural) == ["Ko 1.3B", "ko 5.8B", "Ko 12.8B", "하늘 2B"]


def test_a_second_key_orders_what_the_first_leaves_equal() -> None:
    rows = list(ROWS.values())
    keys = parse_sort("-stage,-params", COLUMNS)
    slugs = [rows[place].slug for place in order(rows, keys, COLUMNS)]
    assert slugs[:2] == ["dodam-ko-10.7b", "globe-8b-instruct"]
    assert slugs[2:4] == ["onnuri-8x7b", "haneul-12.8b"]


def test_equal_rows_keep_their_order_and_a_forgotten_column_is_passed_over() -> None:
    rows = list(ROWS.values())
    assert order(rows, [SortKey("gone", descending=True)], COLUMNS) == list(range(len(rows)))
    assert order(rows, [], COLUMNS) == list(range(len(rows)))


@pytest.mark.parametrize(
    ("text", "told"),
    [("tokns", "did you mean tokens"), ("zzz", "the columns are: name, organization")],
)
def test_an_unknown_column_is_answered_with_the_nearest_or_all(text: str, told: str) -> None:
    for parse in (parse_sort, parse_columns):
        with pytest.raises(UserError, match=told):
            parse(text, COLUMNS)


def test_another_protocol_can_be_chosen_for_a_table() -> None:
    cot = make_score("globe-8b-instruct", 44.2, method="cot", shots=0)
    snapshot = compose(replace(tiny_catalogue(), scores=(cot,)))
    from kollm_gui.comparing.protocol import Protocol

    scores = TableScores(snapshot, {"kmmlu": Protocol.of(cot)})
    (row,) = model_rows(snapshot, ["globe-8b-instruct", "unknown"], scores)
    assert COLUMNS["kmmlu"].text(row) == "44.20"
    assert scores.label("kmmlu") == "CoT · 0-shot · overall"
    assert TableScores(snapshot, provenances={"seed"}).shown("kmmlu") == {}


def test_names_of_organizations_follow_the_language() -> None:
    row = ROWS["haneul-12.8b"]
    with i18n.language("ko"):
        assert COLUMNS["organization"].text(row) == "산내연구소"
        assert COLUMNS["organization"].raw_value(row) == "Sannae Research"


def test_a_remark_in_a_name_follows_the_language_and_data_files_keep_the_name() -> None:
    told = make_model("m", name="Mirae (size not stated)", extras={"label_ko": "Mirae (크기 미상)"})
    row = row_of(told)
    assert COLUMNS["name"].text(row) == "Mirae (size not stated)"
    with i18n.language("ko"):
        assert COLUMNS["name"].text(row) == "Mirae (크기 미상)"
        assert COLUMNS["name"].raw_value(row) == "Mirae (size not stated)"


def test_the_family_in_data_files_is_the_same_in_every_language() -> None:
    catalogue = tiny_catalogue()
    families = tuple(replace(each, label_ko=f"{each.name} 모델") for each in catalogue.families)
    (row,) = model_rows(compose(replace(catalogue, families=families)), ["haneul-12.8b"])
    with i18n.language("ko"):
        assert COLUMNS["family"].text(row) == "Haneul-Ko 모델"
        assert COLUMNS["family"].raw_value(row) == "Haneul-Ko"
    orphan = row_of(make_model("m", family="nowhere"))
    assert COLUMNS["family"].raw_value(orphan) == "nowhere"
