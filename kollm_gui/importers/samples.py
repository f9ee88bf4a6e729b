"""The harness's samples_<task>_<time>.jsonl, read line by line: n, hits and unparsed answers."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kollm_gui.errors import UserError
from kollm_gui.i18n import _, ngettext
from kollm_gui.importers import lm_eval, metrics
from kollm_gui.importers.names import Names
from kollm_gui.importers.parsed import LeftOut, ParsedRun, Value
from kollm_gui.importers.sound_json import (
    Object,
    UnsoundError,
    listed,
    load,
    loads,
    members,
    number,
    words,
)
from kollm_gui.importers.source import Source
from kollm_gui.importers.tasks import place_of

_FILE = re.compile(r"samples_(?P<task>.+?)(?:_(?P<time>\d{4}-\d\d-\d\dT[\d.\-]+))?\.jsonl?")
_NO_METRICS = frozenset(
    {
        *("doc_id", "doc", "target", "arguments", "resps", "filtered_resps", "filter"),
        *("metrics", "doc_hash", "prompt_hash", "target_hash"),
    }
)
_UNPARSED: Final = ("[invalid]", "")
_MOST_LABELS = 1000


@dataclass(slots=True)
class _Sum:
    """One metric under one filter, added up."""

    n: int = 0
    total: float = 0.0
    squares: float = 0.0
    pairs: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])

    def add(self, value: object) -> bool:
        """Count a value; False where it is neither a number nor a (gold, predicted) pair."""
        told = 1.0 if value is True else 0.0 if value is False else number(value)
        if told is not None:
            self.n += 1
            self.total += told
            self.squares += told * told
            return True
        pair = listed(value)
        if len(pair) != 2 or any(isinstance(each, dict | list) for each in pair):
            return False
        key = (str(pair[0]), str(pair[1]))
        if key not in self.pairs and len(self.pairs) >= _MOST_LABELS:
            return False
        self.n += 1
        self.pairs[key] = self.pairs.get(key, 0) + 1
        return True

    @property
    def value(self) -> float:
        """The mean, or macro F1 over the labels of pairs."""
        return self._macro_f1() if self.pairs else self.total / self.n

    @property
    def stderr(self) -> float | None:
        """Of the mean, as the harness computes it: the sample's deviation over the root of n."""
        if self.pairs or self.n < 2:
            return None
        variance = (self.squares - self.total * self.total / self.n) / (self.n - 1)
        return math.sqrt(max(variance, 0.0) / self.n)

    def _macro_f1(self) -> float:
        labels = {label for pair in self.pairs for label in pair}
        total = 0.0
        for label in labels:
            right = self.pairs.get((label, label), 0)
            gold = sum(count for pair, count in self.pairs.items() if pair[0] == label)
            told = sum(count for pair, count in self.pairs.items() if pair[1] == label)
            total += 2 * right / (gold + told) if gold + told else 0.0
        return total / len(labels)


@dataclass(slots=True)
class _Counts:
    """What the lines of a file came to."""

    sums: dict[tuple[str, str], _Sum] = field(default_factory=dict[tuple[str, str], _Sum])
    lines: dict[str, int] = field(default_factory=dict[str, int])  # by filter
    unparsed: dict[str, int] = field(default_factory=dict[str, int])
    bad: int = 0
    first_bad: str = ""
    generated: bool = False


def looks_like(content: Object) -> bool:
    """Whether an object is one of the harness's samples."""
    return "doc_id" in content and ("resps" in content or "filtered_resps" in content)


