"""What the catalogue says, as frozen records: no session, no ORM, safe to hold for hours.

Everything above this layer reads these. ``None`` means not known; a value that
its maker withholds is told apart by a field of its own (``tokens_kind``,
``access``). Sizes are in billions (``_b``) or gigabytes (``_gb``).

A text in the current language is a property, named alike in all records and in the cells of
tables: ``label`` (``family_label``, ``short_label`` ...) is what a thing is called;
``<field>_told`` is what a field says that has a Korean twin, as ``task`` with ``task_ko``; where
both languages have a field of their own, as ``note_en`` and ``note_ko``, it is the bare ``note``.

Records, and the rows that a start makes of them, are Structs: a frozen dataclass takes 0.9 ms to
make and a Struct 0.02 ms, which for all that a start needs is a tenth of it.
"""

from kollm_gui.catalogue.records.benchmarks import Benchmark as Benchmark
from kollm_gui.catalogue.records.citations import Citation as Citation
from kollm_gui.catalogue.records.conflicts import Conflict as Conflict
from kollm_gui.catalogue.records.conflicts import ConflictValue as ConflictValue
from kollm_gui.catalogue.records.documents import Source as Source
from kollm_gui.catalogue.records.guide import GuidePage as GuidePage
from kollm_gui.catalogue.records.measures import Baseline as Baseline
from kollm_gui.catalogue.records.measures import HarnessTask as HarnessTask
from kollm_gui.catalogue.records.measures import Subject as Subject
from kollm_gui.catalogue.records.models import LanguageModel as LanguageModel
from kollm_gui.catalogue.records.owners import CategoryText as CategoryText
from kollm_gui.catalogue.records.owners import Family as Family
from kollm_gui.catalogue.records.owners import License as License
from kollm_gui.catalogue.records.owners import Organization as Organization
from kollm_gui.catalogue.records.remarks import Caveat as Caveat
from kollm_gui.catalogue.records.remarks import FamilyTopic as FamilyTopic
from kollm_gui.catalogue.records.remarks import OpenQuestion as OpenQuestion
from kollm_gui.catalogue.records.scores import Score as Score
from kollm_gui.catalogue.records.terms import CATEGORIES as CATEGORIES
from kollm_gui.catalogue.records.terms import Access as Access
from kollm_gui.catalogue.records.terms import Architecture as Architecture
from kollm_gui.catalogue.records.terms import BaselineKind as BaselineKind
from kollm_gui.catalogue.records.terms import BenchmarkOrigin as BenchmarkOrigin
from kollm_gui.catalogue.records.terms import Category as Category
from kollm_gui.catalogue.records.terms import CaveatKind as CaveatKind
from kollm_gui.catalogue.records.terms import Commercial as Commercial
from kollm_gui.catalogue.records.terms import CorpusRole as CorpusRole
from kollm_gui.catalogue.records.terms import KoreanSupport as KoreanSupport
from kollm_gui.catalogue.records.terms import Method as Method
from kollm_gui.catalogue.records.terms import Origin as Origin
from kollm_gui.catalogue.records.terms import PartialDate as PartialDate
from kollm_gui.catalogue.records.terms import Provenance as Provenance
from kollm_gui.catalogue.records.terms import PublishedProvenance as PublishedProvenance
from kollm_gui.catalogue.records.terms import Stage as Stage
from kollm_gui.catalogue.records.terms import TokensKind as TokensKind
from kollm_gui.catalogue.records.training import Checkpoint as Checkpoint
from kollm_gui.catalogue.records.training import Corpus as Corpus
from kollm_gui.catalogue.records.training import PublishedCorpus as PublishedCorpus
from kollm_gui.catalogue.records.training import Technique as Technique
from kollm_gui.catalogue.records.training import TrainingStage as TrainingStage
from kollm_gui.catalogue.records.training import corpus_leaves as corpus_leaves
from kollm_gui.catalogue.records.whole import Catalogue as Catalogue
from kollm_gui.catalogue.records.whole import CatalogueInfo as CatalogueInfo
