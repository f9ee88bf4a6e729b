"""The tree of models: groups with counts that follow the query, and the models under them."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)

from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.models.tree_nodes import MOST_NODES, Node, ShownTree, TreeGrouping
from kollm_gui.ui.view_state import Grouping

Index = QModelIndex | QPersistentModelIndex
_NOTHING = (Node("", "", 0, 0, -1),)  # the root alone


class ModelTree(QAbstractItemModel):
    """Groups and models left by the query; a node is known by its key across resets."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grouping: TreeGrouping | None = None
        self._shown: ShownTree | None = None
        self.row_height = 28  # px, as the view has it

    def regroup(self, snapshot: Snapshot, grouping: Grouping, places: Sequence[int]) -> None:
        """Put the models into other groups, or other models into the groups."""
        groups = TreeGrouping(snapshot, grouping)
        self.take(groups, ShownTree(groups, places))

    def take(self, grouping: TreeGrouping, shown: ShownTree) -> None:
        """Show what was found of these groups, perhaps by a worker."""
        self.beginResetModel()
        self._grouping, self._shown = grouping, shown
        self.endResetModel()

    @property
    def grouping(self) -> TreeGrouping | None:
        """The groups of all models, whichever of them are shown."""
        return self._grouping

    def show_places(self, places: Sequence[int]) -> None:
        """Show the models at these places only, each group with how many of its models they are."""
        if self._grouping is not None:
            self.take(self._grouping, ShownTree(self._grouping, places))

    def show_slugs(self, slugs: Iterable[str]) -> None:
        """Show these models only."""
        if self._grouping is not None:
            known = self._grouping.snapshot.model_places
            self.show_places([known[slug] for slug in slugs])

    def index_of(self, key: str | None) -> QModelIndex:
        """The row of a node's key or of a model's slug; an invalid index where it is not shown."""
        place = self._shown.place_of(key) if self._shown is not None and key else None
        return self._index(place) if place else QModelIndex()

    def node(self, index: Index) -> Node:
        """The node of a row; the root for an invalid index."""
        return self._nodes[index.internalId() if index.isValid() else 0]

    def groups(self) -> list[Node]:
        """All nodes that have rows under them, each before those."""
        return [] if self._shown is None else list(self._shown.groups())

    def key_selecting(self, selected: str) -> str | None:
        """Key of the uppermost row that selects this."""
        keys = () if self._shown is None else self._shown.keys_selecting(selected)
        rows = {key: self._rows_down_to(self.index_of(key)) for key in keys}
        shown = [key for key in rows if rows[key]]  # of too many groups some are left out
        return min(shown, key=rows.__getitem__, default=None)

    # Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Rows under a node."""
        return len(self._under(parent)) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """One column; the delegate writes the count at its right."""
        return 1

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a row under a node."""
        children = self._under(parent)
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """The index of the node above a row."""
        return self._index(self.node(index).parent) if index.isValid() else QModelIndex()

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Whether a node has rows under it."""
        return self.node(parent).has_rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, or what a screen reader says of a row."""
        if not index.isValid():
            return None
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return node.text
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(100, self.row_height)
        return _told_of(node, role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The one column's name, which only screen readers meet."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _("Models") if section == 0 else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, except those that only say something."""
        if index.isValid() and self.node(index).is_note:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    # Building

    def _index(self, place: int) -> QModelIndex:
        if place == 0:
            return QModelIndex()
        return self.createIndex(self._nodes[place].row, 0, place)

    @property
    def _nodes(self) -> Sequence[Node]:
        return _NOTHING if self._shown is None else self._shown.nodes

    def _under(self, parent: Index) -> Sequence[int]:
        if self._shown is None:
            return ()
        return self._shown.rows_under(parent.internalId() if parent.isValid() else 0)

    def _rows_down_to(self, index: QModelIndex) -> list[int]:
        rows: list[int] = []
        while index.isValid():
            rows.insert(0, index.row())
            index = index.parent()
        return rows


def _told_of(node: Node, role: int) -> str | None:
    if role == Qt.ItemDataRole.AccessibleTextRole and node.group is not None:
        return _("{name}: {shown} of {total} shown").format(
            name=node.text, shown=node.visible, total=node.total
        )
    if role == Qt.ItemDataRole.AccessibleTextRole and node.own:
        return _("{model} (yours)").format(model=node.text)
    if role == Qt.ItemDataRole.ToolTipRole and node.is_note:
        return _(
            "The tree shows at most {count} rows. Search or group otherwise to see more here;"
            " the table has them all."
        ).format(count=f"{MOST_NODES:,}")
    return None
