"""A suggested correction names all that its reader needs to find the value."""

from kollm_gui.tables.correction import Questioned, correction_text, questioned_cell
from kollm_gui.tables.model_row import model_rows
from kollm_gui.tables.view_sources import sources_behind
from tests.fixtures import tiny_snapshot

SNAPSHOT = tiny_snapshot()
ROW = model_rows(SNAPSHOT, ["haneul-12.8b"])[0]


def test_a_fact_is_told_with_its_source_and_place() -> None:
    text = correction_text(questioned_cell("tokens", ROW), SNAPSHOT.info)
    assert text.startswith(
        "Suggested correction to the KoLLM catalogue\n"
        "entry: haneul-12.8b\n"
        "field: tokens_b, added_tokens_b\n"
        "value now: 167 B\n"
        "source: haneul-report"
    )
    assert f"catalogue: 2026.11, content hash {SNAPSHOT.info.content_hash}\n" in text
    assert text.endswith("because (document and place in it): \n")


def test_a_score_is_told_by_its_key_and_not_by_its_column() -> None:
    questioned = questioned_cell("kmmlu", ROW)
    score = ROW.scores.shown("kmmlu")["haneul-12.8b"].score
    assert questioned.entry == score.key
    assert questioned.value == (score.printed or f"{score.value:g}")
    assert questioned.places == ((score.source, score.locator),)


def test_a_value_without_a_source_says_so() -> None:
    told = correction_text(Questioned("x", "name", "X"), SNAPSHOT.info)
    assert "\nsource: none\n" in told


def test_the_documents_behind_a_table_are_those_of_its_columns_and_scores() -> None:
    rows = model_rows(SNAPSHOT)
    assert sources_behind(["name"], rows) == ()
    facts = sources_behind(["tokens"], rows)
    both = sources_behind(["tokens", "kmmlu"], rows)
    assert "haneul-report" in facts
    assert set(facts) < set(both)
    assert len(set(both)) == len(both)
