"""Graphs, cells with flags and names of columns, on the page and under the pointer."""

from dataclasses import replace

import pytest

from kollm_gui.charts.figure import (
    Axis,
    Cell,
    Cells,
    Edge,
    Figure,
    Graph,
    LegendEntry,
    Node,
    Panel,
    Point,
    Points,
)
from kollm_gui.charts.layout import Box
from kollm_gui.charts.scale import Category, CategoryItem, Linear
from kollm_gui.render.export import ExportOptions, export_layout, exported_bytes
from kollm_gui.render.frame import frame_of
from kollm_gui.render.graph import lay_out_nodes
from kollm_gui.render.hits import hit_at, hits_in_order
from kollm_gui.render.style import page_style

pytestmark = pytest.mark.usefixtures("bundled_fonts")

PLOT = Box(10.0, 20.0, 400.0, 120.0)
GRAPH = Graph(
    (
        Node("root", "Root", 0.0, 0.0, "multilingual", tooltip=("Root",)),
        Node("one", "하나 8B", 1.0, -1.0, "korean-continual", detail="fine-tuning · +2 B tokens"),
        Node("two", "A name " * 20, 2.0, -2.0, "korean-continual", hollow=True, pale=True),
    ),
    (Edge("root", "one"), Edge("one", "two"), Edge("root", "two", dashed=True), Edge("x", "two")),
)


def graph_panel() -> Panel:
    blank = {"ticks_shown": False, "grid": False}
    return Panel(
        Axis("", Linear(-0.1, 4.0), **blank),
        Axis("", Linear(-2.6, 0.6), **blank),
        (GRAPH,),
        lines=4.0,
        bare=True,
    )


def cells_panel() -> Panel:
    rows = Category((CategoryItem("r0", "Row 0"), CategoryItem("r1", "Row 1")), downward=True)
    columns = Category(tuple(CategoryItem(f"c{at}", f"Column number {at}") for at in range(3)))
    cells = (
        Cell("a", 0, 0, "12.5", "ramp", 0.1, ("A", "12.5"), short_text="13", flagged=True),
        Cell("b", 2, 1, "99.9", "ramp", 0.95, ("B", "99.9"), short_text="100"),
    )
    return Panel(Axis("", columns, above=True), Axis("", rows, grid=False), (Cells(cells),))


def figure(*panels: Panel) -> Figure:
    legend = (
        LegendEntry("scale", "ramp", ramp=True),
        LegendEntry("flag", "ramp", flagged=True),
        LegendEntry("piece", "accent", block=True),
        LegendEntry("large", "text_3", "circle", area=3.0),
        LegendEntry("unknown", "text_3", "circle", dashed_shape=True),
    )
    return Figure("test", "Title", "", panels, legend)


def test_a_name_that_is_too_long_is_cut_at_the_edge_and_has_no_detail_then():
    frame = frame_of(graph_panel(), PLOT)
    placed = {each.node.key: each for each in lay_out_nodes(frame, GRAPH, page_style(85.0))}
    assert placed["two"].name.text.endswith("…")
    assert placed["two"].box.right <= PLOT.right + 0.01
    assert placed["two"].detail is None
    assert placed["one"].detail.text == "fine-tuning · +2 B tokens"
    assert placed["one"].detail.left > placed["one"].box.right


def test_the_pointer_finds_a_node_on_its_whole_row():
    panel = graph_panel()
    frame = frame_of(panel, PLOT)
    x, y = frame.across(1.0), frame.down(-1.0)
    assert hit_at(panel, frame, x + 100.0, y).key == "one"
    assert hit_at(panel, frame, x - 20.0, y) is None
    assert [hit.key for hit in hits_in_order(panel, frame)] == ["root", "one", "two"]


def test_the_pointer_finds_a_cell_and_nothing_where_there_is_none():
    panel = cells_panel()
    frame = frame_of(panel, PLOT)
    assert hit_at(panel, frame, frame.across(0), frame.down(0)).lines == ("A", "12.5")
    assert hit_at(panel, frame, frame.across(1), frame.down(0)) is None


def test_the_names_of_columns_stand_above_the_plot_and_beside_each_other():
    layout = export_layout(figure(cells_panel()), ExportOptions(width_mm=85.0))
    (panel,) = layout.panels
    names = [text for text in panel.bottom.texts if text.role == "column"]
    assert [text.text for text in names] == [f"Column number {at}" for at in range(3)]
    for text in names:
        assert text.box.bottom <= panel.frame.plot.top
        assert text.box.top >= 0.0


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_new_mark_is_painted_on_every_device(kind, theme):
    options = ExportOptions(width_mm=120.0, dpi=72, theme=theme)
    whole = exported_bytes(figure(graph_panel(), cells_panel()), kind, options)
    bare = exported_bytes(replace(figure(), empty="Nothing."), kind, options)
    assert len(whole) > len(bare)


def test_a_number_is_shortened_or_left_out_but_never_cut():
    def texts(width_mm: float) -> str:
        options = ExportOptions(width_mm=width_mm)
        return exported_bytes(figure(cells_panel()), "svg", options).decode()

    assert ">12.5<" in texts(85.0)
    many = Category(tuple(CategoryItem(f"c{at}", str(at)) for at in range(24)))
    panel = cells_panel()
    crowded = Panel(Axis("", many, above=True), panel.y, panel.marks)
    svg = exported_bytes(figure(crowded), "svg", ExportOptions(width_mm=85.0)).decode()
    assert ">12.5<" not in svg
    assert "…" not in svg


def test_a_larger_area_keeps_its_label_further_off():
    def clearance(area: float) -> float:
        from kollm_gui.charts.figure import Label

        point = Point("a", 5.0, 5.0, "multilingual", area=area)
        panel = Panel(
            Axis("", Linear(0.0, 10.0)),
            Axis("", Linear(0.0, 10.0)),
            (Points((point,)),),
            (Label("a", "name", 5.0, 5.0, "multilingual", sides=("right",)),),
        )
        (laid,) = export_layout(figure(panel), ExportOptions(width_mm=85.0)).panels
        (placed,) = laid.written.labels
        return placed.box.left - laid.frame.across(5.0)

    assert clearance(4.0) > clearance(1.0) > 0