def read(source: Source, names: Names) -> ParsedRun:
    """The run that a samples file is of, with the results file beside it where there is one.

    Raises:
        UserError: no line of the file is a sample.
    """
    counts = _count(source)
    if not counts.sums:
        sentence = _("{file} holds no sample with a value ({reason}).")
        raise UserError(sentence.format(file=source.name, reason=counts.first_bad or "–"))
    match = _FILE.fullmatch(source.name)
    task = words(match["task"]) if match is not None else None
    beside = _results_beside(source.path, match["time"] if match is not None else None)
    task = task or words(source.path.stem) or "?"
    config = members(members(beside.get("configs")).get(task))
    output_type = words(config.get("output_type")) or (
        "generate_until" if counts.generated else "multiple_choice"
    )
    place = place_of(task, names, output_type)
    stated = lm_eval.read(beside, names) if beside else None
    like = next((each for each in stated.values if each.task == task), None) if stated else None
    values: list[Value] = []
    left_out: list[LeftOut] = []
    filters = len(counts.lines)
    for (metric, chosen), total in counts.sums.items():
        try:
            benchmark = names.snapshot.benchmarks.get(place.benchmark)
            reading = metrics.read(metric, total.value, benchmark, place.benchmark)
        except metrics.UnreadableError as error:
            left_out.append(LeftOut(f"{task} · {metric}", str(error)))
            continue
        stderr = total.stderr
        values.append(
            Value(
                task=task,
                benchmark=place.benchmark,
                subset=place.subset,
                method=place.method,
                value=reading.value,
                metric=reading.metric,
                unit=reading.unit,
                shots=like.shots if like is not None else None,
                prompt_style=words(chosen) if filters > 1 and chosen != "none" else None,
                harness=lm_eval.HARNESS,
                hits=_hits(total) if reading.unit == "%" else None,
                n=total.n,
                items=like.items if like is not None else None,
                items_scored=total.n if like is not None and like.items is not None else None,
                stderr=stderr * reading.scale if stderr is not None else None,
                partial=like is not None and like.partial,
            )
        )
    return ParsedRun(
        values=tuple(values),
        model_printed=stated.model_printed if stated else _model_of_folder(source.path),
        measured=(match["time"] or "")[:10] or None if match is not None else None,
        settings=stated.settings if stated else {},
        left_out=(*left_out, *_bad_lines(counts)),
        remarks=tuple(_remarks(counts, has_results=stated is not None)),
    )


def _count(source: Source) -> _Counts:
    counts = _Counts()
    for place, line in source.lines():
        if line is None:
            _bad(counts, place, _("the line is too long"))
            continue
        if not line.strip():
            continue
        try:
            sample = members(loads(line))
        except UnsoundError as error:
            _bad(counts, place, str(error))
            continue
        if not _add(counts, sample):
            _bad(counts, place, _("it is no sample with a value"))
    return counts


def _bad(counts: _Counts, line: int, reason: str) -> None:
    if not counts.bad:
        counts.first_bad = _("line {line}: {reason}").format(line=line, reason=reason)
    counts.bad += 1


def _add(counts: _Counts, sample: Object) -> bool:
    if not looks_like(sample):
        return False
    chosen = words(sample.get("filter")) or "none"
    told = [name for name in listed(sample.get("metrics")) if isinstance(name, str)]
    metrics_here = told or [name for name in sample if name not in _NO_METRICS]
    added = False
    for name in metrics_here[:20]:
        key = (words(name) or "?", chosen)
        if key not in counts.sums and len(counts.sums) >= 100:
            return False
        total = counts.sums.get(key, _Sum())
        if total.add(sample.get(name)):
            counts.sums[key] = total
            added = True
    if added:
        counts.lines[chosen] = counts.lines.get(chosen, 0) + 1
        answer = _first(sample.get("filtered_resps"))
        if isinstance(answer, str):
            counts.generated = True
            if answer.strip() in _UNPARSED:
                counts.unparsed[chosen] = counts.unparsed.get(chosen, 0) + 1
    return added


def _first(value: Any) -> object:
    for _depth in range(4):
        inner = listed(value)
        if not inner:
            break
        value = inner[0]
    return value


def _hits(total: _Sum) -> int | None:
    return int(total.total) if not total.pairs and float(total.total).is_integer() else None


def _results_beside(file: Path, time: str | None) -> Mapping[str, Any]:
    """The results file of the same run, which names the model and the shots."""
    if time is None:
        return {}
    beside = file.with_name(f"results_{time}.json")
    if not beside.exists():
        return {}
    try:
        content = load(Source(beside))
    except UserError:
        return {}  # the batch refuses that file with its own sentence, where it is part of it
    return content if lm_eval.version_of(content) is not None else {}


def _model_of_folder(file: Path) -> str | None:
    """The harness names the folder after the model, "/" written as "__"."""
    folder = file.absolute().parent.name
    return words(folder.replace("__", "/")) if "__" in folder.strip("_") else None


def _bad_lines(counts: _Counts) -> list[LeftOut]:
    if not counts.bad:
        return []
    told = ngettext("{count} line", "{count} lines", counts.bad).format(count=counts.bad)
    return [LeftOut(told, counts.first_bad)]


def _remarks(counts: _Counts, *, has_results: bool) -> list[str]:
    told: list[str] = []
    for chosen, count in counts.unparsed.items():
        told.append(unparsed_remark(count, counts.lines[chosen]))
    if not has_results:
        told.append(
            _("No results file of the same run stands beside it, so the shots are not known.")
        )
    return told


def unparsed_remark(count: int, of: int) -> str:
    """How many answers could not be read, as a sentence."""
    sentence = _("{share} % unparsed: {count} of {all} answers hold no readable choice.")
    return sentence.format(share=round(100 * count / of), count=f"{count:,}", all=f"{of:,}")
