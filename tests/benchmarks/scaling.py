"""A large catalogue in the real window: opening, first questions, keystrokes, and stops.

``--million`` adds a million models to the hundred thousand; it takes about four minutes, 3 GiB of
memory and half a gigabyte in the folder for temporary files.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.measuring import Row, row
from tests.benchmarks.starting import child
from tests.benchmarks.synthetic import make_catalogue

MILLION = "KOLLM_BENCHMARK_MILLION"  # set by --million
PATIENCE_S = 1200


def measure(runs: int) -> list[Row]:
    """A window over each catalogue; the words give the number of values."""
    del runs
    rows = _measure(
        100_000, keystroke_ms=16, counts_ms=250, sort_ms=16, first_ms=1000, looking_ms=250
    )
    if os.environ.get(MILLION):
        rows += _measure(
            1_000_000,
            keystroke_ms=250,
            counts_ms=1000,
            sort_ms=250,
            first_ms=10_000,
            looking_ms=2000,
        )
    return rows


def _measure(
    count: int,
    *,
    keystroke_ms: float,
    counts_ms: float,
    sort_ms: float,
    first_ms: float,
    looking_ms: float,
) -> list[Row]:
    """``first_ms`` is for what is worked out once, while the window goes on answering."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "made.sqlite"
        make_catalogue(count, file)
        told = child("kollm.py", "scale", "--database", str(file), patience_s=PATIENCE_S)
    models = f"{count:,} models"
    seconds = [told["filled"] / 1000]
    ready = f"words can be searched {told['search_ready'] / 1000:.1f} s later"
    stops = f"while opening {told['opening_stop']:.0f}, while typing {told['typing_stop']:.0f} ms"
    sorts, worst = told["first_sorts"], max(told["stops"], key=told["stops"].get)
    return [
        row(f"opened, {models}", seconds, 60, "s", note=ready),
        row(f"peak memory, {models}", [told["memory"] / 1024], 3, "GiB"),
        row(f"keystroke to table painted, {models}", told["keys"], keystroke_ms),
        row(f"keystroke to tree and counts painted, {models}", told["counts"], counts_ms),
        row(f"cached sort to painted, {models}", told["sorts"], sort_ms),
        row(f"first sort by name, {models}", [sorts.pop("name")], first_ms),
        row(f"first sort by other columns, {models}", list(sorts.values()), first_ms),
        row(f"first Hangul searches, {models}", told["Hangul"], first_ms),
        row(f"first conditions of a field, {models}", told["conditions"], first_ms),
        row(f"another grouping, {models}", told["groupings"], first_ms),
        row(f"filters with counts, first time, {models}", told["filters"], first_ms),
        row(f"longest stop of the event loop, {models}", [told["longest_stop"]], 250, note=stops),
        row(f"stops of looking around, {models}", list(told["stops"].values()), looking_ms),
        row(f"longest of them, {models}", [told["stops"][worst]], looking_ms, note=worst),
    ]
