"""The sections one under another in one scrolling page."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kollm_gui.ui.controls.scroll_bars import EXTENT, thin_scroll_bars
from kollm_gui.ui.details.canvas import Canvas
from kollm_gui.ui.details.content import Section, SectionId
from kollm_gui.ui.details.rows_sources import SourceRow
from kollm_gui.ui.details.sections import section_rows
from kollm_gui.ui.look import Look

MARGIN = 16
NARROWEST = 320
LEAST_PAGE = 48  # px of height below title and tabs, in a low window with large text
_GAP = 12  # on either side of the hairline between two sections


class Page(QScrollArea):
    """Shows sections; ``section_changed`` carries the index of the one that is being read."""

    activated = Signal(object)
    section_changed = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sections: Sequence[Section] = ()
        self._opened: set[str] = set()
        self._canvases: list[Canvas] = []
        self._tops: list[int] = []
        self._going = False  # scrolling because a tab asked for it
        self._laid_out = 0  # sections from the top that have their rows
        self._sheet = _Sheet(look, self._painted)
        self.setWidget(self._sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(self.focusPolicy().NoFocus)
        thin_scroll_bars(self, look)
        self.horizontalScrollBar().hide()
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().valueChanged.connect(self._follow)
        look.changed.connect(self._lay_out)

    @property
    def canvases(self) -> Sequence[Canvas]:
        """The canvases of the sections that show, in their order."""
        self._complete()
        return self._canvases[: len(self._sections)]

    def canvas_of(self, section: SectionId) -> Canvas | None:
        """The canvas of a section."""
        self._complete()
        for shown, canvas in zip(self._sections, self._canvases, strict=False):
            if shown.id == section:
                return canvas
        return None

    def show_sections(self, sections: Sequence[Section], *, keep_place: bool = False) -> None:
        """Show other sections from the top, or the same ones anew at the same place.

        What lies below the view gets its rows after the first paint, so that going
        from model to model is as quick as what one sees of it.
        """
        self._sections, self._laid_out = sections, 0
        if not keep_place:
            self._opened.clear()
        while len(self._canvases) < len(sections):
            self._add_canvas()
        for index, canvas in enumerate(self._canvases):
            if index >= len(sections):
                canvas.hide()
        view = self.viewport().height() if self.isVisible() and not keep_place else None
        self._fill(view)
        if not keep_place:
            self.verticalScrollBar().setValue(0)
            self.section_changed.emit(0)

    def toggle(self, key: str) -> None:
        """Open or close a part of the page, which stays where it is."""
        self._complete()
        self._opened.symmetric_difference_update({key})
        for index, canvas in enumerate(self.canvases):
            canvas.set_rows(self._rows(index), self._width())
        self._place()

    def go_to(self, index: int) -> None:
        """Scroll so that the section stands at the top, as far as the page allows."""
        self._complete()
        if 0 <= index < len(self._sections):
            # A section near the end cannot reach the top; its tab is current all the same.
            self._going = True
            self.verticalScrollBar().setValue(max(0, self._tops[index] - self._look.px(_GAP)))
            self._going = False
            self.section_changed.emit(index)

    def go_to_source(self, slug: str) -> None:
        """Scroll to a document in the list of sources and light it up."""
        for index, canvas in enumerate(self.canvases):
            for place, row in enumerate(canvas.rows):
                if isinstance(row, SourceRow):
                    row.lit = row.source == slug
                    if row.lit:
                        self._going = True
                        self._reveal(index, canvas.row_rect(place))
                        self._going = False
                        self.section_changed.emit(index)
            canvas.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()
        if self._laid_out < len(self._sections):  # more of the page is in view now
            self._fill(self.viewport().height())

    def minimumSizeHint(self) -> QSize:
        """Narrower than this no fact can be read."""
        return QSize(NARROWEST, LEAST_PAGE)

    def _rows(self, index: int):  # noqa: ANN202 - list of rows
        return section_rows(self._sections[index], self._opened, headed=index > 0)

    def _add_canvas(self) -> None:
        canvas = Canvas(self._look, self._sheet)
        canvas.activated.connect(self.activated)
        index = len(self._canvases)
        canvas.reached.connect(lambda rect, index=index: self._reveal(index, rect))
        self._canvases.append(canvas)

    def _width(self) -> int:
        # The bar's strip is left free even without a bar, so that opening a part moves nothing.
        margins = 2 * self._look.px(MARGIN)
        return max(self.width() - margins, 200) - (EXTENT - self._look.px(4))

    def customEvent(self, event: QEvent) -> None:  # noqa: ARG002, N802 - Qt override
        """The first paint is over: give the sections below the view their rows."""
        self._complete()

    def _painted(self) -> None:
        if self._laid_out < len(self._sections):
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def _complete(self) -> None:
        if self._laid_out < len(self._sections):
            self._fill(None)

    def _fill(self, view: int | None) -> None:
        """Give sections their rows until the view of so many px is full, or all of them."""
        height = sum(canvas.height() for canvas in self._canvases[: self._laid_out])
        while self._laid_out < len(self._sections) and (view is None or height <= view):
            index = self._laid_out
            canvas = self._canvases[index]
            canvas.setAccessibleName(self._sections[index].title)
            height += canvas.set_rows(self._rows(index), self._width())
            self._laid_out += 1
        for index, canvas in enumerate(self._canvases):
            canvas.setVisible(index < self._laid_out)
        self._place()

    def _lay_out(self) -> None:
        for canvas in self._canvases[: self._laid_out]:
            canvas.lay_out(self._width())
        self._place()

    def _place(self) -> None:
        gap, left, width = self._look.px(_GAP), self._look.px(MARGIN), self._width()
        top = gap
        self._tops, rules = [], []
        for index, canvas in enumerate(self._canvases[: self._laid_out]):
            if index:
                rules.append(top + gap)
                top += 2 * gap + 1
            self._tops.append(top)
            height = sum(row.height for row in canvas.rows)
            canvas.setGeometry(left, top, width, height)
            top += height
        self._sheet.rules, self._sheet.inset = rules, (left, width)
        strip = self.verticalScrollBar().sizeHint().width()
        self._sheet.resize(max(self.width() - strip, 0), top + self._look.px(24))
        self._sheet.update()

    def _reveal(self, index: int, rect: QRectF) -> None:
        top = self._tops[index] + int(rect.top())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() + 8:
            bar.setValue(top - 8)
        elif top + rect.height() > bar.value() + room - 8:
            bar.setValue(min(top - 8, int(top + rect.height()) - room + 24))

    def _follow(self, value: int) -> None:
        self._complete()
        if not self._tops or self._going:
            return
        bar = self.verticalScrollBar()
        line = value + self._look.px(_GAP) * 2
        here = max((i for i, top in enumerate(self._tops) if top <= line), default=0)
        if value == bar.maximum() > 0 and self._laid_out == len(self._sections):
            here = len(self._tops) - 1
        self.section_changed.emit(here)


class _Sheet(QWidget):
    """The ground of the page with the hairlines between sections."""

    def __init__(self, look: Look, painted: Callable[[], None]) -> None:
        super().__init__()
        self._look, self._painted = look, painted
        self.rules: list[int] = []
        self.inset: tuple[int, int] = (0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and draw the rules."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("surface"))
        left, width = self.inset
        for y in self.rules:
            painter.fillRect(left, y, width, 1, self._look.colour("line"))
        painter.end()
        self._painted()
