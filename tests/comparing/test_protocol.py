"""Which scores may stand side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kollm_gui.comparing.protocol import (
    Protocol,
    countable,
    find_protocol,
    protocols_of,
    reference_protocol,
)
from tests.fixtures import make_score, tiny_snapshot

BASE = make_score("a", 40.0)
JUDGED = {"method": "judge", "judge": "gpt-4", "metric": "judge_score", "unit": "points"}


@pytest.mark.parametrize(
    "difference",
    [
        {"benchmark": "kmmlu-hard"},
        {"version": "1.1"},
        {"subset": "supercategory: STEM"},
        {"metric": "exact_match"},
        {"unit": "points"},
        {"method": "cot"},
        {"shots": 0},
        {"prompt_style": "markup tokens"},
        {"judge": "gpt-4"},
        {"mode": "reasoning"},
    ],
)
def test_a_score_that_differs_in_one_part_stands_under_another_protocol(
    difference: dict[str, object],
) -> None:
    other = replace(BASE, **difference)
    assert Protocol.of(other) != Protocol.of(BASE)
    assert not Protocol.of(BASE).covers(other)


@pytest.mark.parametrize(
    "difference",
    [
        {"source": "leaderboard"},
        {"harness": "lm-evaluation-harness"},
        {"locator": "p. 4"},
        {"value": 50.0},
        {"provenance": "owner"},
        {"averaging": "micro"},
    ],
)
def test_what_does_not_change_the_measurement_leaves_the_protocol_alone(
    difference: dict[str, object],
) -> None:
    assert Protocol.of(BASE).covers(replace(BASE, **difference))


@pytest.mark.parametrize(
    ("silence", "source_belongs"),
    [
        ({}, False),
        ({"method": "unstated"}, True),
        ({"shots": None}, True),
        ({"metric": "unstated"}, True),
        ({"method": "fine-tuned", "shots": None}, True),
        (JUDGED, False),
        ({**JUDGED, "shots": None}, False),
        ({**JUDGED, "judge": None}, True),
    ],
)
def test_the_source_belongs_to_the_protocol_where_an_essential_part_is_unstated(
    silence: dict[str, object], source_belongs: bool
) -> None:
    one = replace(BASE, **silence)
    other = replace(one, source="leaderboard")
    assert (Protocol.of(one).source is not None) is source_belongs
    assert Protocol.of(one).covers(other) is not source_belongs


def test_an_unstated_averaging_is_pooled_with_one_stated_kind() -> None:
    scores = [
        make_score("a", 1.0),
        make_score("b", 2.0, averaging="micro", source="x"),
        make_score("c", 3.0, averaging="micro", source="x"),
    ]
    (coverage,) = protocols_of(scores)
    assert (coverage.protocol.averaging, coverage.models) == (None, 3)


def test_macro_and_micro_averages_are_two_protocols_where_both_are_stated() -> None:
    scores = [
        make_score("a", 1.0),
        make_score("b", 2.0, averaging="micro", source="x"),
        make_score("c", 3.0, averaging="macro", source="y"),
        make_score("d", 3.0, averaging="macro", source="y"),
    ]
    found = {coverage.protocol.averaging: coverage.models for coverage in protocols_of(scores)}
    assert found == {"macro": 3, "micro": 2}


def test_the_widest_protocol_comes_first_and_copies_and_checkpoints_count_nowhere() -> None:
    scores = [
        make_score("a", 1.0, method="cot", shots=0),
        make_score("a", 2.0),
        make_score("b", 3.0),
        make_score("b", 3.0, source="copier", copy_of="haneul-report"),
        make_score("c", 4.0, checkpoint="step 10,000"),
        make_score("d", 5.0, copy_of="haneul-report"),
    ]
    found = [(each.protocol.method, each.models, each.rows) for each in protocols_of(scores)]
    assert found == [("direct", 2, 2), ("cot", 1, 1)]


def test_a_provenance_filter_leaves_out_the_other_reports() -> None:
    scores = [make_score("a", 1.0), make_score("b", 2.0, provenance="owner")]
    assert [score.model for score in countable(scores, {"owner"})] == ["b"]
    assert protocols_of(scores, provenances={"seed"}) == ()


def test_the_reference_protocol_takes_the_benchmarks_metric_and_the_overall_score() -> None:
    benchmarks = tiny_snapshot().benchmarks
    found = reference_protocol(benchmarks["kmmlu"])
    assert found == Protocol("kmmlu", "overall", "accuracy", "%", "direct", 5)
    assert reference_protocol(benchmarks["logickor"]) is None


TEXTS = st.one_of(st.none(), st.text(min_size=1, max_size=8))


@given(
    subset=st.text(min_size=1, max_size=12),
    judge=TEXTS,
    style=TEXTS,
    shots=st.one_of(st.none(), st.integers(0, 50)),
)
def test_a_key_reads_back_as_its_protocol(
    subset: str, judge: str | None, style: str | None, shots: int | None
) -> None:
    protocol = Protocol(
        "kmmlu",
        subset=subset,
        method="judge",
        judge=judge,
        prompt_style=style,
        shots=shots,
        averaging="macro",
    )
    assert Protocol.parse(protocol.key) == protocol


@pytest.mark.parametrize(
    "text",
    ["", "direct", "benchmark=kmmlu", "benchmark=kmmlu; method=cot; shots=five", "colour=red"],
)
def test_a_text_that_is_no_key_reads_as_none(text: str) -> None:
    assert Protocol.parse(text) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("direct, 5-shot", 0),
        ("direct|5|overall", 0),
        ("CoT", 1),
        ("report", 2),
        (Protocol("kmmlu", method="cot", shots=0).key, 1),
        ("cot, 5-shot", None),
        ("", None),
        ("nonsense", None),
    ],
)
def test_a_person_may_name_a_protocol_by_some_of_its_parts(words: str, found: int | None) -> None:
    protocols = [
        Protocol("kmmlu", method="direct", shots=5),
        Protocol("kmmlu", method="cot", shots=0),
        Protocol("kmmlu", source="report"),
    ]
    expected = None if found is None else protocols[found]
    assert find_protocol(words, protocols) == expected
