"""Files and folders that are dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class DroppedFiles(QObject):
    """Watches a window; ``dropped`` tells the paths of local files."""

    dropped = Signal(object)  # tuple[Path, ...]

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept what names local files; texts are left to the fields."""
        if isinstance(event, QDropEvent) and paths_of(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if not isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.Drop:
                self.dropped.emit(paths_of(event.mimeData()))
            return True
        return super().eventFilter(watched, event)


def paths_of(data: QMimeData) -> tuple[Path, ...]:
    """The local files that are dragged."""
    if not data.hasUrls():
        return ()
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
