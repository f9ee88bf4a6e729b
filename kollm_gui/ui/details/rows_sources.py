"""Rows of the list of sources: number, title, what it is, and its two links."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from kollm_gui.i18n import _
from kollm_gui.ui.details.paragraph import Paragraph, Run
from kollm_gui.ui.details.references import SourceLine
from kollm_gui.ui.details.row import Row, draw_icon
from kollm_gui.ui.details.spot import Action, Copy, CopyCitation, Open, Spot
from kollm_gui.ui.look import Look


class SourceRow(Row):
    """One document."""

    def __init__(self, line: SourceLine) -> None:
        super().__init__()
        self._line = line
        self.lit = False  # a number has just led here
        self._boxes: list[tuple[str, QRectF]] = []
        told = (f"[{line.number}] {line.title}", line.detail, line.warning)
        self.told = " · ".join(part for part in told if part)
        self.menu: list[tuple[str, Action]] = [
            (_("Copy citation (BibTeX)"), CopyCitation((line.slug,))),
            (_("Copy title"), Copy(line.title)),
        ]
        if line.url:
            self.menu += [
                (_("Copy address"), Copy(line.url)),
                (_("Open source"), Open(line.url)),
            ]

    @property
    def source(self) -> str:
        """The source's slug."""
        return self._line.slug

    def lay_out(self, look: Look, width: int) -> None:
        """Title and detail wrap between the number and the links."""
        self.start()
        line, left, top = self._line, look.px(32), look.px(4)
        number = Paragraph(look, [Run(f"[{line.number}]", "accent", "small")], left)
        self.place(look, QPointF(0, top + look.px(1)), number)
        room = width - left - look.px(52)
        action = Open(line.url) if line.url else None
        title = Paragraph(look, [Run(line.title, "text", "body", action, line.url or "")], room)
        self.place(look, QPointF(left, top), title)
        detail = [Run(line.detail, "text_3", "small")]
        if line.warning:
            lead = " · " if line.detail else ""
            detail.append(Run(lead + line.warning, "warning", "small"))
        below = Paragraph(look, detail, room)
        self.place(look, QPointF(left, top + title.height), below)
        self.height = int(top + title.height + below.height + look.px(6))
        self._place_links(look, width)

    def paint(self, painter: QPainter, look: Look, width: int) -> None:
        """Draw the icons, and the ground where a number has led here."""
        if self.lit:
            painter.fillRect(0, 0, width, self.height - 2, look.colour("selection"))
        for name, box in self._boxes:
            draw_icon(painter, look, name, box, "text_2")

    def _place_links(self, look: Look, width: int) -> None:
        line, side = self._line, look.px(24)
        cite = QRectF(width - side, look.px(2), side, side)
        words = _("Copy citation (BibTeX)")
        self.spots.append(Spot(cite, CopyCitation((line.slug,)), words, words))
        self._boxes = [("cite", cite)]
        if line.url:
            away = cite.translated(-side, 0)
            name = _("Open {title} in the browser").format(title=line.title)
            self.spots.append(Spot(away, Open(line.url), name, line.url))
            self._boxes.append(("external", away))
