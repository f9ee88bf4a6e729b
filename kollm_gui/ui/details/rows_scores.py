"""Rows of scores: benchmark, protocol, a thin bar with the random choice, value, provenance."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kollm_gui.i18n import _
from kollm_gui.ui.details.paragraph import Paragraph, Run
from kollm_gui.ui.details.row import Row, draw_badge, draw_icon, draw_line, text_width
from kollm_gui.ui.details.scores import ScoreLine
from kollm_gui.ui.details.spot import Copy, Open, Select, ShowSource, Spot, Suggest
from kollm_gui.ui.look import Look

_NARROWEST_NAME = 88  # px; below this the bar gives way
_WIDE = 500  # px from which name and protocol stand side by side


@dataclass(frozen=True, slots=True)
class ScoreColumns:
    """The right edges of the columns, shared by all lines of a page, px."""

    bar_left: float
    bar_right: float
    value_right: float
    mark_width: float
    name_width: float
    two_lines: bool

    @classmethod
    def of(cls, look: Look, lines: Sequence[ScoreLine], width: int) -> "ScoreColumns":
        """Room for the widest mark and value; the protocol goes below the name where it must."""
        mark = max((text_width(look, "badge", line.mark) for line in lines), default=0.0)
        value = max((text_width(look, "body_strong", line.value) for line in lines), default=0.0)
        mark_width = mark + look.px(10)
        value_right = width - mark_width - look.px(8) - look.px(16)
        bar = look.px(44) if width < look.px(_WIDE) else look.px(120)
        bar_right = value_right - value - look.px(8)
        bar_left = bar_right - bar
        if bar_left < look.px(_NARROWEST_NAME):  # the benchmark's name goes before the bar
            bar_left = bar_right
        room = bar_left - look.px(8)
        names = max((text_width(look, "body", line.benchmark) for line in lines), default=0.0)
        protocols = max((text_width(look, "badge", line.protocol) for line in lines), default=0.0)
        two_lines = names + protocols + look.px(12) > room
        name_width = room if two_lines else names + look.px(12)
        return cls(bar_left, bar_right, value_right, mark_width, name_width, two_lines)


class ScoreTable:
    """The columns that all lines of a page share, measured once for each width and text size."""

    def __init__(self, lines: Sequence[ScoreLine]) -> None:
        self._lines = lines
        self._measured: tuple[int, float] | None = None
        self._columns: ScoreColumns | None = None

    def columns(self, look: Look, width: int) -> ScoreColumns:
        """The columns at a width in px."""
        if self._columns is None or self._measured != (width, look.scale):
            self._columns = ScoreColumns.of(look, self._lines, width)
            self._measured = (width, look.scale)
        return self._columns


class ScoreRow(Row):
    """One benchmark under one protocol."""

    def __init__(self, line: ScoreLine, category: str, table: "ScoreTable") -> None:
        super().__init__()
        self._line, self._category, self._table = line, category, table
        self._columns: ScoreColumns | None = None
        self._mark = QRectF()
        self._quarrel = QRectF()
        self.tip = f"{line.benchmark}\n{line.tip}"
        self.told = " · ".join((line.benchmark, line.protocol, line.value, line.mark))
        if line.below_chance:
            self.told += " · " + _("below random choice")
        self.menu = [
            (_("Copy value"), Copy(line.value)),
            (
                _("Copy with source"),
                Copy(
                    f"{line.benchmark}, {line.protocol}: {line.value} ({line.reference.sentence})"
                ),
            ),
        ]
        self.menu.append((_("All reports of this score"), Select(line.reports)))
        if line.reference.url:
            self.menu.append((_("Open source"), Open(line.reference.url)))
        self.menu.append((_("Suggest a correction"), Suggest("value", line.value, score=line.key)))

    def lay_out(self, look: Look, width: int) -> None:
        """24 px, or two lines where name and protocol have no room side by side."""
        self.start()
        line = self._line
        columns = self._columns = self._table.columns(look, width)
        name_width = min(columns.name_width, text_width(look, "body", self._name(look)))
        name = QRectF(0, 0, name_width, look.px(24))
        self.spots.append(Spot(name, Select(line.target), line.benchmark, line.benchmark))
        mark = text_width(look, "badge", line.mark) + look.px(10)
        self._mark = QRectF(width - mark, look.px(4), mark, look.px(16))
        if line.reference.source:
            tip = line.reference.sentence
            spot = Spot(
                self._mark.adjusted(0, -4, 0, 4), ShowSource(line.reference.source), line.mark, tip
            )
            self.spots.append(spot)
        if line.disagreements:
            self._quarrel = QRectF(columns.value_right, 0, look.px(20), look.px(24))
            words = _("Reports disagree")
            self.spots.append(Spot(self._quarrel, Select(line.reports), words, words))
        self.height = look.px(24)
        if columns.two_lines:
            protocol = Paragraph(look, self._protocol(), width)
            self.place(look, QPointF(0, look.px(20)), protocol)
            self.height = look.px(24) + protocol.height
        else:
            left = columns.name_width
            room = columns.bar_left - left - look.px(4)
            protocol = Paragraph(look, self._protocol(), room)
            self.place(look, QPointF(left, look.px(4)), protocol)
            self.height = max(look.px(24), protocol.height + look.px(8))

    def paint(self, painter: QPainter, look: Look, width: int) -> None:  # noqa: ARG002
        """Draw name, bar, value and mark on the first line."""
        line, columns = self._line, self._columns
        if columns is None:
            return
        high = look.px(24)
        draw_line(painter, look, QRectF(0, 0, columns.name_width, high), self._name(look))
        self._draw_bar(painter, look, columns)
        box = QRectF(columns.bar_right, 0, columns.value_right - columns.bar_right, high)
        draw_line(painter, look, box, line.value, role="body_strong", right=True)
        if line.disagreements:
            draw_icon(painter, look, "warning", self._quarrel, "warning")
        ink, border, dashed = mark_colours(look, line.provenance)
        draw_badge(painter, look, self._mark, line.mark, ink=ink, border=border, dashed=dashed)

    def _name(self, look: Look) -> str:
        # What stands in brackets is in the tool tip and on the benchmark's own page.
        name, room = self._line.benchmark, self._columns.name_width if self._columns else 0.0
        return name if text_width(look, "body", name) <= room else name.partition(" (")[0]

    def _protocol(self) -> list[Run]:
        line = self._line
        runs = [Run(line.protocol, "text_3", "badge")]
        if line.below_chance:
            runs.append(Run("\u2002" + _("below random choice"), "warning", "badge"))
        return runs

    def _draw_bar(self, painter: QPainter, look: Look, columns: ScoreColumns) -> None:
        line = self._line
        if line.fill is None or columns.bar_left == columns.bar_right:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left, whole = columns.bar_left, columns.bar_right - columns.bar_left
        thick, middle = look.px(4), look.px(12)
        painter.setBrush(look.colour("line"))
        painter.drawRoundedRect(QRectF(left, middle - thick / 2, whole, thick), 2, 2)
        painter.setBrush(look.fill(self._category))
        painter.drawRoundedRect(QRectF(left, middle - thick / 2, whole * line.fill, thick), 2, 2)
        if line.chance is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QPen(look.colour("text_2"), 1))
            x = round(left + whole * line.chance)
            painter.drawLine(QPointF(x, middle - look.px(5)), QPointF(x, middle + look.px(5)))
        painter.restore()


def mark_colours(look: Look, provenance: str) -> tuple[QColor, QColor, bool]:
    """Ink and outline of a provenance mark, and whether it is dashed (second-hand)."""
    if provenance in ("seed", "own"):
        return look.colour("accent"), look.colour("accent"), False
    if provenance == "third-party":
        return look.colour("good"), look.colour("good"), False
    return look.colour("text_2"), look.colour("line_strong"), provenance == "second-hand"
