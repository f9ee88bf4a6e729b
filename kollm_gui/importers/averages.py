"""Macro and micro averages over all parts of a benchmark, never over some."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kollm_gui.i18n import _
from kollm_gui.importers.names import KMMLU, Names
from kollm_gui.importers.parsed import Value


def with_averages(values: Sequence[Value], names: Names) -> tuple[tuple[Value, ...], list[str]]:
    """The values and the averages over complete parts; sentences on what could not be averaged.

    A group row of the file that our own micro average repeats is left to ours, which
    also has hits and n.
    """
    kept, remarks = list(values), list[str]()
    for parts in _groups(values, names):
        first = parts[0]
        if not _complete(parts, names):
            if first.benchmark in KMMLU:
                sentence = _(
                    "{benchmark}: {count} of {all} subjects, so no overall score is computed."
                )
                remarks.append(
                    sentence.format(
                        benchmark=names.snapshot.benchmarks[first.benchmark].name,
                        count=len(parts),
                        all=len(names.snapshot.subjects),
                    )
                )
            continue
        made = _averages(parts)
        kept = [value for value in kept if not _repeats(value, made)]
        kept[0:0] = made
    return tuple(kept), remarks


def _groups(values: Iterable[Value], names: Names) -> Iterable[list[Value]]:
    groups: dict[Value, list[Value]] = {}
    for value in values:
        if value.subset == "overall" or value.subset.startswith("supercategory: "):
            continue
        if value.benchmark in names.snapshot.benchmarks and value.unit == "%":
            key = Value(
                task="",
                benchmark=value.benchmark,
                value=0.0,
                metric=value.metric,
                method=value.method,
                shots=value.shots,
                prompt_style=value.prompt_style,
            )
            groups.setdefault(key, []).append(value)
    return [group for group in groups.values() if len(group) > 1]


def _complete(parts: Sequence[Value], names: Names) -> bool:
    if any(part.n is None for part in parts):
        return False
    if len({part.subset for part in parts}) != len(parts):
        return False
    benchmark = names.snapshot.benchmarks[parts[0].benchmark]
    if benchmark.slug in KMMLU:
        subjects = {each.subset for each in names.snapshot.subjects}
        return {part.subset for part in parts} == subjects
    return benchmark.items is not None and sum(part.n or 0 for part in parts) == benchmark.items


def _averages(parts: Sequence[Value]) -> list[Value]:
    first, count = parts[0], len(parts)
    n = sum(part.n or 0 for part in parts)
    counted = all(part.hits is not None for part in parts)
    hits = sum(part.hits or 0 for part in parts) if counted else None
    macro = math.fsum(part.value for part in parts) / count
    micro = math.fsum(part.value * (part.n or 0) for part in parts) / n
    told = [part.stderr for part in parts if part.stderr is not None]
    both = len(told) == count
    base = replace(
        first,
        task=_("average of {count} parts").format(count=count),
        subset="overall",
        n=n,
        printed=None,
        partial=any(part.partial for part in parts),
        note=None,
    )
    return [
        replace(
            base,
            value=macro,
            averaging="macro",
            hits=None,
            stderr=math.sqrt(math.fsum(each**2 for each in told)) / count if both else None,
        ),
        replace(
            base,
            value=micro,
            averaging="micro",
            hits=hits,
            stderr=math.sqrt(math.fsum(((part.stderr or 0) * (part.n or 0)) ** 2 for part in parts))
            / n
            if both
            else None,
        ),
    ]


def _repeats(value: Value, made: Sequence[Value]) -> bool:
    like = made[-1]
    same = (value.benchmark, value.subset, value.metric, value.method, value.shots)
    return same == (like.benchmark, like.subset, like.metric, like.method, like.shots) and (
        abs(value.value - like.value) < 0.01
    )
