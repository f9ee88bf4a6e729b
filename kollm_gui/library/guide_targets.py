"""What a link of the guide leads to, told in one line: the evidence before the click."""

from kollm_gui import i18n
from kollm_gui.catalogue.guide_links import GuideLink
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot

_MOST = 4  # scores named in a line


def target_line(snapshot: Snapshot, link: GuideLink) -> str:
    """The name of what the link shows; for a model's scores the values with their sources."""
    if link.kind == "model":
        return _model_line(snapshot, link)
    if link.kind == "compare":
        names = [snapshot.models[slug].label for slug in link.slugs if slug in snapshot.models]
        return _("Comparison: {names}").format(names=", ".join(names))
    if link.kind == "query":
        return _("Search: {query}").format(query=link.rest)
    if link.kind == "chart":
        return _("Chart: {chart}").format(chart=link.options.get("preset", link.rest))
    if link.kind == "source":
        source = snapshot.sources.get(link.rest)
        return source.title if source is not None else link.rest
    return _name(snapshot, link.kind, link.rest)


def _name(snapshot: Snapshot, kind: str, slug: str) -> str:
    if kind == "guide" and slug in snapshot.guide:
        return snapshot.guide[slug].title
    if kind == "family" and slug in snapshot.families:
        return _("The family {name}").format(name=snapshot.families[slug].label)
    labelled = {
        "category": snapshot.categories,
        "organization": snapshot.organizations,
        "benchmark": snapshot.benchmarks,
        "technique": snapshot.techniques,
    }
    record = labelled.get(kind, {}).get(slug)
    return record.label if record is not None else slug


def _model_line(snapshot: Snapshot, link: GuideLink) -> str:
    slug, *benchmark = link.slugs
    model = snapshot.models.get(slug)
    if model is None:
        return slug
    if not benchmark:
        return model.label
    rows = [
        score
        for score in snapshot.scores_by_model.get(slug, ())
        if score.benchmark == benchmark[0] and score.copy_of is None
    ]
    told = [
        _("{value} ({source})").format(
            value=score.printed or f"{score.value:g}", source=_short(snapshot, score.source)
        )
        for score in rows[:_MOST]
    ]
    test = snapshot.benchmarks[benchmark[0]].name if benchmark[0] in snapshot.benchmarks else ""
    line = _("{model}, {benchmark}: {values}").format(
        model=model.label, benchmark=test, values=", ".join(told)
    )
    return line + (" …" if len(rows) > _MOST else "")


def _short(snapshot: Snapshot, slug: str) -> str:
    source = snapshot.sources.get(slug)
    return i18n.pick(source.short or source.title, None) or slug if source is not None else slug
