"""Printed pages hold the text that was asked for, in real letters, on as many pages as it takes."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from kollm_gui import i18n
from kollm_gui.render.options import ExportOptions
from kollm_gui.render.printing import PrintedText, data_foot, print_figure, print_text
from kollm_gui.tables.html import STYLE, sheet_html, table_html
from kollm_gui.tables.model_row import model_rows
from kollm_gui.tables.models import model_columns
from kollm_gui.tables.output import ShownTable
from kollm_gui.tables.sheets import sheet_of
from tests.fixtures import tiny_snapshot
from tests.render.figures import budget_figure, scores_figure

pytestmark = pytest.mark.usefixtures("bundled_fonts")
SNAPSHOT = tiny_snapshot()


def to_pdf(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(16, 16, 16, 16), QPageLayout.Unit.Millimeter)
    return printer


def pages(path: Path) -> list[str]:
    """The letters of each page; the printer's own spaces are left out, as `held` does."""
    return [held(page.extract_text()) for page in PdfReader(path).pages]


def held(text: str) -> str:
    return "".join(text.split())


def table(repeat: int = 1) -> ShownTable:
    columns = [model_columns(SNAPSHOT)[key] for key in ("name", "params", "tokens")]
    rows = model_rows(SNAPSHOT) * repeat
    return ShownTable("t", "Models & more", columns, rows, ("KMMLU: direct",))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_figure_fills_one_page_whatever_its_height(tmp_path, language) -> None:
    figures = {"budget": budget_figure(language), "scores": scores_figure(language)}
    for name, figure in figures.items():
        path = tmp_path / f"{name}.pdf"
        options = ExportOptions(language=language, data_version="2026.11")
        print_figure(to_pdf(path), figure, options)
        (text,) = pages(path)
        assert held(figure.title) in text
        assert "2026.11" in text
        fonts = PdfReader(path).pages[0]["/Resources"]["/Font"].values()
        assert all(font.get_object()["/Subtype"] != "/Type3" for font in fonts)


def test_a_long_table_repeats_its_head_and_numbers_its_pages(tmp_path) -> None:
    path = tmp_path / "table.pdf"
    told = PrintedText(table_html(table(30)), STYLE, data_foot("2026.11"))
    print_text(to_pdf(path), told)
    found = pages(path)
    assert len(found) > 1
    assert all("NameParamsTokens" in text for text in found[:-1])
    assert found[0].startswith("Models&more")
    assert f"page1of{len(found)}" in found[0]
    assert "KMMLU:direct" in found[-1]
    whole = "".join(found)
    assert whole.count("Haneul-Ko12.8B12.8B") == 30
    assert "≥15T" in whole
    assert "≈+60B" in whole


def test_the_details_are_printed_with_their_sources(tmp_path) -> None:
    path = tmp_path / "details.pdf"
    html = sheet_html(sheet_of(SNAPSHOT, "model", "haneul-12.8b"))
    print_text(to_pdf(path), PrintedText(html, STYLE, data_foot("2026.11")))
    whole = "".join(pages(path))
    assert whole.startswith("Haneul-Ko12.8B")
    assert "167B" in whole
    assert held("Haneul-Ko: open Korean language models") in whole


def test_html_of_a_person_does_not_become_markup() -> None:
    from msgspec.structs import replace

    from kollm_gui.tables.cell import Cell

    columns = [replace(table().columns[0], cell=lambda row: Cell("<img src=x> & <b>"))]
    html = table_html(ShownTable("t", "<i>", columns, table().rows[:1]))
    assert "<img" not in html
    assert "<i>" not in html
    assert "&lt;img src=x&gt; &amp; &lt;b&gt;" in html
