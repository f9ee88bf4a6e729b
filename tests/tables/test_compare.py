"""Models side by side, and an adapted model beside its base."""

import csv
import io
import json
from dataclasses import replace

import pytest

from kollm_gui import i18n
from kollm_gui.errors import UserError
from kollm_gui.tables.basket import MOST, held_to, moved, with_model, without_model
from kollm_gui.tables.cited_latex import with_bibliography
from kollm_gui.tables.compare import CompareChoices, Comparison, HeadingLine, RemarkLine, compare
from kollm_gui.tables.compare_columns import comparison_table
from kollm_gui.tables.compare_measures import MeasureLine
from kollm_gui.tables.compare_words import (
    cited_sources,
    comparison_notes,
    foot_sentences,
    ground_sentence,
    scale_sentence,
)
from kollm_gui.tables.gain import adapted_models, base_of, gain
from kollm_gui.tables.gain_columns import gain_notes, gain_table
from kollm_gui.tables.output import FORMATS
from tests.charts.shipped import shipped_snapshot
from tests.comparisons import ADAPTED, DODAM, GLOBE, HANEUL, MIRAE, board, comparison_snapshot
from tests.fixtures import tiny_snapshot

SNAPSHOT = comparison_snapshot()
THREE = (HANEUL, GLOBE, MIRAE)


def compared(*slugs: str, **choices: bool) -> Comparison:
    return compare(SNAPSHOT, slugs or THREE, CompareChoices(**choices))


def line(found: Comparison, label: str) -> MeasureLine:
    return next(each for each in found.measures if each.label == label)


def test_only_what_all_have_under_one_protocol_korean_benchmarks_first() -> None:
    found = compared()
    assert [each.label for each in found.measures] == ["KMMLU", "MMMLU-ko", "MMLU", "ChatBench"]
    assert [each.english for each in found.measures] == [False, False, True, True]
    assert all(each.complete for each in found.measures)
    assert ground_sentence(found) == "4 of 5 results stand on common ground"


def test_everything_shows_the_rest_but_ranks_only_what_all_have() -> None:
    found = compared(everything=True)
    cot = next(each for each in found.measures if each.scores.protocol.method == "cot")
    assert not cot.complete
    assert cot.standing.leader is None
    assert cot.cell(GLOBE).tone == "unknown"
    assert len(found.ranked) == 4
    assert [model.covered for model in found.models] == [5, 4, 4]


def test_no_line_holds_two_protocols_or_two_sources() -> None:
    for each in compared(everything=True).measures:
        assert all(each.scores.protocol.covers(row.score) for row in each.scores.rows)
        assert len(each.measurer.sources) == 1


def test_a_row_takes_the_source_that_all_have_and_marks_what_another_says() -> None:
    kmmlu = line(compared(), "KMMLU")
    assert kmmlu.cell(HANEUL).text == "45.00"
    assert kmmlu.flagged(HANEUL)
    assert "also 52.00" in kmmlu.remarks(HANEUL)


def test_mixing_sources_is_told_in_the_notes() -> None:
    assert "reports of one source" in " ".join(comparison_notes(compared(), SNAPSHOT))
    mixed = compared(mixed_sources=True)
    assert "may be of any source" in " ".join(comparison_notes(mixed, SNAPSHOT))


def test_the_highest_is_counted_and_ties_are_nobody_s() -> None:
    found = compared()
    assert found.highest == {HANEUL: 1, GLOBE: 1, MIRAE: 1}
    assert found.level == 1
    assert line(found, "MMMLU-ko").standing.level == (HANEUL, GLOBE, MIRAE)
    assert not any(line(found, "MMMLU-ko").cell(slug).strong for slug in THREE)
    assert line(found, "KMMLU").cell(MIRAE).strong
    told = " ".join(foot_sentences(found))
    assert "1, Globe 8B 1, Mirae X 1 of 4." in told
    assert "In 1 the highest cannot be told apart." in told
    assert "No average is formed." in told


def test_who_measured_is_a_warning_where_it_is_a_maker_of_a_compared_model() -> None:
    found = compared()
    assert line(found, "ChatBench").measurer.text == "Haneul-Ko’s owner"
    assert line(found, "ChatBench").measurer.tone == "warning"
    assert line(found, "KMMLU").measurer.tone == "good"
    # Without Haneul the same table is one by somebody else's owner.
    other = line(compared(GLOBE, MIRAE), "ChatBench")
    assert other.measurer.tone == "plain"


def test_points_are_drawn_on_their_own_scale_and_the_foot_says_so() -> None:
    found = compared()
    chat = line(found, "ChatBench")
    assert chat.unit == "of 10"
    assert chat.place(8.6) == pytest.approx(0.86)
    assert chat.place(11.0) is None
    assert line(found, "KMMLU").place(line(found, "KMMLU").chance) == 0.25
    assert scale_sentence(found) == "points drawn on 0–10, all others on 0–100"


