"""The top bar: search, how many models it leaves, and the survey's figures."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kollm_gui.i18n import _, ngettext
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.fill import fill
from kollm_gui.ui.controls.runs_label import Run, RunsLabel
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.search_box import SearchBox
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from kollm_gui.search.error import SearchError
    from kollm_gui.ui.panels.facets_panel import FacetsPanel
    from kollm_gui.ui.panels.search_completer import SearchCompleter
    from kollm_gui.ui.panels.search_error_popup import SearchErrorPopup
    from kollm_gui.ui.recent_searches import RecentSearches

# As the platform writes them; QKeySequence would say it too, and makes 80 constants for it.
_FIND_KEYS = "⌘F" if sys.platform == "darwin" else "Ctrl F"


class TopBar(QWidget):
    """Writes the query into the workspace and shows how many models it leaves."""

    help_asked = Signal()  # the page on searching
    left_search = Signal()  # the person goes from the search to what was found
    menu_made = Signal(object)  # the context menu of the search, before it opens

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self.search = SearchBox(
            look,
            _("Search models, organizations, notes … ㄱㄴㄷ"),
            _("Search"),
            hint=_FIND_KEYS,
            parent=self,
        )
        self._count = RunsLabel(look, self)
        self._count.setAccessibleName(_("How many models are shown"))
        self.figures = Button(look, _("The survey’s figures"), arrow=True, height=32, parent=self)
        self.filters = Button(look, _("Filters"), icon="filter", arrow=True, height=32, parent=self)
        self._build()
        self._popup: SearchErrorPopup | None = None
        self._facets: FacetsPanel | None = None
        self.completer: SearchCompleter | None = None
        self._told = workspace.state.query  # the query as the line last wrote or showed it
        self.search.set_text(self._told)
        self._connect()
        self._refresh()
        self._show_reading()

    def offer_figures(self, figures: "Sequence[QAction]") -> None:
        """Let a menu offer the survey's figures."""
        self.figures.offer(figures)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self.search, 0)
        row.addWidget(self._count)
        row.addWidget(self.filters)
        row.addStretch(1)
        row.addWidget(self.figures)

    @property
    def popup(self) -> "SearchErrorPopup | None":
        """What hangs below the search box, once there was an error."""
        return self._popup

    @property
    def facets(self) -> "FacetsPanel | None":
        """The filters, once they were opened."""
        return self._facets

    def add_offers(self, recent: "RecentSearches") -> None:
        """Offer what can be written next and what was searched before; after the first frame."""
        from kollm_gui.ui.panels.search_completer import SearchCompleter  # noqa: PLC0415

        self.completer = SearchCompleter(
            self._workspace, self._look, self.search, recent, parent=self
        )
        self.completer.changed.connect(self._show_reading)
        self.left_search.connect(lambda: recent.add(self._workspace.readable_query))

    def toggle_filters(self) -> None:
        """Open the filters below their button, or close them."""
        if self._facets is None:
            from kollm_gui.ui.panels.facets_panel import FacetsPanel  # noqa: PLC0415 - first use

            self._facets = FacetsPanel(self._workspace, self._look, self.window())
            self._facets.closed.connect(
                lambda: self.filters.setFocus(Qt.FocusReason.OtherFocusReason)
            )
        if self._facets.isVisible():
            self._facets.close_panel()
        else:
            self._facets.open_under(self.filters)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline below the bar."""
        painter = QPainter(self)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), self._look.colour("line"))
        painter.end()

    def _connect(self) -> None:
        line, workspace = self.search.line, self._workspace
        line.typed.connect(self._type)
        line.composed.connect(self._compose)
        line.escaped.connect(self._escape)
        line.entered.connect(self._take_meant)
        line.left_down.connect(self.left_search)
        line.tabbed.connect(self._take_nearest)
        line.focus_changed.connect(self._show_popup)
        line.menu_made.connect(self.menu_made)
        self.filters.clicked.connect(self.toggle_filters)
        workspace.changed.connect(self._changed)
        workspace.snapshot_changed.connect(self._show_count)
        self._look.changed.connect(self._refresh)

    def _type(self, text: str) -> None:
        self._told = text
        self._workspace.type(text)

    def _compose(self, text: str) -> None:
        self._told = text
        self._workspace.compose(text)

    def _escape(self) -> None:
        if self.search.line.text():
            self.search.line.clear()
        else:
            self.left_search.emit()

    def _changed(self, before: ViewState, now: ViewState) -> None:
        # While a syllable is composed the state runs ahead of the line's committed text, so only
        # a query that came from elsewhere is written into the line.
        if now.query != self._told:
            self._told = now.query
            self.search.set_text(now.query)
        self._show_count()
        if before.query != now.query:
            self._show_reading()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pop-up under the box."""
        super().resizeEvent(event)
        self._show_popup()
        if self.completer is not None:
            self.completer.place()
        if self._facets is not None and self._facets.isVisible():
            self._facets.place()

    def _show_reading(self) -> None:
        """Colour the fields and mark the error of the text as it stands."""
        error, text = self._workspace.search_error, self.search.line.text()
        if not text.strip():
            self.search.show_reading((), None)
        elif not self.search.line.is_composing:
            from kollm_gui.ui.panels.query_state import field_spans  # noqa: PLC0415 - first query

            spans = field_spans(text, self._workspace.index.fields)
            wrong = (error.start, error.end) if error and not self._is_offered else None
            self.search.show_reading(spans, wrong)
        self.search.line.takes_tab = error is not None and error.nearest is not None
        if error is not None:
            self._tell(error)
        self._show_popup()

    def _tell(self, error: "SearchError") -> None:
        from kollm_gui.ui.panels.query_state import error_text  # noqa: PLC0415 - at the first error
        from kollm_gui.ui.panels.search_error_popup import SearchErrorPopup  # noqa: PLC0415

        if self._popup is None:
            self._popup = SearchErrorPopup(self._look, self)
            self._popup.taken.connect(self._take_nearest)
            self._popup.help_asked.connect(self.help_asked)
        self._popup.tell(error_text(error, self._workspace.index.fields))

    def _show_popup(self) -> None:
        if self._popup is None:
            return
        # Offers tell how to go on, which is more than why half a condition cannot be read.
        hidden = self._workspace.search_error is None or self._is_offered
        if hidden or not self.search.line.hasFocus():
            self._popup.hide()
            return
        if self._popup.parentWidget() is not self.window():
            self._popup.setParent(self.window())
        self._popup.place_under(self.search)

    def _take_meant(self) -> None:
        """Search for what was probably meant where nothing is found."""
        workspace = self._workspace
        if not len(workspace.places) and workspace.search_error is None and workspace.state.query:
            meant = workspace.mended_query()
            if meant is not None:
                workspace.change(query=meant)

    @property
    def _is_offered(self) -> bool:
        return self.completer is not None and self.completer.is_open

    def _take_nearest(self) -> None:
        error = self._workspace.search_error
        if error is None or error.nearest is None:
            return
        line = self.search.line
        text = line.text()
        before = text[: error.start] + error.nearest
        line.replace(before + text[error.end :], len(before))

    def _show_count(self) -> None:
        shown, total = len(self._workspace.places), len(self._workspace.snapshot.models)
        if self._workspace.search_error is not None:
            told = _("<b>{shown}</b> of {total} before the error")
        elif shown == total:
            told = ngettext("<b>{total}</b> model", "<b>{total}</b> models", total)
        else:
            told = _("<b>{shown}</b> of {total}")
        sentence = told.format(shown=f"{shown:,}", total=f"{total:,}")
        self._count.show_runs(_runs(sentence))

    def _refresh(self) -> None:
        self.setFixedHeight(self._look.px(52))
        self._show_count()


def _runs(sentence: str) -> list[Run]:
    """The sentence with what stands between ``<b>`` and ``</b>`` strong."""
    before, _mark, rest = sentence.partition("<b>")
    strong, _mark, behind = rest.partition("</b>")
    quiet = "text_2", "body"
    parts = (Run(before, *quiet), Run(strong, "text", "section"), Run(behind, *quiet))
    return [run for run in parts if run.text]
