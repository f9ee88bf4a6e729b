"""The place in a document where a value stands."""

from msgspec import Struct


class Citation(Struct, frozen=True):
    """Where one field's value stands: a source and the place in it.

    ``source`` None means that the locator itself says where it comes from, for
    example the model's name. ``rank`` 0 is the main source, 1... are further ones.
    """

    field: str
    source: str | None
    locator: str | None
    rank: int = 0
    figure: str | None = None  # the number of a note that this backs, as the note writes it
