"""What numbers were read in."""

from msgspec import Struct

from kollm_gui import i18n


class Source(Struct, frozen=True):
    """A document that numbers were read in."""

    slug: str
    kind: str  # paper, model_card, repo, blog, leaderboard, seed
    title: str
    authors: str | None  # "Family, Given; ..."
    year: int | None
    url: str | None
    arxiv: str | None
    status: str  # read, second-hand, no-url
    note: str | None
    short: str | None = None  # a citation label of at most 32 characters, where a title is long
    note_ko: str | None = None

    @property
    def note_told(self) -> str | None:
        """The note in the current language."""
        return i18n.pick(self.note, self.note_ko)
