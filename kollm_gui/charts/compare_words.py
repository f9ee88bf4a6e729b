"""What the chart of shared benchmarks says in words: titles, note, summary and data table."""

from collections.abc import Mapping

from kollm_gui.catalogue.records import LanguageModel, Score
from kollm_gui.charts.compare_rows import SURVEY_SOURCE, Ground
from kollm_gui.charts.data_titles import titles_of
from kollm_gui.charts.figure import DataTable
from kollm_gui.charts.numbers import NO_BREAK, plain
from kollm_gui.charts.score_rows import LESS_IS_BETTER
from kollm_gui.charts.short_names import all_tuned, short_names
from kollm_gui.comparing.naming import (
    metric_label,
    protocol_cells,
    provenance_label,
    source_label,
    subset_label,
    unit_label,
    value_text,
)
from kollm_gui.comparing.protocol import Protocol
from kollm_gui.comparing.shown import ComparableScores
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot

_HEADER = (
    "slug",
    "name",
    "category",
    "benchmark",
    "subset",
    "metric",
    "unit",
    "value",
    "protocol",
    "source",
    "locator",
    "provenance",
)


def title(ground: Ground) -> str:
    """The first model and how many others stand beside it."""
    first, *others = short_names(ground.models)
    if len(others) == 1:
        return _("{first} and {second}").format(first=first, second=others[0])
    return ngettext(
        "{first} and {count} other model", "{first} and {count} other models", len(others)
    ).format(first=first, count=len(others))


def subtitle(ground: Ground, options: Mapping[str, str]) -> str:
    """On what the models are compared."""
    count = len(ground.shared)
    if options["source"] == SURVEY_SOURCE:
        return ngettext(
            "The {count} benchmark of the table that the survey used, as EXAONE’s makers report it",
            "The {count} benchmarks of the table that the survey used, as EXAONE’s makers report "
            "them",
            count,
        ).format(count=count)
    return ngettext(
        "{count} benchmark that all of them have, under one protocol",
        "{count} benchmarks that all of them have, each under one protocol",
        count,
    ).format(count=count)


def panel_title(snapshot: Snapshot, protocol: Protocol) -> str:
    """The benchmark and, where it is only one, its part."""
    record = snapshot.benchmarks.get(protocol.benchmark)
    name = protocol.benchmark if record is None else record.label
    if protocol.subset == "overall":
        return name
    return _("{benchmark}, {part}").format(benchmark=name, part=subset_label(protocol.subset))


def panel_subtitle(snapshot: Snapshot, scores: ComparableScores) -> str:
    """The quantity with its unit, and the protocol."""
    protocol = scores.protocol
    record = snapshot.benchmarks.get(protocol.benchmark)
    scale = record.scale if record is not None and record.unit == protocol.unit else None
    unit = unit_label(protocol.unit)
    if protocol.unit == "points" and scale is not None:
        unit = _("{low} to {high}").format(low=plain(scale[0]), high=plain(scale[1]))
    quantity = _("{metric} ({unit})").format(metric=metric_label(protocol.metric), unit=unit)
    cells = protocol_cells(protocol, snapshot.sources, usual_metric=protocol.metric)
    # The title has the part, the note the source, and a judge is told by name or as not stated.
    judged = protocol.method == "judge"
    silent = {"subset", "source", "method"} if judged else {"subset", "source"}
    told = " · ".join(cell.text for cell in cells if cell.part not in silent)
    less = _("less is better") if protocol.metric in LESS_IS_BETTER else ""
    return " · ".join(part for part in (quantity, told, less) if part)


def tooltip(
    snapshot: Snapshot, model: LanguageModel, score: Score, chance: float | None
) -> tuple[str, ...]:
    """The lines of the hover text, the name first."""
    source = source_label(snapshot.sources.get(score.source))
    lines = [
        model.label,
        f"{value_text(score)}{NO_BREAK}{unit_label(score.unit)}",
        panel_title(snapshot, Protocol.of(score)),
        f"{source} · {provenance_label(score.provenance)}",
    ]
    if chance is not None and score.value < chance:
        lines.append(_("below random choice ({chance})").format(chance=plain(chance, 4)))
    return tuple(lines)


def counts_text(ground: Ground) -> str:
    """How many models are compared on how many benchmarks."""
    models = ngettext("{count} model", "{count} models", len(ground.models))
    shared = len(ground.shared) + ground.left_out
    panels = ngettext("{count} benchmark in common", "{count} benchmarks in common", shared)
    return " · ".join((models.format(count=len(ground.models)), panels.format(count=shared)))


