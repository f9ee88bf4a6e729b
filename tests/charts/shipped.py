"""The shipped catalogue, read once for all tests of a process; its records are frozen."""

from functools import cache

from kollm_gui.catalogue.reader import open_catalogue
from kollm_gui.catalogue.records import Catalogue
from kollm_gui.library.snapshot import Snapshot, compose


@cache
def shipped_catalogue() -> Catalogue:
    """The bundled database."""
    return open_catalogue()


@cache
def shipped_snapshot() -> Snapshot:
    """The bundled database as readers get it."""
    return compose(shipped_catalogue())
