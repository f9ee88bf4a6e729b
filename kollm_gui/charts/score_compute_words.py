"""What the chart of scores over compute says: hover texts, note, summary and data table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts.compute import Counting
from kollm_gui.charts.data_titles import titles_of
from kollm_gui.charts.figure import DataTable
from kollm_gui.charts.numbers import NO_BREAK, amount, power
from kollm_gui.charts.score_places import Missing, Over, Place
from kollm_gui.charts.score_words import unit_text
from kollm_gui.comparing.naming import provenance_label, source_label, value_text
from kollm_gui.comparing.protocol import Protocol
from kollm_gui.comparing.shown import Shown
from kollm_gui.i18n import N_, _, ngettext
from kollm_gui.library.snapshot import Snapshot

_TITLES: Mapping[Over, str] = {
    "compute": N_("{benchmark} over training compute"),
    "tokens": N_("{benchmark} over training tokens"),
    "params": N_("{benchmark} over parameters"),
    "released": N_("{benchmark} over time"),
}
_AXES: Mapping[Over, str] = {
    "compute": N_("Training compute (FLOP, C = 6ND)"),
    "tokens": N_("Training tokens, those of the base included"),
    "params": N_("Parameters (active ones for mixtures of experts)"),
    "released": N_("Released"),
}
_STRIPS: Mapping[Over, str] = {
    "compute": N_("Scored, but not drawn: training compute not known"),
    "tokens": N_("Scored, but not drawn: training tokens not known"),
    "params": N_("Scored, but not drawn: size not known"),
    "released": N_("Scored, but not drawn: release date not known"),
}
_MISSING: Mapping[Missing, str] = {
    "no-size": N_("size not known"),
    "no-tokens": N_("token count not known"),
    "no-base": N_("compute of the base model not known"),
    "merge": N_("merged from several models"),
    "no-date": N_("release date not known"),
}
_COUNTED: Mapping[Counting, str] = {
    "own": N_("C = 6ND"),
    "with-base": N_("the base’s C = 6ND and that of the added tokens"),
    "base": N_("the base’s C = 6ND; the tune’s own tokens are not counted"),
}
_COUNTED_TOKENS: Mapping[Counting, str] = {
    "own": N_("its own"),
    "with-base": N_("the base’s and the added ones"),
    "base": N_("the base’s; the tune’s own tokens are not counted"),
}
_HEADER = (
    "slug",
    "name",
    "category",
    "value",
    "unit",
    "protocol",
    "compute_flop",
    "compute_counted",
    "trained_tokens_b",
    "tokens_counted",
    "params_b",
    "active_params_b",
    "released",
    "on_frontier",
    "source",
    "locator",
    "drawn",
    "reason",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A scored model with its place, or with what is missing for one."""

    model: LanguageModel
    shown: Shown
    place: Place | None
    missing: Missing | None = None


def title(over: Over, benchmark: str) -> str:
    """The benchmark over the quantity."""
    return _(_TITLES[over]).format(benchmark=benchmark)


def axis_label(over: Over) -> str:
    """The quantity of the horizontal axis."""
    return _(_AXES[over])


def strip_title(over: Over) -> str:
    """What is missing of the models in the strip."""
    return _(_STRIPS[over])


def missing_text(missing: Missing, over: Over) -> str:
    """Why a model is not drawn."""
    if over == "tokens" and missing == "no-base":
        return _("token count of the base model not known")
    return _(_MISSING[missing])


def counted_text(counting: Counting, over: Over) -> str:
    """How compute or tokens were counted."""
    return _((_COUNTED_TOKENS if over == "tokens" else _COUNTED)[counting])


def tooltip(row: Row, snapshot: Snapshot, over: Over, chance: float | None) -> tuple[str, ...]:
    """The lines of the hover text, the name first and the horizontal place last."""
    score, place = row.shown.score, row.place
    source = source_label(snapshot.sources.get(score.source))
    lines = [
        row.model.label,
        f"{value_text(score)}{NO_BREAK}{unit_text(score.unit)}",
        f"{source} · {provenance_label(score.provenance)}",
    ]
    if chance is not None and score.value < chance:
        lines.append(_("below random choice"))
    if over == "released" and row.model.release is not None:
        lines.append(_("Released {date}").format(date=row.model.release.printed))
    if over == "params" and row.model.params_b is not None:
        lines.append(_("{amount} parameters").format(amount=amount(row.model.params_b, 4)))
    if place is not None and place.counting is not None:
        sign = f"≥{NO_BREAK}" if place.at_least else ""
        counted = counted_text(place.counting, over)
        if over == "tokens":
            told = f"{sign}{amount(place.x, 4)}"
            lines.append(_("{amount} tokens: {counted}").format(amount=told, counted=counted))
        else:
            flop = f"{sign}{power(place.x)}"
            lines.append(_("{flop} FLOP: {counted}").format(flop=flop, counted=counted))
    return tuple(lines)


