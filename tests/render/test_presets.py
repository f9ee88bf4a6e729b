"""The survey's figures from the shipped catalogue keep on paper what a journal asks for."""

import io

import pytest
from pypdf import PdfReader

from kollm_gui.charts.registry import CHARTS, make_figure
from kollm_gui.render.export import ExportOptions, export_layout, exported_bytes
from kollm_gui.render.page import PageLayout
from tests.charts.shipped import shipped_snapshot
from tests.render.figures import Language
from tests.render.pages import met, outside, shipped_figure, shipped_page

pytestmark = pytest.mark.usefixtures("bundled_fonts")

SIZES = ("1.3B", "3.8B", "5.8B", "12.8B")
SURVEY = [
    (chart.key, preset.key)
    for chart in CHARTS
    for preset in chart.presets
    if preset.key.startswith("survey-")
]
PICTURES = [(chart.key, None) for chart in CHARTS] + SURVEY
LEAST_NAMED = 20  # labels of a crowded plot, or all of one with fewer


@pytest.fixture(
    params=[
        (chart, preset, code, width)
        for chart, preset in PICTURES
        for code in ("en", "ko")
        for width in (85.0, 127.0, 178.0)
    ],
    ids=str,
    scope="module",
)
def page(request: pytest.FixtureRequest, bundled_fonts: list[str]) -> PageLayout:
    chart, preset, code, width_mm = request.param
    return shipped_page(chart, code, width_mm, preset=preset)


def test_no_text_leaves_the_page_or_meets_another(page: PageLayout) -> None:
    assert outside(page) == []
    assert met(page) == []


def test_texts_have_six_points_and_lines_half_a_point(page: PageLayout) -> None:
    assert page.smallest_pt >= 6.0
    assert min(page.line_widths_pt) >= 0.5


def test_twenty_names_or_all_are_placed_and_every_baseline(page: PageLayout) -> None:
    labels = [label for panel in page.panels for label in panel.panel.labels]
    placed = sum(len(panel.written.labels) for panel in page.panels)
    assert placed >= min(LEAST_NAMED, len(labels))
    assert placed + len(page.dropped) == len(labels)
    assert not any(label.required for label in page.dropped)
    told = {text.text for text in page.texts}
    lines = [line.label for panel in page.panels for line in panel.panel.reference_lines]
    assert [label for label in lines if label not in told] == []


def test_names_without_room_are_counted_in_the_note(page: PageLayout) -> None:
    missing = len(page.dropped)
    assert (f"{missing}" in page.figure.note) if missing else True
    assert page.figure.note.endswith((".", "다."))


@pytest.mark.parametrize(("chart", "preset"), SURVEY)
@pytest.mark.parametrize("code", ["en", "ko"])
def test_every_name_of_the_surveys_figures_has_room(
    chart: str, preset: str, code: Language
) -> None:
    widths = [178.0, 85.0]  # Figures 1 and 3 at 85 mm are asked for; the others keep it as well
    pages = [shipped_page(chart, code, width, preset=preset) for width in widths]
    assert [[label.text for label in page.dropped] for page in pages] == [[], []]


@pytest.mark.parametrize("chart", [chart.key for chart in CHARTS])
def test_the_selected_models_name_is_always_placed(chart: str) -> None:
    plain = shipped_figure(chart)
    keys = list(dict.fromkeys(label.key for panel in plain.panels for label in panel.labels))
    for key in keys[:: max(1, len(keys) // 5)]:
        figure = make_figure(chart, shipped_snapshot(), selected=key)
        page = export_layout(figure, ExportOptions(width_mm=85.0))
        assert key in {each.label.key for panel in page.panels for each in panel.written.labels}


def test_the_survey_has_five_figures() -> None:
    assert {preset for _chart, preset in SURVEY} == {
        "survey-kmmlu",
        *(f"survey-figure-{number}" for number in range(1, 5)),
    }


@pytest.mark.parametrize("code", ["en", "ko"])
@pytest.mark.parametrize("width_mm", [85.0, 178.0])
def test_all_sizes_of_polyglot_ko_are_named_in_the_surveys_first_figure(
    code: Language, width_mm: float
) -> None:
    layout = shipped_page("training-budget", code, width_mm, preset="survey-figure-1")
    placed = [label.label for panel in layout.panels for label in panel.written.labels]
    named = {label.key for label in placed if label.key.startswith("polyglot-ko-")}
    assert named == {f"polyglot-ko-{size.lower()}" for size in SIZES}


def test_the_printed_figure_can_be_searched() -> None:
    figure = shipped_figure("training-budget", "ko", preset="survey-figure-1")
    pdf = exported_bytes(figure, "pdf", ExportOptions(language="ko"))
    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert all(f"Polyglot-Ko {size}" in text for size in SIZES)
    assert "한국어 중심" in text
