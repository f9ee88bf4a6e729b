"""Samples, HRET, model cards, Every Eval Ever and CSV."""

import pytest

from tests.importers import contents
from tests.importers.conftest import value_of

TIME = "2026-11-01T10-00-00.123456"


def test_samples_alone_are_counted_and_name_no_shots(parsed, write) -> None:
    lines = [contents.sample(place, right=place < 6) for place in range(8)]
    lines += [contents.sample(8, right=False, answer="[invalid]"), "{broken", '{"no": "sample"}']
    file = parsed(write(f"my__model/samples_kmmlu_direct_law_{TIME}.jsonl", "\n".join(lines)))
    law = value_of(file, "kmmlu", "subject: Law")
    assert (law.hits, law.n, law.shots, law.method) == (6, 9, None, "direct")
    assert law.stderr == pytest.approx(100 * (6 / 9 * 3 / 9 / 8) ** 0.5)
    (run,) = file.runs
    assert (run.model_printed, run.measured) == ("my/model", "2026-11-01")
    assert "11 % unparsed: 1 of 9" in run.remarks[0]
    assert run.left_out[0].name == "2 lines"
    assert run.left_out[0].reason.startswith("line 10")


def test_samples_learn_model_and_shots_from_the_results_beside(parsed, write) -> None:
    write(f"results_{TIME}.json", contents.lm_eval_04({"kmmlu_direct_law": 0.5}, n=2))
    lines = [contents.sample(0, right=True), contents.sample(1, right=False)]
    file = parsed(write(f"samples_kmmlu_direct_law_{TIME}.jsonl", "\n".join(lines)))
    law = value_of(file, "kmmlu", "subject: Law")
    assert (law.shots, law.value, file.runs[0].model_printed) == (5, 50.0, "beomi/llama-2-ko-7b")


def test_pairs_of_labels_give_macro_f1(parsed, write) -> None:
    pairs = [(0, 0), (0, 0), (0, 1), (1, 1)]
    lines = [
        contents.sample(place, right=True, metrics=["f1"], f1=list(pair))
        for place, pair in enumerate(pairs)
    ]
    file = parsed(write(f"samples_kobest_wic_{TIME}.jsonl", "\n".join(lines)))
    wic = value_of(file, "kobest", "wic")
    assert (wic.metric, wic.value) == ("macro_f1", pytest.approx(100 * (4 / 5 + 2 / 3) / 2))


def test_hret_is_counted_by_its_parts(parsed, write) -> None:
    file = parsed(write("out.json", contents.HRET))
    accounting = value_of(file, "kmmlu", "subject: Accounting")
    assert (accounting.hits, accounting.n, accounting.method) == (2, 3, "generation")
    assert value_of(file, "kmmlu", metric="accuracy").averaging == "micro"
    assert value_of(file, "kmmlu", metric="language_consistency").value == 90.0
    assert file.runs[0].model_printed is None
    assert "50 % unparsed: 2 of 4" in file.runs[0].remarks[0]


def test_a_run_of_hret_leaves_out_what_failed(parsed, write) -> None:
    content = {
        "run_metadata": {"run_name": "x", "start_time": "2026-11-02T03:04:05"},
        "metrics": {},
        "results": [contents.HRET, contents.HRET_FAILED],
    }
    (run,) = parsed(write("hret_results_1.json", content)).runs
    assert run.measured == "2026-11-02"
    assert [(left.name, "CUDA" in left.reason) for left in run.left_out] == [("click", True)]


def test_every_eval_ever(parsed, write) -> None:
    file = parsed(write("record.json", contents.EVERY_EVAL_EVER))
    kmmlu = value_of(file, "kmmlu")
    assert (kmmlu.value, kmmlu.stderr, kmmlu.n) == (40.0, 1.0, 35030)
    assert [left.name for left in file.runs[0].left_out] == ["Toxicity"]


def test_a_model_card(parsed, write) -> None:
    file = parsed(write("README.md", contents.MODEL_CARD))
    kmmlu = value_of(file, "kmmlu")
    assert (kmmlu.value, kmmlu.stderr, kmmlu.shots) == (20.0, 1.2, 5)
    assert value_of(file, "kobest", "copa").metric == "macro_f1"
    (run,) = file.runs
    assert (run.model_printed, run.left_out[0].name) == ("my-model", "KMMLU (5-Shot) · perplexity")


def test_a_model_card_with_windows_line_ends(parsed, write) -> None:
    text = contents.MODEL_CARD.replace("\n", "\r\n")
    assert len(parsed(write("README.md", text)).runs[0].values) == 2


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("a: &a [1]\nb: [*a, *a]", "alias"),
        ("model-index: {", "line"),
        ("license: mit", "model-index"),
        ("a: 1\na: 2", "twice"),
        ("a: " + "[" * 3000 + "]" * 3000, "sound"),
        ("a: !!python/object/apply:os.system ['x']", "line"),
    ],
)
def test_a_bad_card_is_refused(refusal, write, front, told) -> None:
    assert told in refusal(write("README.md", f"---\n{front}\n---\nText\n"))


def test_items_are_counted_by_category(parsed, write) -> None:
    file = parsed(write("[KMMLU] llama-2-ko-7b-5shot.csv", contents.ITEMS))
    accounting = value_of(file, "kmmlu", "subject: Accounting")
    assert (accounting.hits, accounting.n, accounting.shots) == (1, 2, 5)
    assert file.format == "item-csv"
    (run,) = file.runs
    assert run.model_printed == "llama-2-ko-7b"
    assert any("25 % unparsed: 1 of 4" in remark for remark in run.remarks)


def test_a_table_of_scores_is_a_run_for_each_model(parsed, write) -> None:
    file = parsed(write("scores.csv", contents.SCORES))
    assert [run.model_printed for run in file.runs] == ["beomi/llama-2-ko-7b", "내 모델"]
    kmmlu = value_of(file, "kmmlu")
    assert (kmmlu.value, kmmlu.shots, kmmlu.method) == (41.5, 5, "direct")
    reasons = [left.reason for left in file.runs[0].left_out]
    assert ("formula" in reasons[0], "높음" in reasons[1]) == (True, True)
    assert value_of(file, "나의-시험").value == 50.0


def test_a_wide_table_has_a_benchmark_in_each_column(parsed, write) -> None:
    file = parsed(write("wide.csv", "model;KMMLU;CLIcK;rank\nx;41,5;–;1\n"))
    assert value_of(file, "kmmlu").value == 41.5
    assert len(file.runs[0].values) == 1


def test_columns_can_be_named(parsed, refusal, write) -> None:
    from kollm_gui.importers.formats import Wanted

    file = write("odd.csv", "what,how much\nKMMLU,30\n")
    assert "what, how much" in refusal(file)
    columns = {"benchmark": "what", "value": "how much"}
    assert value_of(parsed(file, wanted=Wanted(columns=columns)), "kmmlu").value == 30.0
    assert "no column “x”" in refusal(file, wanted=Wanted(columns={"value": "x"}))
