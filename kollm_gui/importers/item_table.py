"""Per-item CSV: one row for each question with the right and the given answer."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kollm_gui.errors import UserError
from kollm_gui.i18n import _, ngettext
from kollm_gui.importers.averages import with_averages
from kollm_gui.importers.names import KMMLU, Names, own_slug
from kollm_gui.importers.parsed import LeftOut, ParsedRun, Value
from kollm_gui.importers.rows import rows_of
from kollm_gui.importers.samples import unparsed_remark
from kollm_gui.importers.sound_json import words
from kollm_gui.importers.source import Source

CATEGORY: Final = ("category", "subject", "subset", "task", "type", "분야", "과목", "범주")
ANSWER: Final = ("answer", "gold", "label", "reference", "target", "correct_answer", "정답")
GIVEN: Final = ("pred", "prediction", "predicted", "model_answer", "pred_answer", "예측")
RIGHT: Final = ("correct", "is_correct", "score", "acc", "정오", "정답여부")
RESPONSE: Final = ("response", "output", "raw_response", "generation", "응답")
_FILE = re.compile(r"\[(?P<benchmark>[^\]]+)\]\s*(?P<model>.+)")
_SHOTS = re.compile(r"[-_ ](?P<shots>\d{1,3})[-_ ]?shots?$", re.IGNORECASE)
_YES = frozenset({"1", "1.0", "true", "yes", "o", "y", "correct", "정답"})
_NO = frozenset({"0", "0.0", "false", "no", "x", "n", "incorrect", "오답"})
_MOST_CATEGORIES = 2000


@dataclass(frozen=True, slots=True)
class _Places:
    """Which column holds what."""

    category: int | None
    answer: int | None
    given: int | None
    right: int | None
    response: int | None

    @classmethod
    def of(cls, heading: Sequence[str]) -> "_Places":
        names = [name.casefold() for name in heading]
        return cls(
            *(
                next((names.index(name) for name in known if name in names), None)
                for known in (CATEGORY, ANSWER, GIVEN, RIGHT, RESPONSE)
            )
        )


@dataclass(slots=True)
class _Part:
    n: int = 0
    hits: int = 0
    unparsed: int = 0


def looks_like(heading: Sequence[str]) -> bool:
    """Whether the columns are those of single items."""
    places = _Places.of(heading)
    paired = places.answer is not None and places.given is not None
    return paired or (places.right is not None and places.category is not None
                      and (places.response is not None or places.answer is not None))  # fmt: skip


def read(source: Source, heading: Sequence[str], names: Names) -> ParsedRun:
    """The run; benchmark, model and shots stand in the file's name only.

    Raises:
        UserError: no row can be counted.
    """
    parts, short = _count(source, _Places.of(heading), width=len(heading))
    if not parts:
        raise UserError(_("{file} holds no item that can be counted.").format(file=source.name))
    stem = source.path.stem
    match = _FILE.fullmatch(stem)
    named, rest = (match["benchmark"], match["model"]) if match is not None else (stem, stem)
    found = _SHOTS.search(rest)
    model = words(rest[: found.start()] if found is not None else rest) if match else None
    known = names.benchmark(named)
    remarks: list[str] = []
    if known is None:
        sentence = _("The file’s name holds no benchmark of the catalogue; “{name}” is kept.")
        remarks.append(sentence.format(name=own_slug(named)))
    base = Value(
        task=named,
        benchmark=known or own_slug(named),
        value=0.0,
        method="generation" if _Places.of(heading).response is not None else "unstated",
        shots=int(found["shots"]) if found is not None else None,
    )
    values = _values(base, parts, names)
    complete, further = with_averages(values, names)
    unparsed, n = (
        sum(getattr(part, name) for part in parts.values()) for name in ("unparsed", "n")
    )
    if unparsed:
        remarks.append(unparsed_remark(unparsed, n))
    return ParsedRun(
        values=complete,
        model_printed=model,
        left_out=_short_rows(short),
        remarks=(*remarks, *further),
    )


def _count(source: Source, places: _Places, *, width: int) -> tuple[dict[str, _Part], list[int]]:
    parts: dict[str, _Part] = {}
    short: list[int] = []
    for line, cells in rows_of(source):
        if len(cells) < width:
            short.append(line)
            continue
        category = (words(cells[places.category]) or "") if places.category is not None else ""
        if category not in parts and len(parts) >= _MOST_CATEGORIES:
            sentence = _("{file} has more than {count} categories, so these are no categories.")
            raise UserError(sentence.format(file=source.name, count=_MOST_CATEGORIES))
        part = parts.setdefault(category, _Part())
        part.n += 1
        given = cells[places.given].strip() if places.given is not None else None
        part.unparsed += given == ""
        if places.answer is not None and given is not None:
            part.hits += _same(cells[places.answer], given)
        elif places.right is not None:
            part.hits += cells[places.right].strip().casefold() in _YES
    return parts, short


def _same(answer: str, given: str) -> bool:
    return bool(given) and answer.strip().casefold() == given.casefold()


def _values(base: Value, parts: dict[str, _Part], names: Names) -> list[Value]:
    made = [
        _counted(
            replace(
                base,
                task=category or base.task,
                subset=names.subset(base.benchmark, category) if category else "overall",
            ),
            part,
        )
        for category, part in parts.items()
    ]
    if len(made) > 1 and base.benchmark not in KMMLU:
        total = _Part(*(sum(getattr(each, name) for each in parts.values())
                        for name in ("n", "hits", "unparsed")))  # fmt: skip
        items = _items(base, names)
        partial = items is not None and total.n < items
        if items != total.n:  # else ``with_averages`` has both averages
            overall = _counted(base, total)
            made.insert(0, replace(overall, averaging="micro", items=items, partial=partial))
    return made


def _items(base: Value, names: Names) -> int | None:
    benchmark = names.snapshot.benchmarks.get(base.benchmark)
    return benchmark.items if benchmark is not None else None


def _counted(value: Value, part: _Part) -> Value:
    share = part.hits / part.n
    note = None
    if part.unparsed:
        note = _("{count} of {n} answers unparsed").format(count=part.unparsed, n=part.n)
    return replace(
        value,
        value=100 * share,
        hits=part.hits,
        n=part.n,
        stderr=100 * math.sqrt(share * (1 - share) / part.n),
        note=note,
    )


def _short_rows(lines: Iterable[int]) -> tuple[LeftOut, ...]:
    found = list(lines)
    if not found:
        return ()
    told = ngettext("{count} row", "{count} rows", len(found)).format(count=len(found))
    sentence = _("It has fewer cells than the heading, first at row {row}.")
    return (LeftOut(told, sentence.format(row=found[0])),)
