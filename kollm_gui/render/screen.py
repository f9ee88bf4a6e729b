"""A figure on the screen: one widget with title, legend, plots, strip and notes."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kollm_gui.charts.figure import Figure, Panel
from kollm_gui.charts.palette import Theme
from kollm_gui.render import fonts
from kollm_gui.render.axes import asked_height, bottom_room
from kollm_gui.render.blocks import (
    WHOLE_NOTE,
    Block,
    legend_block,
    note_block,
    running_text,
    stacked,
    title_block,
)
from kollm_gui.render.canvas import Canvas, pen
from kollm_gui.render.colours import Colours
from kollm_gui.render.screen_blocks import BlockView
from kollm_gui.render.strip import MORE, strip_block
from kollm_gui.render.style import Style, screen_style
from kollm_gui.render.texts import TextBox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kollm_gui.render.screen_plot import PlotArea

LEAST_PLOT_PX = 220  # at normal text size; with less, strip and notes scroll with the plot
LOWEST_PLOT_PX = 170  # at normal text size, where even the whole widget has no more
# Of strip or notes below a plot that fills the widget, so that one scrolls to them.
PEEK_PX = 32
NOTE_LINES = 2  # of a note, before "whole note"
CHROME_PX = 96  # axes and names of lines around the rows of a bar chart
ROOMY = 1.35  # rows grow by no more than this where the window is high

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class FigureView(QWidget):
    """Shows a `Figure`; keys of data are slugs or score keys.

    pyqtgraph is imported when the first figure is shown, not before.
    """

    hovered = Signal(object)  # key or None
    clicked = Signal(str)
    double_clicked = Signal(str)
    strip_clicked = Signal(str)
    background_clicked = Signal()
    context_menu_wanted = Signal(object, QPoint)  # key or None, global position
    resized = Signal()  # the plot was: ``dropped_labels`` may be others

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fonts.load_fonts()
        self._figure: Figure | None = None
        self._colours = Colours()
        self._style: Style = screen_style()
        self._unfolded: set[str] = set()
        self._at: str | None = None  # where the arrow keys stand
        self._plot: PlotArea | None = None
        self._by_keyboard = False
        self._header = BlockView(self)
        self._scroll = QScrollArea(self)
        self._scrolled = QWidget(self._scroll)
        self._column, self._within = QVBoxLayout(self), QVBoxLayout(self._scrolled)
        self._footer = BlockView(self)
        self._scale = 1.0
        self._cramped = False  # the strip and notes scroll with the plot
        self._build()

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._within.setContentsMargins(0, 0, 0, 0)
        self._within.setSpacing(0)
        self._scroll.setWidget(self._scrolled)
        self._column.setContentsMargins(2, 0, 2, 0)  # the plot must not cover the focus ring
        self._column.setSpacing(0)
        for widget in (self._header, self._scroll, self._footer):
            self._column.addWidget(widget)
        self._footer.clicked.connect(self._strip_pressed)
        for block in (self._header, self._footer):
            # Queued: the layout that gives a block its width must not lose an item meanwhile.
            block.fitted.connect(self._fit_height, Qt.ConnectionType.QueuedConnection)

    @property
    def figure(self) -> Figure | None:
        """What is shown."""
        return self._figure

    def set_figure(self, figure: Figure, theme: Theme = "light", text_scale: float = 1.0) -> None:
        """Show a figure in the colours of a theme, its texts larger or smaller.

        The zoom stays where the new figure has the same axes, as after a click.
        """
        if self._figure is None or self._figure.chart != figure.chart:
            self._unfolded.clear()
            self._at = None
        self._figure = figure
        self._colours = Colours(theme)
        self._style, self._scale = screen_style(text_scale), text_scale
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.summary or figure.empty or figure.subtitle)
        self._header.show_block(self._header_block, self._style, self._colours)
        self._footer.show_block(self._footer_block, self._style, self._colours)
        self._plot_area().show_figure(figure, self._style, self._colours)
        self._fit_height()
        self.update()

    def zoom_in(self) -> None:
        """Show less, larger."""
        self._plot_area().zoom(1.25)

    def zoom_out(self) -> None:
        """Show more, smaller."""
        self._plot_area().zoom(1 / 1.25)

    def reset_view(self) -> None:
        """Show the whole figure."""
        self._plot_area().reset_view()

    @property
    def dropped_labels(self) -> int:
        """How many labels found no room and are shown on hover only."""
        panels = self._plot.panels if self._plot is not None else ()
        return sum(len(panel.written.dropped) for panel in panels)

    def _plot_area(self) -> "PlotArea":
        if self._plot is None:
            # The import takes 0.2 s, which the start of the window must not pay.
            from kollm_gui.render.screen_plot import PlotArea  # noqa: PLC0415

            self._plot = PlotArea()
            self._plot.hovered.connect(self.hovered)
            self._plot.clicked.connect(self._pressed)
            self._plot.double_clicked.connect(self.double_clicked)
            self._plot.background_clicked.connect(self.background_clicked)
            # Queued: Qt loses a resize within the one that a hidden widget gets as it is shown.
            self._plot.rearranged.connect(self._fit_height, Qt.ConnectionType.QueuedConnection)
            self._plot.resized.connect(self.resized)
            # Its least height counts, not the one that a graphics view would like to have.
            self._plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            self._within.insertWidget(0, self._plot, 1)
            self._within.addStretch()
        return self._plot

    def _header_block(self, width: float) -> Block:
        if self._figure is None:
            return Block()
        style, margin = self._style, self._style.margin_px
        inner = max(width - 2 * margin, 40.0)
        blocks = [title_block(self._figure, inner, style), legend_block(self._figure, inner, style)]
        if self._figure.empty is not None:
            template = TextBox("", 0, 0, style.row_px, tone="text_2", role="empty")
            blocks.append(running_text(self._figure.empty, inner, style.row_px, template))
        block = stacked([each for each in blocks if each.height], style.gap_px)
        return _within(block, margin, top=12.0, below=4.0)

    def _footer_block(self, width: float) -> Block:
        figure, style, margin = self._figure, self._style, self._style.margin_px
        if figure is None:
            return Block()
        inner = max(width - 2 * margin, 40.0)
        folded = None if WHOLE_NOTE in self._unfolded else NOTE_LINES
        blocks = [note_block(figure, inner, style, most_lines=folded)]
        if figure.strip is None:
            return _within(blocks[0], margin, top=4.0, below=12.0)
        strip = strip_block(figure.strip, inner, style, boxed=True, unfolded=self._unfolded)
        ground = strip.ground
        block = stacked([strip, *(each for each in blocks if each.height)], style.gap_px)
        whole = Block(block.height, block.texts, block.signs, block.rules, ground)
        return _within(whole, margin, top=4.0, below=12.0)

    def _fit_height(self) -> None:
        """Let a chart of many rows be as high as it asks for, and one of few no higher."""
        figure, plot = self._figure, self._plot
        if figure is None or plot is None:
            return
        asked = [
            height * 1.15 + self._chrome_px(panel)
            for panel in figure.panels
            if (height := asked_height(panel, self._style)) is not None
        ]
        lines, gap = plot.lines, self._style.gap_px * 2
        high = max(asked, default=0.0) * lines + gap * (lines - 1)
        least = round(LEAST_PLOT_PX * self._scale) * lines
        self._place_footer(min(round(high), least) if asked else least)
        if self._cramped and not asked:
            filling = self.height() - self._header.minimumHeight() - round(PEEK_PX * self._scale)
            least = max(round(LOWEST_PLOT_PX * self._scale) * lines, filling)
        plot.setMinimumHeight(round(high) if asked else least)
        plot.setMaximumHeight(round(high * ROOMY) if asked else 16_777_215)

    def _place_footer(self, least: int) -> None:
        """Let strip and notes scroll with the plot where they would leave it too little room."""
        room = self.height() - self._header.minimumHeight() - self._footer.minimumHeight()
        cramped = room < least
        if cramped == self._cramped:
            return
        self._cramped = cramped
        if cramped:
            self._column.removeWidget(self._footer)
            self._within.insertWidget(1, self._footer)
        else:
            self._within.removeWidget(self._footer)
            self._column.addWidget(self._footer)

    def _chrome_px(self, panel: Panel) -> float:
        """What stands around the rows of a panel; one with an axis title has names of lines too."""
        if panel.x.label:
            return CHROME_PX
        titles = [text for text in (panel.title, panel.y.label) if text]
        return bottom_room(panel.x, self._style) + 8 + self._style.axis_px * 1.6 * len(titles)

    def _strip_pressed(self, key: str) -> None:
        if key == WHOLE_NOTE or key.startswith(MORE):
            self._unfolded.add(key.removeprefix(MORE))
            self._footer.show_block(self._footer_block, self._style, self._colours)
        else:
            self.strip_clicked.emit(key)

    def _pressed(self, key: str) -> None:
        self._at = key
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.clicked.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the data, select, zoom and reset."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at is not None:
            self.clicked.emit(self._at)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.reset_view()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        plot = self._plot_area()
        hits = plot.hits()
        if not hits:
            return
        keys = [hit.key for _panel, hit in hits]
        start = self._at or (self._figure.selected if self._figure else None)
        place = keys.index(start) + by if start in keys else (0 if by > 0 else len(keys) - 1)
        panel, hit = hits[min(max(place, 0), len(hits) - 1)]
        self._at = hit.key
        plot.point_at(hit, panel)
        self._scroll.ensureVisible(round(hit.x), round(hit.y), 0, 60)
        self.setAccessibleDescription("\n".join(hit.lines) or hit.key)
        self.hovered.emit(hit.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu for the datum below the pointer, or for the one the keys stand on."""
        key = self._at
        if event.reason() == QContextMenuEvent.Reason.Mouse and self._plot is not None:
            place = self._plot.mapFromGlobal(event.globalPos())
            key = self._plot.key_at(place.toPointF())
        self.context_menu_wanted.emit(key, event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus where the keyboard brought it."""
        self._by_keyboard = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark of the focus away."""
        self._by_keyboard = False
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the rows' height."""
        super().resizeEvent(event)
        self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the focus ring at its border."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colours.surface)
        if self._by_keyboard:
            canvas = Canvas(painter, self._colours, self._style)
            painter.setPen(pen(canvas.colours.ink("accent"), 2.0))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


def _within(block: Block, margin: float, *, top: float, below: float) -> Block:
    """A block with room around it."""
    if not block.height:
        return Block()
    moved = block.moved(margin, top)
    return Block(block.height + top + below, moved.texts, moved.signs, moved.rules, moved.ground)
