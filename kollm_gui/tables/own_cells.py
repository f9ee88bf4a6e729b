"""Cells whose value is the reader's own, each with the sentence that tells it from the catalogue's.

``own_columns`` lays this over the columns of the models table, ``own_benchmark_columns`` over
those of the benchmarks table, so that window, files and command line mark the same values.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec.structs import replace

from kollm_gui.comparing.shown import Shown
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Column
from kollm_gui.tables.model_row import ModelRow

if TYPE_CHECKING:
    from kollm_gui.tables.benchmarks import BenchmarkRow

R = TypeVar("R")
MARK: Final = "†"  # in text forms, with the note below the table

# The fields that each column is read from, where a value may be laid over them.
FIELDS_BEHIND: Final[Mapping[str, tuple[str, ...]]] = {
    "released": ("release",),
    "architecture": ("architecture",),
    "params": ("params_b",),
    "active_params": ("active_params_b",),
    "tokens": ("tokens_b", "added_tokens_b"),
    "added_tokens": ("added_tokens_b",),
    "tokens_per_parameter": ("params_b", "active_params_b", "tokens_b"),
    "compute": ("params_b", "active_params_b", "tokens_b"),
    "context": ("context",),
    "vocab": ("vocab",),
    "access": ("access",),
    "hf_id": ("hf_id",),
}
# The field of each column of the benchmarks table over which a value may be laid.
BENCHMARK_FIELDS: Final[Mapping[str, str]] = {
    "items": "items",
    "random": "random_baseline",
    "human": "human_baseline",
    "pass": "pass_mark",
}


def own_columns(columns: Iterable[Column[ModelRow]]) -> tuple[Column[ModelRow], ...]:
    """The columns, of which those that can be overridden mark the cells that are."""
    return tuple(_marking(column) for column in columns)


def own_benchmark_columns(
    columns: "Iterable[Column[BenchmarkRow]]",
) -> "tuple[Column[BenchmarkRow], ...]":
    """The columns of benchmarks, of which those that can be overridden mark the cells that are."""
    return tuple(_marking_benchmark(column) for column in columns)


def own_fields(column: str, row: ModelRow) -> tuple[str, ...]:
    """The fields behind a cell over which the reader has laid a value."""
    laid = row.model.overridden
    return tuple(name for name in FIELDS_BEHIND.get(column, ()) if name in laid) if laid else ()


def own_score(snapshot: Snapshot, shown: Shown) -> str:
    """The sentence of a score of one's own, "" for a published one."""
    if shown.score.origin != "own":
        return ""
    source = snapshot.sources.get(shown.score.source)
    title = shown.score.source if source is None else source.title
    return _("Your own score: {source}.").format(source=title)


def own_keys(columns: Sequence[Column[R]], row: R) -> list[str]:
    """Keys of the cells that are the reader's own, as data files name them."""
    return [column.raw_key for column in columns if column.cell(row).own]


def own_note() -> str:
    """What the mark of the text forms says, in the current language."""
    return _("{mark} yours, not the catalogue’s").format(mark=MARK)


def marked_text(cell: Cell) -> str:
    """The cell's text, with the mark where its value is the reader's own."""
    return cell.text + MARK if cell.own else cell.text


def _marking(column: Column[ModelRow]) -> Column[ModelRow]:
    if column.key == "name":

        def named(row: ModelRow) -> Cell:
            own = _("A model of yours.") if row.model.origin == "own" else ""
            return replace(column.cell(row), own=own)

        return replace(column, cell=named)
    if column.key not in FIELDS_BEHIND:
        return column

    def cell(row: ModelRow) -> Cell:
        plain = column.cell(row)
        if not own_fields(column.key, row):
            return plain
        bare = replace(row, model=row.snapshot.original_models[row.slug])
        return replace(plain, own=_instead_of(column.text(bare)))

    return replace(column, cell=cell)


def _marking_benchmark(column: "Column[BenchmarkRow]") -> "Column[BenchmarkRow]":
    field = BENCHMARK_FIELDS.get(column.key)
    if field is None:
        return column

    def cell(row: "BenchmarkRow") -> Cell:
        plain = column.cell(row)
        if field not in row.benchmark.overridden:
            return plain
        bare = replace(row, benchmark=row.snapshot.original_benchmarks[row.slug])
        before = column.text(bare)
        # Where "not known" was laid over a baseline, a source's may show still.
        if getattr(row.benchmark, field) is None and plain.text == before:
            return plain
        return replace(plain, own=_instead_of(before))

    return replace(column, cell=cell)


def _instead_of(value: str) -> str:
    return _("By a value of yours; by the catalogue’s it is {value}.").format(value=value)
