"""The what-if point of the chart of training budgets."""

import pytest

from kollm_gui.charts.figure import Figure
from kollm_gui.charts.registry import make_figure
from kollm_gui.charts.typed_amounts import amount_b, written
from kollm_gui.errors import UserError
from tests.charts.marks import points
from tests.charts.shipped import shipped_snapshot


def budget(params: str = "", tokens: str = "", **more) -> Figure:
    given = {"whatif_params": params, "whatif_tokens": tokens}
    return make_figure("training-budget", shipped_snapshot(), given=given, **more)


def test_the_point_stands_at_its_parameters_and_tokens():
    point = points(budget("7B", "1.5T"))["what-if"]
    assert (point.x, point.y) == (7.0, 1500.0)


def test_it_tells_ratio_compute_distance_and_loss():
    told = "\n".join(points(budget("7B", "1.5T"))["what-if"].tooltip)
    assert "214 tokens per parameter" in told
    assert "6.3\u00a0×\u00a010²² FLOP" in told
    assert "10.7 × above the Chinchilla line, which asks for 140\u00a0B" in told
    assert "2.072\u00a0nats (Besiroglu et al. 2024)" in told
    assert "2.033\u00a0nats (Hoffmann et al. 2022)" in told
    below = "\n".join(points(budget("70B", "500B"))["what-if"].tooltip)
    assert "2.80 × below the Chinchilla line, which asks for 1.4\u00a0T" in below
    assert "on the Chinchilla line" in points(budget("7B", "140B"))["what-if"].tooltip


def test_its_label_is_always_placed_and_its_numbers_stand_in_note_and_data():
    figure = budget("7B", "1.5T")
    (label,) = [label for label in figure.panels[0].labels if label.key == "what-if"]
    assert label.required
    assert "nats per token" in figure.note
    assert "nats per token" in figure.summary
    row = dict(zip(figure.data.header, figure.data.rows[0], strict=True))
    assert (row["params_b"], row["tokens_b"], row["compute_flop"]) == (7.0, 1500.0, 6.3e22)
    assert {"hoffmann-2022-chinchilla", "besiroglu-2024-replication"} <= set(figure.sources)


def test_the_axes_reach_to_it():
    panel = budget("4T", "900T").panels[0]
    assert panel.x.scale.high > 4000
    assert panel.y.scale.high > 900_000


def test_it_is_drawn_also_where_no_model_is_left():
    figure = budget("7B", "1.5T", slugs=())
    assert figure.empty is None
    assert {key for key, point in points(figure).items() if not point.pale} == {"what-if"}


def test_half_a_budget_draws_nothing_and_says_so():
    figure = budget("7B")
    assert "what-if" not in points(figure)
    assert "needs both" in figure.note


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7B", 7.0),
        ("1.5T", 1500.0),
        (" 350 m ", 0.35),
        ("12800000000", 12.8),
        (".5b", 0.5),
        ("1K", 1e-6),
    ],
)
def test_amounts_are_read_and_written_back(text, expected):
    assert amount_b(text) == pytest.approx(expected)
    assert amount_b(written(expected)) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text",
    ["abc", "-7B", "0", "0B", "7X", "1e400B", "nan", "inf", "7,5B", "", "9" * 400, "７B억", "1B2"],
)
def test_what_is_no_amount_is_told_in_a_sentence(text):
    assert amount_b(text) is None
    if text:
        with pytest.raises(UserError) as told:
            budget(text, "1T")
        assert "350M, 7B or 1.5T" in told.value.sentence
