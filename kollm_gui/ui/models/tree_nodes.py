"""The nodes of the tree, built on whatever thread: which there are, in which order, and counts."""

from collections.abc import Sequence

from msgspec import Struct, field

from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.models.grouping import (
    Group,
    grouped,
    natural_key,
    sorted_groups,
    standing_groups,
)
from kollm_gui.ui.models.shown_groups import Shown
from kollm_gui.ui.view_state import Grouping

MOST_NODES = 3000  # beyond, models are in the table only: nobody scrolls through more


class Node(Struct):
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
    children: list[int] = field(default_factory=list[int])

    @property
    def is_note(self) -> bool:
        """Whether the row only says what is not shown."""
        return self.group is None and self.slug is None and self.depth >= 0

    @property
    def selects(self) -> str | None:
        """What choosing the row selects, as ``ViewState.selected`` has it."""
        return self.group.selects if self.group is not None else self.slug


class TreeGrouping:
    """The models of a snapshot in their groups, with how many each group has in all."""

    def __init__(self, snapshot: Snapshot, grouping: Grouping) -> None:
        self.snapshot, self._grouping = snapshot, grouping
        self.groups = grouped(snapshot, grouping)
        self.standing = list(standing_groups(snapshot, grouping))
        self.totals = Shown(self.groups, (), range(len(snapshot.models))).counts

    def is_of(self, snapshot: Snapshot, grouping: Grouping) -> bool:
        """Whether these are the groups of these models."""
        return self.snapshot is snapshot and self._grouping == grouping


class BuiltTree:
    """Nodes by place, the root at 0, and their places by key."""

    def __init__(self) -> None:
        self.nodes: list[Node] = [Node("", "", 0, 0, -1)]
        self.by_key: dict[str, int] = {}

    def add(self, key: str, text: str, parent: int) -> int:
        """Put a node under another; its place."""
        place = len(self.nodes)
        above = self.nodes[parent]
        self.nodes.append(Node(key, text, parent, len(above.children), above.depth + 1))
        above.children.append(place)
        self.by_key[key] = place
        return place


def built_tree(grouping: TreeGrouping, places: Sequence[int]) -> tuple[TreeGrouping, BuiltTree]:
    """The groups, and the nodes of the models at these places."""
    return grouping, _Builder(grouping, places).built


class _Builder:
    def __init__(self, grouping: TreeGrouping, places: Sequence[int]) -> None:
        self._grouping, self.built = grouping, BuiltTree()
        self._build(grouping.snapshot, places)

    def _build(self, snapshot: Snapshot, places: Sequence[int]) -> None:
        """Make the nodes: first the shown models by group, then both in their order."""
        shown = self._shown = Shown(self._grouping.groups, self._grouping.standing, places)
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
            place = self.built.add(group.key, group.text, parent)
            node = self.built.nodes[place]
            node.group = group
            node.visible = shown.counts.get(group.key, 0)
            node.total = self._grouping.totals.get(group.key, 0)
            self._add_groups(snapshot, place, group.key, with_models=with_models, most=most)
        if left:
            told = ngettext("{count} smaller group", "{count} smaller groups", left)
            self._add_note(told.format(count=f"{left:,}"), parent)
        if with_models:
            self._add_models(snapshot, parent, shown.leaves.get(above, ()))

    def _add_models(self, snapshot: Snapshot, parent: int, places: Sequence[int]) -> None:
        models = [snapshot.model_list[place] for place in places]
        for model in sorted(models, key=lambda model: natural_key(model.name)):
            place = self.built.add(model.slug, model.name, parent)
            self.built.nodes[place].slug = model.slug
            self.built.nodes[place].minimal = model.minimal
            self.built.nodes[place].own = model.origin == "own"

    def _add_note(self, text: str, parent: int = 0) -> None:
        """A quiet row that says what is not shown."""
        place = self.built.add(f"note/{self.built.nodes[parent].key}", text, parent)
        self.built.nodes[place].minimal = True
