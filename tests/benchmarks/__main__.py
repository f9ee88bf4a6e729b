"""``python -m tests.benchmarks``: measures DESIGN's budgets and prints them as JSON.

Ratios are of medians of runs by turns on this machine; nothing is kept between runs.
"""

import argparse
import importlib
import json
import os
import platform
import sys

PARTS = (
    "starting",
    "interacting",
    "sorting",
    "scaling",
    "charting",
    "exporting",
    "building",
    "counting",
)


def main() -> int:
    """Run the parts that were asked for; 1 where a budget is broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--runs", type=int, default=11, help="measured turns (default 11)")
    parser.add_argument("--onscreen", action="store_true", help="use the screen, not offscreen")
    parser.add_argument("--million", action="store_true", help="scaling: 1,000,000 models as well")
    options = parser.parse_args()
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    if not options.onscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if options.million:
        os.environ["KOLLM_BENCHMARK_MILLION"] = "1"
    rows = []
    for part in options.parts or PARTS:
        print(f"measuring: {part}", file=sys.stderr)
        module = importlib.import_module(f"tests.benchmarks.{part}")
        rows += [row.as_json() for row in module.measure(options.runs)]
    print(json.dumps({"machine": _machine(), "rows": rows}, indent=2))
    return 0 if all(row["holds"] for row in rows) else 1


def _machine() -> dict[str, object]:
    from PySide6.QtCore import qVersion

    return {
        "python": platform.python_version(),
        "qt": qVersion(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "platform": os.environ.get("QT_QPA_PLATFORM", "the screen's"),
    }


if __name__ == "__main__":
    sys.exit(main())
