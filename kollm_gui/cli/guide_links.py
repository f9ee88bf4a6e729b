"""The guide's links to charts and searches, which the catalogue by itself cannot check."""

from collections.abc import Iterator

from kollm_gui.catalogue.finding import Finding
from kollm_gui.catalogue.guide_links import GuideLink, links_in, read_link
from kollm_gui.charts import registry
from kollm_gui.errors import UserError
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.match import SearchIndex


def lost_links(snapshot: Snapshot) -> Iterator[Finding]:
    """Charts, presets, options and searches that the guide names and that do not exist."""
    index = SearchIndex(snapshot)
    for page in snapshot.guide.values():
        # Both languages have the same links; the catalogue's own check sees to that.
        for link in links_in(page.body_en):
            target = read_link(link.address)
            if target is None:
                continue
            try:
                _follow(target, snapshot, index)
            except UserError as error:
                yield Finding(f"guide/{page.slug}: {link.address}", error.sentence)


def _follow(link: GuideLink, snapshot: Snapshot, index: SearchIndex) -> None:
    if link.kind == "query":
        index.find(link.rest)
    elif link.kind == "chart":
        given = dict(link.options)
        preset = given.pop("preset", None)
        registry.options(registry.chart(link.rest), preset, given, snapshot)
