"""A state held to the data under it: one remembered, copied or of another catalogue."""

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import basket
from kollm_gui.ui.view_state import ViewState


def held_to(snapshot: Snapshot, state: ViewState) -> ViewState:
    """The state without what this data does not hold, such as a model of another catalogue."""
    state = state.with_(
        compare=basket.held_to(snapshot, state.compare),
        gain_of=snapshot.model_now(state.gain_of) if state.gain_of else None,
    )
    selected = state.selected
    if selected is None:
        return state
    if selected.startswith("reports/"):
        benchmark, model = (*selected.split("/"), "")[1:3]
        known = benchmark in snapshot.benchmarks and model in snapshot.models
        return state if known else state.with_(selected=None)
    kind, _slash, slug = selected.rpartition("/")
    if not kind:
        return state.with_(selected=snapshot.model_now(slug))
    known = {
        "family": snapshot.families,
        "category": snapshot.categories,
        "organization": snapshot.organizations,
        "benchmark": snapshot.benchmarks,
        "technique": snapshot.techniques,
        "source": snapshot.sources,
    }.get(kind, {})
    return state if slug in known else state.with_(selected=None)
