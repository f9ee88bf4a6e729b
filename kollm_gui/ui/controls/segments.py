"""A row of segments of which one is chosen, and a field for a number with its unit."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QDoubleSpinBox, QSizePolicy, QWidget

from kollm_gui.ui.controls.button import KEYBOARD
from kollm_gui.ui.controls.choice_box import draw_field
from kollm_gui.ui.look import Look


class Segments(QWidget):
    """Shows all choices side by side; arrows move between them."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        name: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._name = look, name
        self._choices = tuple(choices)
        self._value = self._choices[0][0]
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._refresh)
        self._refresh()
        self._speak()

    @property
    def value(self) -> str:
        """The key of what is chosen."""
        return self._value

    def set_value(self, key: str) -> None:
        """Choose without telling."""
        self._value = key
        self._speak()
        self.update()

    def set_texts(self, texts: Sequence[str]) -> None:
        """Show other words for the same choices, such as shorter ones."""
        if tuple(texts) != tuple(text for _key, text in self._choices):
            keys = [key for key, _text in self._choices]
            self._choices = tuple(zip(keys, texts, strict=True))
            self._refresh()
            self._speak()

    def sizeHint(self) -> QSize:
        """Each segment as wide as the widest text."""
        metrics = QFontMetrics(self._look.font("body_strong"))
        widest = max(metrics.horizontalAdvance(text) for _key, text in self._choices)
        return QSize((widest + self._look.px(20)) * len(self._choices), self._look.px(28))

    def minimumSizeHint(self) -> QSize:
        """Segments are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the box, its segments and the chosen one's ground."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(whole, 6, 6)
        for place, (key, text) in enumerate(self._choices):
            box = self._box(place)
            on = key == self._value
            if on and self.isEnabled():
                self._draw_ground(painter, place, box)
            if place:
                painter.setPen(QPen(look.colour("line_strong"), 1))
                painter.drawLine(box.topLeft(), box.bottomLeft())
            painter.setFont(look.font("body_strong" if on else "body"))
            token = "accent" if on else "text"
            painter.setPen(look.colour(token if self.isEnabled() else "text_3"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the segment below the pointer."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            place = int(event.position().x() * len(self._choices) / max(self.width(), 1))
            self._choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows, Home and End."""
        here = [key for key, _text in self._choices].index(self._value)
        keys = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._choices) - 1,
        }
        if Qt.Key(event.key()) in keys:
            self._choose(keys[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keyboard brought the focus."""
        self._ring = event.reason() in KEYBOARD
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def _choose(self, place: int) -> None:
        place = min(max(place, 0), len(self._choices) - 1)
        key = self._choices[place][0]
        if key != self._value:
            self.set_value(key)
            self.chosen.emit(key)

    def _box(self, place: int) -> QRectF:
        wide = self.width() / len(self._choices)
        return QRectF(
            round(place * wide), 0, round((place + 1) * wide) - round(place * wide), self.height()
        )

    def _draw_ground(self, painter: QPainter, place: int, box: QRectF) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("selection"))
        inner = box.adjusted(
            1 if place == 0 else 0.5, 1, -1 if place == len(self._choices) - 1 else 0.5, -1
        )
        painter.setClipRect(inner)
        # Wider than the clip where no outer corner has to be round.
        left = 0 if place == 0 else -8
        right = 0 if place == len(self._choices) - 1 else 8
        painter.drawRoundedRect(inner.adjusted(left, 0, right, 0), 5, 5)
        painter.restore()

    def _speak(self) -> None:
        text = next((text for key, text in self._choices if key == self._value), "")
        self.setAccessibleName(f"{self._name}: {text}")

    def _refresh(self) -> None:
        self.setFixedHeight(self._look.px(28))
        self.updateGeometry()
        self.update()


class NumberField(QDoubleSpinBox):
    """A number with its unit; arrows step it, ``edited`` tells when a person has changed it."""

    edited = Signal(float)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._quiet = False
        self.setAccessibleName(name)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.lineEdit().setAutoFillBackground(False)
        self.valueChanged.connect(self._tell)
        look.changed.connect(self._refresh)
        self._refresh()

    def show_value(self, value: float) -> None:
        """Show a number without telling."""
        self._quiet = True
        self.setValue(value)
        self._quiet = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the box; the number is drawn by the line inside."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_field(painter, self, self._look, ringed=self.hasFocus())
        painter.end()

    def _tell(self, value: float) -> None:
        if not self._quiet:
            self.edited.emit(value)

    def _refresh(self) -> None:
        look = self._look
        self.setFont(look.font("body"))
        self.setFixedHeight(look.px(28))
        palette = self.palette()
        clear = QColor(look.colour("raised"))  # a copy: the look hands the same to everybody
        clear.setAlpha(0)
        palette.setColor(palette.ColorRole.Base, clear)
        self.lineEdit().setPalette(palette)
        self.lineEdit().setTextMargins(look.px(6), 0, look.px(4), 0)
        self.update()
