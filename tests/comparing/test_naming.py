"""What protocols, sources and values are called."""

import pytest
from msgspec.structs import replace

from kollm_gui.catalogue.reader import open_catalogue
from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import Protocol
from tests.fixtures import make_score, make_source, tiny_snapshot

SOURCES = tiny_snapshot().sources


@pytest.mark.parametrize(
    ("protocol", "label"),
    [
        (Protocol("kmmlu", method="direct", shots=5), "direct · 5-shot · overall"),
        (
            Protocol("kmmlu", source="survey"),
            "protocol not stated · overall (the survey)",
        ),
        (
            Protocol("kmmlu", shots=5, source="haneul-report"),
            "method not stated · 5-shot · overall (Han and Kim 2023)",
        ),
        (
            Protocol("kmmlu", method="generation", mode="reasoning", source="leaderboard"),
            "generation · shots not stated · reasoning · overall (Korean leaderboard)",
        ),
        (
            Protocol("logickor", method="judge", shots=1, judge="gpt-4", prompt_style="cot-1-shot"),
            "judge · 1-shot · cot-1-shot · gpt-4 · overall",
        ),
        (
            Protocol("logickor", method="judge", source="gone"),
            "judge · judge not stated · overall (source not recorded)",
        ),
        (
            Protocol("kmmlu", "supercategory: STEM", "macro_f1", method="direct", shots=0),
            "direct · 0-shot · area: STEM · macro F1",
        ),
        (
            Protocol("hae-rae", method="direct", shots=0, version="1.0", averaging="macro"),
            "direct · 0-shot · mean over subjects · version 1.0 · overall",
        ),
    ],
)
def test_a_protocol_is_told_in_the_words_of_papers(protocol: Protocol, label: str) -> None:
    assert naming.protocol_label(protocol, SOURCES, usual_metric="accuracy") == label


def test_an_unstated_part_is_marked_as_such_in_the_chip() -> None:
    cells = naming.protocol_cells(Protocol("kmmlu", source="survey"), SOURCES)
    assert (cells[0].part, cells[0].stated) == ("method", False)


@pytest.mark.parametrize(
    ("value", "printed", "unit", "shown"),
    [
        (25.0, "25.00", "%", "25.00"),
        (49.88, "0.4988", "%", "49.88"),  # printed on another scale
        (8.6, None, "points", "8.60"),
        (3.0, None, "grade", "3"),
        (59.95, "59.95*", "%", "59.95"),
    ],
)
def test_a_value_keeps_the_digits_of_its_source(
    value: float, printed: str | None, unit: str, shown: str
) -> None:
    assert naming.value_text(make_score("a", value, printed=printed, unit=unit)) == shown


def test_a_long_title_is_cut_and_an_unknown_source_is_told() -> None:
    source = make_source("x", "repo", "A very long title of a repository that nobody reads whole")
    assert naming.source_label(source).endswith("…")
    assert len(naming.source_label(source)) <= 32
    assert naming.source_label(None) == "source not recorded"


@pytest.mark.parametrize(
    ("authors", "label"),
    [
        ("LG AI Research", "LG AI Research 2023"),
        ("Han, Neul; Kim, San", "Han and Kim 2023"),
        ("Ko, Hyunwoong; Yang, Kichang; Ryu, Minho", "Ko et al. 2023"),
        ("Kim, Daekeun; et al.", "Kim et al. 2023"),
    ],
)
def test_a_paper_is_named_by_its_authors_and_year(authors: str, label: str) -> None:
    paper = replace(make_source("x", "paper", "A title"), authors=authors, year=2023)
    assert naming.source_label(paper) == label


def test_a_curated_label_goes_before_a_title_and_a_repository_drops_its_owner() -> None:
    source = make_source("x", "repo", "someone/some-model README (commit 11b5f3f)")
    assert naming.source_label(source) == "some-model README"
    assert naming.source_label(replace(source, short="Some card")) == "Some card"


def test_no_metric_or_unit_of_the_catalogue_lacks_words() -> None:
    scores = open_catalogue().scores
    for metric in {score.metric for score in scores}:
        assert naming.metric_label(metric) != metric or metric in ("accuracy", "count"), metric
    assert naming.unit_label("grade") == "grade"
    assert naming.unit_label(None) == ""
