"""A choice box whose list tells each choice in a sentence below its name."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kollm_gui.ui.controls.choice_box import ChoiceBox
from kollm_gui.ui.look import Look

SENTENCE = int(Qt.ItemDataRole.UserRole) + 1
WIDTH = 440  # px of the list at text size 1
PAD = 10
_WRAPPED = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value
)


class ToldChoiceBox(ChoiceBox):
    """A `ChoiceBox`; ``tell`` gives the sentences by key."""

    def __init__(
        self, look: Look, name: str, *, widest: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, name, role="body_strong", widest=widest, parent=parent)
        self._told_look = look
        self.setItemDelegate(ToldDelegate(look, self))

    def tell(self, sentences: Mapping[str, str]) -> None:
        """Show a sentence with each choice that is there."""
        for at in range(self.count()):
            sentence = sentences.get(self.itemData(at), "")
            self.setItemData(at, sentence, SENTENCE)
            self.setItemData(at, sentence, int(Qt.ItemDataRole.AccessibleDescriptionRole))

    def showPopup(self) -> None:  # noqa: N802 - Qt override
        """Open the list as wide as its sentences want, and no wider than the screen."""
        super().showPopup()
        wide = min(self._told_look.px(WIDTH), self.screen().availableGeometry().width() - 32)
        self.view().setMinimumWidth(wide)
        popup = self.view().window()
        popup.resize(max(wide + 2, popup.width()), popup.height())


class ToldDelegate(QStyledItemDelegate):
    """Draws a name and a sentence below it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The name's line, and as many as the sentence takes."""
        del option
        look = self._look
        wide = look.px(WIDTH)
        room = QRect(0, 0, wide - look.px(2 * PAD + 4), 10_000)
        told = QFontMetrics(look.font("small")).boundingRect(
            room, _WRAPPED, index.data(SENTENCE) or ""
        )
        return QSize(wide, look.px(20) + told.height() + look.px(12))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground, the name in the weight of a choice, and the sentence quieter."""
        look, rect = self._look, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, look.colour("selection" if chosen else "raised"))
        room = rect.adjusted(look.px(PAD), look.px(6), -look.px(PAD), 0)
        painter.setFont(look.font("body_strong"))
        painter.setPen(look.colour("text"))
        painter.drawText(room, _WRAPPED, index.data() or "")
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_2" if chosen else "text_3"))
        painter.drawText(room.adjusted(0, look.px(20), 0, 0), _WRAPPED, index.data(SENTENCE) or "")
        painter.restore()
