"""The rows of the models table and their order: cached sorts cut down to what the query leaves."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.library.tally import LARGE
from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Column, order
from kollm_gui.tables.lazy_rows import LazyRows
from kollm_gui.tables.model_row import ModelRow
from kollm_gui.tables.models import model_columns
from kollm_gui.ui.scored import scores_in_view
from kollm_gui.ui.view_state import SortKey, ViewState
from kollm_gui.ui.worker import Lane

if TYPE_CHECKING:
    from kollm_gui.tables.array_order import ArrayOrder


class ModelOrder:
    """Rows, columns and sorted orders of one snapshot under one choice of protocols."""

    def __init__(self, snapshot: Snapshot, state: ViewState) -> None:
        self.scores = scores_in_view(state, snapshot)
        chosen = [name for name in state.protocols if self.scores.protocol(name) is not None]
        self.columns: Mapping[str, Column[ModelRow]] = {
            key: _narrowed(column) if key in snapshot.benchmarks else column
            for key, column in model_columns(snapshot, chosen).items()
        }
        models, scores = snapshot.model_list, self.scores
        self.rows: LazyRows[ModelRow] = LazyRows(
            snapshot.model_places, lambda place: ModelRow(models[place], snapshot, scores)
        )
        self._arrays: ArrayOrder[ModelRow] | None = None
        self._sorted: dict[tuple[SortKey, ...], Sequence[int]] = {}

    def shown_columns(self, state: ViewState) -> tuple[Column[ModelRow], ...]:
        """The state's columns that exist, the name first even if a saved view lacks it."""
        names = [name for name in state.columns if name in self.columns and name != "name"]
        return tuple(self._named(self.columns[name]) for name in ("name", *names))

    def _named(self, column: Column[ModelRow]) -> Column[ModelRow]:
        """A score column's header tells its protocol in the tool tip."""
        label = self.scores.label(column.key)
        return column if label is None else replace(column, description=label)

    def ask(
        self,
        places: Sequence[int],
        keys: tuple[SortKey, ...],
        lane: Lane,
        show: Callable[[Sequence[int]], None],
    ) -> None:
        """Hand on these places sorted: now, or of a large catalogue once a worker has them."""
        if keys and len(self.rows) >= LARGE:
            lane.ask(partial(self.order, places, keys), show)
        else:
            lane.forget()
            show(self.order(places, keys))

    def order(self, places: Sequence[int], keys: tuple[SortKey, ...]) -> Sequence[int]:
        """These places of rows, sorted; without keys in the order given."""
        if not keys:
            return places
        if len(self.rows) >= LARGE:
            return self._large_order(places, keys)
        if keys not in self._sorted:
            # Ties keep the catalogue's order, so that one sort serves every query.
            self._sorted[keys] = order(self.rows, keys, self.columns)
        if len(places) == len(self.rows):
            return self._sorted[keys]
        wanted = bytearray(len(self.rows))
        for place in places:
            wanted[place] = 1
        return [place for place in self._sorted[keys] if wanted[place]]

    def _large_order(self, places: Sequence[int], keys: tuple[SortKey, ...]) -> Any:
        from kollm_gui.tables.array_order import ArrayOrder, cut_down  # noqa: PLC0415 - numpy

        if self._arrays is None:
            self._arrays = ArrayOrder(self.rows, self.columns)
        if keys not in self._sorted:
            self._sorted[keys] = self._arrays.order(keys)  # type: ignore[assignment]
        whole: Any = self._sorted[keys]
        return whole if len(places) == len(whole) else cut_down(whole, places)


def _narrowed(column: Column[ModelRow]) -> Column[ModelRow]:
    """A score column whose remark about other protocols fits between numbers."""

    def cell(row: ModelRow) -> Cell:
        told = column.cell(row)
        if told.tone != "quiet":
            return told
        count = row.scores.other_protocols(column.key, row.slug)
        return Cell(_("other ({count})").format(count=count), tone="quiet")

    return replace(column, cell=cell)


def next_sort(
    keys: tuple[SortKey, ...], column: Column[ModelRow], *, add: bool
) -> tuple[SortKey, ...]:
    """The keys after a click on a header: its own direction, the other one, then unsorted.

    ``add`` (Shift-click) appends the column or turns its key around instead of replacing all.
    """
    old = next((key for key in keys if key.column == column.key), None)
    if old is None:
        new = SortKey(column.key, column.descending)
        return (*keys, new) if add else (new,)
    turned = SortKey(column.key, not old.descending)
    last_turn = old.descending != column.descending
    if add:
        return tuple(
            turned if key is old else key for key in keys if not (key is old and last_turn)
        )
    return () if last_turn and len(keys) == 1 else (turned if len(keys) == 1 else old,)
