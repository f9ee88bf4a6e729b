"""Keystrokes and sorts in the real window over 100,000 and a million made-up models."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.measuring import Row, row
from tests.benchmarks.starting import child
from tests.benchmarks.synthetic import make_catalogue

MILLION = "KOLLM_BENCHMARK_MILLION"  # set by --million: it takes some minutes and 3 GiB
PATIENCE_S = 1800


def measure(runs: int) -> list[Row]:
    """A window over each catalogue; the words give the number of values."""
    del runs
    rows = _measure(100_000, keystroke_ms=16, counts_ms=250, sort_ms=16)
    if os.environ.get(MILLION):
        rows += _measure(1_000_000, keystroke_ms=250, counts_ms=1000, sort_ms=250)
    return rows


def _measure(count: int, *, keystroke_ms: float, counts_ms: float, sort_ms: float) -> list[Row]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "made.sqlite"
        make_catalogue(count, file)
        told = child("kollm.py", "keys", "--database", str(file), patience_s=PATIENCE_S)
    models = f"{count:,} models"
    ready = f"open after {told['filled']:.0f} ms, searchable {told['search_ready']:.0f} ms later"
    return [
        row(f"keystroke to table painted, {models}", told["keys"], keystroke_ms, note=ready),
        row(f"keystroke to tree and counts painted, {models}", told["counts"], counts_ms),
        row(f"cached sort to painted, {models}", told["sorts"], sort_ms),
        row(f"peak memory, {models}", [told["memory"]], 3072, "MiB"),
    ]
