"""What a heat map says in words: hover texts, note, summary and data table."""

from collections.abc import Sequence

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts.data_titles import titles_of
from kollm_gui.charts.figure import DataTable
from kollm_gui.charts.heat_columns import Series
from kollm_gui.charts.numbers import NO_BREAK, plain
from kollm_gui.charts.score_words import protocol_text, unit_text
from kollm_gui.comparing.naming import provenance_label, source_label, subset_label, value_text
from kollm_gui.comparing.protocol import Protocol
from kollm_gui.comparing.shown import Shown
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot

_HEADER = (
    "slug",
    "name",
    "category",
    "benchmark",
    "subset",
    "value",
    "unit",
    "protocol",
    "source",
    "locator",
    "provenance",
    "below_chance",
)


def is_below(series: Series, shown: Shown) -> bool:
    """Whether a value lies below random choice."""
    return series.chance is not None and shown.value < series.chance


def cell_texts(shown: Shown) -> tuple[str, str]:
    """A value for a cell and for a narrower one; the hover text has it as printed."""
    return f"{shown.value:.1f}", f"{shown.value:.0f}"


def tooltip(
    snapshot: Snapshot, model: LanguageModel, series: Series, shown: Shown
) -> tuple[str, ...]:
    """The lines of the hover text, the name first."""
    score = shown.score
    value = f"{value_text(score)}{NO_BREAK}{unit_text(score.unit)}"
    source = source_label(snapshot.sources.get(score.source))
    lines = [
        model.label,
        f"{series.title}: {value}",
        protocol_text(snapshot, series.protocol),
        f"{source} · {provenance_label(score.provenance)}",
    ]
    if is_below(series, shown) and series.chance is not None:
        lines.append(_("below random choice ({chance})").format(chance=plain(series.chance, 4)))
    return tuple(line for line in lines if line)


def protocols_sentence(snapshot: Snapshot, series: Sequence[Series]) -> str:
    """Under which protocol each column stands."""
    told = "; ".join(
        _("{benchmark}: {protocol}").format(
            benchmark=each.title, protocol=_with_part(snapshot, each.protocol)
        )
        for each in series
    )
    return _("One protocol a column. {list}.").format(list=told)


def _with_part(snapshot: Snapshot, protocol: Protocol) -> str:
    told = protocol_text(snapshot, protocol)
    if protocol.subset == "overall":
        return told
    return f"{subset_label(protocol.subset)}, {told}"


def note_text(first: str, *, rounded: bool, flagged: int, left_out: int, column_scale: bool) -> str:
    """One paragraph: the protocols, what an empty cell means, and what is not drawn."""
    parts = [first, _("An empty cell has no score under that protocol.")]
    if rounded:
        parts.append(_("Values are rounded to what fits; the data have them as printed."))
    if column_scale:
        parts.append(_("Colours go from the lowest to the highest value of each column."))
    if flagged:
        text = ngettext(
            "{count} value lies below random choice.",
            "{count} values lie below random choice.",
            flagged,
        )
        parts.append(text.format(count=f"{flagged:,}"))
    if left_out:
        text = ngettext(
            "{count} further model with a score is left out.",
            "{count} further models with a score are left out.",
            left_out,
        )
        parts.append(text.format(count=f"{left_out:,}"))
    return " ".join(parts)


def counts_text(models: int, columns: int, filled: int) -> str:
    """How large the map is and how full."""
    told = _("{filled} of {total} cells filled")
    return told.format(filled=f"{filled:,}", total=f"{models * columns:,}")


def summary_text(
    title: str, models: Sequence[LanguageModel], series: Sequence[Series], filled: int
) -> str:
    """The chart told to someone who does not see it."""
    parts = [
        _("{title}, {models} models by {columns} columns.").format(
            title=title, models=len(models), columns=len(series)
        ),
        counts_text(len(models), len(series), filled) + ".",
    ]
    slugs = {model.slug: model.label for model in models}
    for each in series[:6]:
        rows = [row for row in each.scores.rows if row.model in slugs]
        if rows:
            best = max(rows, key=lambda row: row.value)
            parts.append(
                _("{benchmark}: highest {value}, {name}, of {count}.").format(
                    benchmark=each.title,
                    value=value_text(best.score),
                    name=slugs[best.model],
                    count=len(rows),
                )
            )
    return " ".join(parts)


def data_table(models: Sequence[LanguageModel], series: Sequence[Series]) -> DataTable:
    """One row a filled cell, model by model."""
    rows: list[tuple[str | float | int | None, ...]] = []
    for model in models:
        for each in series:
            shown = each.of(model.slug)
            if shown is not None:
                rows.append(_row(model, each, shown))
    keys = tuple(str(row[0]) for row in rows)
    return DataTable(_HEADER, tuple(rows), keys, titles_of(_HEADER))


def _row(
    model: LanguageModel, series: Series, shown: Shown
) -> tuple[str | float | int | None, ...]:
    score = shown.score
    return (
        model.slug,
        model.name,
        model.category,
        score.benchmark,
        score.subset,
        score.value,
        score.unit,
        Protocol.of(score).key,
        score.source,
        score.locator,
        score.provenance,
        _("yes") if is_below(series, shown) else _("no"),
    )
