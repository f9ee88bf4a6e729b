"""What the catalogue says, as frozen records: no session, no ORM, safe to hold for hours.

Everything above this layer reads these. ``None`` means not known; a value that
its maker withholds is told apart by a field of its own (``tokens_kind``,
``access``). Sizes are in billions (``_b``) or gigabytes (``_gb``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kollm_gui import i18n

Category = Literal["korean-centric", "multilingual", "korean-continual", "analogue", "reference"]
CATEGORIES: tuple[Category, ...] = (
    "korean-centric",
    "multilingual",
    "korean-continual",
    "analogue",
    "reference",
)
Stage = Literal["base", "instruct", "reasoning"]
Architecture = Literal["dense", "moe"]
Access = Literal["open-weights", "api", "closed"]
TokensKind = Literal["reported", "approximate", "lower_bound", "undisclosed"]
KoreanSupport = Literal["official", "evaluated", "listed-secondary", "undocumented", "not-listed"]
CorpusRole = Literal["total", "part", "stage", "pool"]
Commercial = Literal["yes", "conditions", "no", "unknown"]
Method = Literal["direct", "cot", "generation", "loglikelihood", "judge", "fine-tuned", "unstated"]
PublishedProvenance = Literal["seed", "paper", "owner", "third-party", "second-hand", "derived"]
Provenance = PublishedProvenance | Literal["own"]  # own: the person measured it
Origin = Literal["bundled", "own"]
BenchmarkOrigin = Literal["native-korean", "translated", "mixed", "english"]
BaselineKind = Literal["human", "random", "majority", "pass-mark"]
CaveatKind = Literal["fault", "name-trap", "superseded"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as its source: as printed, and the days it may mean."""

    printed: str  # YYYY, YYYY-MM or YYYY-MM-DD
    date_from: date
    date_to: date

    @property
    def year(self) -> int:
        """The calendar year, which every printed date states."""
        return self.date_from.year


@dataclass(frozen=True, slots=True)
class Citation:
    """Where one field's value stands: a source and the place in it.

    ``source`` None means that the locator itself says where it comes from, for
    example the model's name. ``rank`` 0 is the main source, 1... are further ones.
    """

    field: str
    source: str | None
    locator: str | None
    rank: int = 0
    figure: str | None = None  # the number of a note that this backs, as the note writes it


@dataclass(frozen=True, slots=True)
class Source:
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


@dataclass(frozen=True, slots=True)
class Organization:
    """Who made a model or a benchmark."""

    slug: str
    name: str
    name_ko: str | None
    kind: str | None  # company, startup, community, university, institute
    country: str | None  # ISO 3166, two letters
    spoken: tuple[str, ...] = ()  # further Hangul spellings that search knows
    short: str | None = None  # for narrow places, where the name is long
    short_ko: str | None = None

    @property
    def label(self) -> str:
        """The name in the current language."""
        return i18n.pick(self.name, self.name_ko) or self.name

    @property
    def short_label(self) -> str:
        """The name in the current language, in its short form where there is one."""
        short = self.short or self.name
        return i18n.pick(short, self.short_ko or self.name_ko) or short


@dataclass(frozen=True, slots=True)
class License:
    """The terms of weights or data, and whether they allow commercial use."""

    slug: str
    name: str
    name_ko: str | None
    spdx: str | None
    url: str | None
    commercial: Commercial
    summary_en: str | None
    summary_ko: str | None
    source: str | None
    locator: str | None
    short: str | None = None  # for narrow places, at most 14 characters
    short_ko: str | None = None

    @property
    def short_label(self) -> str:
        """The short name; most are Latin in both languages, as makers and SPDX write them."""
        short = self.short or self.spdx
        return i18n.pick(short or self.name, self.short_ko or short or self.name_ko) or self.name


@dataclass(frozen=True, slots=True)
class Family:
    """Models of one line; one family may span two categories."""

    slug: str
    name: str
    name_ko: str | None
    spoken: tuple[str, ...]
    note_en: str | None
    note_ko: str | None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryText:
    """A category's name and definition in both languages."""

    slug: Category
    name_en: str
    name_ko: str
    definition_en: str
    definition_ko: str

    @property
    def label(self) -> str:
        """The name in the current language."""
        return i18n.pick(self.name_en, self.name_ko) or self.name_en

    @property
    def definition(self) -> str:
        """The definition in the current language."""
        return i18n.pick(self.definition_en, self.definition_ko) or self.definition_en


