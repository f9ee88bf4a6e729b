"""Something dropped on a widget, as the window system tells of it."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop(widget: QWidget, data: QMimeData) -> None:
    """Carry the data over the widget, which must accept them, and let them go."""
    at = QPointF(20, 20)
    told = (
        *(Qt.DropAction.CopyAction, data),
        *(Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
    )
    enter = _enter(at, *told)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(at, *told))


def _enter(at: QPointF, *told: object) -> QDragEnterEvent:
    try:
        return QDragEnterEvent(at, *told)  # from Qt 6.12 on, where whole pixels are deprecated
    except TypeError:
        return QDragEnterEvent(at.toPoint(), *told)
