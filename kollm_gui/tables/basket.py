"""The models that are set side by side: how many may be, and what happens to the list."""

from collections.abc import Iterable, Sequence

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot

FEWEST, MOST = 2, 8


def with_model(basket: Sequence[str], slug: str) -> tuple[str, ...]:
    """The basket with one more model at its end; one that is in it already stays in its place.

    Raises:
        UserError: the basket is full.
    """
    if slug in basket:
        return tuple(basket)
    if len(basket) >= MOST:
        raise UserError(
            _("{most} models at most stand side by side; take one out before you add another.")
            .format(most=MOST)
        )  # fmt: skip
    return (*basket, slug)


def without_model(basket: Sequence[str], slug: str) -> tuple[str, ...]:
    """The basket without a model."""
    return tuple(each for each in basket if each != slug)


def moved(basket: Sequence[str], slug: str, to: int) -> tuple[str, ...]:
    """The basket with a model at another place, held within the basket."""
    if slug not in basket:
        return tuple(basket)
    rest = [each for each in basket if each != slug]
    rest.insert(min(max(to, 0), len(rest)), slug)
    return tuple(rest)


def held_to(snapshot: Snapshot, basket: Iterable[str]) -> tuple[str, ...]:
    """The basket as this data has it: renamed models under their names now, unknown ones left out.

    A line that a person pastes may name more models than may stand side by side; the first stay.
    """
    now = (snapshot.model_now(slug) for slug in basket)
    return tuple(dict.fromkeys(slug for slug in now if slug is not None))[:MOST]
