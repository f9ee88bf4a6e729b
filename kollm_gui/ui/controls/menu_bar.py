"""The menu bar as the look draws it: one ground, no rule below, mnemonics unmarked.

It is in the first frame of the window, so it does without Qt's namespace ``Qt``, and without
a style in Python: making either costs as much as a tenth of the whole start.
"""

from functools import partial

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from kollm_gui.ui.controls.fill import fill
from kollm_gui.ui.look import Look


class MenuBar(QMenuBar):
    """Draws its titles itself; everything else is Qt's."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._settled = False
        look.changed.connect(self._refresh)
        self._refresh()

    def settle(self) -> None:
        """Give the titles their room, which Fusion sets closer; for after the first frame."""
        self._settled = True
        self._space()

    def dress_menus(self) -> None:
        """Let each menu be dressed when it is first opened, which is long after the start."""
        from kollm_gui.ui.controls.menus import menus_in  # noqa: PLC0415 - after the first paint

        for menu in menus_in(self):
            menu.aboutToShow.connect(partial(self._dress, menu))

    def _dress(self, menu: QMenu) -> None:
        from kollm_gui.ui.controls.menus import dress_menu  # noqa: PLC0415 - see dress_menus

        dress_menu(menu, self._look)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the titles; an open or hovered one on the hover ground."""
        if not self._settled:
            super().paintEvent(event)
            return
        look, painter = self._look, QPainter(self)
        fill(painter, self.rect(), look.colour("window"))
        painter.setFont(look.font("body"))
        metrics = painter.fontMetrics()
        for action in self.actions():
            box = self.actionGeometry(action)
            if action == self.activeAction():
                ground = box.adjusted(1, 2, -1, -2)
                fill(painter, ground, look.colour("selection_inactive"))
            title = action.text().replace("&", "")
            left = box.x() + (box.width() - metrics.horizontalAdvance(title)) // 2
            base = (self.height() + metrics.ascent() - metrics.descent()) // 2
            painter.setPen(look.colour("text"))
            painter.drawText(left, base, title)
        painter.end()

    def _refresh(self) -> None:
        self.setFixedHeight(self._look.px(28))
        if self._settled:  # with a sheet, Qt does not measure the titles anew in another font
            self._space()
        self.update()

    def _space(self) -> None:
        above, beside = self._look.px(4), self._look.px(6)
        self.setStyleSheet(f"QMenuBar {{ padding: {above}px {beside}px; }}")
