"""My collections: saved searches, pinned at the foot of the tree."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.ui.collection import Collection, Collections
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.offer_rows import ROW, Row, RowList
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.look import Look
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace

if TYPE_CHECKING:
    from kollm_gui.search.match import SearchIndex

MOST_SEEN = 6  # rows without scrolling


class _CollectionList(RowList):
    """The rows; a menu and F2 belong to the panel around."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames, as in file managers."""
        panel = self.parent()
        if event.key() == Qt.Key.Key_F2 and isinstance(panel, CollectionsPanel) and self.key:
            panel.ask_new_name(self.key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the panel for the menu of the row."""
        panel = self.parent()
        if isinstance(panel, CollectionsPanel) and self.key:
            panel.open_menu(self.key, event.globalPos())


class CollectionsPanel(QWidget):
    """A root that folds, a row for each saved search with what it finds, and a plus."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        collections: Collections,
        dialogs: Dialogs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self._collections, self._dialogs = collections, dialogs
        self.root = Button(
            look,
            _("My collections"),
            icon="chevron-down",
            kind="quiet",
            role="section",
            parent=self,
        )
        self.root.clicked.connect(self._fold)
        self.plus = Button(look, icon="plus", kind="quiet", height=24, parent=self)
        self.plus.setAccessibleName(_("Save this search"))
        self.plus.clicked.connect(self.ask_name)
        self.list = _CollectionList(look, _("My collections"), 26, self)
        self.list.taken.connect(self._apply)
        self.list.remove_asked.connect(self.ask_removal)
        self._open = True
        self._counting = workspace.lane()
        self._counts: Mapping[str, str] = {}  # of a large catalogue, once a worker has counted
        # Counting makes the search index, which the first frames of the window do without.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show)
        self._build()
        collections.changed.connect(self._show)
        workspace.changed.connect(self._changed)
        workspace.snapshot_changed.connect(self._later.start)
        look.changed.connect(self._fit)
        self._mirror()
        self.list.hide()
        if collections.list():
            self._later.start()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(2, 2, 8, 2)
        row.addWidget(self.root)
        row.addStretch(1)
        row.addWidget(self.plus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.list)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline above."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()

    @property
    def station(self) -> QWidget | None:
        """What F6 goes to: the rows, where there are any."""
        return self.list if self.list.isVisible() else None

    def ask_name(self) -> None:
        """Ask under which name to keep the search, and keep it."""
        query = self._workspace.readable_query.strip()
        if not query:
            told = _("There is no search to save: type one, or choose filters.")
            self._dialogs.tell(self.window(), _("Save this search"), told)
            return
        self._dialogs.ask_text(
            self.window(),
            _("Save this search"),
            _("Name of the collection"),
            query,
            lambda name: self._try(partial(self._collections.save, name, query)),
        )

    def ask_new_name(self, slug: str) -> None:
        """Ask for another name of a saved search."""
        found = self._of(slug)
        if found is not None:
            self._dialogs.ask_text(
                self.window(),
                _("Rename the collection"),
                _("Name of the collection"),
                found.name,
                lambda name: self._try(partial(self._collections.rename, slug, name)),
            )

    def ask_removal(self, slug: str) -> None:
        """Ask whether a saved search may go; the models it finds stay untouched."""
        found = self._of(slug)
        if found is not None:
            sentence = (
                _("Delete the collection “{name}”? Its models stay in the catalogue.")
                if found.by_hand
                else _("Delete the saved search “{name}” ({query})?")
            )
            self._dialogs.ask_yes(
                self.window(),
                _("Delete the collection"),
                sentence.format(name=found.name, query=found.query),
                _("Delete"),
                lambda: self._try(partial(self._collections.remove, slug)),
            )

    def open_menu(self, slug: str, at: QPoint) -> None:
        """Searching, renaming, deleting."""
        menu = self.menu_of(slug)
        menu.aboutToHide.connect(menu.deleteLater)
        from kollm_gui.ui.controls.menus import open_menu  # noqa: PLC0415 - at a first menu

        open_menu(menu, self._look, at)

    def menu_of(self, slug: str) -> QMenu:
        """The context menu of a saved search."""
        menu = QMenu(self)
        found = self._of(slug)
        offers = (
            (_("Search for it"), partial(self._apply, slug)),
            (_("Rename…"), partial(self.ask_new_name, slug)),
            (_("Copy its search"), partial(self._dialogs.copy, found.query if found else "")),
            (_("Delete…"), partial(self.ask_removal, slug)),
        )
        for text, work in offers:
            menu.addAction(text).triggered.connect(lambda _on=False, work=work: work())
        return menu

    def _of(self, slug: str) -> Collection | None:
        return next((each for each in self._collections.list() if each.slug == slug), None)

    def _try(self, work: partial) -> None:
        try:
            work()
        except UserError as error:
            self._dialogs.warn(self.window(), _("Not saved"), error.sentence)

    def _apply(self, slug: str) -> None:
        found = self._of(slug)
        if found is not None:
            self._workspace.change(query=found.query)

    def _changed(self, before: ViewState, now: ViewState) -> None:
        if before.query != now.query:
            self._mirror()

    def _mirror(self) -> None:
        """Show which saved search stands in the box, and whether there is one to save."""
        query = self._workspace.state.query.strip()
        self.plus.setEnabled(bool(query) and self._workspace.search_error is None)
        told = _("Save this search") if query else _("Type a search to save it here")
        self.plus.setToolTip(told)
        self.list.clearSelection()
        for place, each in enumerate(self._collections.list()):
            item = self.list.item(place)
            if item is not None and each.query == query:
                self.list.setCurrentItem(item)

    def _show(self) -> None:
        self._show_rows()
        if self._workspace.is_large and self._collections.list():
            self._count_later()

    def _show_rows(self) -> None:
        rows = [
            Row(
                each.name,
                "",
                self._count(each),
                each.slug,
                icon=_icon(each),
                removable=True,
            )
            for each in self._collections.list()
        ]
        self.list.show_rows(rows)
        for place, each in enumerate(self._collections.list()):
            self.list.item(place).setToolTip(each.query)
        self.list.setVisible(self._open and bool(rows))
        self._fit()
        self._mirror()

    def _count(self, collection: Collection) -> str:
        if not self._workspace.is_large:
            return _counted(self._workspace.index, collection.query)
        return self._counts.get(collection.query, "")

    def _count_later(self) -> None:
        """Let a worker count what the saved searches find in a large catalogue."""
        index = self._workspace.index
        queries = [each.query for each in self._collections.list()]
        self._counting.ask(
            lambda: {query: _counted(index, query) for query in queries}, self._take_counts
        )

    def _take_counts(self, counts: Mapping[str, str]) -> None:
        self._counts = counts
        self._show_rows()

    def _fold(self) -> None:
        self._open = not self._open
        self.root.set_icon_name("chevron-down" if self._open else "chevron-right")
        self.list.setVisible(self._open and self.list.count() > 0)

    def _fit(self) -> None:
        rows = min(self.list.count(), MOST_SEEN)
        self.list.setFixedHeight(rows * self._look.px(ROW) + 4)


def _counted(index: "SearchIndex", query: str) -> str:
    from kollm_gui.search.error import SearchError  # noqa: PLC0415 - see ``_later``

    try:
        return f"{len(index.find(query).places):,}"
    except SearchError:
        return "–"  # of another catalogue, whose benchmarks this one lacks


def _icon(collection: Collection) -> str:
    return "folder" if collection.by_hand else "star"
