"""A field for a short text, with a sentence below it where the text means nothing."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from kollm_gui.ui.controls.choice_box import draw_field
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.look import Look


class _Line(QLineEdit):
    """The line itself, in the outlined box that all fields have."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.wrong = False
        self.setFrame(False)
        self.setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._refresh)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, red where the text means nothing, then the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_field(painter, self, self._look, ringed=self.hasFocus())
        if self.wrong:
            painter.setPen(QPen(self._look.colour("error"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
        super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the border of the focus."""
        super().focusInEvent(event)
        self.update()

    def _refresh(self) -> None:
        look = self._look
        self.setFont(look.font("small"))
        self.setFixedHeight(look.px(28))
        palette = self.palette()
        clear = QColor(look.colour("raised"))  # a copy: the look hands the same to everybody
        clear.setAlpha(0)
        palette.setColor(palette.ColorRole.Base, clear)
        palette.setColor(palette.ColorRole.Text, look.colour("text"))
        palette.setColor(palette.ColorRole.PlaceholderText, look.colour("text_3"))
        self.setPalette(palette)
        self.setTextMargins(look.px(6), 0, look.px(4), 0)
        self.update()


class TextField(QWidget):
    """Tells a text when it is finished, by Enter or by leaving the field."""

    edited = Signal(str)

    def __init__(
        self, look: Look, name: str, *, example: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._shown = ""
        self.line = _Line(look, self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(example)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.sentence)
        self.line.editingFinished.connect(self._finish)
        look.changed.connect(self._refresh)
        self._refresh()

    def show_text(self, text: str) -> None:
        """Show a text that is known to mean something; what is being typed stays."""
        if text == self._shown and (self.line.hasFocus() or self.line.wrong):
            return
        self._shown = text
        self.line.setText(text)
        self.line.setCursorPosition(0)  # a long text shows its beginning
        self.show_sentence("")

    def show_sentence(self, sentence: str) -> None:
        """Say why the text means nothing, or nothing where it does."""
        self.line.wrong = bool(sentence)
        self.line.setAccessibleDescription(sentence)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.line.update()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Let Escape bring back the last text that meant something."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and (self.line.text() != self._shown or self.line.wrong)
        ):
            self.line.setText(self._shown)
            self.show_sentence("")
            return True
        return super().eventFilter(watched, event)

    def _finish(self) -> None:
        text = self.line.text().strip()
        if text == self._shown:
            self.show_sentence("")
        else:
            self.edited.emit(text)

    def _refresh(self) -> None:
        set_in(self.sentence, self._look, "small", "error")
