"""What stands in a chart's place when nothing can be drawn: the reason and the ways out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.look import Look

WIDTH = 520
WayOut = tuple[str, Callable[[], None]]


class ChartEmpty(QWidget):
    """A title, one sentence, and a button for each way out, the best one first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page: QWidget | None = None
        self._told: tuple[str, str, Sequence[WayOut]] = ("", "", ())
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.backgroundRole().Base)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 32, 24, 24)
        outer.addStretch(1)
        self._outer = outer
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentence where there is less room than usual."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._page is not None:
            room = max(self.width() - 48, self._look.px(160))
            width = min(self._look.px(WIDTH), room)
            self._page.setFixedWidth(width)
            layout = self._page.layout()
            if layout is not None and layout.hasHeightForWidth():
                # Or the buttons pay for a sentence of more than one line.
                self._page.setMinimumHeight(layout.totalHeightForWidth(width))

    def _rebuild(self) -> None:
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        title, sentence, ways_out = self._told
        page = QWidget(self)
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
        self._outer.insertWidget(0, page, 0, Qt.AlignmentFlag.AlignHCenter)
        page.show()
        self._page = page
        self._fit()

    def _label(self, page: QWidget, text: str, role: str, token: str) -> QLabel:
        label = QLabel(text, page)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        set_in(label, self._look, role, token)
        return label
