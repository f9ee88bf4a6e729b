"""Generic CSV: one row for each score, or one column for each benchmark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, get_args

from kollm_gui.catalogue.records import Method
from kollm_gui.errors import UserError
from kollm_gui.i18n import N_, _
from kollm_gui.importers import metrics
from kollm_gui.importers.names import Names, own_slug
from kollm_gui.importers.parsed import LeftOut, ParsedRun, Value
from kollm_gui.importers.rows import is_formula, rows_of
from kollm_gui.importers.sound_json import words
from kollm_gui.importers.source import Source

# What a column can hold, its name in the interface, and the headings it is known by.
PARTS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "model": (N_("Model"), ("model", "model_name", "model_id", "모델", "모델명")),
    "benchmark": (
        N_("Benchmark"),
        ("benchmark", "task", "dataset", "test", "벤치마크", "과제", "데이터셋"),
    ),
    "value": (N_("Value"), ("value", "score", "result", "accuracy", "acc", "점수", "값", "정확도")),
    "subset": (N_("Part"), ("subset", "subject", "category", "part", "부분", "과목", "분야")),
    "metric": (N_("Metric"), ("metric", "measure", "지표")),
    "shots": (N_("Shots"), ("shots", "num_fewshot", "n_shot", "few_shot", "샷")),
    "method": (N_("Method"), ("method", "방법")),
    "n": (N_("Items scored"), ("n", "n_samples", "count", "문항", "문항수")),
    "stderr": (N_("Standard error"), ("stderr", "standard_error", "se", "표준오차")),
    "note": (N_("Note"), ("note", "comment", "비고")),
}
_MOST_ROWS = 200_000
Mapped = Mapping[str, int]  # part → index of its column


@dataclass(frozen=True, slots=True)
class _Told:
    """The cells of one row by what they hold."""

    cells: Sequence[str]
    mapped: Mapped

    def text(self, part: str) -> str | None:
        place = self.mapped.get(part)
        return words(self.cells[place]) if place is not None and place < len(self.cells) else None


def usual_mapping(heading: Sequence[str]) -> dict[str, int]:
    """Which column holds what, as far as the headings tell."""
    names = [name.casefold().strip() for name in heading]
    found: dict[str, int] = {}
    for part, (_label, known) in PARTS.items():
        place = next((names.index(name) for name in known if name in names), None)
        if place is not None and place not in found.values():
            found[part] = place
    return found


def wide_columns(heading: Sequence[str], names: Names) -> dict[str, int]:
    """The benchmarks that columns are named after, and their places."""
    found: dict[str, int] = {}
    for place, name in enumerate(heading):
        slug = names.benchmark(name) if name.strip() else None
        if slug is not None and slug not in found:
            found[slug] = place
    return found


def read(
    source: Source, heading: Sequence[str], names: Names, given: Mapping[str, str] | None = None
) -> tuple[ParsedRun, ...]:
    """The runs, one for each model; ``given`` names columns (part → heading).

    Raises:
        UserError: a named column is not there, or no column holds benchmark and value.
    """
    mapped = _mapping(source, heading, given)
    wide = wide_columns(heading, names) if "value" not in mapped else {}
    if not wide and not {"benchmark", "value"} <= mapped.keys():
        sentence = _(
            "In {file} it is not clear which columns hold the benchmark and the value;"
            " say so for these: {known}."
        )
        raise UserError(sentence.format(file=source.name, known=", ".join(heading[:20])))
    runs: dict[str | None, tuple[list[Value], list[LeftOut]]] = {}
    for line, cells in rows_of(source):
        if line > _MOST_ROWS:
            sentence = _("{file} has more than {count} rows, so it is no table of scores.")
            raise UserError(sentence.format(file=source.name, count=f"{_MOST_ROWS:,}"))
        told = _Told(cells, mapped)
        values, left_out = runs.setdefault(told.text("model"), ([], []))
        for name, cell in _scores_of(told, wide, heading):
            found = _value(name, cell, told, names, line)
            if isinstance(found, LeftOut):
                left_out.append(found)
            elif found is not None:
                values.append(found)
    return tuple(
        ParsedRun(tuple(values), model_printed=model, left_out=tuple(left_out))
        for model, (values, left_out) in runs.items()
    )


def _mapping(
    source: Source, heading: Sequence[str], given: Mapping[str, str] | None
) -> dict[str, int]:
    mapped = usual_mapping(heading)
    for part, name in (given or {}).items():
        if not name:
            mapped.pop(part, None)
            continue
        if name not in heading:
            sentence = _("{file} has no column “{column}”; its columns are: {known}.")
            raise UserError(
                sentence.format(file=source.name, column=name, known=", ".join(heading[:20]))
            )
        mapped[part] = heading.index(name)
    return mapped


def _scores_of(
    told: _Told, wide: Mapping[str, int], heading: Sequence[str]
) -> list[tuple[str, str]]:
    """The benchmark's name and the cell with the value, of each score in a row."""
    if wide:
        return [
            (heading[place], told.cells[place])
            for place in wide.values()
            if place < len(told.cells)
        ]
    place = told.mapped["value"]
    return [(told.text("benchmark") or "", told.cells[place] if place < len(told.cells) else "")]


