"""A language model."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from kollm_gui import i18n
from kollm_gui.catalogue.records.citations import Citation
from kollm_gui.catalogue.records.terms import (
    Access,
    Architecture,
    Category,
    KoreanSupport,
    Origin,
    PartialDate,
    Stage,
    TokensKind,
)
from kollm_gui.catalogue.records.training import Checkpoint, Corpus, TrainingStage


# No field leads back to the model, so that the garbage collector need not walk over a million.
class LanguageModel(Struct, frozen=True, gc=False):
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
    relation: Sequence[str]
    merge_parents: Sequence[str]
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
    languages: Sequence[str]  # ISO 639-1, or "multilingual"
    languages_count: int | None
    korean_support: KoreanSupport | None
    hardware: str | None
    gpu_hours: int | None
    corpora: Sequence[Corpus]
    stages: Sequence[TrainingStage]
    checkpoints: Sequence[Checkpoint]
    techniques: Sequence[str]  # slugs of Technique
    minimal: bool  # only a score or a lineage names it
    note_en: str | None
    note_ko: str | None
    extras: Mapping[str, object]  # rare fields: initialisation, tokenizer_recipe, reproductions ...
    citations: Sequence[Citation]
    aliases: Sequence[str] = ()  # other names, former ids, Hugging Face ids, spoken variants
    origin: Origin = "bundled"
    overridden: frozenset[str] = frozenset()  # fields with an own value laid over
    hardware_ko: str | None = None

    @property
    def label_ko(self) -> str | None:
        """What Korean texts call it, where the name holds a remark in English."""
        korean = self.extras.get("label_ko")
        return korean if isinstance(korean, str) else None

    @property
    def label(self) -> str:
        """The name in the current language (most names are the same in both)."""
        return i18n.pick(self.name, self.label_ko) or self.name

    @property
    def labels(self) -> tuple[str, ...]:
        """The name as texts in either language write it, by which either is found."""
        korean = self.label_ko
        return (self.name,) if korean is None else (self.name, korean)

    @property
    def hardware_told(self) -> str | None:
        """What it was trained on, in the current language; an own value has one form only."""
        if "hardware" in self.overridden:
            return self.hardware
        return i18n.pick(self.hardware, self.hardware_ko)

    def cited(self, name: str) -> tuple[Citation, ...]:
        """The citations of a field, the main one first."""
        found = [citation for citation in self.citations if citation.field == name]
        return tuple(sorted(found, key=lambda citation: citation.rank))