def nothing_shared(ground: Ground, options: Mapping[str, str]) -> str:
    """Why there is nothing to draw."""
    names = ", ".join(model.label for model in ground.models)
    if ground.only_parts:
        return ngettext(
            "{names} share {count} benchmark in its parts only, which are too many to draw here.",
            "{names} share {count} benchmarks in their parts only, which are too many to draw "
            "here.",
            ground.only_parts,
        ).format(names=names, count=ground.only_parts)
    if options["benchmarks"] != "all" or options["source"] != "any":
        return _(
            "No such benchmark has a score of all these models under one protocol: {names}. "
            "Allow all benchmarks and any source, or choose other models."
        ).format(names=names)
    return _(
        "No benchmark has a score of all these models under one protocol: {names}. Choose other "
        "models."
    ).format(names=names)


def note_text(snapshot: Snapshot, ground: Ground, *, axes: int) -> str:
    """One paragraph: what the panels are, who measured, and what is not drawn."""
    parts = [_("One protocol a panel; bars start at 0, and no average is formed.")]
    if all_tuned(ground.models):
        parts.append(_("All are the instruction-tuned versions."))
    full = [
        model.label
        for model, name in zip(ground.models, short_names(ground.models), strict=True)
        if "(" in model.label and model.label != name
    ]
    if full:
        parts.append(_("Named in full: {names}.").format(names="; ".join(full)))
    if axes > 1:
        parts.append(
            _("Panels of one unit and scale share one axis; the others have axes of their own.")
        )
    makers = _interested(snapshot, ground)
    if makers:
        parts.append(
            _("Measured by the maker of a model in the figure: {makers}.").format(
                makers="; ".join(makers)
            )
        )
    silent = sum(not scores.protocol.stated for scores in ground.shared)
    if silent:
        parts.append(
            ngettext(
                "In {count} panel the source does not state the whole protocol.",
                "In {count} panels the source does not state the whole protocol.",
                silent,
            ).format(count=silent)
        )
    parts += dict.fromkeys(note for scores in ground.shared for note in scores.notes)
    parts += _left_out_sentences(ground)
    return " ".join(parts)


def _left_out_sentences(ground: Ground) -> list[str]:
    parts: list[str] = []
    if ground.left_out:
        parts.append(
            ngettext(
                "{count} further shared benchmark is left out.",
                "{count} further shared benchmarks are left out.",
                ground.left_out,
            ).format(count=ground.left_out)
        )
    if ground.only_parts:
        parts.append(
            ngettext(
                "{count} benchmark shared in many parts but not overall is left out.",
                "{count} benchmarks shared in many parts but not overall are left out.",
                ground.only_parts,
            ).format(count=ground.only_parts)
        )
    return parts


def _interested(snapshot: Snapshot, ground: Ground) -> tuple[str, ...]:
    """The sources whose numbers come from an owner."""
    owned = dict.fromkeys(
        row.score.source
        for scores in ground.shared
        for row in scores.rows
        if row.score.provenance == "owner"
    )
    return tuple(source_label(snapshot.sources.get(slug)) for slug in owned)


def summary_text(snapshot: Snapshot, ground: Ground) -> str:
    """The chart told to someone who does not see it."""
    names = ", ".join(model.label for model in ground.models)
    told = [_("Bars of {names}, a panel for each benchmark.").format(names=names)]
    for scores in ground.shared:
        ranked = sorted(
            zip(ground.models, scores.rows, strict=True), key=lambda pair: -pair[1].value
        )
        (best, high), (worst, low) = ranked[0], ranked[-1]
        told.append(
            _("{benchmark}: from {worst}, {low}, to {best}, {high}.").format(
                benchmark=panel_title(snapshot, scores.protocol),
                worst=worst.label,
                low=value_text(low.score),
                best=best.label,
                high=value_text(high.score),
            )
        )
    return " ".join(told)


def data_table(ground: Ground) -> DataTable:
    """One row for each benchmark and model, in the order of the panels."""
    rows: list[tuple[str | float | int | None, ...]] = []
    keys: list[str] = []
    for scores in ground.shared:
        for model, row in zip(ground.models, scores.rows, strict=True):
            score = row.score
            keys.append(score.key)
            rows.append(
                (
                    model.slug,
                    model.name,
                    model.category,
                    score.benchmark,
                    score.subset,
                    score.metric,
                    score.unit,
                    score.value,
                    Protocol.of(score).key,
                    score.source,
                    score.locator,
                    score.provenance,
                )
            )
    return DataTable(_HEADER, tuple(rows), tuple(keys), titles_of(_HEADER))
