"""How fast answers are read and counted: 50 MB of them on one core, file to counts."""

import csv
import re
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from kollm_gui.switching.run import count_file
from tests.benchmarks.measuring import Row, by_turns, row

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "code-switching"
SIZE = 50_000_000  # bytes
BUDGET_MS = SIZE / 20_000_000 * 1000  # 20 MB a second
_MADE = (
    "화석 연료의 연소는大量의 온실 가스를 낸다. 법의학(法醫學)은 과학이다.\n",
    "기계 학습(machine learning)은 AI의 한 갈래다.\n",
    "The answer goes on in English, as many of them do, without a Korean word.\n",
    "한국어로만 쓴 답변은 대부분 이러하다. 물 16ml를 넣고 5 km를 걷는다.\n",
)


def measure(runs: int) -> list[Row]:
    """Processor time, by turns with a plain reading by csv and re of the same file."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "answers.csv"
        made = _write(file)
        variants = {
            "counted": _processor_ms(lambda: count_file(file)),
            "csv and re": _processor_ms(lambda: _plain(file)),
        }
        values = by_turns(variants, max(runs // 3, 3))
    return [
        row("answers counted, 50 MB", values["counted"], BUDGET_MS, note=made),
        row("the same by csv and re alone", values["csv and re"], BUDGET_MS),
    ]


def _write(file: Path) -> str:
    """Repeat the samples, or answers of ours where they are not beside the checkout."""
    if SAMPLES.is_dir():
        parts = [each.read_text("utf-8").split("\n", 1) for each in sorted(SAMPLES.glob("*.csv"))]
        heading, body = parts[0][0], "".join(rest.rstrip("\n") + "\n" for _head, rest in parts)
        note = "the survey's samples"
    else:
        heading = "id,model,completion"
        body = "".join(f'{n},m,"{_MADE[n % 4] * 4}"\n' for n in range(300))
        note = "answers made for it"
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(f"{heading}\n")
        for _time in range(SIZE // len(body.encode()) + 1):
            out.write(body)
    return note


def _plain(file: Path) -> int:
    words = re.compile("[A-Za-z]+")
    with file.open(encoding="utf-8", newline="") as text:
        return sum(len(words.findall(line[2])) for line in csv.reader(text) if len(line) > 2)


def _processor_ms(work):
    def measure_once() -> float:
        start = time.process_time()
        work()
        return (time.process_time() - start) * 1000

    return measure_once
