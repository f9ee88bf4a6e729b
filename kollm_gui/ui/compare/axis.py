"""The axes of a comparison: one shared scale for values, one around zero for differences."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kollm_gui.tables.compare import ComparedModel
from kollm_gui.tables.compare_measures import MeasureLine
from kollm_gui.tables.gain import GainLine
from kollm_gui.ui.compare.painting import draw_mark
from kollm_gui.ui.look import Look

TICKS = (0, 25, 50, 75, 100)
MARGIN = 16  # px at either end, so that a mark at 0 or 100 is whole


@dataclass(frozen=True, slots=True)
class AxisPlace:
    """Where an axis begins and how long it is, px."""

    left: float
    length: float

    @classmethod
    def inside(cls, look: Look, rect: QRect) -> "AxisPlace":
        """The axis of a cell or header section."""
        margin = look.px(MARGIN)
        return cls(rect.x() + margin, max(rect.width() - 2 * margin, 1))

    def x(self, share: float) -> float:
        """Px of a place in 0..1."""
        return self.left + share * self.length


def draw_grid(painter: QPainter, look: Look, rect: QRect) -> None:
    """Draw the rules of the shared axis through a line."""
    axis = AxisPlace.inside(look, rect)
    painter.setPen(QPen(look.colour("grid"), 1))
    for tick in TICKS:
        x = round(axis.x(tick / 100)) + 0.5
        painter.drawLine(QPointF(x, rect.y()), QPointF(x, rect.bottom()))


def draw_values(
    painter: QPainter,
    look: Look,
    rect: QRect,
    line: MeasureLine,
    models: Sequence[ComparedModel],
) -> None:
    """Draw the random-choice tick, the line that ties the marks, and a mark for each model."""
    axis = AxisPlace.inside(look, rect)
    middle = rect.y() + (rect.height() - 1) / 2
    chance = line.place(line.chance)
    if chance is not None:
        draw_chance(painter, look, axis.x(chance), middle)
    found = [
        (model, place)
        for model in models
        if (score := line.score(model.slug)) is not None
        and (place := line.place(score.value)) is not None
    ]
    if not found:
        return
    xs = [axis.x(place) for _model, place in found]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("line_strong"), 1.5))
    painter.drawLine(QPointF(min(xs), middle), QPointF(max(xs), middle))
    painter.restore()
    # The first model's mark lies on top: it is the one that the others are held against.
    for (model, _place), x in reversed(list(zip(found, xs, strict=True))):
        draw_mark(painter, look, model.category, model.variant, QPointF(x, middle), look.px(10))


def draw_chance(painter: QPainter, look: Look, x: float, middle: float) -> None:
    """Draw the tick of random choice."""
    painter.save()
    pen = QPen(look.colour("text_2"), 1.5)
    pen.setDashPattern([2.0, 1.5])
    painter.setPen(pen)
    painter.drawLine(QPointF(x, middle - look.px(8)), QPointF(x, middle + look.px(8)))
    painter.restore()


def draw_difference(  # noqa: PLR0917 - the painter's own things come first
    painter: QPainter, look: Look, rect: QRect, line: GainLine, category: str, reach: float
) -> None:
    """Draw a difference as a bar from zero with its margin; ``reach`` is the axis's end."""
    axis = AxisPlace.inside(look, rect)
    middle = rect.y() + (rect.height() - 1) / 2
    zero = axis.x(0.5)
    painter.setPen(QPen(look.colour("line_strong"), 1))
    painter.drawLine(
        QPointF(round(zero) + 0.5, rect.y()), QPointF(round(zero) + 0.5, rect.bottom())
    )
    share = line.share
    if share is None:
        return
    end = axis.x(0.5 + share / reach / 2)
    thick = look.px(8)
    bar = QRectF(min(zero, end), middle - thick / 2, abs(end - zero), thick)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.ink(category), 1))
    # What cannot be told from nothing is drawn hollow.
    hollow = line.better is None
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else look.fill(category))
    painter.drawRect(bar)
    margin = line.margin_share
    if margin is not None:
        painter.setPen(QPen(look.colour("text"), 1.25))
        low, high = (axis.x(0.5 + (share + side * margin) / reach / 2) for side in (-1, 1))
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for x in (low, high):
            painter.drawLine(QPointF(x, middle - look.px(3)), QPointF(x, middle + look.px(3)))
    painter.restore()


def reach_of(lines: Sequence[GainLine]) -> float:
    """The end of the axis of differences as a share of the scale: a round number above all."""
    largest = max(
        (abs(line.share) + (line.margin_share or 0.0) for line in lines if line.share is not None),
        default=0.0,
    )
    return next((step for step in (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0) if largest <= step), 1.0)
