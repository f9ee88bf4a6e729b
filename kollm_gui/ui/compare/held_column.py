"""The first column of a comparison, which stays while the models are scrolled past it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from kollm_gui.ui.look import Look


class HeldColumn(QWidget):
    """Lies over a view and shows its first column, for the eye and the mouse alone.

    It takes no focus and is no stop for a screen reader, which reads the view itself.
    ``draw`` draws the cells of the column that lie within some px of the view's height.
    """

    def __init__(
        self, look: Look, view: QTableView, draw: Callable[[QPainter, QRect], None]
    ) -> None:
        super().__init__(view)
        self._look, self._view, self._draw = look, view, draw
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.verticalScrollBar().valueChanged.connect(self.update)
        view.horizontalScrollBar().valueChanged.connect(self.follow)
        view.selectionModel().selectionChanged.connect(self.update)
        self.hide()

    def follow(self) -> None:
        """Lie over the first column where it is scrolled away, and be gone where it is in sight."""
        view, seen = self._view, self._view.viewport()
        scrolled = view.horizontalScrollBar().value() > 0 and view.model().rowCount() > 0
        if scrolled:
            self.setGeometry(seen.x(), seen.y(), view.columnWidth(0), seen.height())
            self.raise_()
            self.update()
        self.setVisible(scrolled)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and a hairline to the right of them."""
        painter, look = QPainter(self), self._look
        painter.fillRect(self.rect(), look.colour("surface"))
        self._draw(painter, event.rect())
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look.colour("line"))
        painter.end()
