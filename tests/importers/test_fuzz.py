"""Whatever a file holds, it is read or refused with a sentence; longer by hand (KOLLM_FUZZ)."""

import json
import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kollm_gui.importers.batch import read_batch
from kollm_gui.importers.formats import FORMATS, Wanted
from kollm_gui.importers.names import Names
from kollm_gui.importers.plan import make_plan, rows_of
from kollm_gui.importers.report import report_of
from kollm_gui.userdata.store import UserStore
from tests.importers import contents

EXAMPLES = int(os.environ.get("KOLLM_FUZZ", "60"))
WORDS = st.sampled_from(
    [
        *("results", "config", "configs", "n-shot", "n-samples", "group_subtasks", "groups"),
        *("acc,none", "acc_stderr,none", "exact_match,", ",", "alias", "kmmlu_direct_biology"),
        *("kmmlu_direct", "kobest_copa", "kmmlu_hard_cot_law", "info", "metrics", "samples"),
        *("model-index", "value", "dataset", "evaluation_results", "schema_version", "doc_id"),
        *("resps", "filtered_resps", "filter", "metrics", "run_metadata", "dataset_name"),
        *("model_args", "pretrained", "limit", "effective", "original", "name", "type"),
    ]
)
TEXT = st.one_of(WORDS, st.text(max_size=12), st.just("\ud800"), st.just("=1+1"))
LEAF = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    TEXT,
    st.sampled_from([0.5, 1, "N/A", " "]),
)
JSON = st.recursive(
    LEAF,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXT, inner, max_size=5)),
    max_leaves=20,
)
SEEDS = (
    contents.LM_EVAL_03,
    contents.lm_eval_04({"kmmlu_direct_law": 0.4, "kobest_copa": 0.7, "mine": 0.2}),
    contents.HRET,
    {"run_metadata": {"start_time": "2026"}, "metrics": {}, "results": [contents.HRET]},
    contents.EVERY_EVAL_EVER,
    json.loads(contents.sample(1, right=True)),
)
TEXTS = (contents.MODEL_CARD, contents.ITEMS, contents.SCORES)
SUFFIXES = st.sampled_from([".json", ".jsonl", ".csv", ".tsv", ".md", ".txt"])
SLOW = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def hold(content: bytes, suffix: str, names: Names, tmp_path, wanted: Wanted | None = None) -> None:
    """Read, plan, tell and keep: none of it may fail."""
    file = tmp_path / f"samples_kmmlu_direct_law_2026-01-01T00-00-00.0{suffix}"
    file.write_bytes(content)
    batch = read_batch([file], names, wanted)
    assert len(batch.files) + len(batch.refused) == 1
    plan = make_plan(batch, names, model="polyglot-ko-12.8b")
    assert report_of(plan, names, written=False)
    for planned in plan.ready:
        for value in planned.values:
            assert value.unit != "%" or 0 <= value.value <= 100
    if plan.ready:
        (tmp_path / "user.sqlite").unlink(missing_ok=True)
        store = UserStore(tmp_path / "user.sqlite")
        store.add_runs(rows_of(plan))
        assert len(store.load().scores) == plan.score_count
        store.close()


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """One of the known shapes with a few of its parts replaced, left out or renamed."""
    content = json.loads(json.dumps(draw(st.sampled_from(SEEDS))))
    for _round in range(draw(st.integers(0, 4))):
        at, parent = content, None
        for _level in range(draw(st.integers(1, 5))):
            keys = (
                list(at) if isinstance(at, dict) else range(len(at)) if isinstance(at, list) else ()
            )
            if not keys:
                break
            parent, key = at, draw(st.sampled_from(list(keys)))
            at = at[key]
        if parent is not None:
            if isinstance(parent, dict) and draw(st.booleans()):
                parent[draw(TEXT)] = parent.pop(key)
            else:
                parent[key] = draw(JSON)
    return json.dumps(content).encode()


@SLOW
@given(content=mutated(), suffix=st.sampled_from([".json", ".jsonl"]))
def test_changed_json_is_read_or_refused(content, suffix, names, tmp_path) -> None:
    hold(content, suffix, names, tmp_path)


@SLOW
@given(content=JSON, suffix=SUFFIXES, lines=st.integers(1, 3))
def test_any_json_is_read_or_refused(content, suffix, lines, names, tmp_path) -> None:
    hold("\n".join([json.dumps(content)] * lines).encode(), suffix, names, tmp_path)


@SLOW
@given(
    text=st.sampled_from(TEXTS),
    cuts=st.lists(st.tuples(st.integers(0, 600), st.integers(0, 9), TEXT), max_size=4),
    suffix=SUFFIXES,
)
def test_changed_text_is_read_or_refused(text, cuts, suffix, names, tmp_path) -> None:
    for at, length, instead in cuts:
        text = text[:at] + instead + text[at + length :]
    hold(text.encode("utf-8", "surrogatepass"), suffix, names, tmp_path)


@SLOW
@given(content=st.binary(max_size=200), suffix=SUFFIXES, form=st.sampled_from([None, *FORMATS]))
def test_any_bytes_are_read_or_refused(content, suffix, form, names, tmp_path) -> None:
    hold(content or b" ", suffix, names, tmp_path, Wanted(form))
