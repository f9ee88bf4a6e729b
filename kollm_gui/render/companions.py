"""The files beside a figure: its data as CSV, its sources as BibTeX. No Qt."""

import csv
import io

from kollm_gui.charts.figure import Figure
from kollm_gui.citing.bibtex import bibtex
from kollm_gui.citing.entry import database_entry, entry_of
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.escapes import spreadsheet


def csv_bytes(figure: Figure, data_version: str = "") -> bytes:
    """The figure's data, raw values with units in the header; unknown is an empty cell.

    The last column names the catalogue's version in each row: a line of comment would break
    the readers of CSV, and rows of several exports may be put together.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    last = (data_version,) if data_version else ()
    writer.writerow((*figure.data.header, *(("catalogue",) if last else ())))
    for row in figure.data.rows:
        writer.writerow(
            (*(spreadsheet(each) if isinstance(each, str) else each for each in row), *last)
        )
    return text.getvalue().encode()


def bibliography_of(figure: Figure, snapshot: Snapshot) -> str:
    """BibTeX of the figure's sources in the order of its note, and of the catalogue itself."""
    known = [snapshot.sources[slug] for slug in figure.sources if slug in snapshot.sources]
    return bibtex([*(entry_of(source) for source in known), database_entry(snapshot.info)])
