"""A form in a dialog: lines and choices with their names, and a sentence where one is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.choice_box import ChoiceBox, draw_field
from kollm_gui.ui.controls.first_size import room_on_screen
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.controls.scroll_bars import EXTENT, thin_scroll_bars
from kollm_gui.ui.look import Look
from kollm_gui.ui.own.model_line import ModelLine
from kollm_gui.ui.workspace import Workspace

WIDTH, LABEL_WIDTH = 440, 136
AROUND = 120  # px of a form above and below its fields


@dataclass(frozen=True, slots=True)
class FormField:
    """One row of a form.

    ``choices`` (key, text) make it a chooser, ``lines`` a taller field, and ``is_model`` one
    that takes a model's slug and finds it by its name.
    """

    key: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    lines: int = 1
    is_model: bool = False


class FormLine(QLineEdit):
    """A line drawn as the look's other fields are."""

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self.setFrame(False)
        self.setFixedHeight(look.px(28))
        self.setTextMargins(look.px(6), 0, look.px(6), 0)
        _clear_ground(self, look)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then the text on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_field(painter, self, self._look, ringed=self.hasFocus())
        painter.end()
        super().paintEvent(event)


class FieldBox(QWidget):
    """The box of a taller field, which has no frame of its own."""

    def __init__(self, look: Look, inner: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._inner = look, inner
        inner.setFrameShape(QFrame.Shape.NoFrame)
        _clear_ground(inner, look)
        inner.viewport().setAutoFillBackground(False)
        inner.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.addWidget(inner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the ring anew when the focus comes or goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_field(painter, self, self._look, ringed=self._inner.hasFocus())
        painter.end()


def _clear_ground(field: QWidget, look: Look) -> None:
    palette = field.palette()
    clear = QColor(look.colour("raised"))  # a copy: the look hands the same one to everybody
    clear.setAlpha(0)
    palette.setColor(QPalette.ColorRole.Base, clear)
    field.setPalette(palette)


class FormDialog(QDialog):
    """Asks for values; ``taken`` gets them by key and may refuse them with a UserError."""

    chose = Signal(str)  # the key of a chooser whose choice changed

    def __init__(
        self,
        look: Look,
        title: str,
        fields: Sequence[FormField],
        values: Mapping[str, str],
        taken: Callable[[Mapping[str, str]], None],
        *,
        told: str = "",
        workspace: Workspace | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``workspace`` is where models are found; without it their slugs have to be typed."""
        super().__init__(parent)
        self._look, self._taken = look, taken
        self.setWindowTitle(title)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setMinimumWidth(look.px(WIDTH))
        self.inputs: dict[str, QLineEdit | ChoiceBox | QPlainTextEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(8))
        grid.setColumnMinimumWidth(0, look.px(LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        for row, field in enumerate(fields):
            label = QLabel(field.text, self)
            set_in(label, look, "body", "text_2")
            made = self._made(field, values.get(field.key, ""))
            label.setBuddy(made)
            top = Qt.AlignmentFlag.AlignTop if field.lines > 1 else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, row, 0, top)
            boxed: QWidget = made
            if isinstance(made, QPlainTextEdit):
                boxed = FieldBox(look, made, self)
            elif isinstance(made, QLineEdit) and field.is_model and workspace is not None:
                boxed = ModelLine(workspace, look, made, self)
            grid.addWidget(boxed, row, 1)
            self.inputs[field.key] = made
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        set_in(self.message, look, "body", "error")
        self.message.hide()
        self._lay_out(grid, told)
        next(iter(self.inputs.values())).setFocus()

    @property
    def values(self) -> dict[str, str]:
        """What stands in the form, by key."""
        found: dict[str, str] = {}
        for key, made in self.inputs.items():
            if isinstance(made, ChoiceBox):
                found[key] = made.value
            elif isinstance(made, QPlainTextEdit):
                found[key] = made.toPlainText()
            else:
                found[key] = made.text()
        return found

    def put(self, key: str, value: str) -> None:
        """Let this stand in a field."""
        made = self.inputs[key]
        if isinstance(made, ChoiceBox):
            made.setCurrentIndex(made.findData(value))
        elif isinstance(made, QPlainTextEdit):
            made.setPlainText(value)
        else:
            made.setText(value)

    def accept(self) -> None:
        """Hand the values over; a refusal is shown and the form stays."""
        try:
            self._taken(self.values)
        except UserError as error:
            self.message.setText(error.sentence)
            self.message.setAccessibleName(error.sentence)
            self.message.show()
            return
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves from a line or a chooser; in a taller field it is a new line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def _made(self, field: FormField, value: str) -> QLineEdit | ChoiceBox | QPlainTextEdit:
        look = self._look
        if field.choices:
            box = ChoiceBox(look, field.text, parent=self)
            box.show_choices(field.choices, value or field.choices[0][0])
            box.currentIndexChanged.connect(lambda: self.chose.emit(field.key))
            return box
        if field.lines > 1:
            area = QPlainTextEdit(value, self)
            area.setTabChangesFocus(True)
            area.setFixedHeight(field.lines * look.line_height("body") + look.px(16))
            made: QLineEdit | QPlainTextEdit = area
        else:
            made = FormLine(look, value, self)
        made.setFont(look.font("body"))
        made.setAccessibleName(field.text)
        made.setPlaceholderText(field.hint)
        return made

    def _lay_out(self, grid: QGridLayout, told: str) -> None:
        look = self._look
        cancel = Button(look, _("Cancel"), height=32, parent=self)
        cancel.clicked.connect(self.reject)
        self.save = Button(look, _("Save"), kind="primary", height=32, parent=self)
        self.save.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(look.px(8))
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        margin = look.px(20)
        column.setContentsMargins(margin, margin, margin, look.px(16))
        column.setSpacing(look.px(12))
        self.told = QLabel(told, self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        set_in(self.told, look, "body", "text_3")
        self.told.setHidden(not told)
        column.addWidget(self.told)
        self._add_rows(column, grid)
        column.addWidget(self.message)
        column.addStretch(1)
        column.addLayout(foot)

    def _add_rows(self, column: QVBoxLayout, grid: QGridLayout) -> None:
        """Add the fields; large text on a small screen makes them scroll, and Save stays in sight.

        A form that fits is left to its layout, which grows with a sentence about a mistake.
        """
        rows, look = QWidget(self), self._look
        rows.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        if grid.sizeHint().height() + look.px(AROUND) <= room_on_screen(self).height():
            column.addWidget(rows)
            return
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(rows)
        rows.setBackgroundRole(QPalette.ColorRole.Base)
        thin_scroll_bars(area, look)
        column.addWidget(area, 100)
        wanted = QSize(look.px(WIDTH) + EXTENT, grid.sizeHint().height() + look.px(AROUND))
        self.resize(wanted.boundedTo(room_on_screen(self)))
