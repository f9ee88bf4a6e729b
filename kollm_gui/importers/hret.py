"""Output of the HAE-RAE evaluation toolkit: one evaluation, or a run of several."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kollm_gui.catalogue.records import Method
from kollm_gui.i18n import _
from kollm_gui.importers import metrics
from kollm_gui.importers.averages import with_averages
from kollm_gui.importers.lm_eval import plain
from kollm_gui.importers.names import Names, own_slug
from kollm_gui.importers.parsed import LeftOut, ParsedRun, Value
from kollm_gui.importers.samples import unparsed_remark
from kollm_gui.importers.sound_json import Object, listed, members, number, whole, words

HARNESS = "HRET"
_METHODS: Mapping[str, Method] = {
    "log_likelihood": "loglikelihood",
    "log_prob": "loglikelihood",
    "loglikelihood": "loglikelihood",
    "llm_judge": "judge",
    "string_match": "generation",
    "partial_match": "generation",
    "math_match": "generation",
    "math_eval": "generation",
}
_KEPT = (
    *("dataset_name", "split", "model_backend_name", "scaling_method_name"),
    *("evaluation_method_name", "elapsed_time_sec", "few_shot_source_split"),
)


@dataclass(slots=True)
class _Part:
    """The samples of one part of a data set."""

    n: int = 0
    hits: int = 0


def looks_like(content: Object) -> bool:
    """Whether this is such a file."""
    if "run_metadata" in content and isinstance(content.get("results"), list):
        return True
    return isinstance(content.get("metrics"), dict) and "dataset_name" in members(
        content.get("info")
    )


def read(content: Object, names: Names) -> ParsedRun:
    """The run; its model is in no such file, so the person says which it is."""
    evaluations = [content]
    if "run_metadata" in content:
        evaluations = [members(each) for each in listed(content.get("results"))]
    found = [_read_one(each, members(each.get("info")), names) for each in evaluations]
    settings: dict[str, Any] = {}
    for each in evaluations:
        info = members(each.get("info"))
        settings = settings or {key: told for key in _KEPT if (told := plain(info.get(key)))}
    values, further = with_averages([value for one in found for value in one.values], names)
    started = words(members(content.get("run_metadata")).get("start_time"))
    return ParsedRun(
        values=values,
        measured=started[:10] if started is not None and started[:4].isdecimal() else None,
        settings=settings,
        left_out=tuple(left for one in found for left in one.left_out),
        remarks=(*(remark for one in found for remark in one.remarks), *further),
    )


def _read_one(evaluation: Object, info: Object, names: Names) -> ParsedRun:
    name = words(info.get("dataset_name")) or "?"
    failed = words(info.get("error"))
    if failed is not None:
        told = _("The run failed: {error}").format(error=failed)
        return ParsedRun((), left_out=(LeftOut(name, told),))
    samples = [members(each) for each in listed(evaluation.get("samples"))]
    base = _base(name, info, names, len(samples))
    numbers = members(evaluation.get("metrics"))
    read_values = [_value(base, metric, told, names) for metric, told in numbers.items()]
    left_out = [each for each in read_values if isinstance(each, LeftOut)]
    if not numbers:
        left_out.append(LeftOut(name, _("It holds no number.")))
    found = [each for each in read_values if isinstance(each, Value)]
    accuracy = next((each for each in found if each.metric == "accuracy"), None)
    parts = _parts(samples)
    if accuracy is not None and len(parts) > 1:
        found.remove(accuracy)
        found += _by_part(accuracy, parts, names)
    unparsed = sum(_is_unparsed(sample) for sample in samples)
    remarks = (unparsed_remark(unparsed, len(samples)),) if unparsed else ()
    return ParsedRun(tuple(found), left_out=tuple(left_out), remarks=remarks)


def _base(name: str, info: Object, names: Names, count: int) -> Value:
    known = names.benchmark(name)
    benchmark = known or own_slug(name)
    subset = info.get("subset")
    chosen = [each for each in ([subset] if isinstance(subset, str) else listed(subset)) if each]
    told = words(chosen[0]) if len(chosen) == 1 else None
    shots = whole(info.get("num_few_shot_applied"))
    if shots is None:
        shots = whole(info.get("num_few_shot_configured"))
    return Value(
        task=name,
        benchmark=benchmark,
        value=0.0,
        subset=names.subset(benchmark, told) if told else "overall",
        method=_METHODS.get(words(info.get("evaluation_method_name")) or "", "unstated"),
        shots=shots,
        harness=HARNESS,
        n=count or None,
    )


def _value(base: Value, metric: str, told: object, names: Names) -> Value | LeftOut:
    name = f"{base.task} · {words(metric) or '?'}"
    value = number(told)
    if value is None:
        return LeftOut(name, _("“{value}” is no number.").format(value=words(str(told)) or ""))
    try:
        reading = metrics.read(
            metric, value, names.snapshot.benchmarks.get(base.benchmark), base.benchmark
        )
    except metrics.UnreadableError as error:
        return LeftOut(name, str(error))
    method: Method = "judge" if "judge" in metric else base.method
    hits = None
    if base.n and reading.metric == "accuracy":
        exact = reading.value / 100 * base.n
        hits = round(exact) if abs(exact - round(exact)) < 1e-3 else None
    return replace(
        base,
        value=reading.value,
        metric=reading.metric,
        unit=reading.unit,
        method=method,
        hits=hits,
    )


def _parts(samples: Iterable[Object]) -> Mapping[str, _Part]:
    found: dict[str, _Part] = {}
    for sample in samples:
        name = words(sample.get("_subset_name"))
        right = members(sample.get("evaluation")).get("is_correct")
        if name is not None and isinstance(right, bool | int | float):
            part = found.setdefault(name, _Part())
            part.n += 1
            part.hits += bool(right)
    return found


def _by_part(whole_value: Value, parts: Mapping[str, _Part], names: Names) -> list[Value]:
    """The parts' accuracies, which the file leaves to be counted, and the overall one."""
    made: list[Value] = []
    for name, part in parts.items():
        share = part.hits / part.n
        made.append(
            replace(
                whole_value,
                task=f"{whole_value.task} · {name}",
                subset=names.subset(whole_value.benchmark, name),
                value=100 * share,
                hits=part.hits,
                n=part.n,
                stderr=100 * math.sqrt(share * (1 - share) / part.n),
            )
        )
    return [replace(whole_value, averaging="micro"), *made]


def _is_unparsed(sample: Object) -> bool:
    told = sample.get("prediction")
    return isinstance(told, str) and not told.strip()
