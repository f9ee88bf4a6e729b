"""Exported files are what journals ask for: real sizes, real text, embedded fonts, same bytes."""

import io
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage

from kollm_gui.charts.figure import Figure
from kollm_gui.errors import UserError
from kollm_gui.render.export import ExportOptions, clipboard_data, export_figure, exported_bytes
from tests.render.figures import Language, budget_figure, cells_figure, scores_figure

pytestmark = pytest.mark.usefixtures("bundled_fonts")

MAKERS = {"budget": budget_figure, "scores": scores_figure}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=[(name, code) for name in MAKERS for code in ("en", "ko")], ids=str)
def figure(request: pytest.FixtureRequest) -> Figure:
    name, code = request.param
    return MAKERS[name](code)


def _options(figure: Figure, width_mm: float = 85.0, **more: object) -> ExportOptions:
    return ExportOptions(width_mm=width_mm, data_version="2026.11", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("width_mm", [85.0, 178.0])
def test_a_png_has_its_pixels_and_its_resolution(figure: Figure, width_mm: float) -> None:
    png = exported_bytes(figure, "png", _options(figure, width_mm))
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    (wide,) = struct.unpack(">I", png[16:20])
    assert wide == round(width_mm / 25.4 * 300)
    place = png.index(b"pHYs")
    across, down, unit = struct.unpack(">IIB", png[place + 4 : place + 13])
    assert (across, down, unit) == (11811, 11811, 1)


def test_a_png_grows_with_its_resolution() -> None:
    figure = cells_figure()
    png = exported_bytes(figure, "png", ExportOptions(dpi=600))
    assert struct.unpack(">I", png[16:20])[0] == round(85 / 25.4 * 600)


@pytest.mark.parametrize(("theme", "ground"), [("light", "#ffffff"), ("dark", "#1c1f25")])
def test_the_ground_follows_the_theme_asked_for(theme: str, ground: str) -> None:
    png = exported_bytes(cells_figure(), "png", ExportOptions(theme=theme))  # type: ignore[arg-type]
    assert QImage.fromData(png).pixelColor(1, 1) == QColor(ground)


def test_a_transparent_picture_has_no_ground() -> None:
    png = exported_bytes(cells_figure(), "png", ExportOptions(transparent=True))
    assert QImage.fromData(png).pixelColor(1, 1).alpha() == 0


def test_a_picture_too_large_for_memory_is_refused() -> None:
    with pytest.raises(UserError, match="too large"):
        exported_bytes(budget_figure(), "png", ExportOptions(width_mm=2000.0, dpi=2400))


@pytest.mark.parametrize("width_mm", [85.0, 178.0])
def test_an_svg_has_millimetres_a_view_box_and_real_text(figure: Figure, width_mm: float) -> None:
    svg = exported_bytes(figure, "svg", _options(figure, width_mm))
    root = ET.fromstring(svg)
    assert root.get("width") == f"{width_mm:g}mm"
    assert root.get("height", "").endswith("mm")
    view = [float(part) for part in root.get("viewBox", "").split()]
    assert view[2] == pytest.approx(width_mm / 25.4 * 96, abs=0.01)
    assert root.findall(f".//{SVG}image") == []
    texts = ["".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")]
    # One piece each, though Hangul and Latin letters alternate.
    assert " ".join(texts).startswith(figure.title)


def test_each_text_of_an_svg_keeps_its_width_in_any_font() -> None:
    root = ET.fromstring(exported_bytes(scores_figure("ko"), "svg", ExportOptions()))
    texts = [text for text in root.iter(f"{SVG}text") if "".join(text.itertext()).strip()]
    assert texts
    assert all(float(text.get("textLength", "0")) > 0 for text in texts)
    assert all("sans-serif" in text.get("font-family", "") for text in texts)


def test_an_svg_with_text_as_paths_needs_no_font() -> None:
    svg = exported_bytes(budget_figure("ko"), "svg", ExportOptions(text_as_paths=True))
    assert b"<text" not in svg
    assert svg.count(b"<path") > 100


@pytest.mark.parametrize("width_mm", [85.0, 178.0])
def test_a_pdf_has_its_size_and_embeds_its_fonts(figure: Figure, width_mm: float) -> None:
    pdf = exported_bytes(figure, "pdf", _options(figure, width_mm))
    assert pdf.startswith(b"%PDF-")
    page = PdfReader(io.BytesIO(pdf), strict=True).pages[0]
    assert float(page.mediabox.width) == pytest.approx(width_mm * 72 / 25.4, abs=0.01)
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        assert font["/Subtype"] != "/Type3"
        assert "Pretendard" in font["/BaseFont"]
        (descendant,) = font["/DescendantFonts"]
        assert "/FontFile2" in descendant.get_object()["/FontDescriptor"]


def test_korean_comes_out_of_a_pdf_with_its_spaces_and_digits() -> None:
    pdf = exported_bytes(budget_figure("ko"), "pdf", ExportOptions(width_mm=178.0))
    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert "적응 모델은 더한 토큰 수에 놓인다." in text
    # Substituted glyphs, such as tabular figures, would come out as nothing.
    assert "Polyglot-Ko 12.8B" in text
    assert "C = 6ND" in text
    assert "\t" not in text


def test_a_pdf_says_what_it_is_and_when_its_data_were_made() -> None:
    figure = budget_figure("ko")
    pdf = exported_bytes(figure, "pdf", _options(figure))
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    assert reader.metadata is not None
    assert reader.metadata.title == figure.title
    assert reader.metadata["/CreationDate"] == reader.metadata["/ModDate"] == "D:20261101000000Z"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": figure.title}


def test_another_figure_has_another_document_id() -> None:
    def identity(figure: Figure, options: ExportOptions) -> str:
        pdf = exported_bytes(figure, "pdf", options)
        found = re.search(rb"DocumentID>uuid:([^<]+)<", pdf)
        assert found is not None
        return found[1].decode()

    plain = identity(cells_figure(), ExportOptions(data_version="2026.11"))
    assert plain == identity(cells_figure(), ExportOptions(data_version="2026.11"))
    assert plain != identity(cells_figure(), ExportOptions(data_version="2026.12"))
    assert plain != identity(scores_figure(), ExportOptions(data_version="2026.11"))


_PRINT_DIGESTS = """
import hashlib, sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
from kollm_gui.render.export import ExportOptions, exported_bytes
from tests.render.figures import budget_figure, scores_figure
for figure in (budget_figure("ko"), scores_figure("en")):
    for kind in ("png", "svg", "pdf"):
        content = exported_bytes(figure, kind, ExportOptions(data_version="2026.11"))
        print(kind, hashlib.sha256(content).hexdigest())
"""


def test_two_processes_in_two_time_zones_write_the_same_bytes() -> None:
    told = []
    for zone, seed in (("Asia/Seoul", "1"), ("America/New_York", "2")):
        environment = dict(os.environ, TZ=zone, PYTHONHASHSEED=seed, QT_QPA_PLATFORM="offscreen")
        done = subprocess.run(
            [sys.executable, "-c", _PRINT_DIGESTS],
            env=environment,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        told.append(done.stdout)
    assert len(told[0].splitlines()) == 6
    assert told[0] == told[1]


@pytest.mark.parametrize("name", ["a.png", "a.SVG", "한국어 그림.pdf"])
def test_an_export_writes_picture_data_and_sources_in_one_step(tmp_path: Path, name: str) -> None:
    figure = budget_figure()
    options = ExportOptions(with_data=True, with_bib=True)
    path = tmp_path / name
    written = export_figure(figure, path, options, "@misc{ko-2023,\n}\n")
    assert written == (path, path.with_suffix(".csv"), path.with_suffix(".bib"))
    assert {file.name for file in tmp_path.iterdir()} == {each.name for each in written}
    rows = path.with_suffix(".csv").read_text().splitlines()
    assert rows[:2] == ["slug,params_b,tokens_b", "polyglot-ko-1.3b,1.3,213"]
    assert len(rows) == 1 + len(figure.data.rows)


@pytest.mark.parametrize(
    ("name", "options", "part"),
    [
        ("a.bmp", ExportOptions(), "one of: .png, .svg, .pdf, .csv"),
        ("a", ExportOptions(), "one of: .png, .svg, .pdf, .csv"),
        ("a.png", ExportOptions(width_mm=5.0), "between 20 and 2000 mm"),
        ("a.pdf", ExportOptions(height_mm=5000.0), "between 20 and 2000 mm"),
        ("a.pdf", ExportOptions(height_mm=25.0), "needs a height of at least"),
        ("no/such/a.svg", ExportOptions(), "folder does not exist"),
    ],
)
def test_what_cannot_be_exported_is_told_and_nothing_is_written(
    tmp_path: Path, name: str, options: ExportOptions, part: str
) -> None:
    with pytest.raises(UserError) as raised:
        export_figure(scores_figure(), tmp_path / name, options)
    assert part in raised.value.sentence
    assert list(tmp_path.iterdir()) == []


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    old = tmp_path / "a.pdf"
    old.write_bytes(b"old")
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(UserError):
        export_figure(scores_figure(), old, ExportOptions(with_data=True))
    assert old.read_bytes() == b"old"


def test_title_and_note_can_be_left_to_the_caption() -> None:
    figure = budget_figure()
    bare = ExportOptions(with_title=False, with_note=False)
    svg = exported_bytes(figure, "svg", bare).decode()
    body = svg[svg.index("<defs>") :]
    assert figure.title not in body
    assert "Adapted models stand" not in body


@pytest.mark.parametrize("code", ["en", "ko"])
def test_the_clipboard_gets_an_image_and_vectors(code: Language) -> None:
    data = clipboard_data(budget_figure(code), ExportOptions(dpi=96))
    assert data.hasImage()
    assert data.data("image/svg+xml").data().startswith(b"<?xml")
    assert data.data("application/pdf").data().startswith(b"%PDF-")


def test_every_file_of_a_figure_names_the_version_of_its_data(tmp_path: Path) -> None:
    figure = budget_figure()
    options = ExportOptions(data_version="2026.11", with_data=True)
    assert b"KoLLM catalogue 2026.11" in exported_bytes(figure, "svg", options)
    assert b"<dc:source>KoLLM catalogue 2026.11</dc:source>" in exported_bytes(
        figure, "pdf", options
    )
    image = QImage.fromData(exported_bytes(figure, "png", options))
    assert image.text("Source") == "KoLLM catalogue 2026.11"
    export_figure(figure, tmp_path / "a.pdf", options)
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == ",".join((*figure.data.header, "catalogue"))
    assert all(line.endswith(",2026.11") for line in lines[1:])
    ET.fromstring(exported_bytes(figure, "svg", options))