def note_text(
    rows: Sequence[Row], over: Over, notes: Sequence[str], *, chance: float | None, pale: int
) -> str:
    """One paragraph: how the horizontal place is counted, and what is not drawn."""
    drawn = [row for row in rows if row.place is not None]
    parts = [*_place_sentences(drawn, over)]
    if chance is not None and (below := sum(1 for row in drawn if row.shown.score.value < chance)):
        text = ngettext(
            "{count} value lies below random choice.",
            "{count} values lie below random choice.",
            below,
        )
        parts.append(text.format(count=f"{below:,}"))
    if pale:
        parts.append(_("Pale marks are models outside the selection."))
    parts += notes
    missing = len(rows) - len(drawn)
    if missing:
        text = ngettext(
            "{count} scored model has no known place on the horizontal axis and is listed under "
            "the plot.",
            "{count} scored models have no known place on the horizontal axis and are listed "
            "under the plot.",
            missing,
        )
        parts.append(text.format(count=f"{missing:,}"))
    return " ".join(parts)


def _place_sentences(drawn: Sequence[Row], over: Over) -> list[str]:
    places = [row.place for row in drawn if row.place is not None]
    if over == "released":
        if any(place.low < place.high for place in places):
            return [_("Lines span the days that a date without a day may mean.")]
        return []
    if over == "params":
        return []
    if over == "tokens":
        return _counting_sentences(
            places,
            _("A continually trained model has its base’s tokens and those added to them."),
            _("A tuned model without a token count of its own stands at its base’s tokens."),
            lambda bounds: ngettext(
                "{count} model stands at a lower bound of its tokens.",
                "{count} models stand at a lower bound of their tokens.",
                bounds,
            ),
        )
    counted = _counting_sentences(
        places,
        _("A continually trained model has its base’s compute and that of its added tokens."),
        _("A tuned model without a token count of its own stands at its base’s compute."),
        lambda bounds: ngettext(
            "{count} model stands at a lower bound of its compute.",
            "{count} models stand at a lower bound of their compute.",
            bounds,
        ),
    )
    return [_("Compute is C = 6ND; for mixtures of experts N is the active parameters."), *counted]


def _counting_sentences(
    places: Sequence[Place], with_base: str, base: str, bounded: Callable[[int], str]
) -> list[str]:
    """What is said where a model is counted with its base or at its base, or is a lower bound."""
    countings = {place.counting for place in places}
    sentences = [with_base] if "with-base" in countings else []
    if "base" in countings:
        sentences.append(base)
    if bounds := sum(1 for place in places if place.at_least):
        sentences.append(bounded(bounds).format(count=f"{bounds:,}"))
    return sentences


def summary_text(
    title_text: str, protocol: str, rows: Sequence[Row], unbeaten: Sequence[str]
) -> str:
    """The chart told to someone who does not see it."""
    drawn = [row for row in rows if row.place is not None]
    names = {row.model.slug: row.model.label for row in drawn}
    highest = max(drawn, key=lambda row: row.shown.score.value)
    lowest = min(drawn, key=lambda row: row.shown.score.value)
    parts = [
        _("{title}; {protocol}.").format(title=title_text, protocol=protocol),
        ngettext(
            "{drawn} of {total} model is drawn.", "{drawn} of {total} models are drawn.", len(rows)
        ).format(drawn=f"{len(drawn):,}", total=f"{len(rows):,}"),
        _("Highest: {best}, {high}; lowest: {worst}, {low}.").format(
            best=highest.model.label,
            high=value_text(highest.shown.score),
            worst=lowest.model.label,
            low=value_text(lowest.shown.score),
        ),
    ]
    if unbeaten:
        listed = ", ".join(names[slug] for slug in unbeaten)
        parts.append(_("Best so far, from the left: {names}.").format(names=listed))
    return " ".join(parts)


def data_table(rows: Sequence[Row], over: Over, unbeaten: Sequence[str]) -> DataTable:
    """Every scored model, the drawn ones first from the left, and why the others are not."""
    ordered = sorted(
        rows,
        key=lambda row: (row.place is None, row.place.x if row.place else 0.0, row.model.name),
    )
    return DataTable(
        _HEADER,
        tuple(_data_row(row, over, unbeaten) for row in ordered),
        tuple(row.model.slug for row in ordered),
        titles_of(_HEADER),
    )


def _data_row(
    row: Row, over: Over, unbeaten: Sequence[str]
) -> tuple[str | float | int | None, ...]:
    model, score, place = row.model, row.shown.score, row.place
    counting = place.counting if place is not None else None
    counted = (
        (place.x, counted_text(counting, over)) if place is not None and counting else (None, None)
    )
    return (
        model.slug,
        model.name,
        model.category,
        score.value,
        score.unit,
        Protocol.of(score).key,
        *(counted if over == "compute" else (None, None)),
        *(counted if over == "tokens" else (None, None)),
        model.params_b,
        model.active_params_b,
        model.release.printed if model.release else None,
        _("yes") if model.slug in unbeaten else _("no"),
        score.source,
        score.locator,
        _("no") if place is None else _("yes"),
        "" if row.missing is None else missing_text(row.missing, over),
    )
