"""The parts of a figure around its plots as a widget: title and legend, or strip and notes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kollm_gui.render.blocks import Block, paint_block
from kollm_gui.render.canvas import Canvas
from kollm_gui.render.colours import Colours
from kollm_gui.render.style import Style

# A block for a width in pixels.
MakeBlock = Callable[[float], Block]


class BlockView(QWidget):
    """Paints a block as wide as the widget and as high as the block; its keys can be clicked."""

    clicked = Signal(str)
    fitted = Signal()  # it is as high as its texts are now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: MakeBlock = lambda _width: Block()
        self._block = Block()
        self._colours = Colours()
        self._style: Style | None = None
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_block(self, make: MakeBlock, style: Style, colours: Colours) -> None:
        """Show the block that ``make`` gives for the width at hand."""
        self._make, self._style, self._colours = make, style, colours
        self._fit()

    @property
    def block(self) -> Block:
        """What is painted."""
        return self._block

    def _fit(self) -> None:
        self._block = self._make(float(self.width()))
        self.setFixedHeight(round(self._block.height + 0.5) if self._block.height else 0)
        self.update()
        self.fitted.emit()

    def sizeHint(self) -> QSize:
        """The height of the block."""
        return QSize(320, round(self._block.height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the block."""
        del event
        if self._style is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_block(Canvas(painter, self._colours, self._style), self._block)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer's shape what can be clicked."""
        over = self.key_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which name was clicked."""
        key = self.key_at(event.position())
        if key is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(key)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer's shape."""
        self.unsetCursor()
        super().leaveEvent(event)

    def key_at(self, place: QPointF) -> str | None:
        """The key of the text at a place."""
        for text in self._block.texts:
            if text.key is None:
                continue
            box = text.box.grown(2.0)
            if box.left <= place.x() <= box.right and box.top <= place.y() <= box.bottom:
                return text.key
        return None
