"""Keystrokes and sorts in the real window, until the table is painted."""

from tests.benchmarks.measuring import Row, row
from tests.benchmarks.starting import child


def measure(runs: int) -> list[Row]:
    """One window, in which words are typed letter by letter and columns sorted."""
    del runs  # the words give the number of values
    told = child("kollm.py", "keys")
    return [
        row("keystroke to table painted, bundled models", told["keys"], 8),
        row("cached sort to painted, bundled models", told["sorts"], 16),
        row("keystroke to tree and counts painted, bundled models", told["counts"], 100),
    ]
