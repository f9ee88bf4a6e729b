"""The plots of a figure in a pyqtgraph view: pan, zoom, hover and click."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from kollm_gui.charts.figure import Figure
from kollm_gui.charts.layout import Box
from kollm_gui.render.axes import rows_of
from kollm_gui.render.colours import Colours
from kollm_gui.render.hits import Hit, hits_in_order
from kollm_gui.render.placements import Placements
from kollm_gui.render.screen_panel import ScreenPanel
from kollm_gui.render.style import Style

# Panels narrower than this, at normal text size, stand below one another.
SIDE_BY_SIDE_PX, NORMAL_ROW_PX = 290, 13
SETTLE_MS = 40  # labels are placed anew once the view has stood still for so long


class PlotArea(pg.GraphicsView):
    """All panels of a figure; tells what is pointed at and clicked."""

    hovered = Signal(object)
    clicked = Signal(str)
    double_clicked = Signal(str)
    background_clicked = Signal()
    rearranged = Signal()  # the panels stand in more lines, or in fewer
    resized = Signal()  # other labels find room now

    def __init__(self, parent: QWidget | None = None) -> None:
        # pyqtgraph's constructor calls resizeEvent already.
        self._panels: list[ScreenPanel] = []
        self._lines = 1
        self._style: Style | None = None
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContentsMargins(0, 0, 0, 0)
        self.viewport().setMouseTracking(True)
        self._figure: Figure | None = None
        self._placements = Placements()
        self._pressed: QPointF | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.settle)

    @property
    def panels(self) -> tuple[ScreenPanel, ...]:
        """The panels shown."""
        return tuple(self._panels)

    @property
    def columns(self) -> int:
        """How many panels stand side by side at this width."""
        size = self._style.row_px / NORMAL_ROW_PX if self._style is not None else 1.0
        return max(1, min(len(self._panels), int(self.width() / (SIDE_BY_SIDE_PX * size))))

    @property
    def lines(self) -> int:
        """In how many lines the panels stand."""
        return max(1, -(-len(self._panels) // self.columns))

    def show_figure(self, figure: Figure, style: Style, colours: Colours) -> None:
        """Show a figure, in the panels that are there where that is possible."""
        keep = self._figure is not None and self._figure.chart == figure.chart
        wanted = figure.panels if figure.empty is None else ()
        fits = len(wanted) == len(self._panels) and all(
            old.can_show(new) for old, new in zip(self._panels, wanted, strict=True)
        )
        if not fits:
            self._clear()
            self._panels = [
                ScreenPanel(self.scene(), new, self._moved, self._placements) for new in wanted
            ]
        self._figure, self._style = figure, style
        self.setBackground(colours.surface)
        for old, new in zip(self._panels, wanted, strict=True):
            old.show(new, style, colours, figure.selected, keep=keep)
        self._arrange()
        self._lines = self.lines  # the caller takes the height for these, whatever was before

    def point_at(self, hit: Hit | None, panel: ScreenPanel | None = None) -> None:
        """Show what is pointed at, by the mouse or by the keyboard."""
        for each in self._panels:
            pointed = hit if each is panel else None
            if pointed != each.pointed:
                each.pointed = pointed
                each.overlay.update()

    def hits(self) -> list[tuple[ScreenPanel, Hit]]:
        """All visible data in the order in which the arrow keys visit them."""
        return [
            (panel, hit)
            for panel in self._panels
            for hit in hits_in_order(panel.panel, panel.frame)
        ]

    def zoom(self, factor: float) -> None:
        """Zoom in (above 1) or out around what is pointed at, or the middle."""
        for panel in self._panels:
            if rows_of(panel.panel.y) is not None:
                continue
            center = None
            if panel.pointed is not None:
                place = panel.view.mapSceneToView(QPointF(panel.pointed.x, panel.pointed.y))
                center = (place.x(), place.y())
            panel.view.scaleBy((1 / factor, 1 / factor), center=center)

    def reset_view(self) -> None:
        """Show the whole domains again."""
        for panel in self._panels:
            panel.view.reset()

    def settle(self) -> None:
        """Place the labels for the view as it stands now."""
        self._settle.stop()
        for panel in self._panels:
            panel.write()

    def dismantle(self) -> None:
        """Let go of everything, before the widget goes."""
        self._settle.stop()
        self._clear()

    def resizeEvent(self, ev: QResizeEvent) -> None:
        """Give the panels their new rectangles."""
        super().resizeEvent(ev)
        self._arrange()
        if self.lines != self._lines:
            self._lines = self.lines
            self.rearranged.emit()
        self.resized.emit()

    def wheelEvent(self, ev: QWheelEvent) -> None:
        """Zoom a scatter; leave the wheel to the scroll bar where there are rows to scroll."""
        rows = any(rows_of(panel.panel.y) is not None for panel in self._panels)
        if rows or (self._is_cut() and not ev.modifiers() & Qt.KeyboardModifier.ControlModifier):
            ev.ignore()
            return
        super().wheelEvent(ev)

    def mousePressEvent(self, ev: QMouseEvent) -> None:
        """Remember where a click begins."""
        self._pressed = ev.position()
        super().mousePressEvent(ev)

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        """Show what the pointer is over, unless it drags the view."""
        super().mouseMoveEvent(ev)
        if ev.buttons() == Qt.MouseButton.NoButton:
            panel, hit = self._hit(ev.position())
            self.point_at(hit, panel)
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor
            )
            self.hovered.emit(hit.key if hit else None)

    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        """Tell what was clicked, if the pointer did not move in between."""
        super().mouseReleaseEvent(ev)
        began, self._pressed = self._pressed, None
        if began is None or ev.button() != Qt.MouseButton.LeftButton:
            return
        if (ev.position() - began).manhattanLength() > 4:
            return
        _panel, hit = self._hit(ev.position())
        if hit is not None:
            self.clicked.emit(hit.key)
        else:
            self.background_clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is clicked twice; the ground shows the whole again."""
        super().mouseDoubleClickEvent(event)
        _panel, hit = self._hit(event.position())
        if hit is not None:
            self.double_clicked.emit(hit.key)
        else:
            self.reset_view()

    def leaveEvent(self, ev: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(ev)
        self.point_at(None)
        self.hovered.emit(None)

    def key_at(self, place: QPointF) -> str | None:
        """The key of the datum at a place of the widget."""
        return hit.key if (hit := self._hit(place)[1]) else None

    def _is_cut(self) -> bool:
        """Whether the plots are higher than what shows them, so that the wheel has to scroll."""
        window = self.parentWidget()
        return window is not None and self.height() > window.height() + 1

    def _hit(self, place: QPointF) -> tuple[ScreenPanel | None, Hit | None]:
        scene = self.mapToScene(place.toPoint())
        for panel in self._panels:
            room = panel.room
            if room.left <= scene.x() <= room.right and room.top <= scene.y() <= room.bottom:
                return panel, panel.hit_at(scene.x(), scene.y())
        return None, None

    def _moved(self) -> None:
        # During a drag or a turn of the wheel labels follow their data; then they settle.
        self._settle.start()

    def _clear(self) -> None:
        for panel in self._panels:
            panel.remove_from(self.scene())
        self._panels = []

    def _arrange(self) -> None:
        if self._style is None or not self._panels:
            return
        margin, gap = self._style.margin_px, self._style.gap_px * 2
        columns, lines = self.columns, self.lines
        wide = (self.width() - 2 * margin - gap * (columns - 1)) / columns
        high = (self.height() - 12.0 - gap * (lines - 1)) / lines
        for place, panel in enumerate(self._panels):
            line, column = divmod(place, columns)
            left, top = margin + column * (wide + gap), 8.0 + line * (high + gap)
            panel.place(Box(left, top, max(wide, 40.0), max(high, 40.0)))
        self._settle.stop()
