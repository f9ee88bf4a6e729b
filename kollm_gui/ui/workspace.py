"""The one place where the state of the window changes; panels render it and call its methods."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from kollm_gui.library.narrowing import narrowed
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.library.tally import LARGE
from kollm_gui.ui.answering import Answer, answer
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.worker import AtOnce, Lane, Worker, tell_bug

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

    In a large catalogue a worker searches. What it cannot answer at once it answers later by
    another ``changed``, whose old state is the one that was shown meanwhile; until then
    ``is_searching`` holds and places are those of the query before.
    """

    changed = Signal(object, object)
    snapshot_changed = Signal()
    refused = Signal(str)  # a sentence that says why something was not done
    working_changed = Signal()  # a worker has begun or ended what the window waits for
    search_prepared = Signal()  # the search of a large catalogue has been made
    mended = Signal()  # ``mended_query`` knows now what it had to look for

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
        self._typing = False
        self._lanes: list[Lane] = []
        self._searching, self._mending, self._preparing = (self.lane() for _each in range(3))
        self._spelling: Spelling | None = None
        self._meant: tuple[str, str | None] | None = None  # a query and what was meant by it
        self._state = state
        self._past: list[ViewState] = []
        self._future: list[ViewState] = []
        self._slugs: tuple[str, ...] | None = None
        self._answer = Answer(self._all_places(), (), "")
        self._answered = ("", False)  # the query and the hiding that the answer is to
        self._composed: tuple[tuple[str, bool], Answer] | None = None
        self._is_asking = False
        self._pause = QTimer(self, singleShot=True, interval=COALESCED_MS)
        self._pause.timeout.connect(self._foresee)
        self._search()

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
            self._slugs = tuple([models[place].slug for place in self.places])
        return self._slugs

    @property
    def places(self) -> Sequence[int]:
        """The places in ``snapshot.model_list`` of the models that the query leaves, by rank.

        An array of numpy where the catalogue is large.
        """
        return self._answer.places

    @property
    def search_error(self) -> "SearchError | None":
        """Why the query cannot be read."""
        return self._answer.error

    @property
    def readable_query(self) -> str:
        """The query that ``slugs`` are of: that of the state, or the last that could be read."""
        return self._answer.readable

    @property
    def left_out(self) -> tuple[str, ...]:
        """The models for which an unknown value leaves the query open."""
        models = self._snapshot.model_list
        return tuple([models[place].slug for place in self._answer.open_places])

    @property
    def left_out_count(self) -> int:
        """How many models an unknown value leaves open."""
        return len(self._answer.open_places)

    @property
    def is_large(self) -> bool:
        """Whether the catalogue has so many models that searches are made by a worker."""
        return len(self._snapshot.models) >= LARGE

    @property
    def counts_follow(self) -> bool:
        """Whether what counts leaves the table to be painted first: between two letters."""
        return self._typing or self.is_large

    @property
    def is_searching(self) -> bool:
        """Whether the places are still those of the query before."""
        return self._searching.is_busy

    @property
    def is_preparing(self) -> bool:
        """Whether a query waits for the search of a large catalogue to be made."""
        return self.is_searching and not self.index.is_prepared

    @property
    def is_working(self) -> bool:
        """Whether the window waits for a worker, so that it may show what stood before."""
        return any(lane.is_busy for lane in self._asked_lanes())

    @property
    def index(self) -> "SearchIndex":
        """The search over the snapshot, made at its first use.

        Of a large catalogue only a ``lane`` may ask it, since it may take seconds.
        """
        if self._index is None:
            self._index = self._make_index(self._snapshot)
        return self._index

    def lane(self, owner: QObject | None = None) -> Lane:
        """A door to the worker for a panel's own questions, which count as work.

        It goes with its ``owner``, which need not stay as long as the workspace does.
        """
        made = Lane(self._worker, owner or self)
        made.busy_changed.connect(self.working_changed)
        self._lanes.append(made)
        return made

    def prepare_search(self) -> None:
        """Make the search of a large catalogue away from the window, before it is asked."""
        if self.is_large and not (self.index.is_prepared or self._preparing.is_busy):
            self._preparing.ask(self.index.prepare, lambda _nothing: self.search_prepared.emit())

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
        asked = (query, self._state.hide_minimal)
        work = self._work(query, hidden=asked[1])
        if self.is_large:
            self._searching.ask(work, partial(self._take_composed, asked))
        else:
            self._take_composed(asked, work())

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
        self._index = None
        self._narrow()
        self.snapshot_changed.emit()

    def explain(self) -> "SearchResult":
        """The whole answer of the search to the query, with what each word finds alone."""
        return self._answer.result or self.index.find(self.readable_query)

    def mended_query(self) -> str | None:
        """The query with misspelt words put right, where that finds something.

        Of a large catalogue ``mended`` tells when it is known; until then it is None.
        """
        query = self.readable_query
        if self._meant is not None and self._meant[0] == query:
            return self._meant[1]
        if self._spelling is None:
            from kollm_gui.search.spelling import Spelling  # noqa: PLC0415 - nothing was found

            self._spelling = Spelling(self._snapshot, self.index)
        if not self.is_large:
            return self._spelling.mended(query)
        self._mending.ask(partial(self._spelling.mended, query), partial(self._take_meant, query))
        # What the worker finds soon enough is there by now.
        return self._meant[1] if self._meant is not None and self._meant[0] == query else None

    def _take_meant(self, query: str, meant: str | None) -> None:
        self._meant = (query, meant)
        if meant is not None:
            self.mended.emit()

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
            self._search()
        self.changed.emit(before, state)
        if state.provenances != before.provenances:
            self.snapshot_changed.emit()

    def _narrow(self) -> None:
        self._snapshot = narrowed(self._whole, self._state.provenances)
        # Names do not depend on whose reports count; making them anew would take long.
        kept = self._index if self.is_large else None
        self._index = kept.over(self._snapshot) if kept is not None else None
        self._spelling = self._meant = None
        for lane in self._asked_lanes():
            lane.forget()
        self._answer, self._answered = Answer(self._all_places(), (), ""), ("", False)
        self._search()

    def _asked_lanes(self) -> list[Lane]:
        """The lanes whose answers somebody waits for."""
        self._lanes = [lane for lane in self._lanes if isValid(lane)]
        return [lane for lane in self._lanes if lane is not self._preparing]

    def _search(self) -> None:
        """Answer the state's query: now, or of a large catalogue as soon as a worker can."""
        query, hidden = self._state.query, self._state.hide_minimal
        composed, self._composed = self._composed, None
        self._is_asking = True
        try:
            if composed is not None and composed[0] == (query, hidden):
                self._take(composed[1])
            elif not self.is_large or (not query.strip() and not hidden):
                self._searching.forget()
                self._take(self._work(query, hidden=hidden)())
            else:
                self._searching.ask(self._work(query, hidden=hidden), self._take)
                self._pause.start()
        finally:
            self._is_asking = False

    def _foresee(self) -> None:
        """Let the search get ready for the next letter between two of them."""
        query = self._state.query
        if self.is_large and query.strip() and not self.is_searching and self.search_error is None:
            self._worker.run(partial(self.index.foresee, query), lambda _nothing: None, tell_bug)

    def _work(self, query: str, *, hidden: bool) -> Callable[[], Answer]:
        """A job that answers the query."""
        # The empty query needs no index, so that the window opens without making one.
        find = self.index.find if query.strip() else None
        minimal = self._snapshot.named_only if hidden else None
        return partial(answer, find, query, self.readable_query, self._all_places(), minimal)

    def _take(self, found: Answer) -> None:
        """Show what was found; where the state is shown already, tell that it is there now."""
        before, self._answered = self._answered, (self._state.query, self._state.hide_minimal)
        self._answer, self._slugs = found, None
        if self._is_asking or before == self._answered:
            return
        query, hidden = before
        self.changed.emit(self._state.with_(query=query, hide_minimal=hidden), self._state)

    def _take_composed(self, asked: tuple[str, bool], found: Answer) -> None:
        shown = found.places if found.result is None else found.result.places
        if found.error is None and len(shown):
            self._composed = (asked, found)
            self.type(asked[0])
            self._composed = None

    def _all_places(self) -> Sequence[int]:
        count = len(self._snapshot.models)
        if not self.is_large:
            return range(count)
        import numpy as np  # noqa: PLC0415 - only where it pays

        return np.arange(count, dtype=np.int32)  # type: ignore[return-value]
