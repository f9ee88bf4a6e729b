"""Any text and any bytes: counted, or told in a sentence; never anything else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kollm_gui.errors import UserError
from kollm_gui.switching.answers import SUFFIXES
from kollm_gui.switching.inspect import Inspector
from kollm_gui.switching.rules import RULE_KEYS
from kollm_gui.switching.run import count_file

TEXTS = st.text(
    st.one_of(
        st.sampled_from("가나 힣ㅋ大量かカーabcIA5 km($)[]`~\\.@:/'-&\n（）привет λไทย"),
        st.characters(),
    ),
    max_size=120,
)
RULES = st.sets(st.sampled_from(sorted(RULE_KEYS)))


@given(TEXTS, RULES)
@settings(max_examples=150)
def test_counting_says_what_the_inspection_shows(text, rules):
    inspector = Inspector(rules)
    found, counted = inspector.inspect(text), inspector.count(text)
    assert set(counted.before) == found.scripts(before=True)
    assert set(counted.after) == found.scripts()
    assert (counted.hangul, counted.korean_lines) == (found.hangul, found.korean_lines)
    strange = [run for run in found.runs if run.rule is None and run.script != "latin"]
    assert counted.stray == (strange[0][:3] if strange else None)
    assert all(run.rule in rules for run in found.runs if run.rule is not None)
    last = 0
    for run in found.runs:
        assert last <= run.start < run.end <= len(text)
        last = run.end


CONTENTS = st.one_of(
    st.binary(max_size=300),
    TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    TEXTS.map(lambda text: f'id,completion\n1,"{text}"'.encode("utf-8", "surrogatepass")),
    TEXTS.map(lambda text: f'{{"output": "{text}"}}\n'.encode("utf-8", "surrogatepass")),
    TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass")),
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(content=CONTENTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_counted_or_told(tmp_path, suffix, content):
    file = tmp_path / f"any{suffix}"
    file.write_bytes(content)
    try:
        tallies = count_file(file).tallies
    except UserError as error:
        tallies, told = (), error.sentence
    else:
        told = file.name
    assert file.name in told
    assert all(tally.answers for tally in tallies)
