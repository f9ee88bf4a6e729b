"""A short page in the middle of a panel: no wider than the look has it, scrolled when too high."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

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

    def show_page(self, page: QWidget) -> None:
        """Show this page instead of the one before."""
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        self._column.insertWidget(0, page, 0, Qt.AlignmentFlag.AlignHCenter)
        page.show()
        self._page = page
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
        layout = self._page.layout()
        if layout is not None and layout.hasHeightForWidth():
            # Or the buttons pay for a sentence of more than one line.
            self._page.setMinimumHeight(layout.totalHeightForWidth(width))
