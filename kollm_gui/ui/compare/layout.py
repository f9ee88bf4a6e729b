"""Heads, widths and feet of the two tables of the Compare tab."""

from kollm_gui.i18n import _
from kollm_gui.tables.compare import Comparison
from kollm_gui.tables.compare_words import foot_sentences
from kollm_gui.tables.gain import Gain
from kollm_gui.tables.gain_columns import gain_sentence
from kollm_gui.ui.compare.axis import TICKS
from kollm_gui.ui.compare.foot import FootPart
from kollm_gui.ui.compare.heads import Head
from kollm_gui.ui.compare.line_view import Width

_LABEL, _PROTOCOL = Width(148, 190, 1), Width(96, 210)
_AXIS, _MEASURER = Width(130, 240, 3), Width(104, 132)


def comparison_heads(comparison: Comparison) -> tuple[Head, ...]:
    """Benchmark, protocol, the models with their marks, the axis, who measured."""
    counted = comparison.choices.everything
    models = [
        Head(
            title=model.name,
            slug=model.slug,
            details=(
                model.detail,
                *(
                    [_("{count} of {total}").format(count=model.covered, total=comparison.total)]
                    if counted
                    else []
                ),
            ),
            category=model.category,
            variant=model.variant,
            right=True,
        )
        for model in comparison.models
    ]
    ticks = tuple((tick / 100, str(tick)) for tick in TICKS)
    return (
        Head(_("Benchmark")),
        Head(_("Protocol")),
        *models,
        Head(ticks=ticks),
        Head(_("Who measured")),
    )


def comparison_widths(comparison: Comparison) -> tuple[Width, ...]:
    """Many models leave less to each; the axis takes what is left over."""
    many = len(comparison.models) > 4
    if not many:
        models = [Width(104, 146) for _model in comparison.models]
        return (_LABEL, _PROTOCOL, *models, _AXIS, _MEASURER)
    models = [Width(90, 120) for _model in comparison.models]
    return (Width(142, 190, 1), Width(104, 140), *models, Width(116, 200, 3), _MEASURER)


def comparison_foot(comparison: Comparison) -> tuple[FootPart, ...]:
    """Who is highest where, and what each mark means that is in the table."""
    parts = [FootPart(text) for text in foot_sentences(comparison)]
    if comparison.choices.mixed_sources:
        parts.append(FootPart(_("Sources are mixed within rows.")))
    lines = comparison.measures
    slugs = [model.slug for model in comparison.models]
    if any(line.standing.level for line in lines):
        parts.append(FootPart(_("within the error of the highest"), "level"))
    if any(line.place(line.chance) is not None for line in lines):
        parts.append(FootPart(_("random choice, where published"), "chance"))
    if any(line.flagged(slug) for line in lines for slug in slugs):
        parts.append(FootPart(_("reports disagree"), "conflict"))
    owner = next((line.measurer.text for line in lines if line.measurer.tone == "warning"), None)
    if owner is not None:
        told = _("measured by the maker of a model in the table")
        parts.append(FootPart(told, "interest", owner))
    return tuple(parts)


def gain_heads(gain: Gain, reach: float) -> tuple[Head, ...]:
    """Benchmark, protocol, base, adapted, difference, its axis, who measured."""
    base, adapted = gain.base, gain.adapted
    models = [
        Head(
            title=model.name,
            slug=model.slug,
            details=(told,),
            category=model.category,
            variant=0 if base is None or base.category != adapted.category else place,
            right=True,
        )
        for place, (model, told) in enumerate(((base, _("base")), (adapted, _("adapted"))))
        if model is not None
    ]
    edge = f"{reach * 100:g}"
    ticks = ((0.0, f"\N{MINUS SIGN}{edge}"), (0.5, "0"), (1.0, f"+{edge}"))
    return (
        Head(_("Benchmark")),
        Head(_("Protocol")),
        *models,
        Head(_("Difference"), right=True),
        Head(_("share of the scale, %"), ticks=ticks),
        Head(_("Who measured")),
    )


def gain_widths() -> tuple[Width, ...]:
    """The axis takes what is left over."""
    return (
        _LABEL,
        _PROTOCOL,
        Width(104, 136),
        Width(104, 136),
        Width(104, 126),
        _AXIS,
        _MEASURER,
    )


def gain_foot(gain: Gain) -> tuple[FootPart, ...]:
    """In how many lines it is better or worse, and what the bars mean."""
    if not gain.lines:
        return ()
    parts = [FootPart(gain_sentence(gain)), FootPart(_("No average is formed."))]
    if any(line.difference.standard_error is not None for line in gain.lines):
        parts.append(FootPart(_("± 95 % margin, where it is known")))
    if any(line.better is None for line in gain.lines):
        parts.append(FootPart(_("cannot be told apart"), "hollow"))
    return tuple(parts)
