"""The column at the right of a chart: its options, and the card of one datum below them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.chart_card import ChartCard
from kollm_gui.ui.panels.chart_options import ChartOptions, Hairline
from kollm_gui.ui.workspace import Workspace

WIDTH = 216
MARGIN = 16


class ChartSide(QWidget):
    """Places options and card in one column, which scrolls where the window is low."""

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.options = ChartOptions(workspace, look)
        self.card = ChartCard(look)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, 12, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(self.options)
        column.addWidget(Hairline(look, page))
        column.addWidget(self.card)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        area.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        thin_scroll_bars(area, look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(area)
        look.changed.connect(self._refresh)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the ground and the hairline at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("window"))
        painter.fillRect(0, 0, 1, self.height(), self._look.colour("line"))
        painter.end()

    def _refresh(self) -> None:
        self.setFixedWidth(self._look.px(WIDTH))
        self.update()
