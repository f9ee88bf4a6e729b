"""A note written in Markdown and read as it will look; nothing in it is ever loaded."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.first_size import give_first_size
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.controls.segments import Segments
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.look import Look
from kollm_gui.ui.own.form import FieldBox

SIZE = (560, 460)
_OPENED = ("http", "https", "mailto")  # what a click may hand to the desktop


class MarkdownView(QTextBrowser):
    """Shows Markdown; pictures, style sheets and files that it names are not loaded."""

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(12)
        self.anchorClicked.connect(lambda url: _open(dialogs, url))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ARG002, N802 - Qt override
        """Nothing, whatever is asked for: a note must not tell anybody that it was read."""
        return b""

    def show_markdown(self, text: str) -> None:
        """Show a text; HTML in it is shown as it is written."""
        from PySide6.QtGui import QTextDocument  # noqa: PLC0415

        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)


class NoteDialog(QDialog):
    """Plain text to write in, and the same rendered; ``taken`` keeps it and may refuse."""

    def __init__(
        self,
        look: Look,
        dialogs: Dialogs,
        title: str,
        text: str,
        taken: Callable[[str], None],
        *,
        rendered: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._dialogs, self._taken = look, dialogs, taken
        self._first = text
        self.setWindowTitle(title)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        give_first_size(self, look, *SIZE)
        self.mode = Segments(
            look, _("View"), (("write", _("Write")), ("read", _("Preview"))), parent=self
        )
        self.mode.setFixedWidth(self.mode.sizeHint().width())
        self.mode.chosen.connect(self._show_mode)
        self.editor = QPlainTextEdit(text, self)
        self.editor.setAccessibleName(_("Note, in Markdown"))
        self.editor.setPlaceholderText(_("Markdown: **bold**, - lists, [links](https://…)"))
        self.editor.setFont(look.font("body"))
        self.editor.setTabChangesFocus(True)
        self.view = MarkdownView(dialogs, self)
        self.view.setAccessibleName(_("The note as it reads"))
        self.view.setFont(look.font("body"))
        for area in (self.editor, self.view):
            thin_scroll_bars(area, look)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(FieldBox(look, self.editor, self))
        self._pages.addWidget(self.view)
        self._lay_out()
        if rendered:
            self.mode.set_value("read")
        self._show_mode(self.mode.value)

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self.editor.toPlainText()

    def accept(self) -> None:
        """Keep the note; where it cannot be kept, it stays here."""
        try:
            self._taken(self.text)
        except UserError as error:
            self._dialogs.warn(self, _("Not saved"), error.sentence)
            return
        super().accept()

    def reject(self) -> None:
        """Leave; what was written and not kept is asked about first."""
        if self.text == self._first:
            super().reject()
            return
        self._dialogs.ask_yes(
            self,
            _("Leave the note"),
            _("The note was changed. Leave without saving it?"),
            _("Leave without saving"),
            super().reject,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, as Enter alone begins a line."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def _show_mode(self, mode: str) -> None:
        if mode == "read":
            self.view.show_markdown(self.text)
            self._pages.setCurrentIndex(1)
        else:
            self._pages.setCurrentIndex(0)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        look = self._look
        cancel = Button(look, _("Cancel"), height=32, parent=self)
        cancel.clicked.connect(self.reject)
        self.save = Button(look, _("Save"), kind="primary", height=32, parent=self)
        self.save.setToolTip("Ctrl+Enter")
        self.save.clicked.connect(self.accept)
        head = QHBoxLayout()
        head.addWidget(self.mode)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(look.px(8))
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        margin = look.px(20)
        column.setContentsMargins(margin, look.px(16), margin, look.px(16))
        column.setSpacing(look.px(12))
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)


def _open(dialogs: Dialogs, url: QUrl) -> None:
    if url.scheme().lower() in _OPENED:
        dialogs.open_page(url.toString())
