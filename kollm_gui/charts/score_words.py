"""What the chart of scores says in words: hover texts, note, summary and data table."""

from collections.abc import Mapping

from kollm_gui.catalogue.records import Baseline, Score
from kollm_gui.charts.data_titles import titles_of
from kollm_gui.charts.figure import DataTable
from kollm_gui.charts.numbers import NO_BREAK, plain
from kollm_gui.charts.score_rows import Row, Selection, interval_of
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
from kollm_gui.comparing.shown import NOTABLE_SPREAD
from kollm_gui.i18n import N_, _, ngettext
from kollm_gui.library.snapshot import Snapshot

# More other reports than these stand in the hover text only.
MOST_ALSO = 2
_LONGEST_NAME = 24
_BASELINES: Mapping[str, str] = {
    "random": N_("Random choice {value}"),
    "human": N_("Human takers {value}"),
    "majority": N_("Most frequent answer {value}"),
    "pass-mark": N_("Pass mark {value}"),
}
_HEADER = (
    "slug",
    "name",
    "category",
    "benchmark",
    "subset",
    "metric",
    "unit",
    "value",
    "mark",
    "method",
    "shots",
    "protocol",
    "source",
    "locator",
    "provenance",
    "hits",
    "n",
    "low_95",
    "high_95",
    "below_chance",
    "drawn",
)


def unit_text(unit: str) -> str:
    """A unit in words."""
    return unit_label(unit)


def axis_title(snapshot: Snapshot, protocol: Protocol) -> str:
    """The quantity and its unit: KMMLU accuracy (%)."""
    if len(benchmark_name(snapshot, protocol)) > _LONGEST_NAME:
        # The title has the name already.
        return _("{metric} ({unit})").format(
            metric=metric_label(protocol.metric), unit=unit_text(protocol.unit)
        )
    return _("{benchmark} {metric} ({unit})").format(
        benchmark=benchmark_name(snapshot, protocol),
        metric=metric_label(protocol.metric),
        unit=unit_text(protocol.unit),
    )


def benchmark_name(snapshot: Snapshot, protocol: Protocol) -> str:
    """The benchmark's name, or its slug where it has no record."""
    record = snapshot.benchmarks.get(protocol.benchmark)
    return protocol.benchmark if record is None else record.label


def title(snapshot: Snapshot, protocol: Protocol) -> str:
    """The benchmark and, where it is only one, its part."""
    name = benchmark_name(snapshot, protocol)
    if _is_survey(snapshot, protocol):
        return _("{benchmark}: the survey’s table").format(benchmark=name)
    if protocol.subset == "overall":
        return _("{benchmark} scores").format(benchmark=name)
    return _("{benchmark} scores, {part}").format(
        benchmark=name, part=subset_label(protocol.subset)
    )


def protocol_text(snapshot: Snapshot, protocol: Protocol) -> str:
    """A protocol as one line, without the part (the title has it) and the usual metric."""
    record = snapshot.benchmarks.get(protocol.benchmark)
    usual = record.metric if record is not None else None
    cells = protocol_cells(protocol, snapshot.sources, usual_metric=usual)
    told = " · ".join(cell.text for cell in cells if cell.part not in ("subset", "source"))
    source = next((cell.text for cell in cells if cell.part == "source"), None)
    return told if source is None else f"{told} ({source})"


def subtitle(snapshot: Snapshot, selection: Selection) -> str:
    """Under which protocol the bars stand, and under which the circles."""
    bars = protocol_text(snapshot, selection.protocol)
    beside = selection.beside
    if beside is None or not any(row.circles for row in selection.drawn):
        return _("One protocol: {bars}").format(bars=bars)
    circles = protocol_text(snapshot, beside)
    if _is_survey(snapshot, selection.protocol):
        return _("With what others found by another protocol: {circles}").format(circles=circles)
    return _("Bars: {bars}. Circles: {circles}").format(bars=bars, circles=circles)


def baseline_label(baseline: Baseline) -> str:
    """The name of a reference line with its value."""
    value = f"{baseline.value:.1f}" if baseline.unit == "%" else plain(baseline.value)
    return _(_BASELINES[baseline.kind]).format(value=value)


def also_text(row: Row) -> str:
    """The other reports beside a bar's value: also 35.36."""
    if not row.circles:
        return ""
    values = [value_text(report) for report in row.circles]
    listed = ", ".join(values[:MOST_ALSO]) + (" …" if len(values) > MOST_ALSO else "")
    return _("also {values}").format(values=listed)


def tooltip(row: Row, snapshot: Snapshot, selection: Selection) -> tuple[str, ...]:
    """The lines of the hover text, the name first."""
    lines = [row.model.label, *_report_lines(row.score, snapshot)]
    if row.below_chance and selection.chance is not None:
        chance = plain(selection.chance, 4)
        lines.append(_("below random choice ({chance})").format(chance=chance))
    for report in row.circles:
        told = " · ".join(_report_lines(report, snapshot))
        lines.append(_("also {values}").format(values=told))
    return tuple(lines)