@dataclass(frozen=True, slots=True)
class Technique:
    """A training technique: its names and what it does."""

    slug: str
    name_en: str
    name_ko: str | None
    note_en: str | None = None  # what it does and what for
    note_ko: str | None = None

    @property
    def label(self) -> str:
        """The name in the current language."""
        return i18n.pick(self.name_en, self.name_ko) or self.name_en

    @property
    def note(self) -> str:
        """What it does, in the current language; empty where nobody has said it."""
        return i18n.pick(self.note_en, self.note_ko) or ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """One row of what a model was trained on.

    ``role`` total: all of it; part: a part of a total (``part_of`` names its row, or
    None for the whole mix); stage: a part of one stage's mix; pool: gathered, not all
    used. Add up parts or take the total, never both (see ``corpus_leaves``).
    """

    name: str
    language: str
    size_gb: float | None
    tokens_b: float | None
    share: float | None  # 0..1 of the mix
    public: bool | None
    role: CorpusRole
    part_of: str | None
    overlaps: bool = False  # cuts across the other parts
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainingStage:
    """One stage of a staged training: what was trained and what stood still."""

    order: int
    name: str
    trained: str | None
    frozen: str | None
    name_ko: str | None = None
    trained_ko: str | None = None
    frozen_ko: str | None = None

    @property
    def label(self) -> str:
        """The name in the current language."""
        return i18n.pick(self.name, self.name_ko) or self.name

    @property
    def trained_label(self) -> str | None:
        """What was trained, in the current language."""
        return i18n.pick(self.trained, self.trained_ko)

    @property
    def frozen_label(self) -> str | None:
        """What stood still, in the current language."""
        return i18n.pick(self.frozen, self.frozen_ko)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A published intermediate state of a model."""

    label: str
    added_tokens_b: float | None
    published: str | None


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A language model: the record that the tree, the table and the details show."""

    slug: str
    name: str
    family: str  # slug of Family
    category: Category
    organization: str | None  # slug of Organization
    release: PartialDate | None
    stage: Stage
    architecture: Architecture | None
    params_b: float | None
    active_params_b: float | None  # mixture of experts
    tokens_b: float | None  # pretraining tokens
    added_tokens_b: float | None  # tokens added to those of the base model
    tokens_kind: TokensKind
    base_model: str | None
    relation: tuple[str, ...]
    merge_parents: tuple[str, ...]
    context: int | None  # tokens
    vocab: int | None
    vocab_base: int | None
    vocab_added: int | None
    layers: int | None
    hidden: int | None
    license_printed: str | None
    license: str | None  # slug of License
    access: Access | None
    hf_id: str | None
    languages: tuple[str, ...]  # ISO 639-1, or "multilingual"
    languages_count: int | None
    korean_support: KoreanSupport | None
    hardware: str | None
    gpu_hours: int | None
    corpora: tuple[Corpus, ...]
    stages: tuple[TrainingStage, ...]
    checkpoints: tuple[Checkpoint, ...]
    techniques: tuple[str, ...]  # slugs of Technique
    minimal: bool  # only a score or a lineage names it
    note_en: str | None
    note_ko: str | None
    extras: Mapping[str, object]  # rare fields: initialisation, tokenizer_recipe, reproductions ...
    citations: tuple[Citation, ...]
    aliases: tuple[str, ...] = ()  # other names, former ids, Hugging Face ids, spoken variants
    origin: Origin = "bundled"
    overridden: frozenset[str] = frozenset()  # fields with an own value laid over

    def cited(self, name: str) -> tuple[Citation, ...]:
        """The citations of a field, the main one first."""
        found = [citation for citation in self.citations if citation.field == name]
        return tuple(sorted(found, key=lambda citation: citation.rank))


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A test that models are scored on."""

    slug: str
    name: str
    name_ko: str | None
    spoken: tuple[str, ...]
    released: PartialDate | None
    task: str
    origin: BenchmarkOrigin | None
    items: int | None
    metric: str | None
    unit: str | None
    scale: tuple[float, float] | None
    random_baseline: float | None
    human_baseline: float | None
    pass_mark: float | None
    license_printed: str | None
    license: str | None
    hf_id: str | None
    harness: str | None
    minimal: bool
    note_en: str | None
    note_ko: str | None
    reference_protocol: Mapping[str, object] | None  # protocol parts, see comparing.protocol
    extras: Mapping[str, object]  # subsets, splits, pass_rule ...
    citations: tuple[Citation, ...]
    aliases: tuple[str, ...] = ()
    overridden: frozenset[str] = frozenset()  # fields with an own value laid over
    about_en: str | None = None  # what it asks and what that measures
    about_ko: str | None = None

    @property
    def label(self) -> str:
        """The name in the current language (benchmarks mostly keep their Latin name)."""
        return self.name


@dataclass(frozen=True, slots=True)
class Baseline:
    """What humans, chance or a majority class reach on a benchmark's subset."""

    benchmark: str
    subset: str
    kind: BaselineKind
    value: float
    metric: str | None
    unit: str | None
    source: str | None
    locator: str | None
    note: str | None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One measured value of one model on one benchmark, with how it was measured."""

    key: str  # score_key: stable identity without the value
    model: str
    benchmark: str
    subset: str
    value: float
    printed: str | None  # digits as the source prints them
    metric: str
    unit: str
    method: Method
    shots: int | None
    prompt_style: str | None
    judge: str | None
    averaging: Literal["macro", "micro"] | None
    mode: str | None
    version: str | None
    checkpoint: str | None
    harness: str | None
    source: str
    locator: str | None
    provenance: Provenance
    hits: int | None = None
    n: int | None = None
    n_hangul: int | None = None
    items: int | None = None
    items_scored: int | None = None
    stderr: float | None = None  # in the unit of the value
    copy_of: str | None = None  # source of the first-hand row this repeats
    note: str | None = None
    origin: Origin = "bundled"
    partial: bool = False  # not all items were scored: never ranked


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values that disagree."""

    value: str
    source: str | None
    setting: str | None
    model: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where sources disagree about a model's field, a score, or an area."""

    subject: str | None  # model or benchmark slug
    field: str | None
    benchmark: str | None
    area: str | None
    comment: str
    values: tuple[ConflictValue, ...] = ()
    comment_ko: str | None = None

    @property
    def told(self) -> str:
        """The comment in the current language."""
        return i18n.pick(self.comment, self.comment_ko) or self.comment

    @property
    def english_only(self) -> bool:
        """Whether the reader's language is Korean and the comment is not."""
        return i18n.current() == "ko" and not self.comment_ko


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a reader of a benchmark's scores must know: a fault, a like name, a newer edition.

    ``other`` is the benchmark that is taken for it or that supersedes it.
    """

    benchmark: str
    kind: CaveatKind
    other: str | None
    note_en: str
    note_ko: str
    source: str
    locator: str | None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What was looked for and not found, or a value whose model is not named."""

    area: str
    comment: str
    benchmark: str | None
    subset: str | None
    value: float | None
    metric: str | None
    unit: str | None
    source: str | None
    locator: str | None


