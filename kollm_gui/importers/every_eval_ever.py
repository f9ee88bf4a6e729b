"""The exchange format of Every Eval Ever, 0.2 and 0.3."""

import re
from collections.abc import Mapping

from kollm_gui.catalogue.records import Method
from kollm_gui.i18n import _
from kollm_gui.importers import metrics
from kollm_gui.importers.lm_eval import plain
from kollm_gui.importers.names import Names, own_slug
from kollm_gui.importers.parsed import LeftOut, ParsedRun, Value
from kollm_gui.importers.sound_json import Object, listed, members, number, whole, words
from kollm_gui.importers.times import day_of_seconds

# "Exact Match on GPQA": the descriptions of most converted records begin so.
_DESCRIPTION = re.compile(r"(?P<metric>[\w @]+?) on ")
_SHOTS = ("num_fewshot", "n_shot", "num_shots", "shots")
_METHODS: Mapping[str, Method] = {"multiple_choice": "loglikelihood", "generation": "generation"}


def looks_like(content: Object) -> bool:
    """Whether this is such a file."""
    return "schema_version" in content and isinstance(content.get("evaluation_results"), list)


def read(content: Object, names: Names) -> ParsedRun:
    """The run that a record states."""
    model = members(content.get("model_info"))
    origin = members(content.get("source_metadata"))
    library = members(content.get("eval_library"))
    harness = words(library.get("name"))
    source = words(origin.get("source_name")) or words(origin.get("source_organization_name"))
    values: list[Value] = []
    left_out: list[LeftOut] = []
    for each in listed(content.get("evaluation_results")):
        found = _value(members(each), names, harness)
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            values.append(found)
    stated = {
        "source_name": source,
        "evaluator_relationship": origin.get("evaluator_relationship"),
        "evaluation_id": content.get("evaluation_id"),
        "eval_library_version": library.get("version"),
    }
    remarks = [_("The record gives values of {source}.").format(source=source)] if source else []
    return ParsedRun(
        values=tuple(values),
        model_printed=words(model.get("id")) or words(model.get("name")),
        measured=day_of_seconds(content.get("evaluation_timestamp"))
        or day_of_seconds(content.get("retrieved_timestamp")),
        settings={name: told for name, value in stated.items() if (told := plain(value))},
        left_out=tuple(left_out),
        remarks=tuple(remarks),
    )


def _value(result: Object, names: Names, harness: str | None) -> Value | LeftOut:
    name = words(result.get("evaluation_name")) or "?"
    config, details = members(result.get("metric_config")), members(result.get("score_details"))
    if config.get("lower_is_better") is True:
        return LeftOut(name, _("Lower is better here, which KoLLM’s rankings do not know."))
    score = number(details.get("score"))
    if score is None:
        return LeftOut(name, _("It holds no number."))
    data = members(result.get("source_data"))
    told = (name, words(data.get("dataset_name")), words(data.get("hf_repo")))
    known = next((slug for each in told if each and (slug := names.benchmark(each))), None)
    slug = known or own_slug(name)
    benchmark = names.snapshot.benchmarks.get(slug)
    highest = number(config.get("max_score"))
    scale = {1.0: 100.0, 100.0: 1.0}.get(highest or 0.0)
    try:
        reading = metrics.read(_metric(config), score, benchmark, slug, scale=scale)
    except metrics.UnreadableError as error:
        return LeftOut(name, str(error))
    uncertainty = members(details.get("uncertainty"))
    told_error = uncertainty.get("standard_error")
    stderr = number(members(told_error).get("value"))  # an object, or a bare number
    stderr = number(told_error) if stderr is None else stderr
    judges = listed(members(config.get("llm_scoring")).get("judges"))
    judge = words(members(members(judges[0]).get("model_info")).get("id")) if judges else None
    return Value(
        task=name,
        benchmark=slug,
        value=reading.value,
        metric=reading.metric,
        unit=reading.unit,
        method="judge"
        if judges
        else _METHODS.get(words(config.get("task_type")) or "", "unstated"),
        shots=_shots(members(result.get("generation_config"))),
        judge=judge,
        harness=harness,
        n=whole(uncertainty.get("num_samples")),
        stderr=stderr * reading.scale if stderr is not None and stderr >= 0 else None,
    )


def _metric(config: Object) -> str:
    for key in ("metric_id", "metric_name"):
        told = words(config.get(key))
        if told is not None:
            return told
    match = _DESCRIPTION.match(words(config.get("evaluation_description")) or "")
    return match["metric"] if match is not None else "accuracy"


def _shots(config: Object) -> int | None:
    further = members(config.get("additional_details"))
    told = (members(each).get(key) for each in (config, further) for key in _SHOTS)
    return next((shots for each in told if (shots := whole(each)) is not None), None)
