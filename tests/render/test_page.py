"""A page keeps its promises: nothing off it, nothing over another, nothing too small."""

from dataclasses import replace
from itertools import combinations

import pytest

from kollm_gui.charts.figure import Figure, ReferenceLine
from kollm_gui.charts.layout import Box
from kollm_gui.charts.registry import make_figure
from kollm_gui.errors import UserError
from kollm_gui.i18n import language
from kollm_gui.render.page import PageLayout, lay_out_page
from tests.fixtures import tiny_snapshot
from tests.render.figures import (
    POLYGLOT,
    Language,
    budget_figure,
    cells_figure,
    empty_figure,
    scores_figure,
)
from tests.render.pages import met, outside

pytestmark = pytest.mark.usefixtures("bundled_fonts")

FIGURES = {
    "budget": budget_figure,
    "scores": scores_figure,
    "cells": lambda _language: cells_figure(),
    "empty": lambda _language: empty_figure(),
    "tiny budget": lambda code: _of_tiny("training-budget", code),
    "tiny scores": lambda code: _of_tiny("scores", code),
}


def _of_tiny(chart: str, code: Language) -> Figure:
    with language("en" if code == "ko" else code):
        return make_figure(chart, tiny_snapshot())


@pytest.fixture(
    params=[(name, code) for name in FIGURES for code in ("en", "ko")], ids=str, scope="module"
)
def figure(request: pytest.FixtureRequest, bundled_fonts: list[str]) -> Figure:
    name, code = request.param
    return FIGURES[name](code)


@pytest.fixture(params=[85.0, 178.0, 254.0], scope="module")
def page(request: pytest.FixtureRequest, figure: Figure) -> PageLayout:
    return lay_out_page(figure, request.param)


def test_every_text_lies_on_the_page(page: PageLayout) -> None:
    assert outside(page) == []


def test_no_two_texts_meet(page: PageLayout) -> None:
    assert met(page) == []


def test_no_two_label_boxes_meet(page: PageLayout) -> None:
    for panel in page.panels:
        boxes = [placed.box for placed in panel.written.labels]
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_the_smallest_text_has_six_points_and_lines_half_a_point(page: PageLayout) -> None:
    assert page.smallest_pt >= 6.0
    assert min(page.line_widths_pt) >= 0.5
    assert page.style.marker_px * 0.75 >= 4.0


def test_plots_lie_on_the_page_and_have_some_size(page: PageLayout) -> None:
    sheet = Box(0.0, 0.0, page.width_px, page.height_px)
    for plot in page.plots:
        assert sheet.holds(plot)
        assert min(plot.width, plot.height) > 20.0


@pytest.mark.parametrize("code", ["en", "ko"])
@pytest.mark.parametrize("width_mm", [85.0, 178.0])
def test_all_four_sizes_of_polyglot_ko_are_named(code: Language, width_mm: float) -> None:
    page = lay_out_page(budget_figure(code), width_mm)
    named = {placed.label.key for panel in page.panels for placed in panel.written.labels}
    assert set(POLYGLOT) <= named


def test_the_height_asked_for_is_kept(figure: Figure) -> None:
    page = lay_out_page(figure, 178.0, 160.0)
    assert page.height_mm == 160.0
    sheet = Box(0.0, 0.0, page.width_px, page.height_px).grown(0.01)
    assert all(sheet.holds(text.box) for text in page.texts)


def test_a_page_too_low_is_refused_with_the_height_it_needs() -> None:
    with pytest.raises(UserError, match=r"at least \d+ mm") as raised:
        lay_out_page(scores_figure(), 85.0, 30.0)
    needed = float("".join(filter(str.isdigit, raised.value.sentence.split("mm")[0])))
    assert lay_out_page(scores_figure(), 85.0, needed + 1).height_mm == needed + 1


def test_the_rest_of_a_long_strip_is_counted_not_dropped() -> None:
    page = lay_out_page(budget_figure(), 85.0)
    strip = [text for text in page.texts if text.role == "strip"]
    named = sum(1 for text in strip if text.key and text.key.startswith("solar-"))
    rest = [text.text for text in strip if text.text.endswith(" more")]
    assert rest == [f"{30 - named} more"]


def test_a_layout_is_the_same_each_time() -> None:
    assert lay_out_page(budget_figure(), 85.0) == lay_out_page(budget_figure(), 85.0)


def test_an_empty_figure_says_why() -> None:
    texts = [text.text for text in lay_out_page(empty_figure(), 85.0).texts]
    assert "No model has a score under this protocol." in " ".join(texts)


def test_names_of_close_reference_lines_stand_clear_of_each_others_lines() -> None:
    figure = scores_figure()
    close = tuple(
        ReferenceLine(value, f"A rather long name {value}", "x") for value in (25.0, 26.0, 40.0)
    )
    panel = replace(figure.panels[0], reference_lines=close)
    page = lay_out_page(replace(figure, panels=(panel,)), 85.0)
    references = page.panels[0].written.references
    assert len(references) == 3
    for one in references:
        for other in references:
            if one is not other and other.text is not None:
                box = other.text.box.grown(-0.5)
                crossed = box.left < one.start[0] < box.right and one.start[1] < box.bottom
                assert not crossed
