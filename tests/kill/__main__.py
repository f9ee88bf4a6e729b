"""``python -m tests.kill --times 500``: is anything that was acknowledged ever lost?"""

import argparse
import tempfile
from pathlib import Path

from tests.kill.killing import run


def main() -> None:
    """Kill a writing child as often as asked and say what the kills met."""
    parser = argparse.ArgumentParser(prog="python -m tests.kill", description=__doc__)
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), asked.times, asked.seed)
    print(
        f"{tally.kills} kills: {tally.in_transaction} between first write and commit,"
        f" {tally.committing} during a commit; {tally.acknowledged} operations acknowledged,"
        " none lost, every file sound"
    )


if __name__ == "__main__":
    main()
