"""Paints rows one under another, and lets hand, keyboard and screen reader reach their links."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.controls.button import KEYBOARD
from kollm_gui.ui.details.paragraph import Paragraph
from kollm_gui.ui.details.row import Row
from kollm_gui.ui.details.spot import Action, CopyCitation, ShowSource, Spot
from kollm_gui.ui.look import Look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Canvas(QWidget):
    """A column of rows; ``activated`` carries the action of a link, ``reached`` its rectangle."""

    activated = Signal(object)
    reached = Signal(QRectF)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: list[Row] = []
        self._tops: list[int] = []
        self._spots: list[tuple[int, Spot]] = []
        self._current: int | None = None
        self._ring = False
        self._pressed: Spot | None = None
        # paragraph by (row, index), and the characters between which it is selected
        self._selection: tuple[int, int, int, int] | None = None
        self._selecting = False
        self.setMouseTracking(True)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows from top to bottom."""
        return self._rows

    def set_rows(self, rows: Sequence[Row], width: int) -> int:
        """Show other rows, laid out to a width in px; returns the height they take."""
        self._rows = list(rows)
        self._current = self._selection = self._pressed = None
        height = self.lay_out(width)
        told = "\n".join(row.told for row in rows if row.told)
        self.setAccessibleDescription(told)
        return height

    def lay_out(self, width: int) -> int:
        """Lay the rows out to a width in px; returns the height they take."""
        self._tops, self._spots = [], []
        top = 0
        for index, row in enumerate(self._rows):
            row.lay_out(self._look, width)
            self._tops.append(top)
            self._spots += [(index, spot.moved(0, top)) for spot in row.spots]
            top += row.height
        # A link that wraps has a spot on each line but is one stop for the keyboard.
        policy = Qt.FocusPolicy.TabFocus if self._spots else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(Qt.FocusPolicy(policy.value | Qt.FocusPolicy.ClickFocus.value))
        self.update()
        return top

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The links, placed on the canvas."""
        return tuple(spot for _row, spot in self._spots)

    def row_rect(self, index: int) -> QRectF:
        """Where a row stands."""
        return QRectF(0, self._tops[index], self.width(), self._rows[index].height)

    @property
    def selected_text(self) -> str:
        """The text marked by dragging."""
        if self._selection is None:
            return ""
        row, text, start, end = self._selection
        return self._rows[row].texts[text][1].selected((start, end))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that are in view, their texts, and the focus ring."""
        painter = QPainter(self)
        top, bottom = event.rect().top(), event.rect().bottom()
        for index, row in enumerate(self._rows):
            if self._tops[index] + row.height < top or self._tops[index] > bottom:
                continue
            painter.save()
            painter.translate(0, self._tops[index])
            row.paint(painter, self._look, self.width())
            for number, (at, paragraph) in enumerate(row.texts):
                paragraph.draw(painter, at, self._look, self._marked(index, number))
            painter.restore()
        if self._ring and self.hasFocus() and self._current is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.colour("accent"), 2))
            rect = self._spots[self._current][1].rect
            inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 0) & inside, 4, 4)
        painter.end()

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802, FBT001 - Qt override
        """Tab walks through the links before it leaves."""
        step = 1 if following else -1
        wanted = (-1 if self._current is None else self._current) + step
        if self._current is None and not following:
            wanted = len(self._spots) - 1
        if 0 <= wanted < len(self._spots):
            self._focus(wanted)
            return True
        self._current = None
        self.update()
        return super().focusNextPrevChild(following)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes in at the first or the last link."""
        self._ring = event.reason() in KEYBOARD
        if self._ring and self._spots:
            backwards = event.reason() == Qt.FocusReason.BacktabFocusReason
            self._focus(len(self._spots) - 1 if backwards else 0)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring and the mark go with the focus, but not for a menu."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._ring, self._current = False, None
            self.update()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link, Ctrl+C copies what is marked or what the row holds."""
        if event.key() in _ENTER and self._current is not None:
            self.activated.emit(self._spots[self._current][1].action)
        elif event.matches(QKeySequence.StandardKey.Copy) and self._copy():
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a link, or start to mark text."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = self._spot_at(event.position())
        self._ring = False
        self._selection = None
        if self._pressed is None:
            self._start_selection(event.position())
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark on, or show whether there is a link or a text under the pointer."""
        if self._selecting and self._selection is not None:
            row, text, start, _end = self._selection
            self._selection = (row, text, start, self._position(row, text, event.position()))
            self.update()
            return
        if self._spot_at(event.position()) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        elif self._text_at(event.position()) is not None:
            self.setCursor(Qt.CursorShape.IBeamCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the link that was pressed, if the pointer is still on it."""
        self._selecting = False
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed.rect.contains(event.position()):
            self.activated.emit(pressed.action)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Mark the whole of a text."""
        found = self._text_at(event.position())
        if found is not None and self._spot_at(event.position()) is None:
            row, text = found
            self._selection = (row, text, 0, self._paragraph(row, text).length)
            self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row under the pointer or the focused link's row."""
        index = self._row_of(event)
        menu = None if index is None else self.menu_of(index)
        if menu is None:
            event.ignore()
        else:
            from kollm_gui.ui.controls.menus import open_menu  # noqa: PLC0415 - at a first menu

            open_menu(menu, self._look, event.globalPos())

    def menu_of(self, index: int) -> QMenu | None:
        """What can be done with a row, or None where that is nothing."""
        entries = self._rows[index].menu
        if not entries and not self.selected_text:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.selected_text:
            menu.addAction(_("Copy")).triggered.connect(self._copy)
        for label, action in entries:
            entry = menu.addAction(label)
            entry.triggered.connect(lambda _checked=False, action=action: self._act(action))
        return menu

    def event(self, event: QEvent) -> bool:
        """Tool tips belong to places, not to the whole."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = self.tip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def tip_at(self, point: QPointF) -> str:
        """What hovering says there."""
        spot = self._spot_at(point)
        if spot is not None and spot.tip:
            return spot.tip
        index = self._row_at(point.y())
        return "" if index is None else self._rows[index].tip

    def _act(self, action: Action) -> None:
        self.activated.emit(action)

    def _focus(self, index: int) -> None:
        self._current, self._ring = index, True
        self.reached.emit(self._spots[index][1].rect)
        self.update()

    def _copy(self) -> bool:
        text = self.selected_text
        if text:
            QGuiApplication.clipboard().setText(text)
            return True
        if self._current is None:
            return False
        row, spot = self._spots[self._current]
        if isinstance(spot.action, ShowSource):
            self.activated.emit(CopyCitation((spot.action.source,)))
        elif self._rows[row].menu:
            self.activated.emit(self._rows[row].menu[0][1])
        return True

    def _marked(self, row: int, text: int) -> tuple[int, int] | None:
        if self._selection is None or self._selection[:2] != (row, text):
            return None
        return self._selection[2:]

    def _paragraph(self, row: int, text: int) -> Paragraph:
        return self._rows[row].texts[text][1]

    def _position(self, row: int, text: int, point: QPointF) -> int:
        at = self._rows[row].texts[text][0] + QPointF(0, self._tops[row])
        return self._paragraph(row, text).position(point - at)

    def _start_selection(self, point: QPointF) -> None:
        found = self._text_at(point)
        if found is not None:
            place = self._position(*found, point)
            self._selection, self._selecting = (*found, place, place), True

    def _spot_at(self, point: QPointF) -> Spot | None:
        return next((spot for _row, spot in self._spots if spot.rect.contains(point)), None)

    def _text_at(self, point: QPointF) -> tuple[int, int] | None:
        row = self._row_at(point.y())
        if row is None:
            return None
        for index, (at, paragraph) in enumerate(self._rows[row].texts):
            corner = at + QPointF(0, self._tops[row])
            box = QRectF(corner.x(), corner.y(), paragraph.width + 2, paragraph.height)
            if box.contains(point):
                return row, index
        return None

    def _row_at(self, y: float) -> int | None:
        for index, top in enumerate(self._tops):
            if top <= y < top + self._rows[index].height:
                return index
        return None

    def _row_of(self, event: QContextMenuEvent) -> int | None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._current is not None:
            return self._spots[self._current][0]
        return self._row_at(event.pos().y())
