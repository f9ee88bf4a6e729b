"""What hangs below the search box while its text cannot be read: why, where, and the way out."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.look import Look


@dataclass(frozen=True, slots=True)
class ErrorText:
    """The sentences of the pop-up, in the current language."""

    problem: str
    place: str
    nearest: str | None  # what could stand in the marked place
    nearest_told: str  # what that is, where it is a field
    fields: Sequence[tuple[str, str]]  # fields often used, with examples


class _Offer(QWidget):
    """The row that says what was probably meant; a click or Tab takes it."""

    taken = Signal()

    def __init__(self, look: Look, told: ErrorText, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12), look.px(6), look.px(12), look.px(6))
        meant = f'<span style="font-weight:600">{escape(told.nearest or "")}</span>'
        sentence = escape(_("Did you mean {text}?")).replace("{text}", meant)
        quiet = look.colour("text_2").name()
        text = f'{sentence}&nbsp;&nbsp; <span style="color:{quiet}">{escape(told.nearest_told)}'
        label = _label(look, f"{text}</span>", "body", "text", self)
        label.setTextFormat(Qt.TextFormat.RichText)
        row.addWidget(label, 1)
        row.addWidget(_label(look, _("Tab replaces it"), "small", "text_2", self))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Did you mean {text}?").format(text=told.nearest))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the offer."""
        event.accept()
        self.taken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the ground of what is chosen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("selection"))
        painter.end()


class SearchErrorPopup(QWidget):
    """Hangs in the window, not over it: the focus and the keys stay in the search box."""

    taken = Signal()  # the nearest text shall stand in the marked place
    help_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page: QWidget | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(4, look.px(12), 4, look.px(8))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def tell(self, told: ErrorText) -> None:
        """Show these sentences."""
        if self._page is not None:
            self._outer.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(10))
        column.addLayout(self._head(page, told))
        if told.nearest is not None:
            offer = _Offer(self._look, told, page)
            offer.taken.connect(self.taken)
            column.addWidget(offer)
        column.addLayout(self._fields(page, told))
        column.addLayout(self._foot(page))
        self._outer.addWidget(page)
        page.show()  # a layout leaves out what is not shown yet, and would have no height
        self._page = page
        self.setAccessibleName(told.problem)
        self.setAccessibleDescription(told.place)

    def place_under(self, box: QWidget) -> None:
        """Hang below the box, as wide as it, above all other panels."""
        at = box.mapTo(self.parentWidget() or box, box.rect().bottomLeft())
        width = max(box.width(), self._look.px(320))
        self._outer.activate()
        height = self._outer.totalHeightForWidth(width)
        self.setGeometry(at.x(), at.y() + 3, width, height)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw ground and edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("line_strong"), 1))
        painter.setBrush(self._look.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _head(self, page: QWidget, told: ErrorText) -> QHBoxLayout:
        look, row, words = self._look, QHBoxLayout(), QVBoxLayout()
        row.setContentsMargins(look.px(10), 0, look.px(10), 0)
        row.setSpacing(look.px(8))
        icon = QLabel(page)
        icon.setPixmap(look.pixmap("warning", 16, "error", self.devicePixelRatioF()))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words.setSpacing(2)
        words.addWidget(_label(look, told.problem, "section", "error", page))
        stays = _("The table still shows the last search that could be read.")
        words.addWidget(_label(look, f"{told.place} {stays}", "body", "text_2", page))
        row.addLayout(words, 1)
        return row

    def _fields(self, page: QWidget, told: ErrorText) -> QGridLayout:
        look, grid = self._look, QGridLayout()
        grid.setContentsMargins(look.px(12), 0, look.px(12), 0)
        grid.setVerticalSpacing(look.px(6))
        grid.addWidget(_label(look, _("Fields often used"), "small", "text_2", page), 0, 0, 1, 4)
        for place, (name, example) in enumerate(told.fields):
            row, column = 1 + place // 2, place % 2 * 2
            grid.addWidget(_label(look, f"{name}:", "body", "accent", page), row, column)
            grid.addWidget(_label(look, example, "body", "text_2", page), row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _foot(self, page: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(self._look.px(8), 0, self._look.px(12), 0)
        fields = Button(self._look, _("All fields"), kind="link", parent=page)
        fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fields.clicked.connect(self.help_asked)
        row.addWidget(fields)
        row.addStretch(1)
        row.addWidget(_label(self._look, "F1", "small", "text_2", page))
        return row


def _label(look: Look, text: str, role: str, token: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(role in ("body", "section") and token in ("error", "text_2"))
    label.setFont(look.font(role))
    palette = label.palette()
    palette.setColor(label.foregroundRole(), look.colour(token))
    label.setPalette(palette)
    return label
