"""The About page: versions, data, licences and paths, ready to be copied into a report."""

import platform
from dataclasses import dataclass
from html import escape
from pathlib import Path

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from kollm_gui import __version__, paths
from kollm_gui.catalogue.records import CatalogueInfo
from kollm_gui.citing.bibtex import bibtex
from kollm_gui.citing.entry import database_entry
from kollm_gui.i18n import _
from kollm_gui.ui.look import Look
from kollm_gui.ui.page_dialog import PageDialog


@dataclass(frozen=True, slots=True)
class AboutData:
    """What the page tells beside the versions it finds itself."""

    info: CatalogueInfo
    database: Path
    models: int
    scores: int
    sources: int


class AboutPage(PageDialog):
    """About KoLLM."""

    def __init__(self, look: Look, data: AboutData, parent: QWidget | None = None) -> None:
        super().__init__(look, _("About KoLLM"), _page(data), (600, 520), parent)


def _page(data: AboutData) -> str:
    counts = _("{models} models, {scores} scores, {sources} sources").format(
        models=f"{data.models:,}", scores=f"{data.scores:,}", sources=f"{data.sources:,}"
    )
    versions = [
        (_("KoLLM"), __version__),
        (_("Catalogue"), f"{data.info.data_version} ({counts})"),
        (_("Content hash"), data.info.content_hash),
        (_("Schema"), f"{data.info.schema_major}.{data.info.schema_minor}"),
        ("Python", platform.python_version()),
        ("Qt, PySide6", f"{qVersion()}, {PySide6.__version__}"),
        (_("System"), platform.platform()),
    ]
    licences = [
        (_("Program"), "Apache License 2.0"),
        (_("Data"), "CC BY 4.0"),
        ("Pretendard", "SIL Open Font License 1.1"),
        ("Droid Sans Fallback", "Apache License 2.0"),
        ("Qt, PySide6", "LGPL 3.0"),
        ("SQLAlchemy", "MIT"),
        ("msgspec", "BSD-3-Clause"),
        ("pyqtgraph", "MIT"),
        ("platformdirs", "MIT"),
        ("numpy", "BSD-3-Clause"),
    ]
    places = [
        (_("Catalogue file"), str(data.database)),
        (_("Settings"), str(paths.settings_file())),
        (_("Log"), str(paths.log_file())),
    ]
    sentence = _("The offline reference of Korean LLM research: every number with its source.")
    # Babel does not look inside f-strings on Python 3.11, so each text is read outside of one.
    sections = (
        (_("Versions"), versions),
        (_("Licences"), licences),
        (_("Where things lie"), places),
    )
    cited = bibtex([database_entry(data.info)])
    heading = _("To cite the catalogue")
    citation = (
        f"<p class='s'>{escape(heading)}</p>"
        f"<pre style='white-space: pre-wrap'>{escape(cited)}</pre>"
    )
    told = "".join(f"<p class='s'>{escape(head)}</p>{_table(rows)}" for head, rows in sections)
    head = f"<p class='h'>KoLLM {escape(__version__)}</p><p>{escape(sentence)}</p>"
    return head + told + citation


def _table(rows: list[tuple[str, str]]) -> str:
    lines = "".join(
        f"<tr><td width='27%' class='q'>{escape(left)}</td><td>{escape(right)}</td></tr>"
        for left, right in rows
    )
    return f"<table cellspacing='0' width='100%'>{lines}</table>"
