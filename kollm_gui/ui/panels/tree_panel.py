"""The left panel: models grouped as a tree that follows the query and can itself be narrowed."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.fill import fill
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.grouping import GROUPING_TEXTS
from kollm_gui.ui.models.model_tree import ModelTree, Node
from kollm_gui.ui.models.tree_nodes import ShownTree, TreeGrouping
from kollm_gui.ui.panels.tree_view import FEW, TreeView
from kollm_gui.ui.view_state import GROUPINGS, ViewState
from kollm_gui.ui.workspace import COALESCED_MS, Workspace

if TYPE_CHECKING:
    from kollm_gui.search.match import SearchResult
    from kollm_gui.ui.panels.search_box import SearchBox


class TreePanel(QWidget):
    """Groups the models the query leaves; choosing a row selects it for the whole window."""

    menu_asked = Signal(object, QPoint)  # Node
    opened = Signal(str)

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self._narrow = ""
        self._building = workspace.lane()
        self.model = ModelTree(self)
        self.view = TreeView(look, self.model, self)
        self.view.setAccessibleName(_("Models by group"))
        self._pass = QTimer(self)
        self._pass.setSingleShot(True)
        self._pass.setInterval(COALESCED_MS)
        self._pass.timeout.connect(self._show_places)
        self._build()
        self._connect()
        self._regroup()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the panel's own head line."""
        painter = QPainter(self)
        y = self._look.px(40) - 1
        fill(painter, QRect(0, y, self.width(), 1), self._look.colour("line"))
        painter.end()

    def add_foot(self, foot: QWidget) -> None:
        """Pin a panel below the tree."""
        self._column.addWidget(foot)

    def narrow(self, text: str) -> None:
        """Show only what this text finds among the models the query leaves."""
        self._narrow = text.strip()
        self._show_places()

    def set_narrowing(self, *, shown: bool) -> None:
        """Show or hide the field that narrows the tree; hiding it shows all again."""
        self._find.setChecked(shown)
        self.finder.setVisible(shown)
        if shown:
            self.finder.line.setFocus()
        else:
            self.finder.line.clear()
            self.view.setFocus()

    def _build(self) -> None:
        look = self._look
        self._label = QLabel(_("Group by"), self)
        self.grouping = Button(look, kind="chooser", role="body_strong", arrow=True, parent=self)
        self.grouping.setToolTip(_("What the tree groups the models by"))
        self.grouping.clicked.connect(self._open_groupings)
        self.eye = Button(look, icon="eye", kind="quiet", height=24, parent=self)
        self._find = Button(look, icon="search", kind="quiet", height=24, parent=self)
        self._find.setCheckable(True)
        self._find.setAccessibleName(_("Narrow the tree"))
        self._find.setToolTip(_("Narrow the tree by typing"))
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.setSpacing(2)
        for widget in (self._label, self.grouping):
            head.addWidget(widget)
        head.addStretch(1)
        for widget in (self.eye, self._find):
            head.addWidget(widget)
        self._head = QWidget(self)
        self._head.setLayout(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        self._finder_room = QHBoxLayout()
        self._finder_room.setContentsMargins(8, 8, 8, 0)  # the tree stands off the head without it
        column.addLayout(self._finder_room)
        column.addWidget(self.view, 1)
        self._column = column
        self._refresh()

    @cached_property
    def finder(self) -> "SearchBox":
        """The field that narrows the tree, made when it is first wanted."""
        from kollm_gui.ui.panels.search_box import SearchBox  # noqa: PLC0415

        told = _("Narrow the tree")
        finder = SearchBox(self._look, told, told, width=200, height=28, parent=self)
        finder.setVisible(False)
        self._finder_room.addWidget(finder)
        line = finder.line
        # A late widget comes last of the whole window, where Tab does not lead from here.
        self.setTabOrder(self._find, line)
        self.setTabOrder(line, finder.clear)
        line.typed.connect(self.narrow)
        line.composed.connect(self.narrow)
        line.escaped.connect(lambda: self.set_narrowing(shown=False))
        line.left_down.connect(self.view.setFocus)
        return finder

    def _open_groupings(self) -> None:
        from PySide6.QtGui import QActionGroup  # noqa: PLC0415 - at a first menu
        from PySide6.QtWidgets import QMenu  # noqa: PLC0415

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group, chosen = QActionGroup(menu), self._workspace.state.grouping
        for grouping in GROUPINGS:
            action = menu.addAction(_(GROUPING_TEXTS[grouping]))
            action.setCheckable(True)
            action.setChecked(grouping == chosen)
            action.setData(grouping)
            group.addAction(action)
        group.triggered.connect(lambda action: self._workspace.change(grouping=action.data()))
        self.grouping.open_below(menu)

    def _connect(self) -> None:
        workspace, view = self._workspace, self.view
        workspace.changed.connect(self._changed)
        workspace.snapshot_changed.connect(self._regroup)
        view.chosen.connect(self._choose)
        view.menu_asked.connect(self.menu_asked)
        view.opened.connect(self.opened)
        view.marked.connect(self._workspace.toggle_compared)
        view.typed.connect(self._start_narrowing)
        self.eye.clicked.connect(self._toggle_minimal)
        self._find.clicked.connect(lambda: self.set_narrowing(shown=self._find.isChecked()))
        self._look.changed.connect(self._refresh)

    def _changed(self, before: ViewState, now: ViewState) -> None:
        if before.grouping != now.grouping:
            self._regroup()
        elif (before.query, before.hide_minimal) != (now.query, now.hide_minimal):
            if not self._workspace.counts_follow:
                self._show_places()
            elif not self._workspace.is_searching:
                self._pass.start()
        if before.hide_minimal != now.hide_minimal:
            self._show_eye()
        if before.selected != now.selected:
            self.view.choose(self._key_of_selected())

    def _regroup(self) -> None:
        grouping = self._workspace.state.grouping
        self.grouping.set_text(_(GROUPING_TEXTS[grouping]))
        self.grouping.setAccessibleName(
            _("Group by: {grouping}").format(grouping=_(GROUPING_TEXTS[grouping]))
        )
        self._show_places()
        self._show_eye()

    def _show_places(self) -> None:
        """Show what the query and the finder leave; of a large catalogue a worker builds it."""
        workspace, known = self._workspace, self.model.grouping
        snapshot, grouping = workspace.snapshot, workspace.state.grouping
        if known is not None and not known.is_of(snapshot, grouping):
            known = None
        groups = partial(TreeGrouping, snapshot, grouping) if known is None else lambda: known
        find = workspace.index.find if self._narrow else None
        work = partial(_found, groups, workspace.places, find, self._narrow)
        if workspace.is_large:
            self._building.ask(work, self._take)
        else:
            self._take(work())

    def _take(self, found: tuple[TreeGrouping, ShownTree, int]) -> None:
        grouping, shown, count = found
        self.model.take(grouping, shown)
        self.view.mark(f"{self._workspace.readable_query} {self._narrow}")
        few = self._is_narrowed() and count <= FEW
        self.view.restore(unfold=few)
        self.view.choose(self._key_of_selected())

    def _is_narrowed(self) -> bool:
        return bool(self._narrow or self._workspace.state.query.strip())

    def _key_of_selected(self) -> str | None:
        selected = self._workspace.state.selected
        if selected is None or not selected.startswith("family/"):
            return selected
        # A family may stand in several groups; the one last chosen stays.
        node = self.view.current_node()
        if node is not None and node.selects == selected:
            return node.key
        return self.model.key_selecting(selected)

    def _choose(self, node: Node) -> None:
        if node.selects is not None:
            self._workspace.change(selected=node.selects)

    def _start_narrowing(self, text: str) -> None:
        self.set_narrowing(shown=True)
        self.finder.line.setText(self.finder.line.text() + text)

    def _toggle_minimal(self) -> None:
        self._workspace.change(hide_minimal=not self._workspace.state.hide_minimal)

    def _show_eye(self) -> None:
        hidden = self._workspace.state.hide_minimal
        self.eye.set_icon_name("eye-off" if hidden else "eye")
        told = (
            _("Show models that only a score or a lineage names")
            if hidden
            else _("Hide models that only a score or a lineage names")
        )
        self.eye.setAccessibleName(told)
        self.eye.setToolTip(told)

    def _refresh(self) -> None:
        look = self._look
        self._head.setFixedHeight(look.px(40))
        self._label.setFont(look.font("body"))
        faded = self._label.palette()
        faded.setColor(self._label.foregroundRole(), look.colour("text_3"))
        self._label.setPalette(faded)
        self.update()


def _found(
    groups: Callable[[], TreeGrouping],
    places: Sequence[int],
    find: "Callable[[str], SearchResult] | None",
    narrow: str,
) -> tuple[TreeGrouping, ShownTree, int]:
    """The groups, the nodes of what is left, and how many models that are."""
    left = places if find is None else _within(places, find, narrow)
    grouping = groups()
    return grouping, ShownTree(grouping, left), len(left)


def _within(
    places: Sequence[int], find: "Callable[[str], SearchResult]", narrow: str
) -> Sequence[int]:
    from kollm_gui.search.error import SearchError  # noqa: PLC0415 - at the first query

    try:
        found: Any = find(narrow).places
    except SearchError:
        return places  # the finder has no room to tell; what cannot be read narrows nothing
    if hasattr(found, "dtype"):
        import numpy as np  # noqa: PLC0415 - only where it pays

        array: Any = np.asarray(places)
        return array[np.isin(array, found)]
    inside = set(found)
    return [place for place in places if place in inside]
