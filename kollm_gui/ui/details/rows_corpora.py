"""Rows of the corpora: a table with the total on top, and the strip of languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kollm_gui.i18n import _
from kollm_gui.ui.details.content import CorpusLine, MixPart
from kollm_gui.ui.details.content_corpora import percent
from kollm_gui.ui.details.paragraph import Paragraph, Run
from kollm_gui.ui.details.row import Row, draw_icon, draw_line, text_width
from kollm_gui.ui.details.spot import Copy, Suggest
from kollm_gui.ui.look import Look

# Korean is in the accent everywhere; the others are greys, told apart by their order and words.
_MIX_INKS = ("text_3", "line_strong", "text_2", "line")
_NARROWEST_NAME = 150
_WIDEST_LANGUAGE = 108  # px before scaling; longer words are cut


@dataclass(frozen=True, slots=True)
class CorpusColumns:
    """The columns right of the name that have anything to say, each with all that it says."""

    texts: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, lines: Sequence[CorpusLine]) -> "CorpusColumns":
        """The columns that some row fills; languages only where they differ."""
        found: dict[str, tuple[str, ...]] = {}
        if len({line.language for line in lines}) > 1:
            found["language"] = tuple(line.language for line in lines)
        for name in ("size", "tokens", "share"):
            told = tuple(getattr(line, name) or "" for line in lines)
            if any(told):
                found[name] = told
        if any(line.public is not None for line in lines):
            found["public"] = (_("yes"), _("no"))
        return cls(found)

    def placed(self, look: Look, width: int) -> list[tuple[str, QRectF]]:
        """The columns with their boxes in a row of 20 px, each as wide as its widest text."""
        widths: list[tuple[str, float]] = []
        for name, told in self.texts.items():
            head = text_width(look, "small_medium", column_title(name))
            body = max(text_width(look, "small_strong", text) for text in told)
            if name == "language":
                body = min(body, look.px(_WIDEST_LANGUAGE))
            widths.append((name, max(head, body) + look.px(16)))
        left = width - sum(wide for _name, wide in widths)
        if left < look.px(_NARROWEST_NAME) and widths and widths[0][0] == "language":
            # The language then stands below the name.
            left += widths.pop(0)[1]
        boxes: list[tuple[str, QRectF]] = []
        for name, wide in widths:
            boxes.append((name, QRectF(left, look.px(2), wide, look.px(20))))
            left += wide
        return boxes


def column_title(name: str) -> str:
    """The header of a column."""
    titles = {
        "language": _("Language"),
        "size": _("GB"),
        "tokens": _("Tokens"),
        "share": _("Share"),
        "public": _("Public"),
    }
    return titles[name]


class CorpusHeadRow(Row):
    """The table's header."""

    def __init__(self, columns: CorpusColumns) -> None:
        super().__init__()
        self._columns = columns
        self._boxes: list[tuple[str, QRectF]] = []

    def lay_out(self, look: Look, width: int) -> None:
        """One line."""
        self.start()
        self._boxes = self._columns.placed(look, width)
        self.height = look.px(24)

    def paint(self, painter: QPainter, look: Look, width: int) -> None:
        """Draw titles over a rule."""
        first = self._boxes[0][1].left() if self._boxes else width
        box = QRectF(0, look.px(2), first, look.px(20))
        draw_line(painter, look, box, _("Name"), role="small_medium", ink="text_3")
        for name, rect in self._boxes:
            right = name != "language"
            draw_line(
                painter,
                look,
                rect.adjusted(0 if right else look.px(12), 0, 0, 0),
                column_title(name),
                role="small_medium",
                ink="text_3",
                right=right,
            )
        painter.fillRect(0, self.height - 1, width, 1, look.colour("grid"))


