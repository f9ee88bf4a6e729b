"""A combo box and a check box drawn as the look has them; keyboard and pop-up stay Qt's own."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from kollm_gui.ui.controls.button import KEYBOARD
from kollm_gui.ui.controls.check_mark import MARK, draw_check
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.look import Look

PADDING = 8


class ChoiceBox(QComboBox):
    """Lets one of several texts be chosen; ``chosen`` tells its key, by a person only."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        name: str,
        *,
        role: str = "body",
        height: int = 28,
        widest: int = 0,  # px at text size 1; 0: as wide as the place it is put in
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._role, self._height, self._widest = look, role, height, widest
        self._ring = False
        self._has_thin_bars = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMaxVisibleItems(18)
        wide = QSizePolicy.Policy.Fixed if widest else QSizePolicy.Policy.Ignored
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._tell)
        look.changed.connect(self._refresh)
        self._refresh()

    def show_choices(self, choices: Sequence[tuple[str, str]], value: str) -> None:
        """Show these (key, text) and choose one of them."""
        known = [(self.itemData(at), self.itemText(at)) for at in range(self.count())]
        if known != list(choices):
            self.clear()
            for key, text in choices:
                self.addItem(text, key)
        self.setCurrentIndex(self.findData(value))
        self.setToolTip(self.currentText() if self._is_cut() else "")
        self.updateGeometry()

    @property
    def value(self) -> str:
        """The key of what is chosen."""
        return self.currentData() or ""

    def sizeHint(self) -> QSize:
        """The chosen text with its arrow, no wider than allowed."""
        look = self._look
        metrics = QFontMetrics(look.font(self._role))
        width = metrics.horizontalAdvance(self.currentText()) + look.px(2 * PADDING + 12 + 10)
        if self._widest:
            width = min(width, look.px(self._widest))
        return QSize(max(width, look.px(56)), look.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Texts are cut before the box breaks its row."""
        return QSize(self._look.px(56), self._look.px(self._height))

    def showPopup(self) -> None:  # noqa: N802 - Qt override
        """Open the list, wide enough for its texts."""
        view = self.view()
        if not self._has_thin_bars:
            self._has_thin_bars = True
            thin_scroll_bars(view, self._look)
        metrics = QFontMetrics(self.font())
        widest = max(
            (metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0
        )
        view.setMinimumWidth(min(widest + self._look.px(36), self._look.px(560)))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw box, text and arrow."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_field(painter, self, look, ringed=self._ring and self.hasFocus())
        painter.setFont(look.font(self._role))
        painter.setPen(look.colour("text" if self.isEnabled() else "text_3"))
        room = self.rect().adjusted(look.px(PADDING), 0, -look.px(PADDING + 16), 0)
        text = painter.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text
        )
        size = look.px(12)
        arrow = look.pixmap("chevron-down", 12, "text_2", self.devicePixelRatioF())
        at = QPoint(self.width() - look.px(PADDING) - size, (self.height() - size) // 2)
        painter.drawPixmap(at, arrow)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls: a chart is not changed by passing over a box."""
        event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint for the hover ground."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint without the hover ground."""
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keyboard brought the focus."""
        self._ring = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def _is_cut(self) -> bool:
        metrics = QFontMetrics(self._look.font(self._role))
        room = self.width() - self._look.px(2 * PADDING + 16)
        return metrics.horizontalAdvance(self.currentText()) > room

    def _tell(self, index: int) -> None:
        self.chosen.emit(self.itemData(index))

    def _refresh(self) -> None:
        self.setFont(self._look.font(self._role))
        self.updateGeometry()
        self.update()


class CheckBox(QCheckBox):
    """A check box of 16 px, filled with the accent where it is checked."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self._ring = False
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self._refresh)
        self._refresh()

    def sizeHint(self) -> QSize:
        """The box, a gap and the text."""
        look = self._look
        width = QFontMetrics(look.font("body")).horizontalAdvance(self.text()) + look.px(MARK + 10)
        return QSize(width, look.px(24))

    def minimumSizeHint(self) -> QSize:
        """The text may be cut; its tooltip holds the whole."""
        return QSize(self._look.px(56), self._look.px(24))

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt override
        """The whole row can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the box with its tick, and the text."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = look.px(MARK)
        box = QRect(1, (self.height() - size) // 2, size, size)
        self._draw_box(painter, box)
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("text" if self.isEnabled() else "text_3"))
        room = self.rect().adjusted(size + look.px(9), 0, 0, 0)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text
        )
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keyboard brought the focus."""
        self._ring = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def _draw_box(self, painter: QPainter, box: QRect) -> None:
        look, enabled, ratio = self._look, self.isEnabled(), self.devicePixelRatioF()
        draw_check(painter, look, box, checked=self.isChecked(), enabled=enabled, ratio=ratio)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _refresh(self) -> None:
        self.setFont(self._look.font("body"))
        self.updateGeometry()
        self.update()


def draw_field(painter: QPainter, field: QWidget, look: Look, *, ringed: bool) -> None:
    """Draw the outlined box of a field, its border thicker where it has the focus."""
    over = field.underMouse() and field.isEnabled()
    painter.setPen(QPen(look.colour("accent" if ringed else "line_strong"), 2 if ringed else 1))
    painter.setBrush(look.colour("hover" if over else "raised"))
    inset = 1.0 if ringed else 0.5
    painter.drawRoundedRect(QRectF(field.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
