"""What a person keeps in KoLLM, as frozen records: each is one row of the user's file.

``subject`` names what something is about as ``ViewState.selected`` does: a model by its
bare slug, ``family/<slug>``, ``benchmark/<slug>``, ``organization/<slug>``, or None for
something about nothing in particular. ``model`` is always a model's slug. Times are ISO
8601 in UTC. Nothing here need exist in the catalogue that is open: what it does not hold
is kept and left out of what is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from kollm_gui.catalogue.records import Access, Architecture, Category, Method, Stage

ReadingStatus = Literal["unread", "reading", "read"]
READING_STATUSES: tuple[ReadingStatus, ...] = ("unread", "reading", "read")
Averaging = Literal["macro", "micro"]
TAG_COLOURS = ("violet", "blue", "teal", "green", "amber", "red", "pink", "grey")


@dataclass(frozen=True, slots=True)
class Note:
    """A note in Markdown."""

    id: str
    text: str
    subject: str | None = None
    title: str | None = None
    created: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A word with a colour that any number of models may carry; names differ."""

    id: str
    name: str
    colour: str = "violet"  # one of TAG_COLOURS


@dataclass(frozen=True, slots=True)
class Tagging:
    """A tag on a model."""

    tag: str  # Tag.id
    model: str


@dataclass(frozen=True, slots=True)
class Collection:
    """A list of models by hand (``query`` None; see Member), or all that a query finds."""

    id: str
    name: str
    query: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A model's place in a collection made by hand."""

    collection: str  # Collection.id
    model: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the person has read about a model, and what they think of it, 1 to 5."""

    model: str
    status: ReadingStatus = "unread"
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class OwnModel:
    """A model of the person's own, with the facts that tables and charts use.

    ``family`` None puts it under "My models"; ``base_model`` is the slug of any model,
    own or bundled. Sizes are in billions.
    """

    slug: str
    name: str
    category: Category = "korean-continual"
    family: str | None = None
    organization: str | None = None  # slug of Organization
    released: str | None = None  # YYYY, YYYY-MM or YYYY-MM-DD
    stage: Stage = "base"
    architecture: Architecture | None = None
    params_b: float | None = None
    active_params_b: float | None = None
    tokens_b: float | None = None
    added_tokens_b: float | None = None
    base_model: str | None = None
    context: int | None = None
    license_printed: str | None = None
    access: Access | None = None
    hf_id: str | None = None
    languages: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One evaluation run as it was taken in: from which file, of what content, when.

    ``partial`` says that not all items were scored; such a run stays out of rankings.
    ``settings`` keeps what the file states of how it was run, for reading again later.
    """

    id: str
    file: str  # its name, without the folder
    sha256: str  # of the file's bytes, hexadecimal; of several files: of their digests in order
    imported: str  # time
    format: str  # for example "lm-eval-0.4", "model-index", "csv"; "form" when typed in
    model_printed: str | None = None  # the model as the file names it
    measured: str | None = None  # date or time of the run, as the file states it
    partial: bool = False
    note: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class OwnScore:
    """One value of one's own, with all that identifies how it was measured.

    ``key`` may be left empty: it is then made from the identity, without the value.
    ``benchmark`` need not be one of the catalogue's. ``stderr`` is in the unit of the value.
    """

    model: str
    benchmark: str
    value: float
    run: str | None = None  # ImportRun.id
    subset: str = "overall"
    metric: str = "accuracy"
    unit: str = "%"
    method: Method = "unstated"
    shots: int | None = None
    prompt_style: str | None = None
    judge: str | None = None
    averaging: Averaging | None = None
    mode: str | None = None
    version: str | None = None
    checkpoint: str | None = None
    harness: str | None = None
    printed: str | None = None  # digits as the file prints them
    hits: int | None = None
    n: int | None = None
    n_hangul: int | None = None
    items: int | None = None
    items_scored: int | None = None
    stderr: float | None = None
    partial: bool = False
    note: str | None = None
    key: str = ""

    def __post_init__(self) -> None:
        if not self.key:
            object.__setattr__(self, "key", _identity(self))


@dataclass(frozen=True, slots=True)
class Override:
    """A person's own value laid over a bundled one, which stays visible beside it.

    ``value`` is a number, a text, or None for "not known"; see ``library.overriding`` for
    the fields that can be overridden.
    """

    subject: str
    field: str
    value: float | int | str | None
    reason: str = ""


Record = (
    Note
    | Tag
    | Tagging
    | Collection
    | Member
    | Reading
    | OwnModel
    | ImportRun
    | OwnScore
    | Override
)


@dataclass(frozen=True, slots=True)
class UserData:
    """All that a person keeps, in key order: what ``library.overlay`` lays over the catalogue."""

    notes: tuple[Note, ...] = ()
    tags: tuple[Tag, ...] = ()
    taggings: tuple[Tagging, ...] = ()
    collections: tuple[Collection, ...] = ()
    members: tuple[Member, ...] = ()
    readings: tuple[Reading, ...] = ()
    models: tuple[OwnModel, ...] = ()
    runs: tuple[ImportRun, ...] = ()
    scores: tuple[OwnScore, ...] = ()
    overrides: tuple[Override, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept."""
        return not any(getattr(self, each.name) for each in fields(self))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the history: what was done, when, and whether it is undone."""

    id: str
    time: str
    action: str  # a key of step_texts.ACTIONS
    names: Mapping[str, str]  # what the action's text names
    changes: int
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One row's change within a step: before None was added, after None removed."""

    step: str
    time: str
    kind: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


_IDENTITY = (
    *("run", "model", "benchmark", "subset", "metric", "method", "shots", "prompt_style"),
    *("judge", "averaging", "mode", "version", "checkpoint"),
)


def _identity(score: OwnScore) -> str:
    parts = (getattr(score, name) for name in _IDENTITY)
    return "own/" + "/".join("" if part is None else str(part) for part in parts)
