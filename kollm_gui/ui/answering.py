"""What a query leaves of a catalogue, worked out from plain values on whatever thread."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from kollm_gui.library.tally import Tally
    from kollm_gui.search.error import SearchError
    from kollm_gui.search.match import SearchResult


class Answer(Struct, frozen=True):
    """What was found; ``result`` is of the query ``readable``, None where that is none."""

    places: Sequence[int]
    open_places: Sequence[int]
    readable: str
    error: "SearchError | None" = None
    result: "SearchResult | None" = None


def answer(
    find: "Callable[[str], SearchResult] | None",
    query: str,
    readable: str,
    everything: Sequence[int],
    hidden: "Tally | None",
) -> Answer:
    """What the query finds, or where it cannot be read the last one that could be.

    ``everything`` is what an empty query leaves, which nobody need ``find``; ``hidden`` the
    trait of models that are left out.
    """
    found: Sequence[int] = everything
    left: Sequence[int] = ()
    error: SearchError | None = None
    result: SearchResult | None = None
    if find is not None:
        result, error = _found(find, query, readable)
        readable = query if error is None else readable
        if result is not None:
            found, left = result.places, result.open_places
    else:
        readable = ""
    if hidden is not None:
        found, left = hidden.without(found), hidden.without(left)
    return Answer(found, left, readable, error, result)


def _found(
    find: "Callable[[str], SearchResult]", query: str, readable: str
) -> "tuple[SearchResult | None, SearchError | None]":
    from kollm_gui.search.error import SearchError  # noqa: PLC0415 - at the first query

    try:
        return find(query), None
    except SearchError as error:
        return find(readable) if readable else None, error
