"""Menus as the look draws its other pop-ups: compact rows, the selection's tint, icons of ours."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionMenuItem,
    QWidget,
)

from kollm_gui.ui.controls.check_mark import MARK, draw_check, draw_tick
from kollm_gui.ui.look import Look

ROW, RULE = 24, 9  # px; the compact row, because the longest menu has 27
SIDE = 12  # px at either end of a row
CHECK = 24  # px of the column for marks, where the menu has any
KEYS = 24  # px between a text and its keys


class MenuStyle(QProxyStyle):
    """Draws menus and nothing else; one for all menus of a look, which owns it."""

    def __init__(self, look: Look) -> None:
        super().__init__("Fusion")
        self._look = look
        self.setParent(look)

    def sizeFromContents(  # noqa: N802 - Qt override
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget,
    ) -> QSize:
        """A row and its text; the menu adds the width of the keys itself."""
        if kind != QStyle.ContentsType.CT_MenuItem or not isinstance(option, QStyleOptionMenuItem):
            return super().sizeFromContents(kind, option, size, widget)
        look = self._look
        if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
            return QSize(size.width(), look.px(RULE))
        text = option.fontMetrics.horizontalAdvance(option.text.partition("\t")[0])
        width = self._left(option) + text + look.px(KEYS) + look.px(SIDE)
        return QSize(width, look.px(ROW))

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """A hairline around, and a little air above the first row and below the last."""
        measures = {
            QStyle.PixelMetric.PM_MenuPanelWidth: 1,
            QStyle.PixelMetric.PM_MenuHMargin: 0,
            QStyle.PixelMetric.PM_MenuVMargin: self._look.px(4),
        }
        if metric in measures:
            return measures[metric]
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        """A menu longer than the screen is scrolled, not broken into columns."""
        if hint == QStyle.StyleHint.SH_Menu_Scrollable:
            return 1
        return super().styleHint(hint, option, widget, returnData)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """The ground and the hairline around it."""
        look, primitive = self._look, QStyle.PrimitiveElement
        if element == primitive.PE_PanelMenu:
            painter.fillRect(option.rect, look.colour("raised"))
        elif element == primitive.PE_FrameMenu:
            painter.setPen(QPen(look.colour("line_strong"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(  # noqa: N802 - Qt override
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """A row: its mark, its text, its keys, or that there is a menu below it."""
        if element == QStyle.ControlElement.CE_MenuEmptyArea:
            return  # the ground is drawn
        if element != QStyle.ControlElement.CE_MenuItem or not isinstance(
            option, QStyleOptionMenuItem
        ):
            super().drawControl(element, option, painter, widget)
            return
        look, row, kinds = self._look, option.rect, QStyleOptionMenuItem.MenuItemType
        if option.menuItemType == kinds.Separator:
            painter.fillRect(row.x(), row.center().y(), row.width(), 1, look.colour("line"))
            return
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        if enabled and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, look.colour("selection"))
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        ink = "text" if enabled else "text_3"
        self._draw_mark(painter, option, ratio)
        text, _tab, keys = option.text.partition("\t")
        room = row.adjusted(self._left(option), 0, -look.px(SIDE), 0)
        across = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.setFont(option.font)
        painter.setPen(look.colour(ink))
        painter.drawText(room, int(across | Qt.AlignmentFlag.AlignLeft), text)
        painter.setPen(look.colour("text_3"))
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), keys
        )
        if option.menuItemType == kinds.SubMenu:
            size = look.px(12)
            arrow = look.pixmap("chevron-right", 12, "text_2" if enabled else "text_3", ratio)
            painter.drawPixmap(room.right() + 1 - size, row.center().y() - size // 2, arrow)

    def _left(self, option: QStyleOptionMenuItem) -> int:
        """Px before the text, the same in all rows of a menu."""
        return self._look.px(SIDE + (CHECK if option.menuHasCheckableItems else 0))

    def _draw_mark(self, painter: QPainter, option: QStyleOptionMenuItem, ratio: float) -> None:
        """A tick for the one of several, a box for what stands by itself."""
        checks = QStyleOptionMenuItem.CheckType
        if option.checkType == checks.NotCheckable:
            return
        look, size = self._look, self._look.px(MARK)
        box = QRect(option.rect.x() + look.px(10), 0, size, size)
        box.moveTop(option.rect.y() + (option.rect.height() - size) // 2)
        if option.checkType == checks.NonExclusive:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_check(painter, look, box, checked=option.checked, ratio=ratio)
            painter.restore()
        elif option.checked:
            draw_tick(painter, look, box, "accent", ratio)
