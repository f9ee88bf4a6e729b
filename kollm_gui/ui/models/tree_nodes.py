"""The nodes of the tree: which there are, in which order, and counts.

Most groups are never opened, so that what is in one is made when somebody first asks for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.models.grouping import (
    Group,
    grouped,
    natural_key,
    sorted_groups,
    standing_groups,
    text_of,
)
from kollm_gui.ui.models.shown_groups import Shown
from kollm_gui.ui.view_state import Grouping

MOST_NODES = 3000  # beyond, models are in the table only: nobody scrolls through more
LEAST_INSIDE = 50  # groups of a group that are shown however many there are outside it


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
    has_rows: bool = False  # whether there are rows under it

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

    def keys_above(self, slug: str) -> list[str]:
        """Keys of the groups that a model stands in, the outermost first."""
        place = self.snapshot.model_places.get(slug)
        if place is None:
            return []
        return [group.key for group in self.groups.paths[self.groups.of[place]]]


class ShownTree:
    """The nodes of the models at these places; made on whatever thread, asked in the window's."""

    def __init__(self, grouping: TreeGrouping, places: Sequence[int]) -> None:
        self._grouping = grouping
        shown = self._shown = Shown(grouping.groups, grouping.standing, places)
        self.nodes = [Node("", "", 0, 0, -1, has_rows=True)]
        self._rows: dict[int, list[int]] = {}  # places of the nodes under one, once they are made
        self._places: dict[str, int] = {}  # of the nodes by key
        groups = shown.group_count
        self._with_models = groups + len(places) <= MOST_NODES or groups == 0
        self._is_cut = groups > MOST_NODES
        self.rows_under(0)  # of a large catalogue they are many, and this may be a worker

    def rows_under(self, place: int) -> list[int]:
        """Places of the nodes under one, in their order."""
        rows = self._rows.get(place)
        if rows is None:
            rows = self._rows[place] = []
            self._add_rows(place)
        return rows

    def place_of(self, key: str) -> int | None:
        """The place of the node with a group's key or a model's slug, if it is shown."""
        if key not in self._places:
            for above in self._grouping.keys_above(key) or self._keys_above(key):
                place = self._places.get(above)
                if place is None:
                    return None
                self.rows_under(place)
        return self._places.get(key)

    def keys_selecting(self, selected: str) -> Iterator[str]:
        """Keys of the groups that select this; a family may stand in several."""
        for inside in self._shown.inside.values():
            yield from (key for key, group in inside.items() if group.selects == selected)

    def groups(self) -> Iterator[Node]:
        """All nodes that have rows under them, each before those."""
        place = 1
        while place < len(self.nodes):
            if self.nodes[place].has_rows:
                yield self.nodes[place]
                self.rows_under(place)
            place += 1

    @cached_property
    def _above(self) -> Mapping[str, str]:
        return {key: above for above, inside in self._shown.inside.items() for key in inside}

    def _keys_above(self, key: str) -> list[str]:
        found: list[str] = []
        while above := self._above.get(key):
            found.insert(0, above)
            key = above
        return found

    def _add_rows(self, parent: int) -> None:
        """Make the nodes under one: groups, what is left out of them, and models."""
        shown, above = self._shown, self.nodes[parent].key
        if parent == 0 and not self._with_models:
            self._add_note(_("Models are in the table only"), parent)
        groups = [
            (group, shown.counts.get(key, 0)) for key, group in shown.inside.get(above, {}).items()
        ]
        left, most = 0, self._most_under(parent)
        if len(groups) > most:
            # The largest ones: sorting all the others by name would take longer than the rest.
            groups.sort(key=lambda each: -each[1])
            groups, left = groups[:most], len(groups) - most
        snapshot = self._grouping.snapshot
        for group in sorted_groups(snapshot, groups):
            node = self._add(group.key, text_of(snapshot, group), parent)
            node.group = group
            node.visible = shown.counts.get(group.key, 0)
            node.total = self._grouping.totals.get(group.key, 0)
            node.has_rows = group.key in shown.inside or (self._with_models and node.visible > 0)
        if left:
            told = ngettext("{count} smaller group", "{count} smaller groups", left)
            self._add_note(told.format(count=f"{left:,}"), parent)
        if self._with_models:
            self._add_models(parent, shown.leaves.get(above, ()))

    def _most_under(self, parent: int) -> int:
        """How many groups are shown under a node; those inside share the room outside leaves."""
        if parent == 0 or not self._is_cut:
            return MOST_NODES
        return max(MOST_NODES // len(self._rows[0]), LEAST_INSIDE)

    def _add_models(self, parent: int, places: Sequence[int]) -> None:
        models = [self._grouping.snapshot.model_list[place] for place in places]
        for model in sorted(models, key=lambda model: natural_key(model.name)):
            node = self._add(model.slug, model.label, parent)
            node.slug, node.minimal, node.own = model.slug, model.minimal, model.origin == "own"

    def _add_note(self, text: str, parent: int) -> None:
        """A quiet row that says what is not shown."""
        self._add(f"note/{self.nodes[parent].key}", text, parent).minimal = True

    def _add(self, key: str, text: str, parent: int) -> Node:
        rows, place = self._rows[parent], len(self.nodes)
        node = Node(key, text, parent, len(rows), self.nodes[parent].depth + 1)
        self.nodes.append(node)
        rows.append(place)
        self._places[key] = place
        return node
