"""Small files of the shapes that evaluation programs write; every number is invented."""

import json
from typing import Any

LM_EVAL_03: dict[str, Any] = {
    "results": {
        "kobest_copa": {
            "acc": 0.75,
            "acc_stderr": 0.0137,
            "macro_f1": 0.7498,
            "macro_f1_stderr": 0.0138,
        },
        "korunsmile": {"f1": 0.31, "f1_stderr": 0.007},
        "nsmc": {"acc": 0.84, "acc_stderr": 0.0016},
        "wikitext": {"word_perplexity": 12.5},
    },
    "versions": {"kobest_copa": 0},
    "config": {
        "model": "hf-causal-experimental",
        "model_args": "pretrained=beomi/llama-2-ko-7b,use_accelerate=true",
        "num_fewshot": 5,
        "limit": None,
    },
}


def lm_eval_04(tasks: dict[str, float], *, n: int = 100, **further: Any) -> dict[str, Any]:
    """A 0.4 file in which each KMMLU task has so many items."""
    return {
        "results": {
            task: {"alias": task, "exact_match,none": value, "exact_match_stderr,none": 0.02}
            for task, value in tasks.items()
        },
        "configs": {task: {"task": task, "output_type": "generate_until"} for task in tasks},
        "n-shot": dict.fromkeys(tasks, 5),
        "n-samples": {task: {"original": n, "effective": n} for task in tasks},
        "config": {"model": "hf", "model_args": {"pretrained": "beomi/llama-2-ko-7b"}},
        "date": 1730795468.9,
        **further,
    }


def sample(place: int, *, right: bool, answer: str = "A", **further: Any) -> str:
    """One line of a samples file."""
    line = {
        "doc_id": place,
        "doc": {"question": "물음"},
        "target": "A",
        "arguments": {"gen_args_0": {"arg_0": "물음", "arg_1": {}}},
        "resps": [[answer]],
        "filtered_resps": [answer],
        "filter": "none",
        "metrics": ["exact_match"],
        "exact_match": float(right),
        **further,
    }
    return json.dumps(line, ensure_ascii=False)


HRET: dict[str, Any] = {
    "metrics": {"accuracy": 0.5, "language_penalizer_average": 0.9},
    "samples": [
        {
            "input": "물음",
            "reference": "A",
            "prediction": "A" if right else "",
            "_subset_name": part,
            "evaluation": {"is_correct": right},
        }
        for part, right in (
            ("Accounting", True),
            ("Accounting", False),
            ("Accounting", True),
            ("Biology", False),
        )
    ],
    "info": {
        "dataset_name": "kmmlu",
        "subset": None,
        "split": "test",
        "model_backend_name": "huggingface",
        "evaluation_method_name": "string_match",
        "num_few_shot_applied": 5,
    },
}
HRET_FAILED: dict[str, Any] = {
    "metrics": {},
    "samples": [],
    "info": {"dataset_name": "click", "error": "CUDA out of memory"},
}
EVERY_EVAL_EVER: dict[str, Any] = {
    "schema_version": "0.3.0",
    "evaluation_id": "x/1",
    "retrieved_timestamp": "1770682486.6",
    "source_metadata": {"source_name": "A board", "evaluator_relationship": "third_party"},
    "eval_library": {"name": "lm-evaluation-harness", "version": "0.4.8"},
    "model_info": {"name": "Llama-2-Ko 7B", "id": "beomi/llama-2-ko-7b"},
    "evaluation_results": [
        {
            "evaluation_name": "KMMLU",
            "source_data": {"dataset_name": "KMMLU", "hf_repo": "HAERAE-HUB/KMMLU"},
            "metric_config": {
                "evaluation_description": "Accuracy on KMMLU",
                "lower_is_better": False,
                "min_score": 0.0,
                "max_score": 1.0,
            },
            "score_details": {
                "score": 0.4,
                "uncertainty": {"standard_error": {"value": 0.01}, "num_samples": 35030},
            },
        },
        {
            "evaluation_name": "Toxicity",
            "metric_config": {"lower_is_better": True},
            "score_details": {"score": 0.1},
        },
    ],
}
MODEL_CARD = """---
license: apache-2.0
model-index:
- name: my-model
  results:
  - task:
      type: text-generation
    dataset:
      name: KMMLU (5-Shot)
      type: HAERAE-HUB/KMMLU
      config: default
    metrics:
    - type: acc
      value: 20.0 ± 1.2
    - type: perplexity
      value: 3
  - task:
      type: text-generation
    dataset:
      name: KoBEST
      type: skt/kobest_v1
      config: copa
    metrics:
    - type: f1
      value: 0.66
---
# My model
"""
ITEMS = """category,answer,pred,response
accounting,A,A,"A입니다.
정답"
accounting,B,,모르겠습니다
biology,C,C,C
biology,D,A,A
"""
SCORES = """모델,벤치마크,점수,shots,method
beomi/llama-2-ko-7b,KMMLU,41.5,5,direct
beomi/llama-2-ko-7b,=HYPERLINK("x"),1,5,direct
beomi/llama-2-ko-7b,KoBEST,높음,5,direct
내 모델,나의 시험,0.5,,
"""
