"""The frozen whole that tables, search, charts, windows and commands read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from kollm_gui.catalogue.records import (
    Baseline,
    Benchmark,
    Catalogue,
    CatalogueInfo,
    CategoryText,
    Caveat,
    Conflict,
    Family,
    GuidePage,
    HarnessTask,
    LanguageModel,
    License,
    Organization,
    Provenance,
    Score,
    Source,
    Subject,
    Technique,
)
from kollm_gui.catalogue.stored_records import (
    RecordsBySlug,
    SluggedRecords,
    SlugRecord,
    StoredRecords,
)
from kollm_gui.catalogue.stored_scores import ScoresByBenchmark, StoredScores

if TYPE_CHECKING:  # a module that is only named need not be read
    from kollm_gui.comparing.shown import Shown
    from kollm_gui.library.mine import Mine
    from kollm_gui.library.overlay import Overlay
    from kollm_gui.library.tally import Tally

Record = TypeVar("Record")

# What is worked out of the models alone, and of the scores alone.
_OF_MODELS = (
    "model_list",
    "model_places",
    "named_only",
    "silent",
    "children",
    "staged",
    "makers_of_sources",
)
_OF_SCORES = ("scores_by_benchmark", "scores_by_model", "shown_scores")


class Snapshot(Struct, frozen=True, dict=True):
    """All records by slug, in catalogue order, with the indexes that readers need.

    ``generation`` grows by one with every change of the user's data, so that a
    cache can tell an old snapshot from a new one.
    """

    info: CatalogueInfo
    categories: Mapping[str, CategoryText]
    organizations: Mapping[str, Organization]
    sources: Mapping[str, Source]
    licenses: Mapping[str, License]
    techniques: Mapping[str, Technique]
    families: Mapping[str, Family]
    models: Mapping[str, LanguageModel]
    benchmarks: Mapping[str, Benchmark]
    baselines: Sequence[Baseline]
    scores: Sequence[Score]
    conflicts: Sequence[Conflict]
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])
    guide: Mapping[str, GuidePage] = field(default_factory=lambda: MappingProxyType({}))
    subjects: Sequence[Subject] = ()
    caveats: Sequence[Caveat] = ()
    harness_tasks: Sequence[HarnessTask] = ()
    provenances: frozenset[Provenance] | None = None  # what ``narrowing`` has kept; None: all
    generation: int = 0
    # Reads what the person keeps; asked at the first look at ``mine``, at most once.
    read_mine: Callable[[], Mine] | None = None
    # The bundled record of each model or benchmark over which own values are laid.
    original_models: Mapping[str, LanguageModel] = field(
        default_factory=lambda: MappingProxyType({})
    )
    original_benchmarks: Mapping[str, Benchmark] = field(
        default_factory=lambda: MappingProxyType({})
    )

    @cached_property
    def mine(self) -> Mine:
        """What the person keeps about entries: notes, tags, collections, own values."""
        from kollm_gui.library.mine import Mine  # noqa: PLC0415 - see above

        return Mine() if self.read_mine is None else self.read_mine()

    @cached_property
    def model_list(self) -> tuple[LanguageModel, ...]:
        """The models by place: their index in catalogue order."""
        return tuple(self.models.values())

    @cached_property
    def model_places(self) -> Mapping[str, int]:
        """The place of each model by slug."""
        return MappingProxyType({slug: place for place, slug in enumerate(self.models)})

    @cached_property
    def shown_scores(self) -> dict[object, Mapping[str, Shown]]:
        """What tables have found to show, by benchmark, protocol and kinds of reporters."""
        return {}

    @cached_property
    def named_only(self) -> Tally:
        """The models that only a score or a lineage names."""
        from kollm_gui.library.tally import Tally  # noqa: PLC0415 - see above

        return Tally(self.model_list, lambda model: model.minimal)

    @cached_property
    def silent(self) -> Tally:
        """The models of which no count of tokens is disclosed."""
        from kollm_gui.library.tally import Tally  # noqa: PLC0415 - see above

        return Tally(
            self.model_list, lambda model: model.tokens_b is None and model.added_tokens_b is None
        )

    @cached_property
    def scores_by_benchmark(self) -> Mapping[str, tuple[Score, ...]]:
        """Scores of each benchmark, in catalogue order."""
        if isinstance(self.scores, StoredScores):
            return ScoresByBenchmark(self.scores)
        return _grouped(self.scores, lambda score: score.benchmark)

    def scores_of_subset(self, benchmark: str, subset: str) -> Sequence[Score]:
        """Scores on one subset of a benchmark; reads no others where none have been read."""
        if isinstance(self.scores, StoredScores):
            return self.scores.of_subset(benchmark, subset)
        found = self.scores_by_benchmark.get(benchmark, ())
        return [score for score in found if score.subset == subset]

    @cached_property
    def scores_by_model(self) -> Mapping[str, tuple[Score, ...]]:
        """Scores of each model, in catalogue order."""
        return _grouped(self.scores, lambda score: score.model)

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Slugs of the models made of each model, by base or by merge."""
        from kollm_gui.library.children import Children  # noqa: PLC0415 - see above

        return Children(self.model_list, self.model_places)

    @cached_property
    def staged(self) -> tuple[LanguageModel, ...]:
        """The models whose stages of training are recorded."""
        return tuple(model for model in self.model_list if model.stages)

    @cached_property
    def makers_of_sources(self) -> Mapping[str, str]:
        """Slug of the organization that wrote a source, by the source's slug."""
        from kollm_gui.comparing.measurer import makers_of_sources  # noqa: PLC0415 - see above

        return MappingProxyType(makers_of_sources(self.model_list))

    def warm(self) -> None:
        """Make now what is made at the first question, where that would be felt."""
        for tally in (self.named_only, self.silent):
            tally.prepare()
        _made = (self.model_places, self.children, self.scores_by_model)

    def keep_answers_of(self, before: Snapshot) -> None:
        """Take over what was worked out of the same models and the same scores.

        A note or a tag makes another snapshot and leaves both as they were; of 100,000 models
        the answers take longer to find again than somebody waits for a mark.
        """
        if before.models is self.models or before.models == self.models:
            self._take_over(before, _OF_MODELS)
        if before.scores is self.scores:
            self._take_over(before, _OF_SCORES)

    def _take_over(self, before: Snapshot, names: Iterable[str]) -> None:
        own: dict[str, Any] = vars(self)
        found: dict[str, Any] = vars(before)  # a worker may be adding to it
        own.update({name: found[name] for name in names if name in found})

    @cached_property
    def conflicts_by_subject(self) -> Mapping[str, tuple[Conflict, ...]]:
        """Recorded disagreements of each model or benchmark."""
        told = [conflict for conflict in self.conflicts if conflict.subject is not None]
        return _grouped(told, lambda conflict: conflict.subject or "")

    def caveats_of(self, benchmark: str) -> tuple[Caveat, ...]:
        """Faults, name traps and newer editions of a benchmark, in catalogue order.

        A name is a trap from both sides, so those that another benchmark's entry names are
        told of this one as well.
        """
        return tuple(
            caveat
            for caveat in self.caveats
            if benchmark == caveat.benchmark
            or (caveat.kind == "name-trap" and benchmark == caveat.other)
        )

    def harness_task_of(self, benchmark: str) -> HarnessTask | None:
        """The benchmark's task in the evaluation harness, if it has one."""
        return next((task for task in self.harness_tasks if task.benchmark == benchmark), None)

    def model_now(self, slug: str) -> str | None:
        """The present slug of a model, also by a former one; None where there is no such model."""
        if slug in self.models:
            return slug
        now = self.renamed.get(slug)
        return now if now in self.models else None

    def organization_of(self, model: LanguageModel) -> Organization | None:
        """Who made the model, where that is known."""
        return self.organizations.get(model.organization) if model.organization else None

    def license_of(self, model: LanguageModel) -> License | None:
        """The terms of the model's weights, where they are known."""
        return self.licenses.get(model.license) if model.license else None

    def baselines_of(self, benchmark: str, subset: str = "overall") -> tuple[Baseline, ...]:
        """What humans, chance or a pass mark reach on a benchmark's subset."""
        return tuple(
            row for row in self.baselines if row.benchmark == benchmark and row.subset == subset
        )


