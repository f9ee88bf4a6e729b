"""What is said around a comparison: how much is shared, who is highest, what to beware of."""

from kollm_gui.comparing import naming
from kollm_gui.comparing.standing import lower_is_better
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.compare import Comparison
from kollm_gui.tables.compare_facts import FactLine
from kollm_gui.tables.compare_measures import MeasureLine


def ground_sentence(comparison: Comparison) -> str:
    """How many of all results stand on common ground."""
    return ngettext(
        "{common} of {count} result stands on common ground",
        "{common} of {count} results stand on common ground",
        comparison.total,
    ).format(common=comparison.common, count=comparison.total)


def foot_sentences(comparison: Comparison) -> tuple[str, ...]:
    """Who stands highest on how many lines: counted, never averaged."""
    total = len(comparison.ranked)
    if not total or len(comparison.models) < 2:
        return ()
    counts = comparison.highest
    told = ", ".join(f"{model.name} {counts[model.slug]}" for model in comparison.models)
    sentences = [
        ngettext(
            "Highest in: {counts} of {count}.",
            "Highest in: {counts} of {count}.",
            total,
        ).format(counts=told, count=total)
    ]
    if comparison.level:
        sentences.append(
            ngettext(
                "In {count} the highest cannot be told apart.",
                "In {count} the highest cannot be told apart.",
                comparison.level,
            ).format(count=comparison.level)
        )
    sentences.append(_("No average is formed."))
    return tuple(sentences)


def scale_sentence(comparison: Comparison) -> str | None:
    """On which scales the axis draws what is no percentage, where there is such a line."""
    spans = {
        (line.span[0], line.span[1])
        for line in comparison.measures
        if line.span is not None and line.scores.protocol.unit != "%"
    } - {(0.0, 100.0)}
    if not spans:
        return None
    told = ", ".join(f"{low:g}–{high:g}" for low, high in sorted(spans))
    return _("points drawn on {scales}, all others on 0–100").format(scales=told)


def comparison_notes(comparison: Comparison, snapshot: Snapshot) -> tuple[str, ...]:
    """The sentences that an exported table must carry."""
    notes = [
        *foot_sentences(comparison),
        _("Each line holds one protocol and one report of each model, which may be of any source.")
        if comparison.choices.mixed_sources
        else _("Each line holds one protocol and the reports of one source."),
    ]
    lower = [line.label for line in comparison.measures if _low_is_good(line)]
    if lower:
        told = ", ".join(dict.fromkeys(lower))
        notes.append(_("Low values are the good ones in: {benchmarks}.").format(benchmarks=told))
    if comparison.level:
        notes.append(
            _(
                "Values whose difference is within 1.96 standard errors (the source’s own, else "
                "binomial from the number of items) are not told apart."
            )
        )
    notes += _interests(comparison)
    disputed = _disputed(comparison, snapshot)
    if disputed:
        notes.append(_("Reports disagree about: {values}.").format(values="; ".join(disputed)))
    for line in comparison.measures:
        notes += [note for note in line.scores.notes if note not in notes]
    return tuple(notes)


def cited_sources(comparison: Comparison) -> tuple[str, ...]:
    """Slugs of the sources of all that is shown: of the scores first, then of the facts."""
    found: dict[str, None] = {}
    for line in comparison.measures:
        found.update(dict.fromkeys(line.measurer.sources))
    for fact in comparison.facts:
        for model in comparison.models:
            for citation in fact.citations(model.slug):
                if citation.rank == 0 and citation.source is not None:
                    found[citation.source] = None
    return tuple(found)


def line_spoken(line: FactLine | MeasureLine) -> str:
    """A line's name in full, for screen readers and tips."""
    if isinstance(line, FactLine):
        return line.label
    cells = " · ".join(cell.text for cell in line.cells)
    parts = (line.label, line.unit, line.origin, cells)
    return ", ".join(part for part in parts if part)


def _low_is_good(line: MeasureLine) -> bool:
    return lower_is_better(line.scores.rows[0].score)


def _interests(comparison: Comparison) -> list[str]:
    told = dict.fromkeys(
        line.measurer.text for line in comparison.measures if line.measurer.tone == "warning"
    )
    return [
        _("“{measurer}” marks what the maker of a model in the table measured.").format(
            measurer=text
        )
        for text in told
    ]


def _disputed(comparison: Comparison, snapshot: Snapshot) -> list[str]:
    told: list[str] = []
    for line in comparison.measures:
        for model in comparison.models:
            if line.flagged(model.slug):
                found = line.scores.by_model[model.slug]
                others = ", ".join(
                    f"{naming.value_text(other)} ({source})"
                    for other in found.others
                    for source in [naming.source_label(snapshot.sources.get(other.source))]
                )
                sentence = _("{model} on {benchmark}").format(
                    model=model.name, benchmark=line.label
                )
                told.append(f"{sentence}: {others}" if others else sentence)
    return list(dict.fromkeys(told))
