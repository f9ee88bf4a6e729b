"""The side of the inspector: counts by script, how files are read, and the rules."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.controls.choice_box import ChoiceBox
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.look import Look
from kollm_gui.ui.own.form import FormLine
from kollm_gui.ui.switching.legend import Legend
from kollm_gui.ui.switching.rules_form import RulesForm

WIDTH = 304


class Side(QScrollArea):
    """Scrolls as a whole; ``reading_changed`` when files are to be read otherwise."""

    reading_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._labels: list[tuple[QLabel, str, str]] = []
        inside = QWidget(self)
        self.legend = Legend(look, inside)
        self.rules = RulesForm(look, inside)
        self._text_part = self._part(inside, _("In this text"), self.legend)
        self._files_part = self._reading_part(inside)
        rules = self._part(inside, _("Not counted as an intrusion"), self.rules)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(20)
        for part in (self._text_part, self._files_part, rules):
            column.addWidget(part)
        column.addStretch(1)
        self._show_inside(inside)
        self.each.chosen.connect(lambda _key: self.reading_changed.emit())
        self.field.editingFinished.connect(self._take_column)
        look.changed.connect(self._dress)
        self._dress()
        self.show_for("text")

    @property
    def column(self) -> str | None:
        """The column or field that a person named, None for the usual names."""
        return self.field.text().strip() or None

    def show_for(self, page: str) -> None:
        """Show what concerns this page."""
        self._text_part.setVisible(page == "text")
        self._files_part.setVisible(page != "text")

    def _reading_part(self, inside: QWidget) -> QWidget:
        self.each = ChoiceBox(self._look, _("In plain text an answer is"), parent=inside)
        self.each.show_choices(
            [("file", _("The whole file")), ("paragraph", _("A paragraph")), ("line", _("A line"))],
            "file",
        )
        self.field = FormLine(self._look, parent=inside)
        self.field.setAccessibleName(_("Column or field with the answers"))
        self.field.setPlaceholderText(_("The usual names"))
        self._column_before = ""
        return self._part(
            inside,
            _("Reading files"),
            self._label(inside, _("Column or field with the answers"), "small", "text_3"),
            self.field,
            self._label(inside, _("In plain text an answer is"), "small", "text_3"),
            self.each,
        )

    def _show_inside(self, inside: QWidget) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        for part in (self.viewport(), inside):
            part.setBackgroundRole(QPalette.ColorRole.Window)
            part.setAutoFillBackground(True)
        thin_scroll_bars(self, self._look)

    def _take_column(self) -> None:
        if self.field.text().strip() != self._column_before:
            self._column_before = self.field.text().strip()
            self.reading_changed.emit()

    def _part(self, inside: QWidget, title: str, *widgets: QWidget) -> QWidget:
        part = QWidget(inside)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._label(part, title, "section", "text"))
        for widget in widgets:
            column.addWidget(widget)
        return part

    def _label(self, parent: QWidget, text: str, role: str, token: str) -> QLabel:
        label = QLabel(text, parent)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._labels.append((label, role, token))
        return label

    def _dress(self) -> None:
        look = self._look
        self.setFixedWidth(look.px(WIDTH))
        self.field.setFixedHeight(look.px(28))
        self.field.setFont(look.font("body"))
        for label, role, token in self._labels:
            set_in(label, look, role, token)
