"""What the Compare tab puts on the clipboard and into files."""

from collections.abc import Mapping
from typing import get_args

from kollm_gui.citing.bibtex import bibtex
from kollm_gui.citing.entry import database_entry, entry_of
from kollm_gui.i18n import N_
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.cited_latex import with_bibliography
from kollm_gui.tables.compare import Comparison
from kollm_gui.tables.compare_columns import comparison_text
from kollm_gui.tables.compare_words import cited_sources
from kollm_gui.tables.gain import Gain
from kollm_gui.tables.gain_columns import gain_sources, gain_text
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


def copied(shown: Comparison | Gain, snapshot: Snapshot, key: str) -> str:
    """What is shown as text, in the form of a key of ``COPIES``."""
    form: TableFormat = next((each for each in get_args(TableFormat) if each == key), "latex")
    if isinstance(shown, Gain):
        text, sources = gain_text(shown, form), gain_sources(shown)
    else:
        text, sources = comparison_text(shown, snapshot, form), cited_sources(shown)
    if key != CITED:
        return text
    entries = [entry_of(snapshot.sources[slug]) for slug in sources if slug in snapshot.sources]
    entries.append(database_entry(snapshot.info))
    return with_bibliography(text, [entry.key for entry in entries], bibtex(entries))
