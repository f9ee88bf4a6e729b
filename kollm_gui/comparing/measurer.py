"""Whether whoever measured had an interest: which maker stands behind a document."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kollm_gui.catalogue.records import LanguageModel, Score

# Of these the catalogue says that a maker, or a paper that may be a maker's, gives the number.
_BY_MAKERS = ("owner", "paper")


def makers_of_sources(models: Iterable[LanguageModel]) -> dict[str, str]:
    """Slug of the organization that wrote a source, by the source's slug.

    A source has no author in the catalogue's terms of organizations; it is taken to be
    the maker's own where more than half of what models cite from it is about that maker's.
    Models known by name only do not count (a score table names many that it did not make),
    nor do notes, which cite whoever is talked about.
    """
    cited: dict[str, Counter[str]] = {}
    for model in models:
        if model.minimal or model.organization is None:
            continue
        for citation in model.citations:
            if citation.source is not None and citation.field != "note":
                cited.setdefault(citation.source, Counter())[model.organization] += 1
    makers: dict[str, str] = {}
    for source, counts in cited.items():
        [(organization, most)] = counts.most_common(1)
        if 2 * most > counts.total():
            makers[source] = organization
    return makers


def interested_maker(score: Score, makers: Mapping[str, str]) -> str | None:
    """The organization that gives a number in a document of its own, where one is known."""
    return makers.get(score.source) if score.provenance in _BY_MAKERS else None
