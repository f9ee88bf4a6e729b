"""The table of benchmarks: what each asks, how it is scored, and what to mind."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kollm_gui.catalogue.records import Benchmark, Caveat
from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import protocols_of
from kollm_gui.i18n import N_
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.tables.cell import Cell, count, text_cell, unknown
from kollm_gui.tables.column import Column, word_column
from kollm_gui.tables.harness import harness_tasks
from kollm_gui.tables.own_cells import own_benchmark_columns
from kollm_gui.text import hangul

DEFAULT_COLUMNS: tuple[str, ...] = (
    *("name", "origin", "items", "metric", "random"),
    *("models", "protocols", "caveats", "human"),
)


class BenchmarkRow(Struct, frozen=True):
    """A benchmark with what its row says beside its own fields.

    ``models`` have at least one score, under ``protocols`` different protocols.
    """

    snapshot: Snapshot
    benchmark: Benchmark
    models: int
    protocols: int
    caveats: tuple[Caveat, ...]

    @property
    def slug(self) -> str:
        """The benchmark's slug."""
        return self.benchmark.slug

    @property
    def parts(self) -> int | None:
        """Into how many parts its questions fall, where the source names them."""
        subsets = self.benchmark.extras.get("subsets")
        return len(subsets) if isinstance(subsets, list | tuple) and subsets else None  # pyright: ignore[reportUnknownArgumentType]

    @property
    def newer(self) -> Benchmark | None:
        """The edition that supersedes it."""
        newer = next((c.other for c in self.caveats if c.kind == "superseded"), None)
        return self.snapshot.benchmarks.get(newer or "")

    @property
    def license_label(self) -> str | None:
        """The terms of the questions, in few words."""
        terms = self.snapshot.licenses.get(self.benchmark.license or "")
        return self.benchmark.license_printed if terms is None else terms.short_label


def benchmark_rows(snapshot: Snapshot) -> tuple[BenchmarkRow, ...]:
    """All benchmarks, those that score most models first."""
    rows: list[BenchmarkRow] = []
    for slug, benchmark in snapshot.benchmarks.items():
        scores = snapshot.scores_by_benchmark.get(slug, ())
        models = len({score.model for score in scores})
        # One way of measuring is one protocol, however many parts were measured so.
        ways = {replace(one.protocol, subset="overall") for one in protocols_of(scores, slug)}
        caveats = snapshot.caveats_of(slug)
        rows.append(BenchmarkRow(snapshot, benchmark, models, len(ways), caveats))
    return tuple(sorted(rows, key=lambda row: (-row.models, row.benchmark.name)))


def matching(rows: Sequence[BenchmarkRow], text: str) -> list[int]:
    """The places of the rows that hold every word, in a name, the task or the origin.

    Hangul initials and a syllable half typed find as well.
    """
    wanted = hangul.fold(text).split()
    if not wanted:
        return list(range(len(rows)))
    return [
        place
        for place, row in enumerate(rows)
        if all(_holds(haystack, word) for haystack in [_haystack(row)] for word in wanted)
    ]


def benchmark_columns() -> Mapping[str, Column[BenchmarkRow]]:
    """The columns by key, in the order in which a chooser lists them."""
    return {column.key: column for column in own_benchmark_columns(_COLUMNS)}


def _haystack(row: BenchmarkRow) -> str:
    benchmark = row.benchmark
    korean = (benchmark.name_ko or "", benchmark.label_ko or "")
    names = (benchmark.name, *korean, *benchmark.spoken, *benchmark.aliases)
    origin = words.word(words.BENCHMARK_ORIGINS, benchmark.origin) or ""
    return hangul.fold(
        "\n".join((*names, benchmark.slug, benchmark.task, benchmark.task_ko or "", origin))
    )


def _holds(haystack: str, word: str) -> bool:
    if word in haystack:
        return True
    if hangul.is_initials(word):
        return hangul.split_clusters(word) in hangul.initials(haystack)
    return hangul.has_hangul(word) and hangul.to_jamo(word) in hangul.to_jamo(haystack)


def _value_cell(value: float | None, unit: str | None) -> Cell:
    return unknown() if value is None else Cell(f"{value:g}", unit="%" if unit == "%" else "")


def _count_cell(value: int | None) -> Cell:
    return unknown() if value is None else count(value)


def _baseline(row: BenchmarkRow, kind: str) -> float | None:
    told = (
        base.value
        for base in row.snapshot.baselines_of(row.slug)
        if base.kind == kind and base.unit in (None, row.benchmark.unit)
    )
    own = {
        "random": row.benchmark.random_baseline,
        "human": row.benchmark.human_baseline,
        "pass-mark": row.benchmark.pass_mark,
    }[kind]
    return own if own is not None else next(told, None)


