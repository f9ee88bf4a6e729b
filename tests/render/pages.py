"""Pages of the shipped catalogue, each laid out once, and what must not be seen on one."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from kollm_gui.charts.figure import Figure
from kollm_gui.charts.layout import Box
from kollm_gui.charts.registry import make_figure
from kollm_gui.i18n import language
from kollm_gui.render.export import ExportOptions, export_layout
from kollm_gui.render.page import PageLayout
from kollm_gui.render.texts import TextBox
from tests.charts.shipped import shipped_snapshot
from tests.render.figures import Language

Given = tuple[tuple[str, str], ...]


@cache
def shipped_figure(
    chart: str,
    code: Language = "en",
    *,
    preset: str | None = None,
    given: Given = (),
    selected: str | None = None,
) -> Figure:
    with language(code):
        return make_figure(
            chart, shipped_snapshot(), preset_key=preset, given=dict(given), selected=selected
        )


@cache
def shipped_page(
    chart: str,
    code: Language,
    width_mm: float,
    *,
    preset: str | None = None,
    given: Given = (),
    selected: str | None = None,
) -> PageLayout:
    figure = shipped_figure(chart, code, preset=preset, given=given, selected=selected)
    return export_layout(figure, ExportOptions(width_mm=width_mm, language=code))


def outside(page: PageLayout) -> list[str]:
    sheet = Box(0.0, 0.0, page.width_px, page.height_px).grown(0.01)
    return [text.text for text in page.texts if not sheet.holds(text.box)]


def met(page: PageLayout) -> list[tuple[str, str]]:
    """The pairs of texts that meet, found among neighbours in a grid of 40 pixels."""
    cells: defaultdict[tuple[int, int], list[tuple[TextBox, Box]]] = defaultdict(list)
    found: set[tuple[str, str]] = set()
    for text in page.texts:
        # A hair less than their boxes: lines of a paragraph touch.
        for piece in (each.grown(-0.6) for each in text.pieces):
            for cell in _cells(piece):
                for other, box in cells[cell]:
                    if other is not text and box.meets(piece):
                        found.add((other.text, text.text))
                cells[cell].append((text, piece))
    return sorted(found)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // 40), int(box.right // 40) + 1):
        for row in range(int(box.top // 40), int(box.bottom // 40) + 1):
            yield column, row
