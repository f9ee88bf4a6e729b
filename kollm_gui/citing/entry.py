"""What is cited: a source, or the catalogue itself, in the parts that every format asks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import Benchmark, CatalogueInfo, Citation, LanguageModel, Source
from kollm_gui.library.snapshot import Snapshot

_NO_KEY = re.compile(r"[^A-Za-z0-9._:-]+")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}")
_OTHERS = ("et al.", "et al", "others", "...", "…")


@dataclass(frozen=True, slots=True)
class Author:
    """A person with family and given name, or an organization under ``literal``."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A work to cite; ``key`` is stable, since it is the source's slug."""

    key: str
    kind: str  # a Source's kind, or dataset
    title: str
    authors: tuple[Author, ...] = ()
    more_authors: bool = False  # the catalogue names the first ones only
    year: int | None = None
    url: str | None = None
    arxiv: str | None = None
    version: str | None = None
    note: str | None = None


def entry_of(source: Source) -> Entry:
    """The entry of a source."""
    authors, more = _authors(source.authors)
    arxiv = source.arxiv if source.arxiv and _ARXIV.search(source.arxiv) else None
    address = source.url or (f"https://arxiv.org/abs/{arxiv}" if arxiv else None)
    return Entry(
        key=_NO_KEY.sub("-", source.slug),
        kind=source.kind,
        title=source.title,
        authors=authors,
        more_authors=more,
        year=source.year,
        url=address,
        arxiv=arxiv,
    )


def database_entry(info: CatalogueInfo) -> Entry:
    """The entry of the catalogue itself, with the version and hash that a figure was made from."""
    year = info.data_version.split(".")[0]
    return Entry(
        key=f"kollm-catalogue-{info.data_version}",
        kind="dataset",
        title="KoLLM catalogue of Korean language model research",
        authors=(Author(literal="The KoLLM authors"),),
        year=int(year) if year.isdecimal() else None,
        version=info.data_version,
        note=f"content hash {info.content_hash}",
    )


def sources_of_model(snapshot: Snapshot, model: LanguageModel) -> tuple[Source, ...]:
    """The main sources of a model's facts, the most cited first, or of its scores without any."""
    found = _main_sources(model.citations)
    if not found:
        found = [score.source for score in snapshot.scores_by_model.get(model.slug, ())]
    return _by_use(snapshot, found)


def sources_of_benchmark(snapshot: Snapshot, benchmark: Benchmark) -> tuple[Source, ...]:
    """The main sources of what is said about a benchmark."""
    return _by_use(snapshot, _main_sources(benchmark.citations))


def sources_of_family(snapshot: Snapshot, family: str) -> tuple[Source, ...]:
    """The main sources of all models of a family."""
    models = [model for model in snapshot.models.values() if model.family == family]
    return _by_use(snapshot, [slug for model in models for slug in _main_sources(model.citations)])


def _main_sources(citations: Sequence[Citation]) -> list[str]:
    return [
        citation.source
        for citation in citations
        if citation.rank == 0 and citation.source is not None
    ]


def _by_use(snapshot: Snapshot, slugs: list[str]) -> tuple[Source, ...]:
    known = [slug for slug in dict.fromkeys(slugs) if slug in snapshot.sources]
    known.sort(key=lambda slug: -slugs.count(slug))
    return tuple(snapshot.sources[slug] for slug in known)


def _authors(printed: str | None) -> tuple[tuple[Author, ...], bool]:
    if not printed:
        return (), False
    names = [name.strip() for name in printed.split(";") if name.strip()]
    named = [name for name in names if name.casefold() not in _OTHERS]
    return tuple(_author(name) for name in named), len(named) < len(names)


def _author(name: str) -> Author:
    family, comma, given = name.partition(",")
    # "Weights & Biases, Inc." is no person either, but no source is written so.
    if not comma or not given.strip():
        return Author(literal=name)
    return Author(family=family.strip(), given=given.strip())
