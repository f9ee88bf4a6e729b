"""Rows of lineage and lists of models: boxes with arrows between them, and links."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from kollm_gui.i18n import _
from kollm_gui.ui.details.content import ModelLine
from kollm_gui.ui.details.paragraph import Paragraph, Run
from kollm_gui.ui.details.row import Row, draw_line, text_width
from kollm_gui.ui.details.spot import Action, Copy, Select, ShowChart, Spot
from kollm_gui.ui.look import Look


class BoxRow(Row):
    """A model in a box of 44 px; the page's own model is marked and is no link."""

    def __init__(self, line: ModelLine, *, here: bool = False) -> None:
        super().__init__()
        self._line, self._here = line, here
        self._box = QRectF()
        self.told = " · ".join(part for part in (line.name, line.detail) if part)
        self.menu = [(_("Copy name"), Copy(line.name))]

    def lay_out(self, look: Look, width: int) -> None:
        """As wide as its words, at most the row."""
        self.start()
        words = max(
            text_width(look, "body_strong", self._line.name),
            text_width(look, "small", self._line.detail),
        )
        wide = min(max(words + look.px(44), look.px(200)), width - 2)
        self._box = QRectF(1, 1, wide, look.px(44))
        if not self._here:
            spot = Spot(self._box, Select(self._line.target), self._line.name)
            self.spots.append(spot)
        self.height = look.px(46)

    def paint(self, painter: QPainter, look: Look, width: int) -> None:  # noqa: ARG002
        """Draw box, marker, name and detail."""
        line, box = self._line, self._box
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent" if self._here else "line_strong"), 1))
        painter.setBrush(look.colour("selection" if self._here else "window"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.restore()
        if line.category:
            look.marker(painter, line.category, box.left() + look.px(15), look.px(14))
        room = QRectF(look.px(30), look.px(4), box.width() - look.px(38), look.px(20))
        ink = "text_3" if line.muted else "text"
        draw_line(painter, look, room, line.name, role="body_strong", ink=ink)
        room.translate(0, look.px(18))
        draw_line(painter, look, room, line.detail, role="small", ink="text_3")


class ArrowRow(Row):
    """An arrow down to the next box, and what was done on the way."""

    def __init__(self, step: str) -> None:
        super().__init__()
        self._step = step
        self.told = step

    def lay_out(self, look: Look, width: int) -> None:
        """As high as the words need."""
        self.start()
        left = look.px(32)
        text = Paragraph(look, [Run(self._step, "text_2", "small")], width - left)
        if self._step:
            self.place(look, QPointF(left, look.px(5)), text)
        self.height = max(look.px(28), text.height + look.px(10)) if self._step else look.px(20)

    def paint(self, painter: QPainter, look: Look, width: int) -> None:  # noqa: ARG002
        """Draw the arrow."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, foot = look.px(15) + 0.5, float(self.height)
        painter.setPen(QPen(look.colour("text_3"), 1))
        painter.drawLine(QPointF(x, 2), QPointF(x, foot - 4))
        painter.setBrush(look.colour("text_3"))
        painter.setPen(Qt.PenStyle.NoPen)
        head = [QPointF(x - 4, foot - 7), QPointF(x + 4, foot - 7), QPointF(x, foot - 1)]
        painter.drawPolygon(QPolygonF(head))
        painter.restore()


def _action(line: ModelLine) -> Action | None:
    if line.chart is not None:
        return ShowChart(*line.chart)
    return Select(line.target) if line.target else None


class ModelRow(Row):
    """A link to another entry, with what is said of it at its right or below."""

    def __init__(self, line: ModelLine) -> None:
        super().__init__()
        self._line = line
        told = (line.name, line.step, line.detail)
        self.told = " · ".join(part for part in told if part)
        self.menu = [(_("Copy name"), Copy(line.name))]

    def lay_out(self, look: Look, width: int) -> None:
        """The name, and after it the rest where it fits, else on a line of its own."""
        self.start()
        line = self._line
        left = look.px(18) if line.category else 0
        rest = " · ".join(part for part in (line.step, line.detail) if part)
        action = _action(line)
        ink = "accent" if action else ("text_3" if line.muted else "text")
        name = Run(line.name, ink, "body", action)
        side = text_width(look, "small", rest) + look.px(12)
        fits = left + text_width(look, "body", line.name) + side <= width
        text = Paragraph(look, [name], width - left - (side if fits and rest else 0))
        self.place(look, QPointF(left, look.px(2)), text)
        top = look.px(2) + text.height
        if rest and fits:
            at = QPointF(width - side, look.px(3))
            quiet = Run(rest, "text_3", "small")
            self.place(look, at, Paragraph(look, [quiet], side, right=True))
        elif rest:
            below = Paragraph(look, [Run(rest, "text_3", "small")], width - left)
            self.place(look, QPointF(left, top), below)
            top += below.height + look.px(2)
        self.height = max(look.px(24), int(top + look.px(2)))

    def paint(self, painter: QPainter, look: Look, width: int) -> None:  # noqa: ARG002
        """Draw the category's marker."""
        if self._line.category:
            look.marker(painter, self._line.category, look.px(6), look.px(12))
