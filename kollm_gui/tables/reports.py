"""All reports of one model on one benchmark, side by side with what parts them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import Conflict, Score
from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import Protocol, reference_protocol
from kollm_gui.comparing.shown import NOTABLE_SPREAD, comparable_scores
from kollm_gui.i18n import N_, _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Column, word_column
from kollm_gui.tables.score_cells import unit_key
from kollm_gui.tables.score_origin import locator_column, provenance_column
from kollm_gui.tables.score_remarks import chance_of, score_remarks


@dataclass(frozen=True, slots=True)
class Report:
    """One value with its protocol; ``shown`` is the one that stands in the table."""

    snapshot: Snapshot
    score: Score
    protocol: Protocol
    shown: bool

    @property
    def protocol_label(self) -> str:
        """The protocol in words."""
        return naming.protocol_label(
            self.protocol, self.snapshot.sources, usual_metric=self._usual_metric
        )

    @property
    def cells(self) -> tuple[naming.ProtocolCell, ...]:
        """The protocol's chip."""
        return naming.protocol_cells(
            self.protocol, self.snapshot.sources, usual_metric=self._usual_metric
        )

    @property
    def chance(self) -> float | None:
        """What guessing reaches, in the score's unit."""
        return chance_of(self.snapshot, self.score)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What must be read beside the value, the source's own remark last."""
        told = list(score_remarks(self.snapshot, self.score))
        if self.score.copy_of is not None:
            original = naming.source_label(self.snapshot.sources.get(self.score.copy_of))
            told.append(_("repeats {source}").format(source=original))
        if self.score.note_told:
            told.append(self.score.note_told)
        return tuple(told)

    @property
    def source(self) -> str:
        """The document in few words."""
        return naming.source_label(self.snapshot.sources.get(self.score.source))

    @property
    def _usual_metric(self) -> str | None:
        benchmark = self.snapshot.benchmarks.get(self.score.benchmark)
        return None if benchmark is None else benchmark.metric


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports, that of the table first, then from the highest value down.

    ``spreads`` are sentences on what the differences mean; ``conflicts`` what the
    catalogue says of them.
    """

    model: str
    benchmark: str
    subset: str
    rows: tuple[Report, ...]
    spreads: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def reports_of(snapshot: Snapshot, model: str, benchmark: str, subset: str = "overall") -> Reports:
    """What every source says of a model on a part of a benchmark; empty where none says anything.

    Intermediate checkpoints are other models for this purpose and are left out.
    """
    found = [
        score
        for score in snapshot.scores_by_benchmark.get(benchmark, ())
        if (score.model, score.subset, score.checkpoint) == (model, subset, None)
    ]
    record = snapshot.benchmarks.get(benchmark)
    reference = None if record is None else reference_protocol(record)
    standing = _standing(snapshot, found, reference)
    rows = [Report(snapshot, score, Protocol.of(score), score.key == standing) for score in found]
    rows.sort(
        key=lambda row: (
            not row.shown,
            row.score.metric,
            -row.score.value,
            row.score.key,
        )
    )
    conflicts = tuple(
        conflict
        for conflict in snapshot.conflicts_by_subject.get(model, ())
        if conflict.benchmark == benchmark and subset == "overall"
    )
    return Reports(
        model, benchmark, subset, tuple(rows), tuple(_spreads(snapshot, rows)), conflicts
    )


def report_columns(unit: str | None) -> tuple[Column[Report], ...]:
    """The columns of a list of reports, for the clipboard and the command line."""
    key = unit_key(unit)
    return (
        Column(
            "score",
            N_("Score"),
            N_("The value as its source prints it."),
            value=lambda row: row.score.value,
            cell=lambda row: Cell(naming.value_text(row.score)),
            raw_key=f"score_{key}",
            align="right",
        ),
        word_column(
            "protocol",
            N_("Protocol"),
            N_("How the score was measured."),
            lambda row: row.protocol_label,
            whole=True,
        ),
        provenance_column(Report),
        word_column(
            "source",
            N_("Source"),
            N_("The document that the number was read in."),
            lambda row: row.source,
            raw=lambda row: row.score.source,
        ),
        locator_column(Report),
        Column(
            "remarks",
            N_("Remarks"),
            N_("Below random choice, answers left out, and over what the mean was taken."),
            value=lambda row: ", ".join(row.remarks) or None,
            cell=lambda row: Cell(", ".join(row.remarks)),
            raw_key="remarks",
            raw=lambda row: list(row.remarks),
        ),
    )


def _standing(snapshot: Snapshot, found: Sequence[Score], reference: Protocol | None) -> str | None:
    """The key of the report that the table shows for the model, if it shows one."""
    if reference is None or not any(reference.covers(score) for score in found):
        return None
    everybody = snapshot.scores_by_benchmark.get(reference.benchmark, ())
    shown = comparable_scores(everybody, reference, snapshot.sources).by_model
    return next((shown[score.model].score.key for score in found if score.model in shown), None)


def _spreads(snapshot: Snapshot, rows: Sequence[Report]) -> list[str]:
    groups: dict[Protocol, list[Report]] = {}
    for row in rows:
        if row.score.copy_of is None:
            groups.setdefault(row.protocol.pooled, []).append(row)
    told: list[str] = []
    for protocol, group in groups.items():
        values = [row.score.value for row in group]
        if max(values) - min(values) > 0:
            told += _spread(snapshot, protocol, group)
    if len(groups) > 1:
        told.append(
            ngettext(
                "The values stand under {count} protocol.",
                "The values stand under {count} protocols and are not comparable across them.",
                len(groups),
            ).format(count=len(groups))
        )
    return told


def _spread(snapshot: Snapshot, protocol: Protocol, group: Sequence[Report]) -> list[str]:
    low, high = (pick(group, key=lambda row: row.score.value) for pick in (min, max))
    apart = round(high.score.value - low.score.value, 2)
    label = naming.protocol_label(protocol, snapshot.sources)
    apart_by = _("Under {protocol} the reports lie {apart:g} apart.")
    told = [apart_by.format(protocol=label, apart=apart)]
    if apart > NOTABLE_SPREAD:
        told.append(_("What the sources state of the protocol does not explain it."))
    places = _places(snapshot, protocol, low.score, high.score)
    if places is not None:
        lowest, highest, models = places
        told.append(
            _(
                "Among the {models} models scored so, the lowest value would make it number "
                "{lowest} and the highest number {highest}."
            ).format(models=models, lowest=lowest, highest=highest)
        )
    return told


def _places(
    snapshot: Snapshot, protocol: Protocol, low: Score, high: Score
) -> tuple[int, int, int] | None:
    everybody = snapshot.scores_by_benchmark.get(protocol.benchmark, ())
    rivals: Mapping[str, float] = {
        row.model: row.value
        for row in comparable_scores(everybody, protocol, snapshot.sources).rows
        if row.model != low.model
    }
    lowest, highest = (
        1 + sum(1 for value in rivals.values() if value > score.value) for score in (low, high)
    )
    return None if lowest == highest else (lowest, highest, len(rivals) + 1)
