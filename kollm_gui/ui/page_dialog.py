"""A dialog with a page of text that can be read, selected and copied."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.first_size import give_first_size
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.look import Look


class PageDialog(QDialog):
    """Shows rich text of our own; its plain text goes to the clipboard with one button."""

    def __init__(
        self,
        look: Look,
        title: str,
        page: str,
        size: tuple[int, int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._page = look, page
        self.setWindowTitle(title)
        give_first_size(self, look, *size)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(title)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(20)
        thin_scroll_bars(self.text, look)
        copy = Button(look, _("Copy all"), height=32, parent=self)
        copy.clicked.connect(self._copy)
        close = Button(look, _("Close"), kind="primary", height=32, parent=self)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        look.changed.connect(self._write)
        self._write()

    def _write(self) -> None:
        """Set the text in the theme and size in force, and stay about where it is read."""
        bar = self.text.verticalScrollBar()
        read = bar.value() / max(bar.maximum(), 1)
        self.text.setFont(QFont(self._look.font("body")))
        self.text.setHtml(_styled(self._look, self._page))
        self.text.document().size()  # lays out the whole, or the bar would not know its length
        bar.setValue(round(read * bar.maximum()))

    def _copy(self) -> None:
        self.text.selectAll()
        self.text.copy()
        cursor = self.text.textCursor()
        cursor.clearSelection()
        self.text.setTextCursor(cursor)


def _styled(look: Look, page: str) -> str:
    quiet, text = look.colour("text_3").name(), look.colour("text").name()
    accent = look.colour("accent").name()
    return (
        f"<style>.h{{font-size:{look.px(16)}px;font-weight:600;margin:0 0 8px 0;color:{text}}}"
        f".s{{font-size:{look.px(13)}px;font-weight:600;margin:18px 0 6px 0;color:{text}}}"
        f"p.q{{margin:0}}table{{margin-top:{look.px(6)}px}}"
        f" p,td{{font-size:{look.px(13)}px;color:{text}}} td.q{{color:{quiet}}}"
        f" td{{padding:2px 16px 2px 0}} .q{{color:{quiet}}}"
        f" a{{color:{accent};text-decoration:none}}</style>{page}"
    )
