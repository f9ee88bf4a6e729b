"""The columns of a comparison, for files, the clipboard and the command line."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from kollm_gui.i18n import N_, _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Column
from kollm_gui.tables.compare import ComparedModel, Comparison, HeadingLine, Line, RemarkLine
from kollm_gui.tables.compare_facts import FactLine
from kollm_gui.tables.compare_measures import MeasureLine
from kollm_gui.tables.compare_words import cited_sources, comparison_notes
from kollm_gui.tables.compared_table import ComparedTable
from kollm_gui.tables.score_cells import unit_key

LineColumn = Column[Line]
_EMPTY = Cell("")


def comparison_table(comparison: Comparison, snapshot: Snapshot) -> ComparedTable[Line]:
    """The comparison as shown, ready for every form."""
    lines = comparison.lines
    names = ", ".join(model.name for model in comparison.models)
    return ComparedTable(
        "kollm-compare",
        _("Comparison of {models}").format(models=names),
        comparison_columns(comparison),
        lines,
        comparison_columns(comparison, data=True),
        list(_data_lines(lines)),
        comparison_notes(comparison, snapshot),
        cited_sources(comparison),
    )


def _data_lines(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        if isinstance(line, (FactLine, MeasureLine)):
            yield line
        if isinstance(line, FactLine):
            yield from line.qualifiers


def comparison_columns(comparison: Comparison, *, data: bool = False) -> tuple[LineColumn, ...]:
    """What is compared, under which protocol, a column for each model, and who measured.

    ``data`` adds what a program cannot see from the order and the weight of the lines.
    """
    models = [_model_column(model) for model in comparison.models]
    measured = _column("measured_by", N_("Who measured"), _measured, "measured_by")
    if not data:
        return (
            _column("row", N_("Benchmark"), _label, "row"),
            _column("protocol", N_("Protocol"), _protocol, "protocol"),
            *models,
            measured,
        )
    return (
        _data("section", _section),
        _data("key", lambda line: line.column.raw_key if isinstance(line, FactLine) else line.key),
        _column("row", N_("Benchmark"), lambda line: Cell(_name(line)), "row"),
        _data(
            "unit",
            lambda line: (
                unit_key(line.scores.protocol.unit) if isinstance(line, MeasureLine) else None
            ),
        ),
        _column("protocol", N_("Protocol"), _protocol, "protocol"),
        *models,
        measured,
        _data("sources", partial(_sources, comparison=comparison)),
        _data("highest", _highest),
        _data("reports_disagree", partial(_disagreed, comparison=comparison)),
    )


def _column(key: str, title: str, cell: Callable[[Line], Cell], raw_key: str) -> LineColumn:
    return Column(
        key,
        title,
        title,
        value=lambda line: cell(line).text or None,
        cell=cell,
        raw_key=raw_key,
    )


def _data(key: str, raw: Callable[[Line], object]) -> LineColumn:
    return Column(
        key, key, key, value=lambda _line: None, cell=lambda _line: _EMPTY, raw_key=key, raw=raw
    )


def _model_column(model: ComparedModel) -> LineColumn:
    slug = model.slug

    def cell(line: Line) -> Cell:
        return line.cell(slug) if isinstance(line, (FactLine, MeasureLine)) else _EMPTY

    def raw(line: Line) -> object:
        return line.raw(slug) if isinstance(line, (FactLine, MeasureLine)) else None

    def flagged(line: Line) -> bool:
        return isinstance(line, (FactLine, MeasureLine)) and line.flagged(slug)

    return Column(
        slug,
        model.name,
        model.detail,
        value=lambda line: cell(line).text or None,
        cell=cell,
        raw_key=slug,
        raw=raw,
        align="right",
        flagged=flagged,
    )


def _name(line: Line) -> str:
    if isinstance(line, HeadingLine):
        return line.title
    return line.text if isinstance(line, RemarkLine) else line.label


def _label(line: Line) -> Cell:
    if isinstance(line, MeasureLine):
        name = f"{line.label} ({line.origin})" if line.origin else line.label
        return Cell(name, unit=line.unit)
    return Cell(_name(line), strong=isinstance(line, HeadingLine))


def _protocol(line: Line) -> Cell:
    if not isinstance(line, MeasureLine):
        return _EMPTY
    return Cell(" · ".join(cell.text for cell in line.cells))


def _measured(line: Line) -> Cell:
    return Cell(line.measurer.text) if isinstance(line, MeasureLine) else _EMPTY


def _section(line: Line) -> str:
    if isinstance(line, MeasureLine):
        return "english" if line.english else "korean"
    return "facts"


def _sources(line: Line, comparison: Comparison) -> list[str]:
    if isinstance(line, MeasureLine):
        return list(line.measurer.sources)
    if not isinstance(line, FactLine):
        return []
    cited = (each for model in comparison.models for each in line.citations(model.slug))
    return list(dict.fromkeys(each.source for each in cited if each.source is not None))


def _highest(line: Line) -> list[str]:
    """The models that stand highest, several where they cannot be told apart."""
    if not isinstance(line, MeasureLine) or not line.complete:
        return []
    leader = line.standing.leader
    return list(line.standing.level) if leader is None else [leader]


def _disagreed(line: Line, comparison: Comparison) -> list[str]:
    if not isinstance(line, (FactLine, MeasureLine)):
        return []
    return [model.slug for model in comparison.models if line.flagged(model.slug)]
