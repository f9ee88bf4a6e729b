"""The person's data as the window has it: every change leads to one new snapshot."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kollm_gui.catalogue.records import Catalogue
from kollm_gui.i18n import _
from kollm_gui.library.composing import composed
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.userdata.store import UserStore

if TYPE_CHECKING:
    from kollm_gui.userdata.records import Step


class OwnData(QObject):
    """Holds the catalogue and the store, and composes the two; ``changed`` tells of a new whole."""

    changed = Signal(object)  # Snapshot

    def __init__(
        self, catalogue: Catalogue, store: UserStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store = store
        self._catalogue = catalogue
        self._generation = 0
        self._next: dict[str, Step | None] | None = None
        self._snapshot = self._compose()

    @property
    def snapshot(self) -> Snapshot:
        """The catalogue with the person's data over it."""
        return self._snapshot

    @property
    def undo_text(self) -> str:
        """What Edit ▸ Undo is called: the step that it would take back."""
        return self._named("undo")

    @property
    def redo_text(self) -> str:
        """What Edit ▸ Redo is called: the step that it would do again."""
        return self._named("redo")

    def change(self, work: Callable[[UserStore], object]) -> None:
        """Change the data and show what came of it.

        Raises:
            UserError: it could not be written; nothing was changed.
        """
        try:
            work(self.store)
        finally:
            self.recompose()  # also where a later step of the work failed

    def look_again(self) -> None:
        """Show what another running KoLLM has written meanwhile."""
        if self.store.changed_elsewhere():
            self.recompose()

    def set_catalogue(self, catalogue: Catalogue) -> Snapshot:
        """Lay the data over another catalogue; whoever asked shows the snapshot."""
        self._catalogue = catalogue
        self._snapshot = self._compose()
        return self._snapshot

    def recompose(self) -> None:
        """Read the data anew and tell of the snapshot."""
        before, self._snapshot = self._snapshot, self._compose()
        self._snapshot.keep_answers_of(before)
        self.changed.emit(self._snapshot)

    def _named(self, action: str) -> str:
        step = self._step(action)
        if step is None:
            return _("Undo") if action == "undo" else _("Redo")
        from kollm_gui.ui.own.step_name import step_name  # noqa: PLC0415 - only with a step

        return step_name(action, step, self._snapshot)

    def _compose(self) -> Snapshot:
        self._generation += 1
        self._next = None
        return composed(self._catalogue, self.store, generation=self._generation)

    def _step(self, action: str) -> "Step | None":
        """What undo or redo would turn; read when it is first named, not at the start."""
        if self._next is None:
            has_file = self.store.has_file
            self._next = {
                "undo": self.store.next_undo() if has_file else None,
                "redo": self.store.next_redo() if has_file else None,
            }
        return self._next[action]
