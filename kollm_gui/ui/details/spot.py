"""What a click may do, and where on a row it may be done."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF


@dataclass(frozen=True, slots=True)
class Select:
    """Show another entry of the catalogue."""

    target: str


@dataclass(frozen=True, slots=True)
class ShowSource:
    """Scroll to a document in the list of sources."""

    source: str


@dataclass(frozen=True, slots=True)
class Open:
    """Open an address in the browser: only ever on a click."""

    url: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Put a text on the clipboard."""

    text: str


@dataclass(frozen=True, slots=True)
class CopyCitation:
    """Put the BibTeX entries of sources on the clipboard."""

    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toggle:
    """Open or close a part of the page."""

    key: str


@dataclass(frozen=True, slots=True)
class Search:
    """Search for something."""

    query: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Change what the person keeps about the entry; ``what`` as ``step_texts`` names it."""

    what: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class CompareWithBase:
    """Show what an adapted model gained and forgot against its base."""

    model: str


@dataclass(frozen=True, slots=True)
class UseProtocol:
    """Compare a benchmark's models under this protocol."""

    benchmark: str
    key: str


@dataclass(frozen=True, slots=True)
class ShowChart:
    """Draw a chart with these options."""

    chart: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Suggest:
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


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that acts on a click or on Enter; ``rect`` in px from the row's top left."""

    rect: QRectF
    action: Action
    name: str  # what a screen reader says
    tip: str = ""

    def moved(self, across: float, down: float) -> "Spot":
        """The same place further right and further down."""
        return Spot(self.rect.translated(across, down), self.action, self.name, self.tip)
