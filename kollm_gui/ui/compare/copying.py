"""What the Compare tab puts on the clipboard and into files."""

from collections.abc import Mapping
from typing import get_args

from kollm_gui.citing.bibtex import bibtex
from kollm_gui.citing.entry import database_entry, entry_of
from kollm_gui.i18n import N_
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.cited_latex import with_bibliography
from kollm_gui.tables.compare import Comparison, Line
from kollm_gui.tables.compare_columns import comparison_table
from kollm_gui.tables.compared_table import ComparedTable
from kollm_gui.tables.gain import Gain
from kollm_gui.tables.gain_columns import GainRow, gain_table
from kollm_gui.tables.output import TableFormat

CITED = "latex+bibtex"
COPIES: Mapping[str, str] = {
    "latex": N_("LaTeX"),
    CITED: N_("LaTeX with BibTeX"),
    "markdown": N_("Markdown"),
    "csv": N_("CSV"),
    "tsv": N_("TSV"),
    "json": N_("JSON"),
}


def shown_table(
    shown: Comparison | Gain, snapshot: Snapshot
) -> ComparedTable[Line] | ComparedTable[GainRow]:
    """What is shown, ready for every form."""
    return gain_table(shown) if isinstance(shown, Gain) else comparison_table(shown, snapshot)


def copied(shown: Comparison | Gain, snapshot: Snapshot, key: str) -> str:
    """What is shown as text, in the form of a key of ``COPIES``."""
    form: TableFormat = next((each for each in get_args(TableFormat) if each == key), "latex")
    table = shown_table(shown, snapshot)
    text = table.text(form)
    if key != CITED:
        return text
    known = [snapshot.sources[slug] for slug in table.sources if slug in snapshot.sources]
    entries = [*(entry_of(source) for source in known), database_entry(snapshot.info)]
    return with_bibliography(text, [entry.key for entry in entries], bibtex(entries))
