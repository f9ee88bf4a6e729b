"""All charts in one table, and the one door through which a figure is made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Protocol, TypeVar

from kollm_gui.charts import (
    code_switching,
    compare,
    corpus_mix,
    heat_map,
    lineage,
    recipe,
    score_compute,
    scores,
    timeline,
    training_budget,
)
from kollm_gui.charts.figure import Figure
from kollm_gui.charts.options import (
    Chart,
    ChartRequest,
    Choice,
    Choices,
    Option,
    Preset,
)
from kollm_gui.comparing.naming import provenances_note
from kollm_gui.errors import UserError
from kollm_gui.i18n import N_, _
from kollm_gui.library.snapshot import Snapshot

__all__ = [
    "CHARTS",
    "Chart",
    "ChartRequest",
    "Choice",
    "Choices",
    "Option",
    "Preset",
    "chart",
    "choices_of",
    "fitting",
    "make_figure",
    "options",
    "preset",
]


class _HasKey(Protocol):
    @property
    def key(self) -> str: ...


_Keyed = TypeVar("_Keyed", bound=_HasKey)

CHARTS: tuple[Chart, ...] = (
    scores.CHART,
    training_budget.CHART,
    compare.CHART,
    code_switching.CHART,
    recipe.CHART,
    score_compute.CHART,
    timeline.CHART,
    heat_map.CHART,
    corpus_mix.CHART,
    lineage.CHART,
)
# A person reads a short list and skips a long one.
MOST_LISTED = 12
LONGEST_TYPED = 40
# Charts without a score; every other one says which reports are left out.
SCORELESS = frozenset({"training-budget", "recipe", "timeline", "corpus-mix", "lineage"})
FLAGS: tuple[Choice, ...] = (Choice("yes", N_("Yes")), Choice("no", N_("No")))


def chart(key: str) -> Chart:
    """The chart with this id.

    Raises:
        UserError: there is no such chart; the sentence names the nearest and all.
    """
    return _named(key, CHARTS, lambda: _("There is no chart “{given}”. {hint}"))


def preset(of: Chart, key: str) -> Preset:
    """A chart's preset.

    Raises:
        UserError: the chart has no such preset.
    """
    return _named(
        key,
        of.presets,
        lambda: _("The chart “{chart}” has no preset “{given}”. {hint}"),
        chart=of.key,
    )


def choices_of(option: Option, snapshot: Snapshot, values: Mapping[str, str]) -> Sequence[Choice]:
    """The values an option can take beside the other options' values; none for free text."""
    if option.kind == "text":
        return ()
    if option.kind == "flag" or option.choices is None:
        return FLAGS
    return option.choices(snapshot, values)


def options(
    of: Chart,
    preset_key: str | None = None,
    given: Mapping[str, str] | None = None,
    snapshot: Snapshot | None = None,
) -> dict[str, str]:
    """Every option of a chart: its default, over it the preset's value, over it the given one.

    Without a ``snapshot`` the values of options that depend on the data are not checked.

    Raises:
        UserError: an option, a value or the preset does not exist.
    """
    values = {option.key: option.default for option in of.options}
    if preset_key is not None:
        values.update(preset(of, preset_key).options)
    for key, value in (given or {}).items():
        _named(
            key,
            of.options,
            lambda: _("The chart “{chart}” has no option “{given}”. {hint}"),
            chart=of.key,
        )
        values[key] = value
    if snapshot is None:
        return values
    # In the order of the table: the choices of a later option depend on the earlier ones.
    for option in of.options:
        try:
            values[option.key] = _checked(option, snapshot, values)
        except UserError as error:
            if preset_key is None or option.key in (given or {}):
                raise
            raise _unheld(preset_key, option, values[option.key], snapshot) from error
    return values


def _unheld(preset_key: str, option: Option, value: str, snapshot: Snapshot) -> UserError:
    """What a preset asks for is not there: a person who gave no option is told of the preset."""
    sentence = _(
        "The preset “{preset}” sets “{option}” to “{value}”, of which the reports that count"
        " hold nothing to draw."
    ).format(preset=preset_key, option=_(option.text), value=value)
    return UserError(f"{sentence} {provenances_note(snapshot.provenances) or ''}".strip())


