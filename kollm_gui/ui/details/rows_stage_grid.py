"""The recipe strip: rows are parts of the network, columns are stages."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from kollm_gui.i18n import _
from kollm_gui.tables.training_stages import Stage, StageGridRow
from kollm_gui.ui.details.paragraph import Paragraph, Run
from kollm_gui.ui.details.row import Row, draw_line, text_width
from kollm_gui.ui.details.rows_recipe import draw_frozen, draw_trained
from kollm_gui.ui.look import Look

_CELL = 20  # px high
_NAMED = 76  # px of a column from which the stage's name stands under its number


class StageGrid(Row):
    """The whole strip as one row; it reads without colour: dot, ring, dash."""

    def __init__(self, parts: Sequence[StageGridRow], stages: Sequence[Stage]) -> None:
        super().__init__()
        self._parts, self._stages = parts, stages
        self._left = self._top = 0
        self._column = 0.0
        words = {"trained": _("trained"), "adapters": _("through adapters"), "frozen": _("frozen")}
        told = [
            f"{part.name} {part.detail}: " + ", ".join(words[move] for move in part.moves)
            for part in parts
        ]
        self.told = "; ".join(told)

    def lay_out(self, look: Look, width: int) -> None:
        """Labels at the left, columns of equal width, numbers on top."""
        self.start()
        two_lines = width < look.px(480)
        names = max(text_width(look, "small", part.name) for part in self._parts)
        details = max(text_width(look, "badge", part.detail) for part in self._parts)
        wide = max(names, details) if two_lines else names + look.px(6) + details
        self._left = int(wide) + look.px(10)
        self._column = (width - self._left) / len(self._stages)
        self._top = look.px(22)
        if self._column >= look.px(_NAMED):
            self._top += self._place_names(look)
        step = look.px(34 if two_lines else _CELL + 4)
        for index, part in enumerate(self._parts):
            y = self._top + index * step
            name = Paragraph(look, [Run(part.name, "text", "small")], self._left)
            lift = 0 if two_lines else look.px(1)
            self.place(look, QPointF(0, y + lift), name)
            if part.detail:
                at = (
                    QPointF(0, y + look.px(15))
                    if two_lines
                    else QPointF(names + look.px(6), y + lift)
                )
                detail = Run(part.detail, "text_3", "badge")
                line = look.px(16 if two_lines else 18)
                self.place(look, at, Paragraph(look, [detail], self._left, line_height=line))
        self._step = step
        self.height = self._top + step * len(self._parts) + look.px(8)

    def paint(self, painter: QPainter, look: Look, width: int) -> None:  # noqa: ARG002
        """Draw the numbers and the cells."""
        for column, stage in enumerate(self._stages):
            x = self._left + column * self._column
            box = QRectF(x, 0, self._column, look.px(20))
            wide = text_width(look, "small_strong", str(stage.order))
            box.setLeft(box.center().x() - wide / 2)
            draw_line(painter, look, box, str(stage.order), role="small_strong")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, part in enumerate(self._parts):
            y = self._top + row * self._step
            for column, move in enumerate(part.moves):
                x = self._left + column * self._column
                box = QRectF(x + 1, y, self._column - 2, look.px(_CELL))
                if move == "frozen":
                    draw_frozen(painter, look, box)
                else:
                    draw_trained(painter, look, box, adapters=move == "adapters")

    def _place_names(self, look: Look) -> int:
        height = 0
        for column, stage in enumerate(self._stages):
            x = self._left + column * self._column
            run = Run(stage.name, "text_3", "badge")
            text = Paragraph(look, [run], self._column - look.px(6), line_height=look.px(14))
            self.place(look, QPointF(x + look.px(3), look.px(20)), text)
            height = max(height, text.height)
        return height + look.px(4)
