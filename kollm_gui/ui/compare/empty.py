"""What stands in the Compare tab before there are two models: how to add, and ready comparisons."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kollm_gui.i18n import _
from kollm_gui.tables.ready_comparisons import ReadyComparison
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.centred_page import CentredPage
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.look import Look

WIDTH = 560


class CompareEmpty(QWidget):
    """Says how a model is added; each ready comparison is one button and one sentence."""

    add_asked = Signal()
    ready_chosen = Signal(object)  # a ReadyComparison

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page = CentredPage(look, WIDTH, self)
        self._rebuild: Callable[[], None] = lambda: None
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.backgroundRole().Base)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self.add: Button | None = None
        look.changed.connect(self._refresh)

    def explain(self, only: str | None, ready: Sequence[ReadyComparison]) -> None:
        """``only`` is the name of the one model that is there, or None for an empty basket."""
        self._rebuild = lambda: self._show(only, ready)
        self._rebuild()

    def _refresh(self) -> None:
        self._rebuild()

    def _show(self, only: str | None, ready: Sequence[ReadyComparison]) -> None:
        page = self._page.blank()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if only is None:
            title = _("Nothing to compare yet")
        else:
            title = _("{model} needs one more beside it").format(model=only)
        sentence = _(
            "Two to eight models stand side by side: press Space on a model in the table or the "
            "tree, choose “Add to Compare” from its menu, or find one here."
        )
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        column.addWidget(self._label(page, title, "heading", "text"))
        column.addWidget(self._label(page, sentence, "body", "text_2"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 16)
        self.add = Button(
            self._look, _("Add model"), icon="plus", kind="primary", height=32, parent=page
        )
        self.add.clicked.connect(self.add_asked)
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)
        if ready:
            column.addWidget(self._label(page, _("Or begin with one of these"), "section", "text"))
            column.addSpacing(4)
        for each in ready:
            column.addLayout(self._offer(page, each))
        self._page.show_page(page)

    def _offer(self, page: QWidget, each: ReadyComparison) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setContentsMargins(0, 4, 0, 8)
        box.setSpacing(2)
        row = QHBoxLayout()
        button = Button(self._look, each.label, icon="compare", parent=page)
        button.setAccessibleDescription(each.help)
        button.clicked.connect(lambda _on=False: self.ready_chosen.emit(each))
        row.addWidget(button)
        row.addStretch(1)
        box.addLayout(row)
        box.addWidget(self._label(page, each.help, "small", "text_3"))
        return box

    def _label(self, page: QWidget, text: str, role: str, token: str) -> QLabel:
        label = QLabel(text, page)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        set_in(label, self._look, role, token)
        return label
