"""The text of a page: selectable, with links that a keyboard reaches and that tell their target."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QHelpEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip, QWidget

from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.guide.page_html import page_html, page_style
from kollm_gui.ui.look import Look

_WIDEST = 680  # px of text: about 90 characters, the longest line that reads well
_MARGIN = 32
_WORD_JOINER = "\u2060"


class PageView(QTextBrowser):
    """Shows a page in a column of readable width; loads nothing."""

    asked = Signal(str)  # an address of the page

    def __init__(
        self, look: Look, tell: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._tell = look, tell
        self._shown = ("", "", "")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        thin_scroll_bars(self, look)
        self.anchorClicked.connect(lambda url: self.asked.emit(url.toString()))
        look.changed.connect(self._dress)

    def show_page(self, title: str, body: str, foot: str = "") -> None:
        """Show another page from its top; ``foot`` is a last line in Markdown."""
        self._shown = (title, body, foot)
        self._dress()
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> None:  # noqa: ARG002, N802 - Qt override
        """Nothing is ever loaded: a page is words."""
        return

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt override
        """The selected words without the joiners that hold Hangul words together."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText().replace(_WORD_JOINER, ""))
        return data

    def event(self, event: QEvent) -> bool:
        """Tell what the link under the pointer leads to."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self.viewport().mapFrom(self, event.pos())
            address = self.anchorAt(place)
            QToolTip.showText(event.globalPos(), self._tell(address) if address else "", self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in readable width."""
        self._keep_margins()
        super().resizeEvent(event)

    def _keep_margins(self) -> None:
        widest = self._look.px(_WIDEST)
        least = min(self._look.px(_MARGIN), self.width() // 20)
        right = max(least, self.width() - least - widest)
        if self.viewportMargins().right() != right:
            self.setViewportMargins(least, 0, right, 0)

    def _dress(self) -> None:
        look, bar = self._look, self.verticalScrollBar()
        place = bar.value()
        palette = self.palette()
        for ground in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(ground, look.colour("surface"))
        palette.setColor(QPalette.ColorRole.Text, look.colour("text"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.setFont(look.font("body"))
        self.document().setDocumentMargin(look.px(24))
        self.document().setDefaultStyleSheet(page_style(look))
        self.setHtml(page_html(look, *self._shown))
        self._keep_margins()
        bar.setValue(place)
