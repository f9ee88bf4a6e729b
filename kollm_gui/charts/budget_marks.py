"""The marks of the chart of training budgets: points, arrows, lines and labels."""

import math
from collections.abc import Iterable, Mapping, Sequence

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts.budget_places import (
    STUB_RATIO,
    Counted,
    Place,
    place_of,
    root_of,
)
from kollm_gui.charts.budget_words import tooltip
from kollm_gui.charts.figure import SHAPES, Arrow, Label, Line, Point
from kollm_gui.charts.numbers import power
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.scaling.chinchilla import OPTIMA_B, Approach, optimal_tokens_b
from kollm_gui.scaling.flops import tokens_b_for, training_flop

Domain = tuple[float, float]
# What is drawn later lies on top: what the chart is about.
_DEPTH: Mapping[str, int] = {
    "reference": 0,
    "multilingual": 1,
    "analogue": 2,
    "korean-continual": 3,
    "korean-centric": 4,
}
# Lines reach beyond the domain, so that they do not end where somebody pans to.
_BEYOND = 100.0
_MOST_ISO_LINES = 9


def points(
    models: Mapping[str, LanguageModel],
    places: Mapping[str, Place],
    snapshot: Snapshot,
    selected: str | None,
    pale: frozenset[str],
) -> tuple[Point, ...]:
    """One marker a model, context first and the selected one last."""

    def depth(slug: str) -> tuple[bool, bool, int]:
        return (slug == selected, slug not in pale, _DEPTH[models[slug].category])

    return tuple(
        Point(
            key=slug,
            x=places[slug].params_b,
            y=places[slug].tokens_b,
            tone=models[slug].category,
            shape=SHAPES[models[slug].category],
            hollow=models[slug].architecture == "moe",
            at_least=models[slug].tokens_kind == "lower_bound",
            pale=slug in pale,
            tooltip=tooltip(models[slug], places[slug], snapshot),
        )
        for slug in sorted(places, key=depth)
    )


def base_of(model: LanguageModel, models: Mapping[str, LanguageModel]) -> LanguageModel | None:
    """The pretrained model that an adapted one was made of, also behind a tuned copy."""
    base = models.get(model.base_model) if model.base_model else None
    return None if base is None else root_of(base, models)


def arrows(
    adapted: Iterable[tuple[LanguageModel, Place]],
    models: Mapping[str, LanguageModel],
    counted: Counted,
) -> tuple[Arrow, ...]:
    """From each base's point to the adapted model, or a dashed stub where it has none."""
    made: list[Arrow] = []
    for model, place in adapted:
        base = base_of(model, models)
        start = place_of(base, counted) if base is not None else None
        end = (place.params_b, place.tokens_b)
        if start is None:
            stub = (place.params_b, place.tokens_b * STUB_RATIO)
            made.append(Arrow(model.slug, stub, end, model.category, dashed=True))
        else:
            origin = (start.params_b, start.tokens_b)
            made.append(Arrow(model.slug, origin, end, model.category))
    return tuple(made)


def chinchilla_line(x: Domain) -> Line:
    """20 tokens per parameter."""
    ends = (x[0] / _BEYOND, x[1] * _BEYOND)
    return Line(
        points=tuple((params_b, optimal_tokens_b(params_b)) for params_b in ends),
        tone="text_2",
        dash="dashed",
        label=_("Chinchilla: 20 tokens per parameter"),
        label_at="along",
    )


def table_lines() -> tuple[Line, ...]:
    """The compute-optimal points of the paper's table A3, joined."""
    labels: dict[Approach, str] = {
        2: _("Chinchilla, approach 2 (IsoFLOP profiles)"),
        3: _("Chinchilla, approach 3 (parametric loss)"),
    }
    return tuple(
        Line(OPTIMA_B[approach], "text_3", "dashed", label, "along")
        for approach, label in labels.items()
    )


def iso_flop_lines(x: Domain, y: Domain) -> tuple[Line, ...]:
    """Lines of equal compute at powers of ten that cross the domain."""
    first = math.ceil(math.log10(training_flop(x[0], y[0])))
    last = math.floor(math.log10(training_flop(x[1], y[1])))
    step = max(1, math.ceil((last - first + 1) / _MOST_ISO_LINES))
    ends = (x[0] / _BEYOND, x[1] * _BEYOND)
    return tuple(
        Line(
            points=tuple((params_b, tokens_b_for(10.0**exponent, params_b)) for params_b in ends),
            tone="line_strong",
            dash="dotted",
            label=_("{flop} FLOP").format(flop=power(10.0**exponent)),
            label_at="end",
        )
        for exponent in range(last, first - 1, -step)
    )


def labels(
    models: Mapping[str, LanguageModel],
    places: Mapping[str, Place],
    required: Sequence[str],
    bold: frozenset[str],
    known: Mapping[str, int],
) -> tuple[Label, ...]:
    """The name beside each marker; ``required`` ones first, then Korean and well-known models.

    ``known`` is how much is recorded of each model, which stands for how well it is known.
    """
    first = {slug: len(required) - index for index, slug in enumerate(required)}
    return tuple(
        Label(
            key=slug,
            text=models[slug].label,
            x=place.params_b,
            y=place.tokens_b,
            tone=models[slug].category,
            priority=_DEPTH[models[slug].category] * 1000.0
            + min(known.get(slug, 0), 999)
            + 10000.0 * first.get(slug, 0),
            required=slug in first,
            bold=slug in bold,
        )
        for slug, place in places.items()
    )