def _value(name: str, cell: str, told: _Told, names: Names, line: int) -> Value | LeftOut | None:
    cell = cell.strip()
    if not cell or cell in ("-", "–", "—"):
        return None  # nothing was measured
    where = _("row {row}").format(row=line)
    if is_formula(name) or is_formula(cell) or is_formula(told.text("model") or ""):
        return LeftOut(where, _("A cell begins as a formula does; KoLLM takes only values."))
    if not name:
        return LeftOut(where, _("No benchmark is named."))
    number, percent = _number(cell)
    if number is None:
        return LeftOut(where, _("“{value}” is no number.").format(value=words(cell) or ""))
    slug = names.benchmark(name) or own_slug(name)
    benchmark = names.snapshot.benchmarks.get(slug)
    usual = benchmark.metric if benchmark is not None and benchmark.metric else "accuracy"
    metric = told.text("metric") or usual
    try:
        if benchmark is not None and metric == benchmark.metric and benchmark.unit == "points":
            reading = metrics.Reading(metric, "points", number, 1.0)
        else:
            reading = metrics.read(metric, number, benchmark, slug, scale=1.0 if percent else None)
    except metrics.UnreadableError as error:
        return LeftOut(where, str(error))
    value = Value(
        task=name,
        benchmark=slug,
        value=reading.value,
        subset=_subset(told, slug, names),
        metric=reading.metric,
        unit=reading.unit,
        method=_method(told.text("method")),
        shots=_whole(told.text("shots")),
        n=_whole(told.text("n")),
        note=told.text("note"),
    )
    stderr = _number(told.text("stderr") or "")[0]
    return replace(value, stderr=stderr * reading.scale) if stderr and stderr > 0 else value


def _subset(told: _Told, slug: str, names: Names) -> str:
    part = told.text("subset")
    return names.subset(slug, part) if part else "overall"


def _method(told: str | None) -> Method:
    plain = (told or "").casefold()
    return next((each for each in get_args(Method) if each == plain), "unstated")


def _number(cell: str) -> tuple[float | None, bool]:
    """A finite number as people write it, and whether it is marked as a percentage."""
    percent = cell.endswith("%")
    bare = cell.removesuffix("%").strip()
    if len(bare) > 40:
        return None, percent
    if "," in bare and "." not in bare and bare.count(",") == 1:
        bare = bare.replace(",", ".")  # a decimal comma
    try:
        number = float(bare)
    except ValueError:
        return None, percent
    return (number, percent) if abs(number) < 1e300 else (None, percent)


def _whole(text: str | None) -> int | None:
    digits = (text or "").removesuffix("-shot").removesuffix(".0").replace(",", "")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 12 else None
