"""Rows of prose: section heads, sentences, notes, links that open more, and disagreements."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from kollm_gui import i18n
from kollm_gui.i18n import _
from kollm_gui.ui.details.paragraph import Paragraph, Run
from kollm_gui.ui.details.references import Disagreement, Note, Reference
from kollm_gui.ui.details.row import Row, draw_icon, text_width
from kollm_gui.ui.details.spot import Action, Copy, Select, ShowSource, Spot, Toggle
from kollm_gui.ui.look import Look

LABEL_LANE = 92  # px of the labels beside words and links


def reference_runs(references: Sequence[Reference], lead: str = "") -> list[Run]:
    """``[1, 2]`` with each number a link to its place in the list of sources."""
    told = [one for one in references if one.number is not None and one.source is not None]
    if not told:
        return []
    # The bracket and the comma belong to the links, which would else be too small to hit.
    runs = [Run(lead, "accent", "small")] if lead else []
    for index, one in enumerate(told):
        left, right = "" if index else "[", "]" if one is told[-1] else ",\u00a0"
        action = ShowSource(one.source or "")
        text = f"{left}{one.number}{right}"
        runs.append(Run(text, "accent", "small", action, one.sentence))
    return runs


def english_mark(runs: list[Run], *, english_only: bool) -> list[Run]:
    """The small EN before a text that has no Korean version."""
    return [Run("EN\u2002", "text_3", "badge_strong"), *runs] if english_only else runs


class HeadRow(Row):
    """A section's head: title, a quiet remark, and a link at the right edge."""

    def __init__(
        self, title: str, remark: str = "", link: tuple[str, Action] | None = None
    ) -> None:
        super().__init__()
        self._title, self._remark, self._link = title, remark, link
        self.told = " ".join(part for part in (title, remark) if part)

    def lay_out(self, look: Look, width: int) -> None:
        """One line, the link as wide as its words."""
        self.start()
        room = float(width)
        if self._link is not None:
            words, action = self._link
            run = Run(words, "accent", "small", action)
            link_width = text_width(look, "small", words) + 2
            self.place(look, QPointF(width - link_width, 2), Paragraph(look, [run], link_width))
            room -= link_width + look.px(8)
        runs = [
            Run(self._title, "text", "section"),
            Run("\u2002" + self._remark, "text_3", "small"),
        ]
        head = Paragraph(look, runs if self._remark else runs[:1], room)
        self.place(look, QPointF(0, 0), head)
        self.height = head.height + look.px(6)


class TextRow(Row):
    """A paragraph of prose, with an icon before it where one is wanted."""

    def __init__(
        self,
        runs: Sequence[Run],
        *,
        icon: str | None = None,
        indent: int = 0,
        gap: int = 4,
        copy: str | None = None,
    ) -> None:
        super().__init__()
        self._runs, self._icon, self._indent, self._gap = list(runs), icon, indent, gap
        self.told = "".join(run.text for run in runs)
        self.menu = [(_("Copy text"), Copy(copy or self.told))]

    def lay_out(self, look: Look, width: int) -> None:
        """Wrap the prose; Korean lines stand a little further apart."""
        self.start()
        left = look.px(self._indent + (24 if self._icon else 0))
        prose = any(run.role == "body" for run in self._runs)
        lines = look.px(22) if prose and i18n.current() == "ko" else None
        text = Paragraph(look, self._runs, width - left, line_height=lines)
        self.place(look, QPointF(left, 0), text)
        self.height = text.height + look.px(self._gap)

    def paint(self, painter: QPainter, look: Look, width: int) -> None:  # noqa: ARG002
        """Draw the icon beside the first line."""
        if self._icon:
            box = QRectF(0, 0, look.px(16), look.px(20))
            draw_icon(painter, look, self._icon, box, "text_3", size=16)


class LabelledRow(Row):
    """Words and links under one another beside their label, as the facts have it."""

    def __init__(self, label: str, runs: Sequence[Run]) -> None:
        super().__init__()
        self._label, self._runs = label, list(runs)
        self.told = f"{label}: " + "".join(run.text for run in runs)

    def lay_out(self, look: Look, width: int) -> None:
        """The label in its column, the words in theirs."""
        self.start()
        left, top = look.px(LABEL_LANE), look.px(2)
        label = Paragraph(look, [Run(self._label, "text_3")], left - look.px(8))
        self.place(look, QPointF(0, top), label)
        words = Paragraph(look, self._runs, width - left)
        self.place(look, QPointF(left, top), words)
        self.height = max(look.px(24), max(label.height, words.height) + 2 * top)


