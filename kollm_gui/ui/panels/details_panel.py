"""The panel at the right: what the catalogue knows of what is selected."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from kollm_gui.citing.bibtex import bibtex
from kollm_gui.citing.entry import entry_of
from kollm_gui.i18n import _
from kollm_gui.tables.correction import Questioned, correction_text, questioned_score
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.details.canvas import Canvas
from kollm_gui.ui.details.content import Details
from kollm_gui.ui.details.content_entries import details_of
from kollm_gui.ui.details.empty import EmptyState
from kollm_gui.ui.details.page import LEAST_PAGE, MARGIN, NARROWEST, Page
from kollm_gui.ui.details.rows_header import BadgesRow, TitleRow
from kollm_gui.ui.details.section_tabs import SectionTabs
from kollm_gui.ui.details.spot import (
    Action,
    CompareWithBase,
    Copy,
    CopyCitation,
    Edit,
    Open,
    Search,
    Select,
    ShowChart,
    ShowSource,
    Suggest,
    Toggle,
    UseProtocol,
)
from kollm_gui.ui.look import Look
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace


def open_in_browser(url: str) -> None:
    """Hand an address to the desktop's browser; KoLLM itself loads nothing."""
    QDesktopServices.openUrl(QUrl(url))


class DetailsPanel(QWidget):
    """Follows ``workspace.state.selected``; links select, or ask for an edit of one's own data."""

    edit_asked = Signal(str, str)  # what, as in spot.Edit, and its key

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        parent: QWidget | None = None,
        *,
        open_url: Callable[[str], None] = open_in_browser,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._look = look
        self._open_url = open_url
        self._details: Details | None = None
        self.setObjectName("details")
        self.setAccessibleName(_("Details"))
        self._head = _Head(look, self)
        self._tabs = SectionTabs(look, self)
        self._page = Page(look, self)
        self._empty = EmptyState(look, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._head, self._tabs, self._page, self._empty):
            layout.addWidget(part, 0 if part in (self._head, self._tabs) else 1)
        self._tabs.tabBarClicked.connect(self._page.go_to)
        self._tabs.currentChanged.connect(self._tab_chosen)
        # Only shown: choosing a tab scrolls, but scrolling must not choose.
        self._page.section_changed.connect(self._tabs.mark)
        self._page.activated.connect(self.act)
        self._head.canvas.activated.connect(self.act)
        self._dress()
        look.changed.connect(self._dress)
        workspace.changed.connect(self._follow)
        workspace.snapshot_changed.connect(self._refresh)
        self._refresh()

    @property
    def details(self) -> Details | None:
        """The page that shows."""
        return self._details

    @property
    def page(self) -> Page:
        """The scrolling page of sections."""
        return self._page

    @property
    def tabs(self) -> SectionTabs:
        """The tabs over the page."""
        return self._tabs

    @property
    def head(self) -> Canvas:
        """Title, maker and badges."""
        return self._head.canvas

    @property
    def empty_state(self) -> EmptyState:
        """What shows when nothing is selected."""
        return self._empty

    def sizeHint(self) -> QSize:
        """400 px wide, as the look has it."""
        return QSize(self._look.px(400), 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page a few lines, even where large text fills a low window with the title."""
        super().resizeEvent(event)
        self._head.hold(self.height() - self._tabs.sizeHint().height() - LEAST_PAGE)

    def go_to_section(self, key: str) -> None:
        """Scroll to a section of the page, where it has it."""
        sections = self._details.sections if self._details is not None else ()
        for index, section in enumerate(sections):
            if section.id == key:
                self._page.go_to(index)

    def act(self, action: Action) -> None:
        """Do what a link or a menu entry asks for."""
        if isinstance(action, Edit):
            self.edit_asked.emit(action.what, action.key)
        elif isinstance(action, Open):
            self._open_url(action.url)
        elif isinstance(action, ShowSource):
            self._page.go_to_source(action.source)
        elif isinstance(action, Toggle):
            self._page.toggle(action.key)
        elif isinstance(action, Copy | CopyCitation | Suggest):
            QGuiApplication.clipboard().setText(self._copied(action))
        else:
            self._change_view(action)

    def _copied(self, action: Copy | CopyCitation | Suggest) -> str:
        if isinstance(action, Copy):
            return action.text
        if isinstance(action, CopyCitation):
            return self._citation(action.sources)
        return self._correction(action)

    def _change_view(
        self, action: Select | ShowChart | UseProtocol | Search | CompareWithBase
    ) -> None:
        if isinstance(action, Select):
            self._workspace.change(selected=action.target)
        elif isinstance(action, ShowChart):
            kept = {**self._workspace.state.chart_options, action.chart: dict(action.options)}
            self._workspace.change(
                tab="charts", chart=action.chart, chart_preset=None, chart_options=kept
            )
        elif isinstance(action, UseProtocol):
            chosen = {**self._workspace.state.protocols, action.benchmark: action.key}
            self._workspace.change(protocols=chosen)
        elif isinstance(action, Search):
            self._workspace.change(query=action.query, tab="models")
        else:
            self._workspace.change(tab="compare", gain_of=action.model)

    def _dress(self) -> None:
        # The panel's ground is the surface, where the palette's window is the frame around it.
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._look.colour("surface"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    def _follow(self, before: ViewState, after: ViewState) -> None:
        listed = (after.selected or "").startswith("benchmark/")
        if before.selected != after.selected:
            self._refresh()
        elif listed and before.protocols != after.protocols:
            self._refresh(keep_place=True)
        elif before.compare != after.compare and self._details is not None:
            self._head.show_entries(self._entries(self._details))

    def _refresh(self, *, keep_place: bool = False) -> None:
        state = self._workspace.state
        selected = state.selected
        before = self._details
        self._details = details_of(self._workspace.snapshot, selected, state.protocols)
        shown = self._details
        same = before is not None and shown is not None and before.key == shown.key
        for part in (self._head, self._tabs, self._page):
            part.setVisible(shown is not None)
        self._empty.setVisible(shown is None)
        # Tab would end before a panel whose focus goes to what is hidden.
        proxy = None if shown is None else self._tabs
        self.setFocusProxy(proxy)  # pyright: ignore[reportArgumentType] - None takes it away
        if shown is None:
            self._say_why(selected)
            return
        self._head.show_details(shown, self._entries(shown))
        titles = [section.title for section in shown.sections]
        if not same or titles != [self._tabs.tabText(at) for at in range(self._tabs.count())]:
            self._tabs.set_titles(titles)
        self._page.show_sections(shown.sections, keep_place=keep_place or same)

    def _say_why(self, selected: str | None) -> None:
        if selected:
            self._empty.say(
                _("This entry is not in the catalogue"),
                _("“{entry}” may have been renamed or left out. Choose another one.").format(
                    entry=selected
                ),
            )
        else:
            self._empty.say(
                _("Nothing is selected"),
                _(
                    "Choose a model in the tree, the table or a chart. "
                    "Here you then read what it was trained on, how it scored, and who says so."
                ),
            )

    def _tab_chosen(self, index: int) -> None:
        self._page.go_to(index)

    def _entries(self, shown: Details) -> list[tuple[str, Callable[[], None]]]:
        entries: list[tuple[str, Callable[[], None]]] = [
            (label, lambda text=text: self.act(Copy(text))) for label, text in shown.copies
        ]
        if shown.cites:
            cite = CopyCitation(shown.cites)
            entries.append((_("Copy citation (BibTeX)"), lambda: self.act(cite)))
        slug, snapshot = shown.key, self._workspace.snapshot
        if slug in snapshot.models:
            compared = slug in self._workspace.state.compare
            words = _("Remove from Compare") if compared else _("Add to Compare")
            entries.append((words, lambda: self._workspace.toggle_compared(slug)))
            if snapshot.models[slug].base_model in snapshot.models:
                base = CompareWithBase(slug)
                entries.append((_("Compare with its base"), lambda: self.act(base)))
        url = shown.url
        if url is not None:
            there = "huggingface.co" in url
            label = _("Open on Hugging Face") if there else _("Open the document")
            entries.append((label, lambda: self._open_url(url)))
        return entries

    def _correction(self, action: Suggest) -> str:
        snapshot = self._workspace.snapshot
        questioned = None if action.score is None else questioned_score(snapshot, action.score)
        entry = self._workspace.state.selected or ""
        model = snapshot.models.get(entry)
        places = action.places
        if not places and model is not None:  # rows of corpora share the citations of the field
            places = tuple((one.source, one.locator) for one in model.cited(action.field))
        told = questioned or Questioned(entry, action.field, action.value, places)
        return correction_text(told, snapshot.info)

    def _citation(self, slugs: tuple[str, ...]) -> str:
        known = self._workspace.snapshot.sources
        return bibtex([entry_of(known[slug]) for slug in slugs if slug in known])


class _Head(QWidget):
    """Title, maker and badges, with the menu button at the right."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._menu = QMenu(self)
        self.canvas = Canvas(look, self)
        self.canvas.setAccessibleName(_("Title"))
        self._more = Button(look, "", icon="more", kind="quiet", menu=self._menu, parent=self)
        self._more.setAccessibleName(_("More about this entry"))
        self._more.setToolTip(_("More about this entry"))
        self._height, self._most = 0, 16_777_215
        look.changed.connect(self._lay_out)

    def show_details(self, details: Details, entries: list[tuple[str, Callable[[], None]]]) -> None:
        """Show another entry's head."""
        self.show_entries(entries)
        self.canvas.set_rows([TitleRow(details, 36), BadgesRow(details.badges)], self._width())
        self._place()

    def show_entries(self, entries: list[tuple[str, Callable[[], None]]]) -> None:
        """Offer these in the menu."""
        self._menu.clear()
        for label, run in entries:
            self._menu.addAction(label).triggered.connect(lambda _checked=False, run=run: run())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def hold(self, most: int) -> None:
        """Take no more px of height than these; what is below is cut."""
        if most != self._most:
            self._most = max(most, 0)
            self._place()

    def sizeHint(self) -> QSize:
        """As high as title and badges need."""
        return QSize(self._look.px(400), self._height)

    def minimumSizeHint(self) -> QSize:
        """Cut in height only where it was told to hold itself."""
        return QSize(NARROWEST, self._height)

    def _width(self) -> int:
        return max(self.width() - 2 * self._look.px(MARGIN), 200)

    def _lay_out(self) -> None:
        self.canvas.lay_out(self._width())
        self._place()

    def _place(self) -> None:
        margin, top = self._look.px(MARGIN), self._look.px(12)
        height = sum(row.height for row in self.canvas.rows)
        self.canvas.setGeometry(margin, top, self._width(), height)
        side = self._more.sizeHint()
        self._more.setGeometry(
            self.width() - margin - side.width() + 4, top - 2, side.width(), side.height()
        )
        self._height = min(top + height + self._look.px(4), self._most)
        self.setFixedHeight(self._height)
