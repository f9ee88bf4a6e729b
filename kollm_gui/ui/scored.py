"""What the state makes of scores: protocols in force, and the benchmark that is looked at."""

from kollm_gui.comparing.protocol import Protocol
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.table_scores import TableScores
from kollm_gui.ui.view_state import ViewState


def scores_in_view(state: ViewState, snapshot: Snapshot) -> TableScores:
    """The scores of tables under the protocols that the state chooses, else the usual ones."""
    chosen = {name: Protocol.parse(key) for name, key in state.protocols.items()}
    return TableScores(snapshot, {name: told for name, told in chosen.items() if told is not None})


def benchmark_in_view(state: ViewState, snapshot: Snapshot) -> str | None:
    """The slug of the chart's benchmark, of the selected one, or of the table's score column.

    Of several score columns it is the one that the table is sorted by, else the first.
    """
    selected = (state.selected or "").split("/")
    named = selected[1] if selected[0] in ("benchmark", "reports") else None
    if state.tab == "charts" and state.chart == "scores":
        named = state.chart_options.get("scores", {}).get("benchmark", "kmmlu")
    scored = [name for name in state.columns if name in snapshot.benchmarks]
    by = [key.column for key in state.sort if key.column in scored]
    return next((name for name in (named, *by, *scored) if name in snapshot.benchmarks), None)


def reports_target(state: ViewState, snapshot: Snapshot, model: str | None) -> str | None:
    """What selects all reports of a model on that benchmark, if there is any report."""
    benchmark = benchmark_in_view(state, snapshot)
    if model is None or benchmark is None:
        return None
    scores = snapshot.scores_by_benchmark.get(benchmark, ())
    if not any(score.model == model for score in scores):
        return None
    return f"reports/{benchmark}/{model}"
