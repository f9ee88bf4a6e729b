"""The list of the guide's pages."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from kollm_gui.catalogue.records import GuidePage
from kollm_gui.i18n import _
from kollm_gui.ui.details.paragraph import unbroken
from kollm_gui.ui.look import Look

WIDTH, PADDING = 220, QSize(12, 6)  # px; of an item at either side


class ContentsView(QListWidget):
    """Pages by title; the current one is chosen, and choosing asks for another."""

    asked = Signal(str)  # slug of a page

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(_("Pages of the guide"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSpacing(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._choose)
        look.changed.connect(self._dress)
        self._dress()

    def show_pages(self, pages: Sequence[GuidePage]) -> None:
        """List these pages."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.clear()
        for page in pages:
            item = QListWidgetItem(unbroken(page.title), self)
            item.setData(Qt.ItemDataRole.UserRole, page.slug)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, page.title)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._dress()

    def choose(self, slug: str) -> None:
        """Mark a page as the one shown."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == slug:
                self.setCurrentRow(row)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own

    def sizeHint(self) -> QSize:
        """220 px wide."""
        return QSize(self._look.px(WIDTH), 400)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.asked.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _dress(self) -> None:
        look = self._look
        self.setFixedWidth(look.px(WIDTH))
        self.setFont(look.font("body"))
        palette = self.palette()
        for role, token in (
            (QPalette.ColorRole.Base, "window"),
            (QPalette.ColorRole.Text, "text_2"),
            (QPalette.ColorRole.Highlight, "selection"),
            (QPalette.ColorRole.HighlightedText, "text"),
        ):
            palette.setColor(role, look.colour(token))
        self.setPalette(palette)
        high, wide = look.px(PADDING.height()), look.px(PADDING.width())
        self.setStyleSheet(
            f"QListWidget::item{{padding:{high}px {wide}px}}"
            f"QListWidget{{padding-top:{look.px(8)}px;border:0;"
            f"border-right:1px solid {look.colour('line').name()}}}"
        )
        self._give_room()

    def _give_room(self) -> None:
        # Qt measures a wrapped title without the padding at its sides, and then cuts it.
        metrics, look = QFontMetrics(self._look.font("body")), self._look
        inside = look.px(WIDTH) - 2 * look.px(PADDING.width()) - look.px(8)
        for row in range(self.count()):
            item = self.item(row)
            box = QRect(0, 0, inside, look.px(WIDTH))
            text = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, item.text())
            high = max(text.height() + 2 * look.px(PADDING.height()), look.px(28))
            item.setSizeHint(QSize(look.px(WIDTH) - 1, high))
