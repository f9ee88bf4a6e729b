"""The tree as a view: keyboard, open nodes kept by key, one row chosen."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.controls.fill import fill
from kollm_gui.ui.controls.focus_ring import FocusRing
from kollm_gui.ui.controls.menu_request import menu_request
from kollm_gui.ui.controls.own_viewport import make_viewport
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.model_tree import ModelTree, Node
from kollm_gui.ui.panels.hits import hits_of
from kollm_gui.ui.panels.tree_painter import TreePainter

FEW = 24  # so many models are shown opened: nobody has to unfold what a search found
ROW = 28  # px at text size 1


class TreeView(QTreeView):
    """Shows a ``ModelTree``; tells which row was chosen, opened, or asked a menu for."""

    chosen = Signal(object)  # Node
    opened = Signal(str)
    marked = Signal(str)  # Space was pressed on a model
    menu_asked = Signal(object, QPoint)
    typed = Signal(str)  # a letter typed into the tree narrows it

    def __init__(self, look: Look, model: ModelTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_viewport(self)
        self._look = look
        self._nodes = model
        model.row_height = look.px(ROW)
        self._open: set[str] = set()
        self._quiet = False
        self.setModel(model)
        self._painter = TreePainter(look)
        self._ring = FocusRing(self, look)
        self.setHeaderHidden(True)
        self.header().setAccessibleName(_("Models by group"))
        self.setUniformRowHeights(True)
        self.setIndentation(0)  # the painter draws guides and indents
        self.setRootIsDecorated(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.viewport().setAutoFillBackground(False)
        thin_scroll_bars(self, look)
        self.expanded.connect(self._note_open)
        self.collapsed.connect(self._note_closed)
        self.selectionModel().currentChanged.connect(self._tell_choice)
        look.changed.connect(self._refresh)

    @property
    def open_keys(self) -> tuple[str, ...]:
        """Keys of the nodes the person left open."""
        return tuple(sorted(self._open))

    def set_open_keys(self, keys: Iterable[str]) -> None:
        """Open these nodes, now and whenever they are shown."""
        self._open = set(keys)
        self.restore(unfold=False)

    def mark(self, query: str) -> None:
        """Mark what this query hits in the names."""
        self._painter.spans = hits_of(query)

    def restore(self, *, unfold: bool) -> None:
        """After a reset, open what was open; ``unfold`` opens everything."""
        self._quiet = True
        for key in [node.key for node in self._nodes.groups()] if unfold else self._open:
            self.setExpanded(self._nodes.index_of(key), True)  # noqa: FBT003 - Qt's own
        self._quiet = False

    def choose(self, key: str | None) -> None:
        """Choose the row of a key, opening what is above it, without telling that it was chosen."""
        index = self._nodes.index_of(key)
        if index == self.currentIndex():
            return
        self._quiet = True
        if index.isValid():
            above = index.parent()
            while above.isValid():
                self.setExpanded(above, True)  # noqa: FBT003 - Qt's own
                above = above.parent()
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
            if not self.viewport().rect().contains(self.visualRect(index)):
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self.selectionModel().clear()
        self._quiet = False

    def current_node(self) -> Node | None:
        """The chosen row's node."""
        index = self.currentIndex()
        return self._nodes.node(index) if index.isValid() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight from the panel's edge on, chevrons and guides with them.

        Not by ``drawRow``, whose option tells the state of a row in the terms of ``QStyle``:
        naming these makes 600 of Qt's constants, which a start would wait for.
        """
        viewport, dirty = self.viewport(), event.rect()
        pointer = viewport.mapFromGlobal(QCursor.pos())
        hovered = self.indexAt(pointer) if viewport.underMouse() else QModelIndex()
        painter = QPainter(viewport)
        index = self.indexAt(dirty.topLeft())
        while index.isValid():
            row = self.visualRect(index)
            row.setLeft(0)
            if row.top() > dirty.bottom():
                break
            self._draw_row(painter, row, index, hovered=index == hovered)
            index = self.indexBelow(index)
        painter.end()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the ground from under the row that the pointer stood on, whichever it is now."""
        super().leaveEvent(event)
        self.viewport().update()

    def _draw_row(
        self, painter: QPainter, rect: QRect, index: QModelIndex, *, hovered: bool
    ) -> None:
        if self.selectionModel().isSelected(index):
            fill(painter, rect, self._look.colour("selection"))
        elif hovered:
            fill(painter, rect, self._look.colour("hover"))
        self._painter.draw(painter, rect, self._nodes.node(index), opened=self.isExpanded(index))
        if index == self.currentIndex():
            self._ring.draw(painter, rect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the chevron folds; elsewhere it chooses, and opens a closed group."""
        self._ring.note_mouse()
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        node = self._nodes.node(index)
        on_chevron = node.has_rows and event.position().x() <= self._painter.chevron_middle(
            node
        ) + self._look.px(9)
        if on_chevron:
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click folds a group and opens a model's details."""
        index = self.indexAt(event.position().toPoint())
        node = self._nodes.node(index) if index.isValid() else None
        if node is not None and node.has_rows:
            self.setExpanded(index, not self.isExpanded(index))
        elif node is not None and node.slug:
            self.opened.emit(node.slug)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens or folds, Space marks a model, letters narrow the tree."""
        self._ring.note_key()
        node = self.current_node()
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and node is not None:
            if node.slug:
                self.opened.emit(node.slug)
            else:
                index = self.currentIndex()
                self.setExpanded(index, not self.isExpanded(index))
        elif key == Qt.Key.Key_Space and node is not None and node.slug:
            self.marked.emit(node.slug)
        elif text.isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let Qt make the first row current, which nobody has chosen."""
        self._ring.note_focus(event)
        self._quiet = True
        super().focusInEvent(event)
        self._quiet = False

    def showEvent(self, event: QShowEvent) -> None:
        """Bring what is chosen into sight, which had no place before the view had its size."""
        super().showEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a row."""
        index, at = menu_request(self, event)
        if index.isValid():
            self.menu_asked.emit(self._nodes.node(index), at)

    def _tell_choice(self, current: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self.chosen.emit(self._nodes.node(current))

    def _note_open(self, index: QModelIndex) -> None:
        if not self._quiet:
            self._open.add(self._nodes.node(index).key)

    def _note_closed(self, index: QModelIndex) -> None:
        self._open.discard(self._nodes.node(index).key)

    def _refresh(self) -> None:
        self._nodes.row_height = self._look.px(ROW)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
