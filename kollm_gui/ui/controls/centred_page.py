"""A short page in the middle of a panel: no wider than the look has it, scrolled when too high."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.look import Look

SIDE, ABOVE, BELOW = 24, 32, 24  # px of room around the page
NARROWEST = 200  # px at normal text size, below which nothing could be read


class CentredPage(QScrollArea):
    """Holds the page that says why a panel is empty; another page takes its place."""

    def __init__(self, look: Look, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._widest = look, widest
        self._page: QWidget | None = None
        self._ways_out: QBoxLayout | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget(self)
        holder.setBackgroundRole(QPalette.ColorRole.Base)
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(SIDE, ABOVE, SIDE, BELOW)
        self._column.addStretch(1)
        self.setWidget(holder)
        thin_scroll_bars(self, look)

    def blank(self) -> QWidget:
        """A page to fill for ``show_page``.

        It has its parent from the first: given one later, its labels would lose their colours.
        """
        return QWidget(self.widget())

    def show_page(self, page: QWidget, ways_out: QBoxLayout | None = None) -> None:
        """Show this page instead of the one before.

        ``ways_out`` are its buttons side by side, or below each other where there is no room.
        """
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        self._column.insertWidget(0, page, 0, Qt.AlignmentFlag.AlignHCenter)
        page.show()
        self._page, self._ways_out = page, ways_out
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentences where there is less room than usual."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._page is None:
            return
        room = max(self.viewport().width() - 2 * SIDE, self._look.px(NARROWEST))
        width = min(self._look.px(self._widest), room)
        self._page.setFixedWidth(width)
        self._turn(width)
        layout = self._page.layout()
        if layout is not None and layout.hasHeightForWidth():
            # Or the buttons pay for a sentence of more than one line.
            self._page.setMinimumHeight(layout.totalHeightForWidth(width))

    def _turn(self, width: int) -> None:
        row = self._ways_out
        if row is None:
            return
        items = [item for place in range(row.count()) if (item := row.itemAt(place)) is not None]
        parts = [part for item in items if (part := item.widget()) is not None]
        for part in parts:
            row.setAlignment(part, Qt.AlignmentFlag.AlignLeft)
        needed = sum(part.sizeHint().width() for part in parts) + row.spacing() * len(items)
        ways = QBoxLayout.Direction
        row.setDirection(ways.LeftToRight if needed <= width else ways.TopToBottom)
