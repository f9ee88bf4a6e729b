"""What a click may do, and where on a row it may be done."""

from msgspec import Struct
from PySide6.QtCore import QRectF


class Select(Struct, frozen=True):
    """Show another entry of the catalogue."""

    target: str


class ShowSource(Struct, frozen=True):
    """Scroll to a document in the list of sources."""

    source: str


class Open(Struct, frozen=True):
    """Open an address in the browser: only ever on a click."""

    url: str


class Copy(Struct, frozen=True):
    """Put a text on the clipboard."""

    text: str


class CopyCitation(Struct, frozen=True):
    """Put the BibTeX entries of sources on the clipboard."""

    sources: tuple[str, ...]


class Toggle(Struct, frozen=True):
    """Open or close a part of the page."""

    key: str


class Search(Struct, frozen=True):
    """Search for something."""

    query: str


class Edit(Struct, frozen=True):
    """Change what the person keeps about the entry; ``what`` as ``step_texts`` names it."""

    what: str
    key: str = ""


class CompareWithBase(Struct, frozen=True):
    """Show what an adapted model gained and forgot against its base."""

    model: str


class UseProtocol(Struct, frozen=True):
    """Compare a benchmark's models under this protocol."""

    benchmark: str
    key: str


class ShowChart(Struct, frozen=True):
    """Draw a chart with these options."""

    chart: str
    options: tuple[tuple[str, str], ...]


class Suggest(Struct, frozen=True):
    """Put a text on the clipboard that suggests a correction of a value; nothing is sent."""

    field: str
    value: str
    places: tuple[tuple[str | None, str | None], ...] = ()
    score: str | None = None  # score_key, where the value is a score


Action = (
    Select
    | ShowChart
    | UseProtocol
    | ShowSource
    | Open
    | Copy
    | CopyCitation
    | Suggest
    | Toggle
    | CompareWithBase
    | Search
    | Edit
)


class Spot(Struct, frozen=True):
    """A place that acts on a click or on Enter; ``rect`` in px from the row's top left."""

    rect: QRectF
    action: Action
    name: str  # what a screen reader says
    tip: str = ""

    def moved(self, across: float, down: float) -> "Spot":
        """The same place further right and further down."""
        return Spot(self.rect.translated(across, down), self.action, self.name, self.tip)
