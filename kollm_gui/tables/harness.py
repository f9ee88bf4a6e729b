"""How a benchmark is run in the evaluation harness, as a line for a terminal."""

import re

from kollm_gui.catalogue.records import Benchmark
from kollm_gui.comparing.protocol import reference_protocol

MODEL = "MODEL"  # stands for a Hugging Face id or a folder with weights
_TASK = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*")
# Such a task is not in the harness as it is installed.
_ELSEWHERE = ("fork", "drop-in", "leaderboard")
_WAYS = ("direct", "cot")


def harness_command(benchmark: Benchmark) -> str | None:
    """The line that runs the benchmark, ``MODEL`` standing for a model.

    The task is that of the reference protocol's method where the harness has several, and
    the number of shots is the protocol's.
    """
    tasks = harness_tasks(benchmark.harness or "")
    if not tasks:
        return None
    protocol = reference_protocol(benchmark)
    method = None if protocol is None else protocol.method
    command = f"lm_eval --model hf --model_args pretrained={MODEL} --tasks {_task(tasks, method)}"
    if protocol is not None and protocol.shots is not None:
        command += f" --num_fewshot {protocol.shots}"
    return command


def harness_tasks(printed: str) -> list[str]:
    """The task names of a text like "a (what it is), b; each also as _c": a, b."""
    tasks: list[str] = []
    for clause in re.sub(r";(?=[^(]*\))", " ", printed).split(";"):
        if any(word in clause.casefold() for word in _ELSEWHERE):
            continue
        for piece in re.split(r",| and (?![^(]*\))", re.sub(r",(?=[^(]*\))", " ", clause)):
            bare = re.sub(r"\([^)]*\)", "", piece).strip()
            if _TASK.fullmatch(bare):
                tasks.append(bare)
    return tasks


def _task(tasks: list[str], method: str | None) -> str:
    ways = {task: [way for way in _WAYS if way in task.split("_")] for task in tasks}
    if method in _WAYS:
        return next((task for task in tasks if method in ways[task]), tasks[0])
    return next((task for task in tasks if not ways[task]), tasks[0])
