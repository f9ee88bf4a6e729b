"""Records and lists that stay in their file until somebody asks for them."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from threading import Lock
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar, overload

Item_co = TypeVar("Item_co", covariant=True)
Value = TypeVar("Value")


class Sluggish(Protocol):
    """A record that has a slug."""

    @property
    def slug(self) -> str:
        """What it is known by."""
        ...


SlugRecord = TypeVar("SlugRecord", bound=Sluggish)


class ReadOnce(Generic[Value]):
    """A value read at the first question; a worker may ask as well as the window."""

    def __init__(self, read: Callable[[], Value]) -> None:
        self._read = read
        self._lock = Lock()
        self._values: list[Value] = []

    @property
    def is_read(self) -> bool:
        """Whether somebody has asked."""
        return bool(self._values)

    def __call__(self) -> Value:
        """The value, read now if nobody has asked before."""
        if not self._values:
            with self._lock:
                if not self._values:
                    self._values.append(self._read())
        return self._values[0]


class LateSequence(Sequence[Item_co]):
    """A sequence that equals the tuple it reads at the first question."""

    __slots__ = ()

    def _items(self) -> tuple[Item_co, ...]:
        raise NotImplementedError

    def __len__(self) -> int:
        return len(self._items())

    def __iter__(self) -> Iterator[Item_co]:
        return iter(self._items())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LateSequence):
            return self._items() == tuple(other)  # pyright: ignore[reportUnknownArgumentType]
        return self._items() == other

    def __hash__(self) -> int:
        return hash(self._items())

    def __repr__(self) -> str:
        return repr(self._items())

    @overload
    def __getitem__(self, place: int) -> Item_co: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item_co, ...]: ...
    def __getitem__(self, place: int | slice) -> Item_co | tuple[Item_co, ...]:
        return self._items()[place]


class StoredRecords(LateSequence[Item_co]):
    """All records of a kind, in catalogue order."""

    __slots__ = ("_all",)

    def __init__(self, read: Callable[[], tuple[Item_co, ...]]) -> None:
        self._all = ReadOnce(read)

    def _items(self) -> tuple[Item_co, ...]:
        return self._all()


class SluggedRecords(tuple[SlugRecord, ...]):
    """Records whose map by slug is made once, however often they are laid under other data."""

    @cached_property
    def by_slug(self) -> Mapping[str, SlugRecord]:
        """Each record by its slug, in the same order."""
        return MappingProxyType({record.slug: record for record in self})


class StoredLists:
    """What belongs to each record of a kind, read for all of them together."""

    def __init__(self, read: Callable[[], Mapping[Any, Sequence[Any]]]) -> None:
        self._lists = ReadOnce(read)

    def read(self) -> Mapping[Any, Sequence[Any]]:
        """The lists by their owners' slugs, or places where they have none."""
        return self._lists()

    def of(self, owner: Hashable) -> Sequence[Any]:
        """The owner's list: as it is once it has been read, else one that will be."""
        return self.finder()(owner)

    def finder(self) -> Callable[[Hashable], Sequence[Any]]:
        """What ``of`` does, for many owners at once."""
        if self._lists.is_read:
            lists = self._lists()
            return lambda owner: tuple(lists.get(owner, ()))
        return partial(_StoredList, self)


class _StoredList(LateSequence[Any]):
    __slots__ = ("_lists", "_owner")

    def __init__(self, lists: StoredLists, owner: Hashable) -> None:
        self._lists, self._owner = lists, owner

    def _items(self) -> tuple[Any, ...]:
        return tuple(self._lists.read().get(self._owner, ()))


class StoredMapping(Mapping[str, Value]):
    """A mapping that is read at the first question."""

    def __init__(self, read: Callable[[], Mapping[str, Value]]) -> None:
        self._whole = ReadOnce(read)

    def __getitem__(self, key: str) -> Value:
        return self._whole()[key]

    def __contains__(self, key: object) -> bool:
        return key in self._whole()

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())


class RecordsBySlug(StoredMapping[SlugRecord]):
    """Stored records by slug."""

    def __init__(self, records: Iterable[SlugRecord]) -> None:
        super().__init__(lambda: {record.slug: record for record in records})
