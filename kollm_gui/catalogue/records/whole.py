"""A catalogue file as a whole."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from kollm_gui.catalogue.records.benchmarks import Benchmark
from kollm_gui.catalogue.records.conflicts import Conflict
from kollm_gui.catalogue.records.documents import Source
from kollm_gui.catalogue.records.guide import GuidePage
from kollm_gui.catalogue.records.measures import Baseline, HarnessTask, Subject
from kollm_gui.catalogue.records.models import LanguageModel
from kollm_gui.catalogue.records.owners import CategoryText, Family, License, Organization
from kollm_gui.catalogue.records.remarks import Caveat, FamilyTopic, OpenQuestion
from kollm_gui.catalogue.records.scores import Score
from kollm_gui.catalogue.records.training import PublishedCorpus, Technique


class CatalogueInfo(Struct, frozen=True):
    """Which catalogue this is."""

    schema_major: int
    schema_minor: int
    data_version: str  # for example 2026.11
    content_hash: str  # SHA-256, hexadecimal
    built_from: str


class Catalogue(Struct, frozen=True):
    """The whole of a catalogue file, as records in key order."""

    info: CatalogueInfo
    categories: tuple[CategoryText, ...]
    organizations: tuple[Organization, ...]
    sources: Sequence[Source]
    licenses: tuple[License, ...]
    techniques: Sequence[Technique]
    families: Sequence[Family]
    models: tuple[LanguageModel, ...]
    benchmarks: tuple[Benchmark, ...]
    baselines: Sequence[Baseline]
    scores: Sequence[Score]  # see StoredScores
    conflicts: Sequence[Conflict]
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])  # former slug -> slug
    subjects: Sequence[Subject] = ()
    harness_tasks: Sequence[HarnessTask] = ()
    caveats: Sequence[Caveat] = ()
    topics: Sequence[FamilyTopic] = ()
    open_questions: Sequence[OpenQuestion] = ()
    published_corpora: Sequence[PublishedCorpus] = ()
    guide: Sequence[GuidePage] = ()
