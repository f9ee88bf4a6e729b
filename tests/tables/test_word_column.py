"""Columns of words: what is shown is what is sorted by."""

from kollm_gui.tables.column import SortKey, order, word_column

ROWS = (
    {"maker": "나라", "slug": "b"},
    {"maker": None, "slug": "c"},
    {"maker": "가온", "slug": "a"},
)
MAKER = word_column("maker", "Maker", "Who made it.", lambda row: row["maker"])
NAMED = word_column(
    "slug",
    "Slug",
    "Its name.",
    lambda row: row["slug"],
    raw_key="id",
    raw=lambda row: [row["slug"]],
)


def test_a_word_that_is_not_known_is_a_dash_and_stays_last() -> None:
    assert [MAKER.text(row) for row in ROWS] == ["나라", "–", "가온"]
    for descending, wanted in ((False, [2, 0, 1]), (True, [0, 2, 1])):
        assert order(ROWS, [SortKey("maker", descending)], {"maker": MAKER}) == wanted


def test_data_files_hold_the_word_under_the_key_unless_told_otherwise() -> None:
    assert (MAKER.raw_key, [MAKER.raw_value(row) for row in ROWS]) == (
        "maker",
        ["나라", None, "가온"],
    )
    assert (NAMED.raw_key, NAMED.raw_value(ROWS[0])) == ("id", ["b"])
