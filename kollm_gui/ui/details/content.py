"""What the details say, as finished text in the current language: no Qt, no query, no colour."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from kollm_gui.i18n import N_, _
from kollm_gui.tables.cell import Tone
from kollm_gui.tables.training_stages import Stage, StageGridRow
from kollm_gui.ui.details.references import Disagreement, Note, Reference, SourceLine
from kollm_gui.ui.details.scores import ProtocolsBody, RankingBody, ReportsBody, ScoresBody

SectionId = Literal[
    "facts",
    "caveats",
    "reports",
    "meaning",
    "corpora",
    "recipe",
    "protocols",
    "scores",
    "lineage",
    "models",
    "notes",
    "mine",
    "sources",
]
SECTION_TITLES: Mapping[SectionId, str] = {
    "facts": N_("Facts"),
    "caveats": N_("Caveats"),
    "reports": N_("Reports"),
    "meaning": N_("What this changes"),
    "protocols": N_("Protocols"),
    "corpora": N_("Corpora"),
    "recipe": N_("Recipe"),
    "scores": N_("Scores"),
    "lineage": N_("Lineage"),
    "models": N_("Models"),
    "notes": N_("Notes"),
    "mine": N_("Mine"),
    "sources": N_("Sources"),
}
BadgeKind = Literal["category", "outline", "warning"]


class Badge(Struct, frozen=True):
    """A word in a box under the title."""

    text: str
    kind: BadgeKind = "outline"
    icon: str | None = None
    category: str | None = None
    tip: str = ""


class Fact(Struct, frozen=True):
    """One row of the facts: the value in its parts, where it was read, and what disputes it.

    ``target`` is what a click on the value selects, ``url`` what it opens, ``command``
    a line for a terminal that can be copied.
    """

    key: str
    label: str
    value: str
    unit: str = ""
    remark: str = ""
    tone: Tone = "known"
    target: str | None = None
    category: str | None = None
    url: str | None = None
    command: bool = False
    references: tuple[Reference, ...] = ()
    derived: bool = False
    tip: str = ""
    disagreements: tuple[Disagreement, ...] = ()
    overridable: bool = False
    original: str | None = None  # the catalogue's value, where the person laid one over it

    @property
    def text(self) -> str:
        """The value with its unit and remark."""
        return " ".join(part for part in (self.value, self.unit, self.remark) if part)


class CorpusLine(Struct, frozen=True):
    """One row of the corpora: ``depth`` 1 stands under the row before it; None is unknown."""

    name: str
    language: str
    size: str | None
    tokens: str | None
    share: str | None
    public: bool | None
    role: str
    remark: str = ""
    depth: int = 0


class MixPart(Struct, frozen=True):
    """A language's part of the text, 0..1; language None is the rest that nobody discloses."""

    language: str | None
    label: str
    share: float


class CheckpointLine(Struct, frozen=True):
    """A published intermediate state."""

    label: str
    tokens: str | None
    published: str | None


class Reproduction(Struct, frozen=True):
    """Somebody else's test of a recipe: settings by benchmarks, in the source's own numbers."""

    title: str
    detail: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    note: str
    references: tuple[Reference, ...] = ()
    english_only: bool = False


class ModelLine(Struct, frozen=True):
    """A link to a model or another entry, with what is said beside it."""

    target: str
    name: str
    category: str | None = None
    detail: str = ""
    step: str = ""  # what was done to get there, and what was added
    muted: bool = False
    chart: tuple[str, tuple[tuple[str, str], ...]] | None = None  # instead of a target


class FactsBody(Struct, frozen=True):
    """Facts as label and value."""

    facts: tuple[Fact, ...]


class CorporaBody(Struct, frozen=True):
    """The corpora table and the strip of languages, or the sentence that there are none."""

    lines: tuple[CorpusLine, ...] = ()
    mix: tuple[MixPart, ...] = ()
    mix_remark: str = ""
    sentence: str = ""
    withheld: bool = False
    references: tuple[Reference, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


class Chip(Struct, frozen=True):
    """A word in a box that leads to what it names, and the sentence about it."""

    text: str
    target: str | None = None
    tip: str = ""


class RecipeBody(Struct, frozen=True):
    """Techniques, stages and checkpoints, or the sentence that none is known."""

    techniques: tuple[Chip, ...] = ()
    stages: tuple[Stage, ...] = ()
    grid: tuple[StageGridRow, ...] = ()
    plain: bool = False  # every stage moves the whole network
    checkpoints: tuple[CheckpointLine, ...] = ()
    reproductions: tuple[Reproduction, ...] = ()
    remarks: tuple[Note, ...] = ()
    sentence: str = ""
    references: tuple[Reference, ...] = ()


class LineageBody(Struct, frozen=True):
    """What the model was made of, oldest first, the model itself, and what was made of it."""

    above: tuple[ModelLine, ...]
    here: ModelLine
    merged_from: tuple[ModelLine, ...] = ()
    below: tuple[ModelLine, ...] = ()
    sentence: str = ""
    remarks: tuple[Note, ...] = ()


class ModelsGroup(Struct, frozen=True):
    """Links under a heading; ``first`` show until the rest is asked for."""

    key: str
    title: str
    lines: tuple[ModelLine, ...]
    first: int = 12


class ModelsBody(Struct, frozen=True):
    """Groups of links."""

    groups: tuple[ModelsGroup, ...]


class NotesBody(Struct, frozen=True):
    """Paragraphs, and disagreements that no single fact carries."""

    notes: tuple[Note, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    sentence: str = ""


class MineTag(Struct, frozen=True):
    """A tag on the model."""

    key: str
    name: str
    colour: str


class MineEntry(Struct, frozen=True):
    """A note, a list, a score or a value laid over, with what is said beside it."""

    key: str
    text: str
    detail: str = ""


class MineBody(Struct, frozen=True):
    """What the person keeps about the entry."""

    subject: str
    is_model: bool
    is_own: bool
    status: str
    rating: int | None
    tags: tuple[MineTag, ...] = ()
    notes: tuple[MineEntry, ...] = ()
    collections: tuple[MineEntry, ...] = ()
    scores: tuple[MineEntry, ...] = ()
    runs: tuple[MineEntry, ...] = ()
    overrides: tuple[MineEntry, ...] = ()


class SourcesBody(Struct, frozen=True):
    """The numbered documents."""

    sources: tuple[SourceLine, ...]
    sentence: str = ""


Body = (
    FactsBody
    | CorporaBody
    | RecipeBody
    | ScoresBody
    | LineageBody
    | ProtocolsBody
    | RankingBody
    | ReportsBody
    | ModelsBody
    | NotesBody
    | MineBody
    | SourcesBody
)


class Section(Struct, frozen=True):
    """One section of the page."""

    id: SectionId
    body: Body
    remark: str = ""
    heading: str = ""  # instead of the usual one

    @property
    def title(self) -> str:
        """The heading in the current language."""
        return self.heading or _(SECTION_TITLES[self.id])


class Details(Struct, frozen=True):
    """The whole page of one entry.

    ``key`` is the text of ``ViewState.selected``; ``maker`` a link before ``detail`` in
    the line under the title; ``copies`` are the entries of the menu, label and text; ``cites``
    the sources that a citation of the entry names, the main one first.
    """

    key: str
    title: str
    detail: str = ""
    maker: ModelLine | None = None
    badges: tuple[Badge, ...] = ()
    sections: tuple[Section, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    cites: tuple[str, ...] = ()
    url: str | None = None
    category: str | None = None
