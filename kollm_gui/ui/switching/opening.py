"""Opens the inspector once, and keeps what a closed one held for the next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.look import Look
from kollm_gui.ui.workspace import Workspace

if TYPE_CHECKING:
    from kollm_gui.ui.own.own_data import OwnData
    from kollm_gui.ui.switching.window import Kept, SwitchingWindow


class InspectorOpener(QObject):
    """Holds at most one inspector."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        dialogs: Dialogs,
        own: "OwnData | None" = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._look, self._dialogs = workspace, look, dialogs
        self._own = own
        self._kept: Kept | None = None
        self.window: SwitchingWindow | None = None

    def open(self, parent: QWidget) -> None:
        """Show the inspector beside the window, or bring it to the front."""
        if self.window is not None:
            self.window.raise_()
            self.window.activateWindow()
            return
        from kollm_gui.ui.switching.window import SwitchingWindow  # noqa: PLC0415 - when asked for

        self.window = SwitchingWindow(
            self._workspace.snapshot,
            self._look,
            self._dialogs,
            own=self._own,
            workspace=self._workspace,
            kept=self._kept,
            parent=parent,
        )
        self.window.closed.connect(self._keep)
        self._dialogs.show_beside(self.window)

    def _keep(self, kept: object) -> None:
        self._kept = kept  # type: ignore[assignment]
        self.window = None
