"""The list that hangs below the search box: what may be written next, or was searched before."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.controls.offer_rows import ROW, Row, RowList
from kollm_gui.ui.look import Look

MOST_SEEN = 14  # rows without scrolling


class CompleterPopup(QWidget):
    """Hangs in the window, not over it: the focus and the keys stay in the search box."""

    taken = Signal(int)
    removed = Signal(int)
    moved = Signal(int)  # another row is current; -1: none

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Offers for the search"))
        self.list = RowList(look, _("Offers for the search"), parent=self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.rows_delegate.shows_cross = True
        self._hint = QLabel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 6, 1, 6)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addWidget(self._hint)
        self.list.taken.connect(lambda key: self.taken.emit(int(key)))
        self.list.remove_asked.connect(lambda key: self.removed.emit(int(key)))
        look.changed.connect(self._refresh)
        self._refresh()
        self.hide()

    @property
    def current(self) -> int:
        """The current row; -1 where none is."""
        return int(self.list.key or -1)

    def tell(self, rows: Sequence[Row], hint: str) -> None:
        """Show these rows, none of them current; each row's key is its place."""
        self.list.clear()
        self.list.show_rows(rows)
        metrics = self.list.fontMetrics()
        widths = [metrics.horizontalAdvance(row.text) for row in rows if row.told]
        widest = self._look.px(180)
        self.list.rows_delegate.text_width = min(max(widths, default=0), widest)
        self._hint.setText(hint)

    def step(self, by: int) -> None:
        """Make the row so many further current; before the first there is none."""
        place = max(min(self.current + by, self.list.count() - 1), -1)
        self.list.setCurrentRow(place)
        if place < 0:
            self.list.clearSelection()
        self.moved.emit(place)

    def place_under(self, box: QWidget) -> None:
        """Hang below the box, as wide as it, above all other panels."""
        look = self._look
        window = self.parentWidget() or box
        at = box.mapTo(window, box.rect().bottomLeft())
        rows = min(self.list.count(), MOST_SEEN)
        room = window.height() - at.y() - look.px(48)
        height = min(rows * look.px(ROW), max(room, look.px(ROW)))
        self.list.setFixedHeight(height)
        hint = self._hint.sizeHint().height()
        self.setGeometry(at.x(), at.y() + 3, max(box.width(), look.px(320)), height + hint + 16)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw ground and edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("line_strong"), 1))
        painter.setBrush(self._look.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the rows closes nothing and goes nowhere."""
        event.accept()

    def _refresh(self) -> None:
        look = self._look
        self._hint.setFont(look.font("small"))
        self._hint.setContentsMargins(look.px(12), 0, look.px(12), 0)
        palette = self._hint.palette()
        palette.setColor(self._hint.foregroundRole(), look.colour("text_3"))
        self._hint.setPalette(palette)
        self.update()
