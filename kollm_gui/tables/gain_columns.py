"""The columns of "gain and forgetting", for files, the clipboard and the command line."""

from dataclasses import dataclass

from msgspec.structs import replace

from kollm_gui.i18n import N_, _, ngettext
from kollm_gui.tables.cell import Cell, text_cell
from kollm_gui.tables.column import Column, word_column
from kollm_gui.tables.compared_table import ComparedTable
from kollm_gui.tables.gain import Gain, GainLine
from kollm_gui.tables.score_cells import unit_key

DATA_ONLY = ("part", "unit", "margin")  # the shown columns tell these otherwise


@dataclass(frozen=True, slots=True)
class GainRow:
    """A line of the table, or the title of a group of lines."""

    title: str
    line: GainLine | None


def gain_table(gain: Gain) -> ComparedTable[GainRow]:
    """The pair as shown, ready for every form."""
    rows, columns = gain_rows(gain), gain_columns(gain)
    base = "" if gain.base is None else gain.base.label
    return ComparedTable(
        "kollm-gain",
        _("Gain and forgetting: {base} → {adapted}").format(base=base, adapted=gain.adapted.label),
        [column for column in columns if column.key not in DATA_ONLY],
        rows,
        columns,
        [row for row in rows if row.line is not None],
        gain_notes(gain),
        gain_sources(gain),
    )


def gain_rows(gain: Gain) -> tuple[GainRow, ...]:
    """Korean benchmarks under "gain", English ones under "forgetting"."""
    rows: list[GainRow] = []
    for title, lines in (
        (_("Gain: Korean benchmarks"), gain.gained),
        (_("Forgetting: English benchmarks"), gain.kept),
    ):
        if lines:
            rows += [GainRow(title, None), *(GainRow(title, line) for line in lines)]
    return tuple(rows)


def gain_notes(gain: Gain) -> tuple[str, ...]:
    """What is counted, and how the margins come about."""
    if gain.nothing is not None:
        return (gain.nothing,)
    notes = [gain_sentence(gain)]
    if any(line.difference.standard_error is not None for line in gain.lines):
        notes.append(
            _(
                "± is 1.96 standard errors of the difference: the source’s own, else binomial from "
                "the number of items, as if both models had answered different ones."
            )
        )
    notes.append(_("Each line holds one protocol and the reports of one source."))
    for line in gain.lines:
        notes += [note for note in line.line.scores.notes if note not in notes]
    return tuple(notes)


def gain_sentence(gain: Gain) -> str:
    """In how many lines the adapted model is better, worse, or level with its base."""
    better = sum(1 for line in gain.lines if line.better)
    worse = sum(1 for line in gain.lines if line.better is False)
    count = len(gain.lines)
    return ngettext(
        "Better than its base in {better}, worse in {worse}, level in {level} of {count}.",
        "Better than its base in {better}, worse in {worse}, level in {level} of {count}.",
        count,
    ).format(better=better, worse=worse, level=count - better - worse, count=count)


def gain_columns(gain: Gain) -> tuple[Column[GainRow], ...]:
    """Benchmark, protocol, base, adapted, difference and who measured."""
    base = "" if gain.base is None else gain.base.label
    return (
        word_column(
            "part",
            N_("Part"),
            N_("Korean benchmarks show the gain, English ones the forgetting."),
            lambda row: row.title,
            raw=lambda row: "forgetting" if row.line and row.line.line.english else "gain",
        ),
        Column(
            "benchmark",
            N_("Benchmark"),
            N_("What was measured."),
            value=lambda row: row.title if row.line is None else row.line.line.label,
            cell=_label,
            raw_key="benchmark",
        ),
        Column(
            "unit",
            N_("Unit"),
            N_("The unit of the values."),
            value=lambda _row: None,
            cell=lambda _row: Cell(""),
            raw_key="unit",
            raw=lambda row: unit_key(row.line.line.scores.protocol.unit) if row.line else None,
        ),
        Column(
            "protocol",
            N_("Protocol"),
            N_("How it was measured."),
            value=lambda row: None if row.line is None else row.line.key,
            cell=_protocol,
            raw_key="protocol",
        ),
        _value_column("base", base, None if gain.base is None else gain.base.slug),
        _value_column("adapted", gain.adapted.label, gain.adapted.slug),
        Column(
            "difference",
            N_("Difference"),
            N_("The adapted model less its base, with the 95 % margin where it is known."),
            value=lambda row: None if row.line is None else row.line.difference.value,
            cell=lambda row: Cell("") if row.line is None else row.line.difference_cell,
            raw_key="difference",
            raw=lambda row: None if row.line is None else round(row.line.difference.value, 6),
            align="right",
        ),
        Column(
            "margin",
            N_("Margin"),
            N_("Half the width of the difference’s 95 % interval."),
            value=lambda row: None if row.line is None else row.line.difference.margin(),
            cell=lambda _row: Cell(""),
            raw_key="margin",
            align="right",
        ),
        Column(
            "measured_by",
            N_("Who measured"),
            N_("Who gives the numbers."),
            value=lambda row: None if row.line is None else row.line.line.measurer.text,
            cell=lambda row: (
                Cell("") if row.line is None else text_cell(row.line.line.measurer.text)
            ),
            raw_key="measured_by",
        ),
    )


def _value_column(key: str, title: str, slug: str | None) -> Column[GainRow]:
    def cell(row: GainRow) -> Cell:
        if row.line is None or slug is None:
            return Cell("")
        return replace(row.line.line.cell(slug), strong=False)

    def value(row: GainRow) -> float | None:
        return None if row.line is None or slug is None else row.line.line.raw(slug)

    # Data files name the model by its slug, as those of a comparison do.
    return Column(key, title, title, value=value, cell=cell, raw_key=slug or key, align="right")


def _label(row: GainRow) -> Cell:
    if row.line is None:
        return Cell(row.title, strong=True)
    line = row.line.line
    return Cell(f"{line.label} ({line.origin})" if line.origin else line.label, unit=line.unit)


def _protocol(row: GainRow) -> Cell:
    if row.line is None:
        return Cell("")
    return Cell(" · ".join(cell.text for cell in row.line.line.cells))


def gain_sources(gain: Gain) -> tuple[str, ...]:
    """Slugs of the sources of the values, each once."""
    found = (source for line in gain.lines for source in line.line.measurer.sources)
    return tuple(dict.fromkeys(found))
