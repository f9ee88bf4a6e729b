"""Rows of facts: label, value, unit, remark, and the number of the source at the right edge."""

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from kollm_gui.comparing.naming import provenance_label
from kollm_gui.i18n import _
from kollm_gui.ui.details.content import Fact
from kollm_gui.ui.details.paragraph import Paragraph, Run
from kollm_gui.ui.details.row import Row, draw_badge, draw_icon, text_width
from kollm_gui.ui.details.rows_text import quarrel_spot, reference_runs
from kollm_gui.ui.details.spot import Action, Copy, Edit, Open, Select, Spot, Suggest
from kollm_gui.ui.look import Look

LABEL_WIDTH = 136
_LABEL_SHARE = 0.38  # of the width, where the panel is narrower than the look has it
_GAP = 8


class FactRow(Row):
    """One fact of the grid."""

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self._fact = fact
        self._left = 0
        self._badge = QRectF()
        self._mark = QRectF()
        self._icon = QRectF()
        self._box = QRectF()
        self.tip = fact.tip or self._sources()
        self.told = f"{fact.label}: {fact.text}"
        self.menu = self._menu()

    def lay_out(self, look: Look, width: int) -> None:
        """Label and value wrap in their columns; the row is as high as the higher of them."""
        self.start()
        if self._fact.command:
            self._lay_out_command(look, width)
            return
        fact, top = self._fact, look.px(2)
        left = self._left = min(look.px(LABEL_WIDTH), int(width * _LABEL_SHARE))
        label = self.place(
            look, QPointF(0, top), Paragraph(look, [Run(fact.label, "text_3")], left - look.px(8))
        )
        side = self._lay_out_side(look, width, top)
        lead = look.px(16) if fact.category else 0
        lane = look.px(20) if fact.disagreements else 0
        room = width - left - lead - side - lane
        value = Paragraph(look, self._runs(look, room), room)
        self.place(look, QPointF(left + lead, top), value)
        if fact.disagreements:
            end = value.end
            x = left + lead + end.x() + look.px(2)
            self._mark = QRectF(x, top + end.y() - look.px(2), look.px(24), look.px(24))
            self.spots.append(quarrel_spot(fact.key, self._mark))
        self.height = max(look.px(24), max(label.height, value.height) + 2 * top)

    def paint(self, painter: QPainter, look: Look, width: int) -> None:  # noqa: ARG002
        """Draw the category's marker, the conflict mark, the derived badge, a command's ground."""
        fact = self._fact
        if fact.category:
            look.marker(painter, fact.category, self._left + look.px(5), look.px(12))
        if fact.disagreements:
            draw_icon(painter, look, "warning", self._mark, "warning")
        if self._badge_word:
            own = fact.original is not None
            draw_badge(
                painter,
                look,
                self._badge,
                self._badge_word,
                ink=look.colour("accent" if own else "text_2"),
                border=look.colour("accent" if own else "line_strong"),
            )
        if fact.command:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("window"))
            painter.drawRoundedRect(self._box, 4, 4)
            draw_icon(painter, look, "copy", self._icon, "accent")
        elif not self._icon.isEmpty():
            draw_icon(painter, look, "info", self._icon, "text_3")

    @property
    def _badge_word(self) -> str:
        """What stands in the place of the sources."""
        if self._fact.original is not None:
            return provenance_label("own")
        return _("derived") if self._fact.derived else ""

    def _lay_out_side(self, look: Look, width: int, top: float) -> float:
        fact = self._fact
        word = self._badge_word
        if word:
            wide = text_width(look, "badge", word) + look.px(12)
            self._badge = QRectF(width - wide, look.px(4), wide, look.px(16))
            return wide + look.px(_GAP)
        numbers = reference_runs(fact.references)
        if numbers:
            wide = sum(text_width(look, run.role, run.text) for run in numbers) + 2
            text = Paragraph(look, numbers, wide, line_height=look.px(20), right=True)
            self.place(look, QPointF(width - wide, top), text)
            self._widen(look)
            return wide + look.px(_GAP)
        if not fact.references:
            self._icon = QRectF()
            return 0.0
        # No document, but a place: the tool tip tells that the model's name says so.
        self._icon = QRectF(width - look.px(24), 0, look.px(24), look.px(24))
        return look.px(24)

    def _widen(self, look: Look) -> None:
        """Make the numbers as high as the row, and the first as wide as a finger needs."""
        least = look.px(24)
        for index, spot in enumerate(self.spots):
            rect = spot.rect.adjusted(0, -2, 0, 2)
            if index == 0 and rect.width() < least:
                rect.setLeft(rect.right() - least)
            self.spots[index] = replace(spot, rect=rect)

    def _lay_out_command(self, look: Look, width: int) -> None:
        """A command stands below its label in a box of the whole width, with a copy button."""
        fact, pad, head = self._fact, look.px(8), look.px(24)
        label = Paragraph(look, [Run(fact.label, "text_3")], width - head)
        self.place(look, QPointF(0, look.px(2)), label)
        # Word joiners keep options whole; they are taken out again on copying.
        whole = fact.value.replace("-", "-\u2060")
        text = Paragraph(look, [Run(whole, "text", "mono")], width - 2 * pad)
        self.place(look, QPointF(pad, head + look.px(6)), text)
        self._box = QRectF(0, head, width, text.height + look.px(12))
        self._icon = QRectF(width - head, 0, head, head)
        words = _("Copy the command")
        self.spots.append(Spot(self._icon, Copy(fact.value), words, words))
        self.height = head + text.height + look.px(18)

    def _runs(self, look: Look, room: float) -> list[Run]:
        fact = self._fact
        action: Action | None = None
        if fact.target:
            action = Select(fact.target)
        elif fact.url:
            action = Open(fact.url)
        ink = "accent" if action else ("text" if fact.tone == "known" else "text_3")
        tip = fact.url or "" if not fact.target else ""
        runs = [Run(fact.value, ink, "body", action, tip if not fact.tip else fact.tip)]
        if fact.unit:
            # A short unit stays with its number; a word may begin a new line.
            space = "\u00a0" if len(fact.unit) <= 2 else " "
            runs.append(Run(space + fact.unit, "text_3", "small"))
        if fact.remark:
            remark = Run("\u2002" + fact.remark, "text_3", "small")
            taken = Paragraph(look, runs, room).end.x()
            alone = text_width(look, "small", remark.text)
            # A remark is not torn: it begins a line of its own where that keeps it whole.
            if taken + alone > room >= alone:
                remark = Run("\u2028" + fact.remark, "text_3", "small")
            runs.append(remark)
        if fact.original is not None:
            told = _("catalogue: {value}").format(value=fact.original)
            runs.append(Run("\u2028" + told + "\u2002", "text_3", "small"))
            runs.append(Run(_("Revert"), "accent", "small", _revert(fact)))
        return runs

    def _sources(self) -> str:
        told = [one.sentence for one in self._fact.references]
        if told:
            return "\n".join(told)
        return "" if self._fact.derived or self._fact.tone != "known" else _("No source recorded")

    def _menu(self) -> list[tuple[str, Action]]:
        fact = self._fact
        value = " ".join(part for part in (fact.value, fact.unit) if part)
        told = "; ".join(one.sentence for one in fact.references) or _("no source recorded")
        entries: list[tuple[str, Action]] = [
            (_("Copy value"), Copy(value)),
            (_("Copy with source"), Copy(f"{fact.label}: {fact.text} ({told})")),
        ]
        url = next((one.url for one in fact.references if one.url), None)
        if url:
            entries.append((_("Open source"), Open(url)))
        if fact.url:
            entries.append((_("Open in browser"), Open(fact.url)))
        if not fact.command:
            places = tuple((one.source, one.locator) for one in fact.references)
            entries.append((_("Suggest a correction"), Suggest(fact.key, value, places)))
        if fact.overridable:
            entries.append((_("Override this value…"), Edit("override.change", fact.key)))
        if fact.original is not None:
            entries.append((_("Revert to the catalogue’s value"), _revert(fact)))
        return entries


def _revert(fact: Fact) -> Edit:
    return Edit("override.revert", fact.key)
