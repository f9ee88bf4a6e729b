"""Real files of others, where they lie beside the checkout: their own figures come out."""

from pathlib import Path

import pytest

from kollm_gui.importers.batch import read_batch
from tests.importers.conftest import value_of

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


@pytest.fixture
def sample(parsed):
    def do(name: str):
        if not SAMPLES.is_dir():
            pytest.skip("the shared samples are not beside this checkout")
        return parsed(SAMPLES / name)

    return do


@pytest.mark.parametrize("shots", [0, 5, 10])
def test_lm_eval_0_3(sample, names, shots) -> None:
    file = sample(f"lm-eval/v0.3-llama-2-ko-7b-{shots}_shot.json")
    (run,) = file.runs
    assert (file.format, len({value.task for value in run.values})) == ("lm-eval-0.3", 10)
    assert names.model(run.model_printed or "") == "llama-2-ko-7b"
    assert {value.shots for value in run.values} == {shots}
    assert [v.metric for v in run.values if v.task == "korunsmile"] == ["f1"]
    if shots == 5:
        assert value_of(file, "kobest", "copa", metric="accuracy").value == pytest.approx(80.0)
        macro_f1 = value_of(file, "kobest", "copa", metric="macro_f1")
        assert macro_f1.value == pytest.approx(79.98, abs=0.005)


def test_lm_eval_0_4(sample, names) -> None:
    file = sample("lm-eval/v0.4-kmmlu-direct-45-subjects.json")
    (run,) = file.runs
    assert file.format == "lm-eval-0.4"
    assert len([v for v in run.values if v.subset.startswith("subject: ")]) == 45
    macro = value_of(file, "kmmlu", averaging="macro")
    micro = value_of(file, "kmmlu", averaging="micro")
    assert (round(macro.value, 3), round(micro.value, 3)) == (47.092, 47.933)
    assert (micro.n, micro.shots, micro.method, micro.partial) == (35_030, 5, "direct", False)
    assert names.model(run.model_printed or "") is None


def test_every_eval_ever(sample) -> None:
    (run,) = sample("lm-eval/every-eval-ever-0.3.json").runs
    assert (run.model_printed, len(run.values)) == ("TencentARC/LLaMA-Pro-8B-Instruct", 6)


def test_per_item(sample, names) -> None:
    file = sample("per-item/[KMMLU-HARD] llama-3-1-8b-instruct-5shot.csv")
    (run,) = file.runs
    micro = value_of(file, "kmmlu-hard", averaging="micro")
    assert (round(micro.value, 2), micro.hits, micro.n, micro.shots) == (15.81, 649, 4104, 5)
    assert round(value_of(file, "kmmlu-hard", averaging="macro").value, 2) == 15.56
    assert len([v for v in run.values if v.subset.startswith("subject: ")]) == 45
    assert "30 % unparsed: 1,240 of 4,104" in run.remarks[0]
    assert names.model(run.model_printed or "") == "llama-3.1-8b-instruct"


def test_the_one_that_is_no_json_stops_no_other(names) -> None:
    if not SAMPLES.is_dir():
        pytest.skip("the shared samples are not beside this checkout")
    batch = read_batch([SAMPLES / "lm-eval"], names)
    assert len(batch.files) == 5
    (refused,) = batch.refused
    assert refused.sentence.startswith("v0.4-not-json.json is not sound JSON (line 2, column 38")