def test_facts_know_unknown_from_undisclosed_and_have_their_sources() -> None:
    found = compared(everything=True)
    facts = {each.key: each for each in found.facts}
    assert facts["tokens"].cell(HANEUL).text == "167 B"
    assert {facts["tokens"].cell(slug).tone for slug in THREE} >= {"known", "withheld"}
    assert "haneul-report" in [each.source for each in facts["params"].citations(HANEUL)]
    assert facts["tokens_per_parameter"].derived
    assert facts["korean"].cell(HANEUL).text == "primary"


def test_only_differences_leaves_out_what_is_equal() -> None:
    found = compared(HANEUL, "haneul-1.3b", everything=True, only_differences=True)
    keys = {each.key for each in found.facts}
    assert "params" in keys
    assert "organization" not in keys


def test_models_that_share_nothing_get_a_sentence() -> None:
    found = compared(DODAM, "globe-8b-instruct")
    assert found.measures == ()
    sentences = [each.text for each in found.lines if isinstance(each, RemarkLine)]
    assert sentences == ["The catalogue holds no score of these models."]
    apart = comparison_snapshot([board(HANEUL, 1.0), board(GLOBE, 2.0, method="cot", shots=0)])
    told = [
        each.text for each in compare(apart, (HANEUL, GLOBE)).lines if isinstance(each, RemarkLine)
    ]
    assert "share no benchmark under one protocol" in told[0]
    assert "Mix sources" in told[1]
    assert foot_sentences(compare(apart, (HANEUL, GLOBE))) == ()


def test_eight_models_and_equal_values() -> None:
    eight = tuple(SNAPSHOT.models)[:MOST]
    equal = comparison_snapshot([board(slug, 50.0) for slug in eight])
    found = compare(equal, eight)
    assert len(found.models) == MOST
    assert len({(model.category, model.variant) for model in found.models}) == MOST
    assert found.highest == dict.fromkeys(eight, 0)
    assert found.level == 1
    only = compare(equal, eight, CompareChoices(only_differences=True))
    assert "All values are equal." in [getattr(each, "text", "") for each in only.lines]


def test_unknown_slugs_are_passed_over() -> None:
    assert [model.slug for model in compared("nobody", *THREE).models] == list(THREE)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("form", FORMATS)
def test_every_form_holds_every_value(form, language) -> None:
    with i18n.language(language):
        text = comparison_table(compared(), SNAPSHOT).text(form)
    for value in ("45", "41", "46", "66", "8.6"):
        assert value in text
    assert HANEUL in text or "Haneul-Ko 12.8B" in text


def test_data_forms_hold_raw_values_the_protocol_s_key_and_who_is_highest() -> None:
    rows = json.loads(comparison_table(compared(), SNAPSHOT).text("json"))
    kmmlu = next(row for row in rows if row["row"] == "KMMLU")
    assert kmmlu[HANEUL] == 45.0
    assert kmmlu["key"] == line(compared(), "KMMLU").scores.protocol.key
    assert kmmlu["highest"] == [MIRAE]
    assert kmmlu["reports_disagree"] == [HANEUL]
    assert kmmlu["sources"] == ["leaderboard"]
    tied = next(row for row in rows if row["row"] == "MMMLU-ko")
    assert tied["highest"] == list(THREE)
    table = list(csv.DictReader(io.StringIO(comparison_table(compared(), SNAPSHOT).text("csv"))))
    assert len(table) == len(rows)
    assert table[0]["section"] == "facts"


def test_data_forms_keep_what_a_sign_says_of_a_fact_and_where_it_stands() -> None:
    snapshot = shipped_snapshot()
    slugs = ("exaone-3.0-7.8b", "llama-3.1-8b-instruct", "eeve-korean-10.8b")
    found = compare(snapshot, slugs)
    table = comparison_table(found, snapshot)
    rows = {row["key"]: row for row in csv.DictReader(io.StringIO(table.text("csv")))}
    assert [rows["tokens_billion"][slug] for slug in slugs] == ["8000.0", "15000.0", ""]
    assert rows["tokens_kind"]["llama-3.1-8b-instruct"] == "lower_bound"
    assert rows["added_tokens_billion"]["eeve-korean-10.8b"] == "2.0"
    assert [rows["korean_support"][slug] for slug in slugs] == [
        "primary",
        "not-listed",
        "adapted to it",
    ]
    cited = {each.source for slug in slugs for each in snapshot.models[slug].cited("tokens_b")}
    assert cited <= set(rows["tokens_billion"]["sources"].split("; "))
    assert "lower_bound" not in table.text("markdown")  # there the sign says so


