"""What was made of each model, kept small: of a million models tuples would fill memory."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.library.tally import LARGE


class Children(Mapping[str, tuple[str, ...]]):
    """Slugs of the models made of each model, by base or by merge, in catalogue order."""

    def __init__(self, models: Sequence[LanguageModel], places: Mapping[str, int]) -> None:
        self._models, self._places = models, places
        self._stray: dict[str, list[int]] = {}  # of bases that are not in the catalogue
        parents, made = array("i"), array("i")
        for place, model in enumerate(models):
            for parent in dict.fromkeys((model.base_model, *model.merge_parents)):
                if parent is None:
                    continue
                if parent in places:
                    parents.append(places[parent])
                    made.append(place)
                else:
                    self._stray.setdefault(parent, []).append(place)
        order = _order_of(parents)
        self._parents = array("i", (parents[at] for at in order))
        self._made = array("i", (made[at] for at in order))

    def __getitem__(self, slug: str) -> tuple[str, ...]:
        place = self._places.get(slug)
        if place is None:
            found: Sequence[int] = self._stray[slug]
        else:
            start, end = bisect_left(self._parents, place), bisect_right(self._parents, place)
            found = self._made[start:end]
        if not found:
            raise KeyError(slug)
        return tuple(self._models[child].slug for child in found)

    def __iter__(self) -> Iterator[str]:
        yield from (self._models[place].slug for place in dict.fromkeys(self._parents))
        yield from self._stray

    def __len__(self) -> int:
        return len(set(self._parents)) + len(self._stray)


def _order_of(parents: "array[int]") -> Sequence[int]:
    if len(parents) < LARGE:
        return sorted(range(len(parents)), key=parents.__getitem__)
    import numpy as np  # noqa: PLC0415 - only where it pays; it lets other threads go on

    return np.argsort(np.frombuffer(parents, np.int32), kind="stable").tolist()
