"""What the chart of training budgets says in words: hover texts, note, summary and data table."""

from collections.abc import Mapping, Sequence

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts.attribution import sources_of
from kollm_gui.charts.budget_places import Place, Reason, Sorting
from kollm_gui.charts.data_titles import titles_of
from kollm_gui.charts.figure import DataTable
from kollm_gui.charts.numbers import NO_BREAK, amount, power, ratio
from kollm_gui.i18n import N_, _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.scaling.chinchilla import (
    TOKENS_PER_PARAMETER,
    share_of_optimum,
    tokens_per_parameter,
)
from kollm_gui.scaling.flops import training_flop

_KINDS: Mapping[str, str] = {"approximate": "≈", "lower_bound": "≥"}
_REASONS: Mapping[Reason, str] = {
    "no-tokens": N_("token count not known"),
    "no-size": N_("size not known"),
    "neither": N_("neither token count nor size known"),
    "tuned-copy": N_("instruction-tuned copy of a drawn model"),
    "name-only": N_("known by name only"),
}
_HEADER = (
    "slug",
    "name",
    "category",
    "params_b",
    "active_params_b",
    "tokens_b",
    "added_tokens_b",
    "tokens_kind",
    "tokens_per_parameter",
    "compute_flop",
    "source",
    "drawn",
    "reason",
)


def reason_text(reason: Reason) -> str:
    """Why a model is not drawn."""
    return _(_REASONS[reason])


def tokens_text(model: LanguageModel, place: Place) -> str:
    """The tokens that a model stands at, as printed in the table: 8 T, ≈ 18 T, ≥ +80 B."""
    sign = _KINDS.get(model.tokens_kind, "")
    added = "+" if place.adapted else ""
    text = f"{added}{amount(place.tokens_b, 4)}"
    return f"{sign}{NO_BREAK}{text}" if sign else text


def tooltip(model: LanguageModel, place: Place, snapshot: Snapshot) -> tuple[str, ...]:
    """The lines of the hover text, the name first."""
    maker = snapshot.organization_of(model)
    origin = " · ".join(
        part
        for part in (
            maker.label if maker else "",
            model.release.printed if model.release else "",
        )
        if part
    )
    lines = [model.label, origin, _size_line(model, place)]
    if place.adapted:
        lines.append(_("Added tokens {amount}").format(amount=tokens_text(model, place)))
    else:
        lines.append(_("Tokens {amount}").format(amount=tokens_text(model, place)))
        lines.append(_per_parameter(place))
    flop = power(training_flop(place.params_b, place.tokens_b))
    lines.append(_("{flop} FLOP (6ND)").format(flop=flop))
    return tuple(line for line in lines if line)


def _size_line(model: LanguageModel, place: Place) -> str:
    if model.params_b is not None and model.params_b != place.params_b:
        return _("{active} of {total} parameters active").format(
            active=amount(place.params_b, 4), total=amount(model.params_b, 4)
        )
    return _("{amount} parameters").format(amount=amount(place.params_b, 4))


def _per_parameter(place: Place) -> str:
    return _("{ratio} tokens per parameter, {share} × Chinchilla").format(
        ratio=ratio(tokens_per_parameter(place.params_b, place.tokens_b)),
        share=ratio(share_of_optimum(place.params_b, place.tokens_b)),
    )


def counts_text(drawn: int, total: int) -> str:
    """How many of the models have a marker."""
    return ngettext(
        "{drawn} of {total} model drawn", "{drawn} of {total} models drawn", total
    ).format(drawn=f"{drawn:,}", total=f"{total:,}")


def note_text(sorting: Sorting, *, arrows: bool, iso_flop: bool, context: int) -> str:
    """One paragraph: what the marks mean, and what is not drawn."""
    parts: list[str] = []
    if arrows and any(place.adapted for place in sorting.places.values()):
        parts.append(_("Arrows lead from the base, dashed where its own tokens are not known."))
    if iso_flop:
        parts.append(_("Dotted lines join equal compute, C = 6ND."))
    if context:
        parts.append(_("Pale marks are models outside the selection."))
    parts += _left_out_sentences(sorting)
    return " ".join(parts)


def _left_out_sentences(sorting: Sorting) -> list[str]:
    sentences: list[str] = []
    unknown = sorting.count("no-tokens", "no-size", "neither")
    copies, names = sorting.count("tuned-copy"), sorting.count("name-only")
    if unknown:
        sentences.append(
            ngettext(
                "{count} model without a known token count or size is listed under the plot.",
                "{count} models without a known token count or size are listed under the plot.",
                unknown,
            ).format(count=f"{unknown:,}")
        )
    if copies:
        sentences.append(
            ngettext(
                "{count} instruction-tuned copy stands where its base does and is left out.",
                "{count} instruction-tuned copies stand where their bases do and are left out.",
                copies,
            ).format(count=f"{copies:,}")
        )
    if names:
        sentences.append(
            ngettext(
                "{count} model known by name only is left out.",
                "{count} models known by name only are left out.",
                names,
            ).format(count=f"{names:,}")
        )
    return sentences


