"""The tags of a model: ticked on and off, made, renamed, coloured and deleted."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kollm_gui.errors import UserError
from kollm_gui.i18n import N_, _
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.choice_box import ChoiceBox
from kollm_gui.ui.controls.first_size import give_first_size
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.look import Look
from kollm_gui.ui.own.form import FormLine
from kollm_gui.ui.own.own_data import OwnData
from kollm_gui.userdata.records import TAG_COLOURS, Tag
from kollm_gui.userdata.store import UserStore

COLOUR_TEXTS = {
    "violet": N_("violet"),
    "blue": N_("blue"),
    "teal": N_("teal"),
    "green": N_("green"),
    "amber": N_("amber"),
    "red": N_("red"),
    "pink": N_("pink"),
    "grey": N_("grey"),
}
_KEY = Qt.ItemDataRole.UserRole


class TagDialog(QDialog):
    """Each change is written at once and can be undone; closing asks nothing."""

    def __init__(
        self,
        look: Look,
        own: OwnData,
        dialogs: Dialogs,
        *,
        model: str,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._own, self._dialogs, self._model = look, own, dialogs, model
        self._quiet = False
        self.setWindowTitle(_("Tags of {model}").format(model=name))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        give_first_size(self, look, 400, 400)
        self.line = FormLine(look, parent=self)
        self.line.setAccessibleName(_("New tag"))
        self.line.setPlaceholderText(_("New tag, then Enter"))
        self.line.returnPressed.connect(self._add)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Tags: Space ticks, F2 renames, Delete deletes"))
        self.list.itemChanged.connect(self._changed)
        self.list.currentItemChanged.connect(lambda *_items: self._show_colour())
        thin_scroll_bars(self.list, look)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Highlight, look.colour("selection"))
        palette.setColor(QPalette.ColorRole.HighlightedText, look.colour("text"))
        self.list.setPalette(palette)
        self.colour = ChoiceBox(look, _("Colour"), widest=120, parent=self)
        self.colour.chosen.connect(self._recolour)
        self.rename = Button(look, _("Rename"), parent=self)
        self.rename.clicked.connect(self._edit_name)
        self.delete = Button(look, _("Delete"), parent=self)
        self.delete.clicked.connect(self._delete)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        set_in(self.message, look, "body", "error")
        self.message.hide()
        for widget in (self.line, self.list):
            widget.setFont(look.font("body"))
        self._lay_out()
        self._show_tags()
        self.line.setFocus()

    def keyPressEvent(self, event) -> None:  # noqa: ANN001 - Qt override
        """Delete deletes the tag; Enter belongs to the line."""
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._delete()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        look = self._look
        close = Button(look, _("Close"), kind="primary", height=32, parent=self)
        close.clicked.connect(self.accept)
        tools = QHBoxLayout()
        tools.setSpacing(look.px(8))
        for widget in (self.rename, self.colour, self.delete):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(close)
        column = QVBoxLayout(self)
        margin = look.px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(look.px(10))
        column.addWidget(self.line)
        column.addWidget(self.message)
        column.addWidget(self.list, 1)
        column.addLayout(tools)

    def _show_tags(self) -> None:
        self._quiet = True
        here = self._current
        mine = self._own.snapshot.mine
        on = {tag.id for tag in mine.tags_by_model.get(self._model, ())}
        self.list.clear()
        for tag in mine.tags:
            item = QListWidgetItem(self._dot(tag.colour), tag.name)
            item.setData(_KEY, tag.id)
            item.setToolTip(tag.name)  # the line may cut it
            item.setFlags(
                item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
            )
            item.setCheckState(Qt.CheckState.Checked if tag.id in on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
            if here is not None and here.id == tag.id:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self._quiet = False
        self._show_colour()

    def _show_colour(self) -> None:
        tag = self._current
        for widget in (self.colour, self.rename, self.delete):
            widget.setEnabled(tag is not None)
        choices = [(colour, _(COLOUR_TEXTS[colour])) for colour in TAG_COLOURS]
        self.colour.show_choices(choices, tag.colour if tag is not None else TAG_COLOURS[0])

    @property
    def _current(self) -> Tag | None:
        item = self.list.currentItem()
        key = item.data(_KEY) if item is not None else None
        return next((tag for tag in self._own.snapshot.mine.tags if tag.id == key), None)

    def _add(self) -> None:
        name = self.line.text().strip()
        if self._do(lambda store: store.tags.attach(self._model, name)):
            self.line.clear()
            for item in self.list.findItems(name, Qt.MatchFlag.MatchFixedString):
                self.list.setCurrentItem(item)  # among many it would be out of sight

    def _changed(self, item: QListWidgetItem) -> None:
        if self._quiet:
            return
        key = item.data(_KEY)
        tag = next((each for each in self._own.snapshot.mine.tags if each.id == key), None)
        if tag is None:
            return
        if item.text() != tag.name:
            self._do(lambda store: store.tags.rename(tag, item.text()))
        elif item.checkState() == Qt.CheckState.Checked:
            self._do(lambda store: store.tags.attach(self._model, tag.name))
        else:
            self._do(lambda store: store.tags.detach(self._model, tag))

    def _recolour(self, colour: str) -> None:
        tag = self._current
        if tag is not None:
            self._do(lambda store: store.tags.colour(tag, colour))

    def _edit_name(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.setFocus()
            self.list.editItem(item)

    def _delete(self) -> None:
        tag = self._current
        if tag is None:
            return
        self._dialogs.ask_yes(
            self,
            _("Delete the tag"),
            _("Delete the tag “{tag}” from every model? Undo brings it back.").format(tag=tag.name),
            _("Delete"),
            lambda: self._delete_at_once(tag),
        )

    def _delete_at_once(self, tag: Tag) -> None:
        self._do(lambda store: store.tags.delete(tag))

    def _do(self, work: Callable[[UserStore], object]) -> bool:
        try:
            self._own.change(work)
        except UserError as error:
            self.message.setText(error.sentence)
            self.message.show()
            done = False
        else:
            self.message.hide()
            done = True
        self._show_tags()
        return done

    def _dot(self, colour: str) -> QIcon:
        side = self._look.px(14)
        pixmap = QPixmap(side * 2, side * 2)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(f"tag_{colour}"))
        painter.drawEllipse(3, 3, side - 6, side - 6)
        painter.end()
        return QIcon(pixmap)
