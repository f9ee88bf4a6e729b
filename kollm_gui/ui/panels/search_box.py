"""The search box: finds while a Hangul syllable is still being composed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.look import Look


class SearchLine(QLineEdit):
    """A line edit that tells its text with the syllable under composition in it."""

    typed = Signal(str)  # the text as committed
    composed = Signal(str)  # the text with what is being composed
    escaped = Signal()
    left_down = Signal()
    entered = Signal()  # by Enter; a panel may still take it before ``left_down``
    tabbed = Signal()  # only while ``takes_tab``
    focus_changed = Signal()
    pressed = Signal()  # by the mouse
    menu_made = Signal(object)  # the context menu, before it opens

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._preedit = look, ""
        self.takes_tab = False  # Tab replaces what is marked instead of leaving the line
        self.key_filter: Callable[[QKeyEvent], bool] | None = None  # offers take keys first
        self.setFrame(False)
        self.textChanged.connect(self._tell_typed)

    @property
    def is_composing(self) -> bool:
        """Whether a syllable is under composition."""
        return bool(self._preedit)

    @property
    def place(self) -> int:
        """Where the cursor stands, in characters; Qt counts those beyond the first plane twice."""
        text, units = self.text(), self.cursorPosition()
        return units if text.isascii() else len(_of_units(text, units))

    def event(self, event: QEvent) -> bool:
        """Take Tab where it replaces something; Qt would move the focus before any key press."""
        if (
            self.key_filter is not None
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self.key_filter(event)
        ):
            return True
        if (
            self.takes_tab
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            self.tabbed.emit()
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take the event as Qt does, then tell the text with the preedit in its place.

        Qt's ``textChanged`` comes only after the commit, which in Hangul is a syllable late.
        """
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        place, text = self.place, self.text()
        if self._preedit:
            self.composed.emit(text[:place] + self._preedit + text[place:])
        elif not event.commitString():
            self.typed.emit(text)  # the composition was taken back

    def replace(self, text: str, cursor: int | None) -> None:
        """Write another text as if it was typed, ending a composition; the cursor goes there."""
        self._preedit = ""
        self.setText(text)
        before = text if cursor is None else text[:cursor]
        self.setCursorPosition(len(before.encode("utf-16-le", "surrogatepass")) // 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of the press, which may open what was searched before."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, to which the panels around add theirs."""
        from kollm_gui.ui.controls.menus import open_menu  # noqa: PLC0415 - at a first menu

        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_made.emit(menu)
        open_menu(menu, self._look, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears or leaves, Down and Enter go to what was found."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the field around to show the focus."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the field around to drop the focus."""
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def _tell_typed(self, text: str) -> None:
        self.typed.emit(text)


def _of_units(text: str, units: int) -> str:
    """The beginning of a text that has so many units of UTF-16, as Qt counts."""
    written = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return written.decode("utf-16-le", "surrogatepass")


class SearchBox(QWidget):
    """A field with a magnifier, a button that clears it, and a hint of its shortcut."""

    def __init__(
        self,
        look: Look,
        placeholder: str,
        name: str,
        *,
        hint: str = "",
        width: int = 536,
        height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._hint, self._width, self._height = look, hint, width, height
        self._error: tuple[int, int] | None = None
        self._fields: Sequence[tuple[int, int]] = ()
        self._marked = False
        self.line = SearchLine(look, self)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(name)
        self.line.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, on=False)
        clear = QPalette()
        clear.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))  # the field draws the ground
        self.line.setPalette(clear)
        self.clear = Button(look, icon="clear", kind="quiet", height=24, parent=self)
        self.clear.setAccessibleName(_("Clear search"))
        self.clear.setToolTip(_("Clear search (Esc)"))
        self.clear.clicked.connect(self.line.clear)
        self.clear.setVisible(False)
        row = QHBoxLayout(self)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.clear)
        self._row = row
        self.setFocusProxy(self.line)
        self.line.focus_changed.connect(self.update)
        self.line.textChanged.connect(self._text_changed)
        for told in (self.line.composed, self.line.typed):  # also a composition taken back
            told.connect(lambda _text: self.update())
        look.changed.connect(self._refresh)
        self._refresh()

    def set_text(self, text: str) -> None:
        """Show a text that came from elsewhere, without telling it back."""
        if text != self.line.text():
            self.line.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.line.setText(text)
            self.line.blockSignals(False)  # noqa: FBT003
            self._text_changed(text)

    @property
    def error(self) -> tuple[int, int] | None:
        """The characters that cannot be read, underlined."""
        return self._error

    def show_reading(
        self, fields: Sequence[tuple[int, int]], error: tuple[int, int] | None
    ) -> None:
        """Show how the text is read: names of fields, and the characters that cannot be."""
        self._fields, self._error = fields, error
        self._mark()
        self.update()

    def _mark(self) -> None:
        # While a syllable is composed the line's formats are the input method's.
        if self.line.is_composing or not (self._fields or self._error or self._marked):
            return
        from kollm_gui.ui.panels.search_marks import mark  # noqa: PLC0415 - at the first field

        accent, wrong = self._look.colour("accent"), self._look.colour("error")
        mark(self.line, self._fields, self._error, accent, wrong)
        self._marked = bool(self._fields or self._error)

    def sizeHint(self) -> QSize:
        """As wide as the look has it, narrower where there is no room."""
        return QSize(self._look.px(self._width), self._look.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words at least."""
        return QSize(self._look.px(160), self._look.px(self._height))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in the field starts typing."""
        self.line.setFocus()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw border, magnifier and the shortcut's hint."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.line.hasFocus()
        wide = focused or self._error is not None
        token = "accent" if focused else "line_strong"
        edge = QPen(look.colour("error" if self._error else token), 2 if wide else 1)
        inset = 1.0 if wide else 0.5
        painter.setPen(edge)
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        size = look.px(16)
        picture = look.pixmap("search", 16, "text_3", self.devicePixelRatioF())
        painter.drawPixmap(QPoint(look.px(10), (self.height() - size) // 2), picture)
        if self._hint and not (self.line.text() or self.line.is_composing):
            self._draw_hint(painter)
        painter.end()

    def _draw_hint(self, painter: QPainter) -> None:
        look = self._look
        painter.setFont(look.font("badge"))
        width = painter.fontMetrics().horizontalAdvance(self._hint) + look.px(12)
        told = self.line.fontMetrics().horizontalAdvance(self.line.placeholderText())
        if look.px(32) + told + width + look.px(12) > self.width():
            return  # what can be searched for says more than the key
        height = look.px(20)
        right, top = self.width() - look.px(8), (self.height() - height) / 2
        box = QRectF(right - width, top, width, height)
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(look.colour("text_3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._hint)

    def _text_changed(self, text: str) -> None:
        self.clear.setVisible(bool(text))
        self.update()

    def _refresh(self) -> None:
        look = self._look
        self.setFixedHeight(look.px(self._height))
        self.line.setFont(look.font("body"))
        self._row.setContentsMargins(look.px(32), 2, look.px(4), 2)
        self._mark()
        self.updateGeometry()
        self.update()
