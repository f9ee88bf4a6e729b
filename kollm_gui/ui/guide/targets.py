"""From a link of the guide to the state of the window that shows its target."""

from kollm_gui.catalogue.guide_links import GuideLink
from kollm_gui.ui.view_state import ViewState


def state_for(link: GuideLink, state: ViewState) -> ViewState:
    """The state that shows the link's target.

    Models, benchmarks and the like open in the details beside the page; a chart, a
    search and a comparison need the middle of the window for themselves.
    """
    if link.kind == "guide":
        return state.with_(guide=link.rest)
    if link.kind == "query":
        return state.with_(tab="models", query=link.rest)
    if link.kind == "compare":
        return state.with_(tab="compare", compare=link.slugs)
    if link.kind == "chart":
        return _chart(link, state)
    if link.kind == "model":
        return state.with_(selected=link.slugs[0])
    return state.with_(selected=f"{link.kind}/{link.rest}")


def _chart(link: GuideLink, state: ViewState) -> ViewState:
    given = dict(link.options)
    preset = given.pop("preset", None)
    options = {chart: dict(told) for chart, told in state.chart_options.items()}
    options[link.rest] = given
    return state.with_(tab="charts", chart=link.rest, chart_preset=preset, chart_options=options)