def fitting(
    of: Chart, given: Mapping[str, str], snapshot: Snapshot, preset_key: str | None = None
) -> dict[str, str]:
    """What of the given options still has a meaning, for a kept view and a changed benchmark.

    A part or a protocol of one benchmark is none of another; such values are left out.
    """
    known = {option.key for option in of.options}
    kept = {key: value for key, value in given.items() if key in known}
    values = {**options(of, preset_key), **kept}
    for option in of.options:
        try:
            values[option.key] = _checked(option, snapshot, values)
        except UserError:
            kept.pop(option.key, None)
            values[option.key] = option.default
    return kept


def make_figure(
    chart_key: str,
    snapshot: Snapshot,
    slugs: Sequence[str] | None = None,
    given: Mapping[str, str] | None = None,
    selected: str | None = None,
    *,
    preset_key: str | None = None,
) -> Figure:
    """The figure of a chart in the current language.

    ``slugs`` are the models that a filter leaves, None for no filter; ``given`` holds
    the options that differ from the preset's and the defaults.

    Raises:
        UserError: the chart, the preset, an option or a value does not exist.
    """
    of = chart(chart_key)
    values = options(of, preset_key, given, snapshot)
    kept = None if slugs is None else tuple(slugs)
    return _noted(of.make(ChartRequest(snapshot, kept, values, selected)), snapshot)


def _noted(figure: Figure, snapshot: Snapshot) -> Figure:
    """The figure with a note of which reports count, where some are left out and it shows any."""
    filtered = provenances_note(snapshot.provenances)
    if filtered is None or figure.chart in SCORELESS:
        return figure
    if figure.empty:
        told = f"{figure.empty} {filtered}"
        return replace(figure, empty=told, summary=told)
    return replace(
        figure,
        note=f"{figure.note} {filtered}".strip(),
        summary=f"{figure.summary} {filtered}".strip(),
    )


def _checked(option: Option, snapshot: Snapshot, values: Mapping[str, str]) -> str:
    value = values[option.key]
    choices = choices_of(option, snapshot, values)
    keys = [choice.key for choice in choices]
    if value in keys:
        return value
    if option.accept is not None and value.strip():
        accepted = option.accept(snapshot, values, value)
        if accepted is not None:
            return accepted
    if option.kind == "text":
        return _typed(option, value)
    if value == option.default:
        # Data without the usual benchmark still make a chart.
        return keys[0] if keys else value
    # The long keys of protocols are for saved views; a person names one in words.
    hint = _hint(value, [key for key in keys if len(key) <= LONGEST_TYPED])
    if option.hint:
        hint = f"{hint} {_(option.hint)}"
    raise UserError(
        _("The option “{option}” has no value “{value}”. {hint}").format(
            option=option.key, value=value, hint=hint
        )
    )


def _typed(option: Option, value: str) -> str:
    """An empty text, which every option of text takes; another one meant nothing."""
    if not value.strip():
        return ""
    raise UserError(
        _("The option “{option}” has no value “{value}”. {hint}").format(
            option=option.key, value=value, hint=_(option.hint)
        )
    )


def _named(key: str, known: Iterable[_Keyed], sentence: Callable[[], str], **parts: str) -> _Keyed:
    table = {each.key: each for each in known}
    if key in table:
        return table[key]
    raise UserError(sentence().format(given=key, hint=_hint(key, list(table)), **parts))


def _hint(given: str, known: Sequence[str]) -> str:
    """The nearest known word, and all of them where they are few."""
    near = get_close_matches(given, known, n=1, cutoff=0.6)
    if not known:
        return _("It takes none here.")
    listed = ", ".join(known[:MOST_LISTED]) + (" …" if len(known) > MOST_LISTED else "")
    if near:
        return _("Did you mean “{near}”? Known are: {list}.").format(near=near[0], list=listed)
    return _("Known are: {list}.").format(list=listed)
