"""The sources under a figure: which documents its numbers stand in, and their line of text."""

from collections.abc import Iterable, Mapping

from kollm_gui.catalogue.records import LanguageModel, Source
from kollm_gui.comparing.naming import source_label
from kollm_gui.i18n import _, ngettext

# More than these make a paragraph that nobody reads; the .bib beside a file has all.
MOST_NAMED = 8
NAMED_OF_MANY = 4


def sources_of(models: Iterable[LanguageModel], fields: Iterable[str]) -> tuple[str, ...]:
    """Slugs of the main sources of some fields of the models, in order of first use."""
    names = tuple(fields)
    found: dict[str, None] = {}
    for model in models:
        for name in names:
            cited = next((each.source for each in model.cited(name) if each.source), None)
            if cited is not None:
                found[cited] = None
    return tuple(found)


def arxiv_source(sources: Mapping[str, Source], arxiv: str) -> tuple[str, ...]:
    """The slug of the source with this arXiv id, where the catalogue has one."""
    return tuple(slug for slug, source in sources.items() if source.arxiv == arxiv)[:1]


def sources_text(slugs: Iterable[str], sources: Mapping[str, Source], *extra: str) -> str:
    """One line that names the sources with their numbers, the ``extra`` ones (formulas) last."""
    known = [slug for slug in slugs if slug in sources]
    named_count = len(known) if len(known) <= MOST_NAMED else NAMED_OF_MANY
    named = [
        f"{source_label(sources[slug])} [{number}]"
        for number, slug in enumerate(known[:named_count], start=1)
    ]
    rest = len(known) - len(named)
    if rest:
        named.append(
            ngettext(
                "{count} more in the exported bibliography",
                "{count} more in the exported bibliography",
                rest,
            ).format(count=f"{rest:,}")
        )
    named += extra
    return _("Sources: {list}.").format(list="; ".join(named)) if named else ""
