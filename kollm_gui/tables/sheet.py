"""All that is known of one thing, as finished text with sources: what details and ``show`` say."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from kollm_gui.catalogue.records import Citation, Source
from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Align


class Fact(Struct, frozen=True):
    """One line of a facts grid.

    ``remark`` follows the value in quieter text; ``derived`` marks a value worked
    out from others, which has no source of its own; ``flagged`` one that reports
    disagree about.
    """

    key: str
    label: str
    cell: Cell
    remark: str | None = None
    citations: Sequence[Citation] = ()
    derived: bool = False
    flagged: bool = False

    @property
    def text(self) -> str:
        """Value and remark in one line."""
        return f"{self.cell.text} ({self.remark})" if self.remark else self.cell.text


class GridRow(Struct, frozen=True):
    """A row of a grid: its cells' texts, and the citations of what it says."""

    texts: tuple[str, ...]
    citations: Sequence[Citation] = ()


class Grid(Struct, frozen=True):
    """A small table inside a sheet; ``grouped`` rows come in runs of one first cell."""

    headers: tuple[str, ...]
    aligns: tuple[Align, ...]
    rows: tuple[GridRow, ...]
    grouped: bool = False


class Section(Struct, frozen=True):
    """A part of a sheet: facts, then paragraphs, then a grid; any of them may be missing."""

    key: str
    title: str
    facts: tuple[Fact, ...] = ()
    paragraphs: tuple[str, ...] = ()
    grid: Grid | None = None
    citations: Sequence[Citation] = ()  # of the paragraphs

    @property
    def empty(self) -> bool:
        """Whether the section says nothing."""
        return not (self.facts or self.paragraphs or (self.grid and self.grid.rows))


class CitedSource(Struct, frozen=True):
    """A source with its number on the sheet and the places in it that the sheet draws on."""

    number: int
    slug: str
    source: Source | None
    places: tuple[str, ...]


SheetKind = Literal["model", "family", "benchmark", "organization", "source"]


class Sheet(Struct, frozen=True):
    """Title, sections and the numbered sources of one record."""

    kind: SheetKind
    slug: str
    title: str
    subtitle: str
    sections: tuple[Section, ...]
    sources: tuple[CitedSource, ...]

    def numbers(self, citations: Sequence[Citation]) -> tuple[int, ...]:
        """The numbers of the cited sources, each once, in the citations' order."""
        by_slug = {cited.slug: cited.number for cited in self.sources}
        found = [by_slug[citation.source] for citation in citations if citation.source in by_slug]
        return tuple(dict.fromkeys(found))


def number_sources(
    sections: Sequence[Section], sources: Mapping[str, Source]
) -> tuple[CitedSource, ...]:
    """The sources of the sections, numbered by first mention, with the places in each."""
    places: dict[str, dict[str, dict[str, None]]] = {}
    for label, citations in _cited(sections):
        for citation in citations:
            if citation.source is None:
                continue
            told = places.setdefault(citation.source, {})
            if citation.locator:
                told.setdefault(label, {})[citation.locator] = None
    return tuple(
        CitedSource(number, slug, sources.get(slug), _places(told))
        for number, (slug, told) in enumerate(places.items(), start=1)
    )


def _places(told: Mapping[str, Mapping[str, None]]) -> tuple[str, ...]:
    """The places in one source, those for the same thing on one line."""
    lines = [(label, "; ".join(locators)) for label, locators in told.items()]
    return tuple(f"{label}: {place}" if label else place for label, place in lines)


def _cited(sections: Sequence[Section]) -> Iterator[tuple[str, Sequence[Citation]]]:
    for section in sections:
        for fact in section.facts:
            yield fact.label, fact.citations
        if section.paragraphs:
            yield section.title, section.citations
        for row in section.grid.rows if section.grid else ():
            yield "" if section.key == "scores" else section.title, row.citations
