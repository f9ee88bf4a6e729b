"""The one place where the state of the window changes; panels render it and call its methods."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.library.narrowing import narrowed
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.library.tally import LARGE, Tally
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.worker import AtOnce, Worker

if TYPE_CHECKING:
    from kollm_gui.search.error import SearchError
    from kollm_gui.search.match import SearchIndex, SearchResult
    from kollm_gui.search.spelling import Spelling

COALESCED_MS = 30  # while somebody types, counts follow the table this much later, once
HISTORY = 200  # states that "back" remembers


def _search_index(snapshot: Snapshot) -> "SearchIndex":
    # Imported at the first query: the window opens without it.
    from kollm_gui.search.match import search_index  # noqa: PLC0415

    return search_index(snapshot)


class Workspace(QObject):
    """Holds the ViewState, the Snapshot and the result of the query.

    ``changed`` carries the old and the new state; ``snapshot_changed`` tells that
    other data lie under the same state. ``places`` and ``slugs`` are always those of
    ``state.query`` with the name-only models taken out where the state hides them. While the query
    cannot be read, ``search_error`` says why and the last readable one stays in force.
    """

    changed = Signal(object, object)
    snapshot_changed = Signal()
    refused = Signal(str)  # a sentence that says why something was not done

    def __init__(
        self,
        snapshot: Snapshot,
        state: ViewState,
        make_index: "Callable[[Snapshot], SearchIndex]" = _search_index,
        worker: Worker | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_index = make_index
        self._whole = snapshot
        self._snapshot = narrowed(snapshot, state.provenances)
        self._index: SearchIndex | None = None
        self._worker = worker or AtOnce()
        self._preparing = False
        self._typing = False
        self._spelling: Spelling | None = None
        self._state = state
        self._past: list[ViewState] = []
        self._future: list[ViewState] = []
        self._error: SearchError | None = None
        self._readable = ""  # the query that ``slugs`` are of
        self._open_places: Sequence[int] = ()
        self._minimal = Tally(snapshot.model_list, _is_minimal)
        self._slugs: tuple[str, ...] | None = None
        self._places: Sequence[int] = self._all_places()
        self._places = self._search(state)

    @property
    def snapshot(self) -> Snapshot:
        """The data that everything is drawn from: of the scores those that the state lets count."""
        return self._snapshot

    @property
    def state(self) -> ViewState:
        """What the window shows."""
        return self._state

    @property
    def slugs(self) -> tuple[str, ...]:
        """The models that the query leaves, in rank order; of a large catalogue slow to make."""
        if self._slugs is None:
            models = self._snapshot.model_list
            self._slugs = tuple([models[place].slug for place in self._places])
        return self._slugs

    @property
    def places(self) -> Sequence[int]:
        """The places in ``snapshot.model_list`` of the models that the query leaves, by rank.

        An array of numpy where the catalogue is large.
        """
        return self._places

    @property
    def search_error(self) -> "SearchError | None":
        """Why the query cannot be read."""
        return self._error

    @property
    def readable_query(self) -> str:
        """The query that ``slugs`` are of: that of the state, or the last that could be read."""
        return self._readable

    @property
    def left_out(self) -> tuple[str, ...]:
        """The models for which an unknown value leaves the query open."""
        models = self._snapshot.model_list
        return tuple([models[place].slug for place in self._open_places])

    @property
    def left_out_count(self) -> int:
        """How many models an unknown value leaves open."""
        return len(self._open_places)

    @property
    def is_large(self) -> bool:
        """Whether the catalogue has so many models that searches are made by a worker."""
        return len(self._snapshot.models) >= LARGE

    @property
    def counts_follow(self) -> bool:
        """Whether what counts leaves the table to be painted first: between two letters."""
        return self._typing or self.is_large

    @property
    def is_preparing(self) -> bool:
        """Whether a query waits for the search of a large catalogue to be made."""
        return self._preparing and bool(self._state.query.strip())

    @property
    def index(self) -> "SearchIndex":
        """The search over the snapshot, made at its first use."""
        if self._index is None:
            self._index = self._make_index(self._snapshot)
        return self._index

    def prepare_search(self) -> None:
        """Make the search of a large catalogue away from the window, before it is asked."""
        if self.is_large and self._index is None:
            index, self._preparing = self.index, True
            self._worker.run(index.prepare, lambda _none: self._take_up(index), self._give_up)

    def change(self, **changes: Any) -> None:
        """Change some fields of the state; a step of the history."""
        self.apply(self._state.with_(**changes))

    def apply(self, state: ViewState) -> None:
        """Show this state; what stood before can be gone back to."""
        if state == self._state:
            return
        if self._is_new_step(state):
            self._past = [*self._past[-HISTORY:], self._state]
            self._future.clear()
        self._show(state)

    def type(self, query: str) -> None:
        """Search for a text that is being typed."""
        self._typing = True
        try:
            self.change(query=query)
        finally:
            self._typing = False

    def compose(self, query: str) -> None:
        """Search for a text whose last syllable is still being composed.

        A syllable half typed may lead nowhere yet; then what was found before stays, so that
        the table does not flash empty between two letters.
        """
        from kollm_gui.search.error import SearchError  # noqa: PLC0415 - at the first query

        if self._preparing:
            return
        try:
            found = self.index.find(query).places
        except SearchError:
            return  # not told before the syllable is committed
        if len(found):
            self.type(query)

    def toggle_compared(self, slug: str) -> None:
        """Put a model beside those that are compared, or take it out again."""
        from kollm_gui.errors import UserError  # noqa: PLC0415 - with the first comparison
        from kollm_gui.tables.basket import with_model, without_model  # noqa: PLC0415

        basket = self._state.compare
        try:
            now = without_model(basket, slug) if slug in basket else with_model(basket, slug)
        except UserError as error:
            self.refused.emit(error.sentence)
            return
        self.change(compare=now)

    def back(self) -> None:
        """Return to the state before this one."""
        if self._past:
            self._future.append(self._state)
            self._show(self._past.pop())

    def forward(self) -> None:
        """Return to the state that ``back`` left."""
        if self._future:
            self._past.append(self._state)
            self._show(self._future.pop())

    @property
    def can_go_back(self) -> bool:
        """Whether an earlier state is remembered."""
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        """Whether ``back`` left a state behind."""
        return bool(self._future)

    def take_history(self, other: "Workspace") -> None:
        """Go on with what another workspace can go back and forward to."""
        self._past, self._future = list(other._past), list(other._future)  # noqa: SLF001 - same class

    def replace_snapshot(self, snapshot: Snapshot) -> None:
        """Lay the same state over other data."""
        self._whole = snapshot
        self._minimal = Tally(snapshot.model_list, _is_minimal)
        self._narrow()
        self.snapshot_changed.emit()

    def explain(self) -> "SearchResult":
        """The whole answer of the search to the query, with what each word finds alone."""
        return self.index.find(self._readable)

    def mended_query(self) -> str | None:
        """The query with misspelt words put right, where that finds something."""
        if self._spelling is None:
            from kollm_gui.search.spelling import Spelling  # noqa: PLC0415 - nothing was found

            self._spelling = Spelling(self._snapshot, self.index)
        return self._spelling.mended(self._readable)

    def _is_new_step(self, state: ViewState) -> bool:
        # Typing letter by letter is one step, and so is sorting or resizing a view.
        return (
            state.selected != self._state.selected
            or state.tab != self._state.tab
            or state.chart != self._state.chart
            or bool(state.query) != bool(self._state.query)
            or state.grouping != self._state.grouping
            or state.guide != self._state.guide
            or state.gain_of != self._state.gain_of
            or (state.compare != self._state.compare and state.tab == "compare")
        )

    def _show(self, state: ViewState) -> None:
        before, self._state = self._state, state
        if state.provenances != before.provenances:
            self._narrow()
        elif (state.query, state.hide_minimal) != (before.query, before.hide_minimal):
            self._places = self._search(state)
        self.changed.emit(before, state)
        if state.provenances != before.provenances:
            self.snapshot_changed.emit()

    def _narrow(self) -> None:
        self._snapshot = narrowed(self._whole, self._state.provenances)
        self._index = self._spelling = None
        self._preparing = False
        self._places = self._all_places()
        self._places = self._search(self._state)

    def _search(self, state: ViewState) -> Sequence[int]:
        self._slugs = None
        found, self._open_places = self._found(state.query)
        if not state.hide_minimal:
            return found
        self._open_places = self._minimal.without(self._open_places)
        return self._minimal.without(found)

    def _found(self, query: str) -> tuple[Sequence[int], Sequence[int]]:
        """What the query, or the last one that could be read, finds and leaves out."""
        self._error = None
        # The empty query needs no index, so that the window opens without making one.
        if not query.strip():
            self._readable = ""
            return self._all_places(), ()
        self.prepare_search()
        if self._preparing:
            return self._places, ()  # until _take_up
        from kollm_gui.search.error import SearchError  # noqa: PLC0415 - at the first query

        try:
            found = self.index.find(query)
        except SearchError as error:
            self._error = error
            if not self._readable:
                return self._all_places(), ()
            found = self.index.find(self._readable)
        else:
            self._readable = query
        return found.places, found.open_places

    def _take_up(self, index: "SearchIndex") -> None:
        """Answer the query that has waited for the search."""
        if index is not self._index:
            return  # another catalogue has been opened meanwhile
        waited = self.is_preparing
        self._preparing = False
        if waited:
            self._places = self._search(self._state)
            self.changed.emit(self._state.with_(query=""), self._state)

    def _give_up(self, error: Exception) -> None:
        self._preparing = False
        raise error  # a bug: told and logged like any other

    def _all_places(self) -> Sequence[int]:
        count = len(self._snapshot.models)
        if not self.is_large:
            return range(count)
        import numpy as np  # noqa: PLC0415 - only where it pays

        return np.arange(count, dtype=np.int32)  # type: ignore[return-value]


def _is_minimal(model: LanguageModel) -> bool:
    return model.minimal
