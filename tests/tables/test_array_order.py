"""Orders of a large table are those of a small one."""

import random

import numpy as np
import pytest
from msgspec.structs import replace

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.array_order import ArrayOrder, cut_down, ranks
from kollm_gui.tables.column import SortKey, order
from kollm_gui.tables.lazy_rows import LazyRows
from kollm_gui.tables.model_row import model_rows
from kollm_gui.tables.models import FACT_COLUMNS, model_columns
from tests.charts.shipped import shipped_snapshot


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return shipped_snapshot()


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("key", [*(column.key for column in FACT_COLUMNS), "kmmlu"])
def test_each_column_sorts_as_it_does_in_a_small_table(
    snapshot: Snapshot, key: str, descending: bool
) -> None:
    rows, columns = model_rows(snapshot), model_columns(snapshot)
    keys = [SortKey(key, descending)]
    assert ArrayOrder(rows, columns).order(keys).tolist() == order(rows, keys, columns)


def test_several_keys_sort_as_they_do_in_a_small_table(snapshot: Snapshot) -> None:
    rows, columns = model_rows(snapshot), model_columns(snapshot)
    keys = [SortKey("organization"), SortKey("params", descending=True), SortKey("gone")]
    assert ArrayOrder(rows, columns).order(keys).tolist() == order(rows, keys, columns)


def test_a_query_leaves_its_rows_in_the_cached_order(snapshot: Snapshot) -> None:
    rows, columns = model_rows(snapshot), model_columns(snapshot)
    whole = ArrayOrder(rows, columns).order([SortKey("params")])
    left = cut_down(whole, range(0, len(rows), 7))
    assert left.tolist() == [place for place in whole.tolist() if place % 7 == 0]


def test_rows_are_made_when_they_are_looked_at() -> None:
    made: list[int] = []

    def make(place: int) -> str:
        made.append(place)
        return f"row {place}"

    rows = LazyRows({"a": 0, "b": 1, "c": 2}, make)
    assert (len(rows), rows.place_of("c"), rows.place_of("x")) == (3, 2, None)
    assert made == []
    assert rows[1] == "row 1"
    assert list(rows[0:2]) == ["row 0", "row 1"]
    assert list(rows) == ["row 0", "row 1", "row 2"]


def test_texts_rank_as_they_sort_however_long_they_are() -> None:
    stem = "모델-" * 20
    texts = ["a", "A", "a0", "a 0", "a-1", "a1.5", "a12", "가1", "가", "", "🦙", None, stem]
    texts += [stem + each for each in ("10", "9", "9.0", "b", "나", "10b")] + [None, "z" * 200]
    chance = random.Random(1)
    for _ in range(20):
        chance.shuffle(texts)
        found = np.argsort(ranks(texts), kind="stable").tolist()
        column = replace(FACT_COLUMNS[0], value=lambda text: text)
        assert found == order(texts, [SortKey(column.key)], {column.key: column})
