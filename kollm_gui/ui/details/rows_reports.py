"""Rows of "Reports disagree": all values on one line, then each report with its bar."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kollm_gui.i18n import _
from kollm_gui.ui.details.paragraph import Paragraph, Run
from kollm_gui.ui.details.row import Row, draw_badge, draw_line, text_width
from kollm_gui.ui.details.rows_scores import mark_colours
from kollm_gui.ui.details.rows_text import reference_runs
from kollm_gui.ui.details.scores import ReportCard
from kollm_gui.ui.details.spot import Copy, Open, ShowSource, Spot
from kollm_gui.ui.look import Look


class SpreadRow(Row):
    """Every value as a ring on one line; the one that tables show is filled."""

    def __init__(self, cards: Sequence[ReportCard], category: str, scale: str) -> None:
        super().__init__()
        self._cards, self._category, self._scale = cards, category, scale
        values = ", ".join(card.value for card in cards)
        self.told = _("All values on one line: {values}").format(values=values)

    def lay_out(self, look: Look, width: int) -> None:  # noqa: ARG002
        """The axis, and the scale's words below it."""
        self.start()
        self.height = look.px(52)

    def paint(self, painter: QPainter, look: Look, width: int) -> None:
        """Draw axis, random choice, rings and the ends of the scale."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, whole, middle = look.px(8), width - look.px(16), look.px(14)
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.drawLine(QPointF(left, middle), QPointF(left + whole, middle))
        chance = next((card.chance for card in self._cards if card.chance is not None), None)
        if chance is not None:
            painter.setPen(QPen(look.colour("text_2"), 1, Qt.PenStyle.DashLine))
            x = left + whole * chance
            painter.drawLine(QPointF(x, middle - look.px(10)), QPointF(x, middle + look.px(10)))
        # The shown one is drawn last, so that no other covers it.
        for card in sorted(self._cards, key=lambda card: card.shown):
            if card.fill is None:
                continue
            painter.setPen(QPen(look.ink(self._category), 1.5))
            fill = look.fill(self._category) if card.shown else look.colour("surface")
            painter.setBrush(fill)
            painter.drawEllipse(QPointF(left + whole * card.fill, middle), look.px(5), look.px(5))
        painter.restore()
        box = QRectF(0, look.px(28), width, look.px(18))
        low, _between, high = self._scale.partition("–")
        draw_line(painter, look, box, low, role="badge", ink="text_3")
        draw_line(painter, look, box, high, role="badge", ink="text_3", right=True)
        if chance is not None:
            words = _("random choice")
            half = text_width(look, "badge", words) / 2
            centre = min(max(left + whole * chance, half + look.px(24)), width - half - look.px(24))
            at = QRectF(centre - half, look.px(28), 2 * half + 1, look.px(18))
            draw_line(painter, look, at, words, role="badge", ink="text_3")


class ReportRow(Row):
    """One report: the value large, the bar with the random choice, protocol, source, remarks."""

    def __init__(self, card: ReportCard, category: str, *, ruled: bool = True) -> None:
        super().__init__()
        self._card, self._category, self._ruled = card, category, ruled
        self._mark, self._bar = QRectF(), 0.0
        told = (f"{card.value} {card.unit}".strip(), card.protocol, card.mark)
        self.told = " · ".join((*told, card.reference.sentence, *card.remarks))
        self.menu = [(_("Copy value"), Copy(card.value)), (_("Copy text"), Copy(self.told))]
        if card.reference.url:
            self.menu.append((_("Open source"), Open(card.reference.url)))

    def lay_out(self, look: Look, width: int) -> None:
        """Value and mark, the bar, then the words under one another."""
        self.start()
        card = self._card
        mark = text_width(look, "badge", card.mark) + look.px(10)
        self._mark = QRectF(width - mark, look.px(8), mark, look.px(16))
        if card.reference.source:
            action = ShowSource(card.reference.source)
            area = self._mark.adjusted(0, -4, 0, 4)
            self.spots.append(Spot(area, action, card.mark, card.reference.sentence))
        runs = [Run(card.value, "text", "title"), Run("\u2009" + card.unit, "text_3", "small")]
        if card.shown:
            runs.append(Run("\u2002" + _("stands in the tables"), "text_3", "small"))
        value = Paragraph(look, runs, width - mark - look.px(8))
        self.place(look, QPointF(0, look.px(4)), value)
        self._bar = look.px(4) + value.height + look.px(6)
        top = self._bar + look.px(10)
        role = "small_strong" if card.stated else "small"
        protocol = Run(card.protocol, "text" if card.stated else "text_3", role)
        words = [[protocol], self._source_runs()]
        words += [
            [Run(remark, "warning" if card.warned and not place else "text_3", "small")]
            for place, remark in enumerate(card.remarks)
        ]
        for line in words:
            text = Paragraph(look, line, width)
            self.place(look, QPointF(0, top), text)
            top += text.height + look.px(2)
        self.height = int(top + look.px(12))

    def paint(self, painter: QPainter, look: Look, width: int) -> None:
        """Draw the mark, the bar, and below them the hairline to the next report."""
        card = self._card
        ink, border, dashed = mark_colours(look, card.provenance)
        draw_badge(painter, look, self._mark, card.mark, ink=ink, border=border, dashed=dashed)
        if self._ruled:
            painter.fillRect(QRectF(0, self.height - 1, width, 1), look.colour("grid"))
        if card.fill is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        thick = look.px(4)
        painter.setBrush(look.colour("line"))
        painter.drawRoundedRect(QRectF(0, self._bar, width, thick), 2, 2)
        painter.setBrush(look.fill(self._category))
        painter.drawRoundedRect(QRectF(0, self._bar, width * card.fill, thick), 2, 2)
        painter.restore()
        if card.chance is not None:
            x = round(width * card.chance)
            high = look.px(12)
            tick = QRectF(x, self._bar + thick / 2 - high / 2, 1.5, high)
            painter.fillRect(tick, look.colour("text_2"))

    def _source_runs(self) -> list[Run]:
        reference = self._card.reference
        runs = [Run(reference.title, "text", "small")]
        if reference.locator:
            runs.append(Run(", " + reference.locator, "text_3", "small"))
        return [*runs, *reference_runs([reference], "\u2002")]