@dataclass(frozen=True, slots=True)
class FamilyTopic:
    """What is known of a whole line of models about one topic, as code-switching."""

    families: str  # as the sources group them, for example "Command/Aya"
    topic: str
    note_en: str
    note_ko: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of KMMLU; ``subset`` is its name in score rows."""

    slug: str
    name: str
    supercategory: str
    test_items: int | None
    hard_items: int | None
    harness: str | None
    subset: str


@dataclass(frozen=True, slots=True)
class HarnessTask:
    """Where the evaluation harness keeps a Korean benchmark."""

    benchmark: str
    folder: str
    groups: tuple[str, ...]
    suffixes: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class PublishedCorpus:
    """A training corpus that anyone may fetch."""

    slug: str
    name: str
    organization: str | None
    release: PartialDate | None
    language: str
    tokens_b: float | None
    rows: int | None
    license_printed: str | None
    license: str | None
    hf_id: str | None
    note_en: str | None
    note_ko: str | None
    extras: Mapping[str, object]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A short page of the guide: Markdown whose ``kollm:`` links lead to what carries it."""

    slug: str
    position: int
    title_en: str
    title_ko: str
    body_en: str
    body_ko: str

    @property
    def title(self) -> str:
        """The title in the current language."""
        return i18n.pick(self.title_en, self.title_ko) or self.title_en

    @property
    def body(self) -> str:
        """The text in the current language."""
        return i18n.pick(self.body_en, self.body_ko) or self.body_en


@dataclass(frozen=True, slots=True)
class CatalogueInfo:
    """Which catalogue this is."""

    schema_major: int
    schema_minor: int
    data_version: str  # for example 2026.11
    content_hash: str  # SHA-256, hexadecimal
    built_from: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The whole of a catalogue file, as records in key order."""

    info: CatalogueInfo
    categories: tuple[CategoryText, ...]
    organizations: tuple[Organization, ...]
    sources: tuple[Source, ...]
    licenses: tuple[License, ...]
    techniques: tuple[Technique, ...]
    families: tuple[Family, ...]
    models: tuple[LanguageModel, ...]
    benchmarks: tuple[Benchmark, ...]
    baselines: tuple[Baseline, ...]
    scores: Sequence[Score]  # see StoredScores
    conflicts: tuple[Conflict, ...]
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])  # former slug -> slug
    subjects: tuple[Subject, ...] = ()
    harness_tasks: tuple[HarnessTask, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    topics: tuple[FamilyTopic, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    published_corpora: tuple[PublishedCorpus, ...] = ()
    guide: tuple[GuidePage, ...] = ()


def corpus_leaves(corpora: tuple[Corpus, ...]) -> tuple[Corpus, ...]:
    """The rows that may be added up: parts that hold no further parts, or else the total.

    Pools and overlapping rows are left out. A total whose parts are listed is
    left out too, so that Polyglot-Ko's 863 GB is never counted twice.
    """
    counted = [row for row in corpora if row.role != "pool" and not row.overlaps]
    holders = {row.part_of for row in counted if row.part_of is not None}
    whole_mix_parts = any(row.role in ("part", "stage") and row.part_of is None for row in counted)
    return tuple(
        row
        for row in counted
        if row.name not in holders and not (row.role == "total" and whole_mix_parts)
    )
