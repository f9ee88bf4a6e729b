"""A view as a line of text, which older and newer versions read."""

import json

from kollm_gui.ui.view_state import SortKey, ViewState

SORTED = ViewState(
    query="size:<=8",
    sort=(SortKey("tokens", descending=True), SortKey("name")),
    protocols={"kmmlu": "benchmark=kmmlu; method=direct"},
    chart_options={"scores": {"benchmark": "kobest"}},
)


def test_a_sorted_view_comes_back_from_its_line() -> None:
    assert ViewState.from_json(SORTED.to_json()) == SORTED


def test_the_line_names_columns_and_directions() -> None:
    assert json.loads(SORTED.to_json())["sort"] == [
        {"column": "tokens", "descending": True},
        {"column": "name", "descending": False},
    ]


def test_the_line_leaves_out_what_is_as_usual() -> None:
    assert ViewState().to_json() == "{}"
