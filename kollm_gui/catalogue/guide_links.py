"""The links of the guide's pages: ``kollm:`` and where each leads, checked against a catalogue."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from kollm_gui.catalogue.figures import numbers_in
from kollm_gui.catalogue.finding import Finding
from kollm_gui.catalogue.holdings import Holdings
from kollm_gui.catalogue.records import Catalogue, GuidePage
from kollm_gui.i18n import _

SCHEME = "kollm:"
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
KINDS = (
    *("model", "family", "category", "organization", "benchmark", "technique", "source"),
    *("guide", "query", "compare", "chart"),
)


@dataclass(frozen=True, slots=True)
class GuideLink:
    """``kollm:kind/rest?options``: what a link of the guide shows.

    ``model/SLUG/BENCHMARK`` is a model with its scores on one benchmark;
    ``compare/A,B`` names models; ``query/TEXT`` is percent-quoted.
    """

    kind: str
    rest: str
    options: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def slugs(self) -> tuple[str, ...]:
        """The parts of ``rest``: models of a comparison, or a model and a benchmark."""
        return tuple(self.rest.split("," if self.kind == "compare" else "/"))


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A link in a page: its words, its address, and where it begins."""

    words: str
    address: str
    start: int


def read_link(address: str) -> GuideLink | None:
    """What an address of the guide means; None where it is no ``kollm:`` address."""
    if not address.startswith(SCHEME):
        return None
    path, _mark, options = address.removeprefix(SCHEME).partition("?")
    kind, _slash, rest = path.partition("/")
    if kind not in KINDS or not rest:
        return None
    return GuideLink(kind, unquote(rest), dict(parse_qsl(options)))


def links_in(body: str) -> Iterator[LinkedText]:
    """The links of a page in order."""
    for match in _LINK.finditer(body):
        yield LinkedText(match[1], match[2], match.start())


def guide_findings(catalogue: Catalogue) -> Iterator[Finding]:
    """Links that lead nowhere, and numbers outside a link that holds them."""
    known = _known(catalogue)
    held = Holdings(catalogue)
    for page in catalogue.guide:
        for language, body in (("en", page.body_en), ("ko", page.body_ko)):
            place = f"guide/{page.slug}: {language}"
            yield from _lost_links(place, body, known)
            yield from _lost_numbers(place, body, held)
        yield from _unlike(page)


def _unlike(page: GuidePage) -> Iterator[Finding]:
    """Both languages of a page lead to the same places."""
    english, korean = (
        {link.address for link in links_in(body)} for body in (page.body_en, page.body_ko)
    )
    for address in sorted(english ^ korean):
        sentence = _("has the link {link} in one language only. Give it to both.")
        yield Finding(f"guide/{page.slug}", sentence.format(link=address))


def _known(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    return {
        "model": frozenset(model.slug for model in catalogue.models),
        "family": frozenset(family.slug for family in catalogue.families),
        "category": frozenset(one.slug for one in catalogue.categories),
        "organization": frozenset(one.slug for one in catalogue.organizations),
        "benchmark": frozenset(one.slug for one in catalogue.benchmarks),
        "technique": frozenset(one.slug for one in catalogue.techniques),
        "source": frozenset(one.slug for one in catalogue.sources),
        "guide": frozenset(page.slug for page in catalogue.guide),
    }


def _lost_links(place: str, body: str, known: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    for link in links_in(body):
        target = read_link(link.address)
        if target is None or not _leads(target, known):
            sentence = _("has a link that leads nowhere: {link}. Correct it.")
            yield Finding(place, sentence.format(link=link.address))


def _leads(link: GuideLink, known: Mapping[str, frozenset[str]]) -> bool:
    # Charts and searches are not the catalogue's matter; the command line checks them.
    if link.kind in ("chart", "query"):
        return True
    if link.kind == "compare":
        return len(link.slugs) > 1 and known["model"].issuperset(link.slugs)
    if link.kind == "model":
        model, *more = link.slugs
        return model in known["model"] and len(more) < 2 and known["benchmark"].issuperset(more)
    return link.rest in known[link.kind]


def _lost_numbers(place: str, body: str, held: Holdings) -> Iterator[Finding]:
    """A number of a page stands in the words of a link whose target holds it."""
    sentence = _("has the number {number}, which no link beside it holds. Link it to its row.")
    for link in links_in(body):
        target = read_link(link.address)
        bare, named = held.take_names(link.words)
        values = named if target is None else (*named, *_values(target, held))
        for number in numbers_in(bare):
            if not number.is_in(values):
                yield Finding(place, sentence.format(number=number.text))
    bare, _named = held.take_names(_LINK.sub(" ", body))
    for number in numbers_in(bare):
        yield Finding(place, sentence.format(number=number.text))


def _values(link: GuideLink, held: Holdings) -> tuple[float, ...]:
    readers: dict[str, Callable[[], tuple[float, ...]]] = {
        "model": lambda: held.of_model(*link.slugs),
        "family": lambda: held.of_family(link.rest),
        "benchmark": lambda: held.of_benchmark(link.rest),
        "compare": lambda: tuple(value for slug in link.slugs for value in held.of_model(slug)),
        "source": lambda: held.of_source(link.rest),
    }
    read = readers.get(link.kind)
    return read() if read is not None else ()