def _baseline_column(key: str, title: str, description: str) -> Column[BenchmarkRow]:
    kind = "pass-mark" if key == "pass" else key
    return Column(
        key,
        title,
        description,
        value=lambda row: _baseline(row, kind),
        cell=lambda row: _value_cell(_baseline(row, kind), row.benchmark.unit),
        raw_key=f"{key}_baseline" if key != "pass" else "pass_mark",
        align="right",
        descending=True,
    )


_COLUMNS: tuple[Column[BenchmarkRow], ...] = (
    word_column(
        "name",
        N_("Name"),
        N_("The benchmark's name."),
        lambda row: row.benchmark.label,
        raw=lambda row: row.benchmark.name,
    ),
    word_column(
        "origin",
        N_("Origin"),
        N_("Whether the questions were written in Korean or translated."),
        lambda row: words.word(words.BENCHMARK_ORIGINS, row.benchmark.origin),
        raw=lambda row: row.benchmark.origin,
    ),
    Column(
        "task",
        N_("Task"),
        N_("What is asked."),
        value=lambda row: row.benchmark.task_told,
        cell=lambda row: Cell(row.benchmark.task_told),
        raw_key="task",
        raw=lambda row: row.benchmark.task,
    ),
    Column(
        "released",
        N_("Released"),
        N_("When the benchmark was published."),
        value=lambda row: row.benchmark.released.date_from if row.benchmark.released else None,
        cell=lambda row: text_cell(
            row.benchmark.released.printed if row.benchmark.released else None
        ),
        raw_key="released",
        raw=lambda row: row.benchmark.released.printed if row.benchmark.released else None,
        descending=True,
    ),
    Column(
        "items",
        N_("Items"),
        N_("How many questions it has."),
        value=lambda row: row.benchmark.items,
        cell=lambda row: _count_cell(row.benchmark.items),
        raw_key="items",
        align="right",
        descending=True,
    ),
    Column(
        "parts",
        N_("Parts"),
        N_("Into how many parts the questions fall."),
        value=lambda row: row.parts,
        cell=lambda row: _count_cell(row.parts),
        raw_key="parts",
        align="right",
        descending=True,
    ),
    Column(
        "metric",
        N_("Metric"),
        N_("What is counted."),
        value=lambda row: row.benchmark.metric,
        cell=lambda row: text_cell(
            naming.metric_label(row.benchmark.metric) if row.benchmark.metric else None
        ),
        raw_key="metric",
        raw=lambda row: row.benchmark.metric,
    ),
    _baseline_column("random", N_("Random"), N_("What random choice reaches.")),
    _baseline_column("human", N_("Human"), N_("What people reach.")),
    _baseline_column("pass", N_("Pass mark"), N_("What passes.")),
    word_column(
        "license",
        N_("Licence"),
        N_("The terms of the questions."),
        lambda row: row.license_label,
        raw=lambda row: row.benchmark.license or row.benchmark.license_printed,
    ),
    Column(
        "models",
        N_("Models"),
        N_("How many models have a score in the catalogue."),
        value=lambda row: row.models,
        cell=lambda row: Cell(f"{row.models:,}"),
        raw_key="models_scored",
        align="right",
        descending=True,
    ),
    Column(
        "protocols",
        N_("Protocols"),
        N_("Under how many protocols it was scored, whatever its parts."),
        value=lambda row: row.protocols,
        cell=lambda row: Cell(f"{row.protocols:,}"),
        raw_key="protocols",
        align="right",
        descending=True,
    ),
    Column(
        "caveats",
        N_("Caveats"),
        N_("How many faults, like names and newer editions the catalogue records."),
        value=lambda row: len(row.caveats) or None,
        cell=lambda row: Cell(str(len(row.caveats))) if row.caveats else unknown(),
        raw_key="caveats",
        raw=lambda row: [caveat.kind for caveat in row.caveats],
        align="right",
        descending=True,
    ),
    word_column(
        "newer",
        N_("Newer edition"),
        N_("The benchmark that supersedes it."),
        lambda row: row.newer.label if row.newer else None,
        raw_key="superseded_by",
        raw=lambda row: row.newer.slug if row.newer else None,
    ),
    word_column(
        "harness",
        N_("Harness task"),
        N_("Its first task in lm-evaluation-harness."),
        lambda row: next(iter(harness_tasks(row.benchmark.harness or "")), None),
        raw_key="harness_tasks",
        raw=lambda row: harness_tasks(row.benchmark.harness or ""),
    ),
    word_column(
        "hf_id",
        N_("Data set"),
        N_("The name under which the questions are published on Hugging Face."),
        lambda row: row.benchmark.hf_id,
        raw_key="huggingface_id",
    ),
    word_column(
        "slug",
        N_("Slug"),
        N_("The name by which commands and links know the benchmark."),
        lambda row: row.slug,
    ),
)
