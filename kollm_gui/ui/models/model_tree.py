"""The tree of models: groups with counts that follow the query, and the models under them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.models.grouping import (
    Group,
    Grouped,
    grouped,
    natural_key,
    sorted_groups,
    standing_groups,
)
from kollm_gui.ui.models.shown_groups import Shown
from kollm_gui.ui.view_state import Grouping

Index = QModelIndex | QPersistentModelIndex
MOST_NODES = 3000  # beyond, models are in the table only: nobody scrolls through more


class TreeRole(IntEnum):
    """What the delegate asks for beside the text."""

    NODE = Qt.ItemDataRole.UserRole
    KEY = Qt.ItemDataRole.UserRole + 1


@dataclass(slots=True)
class Node:
    """A row of the tree; ``group`` is set above the models, ``slug`` on a model."""

    key: str
    text: str
    parent: int  # place of the parent among the nodes; the root's own is 0
    row: int
    depth: int
    group: Group | None = None
    slug: str | None = None
    minimal: bool = False
    own: bool = False  # a model of the reader's
    visible: int = 0
    total: int = 0
    children: list[int] = field(default_factory=list)

    @property
    def is_note(self) -> bool:
        """Whether the row only says what is not shown."""
        return self.group is None and self.slug is None and self.depth >= 0

    @property
    def selects(self) -> str | None:
        """What choosing the row selects, as ``ViewState.selected`` has it."""
        return self.group.selects if self.group is not None else self.slug


class ModelTree(QAbstractItemModel):
    """Groups and models left by the query; a node is known by its key across resets."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grouped = Grouped((), ())
        self._shown = Shown(self._grouped, (), ())
        self._totals: Mapping[str, int] = {}
        self._nodes: list[Node] = [Node("", "", 0, 0, -1)]
        self._by_key: dict[str, int] = {}
        self._snapshot: Snapshot | None = None
        self._standing: list[Group] = []

    def regroup(self, snapshot: Snapshot, grouping: Grouping, places: Sequence[int]) -> None:
        """Put the models into other groups, or other models into the groups."""
        self._snapshot = snapshot
        self._grouped = grouped(snapshot, grouping)
        self._standing = list(standing_groups(snapshot, grouping))
        whole = range(len(snapshot.models))
        self._totals = Shown(self._grouped, (), whole).counts
        self.show_places(places)

    def show_places(self, places: Sequence[int]) -> None:
        """Show the models at these places only, each group with how many of its models they are."""
        self.beginResetModel()
        self._nodes = [Node("", "", 0, 0, -1)]
        self._by_key = {}
        if self._snapshot is not None:
            self._build(self._snapshot, places)
        self.endResetModel()

    def show_slugs(self, slugs: Iterable[str]) -> None:
        """Show these models only."""
        known: Mapping[str, int] = {} if self._snapshot is None else self._snapshot.model_places
        self.show_places([known[slug] for slug in slugs])

    def index_of(self, key: str | None) -> QModelIndex:
        """The row of a node's key or of a model's slug; an invalid index where it is not shown."""
        place = self._by_key.get(key or "")
        return self._index(place) if place else QModelIndex()

    def node(self, index: Index) -> Node:
        """The node of a row; the root for an invalid index."""
        return self._nodes[index.internalId() if index.isValid() else 0]

    def groups(self) -> list[Node]:
        """All nodes that have rows under them, outermost first."""
        return [node for node in self._nodes[1:] if node.children]

    # Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Rows under a node."""
        return len(self.node(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """One column; the delegate writes the count at its right."""
        return 1

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a row under a node."""
        children = self.node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """The index of the node above a row."""
        return self._index(self.node(index).parent) if index.isValid() else QModelIndex()

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Whether a node has rows under it."""
        return bool(self.node(parent).children)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, the node itself, or what a screen reader says of a row."""
        if not index.isValid():
            return None
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return node.text
        if role == TreeRole.NODE:
            return node
        if role == TreeRole.KEY:
            return node.key
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

    def _build(self, snapshot: Snapshot, places: Sequence[int]) -> None:
        """Make the nodes: first the shown models by group, then both in their order."""
        shown = self._shown = Shown(self._grouped, self._standing, places)
        groups, models = shown.group_count, len(places)
        with_models = groups + models <= MOST_NODES or groups == 0
        most_groups = None
        if not with_models:
            self._add_note(_("Models are in the table only"))
            if groups > MOST_NODES:
                most_groups = MOST_NODES // max(len(shown.inside.get("", ())), 1)
        self._add_groups(snapshot, 0, "", with_models=with_models, most=most_groups)

    def _add_groups(
        self, snapshot: Snapshot, parent: int, above: str, *, with_models: bool, most: int | None
    ) -> None:
        shown = self._shown
        groups = [
            (group, shown.counts.get(key, 0)) for key, group in shown.inside.get(above, {}).items()
        ]
        if most is not None and len(groups) > most:
            # The largest ones: sorting all the others by name would take longer than the rest.
            groups.sort(key=lambda each: -each[1])
            groups, left = groups[:most], len(groups) - most
        else:
            left = 0
        for group in sorted_groups(groups):
            place = self._add(group.key, group.text, parent)
            node = self._nodes[place]
            node.group = group
            node.visible = shown.counts.get(group.key, 0)
            node.total = self._totals.get(group.key, 0)
            self._add_groups(snapshot, place, group.key, with_models=with_models, most=most)
        if left:
            told = ngettext("{count} smaller group", "{count} smaller groups", left)
            self._add_note(told.format(count=f"{left:,}"), parent)
        if with_models:
            self._add_models(snapshot, parent, shown.leaves.get(above, ()))

    def _add_models(self, snapshot: Snapshot, parent: int, places: Sequence[int]) -> None:
        models = [snapshot.model_list[place] for place in places]
        for model in sorted(models, key=lambda model: natural_key(model.name)):
            place = self._add(model.slug, model.name, parent)
            self._nodes[place].slug = model.slug
            self._nodes[place].minimal = model.minimal
            self._nodes[place].own = model.origin == "own"

    def _add_note(self, text: str, parent: int = 0) -> None:
        """A quiet row that says what is not shown."""
        place = self._add(f"note/{self._nodes[parent].key}", text, parent)
        self._nodes[place].minimal = True

    def _add(self, key: str, text: str, parent: int) -> int:
        place = len(self._nodes)
        above = self._nodes[parent]
        self._nodes.append(Node(key, text, parent, len(above.children), above.depth + 1))
        above.children.append(place)
        self._by_key[key] = place
        return place


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
