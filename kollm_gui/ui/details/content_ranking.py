"""Who was scored on a benchmark: its protocols, and its models by place under the chosen one."""

from collections.abc import Mapping

from kollm_gui.catalogue.records import Benchmark
from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import Coverage, Protocol, protocols_of, reference_protocol
from kollm_gui.comparing.shown import comparable_scores
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.score_cells import margin_cell
from kollm_gui.tables.score_remarks import chance_of, coverage_text, score_remarks
from kollm_gui.tables.scores import ScoreRow, score_rows
from kollm_gui.tables.table_scores import chosen_protocol
from kollm_gui.ui.details.content import Section
from kollm_gui.ui.details.content_sources import Numbering
from kollm_gui.ui.details.scores import ProtocolLine, ProtocolsBody, RankingBody, RankLine

MOST_RANKED = 1000  # models in the list; nobody scrolls through more in a panel


def ranking_sections(
    snapshot: Snapshot,
    benchmark: Benchmark,
    numbering: Numbering,
    chosen: Mapping[str, str],
) -> list[Section]:
    """The protocols to choose from, and the models under the chosen one."""
    protocol = chosen_protocol(snapshot, benchmark, chosen)
    if protocol is None:
        return []
    scores = snapshot.scores_by_benchmark.get(benchmark.slug, ())
    covered = sorted(
        protocols_of(scores),
        key=lambda one: (one.protocol.subset != "overall", -one.models),
    )
    models = len({score.model for score in scores})
    scored = ngettext("{count} model scored", "{count} models scored", models)
    lines = tuple(_protocol_line(snapshot, benchmark, one, protocol) for one in covered)
    found = comparable_scores(scores, protocol, snapshot.sources)
    rows = score_rows(snapshot, found, most=MOST_RANKED)
    label = naming.protocol_label(protocol, snapshot.sources, usual_metric=benchmark.metric)
    ranking = tuple(_rank_line(row, numbering) for row in rows)
    return [
        Section(
            "scores",
            RankingBody(ranking, _note(rows, found.notes, len(found.rows) - len(rows))),
            label,
        ),
        Section("protocols", ProtocolsBody(lines), scored.format(count=f"{models:,}")),
    ]


def _protocol_line(
    snapshot: Snapshot, benchmark: Benchmark, coverage: Coverage, chosen: Protocol
) -> ProtocolLine:
    protocol = coverage.protocol
    reference = reference_protocol(benchmark)
    count = ngettext("{count} model", "{count} models", coverage.models)
    detail = count.format(count=f"{coverage.models:,}")
    if reference is not None and protocol.pooled == reference.pooled:
        detail = _("{models}, reference").format(models=detail)
    return ProtocolLine(
        benchmark=benchmark.slug,
        key=protocol.key,
        label=naming.protocol_label(protocol, snapshot.sources, usual_metric=benchmark.metric),
        detail=detail,
        chosen=chosen in (protocol, protocol.pooled),
        stated=protocol.stated,
    )


def _rank_line(row: ScoreRow, numbering: Numbering) -> RankLine:
    snapshot, score = row.snapshot, row.score
    model = snapshot.models.get(score.model)
    remarks = list(score_remarks(snapshot, score))
    answered = coverage_text(score)
    if answered is not None and score.items != score.items_scored:
        remarks.append(_("{answered} answered").format(answered=answered))
    if row.shown.others:
        values = ", ".join(naming.value_text(other) for other in row.shown.others)
        remarks.append(_("also {values}").format(values=values))
    chance = chance_of(snapshot, score)
    disputed = any(
        conflict.benchmark == score.benchmark
        for conflict in snapshot.conflicts_by_subject.get(score.model, ())
    )
    subset = "" if score.subset == "overall" else f"/{score.subset}"
    return RankLine(
        key=score.key,
        places=row.ranked.places,
        name=score.model if model is None else model.label,
        target=score.model,
        category="reference" if model is None else model.category,
        value=naming.value_text(score),
        margin="" if row.ranked.margin is None else margin_cell(row.ranked.margin).text,
        remark=" · ".join(remarks),
        warned=chance is not None and score.value < chance,
        provenance=score.provenance,
        mark=naming.provenance_label(score.provenance),
        reference=numbering.reference(score.source, score.locator),
        tip=score.note_told or "",
        reports=f"reports/{score.benchmark}/{score.model}{subset}",
        disputed=row.shown.disagrees or (disputed and score.subset == "overall"),
        muted=model is None or model.minimal,
    )


def _note(rows: tuple[ScoreRow, ...], notes: tuple[str, ...], left: int) -> str:
    told: list[str] = []
    if left:
        more = ngettext(
            "{count} more model follows; the table, sorted by this benchmark, has it.",
            "{count} more models follow; the table, sorted by this benchmark, has them all.",
            left,
        )
        told.append(more.format(count=f"{left:,}"))
    if any(row.ranked.tied for row in rows):
        told.append(
            _("Places such as 3–5 are ties: chance alone may explain the difference (95 %).")
        )
    if any(row.ranked.margin is None for row in rows):
        told.append(
            _("Without ±, nothing tells how far a value may be off, and values decide the place.")
        )
    return " ".join((*told, *notes))
