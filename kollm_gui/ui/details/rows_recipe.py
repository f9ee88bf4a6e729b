"""Rows of the recipe: techniques as chips, stages with what moved, checkpoints."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kollm_gui.i18n import _
from kollm_gui.tables.training_stages import Stage
from kollm_gui.ui.details.content import CheckpointLine, Chip
from kollm_gui.ui.details.paragraph import Paragraph, Run
from kollm_gui.ui.details.row import Row, draw_badge, draw_line, text_width
from kollm_gui.ui.details.spot import Copy, Select, Spot
from kollm_gui.ui.look import Look


class ChipsRow(Row):
    """Words in outlined boxes that flow over lines; a box leads to what it names."""

    def __init__(self, chips: Sequence[Chip]) -> None:
        super().__init__()
        self._chips = chips
        self._boxes: list[QRectF] = []
        self.told = ", ".join(chip.text for chip in chips)
        self.menu = [(_("Copy text"), Copy(self.told))]

    def lay_out(self, look: Look, width: int) -> None:
        """Place the boxes from the left, a new line where one does not fit."""
        self.start()
        self._boxes = []
        x = y = 0.0
        for chip in self._chips:
            wide = min(text_width(look, "badge", chip.text) + look.px(14), float(width))
            if x and x + wide > width:
                x, y = 0.0, y + look.px(24)
            box = QRectF(x, y, wide, look.px(20))
            self._boxes.append(box)
            if chip.target is not None:
                self.spots.append(Spot(box, Select(chip.target), chip.text, chip.tip))
            x += wide + look.px(6)
        self.height = int(y + look.px(28))

    def paint(self, painter: QPainter, look: Look, width: int) -> None:  # noqa: ARG002
        """Draw the boxes."""
        for chip, box in zip(self._chips, self._boxes, strict=True):
            border = look.colour("line_strong")
            draw_badge(painter, look, box, chip.text, ink=look.colour("text_2"), border=border)


class StageRow(Row):
    """One stage: its number, its name, what was trained (green) and what was frozen (grey)."""

    def __init__(self, stage: Stage, *, plain: bool = False) -> None:
        super().__init__()
        self._stage, self._plain = stage, plain
        self._trained = self._frozen = QRectF()
        told = [f"{stage.order}. {stage.name}"]
        if stage.trained:
            told.append(_("trained: {parts}").format(parts=stage.trained))
        if stage.frozen:
            told.append(_("frozen: {parts}").format(parts=stage.frozen))
        self.told = "; ".join(told)
        self.menu = [(_("Copy text"), Copy(self.told))]

    def lay_out(self, look: Look, width: int) -> None:
        """Name on top, the two lists under it."""
        self.start()
        stage, left, inner = self._stage, look.px(28), look.px(52)
        top = float(look.px(4))
        number = Paragraph(look, [Run(str(stage.order), "text_3", "section")], look.px(24))
        self.place(look, QPointF(look.px(4), top), number)
        role = "body" if self._plain else "body_strong"
        name = Paragraph(look, [Run(stage.name, "text", role)], width - left)
        self.place(look, QPointF(left, top), name)
        top += name.height + look.px(1)
        self._trained = self._frozen = QRectF()
        for which, text in (("trained", stage.trained), ("frozen", stage.frozen)):
            if not text or self._plain:
                continue
            ink = "text" if which == "trained" else "text_3"
            paragraph = Paragraph(look, [Run(text, ink, "small")], width - inner)
            self.place(look, QPointF(inner, top), paragraph)
            mark = QRectF(left, top + look.px(3), look.px(16), look.px(12))
            if which == "trained":
                self._trained = mark
            else:
                self._frozen = mark
            top += paragraph.height
        self.height = int(top + look.px(6))

    def paint(self, painter: QPainter, look: Look, width: int) -> None:
        """Draw the marks, which read without colour: dot, ring, dash."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._trained.isEmpty():
            draw_trained(painter, look, self._trained, adapters=self._stage.adapters)
        if not self._frozen.isEmpty():
            draw_frozen(painter, look, self._frozen)
        painter.restore()
        painter.fillRect(0, self.height - 1, width, 1, look.colour("grid"))


def draw_trained(painter: QPainter, look: Look, box: QRectF, *, adapters: bool) -> None:
    """Full green with a white dot, or an outline with a ring where adapters were trained."""
    green, middle = look.fill("korean-continual"), box.center()
    radius = look.px(2)
    painter.setPen(QPen(look.ink("korean-continual"), 1))
    painter.setBrush(look.tint("korean-continual") if adapters else green)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    if adapters:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.ink("korean-continual"), 1.5))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
    painter.drawEllipse(middle, radius, radius)