class CorpusRow(Row):
    """One corpus: its name wraps, its numbers stand on the first line."""

    def __init__(self, line: CorpusLine, columns: CorpusColumns) -> None:
        super().__init__()
        self._line, self._columns = line, columns
        self._boxes: list[tuple[str, QRectF]] = []
        size = None if line.size is None else f"{line.size} GB"
        told = (line.name, line.remark, line.language, size, line.tokens, line.share)
        self.told = ", ".join(part for part in told if part)
        self.menu = [
            (_("Copy row"), Copy("\t".join(part or "" for part in told))),
            (_("Suggest a correction"), Suggest("corpora", self.told)),
        ]

    def lay_out(self, look: Look, width: int) -> None:
        """As high as the name needs."""
        self.start()
        line = self._line
        self._boxes = self._columns.placed(look, width)
        left = look.px(12) * line.depth
        first = self._boxes[0][1].left() if self._boxes else width
        strong = line.role == "total"
        runs = [Run(line.name, "text", "small_strong" if strong else "small")]
        below = "language" in self._columns.texts and "language" not in dict(self._boxes)
        quiet = [part for part in (line.language if below else "", line.remark) if part]
        if quiet:
            lead = "\u2028" if below else "\u2002"
            runs.append(Run(lead + " · ".join(quiet), "text_3", "small"))
        text = Paragraph(look, runs, first - left - look.px(8))
        self.place(look, QPointF(left, look.px(3)), text)
        self.height = max(look.px(24), text.height + look.px(6))

    def paint(self, painter: QPainter, look: Look, width: int) -> None:
        """Draw the numbers, a dash for the unknown, and the rule below."""
        line = self._line
        values = {
            "language": line.language,
            "size": line.size,
            "tokens": line.tokens,
            "share": line.share,
        }
        strong = "small_strong" if line.role == "total" else "small"
        for name, rect in self._boxes:
            if name == "public":
                words = {True: _("yes"), False: _("no"), None: "–"}[line.public]
                ink = "text_2" if line.public is not None else "text_3"
                draw_line(painter, look, rect, words, role="small", ink=ink, right=True)
                continue
            value = values[name]
            ink = "text_3" if value is None else "text_2" if name == "language" else "text"
            box = rect.adjusted(look.px(12), 0, 0, 0) if name == "language" else rect
            draw_line(
                painter,
                look,
                box,
                value or "–",
                role="small" if name == "language" else strong,
                ink=ink,
                right=name != "language",
            )
        painter.fillRect(0, self.height - 1, width, 1, look.colour("grid"))


class MixRow(Row):
    """The strip of languages, 8 px high, and its words."""

    def __init__(self, parts: Sequence[MixPart]) -> None:
        super().__init__()
        self._parts = parts
        self._words: list[tuple[QRectF, MixPart]] = []
        self.told = ", ".join(f"{part.label} {percent(part.share)}" for part in parts)
        self.menu = [(_("Copy text"), Copy(self.told))]

    def lay_out(self, look: Look, width: int) -> None:
        """The words flow over as many lines as they need."""
        self.start()
        self._words = []
        x, y = 0.0, look.px(24)
        for part in self._parts:
            words = f"{part.label} {percent(part.share)}"
            wide = text_width(look, "small", words) + look.px(14)
            if x and x + wide > width:
                x, y = 0.0, y + look.px(20)
            self._words.append((QRectF(x, y, wide, look.px(20)), part))
            x += wide + look.px(16)
        self.height = int(y + look.px(26))

    def paint(self, painter: QPainter, look: Look, width: int) -> None:
        """Draw the strip's parts, the undisclosed rest as a dashed outline."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, top, high = 0.0, look.px(8), look.px(8)
        whole = max(1.0, sum(part.share for part in self._parts))
        for index, part in enumerate(self._parts):
            wide = width * part.share / whole
            box = QRectF(x, top, max(wide - 1, 1.0), high)
            self._draw_part(painter, look, box, index)
            x += wide
        painter.restore()
        for index, (rect, part) in enumerate(self._words):
            mark = QRectF(rect.left(), rect.top() + look.px(6), look.px(8), look.px(8))
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_part(painter, look, mark, index)
            painter.restore()
            box = rect.adjusted(look.px(14), 0, 0, 0)
            words = f"{part.label} {percent(part.share)}"
            draw_line(painter, look, box, words, role="small", ink="text_2")

    def _draw_part(self, painter: QPainter, look: Look, box: QRectF, index: int) -> None:
        if self._parts[index].language is None:
            pen = QPen(look.colour("line_strong"), 1)
            pen.setDashPattern([2.0, 2.0])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            return
        others = [part.language for part in self._parts if part.language != "ko"]
        language = self._parts[index].language
        place = 0 if language == "ko" else others.index(language)
        colour = look.colour("accent" if language == "ko" else _MIX_INKS[place % len(_MIX_INKS)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 2, 2)


class LockRow(Row):
    """A sentence with a lock where the maker tells nothing."""

    def __init__(self, sentence: str, *, withheld: bool) -> None:
        super().__init__()
        self._sentence, self._withheld = sentence, withheld
        self.told = sentence

    def lay_out(self, look: Look, width: int) -> None:
        """Wrap the sentence beside the icon."""
        self.start()
        text = Paragraph(look, [Run(self._sentence, "text_3")], width - look.px(24))
        self.place(look, QPointF(look.px(24), 0), text)
        self.height = text.height + look.px(4)

    def paint(self, painter: QPainter, look: Look, width: int) -> None:  # noqa: ARG002
        """Draw the lock, or the sign of what is merely not known."""
        box = QRectF(0, 0, look.px(16), look.px(20))
        draw_icon(painter, look, "lock" if self._withheld else "info", box, "text_3", size=16)
