"""A query that cannot be read: what is wrong, where, and what was probably meant."""

from kollm_gui.errors import UserError
from kollm_gui.i18n import _


class SearchError(UserError):
    """Marks the characters ``start`` to ``end`` (half open, of the text as typed).

    ``problem`` is the sentence without the place, which a window shows by itself;
    ``nearest`` is the text that could stand in the marked place instead.
    """

    def __init__(self, problem: str, start: int, end: int, nearest: str | None = None) -> None:
        self.problem, self.start, self.end, self.nearest = problem, start, end, nearest
        parts = [problem, place_text(start, end)]
        if nearest is not None and f"“{nearest}”" not in problem:
            parts.append(_("Did you mean “{text}”?").format(text=nearest))
        super().__init__(" ".join(parts))


def place_text(start: int, end: int) -> str:
    """The place as people count: the first character is 1."""
    if end - start <= 1:
        return _("Character {place} of the search.").format(place=start + 1)
    sentence = _("Characters {first} to {last} of the search.")
    return sentence.format(first=start + 1, last=end)
