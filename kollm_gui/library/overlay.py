"""The person's own data as catalogue records, which ``compose`` lays over the bundled ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from kollm_gui.catalogue.records import (
    Benchmark,
    Catalogue,
    Family,
    LanguageModel,
    Score,
    Source,
)
from kollm_gui.i18n import N_, _
from kollm_gui.library.mine import Mine
from kollm_gui.library.overriding import partial_date
from kollm_gui.userdata.records import ImportRun, Override, OwnModel, OwnScore, UserData

OWN_FAMILY = "own"
OWN_SOURCE = "own:"  # followed by the run's id; nothing follows for what was typed in
_MY_MODELS = N_("My models")


@dataclass(frozen=True, slots=True)
class Overlay:
    """The person's own rows, laid over the bundled ones by ``compose``."""

    models: tuple[LanguageModel, ...] = ()
    scores: tuple[Score, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    families: tuple[Family, ...] = ()
    sources: tuple[Source, ...] = ()
    overrides: Mapping[str, tuple[Override, ...]] = field(
        default_factory=dict[str, tuple[Override, ...]]
    )  # by subject
    mine: Mine = field(default_factory=Mine)


def overlay_of(data: UserData, catalogue: Catalogue) -> Overlay:
    """The overlay of what a person keeps, over this catalogue.

    A slug of the catalogue's that was renamed since is followed. A model that the
    catalogue came to hold under the slug of an own one stays the catalogue's. Scores of
    models that exist nowhere are left out, and so are values laid over them.
    """
    if data.is_empty:
        return Overlay()
    bundled = {model.slug for model in catalogue.models}
    models = tuple(_model(each) for each in data.models if each.slug not in bundled)
    known = bundled | {model.slug for model in models}
    runs = {run.id: run for run in data.runs}
    scores: list[Score] = []
    for own in data.scores:
        slug = _now(own.model, catalogue)
        if slug in known:
            scores.append(_score(own, slug, runs.get(own.run or "")))
    overrides: dict[str, tuple[Override, ...]] = {}
    for override in data.overrides:
        subject = _now(override.subject, catalogue)
        overrides[subject] = (*overrides.get(subject, ()), override)
    return Overlay(
        models=models,
        scores=tuple(scores),
        benchmarks=tuple(_benchmarks(scores, catalogue)),
        families=_families(models),
        sources=tuple(_sources(scores, runs)),
        overrides=overrides,
        mine=Mine(data, catalogue.renamed),
    )


def source_slug(run: str | None) -> str:
    """The slug of the source that stands for a run, or for what was typed in."""
    return OWN_SOURCE + (run or "")


def _now(slug: str, catalogue: Catalogue) -> str:
    return catalogue.renamed.get(slug, slug)


def _model(own: OwnModel) -> LanguageModel:
    return LanguageModel(
        slug=own.slug,
        name=own.name,
        family=own.family or OWN_FAMILY,
        category=own.category,
        organization=own.organization,
        release=partial_date(own.released) if own.released else None,
        stage=own.stage,
        architecture=own.architecture,
        params_b=own.params_b,
        active_params_b=own.active_params_b,
        tokens_b=own.tokens_b,
        added_tokens_b=own.added_tokens_b,
        tokens_kind="reported" if own.tokens_b or own.added_tokens_b else "undisclosed",
        base_model=own.base_model,
        relation=(),
        merge_parents=(),
        context=own.context,
        vocab=None,
        vocab_base=None,
        vocab_added=None,
        layers=None,
        hidden=None,
        license_printed=own.license_printed,
        license=None,
        access=own.access,
        hf_id=own.hf_id,
        languages=own.languages,
        languages_count=None,
        korean_support=None,
        hardware=None,
        gpu_hours=None,
        corpora=(),
        stages=(),
        checkpoints=(),
        techniques=(),
        minimal=False,
        note_en=own.note,
        note_ko=own.note,
        extras={},
        citations=(),
        origin="own",
    )


def _score(own: OwnScore, model: str, run: ImportRun | None) -> Score:
    named = {each.name for each in fields(OwnScore)} - {"run", "model", "partial"}
    values = {name: getattr(own, name) for name in named}
    return Score(
        **values,
        model=model,
        source=source_slug(own.run),
        locator=run.measured if run is not None else None,
        provenance="own",
        origin="own",
        partial=own.partial or (run is not None and run.partial),
    )


def _benchmarks(scores: Iterable[Score], catalogue: Catalogue) -> Iterable[Benchmark]:
    """Benchmarks that only the person's own scores name."""
    named = {score.benchmark: score for score in scores}
    for known in catalogue.benchmarks:
        named.pop(known.slug, None)
    for slug, score in sorted(named.items()):
        yield Benchmark(
            slug=slug,
            name=slug,
            name_ko=None,
            spoken=(),
            released=None,
            task="unknown",
            origin=None,
            items=None,
            metric=score.metric,
            unit=score.unit,
            scale=(0.0, 100.0) if score.unit == "%" else None,
            random_baseline=None,
            human_baseline=None,
            pass_mark=None,
            license_printed=None,
            license=None,
            hf_id=None,
            harness=None,
            minimal=True,
            note_en=None,
            note_ko=None,
            reference_protocol=None,
            extras={},
            citations=(),
        )


def _families(models: Iterable[LanguageModel]) -> tuple[Family, ...]:
    if not any(model.family == OWN_FAMILY for model in models):
        return ()
    return (Family(OWN_FAMILY, _(_MY_MODELS), _(_MY_MODELS), (), None, None),)


def _sources(scores: Iterable[Score], runs: Mapping[str, ImportRun]) -> Iterable[Source]:
    for slug in dict.fromkeys(score.source for score in scores):
        run = runs.get(slug.removeprefix(OWN_SOURCE))
        title = run.file if run is not None else _("Entered by hand")
        told = (run.measured or run.imported)[:4] if run is not None else ""
        year = int(told) if told.isdecimal() else None
        yield Source(slug, "own", title, None, year, None, None, "read", None)
