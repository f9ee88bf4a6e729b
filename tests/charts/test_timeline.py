"""The chart of releases."""

from datetime import date
from itertools import combinations

import pytest

from kollm_gui import i18n
from kollm_gui.charts.figure import Figure
from kollm_gui.charts.lanes import Lanes, packed, place_in, stacked
from kollm_gui.charts.registry import make_figure
from kollm_gui.charts.timeline import AREAS, area_of
from kollm_gui.library.snapshot import Snapshot
from tests.charts.marks import column, intervals, points
from tests.charts.shipped import shipped_snapshot
from tests.fixtures import make_model, tiny_snapshot


def chart(snapshot: Snapshot | None = None, **more) -> Figure:
    return make_figure("timeline", snapshot or tiny_snapshot(), **more)


def test_a_model_stands_at_its_day():
    assert points(chart())["globe-8b"].x == date(2024, 4, 18).toordinal()


def test_a_partial_date_is_a_line_over_the_days_it_may_mean():
    spans = {each.key: (each.low, each.high) for each in intervals(chart())}
    assert spans["mirae-x"] == (date(2024, 1, 1).toordinal(), date(2024, 12, 31).toordinal())
    assert spans["haneul-12.8b"] == (date(2023, 4, 1).toordinal(), date(2023, 4, 30).toordinal())
    assert "globe-8b" not in spans


def test_the_area_grows_with_the_size_and_an_unknown_size_is_dashed():
    found = points(chart())
    assert found["haneul-1.3b"].area < found["haneul-12.8b"].area < found["onnuri-8x7b"].area
    assert found["mirae-x"].dashed
    assert not found["globe-8b"].dashed
    sizes = [0.1, 2.0, 7.9, 8.0, 25.0, 100.0, 300.0, 2000.0]
    areas = [area_of(make_model("m", params_b=size)) for size in sizes]
    assert areas == sorted(areas)
    assert set(areas) == set(AREAS)


def test_a_model_without_a_date_is_listed_or_counted_as_known_by_name_only():
    figure = chart(shipped_snapshot())
    listed = {key for group in figure.strip.groups for key, _name in group.items}
    drawn = set(points(figure))
    models = shipped_snapshot().models
    undated = {slug for slug, model in models.items() if model.release is None}
    assert drawn == set(models) - undated
    assert listed == {slug for slug in undated if not models[slug].minimal}
    names_only = len(undated) - len(listed)
    assert f"{names_only} models known by name only, without a date, are left out." in figure.note


def test_markers_of_a_lane_share_no_row_where_they_would_meet():
    rows = packed([("a", 0.0, 10.0), ("b", 5.0, 15.0), ("c", 10.0, 20.0), ("d", 12.0, 13.0)])
    spans = {"a": (0, 10), "b": (5, 15), "c": (10, 20), "d": (12, 13)}
    for one, other in combinations(spans, 2):
        overlap = spans[one][0] < spans[other][1] and spans[other][0] < spans[one][1]
        assert not (overlap and rows[one] == rows[other])
    assert set(rows.values()) == set(range(max(rows.values()) + 1))


def test_lanes_follow_each_other_and_each_has_a_tick():
    lanes = stacked([("first", 2), ("second", 1)])
    ticks = lanes.ticks((0.0, lanes.rows), 400.0)
    assert [tick.text for tick in ticks] == ["first", "second"]
    assert lanes.stripes[0].bottom == lanes.stripes[1].top
    assert lanes.from_unit(lanes.to_unit(1.5)) == pytest.approx(1.5)
    assert lanes.stripes[0].top < place_in(lanes.stripes[0], 1) < lanes.stripes[0].bottom
    assert Lanes(()).rows == 1.0


@pytest.mark.parametrize("lanes", ["category", "organization", "params"])
def test_every_marker_lies_inside_the_axes(lanes):
    figure = chart(shipped_snapshot(), given={"lanes": lanes})
    panel = figure.panels[0]
    for point in points(figure).values():
        assert 0 <= panel.x.scale.to_unit(point.x) <= 1
        assert 0 <= panel.y.scale.to_unit(point.y) <= 1


def test_a_marker_lies_in_the_lane_of_its_category():
    figure = chart(shipped_snapshot())
    lanes = figure.panels[0].y.scale
    labels = {each.label: each.slug for each in shipped_snapshot().categories.values()}
    for point in points(figure).values():
        (stripe,) = [each for each in lanes.stripes if each.top < point.y < each.bottom]
        assert labels[stripe.text] == point.tone


def test_lanes_of_makers_hold_every_model_and_the_selected_ones_maker():
    figure = chart(shipped_snapshot(), given={"lanes": "organization"}, selected="gecko-7b")
    names = [stripe.text for stripe in figure.panels[0].y.scale.stripes]
    assert "KIFAI" in names
    assert names[-1] == "Others"
    assert len(points(figure)) == 269


def test_over_sizes_a_model_of_unknown_size_is_listed():
    figure = chart(given={"lanes": "params"})
    assert "mirae-x" not in points(figure)
    listed = [key for group in figure.strip.groups for key, _name in group.items]
    assert "mirae-x" in listed
    assert column(figure, "reason")["mirae-x"] == "size not known"


def test_models_outside_the_search_are_pale_and_unlabelled():
    figure = chart(slugs=["globe-8b"])
    assert [key for key, point in points(figure).items() if not point.pale] == ["globe-8b"]
    assert [label.key for label in figure.panels[0].labels] == ["globe-8b"]
    assert set(points(chart(slugs=["globe-8b"], given={"only-selection": "yes"}))) == {"globe-8b"}


def test_nothing_to_draw_is_said_in_a_sentence():
    for slugs in ([], ["dodam-10.7b"]):
        figure = chart(slugs=slugs)
        assert figure.panels == ()
        assert figure.empty.endswith(".")


def test_the_data_are_in_the_order_of_time():
    released = [day for day in column(chart(), "released").values() if day is not None]
    assert released == sorted(released)


def test_in_korean_the_lanes_have_their_korean_names():
    with i18n.language("ko"):
        figure = chart()
    assert figure.panels[0].y.scale.stripes[0].text == "한국어 중심"
