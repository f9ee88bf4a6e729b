"""What the actions that give something out do: export, copy a table, cite, print."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kollm_gui import i18n
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.ui.dialogs import Dialogs, save_text
from kollm_gui.ui.look import Look
from kollm_gui.ui.main_window import MainWindow
from kollm_gui.ui.panels.center_panel import CenterPanel
from kollm_gui.ui.panels.models_panel import TABLE_NAME, ModelsPanel
from kollm_gui.ui.panels.top_bar import TopBar
from kollm_gui.ui.panels.tree_panel import TreePanel
from kollm_gui.ui.table_writer import TableWriter
from kollm_gui.ui.worker import Worker
from kollm_gui.ui.workspace import Workspace

if TYPE_CHECKING:
    from kollm_gui.citing.forms import CitationFormat
    from kollm_gui.tables.output import ShownTable, TableFormat
    from kollm_gui.ui.panels.collections_panel import CollectionsPanel

SUFFIXES: "dict[TableFormat, str]" = {
    "csv": "csv",
    "tsv": "tsv",
    "json": "json",
    "markdown": "md",
    "latex": "tex",
}
MOST_PRINTED = 5000  # rows; more of them are hundreds of pages
_SIDEWAYS = 6  # columns; a table of more is printed on a page that lies on its side
_PLAIN_LINKS = "a { color: #1B1F27; text-decoration: none; }"  # on paper they lead nowhere


@dataclass(frozen=True, slots=True)
class Places:
    """The panels that actions reach."""

    window: MainWindow
    top: TopBar
    tree: TreePanel
    center: CenterPanel
    details: QWidget
    collections: "CollectionsPanel | None" = None


@dataclass(frozen=True, slots=True)
class _Shown:
    """A table to give out, made when it is needed; ``name`` begins those of its files."""

    name: str
    rows: int
    make: "Callable[[], ShownTable[Any]]"


@dataclass(frozen=True, slots=True)
class _Told:
    """The same as text in a form."""

    name: str
    rows: int
    text: "Callable[[TableFormat], str]"


class OutputCommands(QObject):
    """Gives out what the window shows; `Commands` adds the rest of the actions."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        dialogs: Dialogs,
        worker: Worker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._look, self._dialogs = workspace, look, dialogs
        self.writer = TableWriter(worker, self)
        self._places: Places | None = None

    def place(self, places: Places) -> None:
        """Act on these panels from here on."""
        self._places = places

    def export(self) -> None:
        """Export what the tab shows: the chart, or the table as CSV."""
        panel = self._at.center.panel(self._workspace.state.tab)
        if self._workspace.state.tab == "charts":
            panel.export()  # type: ignore[attr-defined]
        else:
            self.save_table("csv")

    def save_table(self, form: str) -> None:
        """Ask where to write the table of the tab in this form."""
        known = _table_form(form)
        told = self._told_table
        suffix = SUFFIXES[known]
        self._ask_save(
            _("Export the table"),
            f"{told.name}.{suffix}",
            [f"{suffix.upper()} (*.{suffix})"],
            told.rows,
            partial(told.text, known),
        )

    def copy_table(self, form: str) -> None:
        """Copy the table of the tab in this form."""
        known = _table_form(form)
        told = self._told_table
        self.writer.write(told.rows, partial(told.text, known), self._dialogs.copy, self._refuse)

    def copy_citations(self, form: str) -> None:
        """Copy the citations of what is selected."""
        from kollm_gui.citing import forms  # noqa: PLC0415 - only where asked for
        from kollm_gui.citing.entry import entry_of  # noqa: PLC0415

        known = _citation_form(form)
        sources = self._sources_of_selected()
        if sources:
            told = forms.write_entries(known, (entry_of(each) for each in sources))
            self._dialogs.copy(told)

    def save_view_citations(self, form: str) -> None:
        """Ask where to write the citations of all that stands behind the table or the chart."""
        from kollm_gui.citing import forms  # noqa: PLC0415 - only where asked for

        known = _citation_form(form)
        shown, suffix, snapshot = self._shown, forms.SUFFIXES[known], self._workspace.snapshot
        self._ask_save(
            _("Export the citations of this view"),
            f"{shown.name}-sources.{suffix}",
            [f"{forms.NAMES[known]} (*.{suffix})"],
            shown.rows,
            lambda: forms.write_entries(known, forms.view_entries(snapshot, shown.make().sources)),
        )

    def cite_database(self) -> None:
        """Copy the citation of the catalogue, with its version and hash."""
        from kollm_gui.citing.entry import database_entry  # noqa: PLC0415 - only where asked for
        from kollm_gui.citing.forms import write_entries  # noqa: PLC0415

        entry = database_entry(self._workspace.snapshot.info)
        self._dialogs.copy(write_entries("bibtex", [entry]))

    def print_shown(self) -> None:
        """Preview the chart, the page or the table of the tab for printing."""
        panel = cast("Any", self._at.center.panel(self._workspace.state.tab))
        figure = getattr(panel, "figure", None)
        if figure is not None and figure.empty is None and not panel.tools.data.isChecked():
            self._preview(figure.title, self._figure_painter(figure))
            return
        from kollm_gui.tables.html import STYLE, table_html  # noqa: PLC0415 - only for printing

        page = getattr(panel, "printed_page", None)
        if page is not None:
            title, html = page
            self._preview(title, self._text_painter(html, STYLE + _PLAIN_LINKS))
            return
        shown = self._shown
        if shown.rows > MOST_PRINTED:
            self._dialogs.warn(
                self._at.window,
                _("Not printed"),
                _(
                    "The table has {count} rows, and at most {most} are printed. Narrow the"
                    " search, or export the table to a file."
                ).format(count=f"{shown.rows:,}", most=f"{MOST_PRINTED:,}"),
            )
            return
        table = shown.make()
        sideways = len(table.columns) > _SIDEWAYS
        self._preview(table.title, self._text_painter(table_html(table), STYLE), sideways=sideways)

    def print_details(self) -> None:
        """Preview all that is known of what is selected for printing."""
        from kollm_gui.tables.html import STYLE, sheet_html  # noqa: PLC0415 - only for printing
        from kollm_gui.tables.sheets import sheet_of  # noqa: PLC0415

        kind, _slash, slug = (self._workspace.state.selected or "").rpartition("/")
        if not slug or kind == "category":
            self._dialogs.warn(
                self._at.window,
                _("Not printed"),
                _("Choose a model, family, benchmark or organization; its details are printed."),
            )
            return
        sheet = sheet_of(self._workspace.snapshot, kind or "model", slug)  # type: ignore[arg-type]
        self._preview(sheet.title, self._text_painter(sheet_html(sheet), STYLE))

    @property
    def _at(self) -> Places:
        if self._places is None:
            message = "no panels are placed yet"
            raise RuntimeError(message)
        return self._places

    @property
    def _told_table(self) -> "_Told":
        """The tab's table as text, which a panel may write by itself."""
        tab = self._workspace.state.tab
        panel = self._at.center.panel(tab)
        told = getattr(panel, "table_text", None)
        if told is not None and getattr(panel, "shown_table", None) is None:
            return _Told(f"kollm-{tab}", 0, told)
        shown = self._shown
        return _Told(shown.name, shown.rows, lambda form: shown.make().text(form))

    @property
    def _shown(self) -> "_Shown":
        """The table of the tab; that of the models where the tab has none."""
        panel = self._at.center.panel(self._workspace.state.tab)
        table = getattr(panel, "shown_table", None)
        if table is not None:
            return _Shown(table.name, len(table.rows), lambda: table)
        models = self._at.center.panel("models")
        assert isinstance(models, ModelsPanel)  # noqa: S101 - the tab's own panel
        return _Shown(TABLE_NAME, models.model.rowCount(), models.table_maker())

    def _ask_save(
        self, title: str, name: str, filters: list[str], rows: int, told: "Callable[[], str]"
    ) -> None:
        def write(file: Path) -> None:
            self.writer.write(
                rows, lambda: save_text(file, told()), lambda _nothing: None, self._refuse
            )

        self._dialogs.ask_save(self._at.window, title, name, filters, write)

    def _refuse(self, error: UserError) -> None:
        window = self._at.window  # what took long may end after it
        parent = window if isValid(window) else None
        self._dialogs.warn(parent, _("Not exported"), error.sentence)

    def _sources_of_selected(self) -> tuple[Any, ...]:
        from kollm_gui.citing import entry  # noqa: PLC0415 - only where asked for

        snapshot = self._workspace.snapshot
        kind, _slash, slug = (self._workspace.state.selected or "").rpartition("/")
        if kind == "" and slug in snapshot.models:
            return entry.sources_of_model(snapshot, snapshot.models[slug])
        if kind == "benchmark":
            return entry.sources_of_benchmark(snapshot, snapshot.benchmarks[slug])
        if kind == "family":
            return entry.sources_of_family(snapshot, slug)
        return ()

    def _figure_painter(self, figure: Any) -> Any:
        from kollm_gui.render.options import ExportOptions  # noqa: PLC0415 - only for printing
        from kollm_gui.render.printing import print_figure  # noqa: PLC0415

        version = self._workspace.snapshot.info.data_version
        options = ExportOptions(language=i18n.current(), data_version=version)
        return partial(print_figure, figure=figure, options=options)

    def _text_painter(self, html: str, style: str) -> Any:
        from kollm_gui.render.printing import (  # noqa: PLC0415 - only for printing
            PrintedText,
            data_foot,
            print_text,
        )

        foot = data_foot(self._workspace.snapshot.info.data_version)
        return partial(print_text, text=PrintedText(html, style, foot))

    def _preview(self, title: str, paint: Any, *, sideways: bool = False) -> None:
        from kollm_gui.ui.print_preview import PrintPreview  # noqa: PLC0415 - only for printing

        self._dialogs.show(
            PrintPreview(self._look, title, paint, sideways=sideways, parent=self._at.window)
        )


def _table_form(form: str) -> "TableFormat":
    return next(each for each in SUFFIXES if each == form)


def _citation_form(form: str) -> "CitationFormat":
    from kollm_gui.citing.forms import CitationFormat  # noqa: PLC0415 - only where asked for

    return next(each for each in get_args(CitationFormat) if each == form)
