"""The catalogue with a person's own data over it, of which no more is read than is needed."""

from functools import partial
from typing import TYPE_CHECKING

from kollm_gui.catalogue.records import Catalogue
from kollm_gui.library.snapshot import Snapshot, compose
from kollm_gui.userdata.store import UserStore

if TYPE_CHECKING:
    from kollm_gui.library.mine import Mine


def composed(catalogue: Catalogue, store: UserStore, *, generation: int = 0) -> Snapshot:
    """The two as one snapshot.

    Own models, scores and values change what tables show and are read at once. Notes, tags,
    collections and the like wait until somebody looks at ``Snapshot.mine``, so that they cost
    a start next to nothing.
    """
    if not store.has_file:
        return compose(catalogue, generation=generation)
    if not store.is_laid_over():
        read = partial(_mine, store, catalogue)
        return compose(catalogue, generation=generation, read_mine=read)
    from kollm_gui.library.overlay import overlay_of  # noqa: PLC0415 - only with such data

    return compose(catalogue, overlay_of(store.load(), catalogue), generation=generation)


def _mine(store: UserStore, catalogue: Catalogue) -> "Mine":
    from kollm_gui.library.mine import Mine  # noqa: PLC0415 - see composed

    was_open = store.is_open
    data = store.load()
    if not was_open:
        store.close()
    return Mine(data, catalogue.renamed)
