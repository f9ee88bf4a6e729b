"""lm-evaluation-harness: results of 0.3 and 0.4, groups, filters, partial runs."""

import pytest

from tests.importers import contents
from tests.importers.conftest import value_of


def test_a_file_of_0_3_gives_model_shots_and_values(parsed, write) -> None:
    file = parsed(write("5_shot.json", contents.LM_EVAL_03))
    (run,) = file.runs
    assert (file.format, run.model_printed) == ("lm-eval-0.3", "beomi/llama-2-ko-7b")
    copa = value_of(file, "kobest", "copa", metric="accuracy")
    assert (copa.value, copa.shots, copa.method, copa.stderr) == (75.0, 5, "loglikelihood", 1.37)
    assert value_of(file, "kobest", "copa", metric="macro_f1").value == pytest.approx(74.98)
    assert value_of(file, "korunsmile").metric == "f1"  # the catalogue does not hold it
    assert [left.name for left in run.left_out] == ["wikitext · word_perplexity"]


def test_all_subjects_give_both_averages(parsed, write, snapshot) -> None:
    tasks = {f"kmmlu_direct_{each.slug}": 0.4 for each in snapshot.subjects}
    tasks["kmmlu_direct_law"] = 0.85
    content = contents.lm_eval_04(tasks)
    content["n-samples"]["kmmlu_direct_law"] = {"original": 1000, "effective": 1000}
    file = parsed(write("results.json", content))
    macro = value_of(file, "kmmlu", averaging="macro")
    micro = value_of(file, "kmmlu", averaging="micro")
    assert macro.value == pytest.approx(41.0)
    assert micro.value == pytest.approx(100 * (44 * 40 + 850) / 5400)
    assert (micro.hits, micro.n, micro.shots, micro.method) == (2610, 5400, 5, "direct")
    law = value_of(file, "kmmlu", "subject: Law")
    assert (law.value, law.n, law.stderr) == (85.0, 1000, 2.0)
    assert file.runs[0].measured == "2024-11-05"


def test_some_subjects_give_no_overall_score(parsed, write) -> None:
    file = parsed(write("results.json", contents.lm_eval_04({"kmmlu_law": 0.4, "kmmlu_math": 0.3})))
    assert {value.subset for value in file.runs[0].values} == {"subject: Law", "subject: Math"}
    assert "2 of 45 subjects" in file.runs[0].remarks[-1]


def test_a_limited_run_is_partial_and_a_limit_above_all_items_is_not(parsed, write) -> None:
    content = contents.lm_eval_04({"kmmlu_direct_law": 0.4, "nsmc": 0.5})
    content["config"]["limit"] = 200
    content["n-samples"]["nsmc"] = {"original": 50000, "effective": 200}
    file = parsed(write("results.json", content))
    assert not value_of(file, "kmmlu", "subject: Law").partial
    assert value_of(file, "nsmc").partial
    assert not file.runs[0].partial
    assert any("stays out of rankings" in remark for remark in file.runs[0].remarks)


def test_metric_and_filter_part_at_the_last_comma(parsed, write) -> None:
    content = contents.lm_eval_04({})
    content["results"]["gsm8k"] = {
        "exact_match,strict-match": 0.3,
        "exact_match_stderr,strict-match": "N/A",
        "exact_match,flexible-extract": 0.5,
    }
    file = parsed(write("results.json", content))
    told = {value.prompt_style: value.value for value in file.runs[0].values}
    assert told == {"strict-match": 30.0, "flexible-extract": 50.0}


def test_a_heading_of_a_group_is_no_value_and_its_unknown_parts_are_its_parts(
    parsed, write
) -> None:
    content = contents.lm_eval_04({"mytest_a": 0.2, "mytest_b": 0.3})
    content["results"] = {"mytest": {" ": " ", "alias": "mytest"}, **content["results"]}
    content["group_subtasks"] = {"mytest": ["mytest_a", "mytest_b"], "mytest_a": []}
    (run,) = parsed(write("results.json", content)).runs
    assert {(value.benchmark, value.subset) for value in run.values} == {
        ("mytest", "a"),
        ("mytest", "b"),
    }
    assert run.left_out == ()


def test_what_is_no_number_is_left_out_with_the_reason(parsed, write) -> None:
    text = (
        '{"results": {"nsmc": {"acc,none": NaN, "acc_stderr,none": 0.1}, "kobest_wic":'
        ' {"acc,none": 0.5, "acc_stderr,none": NaN}, "kobest_copa": {"acc,none": 1e999},'
        ' "kobest_boolq": {"acc,none": 340}}, "configs": {}}'
    )
    file = parsed(write("results.json", text))
    assert value_of(file, "kobest", "wic").stderr is None
    assert len(file.runs[0].values) == 1
    assert [left.name for left in file.runs[0].left_out] == [
        "nsmc · acc",
        "kobest_copa · acc",
        "kobest_boolq · acc",
    ]


@pytest.mark.parametrize(
    ("task", "benchmark", "subset", "method"),
    [
        ("kmmlu", "kmmlu", "overall", "loglikelihood"),
        ("kmmlu_direct", "kmmlu", "overall", "direct"),
        ("kmmlu_direct_stem", "kmmlu", "supercategory: STEM", "direct"),
        ("kmmlu_cot_hard_korean_history", "kmmlu-hard", "subject: Korean-History", "cot"),
        ("kmmlu_hard_direct_law", "kmmlu-hard", "subject: Law", "direct"),
        ("kobest_sentineg", "kobest", "sentineg", "unstated"),
        ("haerae_loan_word", "hae-rae-bench", "loan words", "unstated"),
        ("haerae_standard_nomenclature", "hae-rae-bench", "standard nomenclature", "unstated"),
        ("click_cul_kpop", "click", "category: Pop Culture", "unstated"),
        ("click_lang_grammar", "click", "category: Grammar", "unstated"),
        ("csatqa_gr", "csat-qa", "gr", "unstated"),
        ("hrm8k_ksm", "ksm", "overall", "unstated"),
        ("hrm8k_en", "hrm8k-en", "overall", "unstated"),
        ("belebele_kor_Hang", "belebele-ko", "overall", "unstated"),
        ("kohatespeech_apeach", "kohatespeech", "apeach", "unstated"),
        ("pawsx_ko", "paws-x-ko", "overall", "unstated"),
        ("mmlu_prox_ko_law", "mmlu-prox-ko", "law", "unstated"),
        ("mmlu_prox_ja_law", "mmlu-prox-ja-law", "overall", "unstated"),
        ("kmmlu_of_mine", "kmmlu-of-mine", "overall", "unstated"),
    ],
)
def test_tasks_find_their_benchmark(names, task, benchmark, subset, method) -> None:
    from kollm_gui.importers.tasks import place_of

    place = place_of(task, names, None)
    assert (place.benchmark, place.subset, place.method) == (benchmark, subset, method)