def compose(
    catalogue: Catalogue,
    overlay: Overlay | None = None,
    *,
    generation: int = 0,
    read_mine: Callable[[], Mine] | None = None,
) -> Snapshot:
    """Lay the user's own rows over the bundled ones: the one place where the two meet.

    Where nothing is laid over, ``read_mine`` gives what else a person keeps, once it is
    asked for; an overlay brings that along.
    """
    bare = _bare(catalogue, generation, read_mine)
    return bare if overlay is None else _laid_over(bare, overlay)


def _bare(catalogue: Catalogue, generation: int, read_mine: Callable[[], Mine] | None) -> Snapshot:
    return Snapshot(
        info=catalogue.info,
        categories=_by_slug(catalogue.categories),
        organizations=_by_slug(catalogue.organizations),
        sources=_by_slug(catalogue.sources),
        licenses=_by_slug(catalogue.licenses),
        techniques=_by_slug(catalogue.techniques),
        families=_by_slug(catalogue.families),
        models=_by_slug(catalogue.models),
        benchmarks=_by_slug(catalogue.benchmarks),
        baselines=catalogue.baselines,
        scores=catalogue.scores,
        conflicts=catalogue.conflicts,
        renamed=catalogue.renamed,
        guide=_by_slug(catalogue.guide),
        subjects=catalogue.subjects,
        caveats=catalogue.caveats,
        harness_tasks=catalogue.harness_tasks,
        generation=generation,
        read_mine=read_mine,
    )


