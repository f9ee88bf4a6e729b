"""A figure, or a page of text, painted on the pages of a printer or of a PDF."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
    QPalette,
    QPen,
    QTextDocument,
)

from kollm_gui.charts.figure import Figure
from kollm_gui.i18n import _
from kollm_gui.render import fonts
from kollm_gui.render.canvas import Canvas
from kollm_gui.render.colours import Colours
from kollm_gui.render.devices import PX_PER_INCH
from kollm_gui.render.export import export_layout
from kollm_gui.render.options import ExportOptions
from kollm_gui.render.page import paint_page

FOOT_PX = 28.0  # below the text of each page, at 96 px an inch
WIDEST_MM = 178.0  # a figure is not blown up beyond two columns of a journal
# px of 1/96 inch: points would be taken at the resolution of the screen, not of our page.
_TEXT_PX, _FOOT_TEXT_PX = 11, 10


@dataclass(frozen=True, slots=True)
class PrintedText:
    """HTML with its style sheet, and what the foot of each page says at its left."""

    html: str
    style: str
    foot: str


def print_figure(device: QPagedPaintDevice, figure: Figure, options: ExportOptions) -> None:
    """Paint the figure at the top of one page, as wide as its column, smaller where it is high."""
    room = _room(device)
    width_mm = min(room.width() / PX_PER_INCH * 25.4, WIDEST_MM)
    layout = export_layout(
        figure,
        ExportOptions(
            width_mm=width_mm, language=options.language, data_version=options.data_version
        ),
    )
    painter = QPainter(device)
    try:
        _to_page_px(painter, device)
        shrink = min(1.0, (room.height() - FOOT_PX) / layout.height_px)
        painter.save()
        painter.scale(shrink, shrink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_page(Canvas(painter, Colours("light"), layout.style), layout)
        painter.restore()
        _paint_foot(painter, room, data_foot(options.data_version), 1, 1)
    finally:
        painter.end()


def print_text(device: QPagedPaintDevice, text: PrintedText) -> None:
    """Paint the text over as many pages as it takes; table heads are repeated."""
    room = _room(device)
    body = QSizeF(room.width(), room.height() - FOOT_PX)
    document = _document(text, body)
    pages = document.pageCount()
    painter = QPainter(device)
    try:
        for page in range(pages):
            if page:
                device.newPage()
            painter.save()
            _to_page_px(painter, device)
            painter.save()
            painter.translate(0, -page * body.height())
            clip = QRectF(0, page * body.height(), body.width(), body.height())
            painter.setClipRect(clip)
            context = QAbstractTextDocumentLayout.PaintContext()
            context.clip = clip
            context.palette.setColor(QPalette.ColorRole.Text, QColor("#1B1F27"))
            document.documentLayout().draw(painter, context)
            painter.restore()
            _paint_foot(painter, room, text.foot, page + 1, pages)
            painter.restore()
    finally:
        painter.end()


def data_foot(data_version: str) -> str:
    """What the foot of a page says of the data."""
    return _("KoLLM catalogue {version}").format(version=data_version)


def lay_sideways(device: QPagedPaintDevice) -> None:
    """Turn the page, for a table of many columns."""
    device.setPageOrientation(QPageLayout.Orientation.Landscape)


def _room(device: QPagedPaintDevice) -> QRectF:
    """The paintable part of a page in px of 1/96 inch, from its top left."""
    inches = device.pageLayout().paintRect(QPageLayout.Unit.Inch)
    return QRectF(0, 0, inches.width() * PX_PER_INCH, inches.height() * PX_PER_INCH)


def _to_page_px(painter: QPainter, device: QPagedPaintDevice) -> None:
    painter.scale(device.logicalDpiX() / PX_PER_INCH, device.logicalDpiY() / PX_PER_INCH)


def _document(text: PrintedText, body: QSizeF) -> QTextDocument:
    fonts.load_fonts()
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setDefaultFont(fonts.font(_TEXT_PX))
    document.setDefaultStyleSheet(text.style)
    document.setPageSize(body)
    document.setHtml(text.html)
    return document


def _paint_foot(painter: QPainter, room: QRectF, told: str, page: int, pages: int) -> None:
    number = _("page {page} of {pages}").format(page=page, pages=pages)
    font = fonts.font(_FOOT_TEXT_PX)
    painter.setFont(font)
    painter.setPen(QPen(QColor("#5F6775")))
    base = room.height() - 6
    painter.drawText(0, round(base), told)
    across = room.width() - QFontMetricsF(font).horizontalAdvance(number)
    painter.drawText(round(across), round(base), number)
