"""Rows of a benchmark's page: its protocols to choose from, and its models by place."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from kollm_gui.i18n import _
from kollm_gui.ui.details.paragraph import Paragraph, Run
from kollm_gui.ui.details.row import Row, draw_badge, draw_icon, draw_line, text_width
from kollm_gui.ui.details.rows_scores import mark_colours
from kollm_gui.ui.details.scores import ProtocolLine, RankLine
from kollm_gui.ui.details.spot import Copy, Open, Select, ShowSource, Spot, UseProtocol
from kollm_gui.ui.look import Look


class ProtocolRow(Row):
    """A protocol with a dot that is filled where it is the chosen one."""

    def __init__(self, line: ProtocolLine) -> None:
        super().__init__()
        self._line = line
        chosen = _("chosen") if line.chosen else ""
        self.told = " · ".join(part for part in (line.label, line.detail, chosen) if part)
        self.tip = _("Show the models under this protocol")
        self.menu = [(_("Copy text"), Copy(line.label)), (_("Copy key"), Copy(line.key))]

    def lay_out(self, look: Look, width: int) -> None:
        """The label wraps; the number of models keeps the right edge."""
        self.start()
        line = self._line
        left = look.px(22)
        side = text_width(look, "small", line.detail) + look.px(8)
        ink = "text" if line.chosen else "accent"
        role = "body_strong" if line.chosen else "body"
        action = None if line.chosen else UseProtocol(line.benchmark, line.key)
        text = Paragraph(look, [Run(line.label, ink, role, action)], width - left - side)
        self.place(look, QPointF(left, look.px(2)), text)
        detail = Paragraph(look, [Run(line.detail, "text_3", "small")], side, right=True)
        self.place(look, QPointF(width - side, look.px(3)), detail)
        self.height = max(look.px(24), text.height + look.px(4))
        if action is not None:
            # The dot belongs to the link, so that the whole line can be hit.
            self.spots.append(Spot(QRectF(0, 0, left, look.px(24)), action, line.label))

    def paint(self, painter: QPainter, look: Look, width: int) -> None:  # noqa: ARG002
        """Draw the dot."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(look.px(8), look.px(12))
        chosen = self._line.chosen
        edge = look.colour("accent" if chosen else "line_strong")
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(centre, look.px(6), look.px(6))
        if chosen:
            painter.setBrush(edge)
            painter.drawEllipse(centre, look.px(3), look.px(3))
        painter.restore()


class RankTable:
    """The widths that all lines of a ranking share, px."""

    def __init__(self, lines: Sequence[RankLine]) -> None:
        self._lines = lines

    def widths(self, look: Look) -> tuple[float, float, float, float]:
        """Widths of places, value, margin and provenance mark."""
        lines = self._lines
        return (
            max((text_width(look, "small", line.places) for line in lines), default=0.0),
            max((text_width(look, "body_strong", line.value) for line in lines), default=0.0),
            max((text_width(look, "badge", line.margin) for line in lines), default=0.0),
            max((text_width(look, "badge", line.mark) for line in lines), default=0.0),
        )


class RankRow(Row):
    """A place, a model, its value with the margin, and who measured it."""

    def __init__(self, line: RankLine, table: RankTable) -> None:
        super().__init__()
        self._line, self._table = line, table
        self._boxes: dict[str, QRectF] = {}
        self.tip = line.tip
        told = (line.places, line.name, f"{line.value} {line.margin}".strip(), line.remark)
        self.told = " · ".join(part for part in (*told, line.mark) if part)
        self.menu = [
            (_("Copy value"), Copy(line.value)),
            (_("All reports of this score"), Select(line.reports)),
        ]
        if line.reference.url:
            self.menu.append((_("Open source"), Open(line.reference.url)))

    def lay_out(self, look: Look, width: int) -> None:
        """One line; a remark goes below it."""
        self.start()
        line, high = self._line, look.px(24)
        places, value, margin, mark = self._table.widths(look)
        own = text_width(look, "badge", line.mark) + look.px(10)
        right = width - mark - look.px(18)
        lane = look.px(18)  # of the conflict mark, so that digits stand on one edge
        edge = right - lane - margin - look.px(4)
        left = places + look.px(26)
        self._boxes = {
            "places": QRectF(0, 0, places, high),
            "name": QRectF(left, 0, max(edge - value - look.px(8) - left, 40), high),
            "value": QRectF(edge - value, 0, value, high),
            "margin": QRectF(edge + look.px(4), 0, margin, high),
            "conflict": QRectF(right - lane, 0, lane, high),
            "mark": QRectF(width - own, look.px(4), own, look.px(16)),
            "marker": QRectF(places + look.px(8), 0, look.px(10), high),
        }
        self.spots.append(Spot(self._boxes["name"], Select(line.target), line.name, line.name))
        if line.disputed:
            words = _("Reports disagree")
            spot = Spot(self._boxes["conflict"], Select(line.reports), words, words)
            self.spots.append(spot)
        if line.reference.source:
            area = self._boxes["mark"].adjusted(0, -4, 0, 4)
            action = ShowSource(line.reference.source)
            self.spots.append(Spot(area, action, line.mark, line.reference.sentence))
        self.height = high
        if line.remark:
            ink = "warning" if line.warned else "text_3"
            below = Paragraph(look, [Run(line.remark, ink, "badge")], width - left)
            self.place(look, QPointF(left, look.px(20)), below)
            self.height = look.px(22) + below.height

    def paint(self, painter: QPainter, look: Look, width: int) -> None:  # noqa: ARG002
        """Draw the line's parts, each in its box."""
        line, boxes = self._line, self._boxes
        draw_line(
            painter, look, boxes["places"], line.places, role="small", ink="text_3", right=True
        )
        at = boxes["marker"].center()
        look.marker(painter, line.category, at.x(), at.y(), look.px(9))
        draw_line(painter, look, boxes["name"], line.name, ink="text_3" if line.muted else "text")
        draw_line(painter, look, boxes["value"], line.value, role="body_strong", right=True)
        draw_line(painter, look, boxes["margin"], line.margin, role="badge", ink="text_3")
        if line.disputed:
            draw_icon(painter, look, "warning", boxes["conflict"], "warning", size=12)
        ink, border, dashed = mark_colours(look, line.provenance)
        draw_badge(painter, look, boxes["mark"], line.mark, ink=ink, border=border, dashed=dashed)
