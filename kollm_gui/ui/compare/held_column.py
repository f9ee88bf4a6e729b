"""The first column of a comparison, which stays while the models are scrolled past it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from kollm_gui.ui.look import Look


class HeldColumn(QTableView):
    """Lies over a view and shows its first column, for the eye and the mouse alone.

    It takes no focus and is no stop for a screen reader, which reads the view itself.
    """

    def __init__(self, look: Look, view: QTableView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self.setModel(view.model())
        self.setSelectionModel(view.selectionModel())
        self.setItemDelegate(view.itemDelegate())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        view.horizontalScrollBar().valueChanged.connect(self.follow)
        self.hide()

    def follow(self) -> None:
        """Lie over the first column where it is scrolled away, and be gone where it is in sight."""
        view, seen = self._view, self._view.viewport()
        scrolled = view.horizontalScrollBar().value() > 0 and view.model().rowCount() > 0
        if scrolled:
            for column in range(view.model().columnCount()):
                self.setColumnHidden(column, column > 0)
            self.setColumnWidth(0, view.columnWidth(0))
            self.verticalHeader().setDefaultSectionSize(view.verticalHeader().defaultSectionSize())
            self.setGeometry(seen.x(), seen.y(), view.columnWidth(0), seen.height())
            self.verticalScrollBar().setValue(view.verticalScrollBar().value())
            self.raise_()
        self.setVisible(scrolled)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and a hairline to the right of them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.fillRect(
            self.viewport().width() - 1, 0, 1, self.viewport().height(), self._look.colour("line")
        )
        painter.end()
