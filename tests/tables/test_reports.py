"""All that is said of one score: which value stands, what parts the reports."""

from msgspec.structs import replace

from kollm_gui.library.snapshot import compose
from kollm_gui.tables import output
from kollm_gui.tables.reports import report_columns, reports_of
from tests.fixtures import make_score, tiny_catalogue, tiny_snapshot

SNAPSHOT = tiny_snapshot()


def with_scores(*scores):
    catalogue = tiny_catalogue()
    return compose(replace(catalogue, scores=(*catalogue.scores, *scores)))


def test_every_report_is_listed_and_the_tables_value_first() -> None:
    found = reports_of(SNAPSHOT, "haneul-12.8b", "kmmlu")
    assert [(row.score.value, row.shown) for row in found.rows] == [
        (33.1, True),
        (34.5, False),
        (29.26, False),
        (29.26, False),
    ]


def test_a_copy_says_whose_value_it_repeats() -> None:
    found = reports_of(SNAPSHOT, "haneul-12.8b", "kmmlu")
    copies = [row for row in found.rows if row.score.copy_of is not None]
    assert [remark.startswith("repeats ") for remark in copies[0].remarks] == [True]


def test_the_spread_says_how_far_and_what_it_does_to_the_place() -> None:
    far = reports_of(
        with_scores(make_score("globe-8b", 60.0, source="survey", provenance="paper")),
        "globe-8b",
        "kmmlu",
    )
    told = " ".join(far.spreads)
    assert "the reports lie 18.2 apart" in told
    assert "does not explain it" in told
    assert "the lowest value would make it number 4 and the highest number 1" in told


def test_values_of_two_protocols_are_said_to_be_incomparable() -> None:
    found = reports_of(SNAPSHOT, "haneul-12.8b", "kmmlu")
    assert any("2 protocols" in sentence for sentence in found.spreads)


def test_a_part_of_the_benchmark_has_reports_of_its_own() -> None:
    found = reports_of(SNAPSHOT, "haneul-12.8b", "kmmlu", "supercategory: STEM")
    assert [row.score.value for row in found.rows] == [25.0]
    assert (found.conflicts, found.spreads) == ((), ())


def test_what_the_catalogue_says_of_the_conflict_is_told() -> None:
    assert len(reports_of(SNAPSHOT, "haneul-12.8b", "kmmlu").conflicts) == 1


def test_a_model_without_a_score_has_no_reports() -> None:
    assert reports_of(SNAPSHOT, "globe-tamil-7b", "kmmlu").rows == ()


def test_checkpoints_are_other_models() -> None:
    snapshot = with_scores(make_score("globe-8b", 99.0, checkpoint="step 1,000"))
    assert 99.0 not in [row.score.value for row in reports_of(snapshot, "globe-8b", "kmmlu").rows]


def test_reports_are_copied_with_protocol_source_and_remarks() -> None:
    found = reports_of(SNAPSHOT, "haneul-1.3b", "kmmlu")
    text = output.as_shown_tsv(report_columns("%"), found.rows, header=True)
    head, line = text.strip().split("\n")
    assert head.split("\t")[:2] == ["Score", "Protocol"]
    assert "below random choice" in line
