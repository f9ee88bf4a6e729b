"""The window: places panels, nothing else."""

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.controls.menu_bar import MenuBar
from kollm_gui.ui.look import Look

if TYPE_CHECKING:
    from kollm_gui.ui.controls.splitter import Splitter

SIZE = (1440, 900)
SMALLEST = (860, 520)
SIDES = (240, 400)  # px of tree and details
SLIM_DETAILS = 320  # px of the details in a narrow window, which takes from them first
COSY_MIDDLE = 640  # px that the middle has before the details get their whole width
LEAST_MIDDLE, LEAST_SHARE = 320, 0.42  # px of the middle, and its share where those are more
MENU_TITLES = ("&File", "&Edit", "&View", "&Go", "&Help")  # as actions.MENUS has them


class Panels(Struct, frozen=True):
    """What the window places: bar above, three panels side by side, row below."""

    top: QWidget
    tree: QWidget
    center: QWidget
    details: QWidget
    status: QWidget


def usual_sides(look: Look, width: int) -> tuple[int, int]:
    """Px of tree and details in a window of that width, where nobody has set them by hand."""
    left, slim, wide = look.px(SIDES[0]), look.px(SLIM_DETAILS), look.px(SIDES[1])
    return held_sides(look, width, left, min(max(width - left - look.px(COSY_MIDDLE), slim), wide))


def held_sides(look: Look, width: int, left: float, right: float) -> tuple[int, int]:
    """The two sides, both smaller by one ratio where they would leave the middle too little."""
    room = width - min(look.px(LEAST_MIDDLE), round(width * LEAST_SHARE))
    ratio = min(room / max(left + right, 1), 1.0)
    return round(left * ratio), round(right * ratio)


