"""The page "Reports disagree": all that is said of one model on one benchmark."""

from kollm_gui.catalogue.records import Benchmark, LanguageModel, Score
from kollm_gui.comparing import naming
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import output
from kollm_gui.tables.reports import Report, Reports, report_columns, reports_of
from kollm_gui.ui.details.content import (
    Details,
    ModelLine,
    ModelsBody,
    ModelsGroup,
    NotesBody,
    Section,
)
from kollm_gui.ui.details.content_disputes import Disputes
from kollm_gui.ui.details.content_scores import bar_place, bar_scale
from kollm_gui.ui.details.content_sources import Numbering
from kollm_gui.ui.details.references import Note
from kollm_gui.ui.details.scores import ReportCard, ReportsBody

PREFIX = "reports/"


def reports_details(
    snapshot: Snapshot, benchmark: Benchmark, model: LanguageModel, subset: str
) -> Details:
    """Each value large with its protocol, source and provenance, and what the spread changes."""
    numbering = Numbering(snapshot)
    reports = reports_of(snapshot, model.slug, benchmark.slug, subset)
    cards = tuple(_card(benchmark, row, numbering) for row in reports.rows)
    scale = bar_scale(benchmark, reports.rows[0].score) if reports.rows else None
    words = "" if scale is None else f"{scale[0]:g}–{scale[1]:g}"
    count = ngettext("{count} report", "{count} reports", len(cards)).format(count=len(cards))
    sections = [Section("reports", ReportsBody(cards, model.category, words), count)]
    meaning = _meaning(snapshot, reports, numbering)
    sections += [meaning] if meaning else []
    sections += [_ways_on(benchmark, model), numbering.section()]
    title = _("Reports disagree") if _disagree(reports) else _("Reports")
    part = "" if subset == "overall" else naming.subset_label(subset)
    detail = " · ".join(piece for piece in (benchmark.label, part) if piece)
    sources = dict.fromkeys(row.score.source for row in reports.rows)
    return Details(
        key=f"{PREFIX}{benchmark.slug}/{model.slug}",
        title=title,
        detail=detail,
        maker=ModelLine(model.slug, model.label, model.category),
        sections=tuple(sections),
        copies=(
            (_("Copy all reports"), _as_text(benchmark, reports)),
            (_("Copy name"), model.name),
        ),
        cites=tuple(sources),
        category=model.category,
    )


def _disagree(reports: Reports) -> bool:
    """Whether the catalogue records it, or one protocol has two values; two may well differ."""
    said = {(row.protocol, row.score.averaging, row.score.value) for row in reports.rows}
    alike = {(protocol, averaging) for protocol, averaging, _value in said}
    return bool(reports.conflicts) or len(said) > len(alike)


def _as_text(benchmark: Benchmark, reports: Reports) -> str:
    columns = report_columns(benchmark.unit)
    table = output.as_shown_tsv(columns, reports.rows, header=True)
    comments = [conflict.comment_told for conflict in reports.conflicts]
    return "\n".join((table.rstrip("\n"), *reports.spreads, *comments))


def _card(benchmark: Benchmark, row: Report, numbering: Numbering) -> ReportCard:
    score: Score = row.score
    scale = bar_scale(benchmark, score)
    chance = row.chance
    return ReportCard(
        key=score.key,
        value=naming.value_text(score),
        unit=naming.unit_label(score.unit),
        fill=bar_place(score.value, scale),
        chance=None if chance is None else bar_place(chance, scale),
        protocol=row.protocol_label,
        stated=row.protocol.stated,
        provenance=score.provenance,
        mark=naming.provenance_label(score.provenance),
        reference=numbering.reference(score.source, score.locator),
        remarks=row.remarks,
        warned=chance is not None and score.value < chance,
        shown=row.shown,
    )


def _meaning(snapshot: Snapshot, reports: Reports, numbering: Numbering) -> Section | None:
    notes = [Note(None, sentence) for sentence in reports.spreads]
    disputes = Disputes(snapshot, reports.model, numbering)
    quarrels = disputes.about_benchmark(reports.benchmark) if reports.conflicts else ()
    # The values stand above already, with more about each; here only the comment is new.
    notes += [
        Note(None, quarrel.comment, english_only=quarrel.english_only) for quarrel in quarrels
    ]
    return Section("meaning", NotesBody(tuple(notes))) if notes else None


def _ways_on(benchmark: Benchmark, model: LanguageModel) -> Section:
    lines = (
        ModelLine(model.slug, model.label, model.category, detail=_("the model")),
        ModelLine(f"benchmark/{benchmark.slug}", benchmark.label, detail=_("the benchmark")),
    )
    return Section("models", ModelsBody((ModelsGroup("ways", "", lines),)), heading=_("Go on to"))
