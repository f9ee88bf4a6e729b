"""Numbers for the sources of one page, in the order in which the page first names them."""

from collections.abc import Iterable

from kollm_gui.catalogue.records import Citation, Source
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.ui.details.content import Section, SourcesBody
from kollm_gui.ui.details.references import Reference, SourceLine


class Numbering:
    """Gives each source of a page its number at its first use."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._numbers: dict[str, int] = {}

    def reference(self, slug: str | None, locator: str | None) -> Reference:
        """A place in a source; without a source the locator stands alone."""
        if slug is None:
            return Reference(None, "", locator, None, None)
        number = self._numbers.setdefault(slug, len(self._numbers) + 1)
        source = self._snapshot.sources.get(slug)
        title = slug if source is None else source.title
        return Reference(number, title, locator, slug, None if source is None else address(source))

    def known(self, name: str) -> str | None:
        """The slug of a source that a rare field names in short, if one alone fits."""
        start = name.casefold()
        if start in self._snapshot.sources:
            return start
        fitting = [slug for slug in self._snapshot.sources if slug.startswith(start)]
        return fitting[0] if len(fitting) == 1 else None

    def references(self, citations: Iterable[Citation]) -> tuple[Reference, ...]:
        """The places that citations name, each source once."""
        found: dict[str | None, Reference] = {}
        for citation in citations:
            if citation.source not in found:
                found[citation.source] = self.reference(citation.source, citation.locator)
        return tuple(found.values())

    def section(self) -> Section:
        """The list of all sources that were given a number so far."""
        lines = tuple(self._line(number, slug) for slug, number in self._numbers.items())
        sentence = "" if lines else _("No source is recorded.")
        return Section("sources", SourcesBody(lines, sentence))

    def _line(self, number: int, slug: str) -> SourceLine:
        source = self._snapshot.sources.get(slug)
        if source is None:
            return SourceLine(number, slug, slug, "", _("not in the list of sources"), None)
        kind = words.word(words.SOURCE_KINDS, source.kind) or source.kind
        year = str(source.year) if source.year else None
        arxiv = f"arXiv:{source.arxiv}" if source.arxiv else None
        parts = (kind, _names(source.authors), year, arxiv)
        status = words.word(words.SOURCE_STATUSES, source.status)
        return SourceLine(
            number,
            slug,
            source.title,
            " · ".join(part for part in parts if part),
            None if source.status == "read" else status,
            address(source),
        )


def address(source: Source) -> str | None:
    """Where the document can be opened, if an address is known."""
    if source.url:
        return source.url
    return f"https://arxiv.org/abs/{source.arxiv}" if source.arxiv else None


def _names(authors: str | None) -> str | None:
    # "Family, Given; ..." with a trailing "..." where there are more than three.
    if not authors:
        return None
    families = [name.split(",")[0].strip() for name in authors.split(";")]
    known = [name for name in families if name and name not in ("...", "…", "et al.", "others")]
    if len(known) <= 2 and len(known) == len(families):
        return ", ".join(known)
    return _("{author} and others").format(author=known[0]) if known else None