class Shell(QWidget):
    """The grounds and hairlines of the window, shown before there is anything to put on them.

    Made of bare widgets, which Qt paints by itself: the first call of a painter from Python
    imports Qt's whole namespace, a quarter of what a bare window takes to open.
    """

    painted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        surface, line = QPalette.ColorRole.Base, QPalette.ColorRole.Mid
        self._grounds = [self._part(surface) for _place in range(3)]
        self._lines = [self._part(line) for _place in range(5)]

    def tell(self, sentence: str) -> None:
        """Say what is waited for, where that takes long."""
        from PySide6.QtWidgets import QLabel  # noqa: PLC0415 - the rare case

        self._told = QLabel(sentence, self)
        self._told.setAccessibleName(sentence)
        self._told.adjustSize()
        self._told.move((self.width() - self._told.width()) // 2, self.height() // 2)
        self._told.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give bar, tree, table and details their places."""
        super().resizeEvent(event)
        look, width, height = self._look, self.width(), self.height()
        top, tab, low = look.px(52), look.px(40), look.px(28)
        left, details_px = usual_sides(look, width)
        right = width - details_px
        body, details, field = self._grounds
        body.setGeometry(left, top + tab, width - left, height - top - tab - low)
        details.setGeometry(right, top, width - right, tab)
        field.setGeometry(12, (top - 32) // 2, look.px(536), look.px(32))
        places = (
            (0, top - 1, width, 1),
            (0, height - low, width, 1),
            (0, top + tab - 1, right, 1),
            (left, top, 1, height - top - low),
            (right, top, 1, height - top - low),
        )
        for line, place in zip(self._lines, places, strict=True):
            line.setGeometry(*place)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Tell that the first frame is there."""
        self.painted.emit()

    def _part(self, role: QPalette.ColorRole) -> QWidget:
        part = QWidget(self)
        part.setAutoFillBackground(True)
        part.setBackgroundRole(role)
        return part


class MainWindow(QMainWindow):
    """An empty shell at first; ``furnish`` puts the panels in."""

    closing = Signal()
    activated = Signal()  # the person came back to it from another window or program

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setWindowTitle("KoLLM")
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self._bar = MenuBar(look, self)
        self.setMenuBar(self._bar)
        for title in MENU_TITLES:
            self.menuBar().addMenu(_(title).replace("&", ""))
        self.shell = Shell(look, self)
        self.setCentralWidget(self.shell)
        self._splitter: Splitter | None = None
        self._by_hand: tuple[float, float] | None = None  # px of the sides at normal text size

    def furnish(self, panels: Panels, sides: tuple[int, ...] = ()) -> None:
        """Put the panels in their places; ``sides`` are the remembered widths of the three."""
        # Imported late: Qt's namespace alone costs a sixth of a bare window's start.
        from PySide6.QtCore import Qt  # noqa: PLC0415

        from kollm_gui.ui.controls.splitter import Splitter  # noqa: PLC0415

        self._bar.settle()
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        splitter = Splitter(self._look, Qt.Orientation.Horizontal, whole)
        for place, panel in enumerate((panels.tree, panels.center, panels.details)):
            splitter.addWidget(panel)
            splitter.setStretchFactor(place, 1 if place == 1 else 0)
        panels.tree.setMinimumWidth(200)
        panels.center.setMinimumWidth(320)
        panels.details.setMinimumWidth(280)
        column.addWidget(panels.top)
        column.addWidget(splitter, 1)
        column.addWidget(panels.status)
        self._splitter = splitter
        splitter.splitterMoved.connect(self._keep_sides)
        self._look.changed.connect(self._place_sides)
        self.setCentralWidget(whole)
        # Laid out before it is shown, or the splitter would share out a width it does not have.
        whole.resize(self.width(), self.height() - self._bar.height())
        column.activate()
        self.set_sides(sides)

    def dress_menus(self) -> None:
        """Let the menus of the bar open as the look has them."""
        self._bar.dress_menus()

    def show_alone(self, panel: QWidget) -> None:
        """Show one panel instead of all, such as an error that leaves nothing to show."""
        self._splitter = None
        self.setCentralWidget(panel)

    def replace_details(self, panel: QWidget) -> None:
        """Put the details in the place that was held for them."""
        if self._splitter is not None:
            held = self._splitter.replaceWidget(2, panel)
            panel.setMinimumWidth(280)
            panel.show()
            self._place_sides()
            if held is not None:
                held.deleteLater()

    @property
    def sides(self) -> tuple[int, ...]:
        """Px of tree, middle and details as set by hand, where there is room; else empty."""
        if self._by_hand is None:
            return ()
        left, right = (round(side * self._look.scale) for side in self._by_hand)
        return left, max(self.width() - left - right, LEAST_MIDDLE), right

    def set_sides(self, sides: tuple[int, ...] = ()) -> None:
        """Give tree, middle and details these widths, or those of the look."""
        scale = self._look.scale
        self._by_hand = (sides[0] / scale, sides[2] / scale) if len(sides) == 3 else None
        self._place_sides()

    def _place_sides(self) -> None:
        """Give the sides what is wanted as far as the window has it, and the middle the rest.

        A panel out of sight gets its width as well: the splitter keeps it until it is back.
        """
        if self._splitter is None:
            return
        look, width = self._look, self.width()
        if self._by_hand is None:
            left, right = usual_sides(look, width)
        else:
            left, right = held_sides(look, width, *(side * look.scale for side in self._by_hand))
        self._splitter.setSizes([left, width - left - right, right])

    def _keep_sides(self) -> None:
        """Remember what the person has dragged, in proportion to the text."""
        if self._splitter is None:
            return
        left, _middle, right = self._splitter.sizes()
        if not right:  # the details are out of sight
            right = self.sides[2] if self._by_hand else usual_sides(self._look, self.width())[1]
        self._by_hand = left / self._look.scale, right / self._look.scale

    def restore(self, geometry: str | None) -> None:
        """Take the remembered place and size."""
        if geometry is not None:
            from PySide6.QtCore import QByteArray  # noqa: PLC0415 - not at a first start

            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    @property
    def kept_geometry(self) -> str:
        """Place and size as ``restore`` takes them."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sides back what a narrower window, or larger text, has taken from them."""
        super().resizeEvent(event)
        self._place_sides()

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the window becomes the active one."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window closes, so that its state is kept."""
        self.closing.emit()
        super().closeEvent(event)


def set_application_icon(application: QApplication, look: Look) -> None:
    """Give windows and task bar the icon of KoLLM."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - brings the names of 150 theme icons

    icon = QIcon()
    for size in (16, 32, 64, 128):
        icon.addPixmap(look.pixmap("kollm", size, None, 1.0))
    application.setWindowIcon(icon)
