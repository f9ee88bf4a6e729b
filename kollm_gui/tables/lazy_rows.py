"""Rows that are made when they are looked at, known by their keys from the first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

R = TypeVar("R")


class LazyRows(Sequence[R], Generic[R]):
    """``make(place)`` for each place; a table of a million rows makes the forty in sight.

    ``places`` gives the place of each key, in order. A row is made anew each time it is
    asked for, so rows are values.
    """

    def __init__(self, places: Mapping[str, int], make: Callable[[int], R]) -> None:
        self._places, self._make = places, make

    def place_of(self, key: str) -> int | None:
        """The place of a key's row, without making any."""
        return self._places.get(key)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[R]:
        return map(self._make, range(len(self._places)))

    @overload
    def __getitem__(self, place: int) -> R: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[R]: ...
    def __getitem__(self, place: int | slice) -> R | Sequence[R]:
        if isinstance(place, slice):
            return [self._make(one) for one in range(*place.indices(len(self)))]
        return self._make(place)
