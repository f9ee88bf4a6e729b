"""Lines of one benchmark are told apart by what differs."""

import pytest

from kollm_gui.tables.compare import CompareChoices, compare
from kollm_gui.tables.compare_columns import comparison_table
from kollm_gui.tables.compare_measures import MeasureLine
from tests.comparisons import GLOBE, HANEUL, MIRAE, board, comparison_snapshot

THREE = (HANEUL, GLOBE, MIRAE)
UNSTATED = {"method": "unstated", "shots": None}


def lines(*protocols: dict[str, object]) -> tuple[MeasureLine, ...]:
    """The lines of KMMLU where all three were scored under each of these."""
    scores = [board(slug, 40.0 + at, **each) for each in protocols for at, slug in enumerate(THREE)]
    return compare(comparison_snapshot(scores), THREE, CompareChoices(everything=True)).measures


def words(line: MeasureLine) -> list[str]:
    return [cell.text for cell in line.cells]


def test_protocols_that_are_not_stated_name_their_sources_where_there_are_several() -> None:
    one = lines({"method": "direct", "shots": 5}, UNSTATED)
    assert [words(line) for line in one] == [["direct", "5-shot"], ["protocol not stated"]]
    several = lines(
        {"method": "direct", "shots": 5}, UNSTATED, {**UNSTATED, "source": "haneul-report"}
    )
    told = sorted(words(line) for line in several)
    assert told[0] == ["direct", "5-shot"]
    assert [line[0] for line in told[1:]] == ["protocol not stated"] * 2
    assert told[1][1] != told[2][1]


def test_a_source_in_short_leaves_out_what_others_begin_with() -> None:
    found = lines(UNSTATED, {**UNSTATED, "source": "haneul-report"})
    cells = [line.cells[-1] for line in found]
    assert [cell.part for cell in cells] == ["source", "source"]
    assert len({cell.short for cell in cells}) == 2
    assert all(cell.text.endswith(cell.short) for cell in cells)


def test_an_exported_table_has_no_two_lines_alike() -> None:
    scores = [
        board(slug, 40.0 + at, **UNSTATED, source=source)
        for source in ("leaderboard", "haneul-report")
        for at, slug in enumerate(THREE)
    ]
    snapshot = comparison_snapshot(scores)
    found = compare(snapshot, THREE)
    text = comparison_table(found, snapshot).text("markdown")
    rows = [line.split("|")[1:3] for line in text.splitlines() if line.startswith("| KMMLU")]
    assert len(rows) == 2
    assert rows[0] != rows[1]


@pytest.mark.parametrize(
    ("protocols", "telling"),
    [
        ([("direct", 5)], [()]),
        ([("direct", 5), ("direct", 0)], [("shots",), ("shots",)]),
        (
            [("direct", 5), ("generation", 5), ("generation", 0)],
            [("method",), ("method", "shots"), ("shots",)],
        ),
    ],
)
def test_the_fewest_parts_tell_a_line_from_the_others(protocols, telling) -> None:
    found = lines(*({"method": method, "shots": shots} for method, shots in protocols))
    by_words = {tuple(words(line)): line.telling for line in found}
    assert by_words == {
        (method, f"{shots}-shot"): told
        for (method, shots), told in zip(protocols, telling, strict=True)
    }


def test_a_part_is_cut_wherever_others_that_begin_like_it_go_on_otherwise() -> None:
    subsets = ("overall", "answers total", "single answers", "asked (easy), lines",
               "asked (easy), words", "asked (hard), words")  # fmt: skip
    found = {line.part: line for line in lines(*({"subset": subset} for subset in subsets))}
    assert found[""].label_parts == ("KMMLU",)
    assert found["answers total"].label_parts == ("KMMLU", "answers total")
    assert found["asked (easy), words"].label_parts == ("KMMLU", "asked", "(easy),", "words")
    assert found["asked (hard), words"].label_parts == ("KMMLU", "asked", "(hard), words")
    assert found["asked (hard), words"].label == "KMMLU asked (hard), words"
