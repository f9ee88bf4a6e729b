"""The chart of a staged training."""

from kollm_gui.charts.figure import Cell, Cells, Figure
from kollm_gui.charts.registry import make_figure
from kollm_gui.i18n import language
from tests.charts.shipped import shipped_snapshot
from tests.fixtures import tiny_snapshot

# The seven stages of the EEVE report: which of five parts each of them trains.
EEVE = {
    "Input embeddings, new rows": "trained frozen trained frozen trained adapters frozen",
    "Input embeddings, old rows": "frozen frozen frozen frozen frozen adapters frozen",
    "Transformer layers, 48 layers": "frozen frozen frozen frozen frozen adapters trained",
    "Output embeddings, old rows": "frozen frozen frozen trained trained adapters frozen",
    "Output embeddings, new rows": "frozen trained trained trained trained adapters frozen",
}


def recipe(**more) -> Figure:
    return make_figure("recipe", shipped_snapshot(), **more)


def figure_4() -> Figure:
    return recipe(preset_key="survey-figure-4")


def cells(figure: Figure) -> list[Cell]:
    return [
        cell
        for panel in figure.panels
        for mark in panel.marks
        if isinstance(mark, Cells)
        for cell in mark.cells
        if cell.sign is not None
    ]


def grid(figure: Figure) -> dict[str, str]:
    names = [item.text for item in figure.panels[0].y.scale.items]
    found: dict[str, list[str]] = {}
    for cell in sorted(cells(figure), key=lambda cell: cell.column):
        found.setdefault(names[cell.row], []).append(cell.sign)
    return {name: " ".join(signs) for name, signs in found.items()}


def test_figure_4_shows_eeves_seven_stages():
    assert grid(figure_4()) == EEVE
    assert [item.text for item in figure_4().panels[0].x.scale.items] == list("1234567")


def test_figure_4_tells_base_vocabulary_tokens_and_sources():
    figure = figure_4()
    assert "SOLAR 10.7B" in figure.subtitle
    assert "8,960 tokens" in figure.subtitle
    assert "+2\u00a0B" in figure.subtitle
    assert "7\u00a0internal layers (cool-down)" in figure.note
    assert figure.sources


def test_the_legend_names_only_the_signs_that_are_drawn():
    assert [entry.sign for entry in figure_4().legend] == ["trained", "adapters", "frozen"]
    everything = recipe(given={"model": "trillion-7b-preview"})
    assert [entry.sign for entry in everything.legend] == ["trained"]


def test_every_model_with_stages_has_a_picture():
    snapshot = shipped_snapshot()
    staged = [model for model in snapshot.models.values() if model.stages]
    assert len(staged) > 15
    for model in staged:
        figure = recipe(given={"model": model.slug})
        columns = figure.panels[0].x.scale.items
        assert [item.text for item in columns] == [
            str(stage.order) for stage in sorted(model.stages, key=lambda stage: stage.order)
        ]
        assert {cell.column for cell in cells(figure)} == set(range(len(columns)))


def test_words_that_name_no_part_are_not_guessed_at():
    figure = recipe(given={"model": "ax-4.0-72b"})
    assert {cell.sign for cell in cells(figure)} == {"untold"}
    assert "RLHF (user feedback)" in figure.note
    assert "do not say part by part" in figure.note


def test_the_selected_model_is_followed_where_it_has_stages():
    assert recipe(selected="redwhale").title.startswith("RedWhale")
    assert recipe(selected="gpt-4").title.startswith("EEVE-Korean 10.8B")
    assert recipe(slugs=("vaetki-100b-a10b", "gpt-4")).title.startswith("VAETKI")
    assert "No stages of training" in recipe(slugs=("gpt-4",)).empty


def test_eeves_stages_are_named_in_korean():
    with language("ko"):
        assert "새 입력 임베딩" in figure_4().note
        assert "출처의 말" not in figure_4().note
        assert "홀수 층" in recipe(given={"model": "redwhale"}).note


def test_the_data_have_a_row_for_each_stage_and_part():
    rows = figure_4().data.rows
    assert len(rows) == 7 * 5
    assert all(isinstance(row, tuple) for row in rows)


def test_a_search_that_leaves_nothing_says_so():
    assert "No stages of training" in make_figure("recipe", tiny_snapshot(), ()).empty
