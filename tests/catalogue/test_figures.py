"""Numbers in written texts, and what counts as holding them."""

import pytest

from kollm_gui.catalogue.figures import numbers_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8T tokens, 12.8B and 1,026 per parameter", [8, 12.8, 1026]),
        ("GPT-3, A100, 5-shot and v1.1", []),
        ("제3자 실행에서 45.03점", [45.03]),
        ("6만 8천 시간과 5만 2,600개", [68000, 52600]),
        ("14만 8천 달러($148K)", [148000, 148]),
        ("2.95e23 FLOPs", [2.95e23]),
    ],
)
def test_numbers_are_read_as_a_person_reads_them(text, found):
    assert [number.value for number in numbers_in(text)] == found


@pytest.mark.parametrize(
    ("written", "value", "held"),
    [
        ("8T", 8000, True),  # billions
        ("128K", 131072, True),
        ("53%", 0.53, True),
        ("45.03", 45.0312, True),  # rounds to the digits shown
        ("45.03", 45.04, False),
        ("167B", 176, False),
    ],
)
def test_a_value_holds_a_number_when_it_reads_so(written, value, held):
    (number,) = numbers_in(written)
    assert number.is_in([value]) is held
