"""The table of benchmarks and the search within it."""

import pytest
from msgspec.structs import replace

from kollm_gui import i18n
from kollm_gui.catalogue.records import Caveat
from kollm_gui.library.snapshot import compose
from kollm_gui.tables.benchmarks import benchmark_columns, benchmark_rows, matching
from tests.fixtures import tiny_catalogue

TRAP = Caveat("kmmlu", "name-trap", "logickor", "Not that one.", "그것이 아니다.", "survey", None)
NEWER = Caveat("kmmlu", "superseded", "logickor", "A new one.", "새것.", "survey", "p. 1")
SNAPSHOT = compose(replace(tiny_catalogue(), caveats=(TRAP, NEWER)))
ROWS = {row.slug: row for row in benchmark_rows(SNAPSHOT)}


def cell(slug: str, column: str) -> str:
    return benchmark_columns()[column].text(ROWS[slug])


def test_a_row_tells_baselines_models_protocols_and_caveats() -> None:
    assert [cell("kmmlu", key) for key in ("random", "models", "caveats", "newer")] == [
        "25 %",
        "7",
        "2",
        "LogicKor",
    ]
    assert int(cell("kmmlu", "protocols")) >= 3


def test_a_name_is_a_trap_from_both_sides_but_only_one_is_superseded() -> None:
    assert [caveat.kind for caveat in SNAPSHOT.caveats_of("logickor")] == ["name-trap"]
    assert cell("logickor", "newer") == "–"


@pytest.mark.parametrize(
    "text", ["kmm", "KMMLU", "knowledge", "케이엠", "ㅋㅇㅇ", "케잉", "korean kmmlu"]
)
def test_words_initials_and_half_typed_syllables_find(text: str) -> None:
    rows = list(ROWS.values())
    assert "kmmlu" in [rows[place].slug for place in matching(rows, text)]


def test_all_words_must_match() -> None:
    assert matching(list(ROWS.values()), "kmmlu nothing-of-the-kind") == []


def test_names_and_tasks_in_data_files_are_the_same_in_every_language() -> None:
    catalogue = tiny_catalogue()
    spoken = replace(catalogue.benchmarks[0], label_ko="KMMLU (한국어)", task_ko="지식")
    (row,) = benchmark_rows(compose(replace(catalogue, benchmarks=(spoken,))))
    columns = benchmark_columns()
    with i18n.language("ko"):
        shown = [columns[key].text(row) for key in ("name", "task")]
        written = [columns[key].raw_value(row) for key in ("name", "task")]
    assert shown == ["KMMLU (한국어)", "지식"]
    assert written == ["KMMLU", "knowledge"]
