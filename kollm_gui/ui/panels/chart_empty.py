"""What stands in a chart's place when nothing can be drawn: the reason and the ways out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.centred_page import CentredPage
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.look import Look

WIDTH = 520
WayOut = tuple[str, Callable[[], None]]


class ChartEmpty(QWidget):
    """A title, one sentence, and a button for each way out, the best one first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page = CentredPage(look, WIDTH, self)
        self._told: tuple[str, str, Sequence[WayOut]] = ("", "", ())
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.backgroundRole().Base)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        look.changed.connect(self._rebuild)

    @property
    def sentence(self) -> str:
        """Why nothing is drawn."""
        return self._told[1]

    def explain(self, title: str, sentence: str, ways_out: Sequence[WayOut]) -> None:
        """Say why nothing is drawn and what can be done."""
        self._told = (title, sentence, tuple(ways_out))
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self._rebuild()

    def _rebuild(self) -> None:
        title, sentence, ways_out = self._told
        page = self._page.blank()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label(page, title, "heading", "text"))
        column.addWidget(self._label(page, sentence, "body", "text_2"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(8)
        for place, (text, work) in enumerate(ways_out):
            kind = "raised" if place else "primary"
            button = Button(self._look, text, kind=kind, height=32, parent=page)
            button.clicked.connect(lambda _on=False, work=work: work())
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self._page.show_page(page, row)

    def _label(self, page: QWidget, text: str, role: str, token: str) -> QLabel:
        label = QLabel(text, page)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        set_in(label, self._look, role, token)
        return label
