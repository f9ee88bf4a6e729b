"""The one place where the state of the window changes; panels render it and call its methods."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.view_state import ViewState

if TYPE_CHECKING:
    from kollm_gui.search.error import SearchError
    from kollm_gui.search.match import SearchIndex, SearchResult
    from kollm_gui.search.spelling import Spelling

HISTORY = 200  # states that "back" remembers


def _search_index(snapshot: Snapshot) -> "SearchIndex":
    # Imported at the first query: the window opens without it.
    from kollm_gui.search.match import SearchIndex  # noqa: PLC0415

    return SearchIndex(snapshot)


class Workspace(QObject):
    """Holds the ViewState, the Snapshot and the result of the query.

    ``changed`` carries the old and the new state; ``snapshot_changed`` tells that
    other data lie under the same state. ``slugs`` are always those of ``state.query``
    with the name-only models taken out where the state hides them. While the query
    cannot be read, ``search_error`` says why and the last readable one stays in force.
    """

    changed = Signal(object, object)
    snapshot_changed = Signal()

    def __init__(
        self,
        snapshot: Snapshot,
        state: ViewState,
        make_index: "Callable[[Snapshot], SearchIndex]" = _search_index,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_index = make_index
        self._snapshot = snapshot
        self._index: SearchIndex | None = None
        self._spelling: Spelling | None = None
        self._state = state
        self._past: list[ViewState] = []
        self._future: list[ViewState] = []
        self._error: SearchError | None = None
        self._readable = ""  # the query that ``slugs`` are of
        self._left_out: tuple[str, ...] = ()
        self._slugs = self._search(state)

    @property
    def snapshot(self) -> Snapshot:
        """The data that everything is drawn from."""
        return self._snapshot

    @property
    def state(self) -> ViewState:
        """What the window shows."""
        return self._state

    @property
    def slugs(self) -> tuple[str, ...]:
        """The models that the query leaves, in rank order."""
        return self._slugs

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
        return self._left_out

    @property
    def index(self) -> "SearchIndex":
        """The search over the snapshot, made at its first use."""
        if self._index is None:
            self._index = self._make_index(self._snapshot)
        return self._index

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

    def compose(self, query: str) -> None:
        """Search for a text whose last syllable is still being composed.

        A syllable half typed may lead nowhere yet; then what was found before stays, so that
        the table does not flash empty between two letters.
        """
        from kollm_gui.search.error import SearchError  # noqa: PLC0415 - at the first query

        try:
            found = self.index.find(query).slugs
        except SearchError:
            return  # not told before the syllable is committed
        if found:
            self.apply(self._state.with_(query=query))

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
        self._snapshot = snapshot
        self._index = self._spelling = None
        self._slugs = self._search(self._state)
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
        )

    def _show(self, state: ViewState) -> None:
        before, self._state = self._state, state
        if (state.query, state.hide_minimal) != (before.query, before.hide_minimal):
            self._slugs = self._search(state)
        self.changed.emit(before, state)

    def _search(self, state: ViewState) -> tuple[str, ...]:
        found, left_out = self._found(state.query)
        if not state.hide_minimal:
            self._left_out = left_out
            return found
        models = self._snapshot.models
        self._left_out = tuple(slug for slug in left_out if not models[slug].minimal)
        return tuple(slug for slug in found if not models[slug].minimal)

    def _found(self, query: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the query, or the last one that could be read, finds and leaves out."""
        self._error = None
        # The empty query needs no index, so that the window opens without making one.
        if not query.strip():
            self._readable = ""
            return tuple(self._snapshot.models), ()
        from kollm_gui.search.error import SearchError  # noqa: PLC0415 - at the first query

        try:
            found = self.index.find(query)
        except SearchError as error:
            self._error = error
            if not self._readable:
                return tuple(self._snapshot.models), ()
            found = self.index.find(self._readable)
        else:
            self._readable = query
        return found.slugs, found.left_out
