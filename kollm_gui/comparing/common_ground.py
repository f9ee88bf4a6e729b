"""What several models were measured on alike: one row for each benchmark, subset and protocol."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from kollm_gui.catalogue.records import Provenance, Score, Source
from kollm_gui.comparing.protocol import Protocol, countable, protocols_of
from kollm_gui.comparing.shown import ComparableScores, Shown, shown_scores


def common_ground(
    scores_by_model: Mapping[str, Sequence[Score]],
    scores_by_benchmark: Mapping[str, Sequence[Score]],
    models: Sequence[str],
    sources: Mapping[str, Source],
    *,
    mixed_sources: bool = False,
    provenances: Collection[Provenance] | None = None,
) -> tuple[ComparableScores, ...]:
    """The models' scores under every protocol that any of them has, rows in the models' order.

    A row's scores come from the one source that covers most of the models. With
    ``mixed_sources`` each model's shown report stands, whatever its source; the
    protocol stays one in either case.
    """
    own = countable(
        (score for slug in models for score in scores_by_model.get(slug, ())), provenances
    )
    # Most benchmarks have many subsets: a protocol need not be held against all of them.
    near = by_subset(own)
    everyone: dict[str, Mapping[str, Sequence[Score]]] = {}
    found: list[ComparableScores] = []
    for coverage in protocols_of(own):
        protocol = coverage.protocol
        benchmark, subset = protocol.benchmark, protocol.subset
        here = [row for row in near[benchmark, subset] if protocol.covers(row)]
        if len({row.source for row in here}) == 1:
            shown = shown_scores(here, protocol, sources)
        else:
            if benchmark not in everyone:
                counted = by_subset(countable(scores_by_benchmark[benchmark], provenances))
                everyone[benchmark] = {part: rows for (_slug, part), rows in counted.items()}
            shown = shown_scores(everyone[benchmark][subset], protocol, sources)
            if not mixed_sources:
                chosen = _widest_source(here, shown, sources)
                shown = _of_source(chosen, here, protocol, sources)
        rows = tuple(shown[slug] for slug in models if slug in shown)
        if rows:
            found.append(ComparableScores(protocol, rows))
    return tuple(found)


def by_subset(scores: Iterable[Score]) -> Mapping[tuple[str, str], Sequence[Score]]:
    """The scores of each benchmark's subset, by both names."""
    groups: dict[tuple[str, str], list[Score]] = {}
    for score in scores:
        groups.setdefault((score.benchmark, score.subset), []).append(score)
    return groups


def is_complete(scores: ComparableScores, models: Sequence[str]) -> bool:
    """Whether each of the models has a value."""
    return all(slug in scores.by_model for slug in models)


def _widest_source(
    rows: Sequence[Score], shown: Mapping[str, Shown], sources: Mapping[str, Source]
) -> str:
    """The source of most of the models; of equals the one whose reports are shown elsewhere."""
    width = Counter(source for source, _model in {(row.source, row.model) for row in rows})
    standing = Counter(shown[row.model].score.source for row in rows if row.model in shown)

    def rank(slug: str) -> tuple[int, int, int, str]:
        source = sources.get(slug)
        year = source.year if source is not None and source.year is not None else 0
        return (-width[slug], -standing[slug], -year, slug)

    return min(width, key=rank)


def _of_source(
    chosen: str, rows: Sequence[Score], protocol: Protocol, sources: Mapping[str, Source]
) -> dict[str, Shown]:
    """The reports of one source, with what the others say of the same models as their spread."""
    found = shown_scores([row for row in rows if row.source == chosen], protocol, sources)
    return {
        model: Shown(each.score, (*each.others, *_elsewhere(each.score, chosen, rows)))
        for model, each in found.items()
    }


def _elsewhere(score: Score, chosen: str, rows: Sequence[Score]) -> list[Score]:
    # A macro average is no other report of a micro average.
    return [
        row
        for row in rows
        if row.source != chosen
        and row.model == score.model
        and (row.averaging == score.averaging or None in {row.averaging, score.averaging})
    ]
