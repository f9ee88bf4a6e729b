"""Buttons in the look's five kinds, with a focus ring that only the keyboard shows."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from kollm_gui.ui.look import Look

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

# raised: bordered; primary: the one way on; quiet: bare until hovered; link: accent words;
# chooser: a quiet label whose value stands out, with an arrow.
Kind = Literal["raised", "primary", "quiet", "link", "chooser"]
KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class Button(QAbstractButton):
    """A button with a text, an icon of ours, or both; with ``menu`` it opens that below itself."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        icon: str | None = None,
        kind: Kind = "raised",
        menu: QMenu | None = None,
        height: int = 28,
        role: str = "body",
        arrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon_name = icon
        self._kind: Kind = kind
        self._menu = menu
        self._height = height
        self._role = role
        self._arrow = arrow  # opens something that is no menu, or none yet
        self._ring = False
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if text:
            self.setAccessibleName(text)
        if menu is not None:
            self.clicked.connect(self._open_menu)
        look.changed.connect(self._refresh)

    @property
    def kind(self) -> Kind:
        """Which of the look's kinds it is."""
        return self._kind

    def set_text(self, text: str) -> None:
        """Show another text, which is also the accessible name."""
        self.setText(text)
        self.setAccessibleName(text)
        self._refresh()

    def set_icon_name(self, name: str | None) -> None:
        """Show another icon, or none."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def menu(self) -> QMenu | None:
        """The menu that a click opens."""
        return self._menu

    def set_menu(self, menu: QMenu) -> None:
        """Open this menu on a click."""
        if self._menu is None:
            self.clicked.connect(self._open_menu)
        self._menu = menu
        self._refresh()

    def open_below(self, menu: QMenu) -> None:
        """Open a menu below the button."""
        from kollm_gui.ui.controls.menus import open_menu  # noqa: PLC0415 - at a first menu

        open_menu(menu, self._look, self.mapToGlobal(QPoint(0, self.height() + 2)))

    def offer(self, actions: "Iterable[QAction]") -> None:
        """Open a menu of these on a click."""
        menu = QMenu(self)
        menu.addActions(list(actions))
        self.set_menu(menu)

    def sizeHint(self) -> QSize:
        """Room for icon, text and arrow."""
        look = self._look
        width = self._padding() * 2
        if self._icon_name is not None:
            width += look.px(16)
        if self.text():
            width += self._text_width() + (look.px(8) if self._icon_name else 0)
        if self._has_arrow:
            width += look.px(8) + look.px(12)
        return QSize(max(width, look.px(24)), look.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """A button is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw ground, icon, text, arrow and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        self._draw_content(painter)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(self._look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keyboard brought the focus."""
        self._ring = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint for the hover ground."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint without the hover ground."""
        self.update()
        super().leaveEvent(event)

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()

    @property
    def _has_arrow(self) -> bool:
        return bool(self.text()) and (self._arrow or self._menu is not None)

    def _padding(self) -> int:
        if self._kind == "link":
            return self._look.px(2)
        if self._kind == "chooser":
            return self._look.px(4)
        return self._look.px(12 if self.text() and self._kind != "quiet" else 6)

    def _font_role(self) -> str:
        return {"primary": "body_strong", "raised": "body_strong"}.get(self._kind, self._role)

    def _text_width(self) -> int:
        return QFontMetrics(self._look.font(self._font_role())).horizontalAdvance(self.text()) + 1

    def _ink(self) -> tuple[str, QColor]:
        name = {"primary": "on_accent", "link": "accent"}.get(self._kind, "text")
        if not self.isEnabled():
            name = "text_3"
        elif self.isChecked():
            name = "accent"
        elif self._kind == "quiet" and not self.text():
            name = "text_2"
        return name, self._look.colour(name)

    def _draw_ground(self, painter: QPainter) -> None:
        look, rect = self._look, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        over = self.underMouse() and self.isEnabled()
        painter.setPen(Qt.PenStyle.NoPen)
        if self._kind == "primary":
            ground = look.colour("accent" if self.isEnabled() else "selection_inactive")
            painter.setBrush(ground.lighter(112) if over else ground)
        elif self._kind == "raised":
            painter.setPen(QPen(look.colour("line_strong"), 1))
            painter.setBrush(look.colour("hover" if over or self.isDown() else "raised"))
        elif self._kind in ("quiet", "chooser") and (over or self.isDown()):
            painter.setBrush(look.colour("selection_inactive" if self.isDown() else "hover"))
        else:
            return
        painter.drawRoundedRect(rect, 6, 6)

    def _draw_content(self, painter: QPainter) -> None:
        look = self._look
        token, ink = self._ink()
        x = self._padding() if self.text() else (self.width() - look.px(16)) // 2
        middle = self.height() // 2
        if self._icon_name is not None:
            picture = look.pixmap(self._icon_name, 16, token, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(x, middle - look.px(16) // 2), picture)
            x += look.px(16) + look.px(8)
        if self.text():
            painter.setFont(look.font(self._font_role()))
            painter.setPen(ink)
            arrow_room = look.px(16) if self._has_arrow else 0
            box = self.rect().adjusted(x, 0, 0, 0)
            # Large text in a narrow panel: a layout may give less than the least width.
            room = max(box.width() - arrow_room - self._padding() + 1, 0)
            told = painter.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room, int(Qt.TextFlag.TextHideMnemonic)
            )
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, int(flags) | Qt.TextFlag.TextHideMnemonic, told)
        if self._has_arrow:
            arrow = look.pixmap("chevron-down", 12, token, self.devicePixelRatioF())
            at = self.width() - self._padding() - look.px(12)
            painter.drawPixmap(QPoint(at, middle - look.px(12) // 2), arrow)

    def _open_menu(self) -> None:
        if self._menu is not None:
            self.open_below(self._menu)
