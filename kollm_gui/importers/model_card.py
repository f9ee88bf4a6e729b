"""A Hugging Face model card: the results of ``model-index`` in its YAML front matter."""

import re
from typing import Any

import yaml
from yaml.composer import ComposerError
from yaml.constructor import ConstructorError

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.importers import metrics
from kollm_gui.importers.names import Names, own_slug
from kollm_gui.importers.parsed import LeftOut, ParsedRun, Value
from kollm_gui.importers.sound_json import Object, listed, members, number, whole, words
from kollm_gui.importers.source import Source

LARGEST = 1 << 20  # characters of the front matter
_CARD = 8 << 20  # bytes of the whole card
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_SHOTS = re.compile(r"(\d+)[- ]?shot", re.IGNORECASE)
# For example 20.0 ± 1.2 or 61.3% or 0.61.
_NUMBER = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(%)?\s*(?:(?:±|\+/-)\s*(\d+(?:\.\d+)?)\s*%?)?\s*")


class _Loader(yaml.SafeLoader):
    """Safe loading without aliases, by which a short text can stand for gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        events: Any = self  # whose methods PyYAML leaves without types
        if events.check_event(yaml.AliasEvent):
            told = _("it uses an alias, which KoLLM does not follow")
            raise ComposerError(None, None, told, events.peek_event().start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - PyYAML's own
        names = [key.value for key, _value in node.value if isinstance(key, yaml.ScalarNode)]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None and len(names) < 1000:
            told = _("“{name}” stands twice in one object").format(name=words(twice))
            raise ConstructorError(None, None, told, node.start_mark)
        return super().construct_mapping(node, deep)


def front_matter(text: str) -> str | None:
    """The YAML between the first two lines of hyphens."""
    match = _FRONT.match(text)
    return match[1] if match is not None else None


def read(source: Source, names: Names) -> tuple[ParsedRun, ...]:
    """The runs that the card's model-index states, one for each model it names.

    Raises:
        UserError: the card has no front matter or no results, or its YAML is not sound.
    """
    text = front_matter(source.text(_CARD))
    if text is None:
        raise UserError(
            _("{file} has no YAML front matter, so no results.").format(file=source.name)
        )
    if len(text) > LARGEST:
        sentence = _("{file} has a front matter of over {count} characters, which is not read.")
        raise UserError(sentence.format(file=source.name, count=f"{LARGEST:,}"))
    card = members(_load(text, source.name))
    index = listed(card.get("model-index"))
    if not index:
        sentence = _("{file} has no “model-index” in its front matter, so no results.")
        raise UserError(sentence.format(file=source.name))
    return tuple(_run(members(entry), card, names) for entry in index)


def _load(text: str, name: str) -> object:
    try:
        return yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark is not None else 0
        reason = _("line {line}: {reason}").format(line=line, reason=error.problem)
    except RecursionError:
        reason = _("it is nested too deep")
    except (yaml.YAMLError, ValueError, TypeError, OverflowError) as error:
        # PyYAML lets these through from dates and numbers that only look like such.
        reason = words(str(error)) or "YAML"
    sentence = _("{file} has no sound front matter ({reason}); mend it and try again.")
    raise UserError(sentence.format(file=name, reason=reason))


def _run(entry: Object, card: Object, names: Names) -> ParsedRun:
    values: list[Value] = []
    left_out: list[LeftOut] = []
    for each in listed(entry.get("results")):
        result = members(each)
        data = members(result.get("dataset"))
        name = words(data.get("name")) or words(data.get("type")) or "?"
        for metric in listed(result.get("metrics")):
            found = _value(name, data, members(metric), names)
            if isinstance(found, LeftOut):
                left_out.append(found)
            else:
                values.append(found)
    settings = {key: told for key in ("license", "base_model") if (told := words(card.get(key)))}
    return ParsedRun(
        values=tuple(values),
        model_printed=words(entry.get("name")),
        settings=settings,
        left_out=tuple(left_out),
    )


def _value(name: str, data: Object, metric: Object, names: Names) -> Value | LeftOut:
    label = words(metric.get("type")) or words(metric.get("name")) or "?"
    told = _number(metric.get("value"))
    if told is None:
        return LeftOut(f"{name} · {label}", _("“{value}” is no number.").format(
            value=words(str(metric.get("value"))) or ""
        ))  # fmt: skip
    value, percent, spread = told
    bare = _SHOTS.sub("", name).replace("()", "").strip()
    known = names.benchmark(bare) or names.benchmark(words(data.get("type")) or "")
    slug = known or own_slug(bare)
    benchmark = names.snapshot.benchmarks.get(slug)
    try:
        reading = metrics.read(label, value, benchmark, slug, scale=1.0 if percent else None)
    except metrics.UnreadableError as error:
        return LeftOut(f"{name} · {label}", str(error))
    config = words(data.get("config"))
    part = names.subset(slug, config) if config not in (None, "default", "all", slug) else None
    return Value(
        task=name if config is None else f"{name} · {config}",
        benchmark=slug,
        value=reading.value,
        subset=part or "overall",
        metric=reading.metric,
        unit=reading.unit,
        shots=_shots(name, data),
        stderr=spread * reading.scale if spread is not None else None,
    )


def _number(told: object) -> tuple[float, bool, float | None] | None:
    """The value, whether it is marked as a percentage, and what follows a ±."""
    if isinstance(told, str):
        match = _NUMBER.fullmatch(told[:60])
        if match is None:
            return None
        return float(match[1]), bool(match[2]), float(match[3]) if match[3] else None
    value = number(told)
    return (value, False, None) if value is not None else None


def _shots(name: str, data: Object) -> int | None:
    told = members(data.get("args"))
    for key in ("num_few_shot", "num_fewshot", "n_shot"):
        shots = whole(told.get(key))
        if shots is not None:
            return shots
    match = _SHOTS.search(name)
    return whole(int(match[1][:9])) if match is not None else None
