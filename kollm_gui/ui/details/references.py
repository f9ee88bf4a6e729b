"""What the details say on the word of a document: where it was read, and where reports differ."""

from msgspec import Struct


class Reference(Struct, frozen=True):
    """One place where a value was read.

    ``number`` is the source's place in the list of sources; without a document it is
    None and the locator says where the value comes from, such as the model's name.
    """

    number: int | None
    title: str
    locator: str | None
    source: str | None  # slug
    url: str | None

    @property
    def sentence(self) -> str:
        """Title and place, for a tool tip or a copied value."""
        return ", ".join(part for part in (self.title, self.locator) if part)


class SourceLine(Struct, frozen=True):
    """One document of the numbered list."""

    number: int
    slug: str
    title: str
    detail: str  # kind, authors, year
    warning: str | None  # read at second hand, or no address
    url: str | None


class DisputedValue(Struct, frozen=True):
    """One of the values that disagree, with who says so and under what circumstances."""

    value: str
    setting: str | None
    references: tuple[Reference, ...]


class Disagreement(Struct, frozen=True):
    """Where reports of one thing differ; ``english_only`` when no Korean comment exists."""

    key: str
    comment: str
    values: tuple[DisputedValue, ...]
    english_only: bool = False


class Note(Struct, frozen=True):
    """A paragraph of ours; ``english_only`` when the Korean text is missing."""

    title: str | None
    text: str
    references: tuple[Reference, ...] = ()
    english_only: bool = False
    cited: bool = True
    target: str | None = None  # what a click on the title selects
