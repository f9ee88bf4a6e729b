"""Where a task of the evaluation harness belongs: benchmark, subset and way of asking."""

from collections.abc import Mapping
from dataclasses import dataclass

from kollm_gui.catalogue.records import Method
from kollm_gui.importers.names import Names, own_slug

# The harness's own names for parts that the catalogue calls otherwise.
_PARTS: Mapping[tuple[str, str], str] = {
    ("hae-rae-bench", "loan_word"): "loan words",
    ("hae-rae-bench", "rare_word"): "rare words",
    ("click", "lang"): "supercategory: Language",
    ("click", "cul"): "supercategory: Culture",
    ("click", "cul_kpop"): "category: Pop Culture",
    ("click", "lang_text"): "category: Textual",
    ("click", "lang_function"): "category: Functional",
    ("kohatespeech", ""): "hate (first column)",
}
_DROPPED_FRONTS = {"click": ("lang_", "cul_")}
# Task, or beginning of tasks with their parts, and the benchmark; the longest fits first.
_TASKS: Mapping[str, str] = {
    "kobest": "kobest",
    "haerae": "hae-rae-bench",
    "click": "click",
    "hrm8k_gsm8k": "gsm8k-ko",
    "hrm8k_ksm": "ksm",
    "hrm8k": "hrm8k",
    "kormedmcqa": "kormedmcqa",
    "kbl": "kbl",
    "csatqa": "csat-qa",
    "belebele_kor_Hang": "belebele-ko",
    "global_mmlu_ko": "global-mmlu-ko",
    "global_mmlu_full_ko": "global-mmlu-ko",
    "mmmlu_ko_kr": "mmmlu-ko",
    "openai_mmmlu_ko_kr": "mmmlu-ko",
    "mmlu_prox_ko": "mmlu-prox-ko",
    "include_base_44_korean": "include-ko",
    "paws_ko": "paws-x-ko",
    "pawsx_ko": "paws-x-ko",
    "nsmc": "nsmc",
    "kohatespeech": "kohatespeech",
    "ko_winogrande": "ko-winogrande",
    "ko_gsm8k": "gsm8k-ko",
    "ko_ifeval": "ko-ifeval",
    "ifeval_ko": "ko-ifeval",
    "ko_commongen_v2": "kocommongen-v2",
    "mmlu_pro": "mmlu-pro",
    "mmlu_redux": "mmlu-redux",
    "mmlu": "mmlu",
    "gsm8k": "gsm8k",
    "hellaswag": "hellaswag",
    "agieval": "agieval",
    "bbh": "bbh",
    # Fronts that are shared by other tests: the English half of HRM8K, other kinds of MMLU.
    "hrm8k_en": "",
    "hrm8k_gsm8k_en": "",
    "hrm8k_ksm_en": "",
    "mmlu_prox": "",
    "mmlu_flan": "",
    "gsm8k_platinum": "",
}
_WAYS: tuple[Method, ...] = ("direct", "cot")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a task belongs; ``known`` says that the catalogue holds the benchmark."""

    benchmark: str
    subset: str
    method: Method
    known: bool


def place_of(task: str, names: Names, output_type: str | None, group: str | None = None) -> Place:
    """The place of a task; one that the catalogue does not know goes under its group or itself.

    ``output_type`` is the harness's: multiple_choice, loglikelihood or generate_until.
    """
    words = task.split("_")
    method = _method(words, output_type)
    if words[0] == "kmmlu":
        found = _kmmlu(words[1:], names)
        if found is not None:
            return Place(
                *found,
                method if output_type or method != "unstated" else "loglikelihood",
                known=True,
            )
    front = next(
        (each for each in sorted(_TASKS, key=len, reverse=True) if _begins(task, each)), ""
    )
    benchmark = _TASKS.get(front, "")
    if benchmark:
        part = task[len(front) :].strip("_")
        way = next((way for way in _WAYS if part.endswith(way)), "")
        part = part.removesuffix(way).strip("_")
        return Place(benchmark, _subset(benchmark, part, names), method, known=True)
    plain = names.benchmark(task)
    if plain is not None:
        return Place(plain, "overall", method, known=True)
    if group is not None and group != task:
        part = task.removeprefix(group).strip("_") or task
        return Place(own_slug(group), part, method, known=False)
    return Place(own_slug(task), "overall", method, known=False)


def _kmmlu(words: list[str], names: Names) -> tuple[str, str] | None:
    benchmark, rest = "kmmlu", list(words)
    while rest and rest[0] in ("direct", "cot", "hard"):
        if rest.pop(0) == "hard":
            benchmark = "kmmlu-hard"
    if rest and rest[-1] in ("direct", "cot"):
        rest.pop()
    if not rest:
        return benchmark, "overall"
    subset = names.subset(benchmark, "_".join(rest))
    return (benchmark, subset) if ": " in subset else None


def _subset(benchmark: str, part: str, names: Names) -> str:
    told = _PARTS.get((benchmark, part))
    if told is not None:
        return told
    if not part:
        return "overall"
    for front in _DROPPED_FRONTS.get(benchmark, ()):
        part = part.removeprefix(front)
    found = names.subset(benchmark, part)
    return found if found != part else part.replace("_", " ")


def _begins(task: str, front: str) -> bool:
    return task == front or task.startswith(front + "_")


def _method(words: list[str], output_type: str | None) -> Method:
    for way in _WAYS:
        if way in words:
            return way
    if output_type in ("multiple_choice", "loglikelihood"):
        return "loglikelihood"
    return "generation" if output_type == "generate_until" else "unstated"