def _laid_over(bare: Snapshot, own: Overlay) -> Snapshot:
    from kollm_gui.library.overriding import overridden  # noqa: PLC0415 - see above

    models = {**bare.models, **_by_slug(own.models)}
    benchmarks = {**bare.benchmarks, **_by_slug(own.benchmarks)}
    original_models: dict[str, LanguageModel] = {}
    original_benchmarks: dict[str, Benchmark] = {}
    for subject, overrides in own.overrides.items():
        slug = subject.removeprefix("benchmark/")
        if subject in bare.models:
            original_models[slug] = models[slug]
            models[slug] = overridden(models[slug], overrides, "model")
        elif slug != subject and slug in bare.benchmarks:
            original_benchmarks[slug] = benchmarks[slug]
            benchmarks[slug] = overridden(benchmarks[slug], overrides, "benchmark")
    return replace(
        bare,
        sources={**bare.sources, **_by_slug(own.sources)},
        families={**bare.families, **_by_slug(own.families)},
        models=MappingProxyType(models),
        benchmarks=MappingProxyType(benchmarks),
        scores=_with_own(bare.scores, own.scores),
        read_mine=lambda: own.mine,
        original_models=MappingProxyType(original_models),
        original_benchmarks=MappingProxyType(original_benchmarks),
    )


def _with_own(bundled: Sequence[Score], own: tuple[Score, ...]) -> Sequence[Score]:
    if not own:
        return bundled
    return bundled.with_more(own) if isinstance(bundled, StoredScores) else (*bundled, *own)


def _by_slug(records: Iterable[SlugRecord]) -> Mapping[str, SlugRecord]:
    if isinstance(records, SluggedRecords):
        return records.by_slug
    if isinstance(records, StoredRecords):
        return RecordsBySlug(records)
    return MappingProxyType({record.slug: record for record in records})


def _grouped(
    records: Iterable[Record], key: Callable[[Record], str]
) -> Mapping[str, tuple[Record, ...]]:
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return MappingProxyType({name: tuple(found) for name, found in groups.items()})
