"""Start-up and memory of the window, each run a process of its own with a fresh home."""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.measuring import Row, by_turns, compared

PLAIN_BUDGET = 1.07  # where the budget of 2.6 bare windows was set, a plain table took 2.43 of them
CHILDREN = Path(__file__).parent / "children"


def child(name: str, *arguments: str, patience_s: float = 120) -> dict:
    """Run a child program to its end; the values it told."""
    with TemporaryDirectory() as home:
        environment = {**os.environ, "KOLLM_HOME": home, "LANGUAGE": "en"}
        # pip compiles what it installs; a checkout's first run must be free to do the same.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["KOLLM_BENCHMARK_START"] = str(time.monotonic_ns())
        ended = subprocess.run(
            [sys.executable, str(CHILDREN / name), *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=patience_s,
        )
    return json.loads(ended.stdout.splitlines()[-1])


def measure(runs: int) -> list[Row]:
    """First frame, filled window and memory, against a bare window."""
    bare: list[dict] = []
    ours: list[dict] = []
    plain: list[dict] = []

    def run(kept: list[dict], *program: str) -> float:
        kept.append(child(*program))
        return 0.0

    by_turns(
        {
            "bare": lambda: run(bare, "bare.py"),
            "plain": lambda: run(plain, "plain.py"),
            "KoLLM": lambda: run(ours, "kollm.py", "start"),
        },
        runs,
    )
    frames = _of("first_frame", bare)
    spent = compared("", {"KoLLM": _of("spent", ours), "bare": _of("spent", bare)}, 2.6)
    charts = [child("kollm.py", "memory")["memory"] for _ in range(3)]
    return [
        _against_bare("first frame", _of("first_frame", ours), frames, 1.2),
        replace(
            _against_bare("window filled", _of("filled", ours), frames, 2.6),
            # A busy machine stretches the clock, and the longer run more often.
            note=f"by processor time {spent.ratio}: {spent.median} of {spent.against_median} ms",
        ),
        replace(
            compared(
                "window filled",
                {"KoLLM": _of("filled", ours), "a plain table": _of("filled", plain)},
                PLAIN_BUDGET,
            ),
            note="2.6 bare windows, where a plain table read through SQLAlchemy takes 2.43",
        ),
        compared(
            "memory, all loaded, charts included",
            {"KoLLM": charts, "bare window": _of("memory", bare)},
            2.6,
            "MiB",
        ),
    ]


def _of(name: str, runs: list[dict]) -> list[float]:
    return [told[name] for told in runs[1:]]  # the first one filled caches


def _against_bare(what: str, ours: list[float], bare: list[float], budget: float) -> Row:
    return compared(what, {"KoLLM": ours, "bare window": bare}, budget)
