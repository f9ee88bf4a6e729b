"""What figures say by category: entries of the legend, and the strip of models not drawn."""

from collections.abc import Iterable, Sequence

from kollm_gui.catalogue.records import CATEGORIES, LanguageModel
from kollm_gui.charts.figure import SHAPES, LegendEntry, Strip, StripGroup
from kollm_gui.i18n import ngettext
from kollm_gui.library.snapshot import Snapshot


def category_entries(
    snapshot: Snapshot, models: Iterable[LanguageModel]
) -> tuple[LegendEntry, ...]:
    """Each category that is drawn, with how many models it has."""
    drawn = [model.category for model in models]
    return tuple(
        LegendEntry(
            snapshot.categories[category].label,
            category,
            SHAPES[category],
            count=drawn.count(category),
        )
        for category in CATEGORIES
        if category in drawn
    )


def strip_of(snapshot: Snapshot, models: Sequence[LanguageModel], title: str) -> Strip | None:
    """The strip of models without a place, by category, the best known first; None for none."""
    if not models:
        return None
    groups = tuple(
        StripGroup(
            snapshot.categories[category].label,
            category,
            SHAPES[category],
            tuple((model.slug, model.label) for model in best_known(snapshot, group)),
        )
        for category in CATEGORIES
        if (group := [model for model in models if model.category == category])
    )
    count = len(models)
    detail = ngettext("{count} model", "{count} models", count).format(count=f"{count:,}")
    return Strip(title=title, detail=detail, groups=groups)


def best_known(snapshot: Snapshot, models: Iterable[LanguageModel]) -> list[LanguageModel]:
    """Models by how much is recorded of each, which stands for how well it is known."""

    def rank(model: LanguageModel) -> tuple[int, str]:
        return (-known_count(snapshot, model.slug), model.name)

    return sorted(models, key=rank)


def known_count(snapshot: Snapshot, slug: str) -> int:
    """How many scores are recorded of a model."""
    return len(snapshot.scores_by_model.get(slug, ()))