def survey_sentences(models: Sequence[LanguageModel], sorting: Sorting) -> list[str]:
    """What the survey's figure is about: Polyglot-Ko's tokens per parameter against the rule's."""
    shares = {
        model.label: tokens_per_parameter(place.params_b, place.tokens_b)
        for model in models
        if (place := sorting.places.get(model.slug)) is not None
    }
    if not shares:
        return []
    listed = "; ".join(f"{name} {ratio(share)}" for name, share in shares.items())
    sentences = [
        _("Tokens per parameter, {rule} on the line: {list}.").format(
            rule=f"{TOKENS_PER_PARAMETER:.0f}", list=listed
        )
    ]
    below = [name for name, share in shares.items() if share < TOKENS_PER_PARAMETER]
    if len(below) == 1:
        sentences.append(
            _(
                "The survey puts the larger sizes below the line; by these counts only {name} is."
            ).format(name=below[0])
        )
    return sentences


def summary_text(chosen: Mapping[str, LanguageModel], sorting: Sorting) -> str:
    """The chart told to someone who does not see it."""
    pretrained = {slug: place for slug, place in sorting.places.items() if not place.adapted}
    adapted = {slug: place for slug, place in sorting.places.items() if place.adapted}
    parts = [
        _("Training tokens over parameters, both axes logarithmic."),
        ngettext(
            "{drawn} of {total} model is drawn.",
            "{drawn} of {total} models are drawn.",
            len(chosen),
        ).format(drawn=f"{len(sorting.places):,}", total=f"{len(chosen):,}"),
    ]
    if pretrained:
        below = sum(
            1
            for place in pretrained.values()
            if share_of_optimum(place.params_b, place.tokens_b) < 1
        )
        parts.append(
            ngettext(
                "{below} of {count} pretrained model lies below 20 tokens per parameter.",
                "{below} of {count} pretrained models lie below 20 tokens per parameter.",
                len(pretrained),
            ).format(below=f"{below:,}", count=f"{len(pretrained):,}")
        )
        parts.append(_extremes(chosen, pretrained))
    if adapted:
        parts.append(_added_range(chosen, adapted))
    parts += _left_out_sentences(sorting)
    return " ".join(parts)


def _extremes(chosen: Mapping[str, LanguageModel], places: Mapping[str, Place]) -> str:
    def per_parameter(slug: str) -> float:
        return tokens_per_parameter(places[slug].params_b, places[slug].tokens_b)

    least, most = min(places, key=per_parameter), max(places, key=per_parameter)
    return _("Fewest per parameter: {least}, {low}; most: {most}, {high}.").format(
        least=chosen[least].name,
        low=ratio(per_parameter(least)),
        most=chosen[most].name,
        high=ratio(per_parameter(most)),
    )


def _added_range(chosen: Mapping[str, LanguageModel], places: Mapping[str, Place]) -> str:
    def tokens(slug: str) -> float:
        return places[slug].tokens_b

    least, most = min(places, key=tokens), max(places, key=tokens)
    return ngettext(
        "{count} adapted model added {low} ({least}).",
        "{count} adapted models added from {low} ({least}) to {high} ({most}).",
        len(places),
    ).format(
        count=len(places),
        low=amount(tokens(least), 4),
        least=chosen[least].name,
        high=amount(tokens(most), 4),
        most=chosen[most].name,
    )


def data_table(chosen: Mapping[str, LanguageModel], sorting: Sorting) -> DataTable:
    """Every chosen model with its numbers, the drawn ones first, and why the others are not."""
    order = [*sorting.places, *sorting.left_out]
    rows: list[tuple[str | float | int | None, ...]] = []
    for slug in order:
        model, place = chosen[slug], sorting.places.get(slug)
        reason = sorting.left_out.get(slug)
        known = place is not None and not place.adapted
        rows.append(
            (
                slug,
                model.name,
                model.category,
                model.params_b,
                model.active_params_b,
                model.tokens_b,
                model.added_tokens_b,
                model.tokens_kind,
                tokens_per_parameter(place.params_b, place.tokens_b) if place and known else None,
                training_flop(place.params_b, place.tokens_b) if place else None,
                " ".join(sources_of([model], ("tokens_b", "added_tokens_b", "params_b"))) or None,
                _("no") if place is None else _("yes"),
                reason_text(reason) if reason else "",
            )
        )
    return DataTable(_HEADER, tuple(rows), tuple(order), titles_of(_HEADER))