def note_rows(note: Note) -> list[Row]:
    """A note under its heading, with the numbers of its sources."""
    rows: list[Row] = []
    if note.title:
        action = Select(note.target) if note.target else None
        ink = "accent" if action else "text"
        rows.append(TextRow([Run(note.title, ink, "small_strong", action)], gap=2))
    prose = english_mark([Run(note.text, "text_2")], english_only=note.english_only)
    runs = [*prose, *reference_runs(note.references, "\u2002")]
    if not note.cited:
        runs.append(
            Run("\u2002" + _("no source recorded").replace(" ", "\u00a0"), "text_3", "small")
        )
    rows.append(TextRow(runs, gap=8, copy=note.text))
    return rows


class LinkRow(Row):
    """A line of words that does something when pressed."""

    def __init__(self, words: str, action: Action) -> None:
        super().__init__()
        self._words, self._action = words, action

    def lay_out(self, look: Look, width: int) -> None:
        """One line with room for a finger."""
        self.start()
        run = Run(self._words, "accent", "body", self._action)
        self.place(look, QPointF(0, look.px(2)), Paragraph(look, [run], width))
        self.height = look.px(24)


class ToggleRow(LinkRow):
    """A link that opens or closes the rest of a list."""

    def __init__(self, words: str, key: str) -> None:
        super().__init__(words, Toggle(key))


class QuarrelRow(Row):
    """Reports that disagree: each value with its setting and source, then what it means."""

    def __init__(self, disagreement: Disagreement) -> None:
        super().__init__()
        self._told = disagreement
        self._split = 0.0
        values = "; ".join(
            " ".join(part for part in (one.value, one.setting) if part)
            for one in disagreement.values
        )
        self.told = _("Reports disagree: {values}. {comment}").format(
            values=values, comment=disagreement.comment
        )
        self.menu = [(_("Copy text"), Copy(self.told))]

    def lay_out(self, look: Look, width: int) -> None:
        """Head, one line per value, the comment."""
        self.start()
        pad, top = look.px(12), look.px(8)
        room = width - 2 * pad
        head = Paragraph(look, [Run(_("Reports disagree"), "warning", "small_strong")], room - 20)
        self.place(look, QPointF(pad + look.px(20), top), head)
        top += head.height + look.px(4)
        for one in self._told.values:
            numbers = reference_runs(one.references)
            side = sum(text_width(look, run.role, run.text) for run in numbers) + look.px(8)
            runs = [Run(one.value, "text", "section")]
            if one.setting:
                runs.append(Run("\u2002" + one.setting, "text_2", "small"))
            text = Paragraph(look, runs, room - side)
            self.place(look, QPointF(pad, top), text)
            if numbers:
                at = QPointF(pad + room - side + look.px(6), top + look.px(1))
                self.place(look, at, Paragraph(look, numbers, side))
            top += text.height + look.px(2)
        runs = english_mark(
            [Run(self._told.comment, "text_2", "small")], english_only=self._told.english_only
        )
        comment = Paragraph(look, runs, room)
        self.place(look, QPointF(pad, top + look.px(4)), comment)
        self.height = int(top + look.px(4) + comment.height + look.px(12))

    def paint(self, painter: QPainter, look: Look, width: int) -> None:
        """Draw the tinted ground and the triangle."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("warning_ground"), 1))
        painter.setBrush(look.colour("warning_ground"))
        bottom = self.height - look.px(6)
        painter.drawRoundedRect(QRectF(0, 0, width, bottom), 6, 6)
        painter.restore()
        box = QRectF(look.px(10), look.px(8), look.px(16), look.px(18))
        draw_icon(painter, look, "warning", box, "warning")


def quarrel_spot(key: str, rect: QRectF) -> Spot:
    """The triangle beside a value: a target of 24 px that opens the disagreement."""
    return Spot(rect, Toggle(f"quarrel/{key}"), _("Reports disagree"), _("Reports disagree"))
