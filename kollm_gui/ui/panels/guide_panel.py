"""The Guide tab: short pages whose every number leads to its row in the details beside."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kollm_gui.catalogue.guide_links import SCHEME, read_link
from kollm_gui.catalogue.records import GuidePage
from kollm_gui.i18n import _
from kollm_gui.library.guide_targets import target_line
from kollm_gui.ui.guide.contents_view import ContentsView
from kollm_gui.ui.guide.page_html import page_html
from kollm_gui.ui.guide.page_view import PageView
from kollm_gui.ui.guide.targets import state_for
from kollm_gui.ui.look import Look
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace

LEAST_PAGE = 300  # px that the page keeps; the first page and “Next page” lead to the others


class GuidePanel(QWidget):
    """Contents at the left, the page of the state at the right."""

    scores_asked = Signal(str)  # a benchmark: show the selected model's scores on it

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self.contents = ContentsView(look, self)
        self.view = PageView(look, self._tell, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addWidget(self.view, 1)
        self.contents.asked.connect(lambda slug: workspace.change(guide=slug))
        self.view.asked.connect(self.follow)
        workspace.changed.connect(self._changed)
        workspace.snapshot_changed.connect(self._start_over)
        self._start_over()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list out where it would leave the page too little room."""
        super().resizeEvent(event)
        needed = self.contents.sizeHint().width() + self._look.px(LEAST_PAGE)
        self.contents.setVisible(self.width() >= needed)

    @property
    def page(self) -> GuidePage | None:
        """The page that shows."""
        pages = self._workspace.snapshot.guide
        return pages.get(self._workspace.state.guide) or next(iter(pages.values()), None)

    @property
    def printed_page(self) -> tuple[str, str] | None:
        """Title and rich text of the page for paper, without the way to the next one."""
        page = self.page
        return None if page is None else (page.title, page_html(self._look, page.title, page.body))

    def follow(self, address: str) -> None:
        """Show what an address of the page leads to."""
        link = read_link(address)
        if link is None:
            return
        self._workspace.apply(state_for(link, self._workspace.state))
        if link.kind == "model" and len(link.slugs) > 1:
            self.scores_asked.emit(link.slugs[1])

    def copied_rows(self) -> str:
        """The words of the page, where none are selected."""
        return self.view.toPlainText().replace("\u2060", "")

    def _tell(self, address: str) -> str:
        link = read_link(address)
        return target_line(self._workspace.snapshot, link) if link is not None else ""

    def _changed(self, before: ViewState, now: ViewState) -> None:
        if before.guide != now.guide:
            self._show()

    def _start_over(self) -> None:
        self.contents.show_pages(list(self._workspace.snapshot.guide.values()))
        self._show()

    def _show(self) -> None:
        page = self.page
        if page is None:
            self.view.show_page(_("Guide"), _("This catalogue holds no guide."))
            return
        self.contents.choose(page.slug)
        self.view.setAccessibleName(page.title)
        self.view.show_page(page.title, page.body, self._foot(page))

    def _foot(self, page: GuidePage) -> str:
        """The way on to the next page."""
        pages = list(self._workspace.snapshot.guide.values())
        place = pages.index(page) + 1
        if place == len(pages):
            return ""
        after = pages[place]
        link = f"[{after.title}]({SCHEME}guide/{after.slug})"
        return _("Next page: {page}").format(page=link)
