"""What everything in the window is drawn with: colours, fonts, icons and measures.

Built once by ``app.py`` and handed to each panel as ``look``:

    look.colour("text_2")              -> QColor of a token (see tokens.COLOURS)
    look.fill(category), .ink(...), .tint(...)   -> QColor of a category
    look.font("body")                  -> QFont of a type role (see tokens.ROLES)
    look.texts("body")                 -> SetTexts of that font, shared by all that paint with it
    look.line_height("body")           -> px of a line in that role
    look.pixmap("lock", 14, "text_3")  -> QPixmap for painters, sharp on the device given
    look.marker(painter, category, x, y, size, hollow=False)  -> draws a category's shape
    look.px(28)                        -> a measure scaled by the text size
    look.changed                       -> theme or text size changed: fetch again and update()

Widgets take plain text and ground colours from the application's QPalette, which follows by
itself; only what is fetched from ``look`` has to be fetched again on ``changed``.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QPolygonF

from kollm_gui import paths
from kollm_gui.ui.controls.fill import fill
from kollm_gui.ui.tokens import COLOURS, CORNERS, ROLES, ThemeName

if TYPE_CHECKING:
    from kollm_gui.ui.set_texts import SetTexts

FAMILIES = ("Pretendard", "Droid Sans Fallback")
FIXED_FAMILIES = ("DejaVu Sans Mono", "Menlo", "Consolas", "monospace", *FAMILIES)
SMALLEST_SCALE, LARGEST_SCALE, SCALE_STEP = 0.8, 2.0, 0.1


class Look(QObject):
    """Hands out colours, fonts, icons and measures for the theme and text size in force."""

    changed = Signal()

    def __init__(
        self,
        theme: ThemeName = "light",
        scale: float = 1.0,
        icons: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme: ThemeName = theme
        self._scale = scale
        self._icons = icons or paths.shipped("resources") / "icons"
        self._fonts: dict[str, QFont] = {}
        self._texts: dict[str, SetTexts] = {}
        self._colours: dict[str, QColor] = {}
        self._pixmaps: dict[tuple[str, int, str | None, float], QPixmap] = {}
        self._markers: dict[tuple[str, int, float], QPixmap] = {}

    @property
    def theme(self) -> ThemeName:
        """The theme in force: light or dark."""
        return self._theme

    @property
    def scale(self) -> float:
        """The text size, 1.0 being 13 px."""
        return self._scale

    def set_theme(self, theme: ThemeName) -> None:
        """Hand out the colours of this theme from here on."""
        if theme != self._theme:
            self._theme = theme
            self._forget()

    def set_scale(self, scale: float) -> None:
        """Hand out fonts and measures of this text size, held between 0.8 and 2."""
        held = round(min(max(scale, SMALLEST_SCALE), LARGEST_SCALE), 2)
        if held != self._scale:
            self._scale = held
            self._forget()

    def colour(self, token: str) -> QColor:
        """The colour of a token, such as ``text_2`` or ``accent``."""
        if token not in self._colours:
            light, dark = COLOURS[token]
            self._colours[token] = QColor(light if self._theme == "light" else dark)
        return self._colours[token]

    def fill(self, category: str) -> QColor:
        """A category's fill: for markers and bars, never for text."""
        return self._category(category, "fill")

    def ink(self, category: str) -> QColor:
        """A category's ink: for its words and the outline of its fill."""
        return self._category(category, "ink")

    def tint(self, category: str) -> QColor:
        """A category's tint: the ground of its badge."""
        return self._category(category, "tint")

    def font(self, role: str) -> QFont:
        """The font of a type role at the present text size, with tabular figures."""
        if role not in self._fonts:
            told = ROLES[role]
            font = QFont(list(FIXED_FAMILIES if told.fixed_pitch else FAMILIES))
            font.setPixelSize(self.px(told.px))
            font.setWeight(QFont.Weight(told.weight))
            font.setFeature(QFont.Tag("tnum"), 1)
            if told.tracking:
                font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + told.tracking)
            self._fonts[role] = font
        return self._fonts[role]

    def texts(self, role: str) -> "SetTexts":
        """Short texts of a type role at the present text size, set once for all who draw them."""
        if role not in self._texts:
            from kollm_gui.ui.set_texts import SetTexts  # noqa: PLC0415 - after the first frame

            self._texts[role] = SetTexts(self.font(role))
        return self._texts[role]

    def line_height(self, role: str) -> int:
        """The height of a line in a type role, px."""
        return self.px(ROLES[role].line)

    def px(self, measure: float) -> int:
        """A measure of the look in px at the present text size."""
        return round(measure * self._scale)

    def pixmap(
        self,
        name: str,
        size: int = 16,
        token: str | None = "text_2",  # noqa: S107 - a colour
        ratio: float = 2.0,
    ) -> QPixmap:
        """An icon of ours as a pixmap of ``size`` px for a screen of that pixel ratio.

        It has the colour of the token, or its own colours for None.

        Raises:
            FileNotFoundError: there is no such icon, or none that can be drawn.
        """
        key = (name, self.px(size), token, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(*key)
        return self._pixmaps[key]

    def marker(
        self,
        painter: QPainter,
        category: str,
        x: float,
        y: float,
        size: float = 10.0,
        *,
        hollow: bool = False,
    ) -> None:
        """Draw a category's shape centred on (x, y): its fill with a 1-px outline in its ink."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.ink(category), 1.5 if hollow else 1.0))
        painter.setBrush(self.colour("surface") if hollow else self.fill(category))
        corners = CORNERS[category]
        half = size / 2
        if corners is None:
            painter.drawEllipse(QPointF(x, y), half - 0.5, half - 0.5)
        else:
            painter.drawPolygon(
                QPolygonF([QPointF(x + dx * half, y + dy * half) for dx, dy in corners])
            )
        painter.restore()

    def marker_pixmap(self, category: str, size: int, ratio: float = 1.0) -> QPixmap:
        """A category's shape with a pixel of air around, for rows painted by the hundred."""
        key = (category, size, ratio)
        if key not in self._markers:
            from PySide6.QtCore import Qt  # noqa: PLC0415 - slow to import; after the first frame

            side = size + 4
            pixmap = QPixmap(round(side * ratio), round(side * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.marker(painter, category, side / 2, side / 2, size)
            painter.end()
            self._markers[key] = pixmap
        return self._markers[key]

    def _category(self, category: str, part: str) -> QColor:
        # Imported late: the first frame of the window shows no category.
        from kollm_gui.charts.palette import PALETTES  # noqa: PLC0415

        swatches: Mapping[str, object] = {**PALETTES[self._theme]}  # by any category's slug
        return QColor(getattr(swatches[category], part))

    def _forget(self) -> None:
        self._fonts.clear()
        self._texts.clear()
        self._colours.clear()
        self._pixmaps.clear()
        self._markers.clear()
        self.changed.emit()

    def _drawn(self, name: str, size: int, token: str | None, ratio: float) -> QPixmap:
        # QtSvg and Qt are imported late: the first frame of the window has no icon in it.
        from PySide6.QtCore import Qt  # noqa: PLC0415
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

        file = self._icons / f"{name}.svg"
        outline = QSvgRenderer(str(file))
        if not outline.isValid():  # told before there is a painter: Qt aborts where one is left
            raise FileNotFoundError(file)
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        outline.render(painter, QRectF(pixmap.rect()))
        if token is not None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            fill(painter, pixmap.rect(), self.colour(token))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
