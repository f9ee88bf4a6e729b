"""A laid-out text in several tones: wrapped between words, selectable, with links in it."""

import re
from collections.abc import Sequence
from math import ceil
from typing import cast

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from kollm_gui.ui.details.spot import Action, Spot
from kollm_gui.ui.look import Look

_WORD_JOINER = "\u2060"
# Qt breaks a line between any two Hangul syllables; Korean breaks between words.
_SYLLABLES = re.compile(r"(?<=[가-힣])(?=[^\s\u2060])|(?<=[^\s\u2060])(?=[가-힣])")


class Run(Struct, frozen=True):
    """A stretch of text in one tone; ``action`` makes it a link."""

    text: str
    ink: str = "text"
    role: str = "body"
    action: Action | None = None
    tip: str = ""


class Paragraph:
    """Runs laid out to a width in px, in lines of equal height."""

    def __init__(
        self,
        look: Look,
        runs: Sequence[Run],
        width: float,
        *,
        line_height: int | None = None,
        right: bool = False,
    ) -> None:
        self._runs = [(unbroken(run.text), run) for run in runs if run.text]
        first = self._runs[0][1] if self._runs else Run("")
        self._layout = QTextLayout("".join(text for text, _run in self._runs))
        self._layout.setFont(look.font(first.role))
        option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._ink = look.colour(first.ink)
        if len(self._runs) > 1:  # one run needs no formats: font and pen do
            self._layout.setFormats(self._formats(look))
        roles = [run.role for _text, run in self._runs] or ["body"]
        self._line_height = line_height or max(look.line_height(role) for role in roles)
        self._break(max(width, 8.0))

    @property
    def height(self) -> int:
        """Height of all lines, px."""
        return self._layout.lineCount() * self._line_height

    @property
    def width(self) -> float:
        """Width of the widest line, px."""
        lines = range(self._layout.lineCount())
        return max((self._layout.lineAt(i).naturalTextWidth() for i in lines), default=0.0)

    @property
    def end(self) -> QPointF:
        """Where the last line's text ends: right edge and top of the line, px."""
        count = self._layout.lineCount()
        if not count:
            return QPointF(0, 0)
        line = self._layout.lineAt(count - 1)
        rect = line.naturalTextRect()
        return QPointF(rect.right(), (count - 1) * self._line_height)

    @property
    def text(self) -> str:
        """The text as it was given."""
        return "".join(run.text for _text, run in self._runs).replace(_WORD_JOINER, "")

    @property
    def lines(self) -> tuple[str, ...]:
        """The text of each line as it was broken."""
        found: list[str] = []
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            start = line.textStart()
            found.append(self.selected((start, start + line.textLength())))
        return tuple(found)

    def draw(
        self,
        painter: QPainter,
        at: QPointF,
        look: Look,
        selection: tuple[int, int] | None = None,
    ) -> None:
        """Paint at a point, a range of it as selected."""
        ranges: list[QTextLayout.FormatRange] = []
        painter.setPen(self._ink)
        if selection is not None:
            start, end = sorted(selection)
            chosen = QTextLayout.FormatRange()
            chosen.start, chosen.length = start, end - start
            tone = QTextCharFormat()
            tone.setBackground(look.colour("accent"))
            tone.setForeground(look.colour("on_accent"))
            chosen.format = tone
            ranges.append(chosen)
        self._layout.draw(painter, at, ranges)

    def spots(self, at: QPointF) -> list[Spot]:
        """The links, placed as if the paragraph stood at the point; one for each line they take."""
        found: list[Spot] = []
        start = 0
        for text, run in self._runs:
            if run.action is not None:
                rects = self._rects(start, start + len(text))
                name = run.text.strip(" ,\u00a0\u2002")
                found += [Spot(r.translated(at), run.action, name, run.tip) for r in rects]
            start += len(text)
        return found

    def position(self, point: QPointF) -> int:
        """The character nearest to a point inside the paragraph."""
        count = self._layout.lineCount()
        if not count:
            return 0
        index = min(max(int(point.y() // self._line_height), 0), count - 1)
        return self._layout.lineAt(index).xToCursor(point.x())

    def selected(self, selection: tuple[int, int]) -> str:
        """The text between two characters."""
        start, end = sorted(selection)
        return self._layout.text()[start:end].replace(_WORD_JOINER, "")

    @property
    def length(self) -> int:
        """The number of characters that can be selected."""
        return len(self._layout.text())

    def _formats(self, look: Look) -> list[QTextLayout.FormatRange]:
        formats: list[QTextLayout.FormatRange] = []
        start = 0
        for text, run in self._runs:
            tone = QTextCharFormat()
            tone.setFont(look.font(run.role))
            tone.setForeground(look.colour(run.ink))
            stretch = QTextLayout.FormatRange()
            stretch.start, stretch.length, stretch.format = start, len(text), tone
            formats.append(stretch)
            start += len(text)
        return formats

    def _break(self, width: float) -> None:
        self._layout.beginLayout()
        top = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (self._line_height - line.height()) / 2))
            top += self._line_height
        self._layout.endLayout()

    def _rects(self, start: int, end: int) -> list[QRectF]:
        rects: list[QRectF] = []
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                top = index * self._line_height
                rects.append(QRectF(left, top, ceil(right - left), self._line_height))
        return rects


def _x(line: QTextLine, position: int) -> float:
    # The stubs do not say that PySide answers with the place and the position.
    return cast("tuple[float, int]", line.cursorToX(position))[0]


def unbroken(text: str) -> str:
    """The text with its Hangul words held together, so that lines break between words alone."""
    return _SYLLABLES.sub(_WORD_JOINER, text) if re.search(r"[가-힣]", text) else text
