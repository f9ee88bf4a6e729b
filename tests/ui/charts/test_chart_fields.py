"""Typed options of a chart: what means nothing is told in the field, and changes nothing."""

import pytest
from PySide6.QtCore import Qt

from kollm_gui.charts.figure import Points


def type_in(field, text: str, settle) -> None:
    field.line.setFocus()
    field.line.setText(text)
    field.line.editingFinished.emit()
    settle()


@pytest.fixture
def fields(show_panel):
    panel = show_panel(chart="training-budget")
    return panel, panel.side.options.fields


def drawn_keys(panel) -> set[str]:
    return {
        point.key
        for each in panel.figure.panels
        for mark in each.marks
        if isinstance(mark, Points)
        for point in mark.points
    }


def test_both_amounts_put_the_what_if_point_into_the_chart(fields, settle):
    panel, typed = fields
    type_in(typed["whatif_params"], "7b", settle)
    type_in(typed["whatif_tokens"], "1500 B", settle)
    assert "what-if" in drawn_keys(panel)
    assert typed["whatif_tokens"].line.text() == "1.5T"
    assert panel.workspace.state.chart_options["training-budget"] == {
        "whatif_params": "7B",
        "whatif_tokens": "1.5T",
    }


@pytest.mark.parametrize("text", ["seven", "-7B", "칠십억", "7B; DROP", "9" * 1000])
def test_what_is_no_amount_is_told_in_the_field(fields, settle, text):
    panel, typed = fields
    field, before = typed["whatif_params"], panel.workspace.state
    type_in(field, text, settle)
    assert "350M, 7B or 1.5T" in field.sentence.text()
    assert field.sentence.isVisible()
    assert field.line.accessibleDescription() == field.sentence.text()
    assert panel.workspace.state == before
    assert panel.figure.panels


def test_a_better_text_takes_the_sentence_away(fields, settle):
    _panel, typed = fields
    field = typed["whatif_params"]
    type_in(field, "seven", settle)
    type_in(field, "7B", settle)
    assert not field.sentence.isVisible()
    type_in(field, "", settle)
    assert field.line.text() == ""
    assert not field.sentence.isVisible()


def test_escape_brings_the_last_good_text_back(fields, settle, qtbot):
    _panel, typed = fields
    field = typed["whatif_params"]
    type_in(field, "7B", settle)
    type_in(field, "seven", settle)
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "7B"
    assert not field.sentence.isVisible()


def test_models_are_named_in_the_field_of_the_shared_benchmarks(show_panel, settle):
    panel = show_panel(chart="compare")
    field = panel.side.options.fields["models"]
    type_in(field, "haneul-12.8b, nobody", settle)
    assert "There is no model" in field.sentence.text()


def test_the_models_kept_for_comparing_are_compared(show_panel, settle):
    slugs = ("haneul-12.8b", "globe-8b")
    panel = show_panel(chart="compare", compare=slugs)
    told = panel.figure
    names = (
        [item.key for item in told.panels[0].y.scale.items]
        if told.panels
        else [slug for slug in slugs if panel.workspace.snapshot.models[slug].name in told.empty]
    )
    assert names == list(slugs)
    panel.workspace.change(compare=(slugs[0],))
    settle()
    assert panel.figure.title != told.title or panel.figure.empty != told.empty
