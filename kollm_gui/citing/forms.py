"""The formats of citations, declared once for the window and the command line."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from kollm_gui.citing.bibtex import bibtex
from kollm_gui.citing.csl import csl_json, ris
from kollm_gui.citing.entry import Entry, database_entry, entry_of
from kollm_gui.library.snapshot import Snapshot

CitationFormat = Literal["bibtex", "csl-json", "ris"]
FORMATS: tuple[CitationFormat, ...] = ("bibtex", "csl-json", "ris")
SUFFIXES: Mapping[CitationFormat, str] = {"bibtex": "bib", "csl-json": "json", "ris": "ris"}
NAMES: Mapping[CitationFormat, str] = {"bibtex": "BibTeX", "csl-json": "CSL-JSON", "ris": "RIS"}
_WRITERS: Mapping[CitationFormat, Callable[[Sequence[Entry]], str]] = {
    "bibtex": bibtex,
    "csl-json": csl_json,
    "ris": ris,
}


def write_entries(form: CitationFormat, entries: Iterable[Entry]) -> str:
    """The entries in this format, each key once."""
    by_key: dict[str, Entry] = {}
    for entry in entries:
        by_key.setdefault(entry.key, entry)
    return _WRITERS[form](tuple(by_key.values()))


def view_entries(snapshot: Snapshot, sources: Iterable[str]) -> tuple[Entry, ...]:
    """The entries of all documents behind a table or chart, and of the catalogue itself."""
    known = [snapshot.sources[slug] for slug in sources if slug in snapshot.sources]
    return (*(entry_of(source) for source in known), database_entry(snapshot.info))
