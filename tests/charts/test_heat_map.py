"""The heat map."""

import pytest

from kollm_gui.charts.figure import Figure
from kollm_gui.charts.heat_columns import benchmark_series, subject_protocols, subject_series
from kollm_gui.charts.registry import make_figure
from kollm_gui.errors import UserError
from kollm_gui.library.snapshot import Snapshot
from tests.charts.marks import cells
from tests.charts.shipped import shipped_snapshot
from tests.fixtures import tiny_snapshot

SUBJECTS = {"what": "kmmlu-subjects"}


def chart(snapshot: Snapshot | None = None, **more) -> Figure:
    return make_figure("heat-map", snapshot or tiny_snapshot(), **more)


def at(figure: Figure) -> dict[tuple[str, str], object]:
    """The cells by the keys of their row and column."""
    panel = figure.panels[0]
    return {
        (panel.y.scale.items[cell.row].key, panel.x.scale.items[cell.column].key): cell
        for cell in cells(figure)
    }


def test_a_cell_holds_the_score_of_its_model_and_benchmark():
    found = at(chart())
    assert found["haneul-12.8b", "kmmlu"].text == "33.1"
    assert found["haneul-12.8b", "kmmlu"].short_text == "33"
    assert found["mirae-x", "logickor"].text == "7.9"


def test_what_nobody_measured_has_no_cell():
    assert ("haneul-12.8b", "logickor") not in at(chart())


def test_a_value_below_random_choice_is_flagged_and_in_the_legend():
    found = at(chart())
    assert found["haneul-1.3b", "kmmlu"].flagged
    assert not found["haneul-12.8b", "kmmlu"].flagged
    assert any(entry.flagged for entry in chart().legend)
    assert "1 value lies below random choice." in chart().note


def test_colours_follow_the_values_within_a_scale():
    found = at(chart())
    low, high = found["haneul-1.3b", "kmmlu"], found["mirae-x", "kmmlu"]
    assert 0 < low.strength < high.strength < 1
    # 7.9 of 10 points is stronger than 53.4 of 100 per cent.
    assert found["mirae-x", "logickor"].strength > high.strength


def test_colours_may_span_each_columns_own_range():
    found = at(chart(given={"colour": "column"}))
    strengths = [cell.strength for (_row, column), cell in found.items() if column == "kmmlu"]
    assert min(strengths) == pytest.approx(0.06)
    assert max(strengths) == pytest.approx(0.92)


def test_each_column_is_one_protocol_and_the_note_names_it():
    figure = chart(shipped_snapshot())
    place = figure.data.header.index("protocol")
    benchmark = figure.data.header.index("benchmark")
    by_benchmark: dict[object, set[object]] = {}
    for row in figure.data.rows:
        by_benchmark.setdefault(row[benchmark], set()).add(row[place])
    assert all(len(protocols) == 1 for protocols in by_benchmark.values())
    assert "KMMLU: direct · 5-shot" in figure.note


def test_only_benchmarks_written_in_korean_unless_all_are_asked_for():
    native = benchmark_series(shipped_snapshot(), native=True, widest=False)
    every = benchmark_series(shipped_snapshot(), native=False, widest=False)
    benchmarks = shipped_snapshot().benchmarks
    assert {benchmarks[each.key].origin for each in native} == {"native-korean"}
    assert "mmlu" in {each.key for each in every} - {each.key for each in native}
    counts = [len(each.scores.rows) for each in every]
    assert counts == sorted(counts, reverse=True)


def test_the_selected_model_has_a_row_however_few_its_scores():
    figure = chart(shipped_snapshot(), selected="polyglot-ko-1.3b", given={"top": "10"})
    keys = [item.key for item in figure.panels[0].y.scale.items]
    assert len(keys) in (10, 11)
    chosen = chart(shipped_snapshot(), selected="polyglot-ko-12.8b", given={"top": "1"})
    assert "polyglot-ko-12.8b" in [item.key for item in chosen.panels[0].y.scale.items]


def test_the_subjects_of_kmmlu_are_grouped_by_supercategory():
    figure = chart(shipped_snapshot(), given=SUBJECTS)
    rows = figure.panels[0].y.scale.items
    heads = [item.text for item in rows if item.head]
    assert heads == ["Applied Science", "HUMSS", "Other", "STEM"]
    assert sum(not item.head for item in rows) == 45
    assert len(cells(figure)) == 450
    heads_at = {place for place, item in enumerate(rows) if item.head}
    assert not heads_at & {cell.row for cell in cells(figure)}


def test_the_shipped_subject_scores_are_where_they_belong():
    found = at(chart(shipped_snapshot(), given=SUBJECTS))
    assert found["subject: Math", "gpt-4.1"].text == "32.0"
    assert found["subject: Accounting", "gpt-4.1"].text == "71.0"


def test_another_protocol_of_subjects_can_be_asked_for():
    known = subject_protocols(shipped_snapshot())
    assert [each.models for each in known][:2] == [10, 3]
    figure = chart(shipped_snapshot(), given={**SUBJECTS, "how": known[1].protocol.key})
    assert len(figure.panels[0].x.scale.items) == 3
    series = subject_series(shipped_snapshot(), known[1].protocol)
    assert {each.protocol.mode for each in series} == {"medium"}


def test_models_go_by_their_mean_only_where_no_cell_is_empty():
    figure = chart(shipped_snapshot(), given={**SUBJECTS, "order": "mean"})
    models = [item.key for item in figure.panels[0].x.scale.items]
    sums = dict.fromkeys(models, 0.0)
    for (_row, column), cell in at(figure).items():
        sums[column] += float(cell.text)
    assert models == sorted(models, key=lambda key: -sums[key])


def test_an_option_without_meaning_for_subjects_is_refused():
    with pytest.raises(UserError, match="colour"):
        chart(shipped_snapshot(), given={**SUBJECTS, "colour": "column"})


def test_a_cell_carries_the_key_of_its_score():
    keys = {score.key for score in tiny_snapshot().scores}
    assert all(cell.key in keys for cell in cells(chart()))
    assert len({cell.key for cell in cells(chart())}) == len(cells(chart()))


def test_nothing_to_draw_is_said_in_a_sentence():
    assert chart(slugs=["globe-tamil-7b"]).empty.endswith(".")
    assert chart(given=SUBJECTS).empty.endswith(".")
