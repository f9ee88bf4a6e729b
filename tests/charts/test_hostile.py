"""Names and values that would break a careless chart: a sensible picture, or a sentence."""

import pytest
from msgspec.structs import replace

from kollm_gui.catalogue.records import TrainingStage
from kollm_gui.charts.figure import Figure
from kollm_gui.charts.registry import CHARTS, make_figure
from kollm_gui.charts.switching_rows import BENCHMARK, ENGLISH, KOREAN
from kollm_gui.library.snapshot import Snapshot, compose
from kollm_gui.render.export import ExportOptions, export_layout
from kollm_gui.render.page import PageLayout
from tests.charts.marks import bars
from tests.fixtures import tiny_catalogue
from tests.makers import make_model, make_score

pytestmark = pytest.mark.usefixtures("bundled_fonts")

NAMES = (
    "한글 이름이 아주아주 긴 모델 130억",
    "大韓民國 漢字 模型",
    "🚀🤖 emoji 👩‍👩‍👧‍👦",
    "نموذج اللغة العربية",
    "עברית \u202eRTL\u202c mixed",
    "",
    "{braces} %s %d \\ <b>&amp;</b>",
    "a" * 300,
)


def snapshot_of(values: list[float], names=NAMES, count: int | None = None) -> Snapshot:
    """Models with these names, sizes and scores in every chart's own data."""
    total = count or len(names)
    models, scores = [], []
    for place in range(total):
        slug, value = f"m{place}", values[place % len(values)]
        models.append(
            make_model(
                slug,
                name=names[place % len(names)],
                params_b=max(value, 1e-3),
                tokens_b=max(value * 20, 1e-3),
                tokens_kind="reported",
                stages=(
                    TrainingStage(1, names[place % len(names)], "all", None),
                    TrainingStage(2, "", "what nobody understands", None),
                ),
            )
        )
        scores.append(make_score(slug, value))
        for subset in (KOREAN, ENGLISH):
            counted = {"metric": "share_with_han", "method": "generation", "shots": None}
            scores.append(
                make_score(
                    slug,
                    1.0,
                    benchmark=BENCHMARK,
                    subset=subset,
                    hits=place % 5,
                    n=100,
                    n_hangul=place % 60,
                    **counted,
                )
            )
    return compose(replace(tiny_catalogue(), models=tuple(models), scores=tuple(scores)))


def given(chart: str, snapshot: Snapshot) -> dict[str, str]:
    few = ",".join(list(snapshot.models)[:8])
    return {"compare": {"models": few}, "scores": {"top": "all"}}.get(chart, {})


def drawn(chart: str, snapshot: Snapshot) -> Figure:
    figure = make_figure(chart, snapshot, given=given(chart, snapshot))
    assert figure.panels or figure.empty
    assert figure.summary
    return figure


def page_of(figure: Figure) -> PageLayout:
    return export_layout(figure, ExportOptions(width_mm=85.0))


KEYS = [each.key for each in CHARTS]


@pytest.mark.parametrize("chart", KEYS)
def test_names_of_any_script_are_drawn(chart):
    page = page_of(drawn(chart, snapshot_of([10.0, 20.0, 30.0])))
    right = page.width_px + 0.01
    assert [text.text for text in page.texts if text.box.right > right] == []


@pytest.mark.parametrize("chart", KEYS)
@pytest.mark.parametrize(
    "values",
    [[50.0], [0.0], [0.00005, 50.0, 99.0], [1e-3, 1e3], [-20.0, 30.0], [100.0]],
    ids=["equal", "zero", "millionfold", "wide", "negative", "full"],
)
def test_any_values_make_a_picture_or_a_sentence(chart, values):
    figure = drawn(chart, snapshot_of(values, names=("one", "two", "three")))
    for panel in figure.panels:
        for axis in (panel.x, panel.y):
            low, high = getattr(axis.scale, "low", 0.0), getattr(axis.scale, "high", 1.0)
            assert low < high
    page_of(figure)


@pytest.mark.parametrize("chart", ["scores", "compare"])
def test_bars_lie_inside_their_axis(chart):
    for values in ([50.0], [0.00005, 99.0], [-20.0, 30.0]):
        figure = drawn(chart, snapshot_of(values, names=("one", "two")))
        scale = figure.panels[0].x.scale
        for bar in bars(figure).values():
            assert -1e-9 <= scale.to_unit(bar.start) <= scale.to_unit(0.0) + 1
            assert 0.0 <= scale.to_unit(bar.end) <= 1.0


@pytest.mark.parametrize("chart", KEYS)
def test_a_single_model_makes_a_picture_or_a_sentence(chart):
    snapshot = snapshot_of([42.0], names=("alone",))
    figure = make_figure(chart, snapshot, tuple(snapshot.models))
    assert figure.panels or figure.empty
    page_of(figure)


@pytest.mark.parametrize("chart", KEYS)
def test_a_catalogue_of_nothing_says_so(chart):
    bare = replace(tiny_catalogue(), models=(), scores=(), conflicts=())
    figure = make_figure(chart, compose(bare))
    assert figure.panels == ()
    assert figure.empty


@pytest.mark.parametrize("chart", KEYS)
def test_two_thousand_models_are_drawn(chart):
    snapshot = snapshot_of([float(value) for value in range(1, 100)], names=("name",), count=2000)
    page = page_of(drawn(chart, snapshot))
    assert page.height_px > 0
