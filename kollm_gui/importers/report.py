"""A plan told in words: what was recognised, what will be written, what is left out and why."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kollm_gui.comparing import naming
from kollm_gui.i18n import _, ngettext
from kollm_gui.importers.formats import FORMATS
from kollm_gui.importers.names import Names
from kollm_gui.importers.parsed import LeftOut, Value
from kollm_gui.importers.plan import Plan, PlannedRun

_MOST_LINES = 12


def report_of(plan: Plan, names: Names, *, written: bool) -> str:
    """The whole report as plain text; ``written`` says that it is done."""
    lines: list[str] = []
    for run in plan.runs:
        lines += [run_heading(run, names), *(f"  {line}" for line in run_lines(run, names)), ""]
    if plan.refused:
        lines += [_("Not imported:"), *(f"  {each.sentence}" for each in plan.refused), ""]
    return "\n".join([*lines, total(plan, written=written)])


def total(plan: Plan, *, written: bool) -> str:
    """One sentence on the whole."""
    scores, runs = plan.score_count, len(plan.ready)
    if not scores:
        return _("Nothing to import.")
    told = ngettext("{count} score", "{count} scores", scores).format(count=f"{scores:,}")
    of = ngettext("{count} run", "{count} runs", runs).format(count=runs)
    sentence = (
        _("Imported {scores} of {runs}.") if written else _("{scores} of {runs} would be imported.")
    )
    return sentence.format(scores=told, runs=of)


def run_heading(run: PlannedRun, names: Names) -> str:
    """The file, its format and its model on one line."""
    sentence = _("{file}: {format}; {model}")
    return sentence.format(
        file=run.file.path.name, format=_(FORMATS[run.file.format]), model=model_words(run, names)
    )


def model_words(run: PlannedRun, names: Names) -> str:
    """The model's name, or what the file says where it is not known."""
    if run.model is not None:
        known = names.snapshot.models.get(run.model)
        return known.label if known is not None else run.model
    printed = run.run.model_printed
    if printed is None:
        return _("the file does not name its model")
    return _("“{name}” is no model that KoLLM knows").format(name=printed)


def run_lines(run: PlannedRun, names: Names, *, whole: bool = False) -> Iterator[str]:
    """What will be written, what the reader must know, and what is left out.

    ``whole`` tells every value, those of whole benchmarks first, where a few would do.
    """
    told = list(_headline(run.values))
    values = [*told, *(value for value in run.values if value not in told)] if whole else told
    most = len(values) if whole else _MOST_LINES
    if not whole:
        yield from (value_words(value, names) for value in values[:most])
    further = len(run.values) - len(values[:most])
    if further > 0:
        text = ngettext("and {count} further value", "and {count} further values", further)
        yield text.format(count=further)
    yield from run.run.remarks
    yield from unknown_words(run, names)
    yield from left_out_words(run.left_out)
    if whole:
        yield from (value_words(value, names) for value in values)


def value_words(value: Value, names: Names) -> str:
    """A value with how it was measured: "KMMLU overall, macro: 47.09 % (5-shot, n = 35,030)"."""
    parts = [part for part in (how_words(value), _items(value)) if part]
    told = _("{what}: {value}").format(what=what_words(value, names), value=number_words(value))
    return f"{told} ({', '.join(parts)})" if parts else told


def what_words(value: Value, names: Names) -> str:
    """The benchmark and its part."""
    known = names.snapshot.benchmarks.get(value.benchmark)
    benchmark = known.label if known is not None else value.benchmark
    subset = naming.subset_label(value.subset)
    parts = [f"{benchmark} · {subset}" if value.subset != "overall" else benchmark]
    if value.averaging is not None:
        parts.append(naming.averaging_label(value.averaging))
    if value.metric != "accuracy":
        parts.append(naming.metric_label(value.metric))
    return ", ".join(parts)


def number_words(value: Value) -> str:
    """The number with its unit, and its standard error where there is one."""
    unit = " %" if value.unit == "%" else ""
    spread = f" ± {value.stderr:.2f}" if value.stderr is not None else ""
    return f"{value.value:.2f}{spread}{unit}"


def how_words(value: Value) -> str:
    """The method, the shots and what was asked of the answer."""
    method = "" if value.method == "unstated" else naming.method_label(value.method)
    shots = "" if value.shots is None else naming.shots_label(value.shots)
    partial = _("part of the items") if value.partial else ""
    return ", ".join(part for part in (method, shots, value.prompt_style, partial) if part)


def unknown_words(run: PlannedRun, names: Names) -> Iterator[str]:
    """The benchmarks that the catalogue does not hold."""
    unknown = [slug for slug in run.benchmarks if slug not in names.snapshot.benchmarks]
    if unknown:
        sentence = ngettext(
            "Not in the catalogue, so kept under its own name: {names}.",
            "Not in the catalogue, so kept under their own names: {names}.",
            len(unknown),
        )
        shown = ", ".join(unknown[:_MOST_LINES])
        yield sentence.format(names=shown + (" …" if len(unknown) > _MOST_LINES else ""))


def left_out_words(left_out: Iterable[LeftOut]) -> Iterator[str]:
    """What is left out, gathered by the reason."""
    ordered = sorted(left_out, key=lambda each: each.reason)
    for reason, found in groupby(ordered, key=lambda each: each.reason):
        names = [each.name for each in found]
        shown = ", ".join(names[:4]) + (" …" if len(names) > 4 else "")
        yield _("Left out: {names}. {reason}").format(names=shown, reason=reason)


def _headline(values: Iterable[Value]) -> Iterator[Value]:
    """Overall values, then parts of benchmarks that have no overall one."""
    kept = list(values)
    overall = {value.benchmark for value in kept if value.subset == "overall"}
    return (value for value in kept if value.subset == "overall" or value.benchmark not in overall)


def _items(value: Value) -> str:
    if value.n is None:
        return ""
    if value.hits is not None:
        return _("{hits} of {n}").format(hits=f"{value.hits:,}", n=f"{value.n:,}")
    return f"n = {value.n:,}"
