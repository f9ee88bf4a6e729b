"""A figure written to files: picture, data and sources in one step, whole or not at all."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData

from kollm_gui.charts.figure import Figure
from kollm_gui.i18n import language
from kollm_gui.render import fonts
from kollm_gui.render.colours import Colours
from kollm_gui.render.companions import csv_bytes
from kollm_gui.render.devices import image_of, pdf_bytes, png_bytes, svg_bytes
from kollm_gui.render.identity import document_date, document_id
from kollm_gui.render.lengths import checked_length
from kollm_gui.render.options import ExportOptions, Format, format_of
from kollm_gui.render.page import PageLayout, lay_out_page
from kollm_gui.render.whole_files import write_whole

__all__ = ["ExportOptions", "clipboard_data", "export_figure", "export_layout", "exported_bytes"]


def export_layout(figure: Figure, options: ExportOptions) -> PageLayout:
    """The page that an export paints; the dialog's preview and its checks read the same one.

    Raises:
        UserError: the page has no possible size.
    """
    fonts.load_fonts()
    checked_length(options.width_mm)
    if options.height_mm is not None:
        checked_length(options.height_mm)
    shown = replace(figure, selected=None)
    if not options.with_title:
        shown = replace(shown, title="", subtitle="")
    if not options.with_note:
        shown = replace(shown, note="", sources_text="")
    with language(options.language):
        return lay_out_page(shown, options.width_mm, options.height_mm)


def export_figure(
    figure: Figure,
    path: Path,
    options: ExportOptions,
    bibliography: str | None = None,
) -> tuple[Path, ...]:
    """Write a figure and what is asked for beside it, all of it or nothing; the paths written.

    ``bibliography`` is the text of the .bib file, which `companions.bibliography_of` makes.

    Raises:
        UserError: an unknown suffix, an impossible size, or a place that cannot be written.
    """
    kind = format_of(path)
    contents = {path: exported_bytes(figure, kind, options)}
    if options.with_data and kind != "csv":
        contents[path.with_suffix(".csv")] = csv_bytes(figure, options.data_version)
    if options.with_bib and bibliography is not None:
        contents[path.with_suffix(".bib")] = bibliography.encode()
    write_whole(contents)
    return tuple(contents)


def exported_bytes(figure: Figure, kind: Format, options: ExportOptions) -> bytes:
    """The picture as the bytes of a file, or its data as CSV."""
    if kind == "csv":
        return csv_bytes(figure, options.data_version)
    layout = export_layout(figure, options)
    colours = Colours(options.theme, options.transparent)
    if kind == "png":
        return png_bytes(layout, colours, options.dpi, options.data_version)
    if kind == "svg":
        paths = options.text_as_paths
        return svg_bytes(layout, colours, options.data_version, text_as_paths=paths)
    date = document_date(options.data_version)
    return pdf_bytes(layout, colours, document_id(figure, options), date, options.data_version)


def clipboard_data(figure: Figure, options: ExportOptions) -> QMimeData:
    """What "Copy picture" puts on the clipboard: an image, and vectors for those who take them."""
    layout = export_layout(figure, options)
    data = QMimeData()
    data.setImageData(image_of(layout, Colours(options.theme, options.transparent), options.dpi))
    data.setData("image/svg+xml", QByteArray(exported_bytes(figure, "svg", options)))
    data.setData("application/pdf", QByteArray(exported_bytes(figure, "pdf", options)))
    return data
