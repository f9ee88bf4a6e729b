"""One page painted on each device: PNG, SVG and PDF as bytes."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QHashSeed,
    QIODevice,
    QMarginsF,
    QRectF,
    QSize,
    QSizeF,
    QUuid,
)
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from kollm_gui import __version__
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.render.canvas import Canvas
from kollm_gui.render.colours import Colours
from kollm_gui.render.page import PageLayout, paint_page
from kollm_gui.render.pdf_parts import dated, metadata, with_page_size, with_spaces
from kollm_gui.render.svg_parts import (
    with_exact_size,
    with_kept_widths,
    with_metadata,
    with_whole_texts,
)

PX_PER_INCH = 96
PDF_DPI = 1200
PNG_COMPRESSION = 30
MOST_PIXELS = 300_000_000


def image_of(layout: PageLayout, colours: Colours, dpi: int) -> QImage:
    """The page as an image with its resolution.

    Raises:
        UserError: the image would not fit in memory.
    """
    wide, high = (max(1, round(mm / 25.4 * dpi)) for mm in (layout.width_mm, layout.height_mm))
    if wide * high > MOST_PIXELS:
        sentence = _(
            "A picture of {width} × {height} pixels is too large; "
            "choose a lower resolution or a smaller page, or export PDF."
        )
        raise UserError(sentence.format(width=f"{wide:,}", height=f"{high:,}"))
    image = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    _paint(image, layout, colours, dpi / PX_PER_INCH)
    if not colours.transparent:
        image = image.convertToFormat(QImage.Format.Format_RGB888)
    # Only now: a font would otherwise be scaled by it once more.
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    return image


def png_bytes(layout: PageLayout, colours: Colours, dpi: int, data_version: str = "") -> bytes:
    """The page as PNG with its resolution in a pHYs chunk and its data's version as text."""
    image = image_of(layout, colours, dpi)
    image.setText("Title", layout.figure.title)
    image.setText("Software", f"KoLLM {__version__}")
    if data_version:
        image.setText("Source", named_data(data_version))
    buffer = _buffer()
    writer = QImageWriter(buffer, QByteArray(b"PNG"))
    # Qt's own choice takes twice as long for a file of the same size.
    writer.setCompression(PNG_COMPRESSION)
    if not writer.write(image):
        message = "Qt could not write the image as PNG"
        raise RuntimeError(message)
    return _taken(buffer)


def svg_bytes(
    layout: PageLayout, colours: Colours, data_version: str = "", *, text_as_paths: bool = False
) -> bytes:
    """The page as SVG 1.1 in exact millimetres; texts are texts unless asked otherwise."""
    buffer = _buffer()
    # Svg11, because the default (Tiny 1.2) ignores clipping in some readers.
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(PX_PER_INCH)
    generator.setSize(QSize(round(layout.width_px), round(layout.height_px)))
    generator.setViewBox(QRectF(0.0, 0.0, layout.width_px, layout.height_px))
    generator.setTitle(layout.figure.title)
    generator.setDescription(layout.figure.summary or layout.figure.subtitle)
    _paint(generator, layout, colours, 1.0, text_as_paths=text_as_paths)
    text = _taken(buffer).decode()
    return _finished(text, layout, data_version).encode()


def named_data(data_version: str) -> str:
    """What a file's metadata say of the data, the same in every language."""
    return f"KoLLM catalogue {data_version}"


def _finished(svg: str, layout: PageLayout, data_version: str) -> str:
    if data_version:
        svg = with_metadata(svg, f"KoLLM {__version__}", named_data(data_version))
    sized = with_exact_size(svg, layout.width_mm, layout.height_mm)
    return with_kept_widths(with_whole_texts(sized))


def pdf_bytes(
    layout: PageLayout, colours: Colours, identity: UUID, date: datetime, data_version: str = ""
) -> bytes:
    """The page as PDF: fonts embedded, text selectable, the same bytes for the same figure."""
    buffer = _buffer()
    # The order of the fonts in the file follows a hash, which is random by default.
    QHashSeed.setDeterministicGlobalSeed()
    try:
        writer = QPdfWriter(buffer)
        writer.setResolution(PDF_DPI)
        size = QSizeF(layout.width_mm, layout.height_mm)
        matched = QPageSize.SizeMatchPolicy.ExactMatch
        writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, "figure", matched))
        writer.setPageMargins(QMarginsF(0.0, 0.0, 0.0, 0.0))
        writer.setTitle(layout.figure.title)
        writer.setCreator(f"KoLLM {__version__}")
        writer.setDocumentId(QUuid(str(identity)))
        told = metadata(
            layout.figure.title,
            f"KoLLM {__version__}",
            identity,
            date,
            named_data(data_version) if data_version else "",
        )
        writer.setDocumentXmpMetadata(QByteArray(told))
        _paint(writer, layout, colours, PDF_DPI / PX_PER_INCH)
        del writer
    finally:
        QHashSeed.resetRandomGlobalSeed()
    written = with_spaces(dated(_taken(buffer), date))
    return with_page_size(written, layout.width_mm, layout.height_mm)


def _paint(
    device: QPaintDevice,
    layout: PageLayout,
    colours: Colours,
    scale: float,
    *,
    text_as_paths: bool = False,
) -> None:
    painter = QPainter(device)
    try:
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        if scale != 1.0:
            painter.scale(scale, scale)
        paint_page(Canvas(painter, colours, layout.style, text_as_paths), layout)
    finally:
        # A painter left active takes the process down with it.
        painter.end()


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _taken(buffer: QBuffer) -> bytes:
    buffer.close()
    return bytes(buffer.data().data())