def draw_frozen(painter: QPainter, look: Look, box: QRectF) -> None:
    """Grey with a dash."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("selection_inactive"))
    painter.drawRoundedRect(box, 2, 2)
    painter.setPen(QPen(look.colour("text_3"), 1.5))
    middle = box.center()
    painter.drawLine(middle - QPointF(look.px(3), 0), middle + QPointF(look.px(3), 0))


class StageLegendRow(Row):
    """What the marks of the stages mean."""

    def __init__(self, *, adapters: bool) -> None:
        super().__init__()
        self._adapters = adapters
        self._places: list[tuple[str, float]] = []

    def lay_out(self, look: Look, width: int) -> None:
        """The words on one line, or on two where they do not fit."""
        self.start()
        words = [("trained", _("trained")), ("frozen", _("frozen"))]
        if self._adapters:
            words.insert(1, ("adapters", _("trained through adapters")))
        x, y = 0.0, 0.0
        self._places = []
        self._lines: list[float] = []
        for kind, word in words:
            wide = look.px(20) + text_width(look, "small", word) + 2
            if x and x + wide > width:
                x, y = 0.0, y + look.px(20)
            run = Run(word, "text_3", "small")
            self.place(look, QPointF(x + look.px(20), y), Paragraph(look, [run], wide))
            self._places.append((kind, x))
            self._lines.append(y)
            x += wide + look.px(14)
        self.height = int(y + look.px(22))

    def paint(self, painter: QPainter, look: Look, width: int) -> None:  # noqa: ARG002
        """Draw the marks."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for (kind, x), y in zip(self._places, self._lines, strict=True):
            box = QRectF(x, y + look.px(3), look.px(16), look.px(12))
            if kind == "frozen":
                draw_frozen(painter, look, box)
            else:
                draw_trained(painter, look, box, adapters=kind == "adapters")
        painter.restore()


class CheckpointRow(Row):
    """A published intermediate state and the tokens up to it."""

    def __init__(self, line: CheckpointLine) -> None:
        super().__init__()
        self._line = line
        told = (line.label, line.tokens, line.published)
        self.told = ", ".join(part for part in told if part)
        self.menu = [(_("Copy text"), Copy(self.told))]

    def lay_out(self, look: Look, width: int) -> None:
        """Label left, tokens right."""
        self.start()
        line = self._line
        side = text_width(look, "body", line.tokens or "–") + look.px(8)
        runs = [Run(line.label, "text", "body")]
        if line.published:
            runs.append(Run("\u2002" + line.published, "text_3", "small"))
        text = Paragraph(look, runs, width - side)
        self.place(look, QPointF(0, look.px(2)), text)
        ink = "text" if line.tokens else "text_3"
        tokens = Paragraph(look, [Run(line.tokens or "–", ink)], side, right=True)
        self.place(look, QPointF(width - side, look.px(2)), tokens)
        self.height = max(look.px(24), text.height + look.px(4))


class NumbersRow(Row):
    """A setting and its numbers in columns of 64 px; the head has words in the numbers' place."""

    def __init__(self, name: str, values: Sequence[str], *, head: bool = False) -> None:
        super().__init__()
        self._name, self._values, self._head = name, values, head
        self._boxes: list[QRectF] = []
        self.told = "" if head else ", ".join((name, *values))
        if not head:
            self.menu = [(_("Copy row"), Copy("\t".join((name, *values))))]

    def lay_out(self, look: Look, width: int) -> None:
        """As high as the name needs."""
        self.start()
        wide = look.px(64)
        first = width - wide * len(self._values)
        self._boxes = [
            QRectF(first + wide * column, look.px(2), wide, look.px(20))
            for column in range(len(self._values))
        ]
        text = Paragraph(look, [Run(self._name, "text", "small")], first - look.px(8))
        self.place(look, QPointF(0, look.px(3)), text)
        self.height = max(look.px(24), text.height + look.px(6))

    def paint(self, painter: QPainter, look: Look, width: int) -> None:
        """Draw the numbers and the rule below."""
        role, ink = ("small_medium", "text_3") if self._head else ("small", "text")
        for box, value in zip(self._boxes, self._values, strict=True):
            draw_line(painter, look, box, value, role=role, ink=ink, right=True)
        painter.fillRect(0, self.height - 1, width, 1, look.colour("grid"))
