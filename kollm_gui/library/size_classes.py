"""The classes of size that tree, search and filters put models into."""

from msgspec import Struct

from kollm_gui.i18n import N_


class SizeClass(Struct, frozen=True):
    """One class: it ends before ``end_b`` billions of parameters."""

    slug: str
    end_b: float
    text: str


SIZE_CLASSES: tuple[SizeClass, ...] = (
    SizeClass("under-1b", 1, N_("Under 1 B")),
    SizeClass("1b-4b", 4, N_("1 to 4 B")),
    SizeClass("4b-10b", 10, N_("4 to 10 B")),
    SizeClass("10b-20b", 20, N_("10 to 20 B")),
    SizeClass("20b-50b", 50, N_("20 to 50 B")),
    SizeClass("50b-150b", 150, N_("50 to 150 B")),
    SizeClass("150b-up", float("inf"), N_("150 B and more")),
)


def size_rank(params_b: float) -> int:
    """The place of the class that a size in billions falls into."""
    return next(place for place, each in enumerate(SIZE_CLASSES) if params_b < each.end_b)
