"""The answers with intrusions as a table: which, of what script, and the words around."""

from collections.abc import Iterable
from dataclasses import dataclass

from kollm_gui.i18n import N_, _
from kollm_gui.switching.tally import Hit, Tally
from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Column, word_column
from kollm_gui.text.scripts import SCRIPTS


@dataclass(frozen=True, slots=True)
class HitRow:
    """An answer with an intrusion, and the tally that it belongs to."""

    tally: Tally
    hit: Hit

    @property
    def key(self) -> str:
        """Its place among the answers of all files."""
        return f"{id(self.tally)}/{self.hit.number}"

    @property
    def name(self) -> str:
        """Its id in the file, or its number."""
        return self.hit.name or str(self.hit.number)


def hit_rows(tallies: Iterable[Tally]) -> tuple[HitRow, ...]:
    """The kept hits of all tallies, in order."""
    return tuple(HitRow(tally, hit) for tally in tallies for hit in tally.kept)


def hit_columns() -> tuple[Column[HitRow], ...]:
    """The columns, the likeliest to be read first."""
    return (
        Column(
            "answer",
            N_("Answer"),
            N_("Its id in the file, or its number."),
            value=lambda row: row.hit.number,
            cell=lambda row: Cell(row.name),
            raw_key="answer",
        ),
        word_column(
            "script",
            N_("Script"),
            N_("The script of the first intrusion."),
            lambda row: _(SCRIPTS[row.hit.script]),
        ),
        word_column(
            "source",
            N_("File"),
            N_("Where the answers stand."),
            lambda row: row.tally.file,
            raw_key="file",
        ),
        Column(
            "around",
            N_("Words around"),
            N_("The first intrusion, and what stands before and after it."),
            value=lambda row: row.hit.found,
            cell=lambda row: Cell(f"{row.hit.before}⟦{row.hit.found}⟧{row.hit.after}"),
            raw_key="around",
        ),
    )
