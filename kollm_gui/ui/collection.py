"""Searches kept under a name, and what keeps them."""

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Collection:
    """A search under a name; the slug stays when the name changes.

    One made by hand holds models that were put into it; its query finds those.
    """

    slug: str
    name: str
    query: str
    by_hand: bool = False


class Collections(Protocol):
    """Keeps collections; ``changed`` is a Qt signal without arguments."""

    changed: Any

    def list(self) -> tuple[Collection, ...]:
        """All collections in the order in which they are shown."""
        ...

    def save(self, name: str, query: str) -> Collection:
        """Keep a search under a name.

        Raises:
            UserError: the name is empty or taken.
        """
        ...

    def rename(self, slug: str, name: str) -> None:
        """Give a collection another name.

        Raises:
            UserError: the name is empty or taken.
        """
        ...

    def remove(self, slug: str) -> None:
        """Forget a collection."""
        ...
