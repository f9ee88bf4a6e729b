"""The protocols of a benchmark as a table: which there are and how many models each covers."""

from collections.abc import Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import Benchmark
from kollm_gui.comparing.naming import protocol_label
from kollm_gui.comparing.protocol import Coverage, reference_protocol
from kollm_gui.i18n import N_, _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Column, word_column


@dataclass(frozen=True, slots=True)
class ProtocolRow:
    """A protocol of a benchmark, its name, and whether it is the reference protocol."""

    coverage: Coverage
    label: str
    is_reference: bool


def protocol_rows(
    snapshot: Snapshot, benchmark: Benchmark, covered: Sequence[Coverage]
) -> tuple[ProtocolRow, ...]:
    """Rows in the order given."""
    reference = reference_protocol(benchmark)
    return tuple(
        ProtocolRow(
            coverage,
            protocol_label(coverage.protocol, snapshot.sources, usual_metric=benchmark.metric),
            coverage.protocol == reference,
        )
        for coverage in covered
    )


def protocol_columns() -> tuple[Column[ProtocolRow], ...]:
    """The columns of the list of protocols."""
    return (
        word_column(
            "protocol",
            N_("Protocol"),
            N_("How the scores were measured."),
            lambda row: row.label,
            whole=True,
        ),
        Column(
            "models",
            N_("Models"),
            N_("How many models have a score under it."),
            value=lambda row: row.coverage.models,
            cell=lambda row: Cell(str(row.coverage.models)),
            raw_key="models",
            align="right",
            descending=True,
        ),
        Column(
            "reference",
            N_("Reference"),
            N_("Whether the models table uses it."),
            value=lambda row: int(row.is_reference),
            cell=lambda row: Cell(_("yes") if row.is_reference else ""),
            raw_key="reference",
            raw=lambda row: row.is_reference,
        ),
        word_column(
            "key",
            N_("Key"),
            N_("The text that --protocol takes for exactly this one."),
            lambda row: row.coverage.protocol.key,
            whole=True,
        ),
    )
