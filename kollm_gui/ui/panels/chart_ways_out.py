"""The ways out of a chart that shows nothing: what to take back, the likeliest first."""

from kollm_gui.i18n import _
from kollm_gui.ui.panels.chart_empty import WayOut
from kollm_gui.ui.panels.chart_request import with_chart
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace


def ways_out(workspace: Workspace) -> list[WayOut]:
    """Each part of the state that may leave a chart empty, with what takes it back."""
    state = workspace.state
    ways: list[WayOut] = []
    if state.query.strip():
        ways.append((_("Clear search"), lambda: workspace.change(query="")))
    if state.provenances:
        ways.append((_("Let all reports count"), lambda: workspace.change(provenances=())))
    if state.hide_minimal:
        ways.append((_("Show all models"), lambda: workspace.change(hide_minimal=False)))
    if state.chart_preset is not None or state.chart_options.get(state.chart):
        ways.append((_("Usual options"), lambda: _reset_options(workspace)))
    return ways or [usual_chart(workspace)]


def usual_chart(workspace: Workspace) -> WayOut:
    """The way out that is always there: the first chart with its usual options."""
    return _("Usual chart"), lambda: _reset_chart(workspace)


def _reset_options(workspace: Workspace) -> None:
    state = workspace.state
    left = {name: told for name, told in state.chart_options.items() if name != state.chart}
    workspace.change(chart_preset=None, chart_options=left)


def _reset_chart(workspace: Workspace) -> None:
    blank = ViewState()
    state = with_chart(workspace.state, blank.chart)
    left = {name: told for name, told in state.chart_options.items() if name != blank.chart}
    workspace.apply(state.with_(chart_options=left))
