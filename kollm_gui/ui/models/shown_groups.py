"""Which groups the shown models stand in, and how many in each: counted by path, not by model."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from kollm_gui.library.tally import LARGE
from kollm_gui.ui.models.grouping import Group, Grouped


class Shown:
    """The groups of some models: ``inside`` by the key of the group above, ``counts`` by key."""

    def __init__(self, grouped: Grouped, standing: Iterable[Group], places: Sequence[int]) -> None:
        self._grouped, self._places = grouped, places
        inside: dict[str, dict[str, Group]] = {"": {group.key: group for group in standing}}
        counts: dict[str, int] = {}
        for number, count in _counts(grouped, places):
            above = ""
            for group in grouped.paths[number]:
                inside.setdefault(above, {})[group.key] = group
                counts[group.key] = counts.get(group.key, 0) + count
                above = group.key
        self.inside: Mapping[str, Mapping[str, Group]] = inside
        self.counts: Mapping[str, int] = counts

    @property
    def group_count(self) -> int:
        """How many groups there are, on all levels."""
        return sum(len(groups) for groups in self.inside.values())

    @cached_property
    def leaves(self) -> Mapping[str, Sequence[int]]:
        """The models' places by the key of the innermost group above them."""
        found: dict[str, list[int]] = {}
        for place in self._places:
            path = self._grouped.paths[self._grouped.of[place]]
            found.setdefault(path[-1].key if path else "", []).append(place)
        return found


def _counts(grouped: Grouped, places: Sequence[int]) -> Iterable[tuple[int, int]]:
    """The numbers of the paths in which models stand, each with how many."""
    if len(grouped.of) < LARGE:
        return Counter(grouped.of[place] for place in places).items()
    import numpy as np  # noqa: PLC0415 - only where it pays

    of: Any = np.asarray(grouped.of, np.int32)
    chosen: Any = of if len(places) == len(of) else of[np.asarray(places, np.int32)]
    counts: Any = np.bincount(chosen, minlength=len(grouped.paths))
    (numbers,) = counts.nonzero()
    return zip(numbers.tolist(), counts[numbers].tolist(), strict=True)