def _report_lines(score: Score, snapshot: Snapshot) -> list[str]:
    value = f"{value_text(score)}{NO_BREAK}{unit_text(score.unit)}"
    source = source_label(snapshot.sources.get(score.source))
    lines = [value, f"{source} · {provenance_label(score.provenance)}"]
    interval = interval_of(score)
    if interval is not None:
        low, high = interval
        lines.append(
            _("95 % interval {low} to {high}").format(low=f"{low:.2f}", high=f"{high:.2f}")
        )
    if score.hits is not None and score.n is not None:
        lines.append(_("{hits} of {n} answers").format(hits=score.hits, n=score.n))
    return lines


def counts_text(selection: Selection) -> str:
    """How many of the models with a score have a bar."""
    total = len(selection.rows)
    return ngettext(
        "{drawn} of {total} model drawn", "{drawn} of {total} models drawn", total
    ).format(drawn=f"{len(selection.drawn):,}", total=f"{total:,}")


def note_text(snapshot: Snapshot, selection: Selection) -> str:
    """One paragraph: what the marks are, what is not drawn, and what to beware of."""
    drawn = selection.drawn
    parts = [_bars_sentence(snapshot, selection)]
    circles = any(row.circles for row in drawn)
    if circles and selection.beside is not None:
        parts.append(
            _("Circles: {protocol}, shown for comparison and no part of the ranking.").format(
                protocol=protocol_text(snapshot, selection.beside)
            )
        )
    elif circles:
        parts.append(_("Circles: other reports under the same protocol."))
    if any(row.below_chance for row in drawn) and selection.chance is not None:
        chance = plain(selection.chance, 4)
        parts.append(_("Values below {chance} are below random choice.").format(chance=chance))
    if any(interval_of(row.score) for row in drawn):
        parts.append(_("Whiskers: 95 % intervals, where the number of answers is known."))
    parts += selection.notes
    left_out = len(selection.left_out)
    if left_out:
        parts.append(
            ngettext(
                "{count} further model with a score is left out.",
                "{count} further models with a score are left out.",
                left_out,
            ).format(count=f"{left_out:,}")
        )
    return " ".join(parts)


def _bars_sentence(snapshot: Snapshot, selection: Selection) -> str:
    protocol = selection.protocol
    if _is_survey(snapshot, protocol):
        return _("Bars: the survey’s table, which states neither shots nor method.")
    return _("Bars: {protocol}.").format(protocol=protocol_text(snapshot, protocol))


def _is_survey(snapshot: Snapshot, protocol: Protocol) -> bool:
    source = snapshot.sources.get(protocol.source) if protocol.source else None
    return source is not None and source.kind == "seed" and protocol.method == "unstated"


def summary_text(snapshot: Snapshot, selection: Selection) -> str:
    """The chart told to someone who does not see it."""
    drawn = selection.drawn
    ranked = sorted(drawn, key=lambda row: -row.score.value)
    parts = [
        _("{title}, as horizontal bars.").format(title=axis_title(snapshot, selection.protocol)),
        ngettext(
            "{drawn} of {total} model is drawn.",
            "{drawn} of {total} models are drawn.",
            len(selection.rows),
        ).format(drawn=f"{len(drawn):,}", total=f"{len(selection.rows):,}"),
        _("Highest: {best}, {high}; lowest: {worst}, {low}.").format(
            best=ranked[0].model.label,
            high=value_text(ranked[0].score),
            worst=ranked[-1].model.label,
            low=value_text(ranked[-1].score),
        ),
    ]
    if selection.baselines:
        named = "; ".join(baseline_label(each) for each in selection.baselines)
        parts.append(_("Reference lines: {list}.").format(list=named))
    flagged = [row.model.label for row in drawn if row.disagrees]
    if flagged:
        parts.append(
            _("Reports more than {points} points apart: {names}.").format(
                points=f"{NOTABLE_SPREAD:g}", names=", ".join(flagged)
            )
        )
    below = [row.model.label for row in drawn if row.below_chance]
    if below:
        parts.append(_("Below random choice: {names}.").format(names=", ".join(below)))
    return " ".join(parts)


def data_table(selection: Selection) -> DataTable:
    """Every report of the chart, each with its own protocol; those without a bar last."""
    rows: list[tuple[str | float | int | None, ...]] = []
    keys: list[str] = []
    for group, drawn in ((selection.drawn, _("yes")), (selection.left_out, _("no"))):
        for row in group:
            rows.append(_data_row(row, row.score, "bar", drawn))
            rows += [_data_row(row, report, "circle", drawn) for report in row.beside]
            keys += [row.model.slug] * (1 + len(row.beside))
    return DataTable(_HEADER, tuple(rows), tuple(keys), titles_of(_HEADER))


def _data_row(
    row: Row, score: Score, mark: str, drawn: str
) -> tuple[str | float | int | None, ...]:
    low, high = interval_of(score) or (None, None)
    below = (_("yes") if row.below_chance else _("no")) if mark == "bar" else None
    return (
        row.model.slug,
        row.model.name,
        row.model.category,
        score.benchmark,
        score.subset,
        score.metric,
        score.unit,
        score.value,
        mark,
        score.method,
        score.shots,
        Protocol.of(score).key,
        score.source,
        score.locator,
        score.provenance,
        score.hits,
        score.n,
        low,
        high,
        below,
        drawn,
    )
