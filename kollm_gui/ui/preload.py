"""What the charts need, loaded before somebody opens one; of it the other tabs need most."""

import sys
from importlib import import_module

from PySide6.QtCore import QObject, Qt, QTimer

from kollm_gui.ui.worker import Worker, tell_bug
from kollm_gui.ui.workspace import Workspace

# In the order in which they need each other; each takes 10 to 100 ms, all of them a third of a
# second.
MODULES = (
    "numpy",
    "pyqtgraph",
    "kollm_gui.render.screen_plot",
    "kollm_gui.charts.registry",
    "kollm_gui.ui.panels.chart_panel",
)
STEP_MS = 20  # between two modules, for what the person does meanwhile


class Preload(QObject):
    """Imports one module after the other and reads the scores on a thread of the pool."""

    def __init__(self, workspace: Workspace, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._worker = workspace, worker
        self._left = [name for name in MODULES if name not in sys.modules]
        self._timer = QTimer(self, singleShot=True, interval=STEP_MS)
        self._timer.timeout.connect(self._import_next)

    def start(self) -> None:
        """Begin; in a large catalogue once its search is made, which takes all there is."""
        workspace = self._workspace
        if workspace.is_large and not workspace.index.is_prepared:
            once = Qt.ConnectionType.SingleShotConnection
            workspace.search_prepared.connect(self._timer.start, once)
            return
        scores = workspace.snapshot.scores
        self._worker.run(lambda: len(scores), lambda _count: None, tell_bug)
        self._timer.start()

    def _import_next(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
            self._timer.start()
