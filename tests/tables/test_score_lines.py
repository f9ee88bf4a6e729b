"""A model's score lines: every report that it has stands in one of them."""

from msgspec.structs import replace

from kollm_gui.library.snapshot import compose
from kollm_gui.tables.score_lines import score_lines
from tests.fixtures import tiny_catalogue
from tests.makers import make_model, make_score


def test_a_value_of_the_averaging_that_most_do_not_state_has_a_line_of_its_own() -> None:
    published = [make_score(slug, 40.0, averaging="macro") for slug in ("two", "three")]
    silent = make_score("one", 41.0)
    mine = make_score("one", 42.0, averaging="micro", source="mine", provenance="own", origin="own")
    lines = _lines(*published, silent, mine)
    assert [(line.shown.value, line.protocol.averaging) for line in lines] == [
        (41.0, None),
        (42.0, "micro"),
    ]


def test_several_values_of_that_averaging_alone_have_a_line_too() -> None:
    published = [make_score(slug, 40.0, averaging="macro") for slug in ("two", "three", "four")]
    mine = [
        make_score("one", value, averaging="micro", source=source)
        for value, source in ((42.0, "first"), (43.0, "second"))
    ]
    (line,) = _lines(*published, *mine)
    assert {line.shown.value, *(other.value for other in line.shown.others)} == {42.0, 43.0}


def _lines(*scores):
    models = tuple(make_model(slug) for slug in ("one", "two", "three", "four"))
    return score_lines(compose(replace(tiny_catalogue(), models=models, scores=scores)), "one")
