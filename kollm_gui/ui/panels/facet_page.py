"""One filter's page: its two ends, or its values with counts, and what is missing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.controls.choice_box import draw_field
from kollm_gui.ui.controls.offer_rows import Row, RowList
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.search_box import SearchBox

if TYPE_CHECKING:
    from kollm_gui.search.facets import Chosen

MANY = 12  # values from which a field narrows them


class _End(QWidget):
    """A field for one end of a range."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.line = QLineEdit(self)
        self.line.setFrame(False)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(name)
        palette = self.line.palette()
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.line.setPalette(palette)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)
        look.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.line.setFont(self._look.font("body"))
        self.setFixedHeight(self._look.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the field's box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_field(painter, self, self._look, ringed=self.line.hasFocus())
        painter.end()


class FacetPage(QWidget):
    """Shows what can be chosen; tells a toggled value, or two ends once they are entered."""

    toggled = Signal(str)
    ranged = Signal(str, str)
    left = Signal()  # back to the list of facets

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: Sequence[Row] = ()
        self._shown = ("", "")
        self._title = QLabel(self)
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        for label in (self._title, self._sentence):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.low = _End(look, _("from"), self)
        self.high = _End(look, _("to"), self)
        self.finder = SearchBox(
            look, _("Narrow the values"), _("Narrow the values"), width=200, height=28, parent=self
        )
        self.list = RowList(look, _("Values"), parent=self)
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        self._build()
        self.list.taken.connect(self.toggled)
        self.finder.line.typed.connect(self._narrow)
        self.finder.line.composed.connect(self._narrow)
        self.finder.line.escaped.connect(self.left)
        self.finder.line.left_down.connect(self._to_list)
        for end in (self.low, self.high):
            end.line.editingFinished.connect(self._tell_range)
        look.changed.connect(self._refresh)
        self._refresh()

    def show_facet(self, title: str, sentence: str, *, ranged: bool, many: bool) -> None:
        """Begin the page of another facet."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.list.setAccessibleName(title)
        for end in (self.low, self.high):
            end.setVisible(ranged)
        self.finder.setVisible(many)
        self.finder.set_text("")
        self.list.clear()
        self.set_problem("")

    def show_choice(self, rows: Sequence[Row], chosen: "Chosen") -> None:
        """Show the values with their counts and which are chosen."""
        self._rows = rows
        self._shown = (chosen.low, chosen.high)
        for end, text in zip((self.low, self.high), self._shown, strict=True):
            if end.line.text() != text:
                end.line.setText(text)
        self._narrow(self.finder.line.text())

    def set_problem(self, sentence: str) -> None:
        """Tell why what was entered cannot be."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def focus_first(self) -> None:
        """Go to what is used first."""
        if not self.low.isHidden():
            self.low.line.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self.finder.isHidden():
            self.finder.line.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._to_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left goes back to the facets."""
        if event.key() == Qt.Key.Key_Left:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(self.low)
        ends.addWidget(self.high)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._sentence)
        head.addLayout(ends)
        head.addWidget(self.finder)
        head.addWidget(self._problem)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        held = [row for row in self._rows if wanted in row.text.casefold() or wanted in row.key]
        self.list.show_rows(held)

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _tell_range(self) -> None:
        ends = (self.low.line.text().strip(), self.high.line.text().strip())
        if ends != self._shown:
            self.ranged.emit(*ends)

    def _refresh(self) -> None:
        look = self._look
        for label, role, token in (
            (self._title, "section", "text"),
            (self._sentence, "small", "text_2"),
            (self._problem, "small", "error"),
        ):
            label.setFont(look.font(role))
            palette = label.palette()
            palette.setColor(label.foregroundRole(), look.colour(token))
            label.setPalette(palette)
