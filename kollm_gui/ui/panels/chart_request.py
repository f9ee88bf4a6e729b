"""What the state asks the charts for, and how a choice in a chart changes the state. No widgets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from kollm_gui import i18n
from kollm_gui.charts import registry
from kollm_gui.charts.figure import Bars, Figure, Graph, Points
from kollm_gui.charts.options import Chart, Choice
from kollm_gui.charts.score_rows import resolved
from kollm_gui.comparing.protocol import Protocol, protocols_of
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace

MOST_DRAWN = 5000  # models; more hide one another and take minutes to paint
_DRAWS_EACH = frozenset(
    {"training-budget", "timeline", "scores", "score-compute", "corpus-mix", "lineage"}
)
# Choices that mean nothing beside another value of the first option.
DEPENDENT: Mapping[str, tuple[str, ...]] = {
    "what": ("how", "benchmarks", "columns", "colour"),
    "benchmark": ("subset", "protocol", "beside"),
    "subset": ("protocol", "beside"),
}


@dataclass(frozen=True, slots=True)
class FigureRequest:
    """All that a figure depends on, as plain values; equal requests give equal figures."""

    chart: str
    preset: str | None
    options: tuple[tuple[str, str], ...]
    slugs: tuple[str, ...] | None  # None: no filter
    selected: str | None
    has_command: ClassVar[bool] = True  # whether the command line makes the same figure

    def make(self, snapshot: Snapshot) -> Figure:
        """The figure in the current language.

        Raises:
            UserError: the request names something that is not there.
        """
        return registry.make_figure(
            self.chart,
            snapshot,
            self.slugs,
            dict(self.options),
            self.selected,
            preset_key=self.preset,
        )


class FigureStore:
    """Keeps the figures made last, so that a step back costs no more than painting."""

    def __init__(self, most: int = 24) -> None:
        self._most = most
        self._figures: dict[tuple[int, int, str, FigureRequest], Figure] = {}

    def figure(self, request: FigureRequest, snapshot: Snapshot) -> Figure:
        """The figure of a request, made where it is not kept.

        Raises:
            UserError: the request names something that is not there.
        """
        key = (id(snapshot), snapshot.generation, i18n.current(), request)
        found = self._figures.pop(key, None) or request.make(snapshot)
        self._figures[key] = found  # the last used one stands last
        if len(self._figures) > self._most:
            del self._figures[next(iter(self._figures))]
        return found

    def clear(self) -> None:
        """Forget all, as when other data lie under the same requests."""
        self._figures.clear()


@dataclass(frozen=True, slots=True)
class Offers:
    """The options of a chart with their values and choices, and the protocol of its bars."""

    values: Mapping[str, str]
    choices: Mapping[str, tuple[Choice, ...]]
    protocol: Protocol | None = None
    models: int = 0  # with a score under the protocol


def request_of(workspace: Workspace) -> FigureRequest:
    """What the present state asks for."""
    state = workspace.state
    filtered = bool(state.query.strip()) or state.hide_minimal
    return FigureRequest(
        chart=state.chart,
        preset=state.chart_preset,
        options=tuple(sorted(given_options(state, workspace.snapshot).items())),
        slugs=workspace.slugs if filtered else None,
        selected=state.selected_model,
    )


class CrowdedError(UserError):
    """A chart would draw more models than can be told apart."""


def refuse_crowd(workspace: Workspace) -> None:
    """Refuse to draw so many models that nothing could be told apart, after minutes of waiting.

    Raises:
        CrowdedError: the chart would draw each of them.
        UserError: the state names something that is not there.
    """
    state, models = workspace.state, len(workspace.places)
    if models <= MOST_DRAWN or state.chart_preset is not None or state.chart not in _DRAWS_EACH:
        return
    # Of bars only the first are drawn, unless somebody asks for all.
    if draws_first_rows(state) and option_values(state, workspace.snapshot)["top"] != "all":
        return
    sentence = _(
        "There are {count} models to draw, and beyond {most} none can be told from another."
        " Search or filter for fewer."
    )
    raise CrowdedError(sentence.format(count=f"{models:,}", most=f"{MOST_DRAWN:,}"))


def draws_first_rows(state: ViewState) -> bool:
    """Whether the chart can be asked for its first rows only."""
    return has_option(chart_of(state), "top")


def given_options(state: ViewState, snapshot: Snapshot) -> dict[str, str]:
    """The chart's options that the state gives.

    A protocol chosen for the models table holds for the bars as well, until the
    chart has one of its own; so do the models that are kept for comparing.
    """
    given = dict(state.chart_options.get(state.chart, {}))
    if state.chart == "compare" and state.chart_preset is None and "models" not in given:
        basket = [slug for slug in state.compare if slug in snapshot.models]
        # One model alone cannot be compared yet; until then the chart shows its own.
        return {**given, "models": ",".join(basket)} if len(basket) > 1 else given
    scored = has_option(chart_of(state), "protocol")
    if not scored or "protocol" in given or state.chart_preset is not None:
        return given
    chosen = state.protocols.get(given.get("benchmark", "kmmlu"))
    if chosen is not None and given.get("subset", "overall") == "overall":
        trial = {**given, "protocol": chosen}
        try:
            registry.options(registry.chart(state.chart), None, trial, snapshot)
        except UserError:
            return given  # the table's protocol is none of this chart's: it keeps its own
        return trial
    return given


def option_values(state: ViewState, snapshot: Snapshot) -> dict[str, str]:
    """Every option of the state's chart with its value.

    Raises:
        UserError: the state names a chart, a preset, an option or a value that is not there.
    """
    of = registry.chart(state.chart)
    return registry.options(of, state.chart_preset, given_options(state, snapshot), snapshot)


def offers_of(state: ViewState, snapshot: Snapshot) -> Offers:
    """What can be chosen in the state's chart, and what is.

    Raises:
        UserError: the state names something that is not there.
    """
    values = option_values(state, snapshot)
    offers = {
        option.key: tuple(registry.choices_of(option, snapshot, values))
        for option in registry.chart(state.chart).options
    }
    if not {"benchmark", "subset", "protocol"} <= values.keys():
        return Offers(values, offers)
    benchmark, subset = values["benchmark"], values["subset"]
    protocol = resolved(snapshot, benchmark, subset, values["protocol"])
    found = protocols_of(snapshot.scores_by_benchmark.get(benchmark, ()), benchmark, subset)
    exact = [each.models for each in found if each.protocol == protocol]
    pooled = [each.models for each in found if each.protocol.pooled == protocol]
    return Offers(values, offers, protocol, next(iter((*exact, *pooled)), 0))


def with_option(state: ViewState, snapshot: Snapshot, key: str, value: str) -> ViewState:
    """The state with one option of its chart changed; it keeps only what differs.

    A preset is left as soon as one of its own values is changed; its other values
    stay, unless they hang on the changed one.
    """
    of = registry.chart(state.chart)
    given = dict(given_options(state, snapshot))
    preset = state.chart_preset
    told = registry.preset(of, preset).options if preset is not None else {}
    if key in told and told[key] != value:
        given = {**told, **given}
        preset, told = None, {}
    given[key] = value
    for name in DEPENDENT.get(key, ()):
        given.pop(name, None)
    usual = {option.key: option.default for option in of.options} | dict(told)
    kept = {name: each for name, each in given.items() if each != usual[name]}
    return state.with_(chart_preset=preset, chart_options=_stored(state, kept))


def with_chart(state: ViewState, key: str) -> ViewState:
    """The state with another chart, whose options are as they were left."""
    return state.with_(chart=key, chart_preset=None)


def with_preset(state: ViewState, key: str | None) -> ViewState:
    """The state with a preset of its chart and nothing changed in it."""
    return state.with_(chart_preset=key, chart_options=_stored(state, {}))


def chart_of(state: ViewState) -> Chart:
    """The state's chart, or the first of all where it names none that is there."""
    return next((each for each in registry.CHARTS if each.key == state.chart), registry.CHARTS[0])


def has_option(of: Chart, key: str) -> bool:
    """Whether a chart can be asked for this."""
    return any(option.key == key for option in of.options)


def drawn_keys(figure: Figure) -> frozenset[str]:
    """The keys of the data that have a mark of their own, without pale ones."""
    keys: set[str] = set()
    for panel in figure.panels:
        for mark in panel.marks:
            if isinstance(mark, Points):
                keys.update(point.key for point in mark.points if not point.pale)
            elif isinstance(mark, Bars):
                keys.update(bar.key for bar in mark.bars)
            elif isinstance(mark, Graph):
                keys.update(node.key for node in mark.nodes)
    return frozenset(keys)


def _stored(state: ViewState, kept: Mapping[str, str]) -> dict[str, Mapping[str, str]]:
    stored = {name: told for name, told in state.chart_options.items() if name != state.chart}
    return {**stored, state.chart: dict(kept)} if kept else stored