def test_latex_prints_the_highest_in_bold_and_is_escaped() -> None:
    text = comparison_table(compared(), SNAPSHOT).text("latex")
    assert r"\textbf{46.00}" in text
    assert r"KMMLU~\%" in text
    assert r"\textbf{Korean benchmarks}" in text
    assert "**46.00**" in comparison_table(compared(), SNAPSHOT).text("markdown")


def test_the_bibliography_goes_before_the_table_and_is_cited() -> None:
    text = with_bibliography("TABLE\n", ["a", "b"], "@misc{a,\n}\n")
    assert text.index("@misc") < text.index("TABLE") < text.index(r"\cite{a,b}")
    assert with_bibliography("TABLE\n", [], "") == "TABLE\n"
    assert "leaderboard" in cited_sources(compared())


def test_group_titles_stand_over_their_lines() -> None:
    titles = [each.title for each in compared().lines if isinstance(each, HeadingLine)]
    assert titles == ["Facts", "Korean benchmarks", "English benchmarks"]


def test_the_ninth_model_is_refused_with_a_sentence() -> None:
    full = tuple(f"m{at}" for at in range(MOST))
    with pytest.raises(UserError, match="8 models at most"):
        with_model(full, "ninth")
    assert with_model(full, "m3") == full
    assert with_model(("a",), "b") == ("a", "b")


def test_the_basket_can_be_reordered_and_emptied() -> None:
    assert moved(("a", "b", "c"), "a", 2) == ("b", "c", "a")
    assert moved(("a", "b", "c"), "c", -5) == ("c", "a", "b")
    assert moved(("a", "b"), "x", 0) == ("a", "b")
    assert without_model(("a", "b"), "a") == ("b",)


def test_a_basket_from_elsewhere_is_held_to_the_data() -> None:
    snapshot = tiny_snapshot()
    assert held_to(snapshot, ("haneul-13b", "nobody", GLOBE, GLOBE)) == (HANEUL, GLOBE)
    assert len(held_to(snapshot, tuple(snapshot.models) * 2)) == MOST


def test_gain_is_told_on_korean_and_forgetting_on_english_benchmarks() -> None:
    found = gain(SNAPSHOT, ADAPTED)
    assert found.base is not None
    assert found.base.slug == GLOBE
    [korean], [english] = found.gained, found.kept
    assert korean.difference.value == pytest.approx(4.2)
    assert korean.better is True
    assert korean.difference_cell.text == "+4.20 ± 0.73"
    assert english.difference.value == pytest.approx(-4.5)
    assert english.better is False
    assert english.difference_cell.text == "−4.50"
    assert "Better than its base in 1, worse in 1, level in 0 of 2." in gain_notes(found)


def test_a_change_within_the_error_is_neither_gain_nor_forgetting() -> None:
    snapshot = comparison_snapshot([board(GLOBE, 41.0), board(ADAPTED, 41.3)])
    [only] = gain(snapshot, ADAPTED).lines
    assert only.better is None
    assert not only.difference_cell.strong


def test_an_instruct_model_is_held_against_what_its_line_began_from() -> None:
    base = base_of(SNAPSHOT, ADAPTED)
    assert base is not None
    assert base.slug == GLOBE
    assert base_of(SNAPSHOT, HANEUL) is None
    assert ADAPTED in [model.slug for model in adapted_models(SNAPSHOT)]
    assert adapted_models(SNAPSHOT, ("globe-8b-instruct",))[0].slug == "globe-8b-instruct"


def test_no_base_and_nothing_shared_are_sentences() -> None:
    assert gain(SNAPSHOT, HANEUL).nothing == (
        "The catalogue names no base model of Haneul-Ko 12.8B."
    )
    nothing = gain(comparison_snapshot([board(ADAPTED, 41.0)]), ADAPTED)
    assert nothing.nothing is not None
    assert "share no benchmark" in nothing.nothing
    assert nothing.alone == 1


@pytest.mark.parametrize("form", FORMATS)
def test_the_pair_can_be_written_in_every_form(form) -> None:
    text = gain_table(gain(SNAPSHOT, ADAPTED)).text(form)
    assert "41" in text
    assert "45.2" in text
    if form == "json":
        rows = json.loads(text)
        assert rows[0][GLOBE] == 41.0
        assert rows[0]["difference"] == pytest.approx(4.2)
        assert [row["part"] for row in rows] == ["gain", "forgetting"]


def test_without_common_ground_the_way_to_see_both_is_named() -> None:
    apart = Comparison((), CompareChoices(), (), (), common=0, total=3)
    assert "“Mix sources”" in apart.lines[-1].text
    mixed = replace(apart, choices=CompareChoices(mixed_sources=True))
    assert "“Mix sources”" not in mixed.lines[-1].text
    assert "“Everything”" in mixed.lines[-1].text
