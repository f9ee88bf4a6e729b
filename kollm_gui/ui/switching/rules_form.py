"""The rules with their sentences, each to be switched off and on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kollm_gui.i18n import _
from kollm_gui.switching.rules import RULES, USUAL
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.choice_box import CheckBox
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.look import Look

_INDENT = 24  # px, where the texts of the boxes begin


class RulesForm(QWidget):
    """``changed`` tells the keys of the rules that are on."""

    changed = Signal(object)  # frozenset[str]

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._quiet = False
        self._sentences: list[QLabel] = []
        self.boxes: dict[str, CheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for rule in RULES:
            box = CheckBox(look, _(rule.text), self)
            box.setChecked(rule.usual)
            box.setAccessibleDescription(_(rule.sentence))
            box.toggled.connect(self._tell)
            self.boxes[rule.key] = box
            sentence = QLabel(_(rule.sentence), self)
            sentence.setTextFormat(Qt.TextFormat.PlainText)
            sentence.setWordWrap(True)
            sentence.setContentsMargins(look.px(_INDENT), 0, 0, look.px(8))
            self._sentences.append(sentence)
            column.addWidget(box)
            column.addWidget(sentence)
        self.all = Button(look, _("All off"), kind="link", role="small", height=24, parent=self)
        self.all.clicked.connect(self._switch_all)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def on(self) -> frozenset[str]:
        """The keys of the rules that are on."""
        return frozenset(key for key, box in self.boxes.items() if box.isChecked())

    def set_on(self, keys: frozenset[str]) -> None:
        """Switch these on and the others off, and tell it once."""
        self._quiet = True
        for key, box in self.boxes.items():
            box.setChecked(key in keys)
        self._quiet = False
        self._tell()

    def _switch_all(self) -> None:
        self.set_on(frozenset() if self.on else USUAL)

    def _tell(self) -> None:
        if self._quiet:
            return
        self.all.set_text(_("All off") if self.on else _("All on"))
        self.changed.emit(self.on)

    def _dress(self) -> None:
        for sentence in self._sentences:
            set_in(sentence, self._look, "small", "text_3")
