"""The protocol chip: one outlined box cut into cells; as a chooser it opens a menu."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kollm_gui.comparing.naming import ProtocolCell
from kollm_gui.i18n import _
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.look import Look

CELL_PADDING = 8
ARROW_CELL = 24
LEAST_CELL = 40  # px of a cell whose text is cut


class ProtocolChip(Button):
    """Shows a protocol's cells, the method in bold where it is stated."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, kind="quiet", height=24, parent=parent)
        self._cells: Sequence[ProtocolCell] = ()
        self.setAccessibleName(_("Protocol"))

    def show_cells(self, cells: Sequence[ProtocolCell], name: str) -> None:
        """Show these cells; ``name`` is what a screen reader says."""
        self._cells = tuple(cells)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The cells side by side, and the arrow's."""
        width = sum(self._widths()) + self._look.px(ARROW_CELL)
        return QSize(width, self._look.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw box, cells and arrow."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._ring and self.hasFocus()
        edge = look.colour("accent" if focused else "line_strong")
        painter.setPen(QPen(edge, 2 if focused else 1))
        over = self.underMouse() or self.isDown()
        painter.setBrush(look.colour("hover" if over else "raised"))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)
        x, pad = 0, 2 * look.px(CELL_PADDING)
        shown = self.shown_widths()
        for cell, width, needed in zip(self._cells, shown, self._widths(), strict=False):
            painter.setFont(look.font(_role(cell)))
            painter.setPen(look.colour("text" if cell.stated else "text_3"))
            box, told = QRectF(x, 0, width, self.height()), cell.text
            if width < needed:
                elide = Qt.TextElideMode.ElideRight
                told = painter.fontMetrics().elidedText(told, elide, width - pad)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), told)
            x += width
            painter.setPen(QPen(look.colour("line_strong"), 1))
            painter.drawLine(x, 1, x, self.height() - 2)
        size = look.px(12)
        arrow = look.pixmap("chevron-down", 12, "text_2", self.devicePixelRatioF())
        painter.drawPixmap(
            QPoint(x + (self.width() - x - size) // 2, (self.height() - size) // 2), arrow
        )
        painter.end()

    def shown_widths(self) -> list[int]:
        """Px of the cells that find room before the arrow; a layout may give less than all need."""
        room = self.width() - self._look.px(ARROW_CELL)
        shown: list[int] = []
        for width in self._widths():
            left = room - sum(shown)
            if left < min(width, self._look.px(LEAST_CELL)):
                break
            shown.append(min(width, left))
        if shown and len(shown) < len(self._cells):
            shown[-1] += room - sum(shown)  # the arrow keeps its place
        return shown

    def _widths(self) -> list[int]:
        pad = 2 * self._look.px(CELL_PADDING)
        return [
            QFontMetrics(self._look.font(_role(cell))).horizontalAdvance(cell.text) + pad
            for cell in self._cells
        ]


def _role(cell: ProtocolCell) -> str:
    return "badge_strong" if cell.part == "method" and cell.stated else "badge"
