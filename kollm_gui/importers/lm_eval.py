"""Results files of lm-evaluation-harness 0.4, and those of 0.3 from 2023."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, cast

from kollm_gui.i18n import _, ngettext
from kollm_gui.importers import metrics
from kollm_gui.importers.averages import with_averages
from kollm_gui.importers.names import Names
from kollm_gui.importers.parsed import LeftOut, ParsedRun, Value
from kollm_gui.importers.sound_json import Object, listed, members, number, whole, words
from kollm_gui.importers.tasks import Place, place_of
from kollm_gui.importers.times import day_of_seconds

HARNESS: Final = "lm-evaluation-harness"
_NO_METRICS = frozenset({"alias", "name", "sample_len", "sample_count", "samples", " "})
# How the run was made, kept as the file states it.
_KEPT = (
    *("model", "model_args", "model_source", "model_num_parameters", "model_dtype"),
    *("model_revision", "model_sha", "batch_size", "limit", "gen_kwargs", "num_fewshot"),
)
_KEPT_ABOVE = (
    *("git_hash", "lm_eval_version", "transformers_version", "system_instruction"),
    *("fewshot_as_multiturn", "chat_template_sha", "total_evaluation_time_seconds"),
)


@dataclass(frozen=True, slots=True)
class _Number:
    """One metric of one task: its name, its filter and its values as the file has them."""

    metric: str
    filter: str
    value: object
    stderr: object


def version_of(content: Object) -> Literal["0.3", "0.4"] | None:
    """Which form of results file this is, or None for another one."""
    results = members(content.get("results"))
    if not results and not isinstance(content.get("results"), dict):
        return None
    if any("," in key for row in results.values() for key in members(row)):
        return "0.4"
    if "configs" in content or "n-shot" in content:
        return "0.4"
    config = members(content.get("config"))
    return "0.3" if "num_fewshot" in config or "model_args" in config else None


def read(content: Object, names: Names) -> ParsedRun:
    """The run that a results file states."""
    config = members(content.get("config"))
    groups = _groups(content)
    values: list[Value] = []
    left_out: list[LeftOut] = []
    for task, row in members(content.get("results")).items():
        told = words(task) or "?"
        group = groups.get(task)
        output_type = words(_config_of(content, task).get("output_type"))
        if output_type is None and "configs" not in content:
            output_type = "multiple_choice"  # 0.3 does not say; its Korean tasks are all choices
        place = place_of(told, names, output_type, group)
        counted = _Items.of(content, task, config)
        found = list(_numbers(members(row), filtered="," in "".join(members(row))))
        filters = len({each.filter for each in found})
        for each in found:
            read_value = _value(told, place, each, names, filters=filters)
            if isinstance(read_value, LeftOut):
                left_out.append(read_value)
            else:
                values.append(counted.on(read_value, _shots(content, task, config)))
        if not found and task not in members(content.get("group_subtasks")):
            left_out.append(LeftOut(told, _("It holds no number.")))
    complete, remarks = with_averages(values, names)
    return ParsedRun(
        values=complete,
        model_printed=_model(content, config),
        measured=day_of_seconds(content.get("date")),
        settings=_settings(content, config),
        left_out=tuple(left_out),
        remarks=(*_partial_remark(complete), *remarks),
    )


@dataclass(frozen=True, slots=True)
class _Items:
    """How many items a task has and how many were scored."""

    all: int | None
    scored: int | None
    limited: bool

    @classmethod
    def of(cls, content: Object, task: str, config: Object) -> "_Items":
        told = members(members(content.get("n-samples")).get(task))
        everything, scored = whole(told.get("original")), whole(told.get("effective"))
        if scored is None:
            scored = whole(members(members(content.get("results")).get(task)).get("sample_len"))
        limited = config.get("limit") not in (None, "None", "null")
        if everything is not None and scored is not None:
            limited = scored < everything  # a limit above the number of items limits nothing
        return cls(everything, scored, limited)

    def on(self, value: Value, shots: int | None) -> Value:
        """The value with its counts."""
        hits = None
        if self.scored and value.unit == "%" and "accuracy" in value.metric:
            exact = value.value / 100 * self.scored
            hits = round(exact) if abs(exact - round(exact)) < 1e-3 else None
        return replace(
            value,
            shots=shots,
            n=self.scored or None,
            hits=hits,
            items=self.all,
            items_scored=self.scored if self.all is not None else None,
            partial=self.limited,
        )


def _numbers(row: Object, *, filtered: bool) -> Iterator[_Number]:
    for key, value in row.items():
        # Metric and filter are one key, split at the last comma.
        metric, comma, named = key.rpartition(",") if filtered else (key, "", "none")
        if filtered and not comma:
            metric, named = key, "none"
        if metric.endswith("_stderr") or metric in _NO_METRICS or not metric.strip():
            continue
        suffix = f",{named}" if comma else ""
        if isinstance(value, str) and not value.strip():
            continue  # the heading of a group
        yield _Number(metric, named, value, row.get(f"{metric}_stderr{suffix}"))


def _value(
    task: str, place: Place, told: _Number, names: Names, *, filters: int
) -> Value | LeftOut:
    name = f"{task} · {words(told.metric) or '?'}"
    value = number(told.value)
    if value is None:
        shown = words(str(told.value)) if not isinstance(told.value, dict | list) else "…"
        return LeftOut(name, _("“{value}” is no number.").format(value=shown or ""))
    benchmark = names.snapshot.benchmarks.get(place.benchmark)
    try:
        reading = metrics.read(told.metric, value, benchmark, place.benchmark)
    except metrics.UnreadableError as error:
        return LeftOut(name, str(error))
    stderr = number(told.stderr)
    several = filters > 1 and told.filter != "none"
    return Value(
        task=task,
        benchmark=place.benchmark,
        subset=place.subset,
        method=place.method,
        value=reading.value,
        metric=reading.metric,
        unit=reading.unit,
        averaging="micro"
        if place.subset == "overall" and place.benchmark.startswith("kmmlu")
        else None,
        prompt_style=words(told.filter) if several else None,
        harness=HARNESS,
        stderr=stderr * reading.scale if stderr is not None and stderr >= 0 else None,
    )


def _groups(content: Object) -> Mapping[str, str]:
    """The outermost group of each task."""
    above: dict[str, str] = {}
    for group, children in members(content.get("group_subtasks")).items():
        for child in listed(children):
            if isinstance(child, str) and child != group:
                above.setdefault(child, group)
    found: dict[str, str] = {}
    for task, group in above.items():
        outermost, seen = group, {task}
        while outermost in above and outermost not in seen:
            seen.add(outermost)
            outermost = above[outermost]
        found[task] = outermost
    return found


def _config_of(content: Object, task: str) -> Object:
    return members(members(content.get("configs")).get(task))


def _shots(content: Object, task: str, config: Object) -> int | None:
    for told in (
        members(content.get("n-shot")).get(task),
        _config_of(content, task).get("num_fewshot"),
        config.get("num_fewshot"),
    ):
        shots = whole(told)
        if shots is not None:
            return shots
    return None


def _model(content: Object, config: Object) -> str | None:
    """The model's id; API models are named by "model=", local ones by their path."""
    told = config.get("model_args")
    if isinstance(told, str):
        pairs = (part.partition("=") for part in told.split(","))
        arguments: Object = {name.strip(): value for name, _equals, value in pairs}
    else:
        arguments = members(told)
    for value in (arguments.get("pretrained"), content.get("model_name"), arguments.get("model")):
        named = words(value)
        if named is not None:
            return named
    return None


def _settings(content: Object, config: Object) -> dict[str, Any]:
    kept = {name: config.get(name) for name in _KEPT}
    kept |= {name: content.get(name) for name in _KEPT_ABOVE}
    return {name: told for name, value in kept.items() if (told := plain(value)) is not None}


def plain(value: object) -> str | float | bool | None:
    """A setting as it can be kept: a text, a number, or None for anything else."""
    if isinstance(value, bool):
        return value
    if isinstance(value, dict):
        return words(str(members(cast("object", value))))
    return words(value) if isinstance(value, str) else number(value)


def _partial_remark(values: tuple[Value, ...]) -> Iterator[str]:
    partial = sum(value.partial for value in values)
    if partial:
        yield ngettext(
            "{count} value is of a part of the items only; it is marked and stays out of rankings.",
            "{count} values are of a part of the items only; they are marked and stay out of"
            " rankings.",
            partial,
        ).format(count=partial)
