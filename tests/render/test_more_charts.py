"""Charts of the shipped catalogue and of odd data keep on paper what a journal asks for."""

import pytest

from kollm_gui.charts.registry import make_figure
from kollm_gui.render.export import ExportOptions, export_layout, exported_bytes
from kollm_gui.render.page import PageLayout
from tests.charts import odd_data
from tests.render.figures import Language
from tests.render.pages import met, outside, shipped_figure, shipped_page

pytestmark = pytest.mark.usefixtures("bundled_fonts")

WIDTHS = (85.0, 120.0, 178.0)
CHARTS: dict[str, tuple[str, dict[str, str], str | None]] = {
    "score-compute": ("score-compute", {}, "exaone-3.5-7.8b-instruct"),
    "score-params": ("score-compute", {"x": "params"}, None),
    "score-released": ("score-compute", {"x": "released"}, None),
    "timeline": ("timeline", {}, "polyglot-ko-12.8b"),
    "timeline-makers": ("timeline", {"lanes": "organization"}, None),
    "timeline-params": ("timeline", {"lanes": "params"}, None),
    "heat-map": ("heat-map", {}, None),
    "heat-map-subjects": ("heat-map", {"what": "kmmlu-subjects"}, None),
    "corpus-mix": ("corpus-mix", {}, None),
    "lineage": ("lineage", {"of": "all"}, None),
    "lineage-one": ("lineage", {}, "llama-3-8b"),
}


def laid_out(name: str, code: Language, width_mm: float) -> PageLayout:
    chart, given, selected = CHARTS[name]
    return shipped_page(chart, code, width_mm, given=tuple(given.items()), selected=selected)


@pytest.mark.parametrize("width_mm", WIDTHS)
@pytest.mark.parametrize("code", ["en", "ko"])
@pytest.mark.parametrize("name", CHARTS)
def test_no_text_leaves_the_page_or_meets_another(
    name: str, code: Language, width_mm: float
) -> None:
    page = laid_out(name, code, width_mm)
    assert outside(page) == []
    assert met(page) == []
    assert page.smallest_pt >= 6.0
    assert min(page.line_widths_pt) >= 0.5
    labels = [label for panel in page.figure.panels for label in panel.labels]
    placed = [each.label for panel in page.panels for each in panel.written.labels]
    assert len(placed) >= min(20, len(labels))
    assert {each.key for each in labels if each.required} <= {each.key for each in placed}


@pytest.mark.parametrize("code", ["en", "ko"])
def test_a_crowded_page_says_how_many_names_it_leaves_out(code: Language) -> None:
    page = laid_out("timeline", code, 85.0)
    assert page.dropped
    told = {
        "en": f"{len(page.dropped)} names are left out for want of room.",
        "ko": f"자리가 모자라 이름 {len(page.dropped)}개를 생략했다.",
    }
    assert told[code] in page.figure.note
    assert outside(page) == []


def test_a_page_of_fixed_height_tells_the_names_that_it_leaves_out_itself() -> None:
    figure = shipped_figure("timeline")
    page = export_layout(figure, ExportOptions(width_mm=178.0, height_mm=200.0))
    assert f"{len(page.dropped)} names are left out" in page.figure.note


def test_a_page_with_room_says_nothing_of_names() -> None:
    assert "left out for want of room" not in laid_out("lineage-one", "en", 178.0).figure.note


@pytest.mark.parametrize("data", odd_data.MAKERS)
@pytest.mark.parametrize("name", CHARTS)
def test_odd_data_make_a_picture_or_a_sentence(name: str, data: str) -> None:
    chart, given, _selected = CHARTS[name]
    figure = make_figure(chart, odd_data.MAKERS[data](), given=given)
    if figure.empty is not None:
        assert figure.empty.endswith(".")
        return
    for panel in figure.panels:
        for scale in (panel.x.scale, panel.y.scale):
            first, last = scale.from_unit(0.0), scale.from_unit(1.0)
            ticks = scale.ticks((min(first, last), max(first, last)), 600.0)
            units = [scale.to_unit(tick.value) for tick in ticks]
            assert units in (sorted(units), sorted(units, reverse=True))
    if data == "crowd":
        return  # painting thousands of rows takes seconds and shows no more
    page = export_layout(figure, ExportOptions(width_mm=85.0))
    assert outside(page) == []
    assert exported_bytes(figure, "svg", ExportOptions(width_mm=85.0)).startswith(b"<?xml")


@pytest.mark.parametrize("kind", ["png", "pdf", "svg"])
@pytest.mark.parametrize("name", ["score-compute", "timeline", "heat-map", "corpus-mix", "lineage"])
def test_each_chart_is_written_in_every_format_and_twice_alike(name: str, kind: str) -> None:
    chart, given, selected = CHARTS[name]
    figure = shipped_figure(chart, given=tuple(given.items()), selected=selected)
    options = ExportOptions(width_mm=85.0, dpi=100)
    assert exported_bytes(figure, kind, options) == exported_bytes(figure, kind, options)
