"""The page on which an answer is pasted or typed, and read with its marks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kollm_gui.i18n import _, ngettext
from kollm_gui.switching.inspect import Inspection
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.chart_options import Hairline
from kollm_gui.ui.switching.marked_text import MarkedText


class TextPage(QWidget):
    """A text, and below it what was found and the way from one intrusion to the next."""

    inspected = Signal(object)  # Inspection

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.editor = MarkedText(look, _("Answer to inspect"), parent=self)
        self.editor.setPlaceholderText(
            _(
                "Paste or type a model’s Korean answer. Chinese, Japanese, Cyrillic and other "
                "letters and English words among the Korean are marked and counted.\n\n"
                "Files of answers can be dropped anywhere on this window."
            )
        )
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.previous = Button(look, _("Previous"), icon="arrow-up", parent=self)
        self.next = Button(look, _("Next"), icon="arrow-down", parent=self)
        self.clear = Button(look, _("Clear the text"), icon="clear", parent=self)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(8)
        foot.addWidget(self.told, 1)
        for button in (self.previous, self.next, self.clear):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor, 1)
        column.addWidget(Hairline(look, self))
        column.addLayout(foot)
        self.previous.clicked.connect(lambda _on=False: self.step(-1))
        self.next.clicked.connect(lambda _on=False: self.step(1))
        self.clear.clicked.connect(self._clear)
        self.editor.inspected.connect(self._show)
        look.changed.connect(self._dress)
        self._dress()
        self._show(self.editor.found)

    def step(self, by: int) -> None:
        """Go to the next or previous intrusion and say which of how many it is."""
        place = self.editor.step(by)
        if place is not None:
            count = len(self.editor.intrusions)
            self.told.setText(
                _("Intrusion {number} of {count}").format(number=place + 1, count=count)
            )
            self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, found: Inspection) -> None:
        intrusions = sum(1 for run in found.runs if run.rule is None)
        for button in (self.previous, self.next):
            button.setEnabled(bool(intrusions))
        self.clear.setEnabled(not self.editor.document().isEmpty())
        self.told.setText(_summary(found, intrusions) if self.clear.isEnabled() else "")
        self.inspected.emit(found)

    def _clear(self) -> None:
        """Empty the text in a way that Ctrl+Z takes back."""
        self.editor.selectAll()
        self.editor.textCursor().removeSelectedText()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        set_in(self.told, self._look, "small", "text_2")


def _summary(found: Inspection, intrusions: int) -> str:
    """Counts, and the two measures of ours for this one answer."""
    parts = [
        ngettext("{count} intrusion.", "{count} intrusions.", intrusions).format(
            count=f"{intrusions:,}"
        )
    ]
    if not found.hangul:
        parts.append(_("The answer holds no Hangul, so that nothing can intrude among Korean."))
    elif found.korean_lines:
        parts.append(_("All lines are Korean by the count of letters (a measure of ours)."))
    else:
        parts.append(_("Not all lines are Korean by the count of letters (a measure of ours)."))
    return " ".join(parts)
