"""The pop-up that finds a model by its name, in Latin or Hangul, and puts it beside the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.search_box import SearchLine
from kollm_gui.ui.workspace import Workspace

if TYPE_CHECKING:
    from kollm_gui.search.match import SearchIndex

WIDTH, ROWS, ROW_HEIGHT = 340, 9, 26
MOST = 60  # models that are listed; who looks for the rest types more
_SLUG = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class AddModelTexts:
    """What the pop-up says of the choice that is made in it."""

    name: str
    line: str
    hint: str


class AddModel(QFrame):
    """A search line over the models that it finds; Enter or a click adds one.

    Those that are compared already are left out, unless ``texts`` make it another choice.
    """

    chosen = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        parent: QWidget | None = None,
        texts: AddModelTexts | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._workspace, self._look = workspace, look
        self._looking = workspace.lane(self)
        self._compares = texts is None
        self._texts = texts or AddModelTexts(
            _("Add model"), _("Find a model to compare"), _("Enter adds the model; Esc closes.")
        )
        self.setAccessibleName(self._texts.name)
        self.line = SearchLine(look, self)
        self.line.setAccessibleName(self._texts.line)
        self.line.setPlaceholderText(_("Name, 이름, ㄱㄴㄷ"))
        self.line.setFrame(False)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Models found"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        thin_scroll_bars(self.list, look)
        self.line.textChanged.connect(self._find)
        self.line.composed.connect(self._find)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)

    def open_at(self, at: QPoint) -> None:
        """Open below a point, with the line ready for a name."""
        look = self._look
        self.line.setFont(look.font("body"))
        self.line.setFixedHeight(look.px(36))
        self.line.setTextMargins(look.px(10), 0, look.px(10), 0)
        self.list.setFont(look.font("body"))
        palette = self.list.palette()
        palette.setColor(palette.ColorRole.Base, look.colour("raised"))
        palette.setColor(palette.ColorRole.Highlight, look.colour("selection"))
        palette.setColor(palette.ColorRole.HighlightedText, look.colour("text"))
        self.list.setPalette(palette)
        self.list.setIconSize(QSize(look.px(14), look.px(14)))
        set_in(self.told, look, "small", "text_3")
        self.told.setContentsMargins(look.px(10), look.px(6), look.px(10), look.px(8))
        self.line.clear()
        self._find("")
        self.resize(look.px(WIDTH), look.px(36 + ROWS * ROW_HEIGHT + 34))
        self.move(at)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows and Enter of the line reach the list."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # noqa: S101 - of that type
            rows = self.list.count()
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: ROWS - 1,
                Qt.Key.Key_PageUp: 1 - ROWS,
            }
            key = Qt.Key(event.key())
            if key in steps and rows:
                row = min(max(self.list.currentRow() + steps[key], 0), rows - 1)
                self.list.setCurrentRow(row)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._take(item)
                return True
            if key == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw ground, border, and the rule below the line."""
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("raised"))
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.fillRect(1, self.line.geometry().bottom(), self.width() - 2, 1, look.colour("line"))
        painter.end()

    def _find(self, text: str) -> None:
        """Show what the words find; in a large catalogue a worker looks."""
        workspace = self._workspace
        basket = workspace.state.compare if self._compares else ()
        index = workspace.index if text.strip() else None
        work = partial(_found, workspace.snapshot, index, text, basket)
        if workspace.is_large:
            self._looking.ask(work, partial(self._show_found, text))
        else:
            self._show_found(text, work())

    def _show_found(self, text: str, told_of: tuple[Sequence[str], int, str]) -> None:
        found, count, told = told_of
        if not count and not told:
            told = _("No model is found by “{text}”.").format(text=text.strip())
        models = self._workspace.snapshot.models
        self.list.clear()
        for slug in found:
            self.list.addItem(self._item(models[slug]))
        self.list.setCurrentRow(0)
        if count > MOST:
            told = _("{count} more; type on to narrow them down.").format(count=count - MOST)
        self.told.setText(told or self._texts.hint)

    def _item(self, model: LanguageModel) -> QListWidgetItem:
        maker = self._workspace.snapshot.organization_of(model)
        item = QListWidgetItem(model.label)
        ratio = self.devicePixelRatioF()
        item.setIcon(QIcon(self._look.marker_pixmap(model.category, self._look.px(10), ratio)))
        item.setData(_SLUG, model.slug)
        item.setSizeHint(QSize(10, self._look.px(ROW_HEIGHT)))
        if maker is not None:
            item.setToolTip(maker.label)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{model.label}, {maker.label}")
        return item

    def _take(self, item: QListWidgetItem) -> None:
        self.close()
        self.chosen.emit(str(item.data(_SLUG)))


def _found(
    snapshot: Snapshot, index: "SearchIndex | None", text: str, basket: Sequence[str]
) -> tuple[Sequence[str], int, str]:
    """The first models that the words find, how many there are, and why there is none.

    Without words those with the most scores go first; what is in the basket is not offered.
    """
    from kollm_gui.search.error import SearchError  # noqa: PLC0415 - at the first query

    if index is None:
        counts = snapshot.scores_by_model
        scored = sorted(counts, key=lambda slug: -len(counts[slug]))
        left = [slug for slug in scored if slug in snapshot.models and slug not in basket]
        return left[:MOST], len(left), ""
    try:
        places = index.find(text).places
    except SearchError as error:
        return (), 0, error.problem
    first = [snapshot.model_list[place].slug for place in places[: MOST + len(basket)]]
    kept = {snapshot.model_places.get(slug, -1) for slug in basket}
    count = len(places) - sum(1 for place in kept if place in places)
    return [slug for slug in first if slug not in basket][:MOST], count, ""
