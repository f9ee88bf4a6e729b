"""How texts side by side share the room that there is for them."""

from collections.abc import Sequence


def widest(widths: Sequence[int], room: int) -> int:
    """How wide one of these may be so that all fit together when only the widest are cut, px."""
    for place, width in enumerate(sorted(widths)):
        share = room // (len(widths) - place)
        if width > share:
            return share
        room -= width
    return max(widths, default=room)
