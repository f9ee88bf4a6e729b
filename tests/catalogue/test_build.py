"""Building the catalogue: the same file each time, whole or not at all."""

import sqlite3
from pathlib import Path

import pytest

from kollm_gui.catalogue.build.database import build_database, expected_hash
from kollm_gui.errors import UserError
from tests.catalogue.sources import write_sources

QUIZ = "scores/quiz.csv"
SPROUT = "models/sprout.toml"

FAULTS = {
    "a model of an unknown maker": (
        ("models/sprout.toml", 'organization = "lab"', 'organization = "labb"'),
        ["models/sprout.toml", "sprout-1b", "labb", "organizations.toml", "Did you mean “lab”"],
    ),
    "a base model that does not exist": (
        (SPROUT, 'base_model = "sprout-1b"', 'base_model = "oak"'),
        [SPROUT, "sprout-tuned", "base_model", "oak"],
    ),
    "a misspelt field": (
        (SPROUT, "params_b = 1.3", "param_b = 1.3"),
        [SPROUT, "sprout-1b", "param_b", "Did you mean “params_b”"],
    ),
    "a number in quotes": (
        (SPROUT, "params_b = 1.3", 'params_b = "1.3"'),
        [SPROUT, "sprout-1b", "params_b", "without quotes"],
    ),
    "a negative size": (
        (SPROUT, "params_b = 1.3", "params_b = -1.3"),
        [SPROUT, "sprout-1b", "params_b > 0", "-1.3"],
    ),
    "a caveat of an unknown kind": (
        ("caveats.toml", 'kind = "fault"', 'kind = "flaw"'),
        ["caveats.toml", "caveat 1", "kind", "flaw", "name-trap"],
    ),
    "a caveat that nobody told": (
        ("caveats.toml", 'source = "paper"', ""),
        ["caveats.toml", "caveat 1", "source", "is missing"],
    ),
    "a newer edition that is not named": (
        ("caveats.toml", 'kind = "fault"', 'kind = "superseded"'),
        ["caveats.toml", "caveat 1", "other", "supersedes"],
    ),
    "a name taken for itself": (
        ("caveats.toml", 'kind = "fault"', 'kind = "name-trap"\nother = "quiz"'),
        ["caveats.toml", "caveat 1", "other", "itself"],
    ),
    "a score's note mended in one file only": (
        ("score_notes.toml", "run without a template", "run without any template"),
        ["score_notes.toml", "note 1", "is the note of no score"],
    ),
    "a score's note that has two Korean forms": (
        (
            "score_notes.toml",
            'note_ko = "템플릿 없이 실행했다."',
            'note_ko = "하나"\n[[note]]\nnote = "run without a template"\nnote_ko = "둘"',
        ),
        ["score_notes.toml", "note 2", "stands here twice"],
    ),
    "an impossible date": (
        (SPROUT, 'release = "2023-02"', 'release = "2023-13"'),
        [SPROUT, "sprout-1b", "release", "2023-13", "YYYY-MM"],
    ),
    "a number without a source": (
        (SPROUT, 'tokens_b = { source = "paper", locator = "Table 2", also = ["paper"] }', ""),
        [SPROUT, "sprout-1b", "tokens_b", "without a source"],
    ),
    "a corpus size without a source": (
        (SPROUT, 'corpora = { source = "paper" }', ""),
        [SPROUT, "sprout-1b", "corpora", "without a source"],
    ),
    "a citation of nothing": (
        (SPROUT, 'dus = { source = "paper" }', "dus = {}"),
        [SPROUT, "sprout-1b", "cite.dus", "neither a source nor a locator"],
    ),
    "an unknown stage": (
        (SPROUT, 'stage = "base"', 'stage = "bass"'),
        [SPROUT, "sprout-1b", "stage", "bass"],
    ),
    "a part of an unknown corpus": (
        (SPROUT, 'part_of = "everything"', 'part_of = "nothing"'),
        [SPROUT, "sprout-1b", "corpora 2", "part_of", "nothing"],
    ),
    "a family in another family's file": (
        (SPROUT, 'id = "sprout"', 'id = "oak"'),
        [SPROUT, "family", "id", "file's name"],
    ),
    "two models of one id": (
        (SPROUT, 'id = "sprout-tuned"', 'id = "sprout-1b"'),
        [SPROUT, "sprout-1b", "twice"],
    ),
    "a broken TOML file": (
        ("sources.toml", "[[source]]", "[[source"),
        ["sources.toml", "valid TOML"],
    ),
    "a score that is no number": (
        (QUIZ, ",25.0,25.00", ",high,25.00"),
        [QUIZ, "2", "value", "high"],
    ),
    "a percentage over a hundred": (
        (QUIZ, ",25.0,25.00", ",125.0,125.00"),
        [QUIZ, "2", "BETWEEN 0 AND 100", "125.0"],
    ),
    "a score of an unknown model": (
        (QUIZ, "00000001,sprout-1b", "00000001,sprout-2b"),
        [QUIZ, "2", "model", "sprout-2b"],
    ),
    "a score key used twice": (
        (QUIZ, "00000002", "00000001"),
        [QUIZ, "3", "twice", f"{QUIZ}: 2"],
    ),
    "a score line with a cell too many": (
        (QUIZ, "paper,Table 1,paper", "paper,Table 1,page 2,paper"),
        [QUIZ, "2", "28 cells"],
    ),
    "a baseline without a source": (
        ("benchmarks.toml", 'unit = "%", source = "paper"', 'unit = "%"'),
        ["benchmarks.toml", "quiz", "source"],
    ),
    "a protocol part that does not exist": (
        ("benchmarks.toml", "shots = 5", "shoots = 5"),
        ["benchmarks.toml", "quiz", "reference_protocol.shoots"],
    ),
    "an alias of two models": (
        ("aliases.toml", "[names]", '[names]\nsprout-tuned = ["Sprout One"]'),
        ["aliases.toml", "Sprout One", "twice"],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_file_entry_and_field(fault: str, tmp_path: Path) -> None:
    change, told = FAULTS[fault]
    sources = write_sources(tmp_path / "catalogue", change)
    out = tmp_path / "kollm.sqlite"
    with pytest.raises(UserError) as caught:
        build_database(sources, out)
    for part in told:
        assert part in caught.value.sentence
    assert not out.exists()


def test_one_run_tells_every_fault(tmp_path: Path) -> None:
    sources = write_sources(
        tmp_path / "catalogue",
        (SPROUT, "params_b = 1.3", 'params_b = "1.3"'),
        ("licenses.toml", 'source = "paper"', 'source = "papre"'),
        (QUIZ, ",25.0,25.00", ",high,25.00"),
    )
    with pytest.raises(UserError, match=r"3 problems") as caught:
        build_database(sources, tmp_path / "kollm.sqlite")
    assert caught.value.sentence.count("\n") == 3


def test_a_missing_source_file_is_named(tmp_path: Path) -> None:
    sources = write_sources(tmp_path / "catalogue")
    (sources / "techniques.toml").unlink()
    with pytest.raises(UserError, match=r"techniques\.toml.*missing"):
        build_database(sources, tmp_path / "kollm.sqlite")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="--sources"):
        build_database(tmp_path / "nowhere", tmp_path / "kollm.sqlite")


def test_a_failed_build_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    sources = write_sources(tmp_path / "catalogue", (QUIZ, ",25.0,25.00", ",125.0,125.00"))
    out = tmp_path / "kollm.sqlite"
    out.write_bytes(b"the old file")
    with pytest.raises(UserError):
        build_database(sources, out)
    assert out.read_bytes() == b"the old file"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["kollm.sqlite"]


def test_an_unwritable_target_is_told(tmp_path: Path) -> None:
    sources = write_sources(tmp_path / "catalogue")
    with pytest.raises(UserError, match="cannot be written"):
        build_database(sources, tmp_path / "no folder" / "kollm.sqlite")


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    sources = write_sources(tmp_path / "catalogue")
    first, second = tmp_path / "first.sqlite", tmp_path / "second.sqlite"
    assert build_database(sources, first) == build_database(sources, second)
    assert first.read_bytes() == second.read_bytes()


def test_the_order_of_score_lines_does_not_change_the_content(tmp_path: Path) -> None:
    sources = write_sources(tmp_path / "catalogue")
    before = expected_hash(sources)
    heading, first, second = (sources / QUIZ).read_text().splitlines()
    (sources / QUIZ).write_text("\n".join([heading, second, first, ""]))
    assert expected_hash(sources) == before


@pytest.mark.parametrize(
    "change",
    [
        (QUIZ, ",25.0,25.00", ",25.1,25.10"),
        (SPROUT, "It reached 25.00.", "It reached only 25.00."),
        ("catalogue.toml", "2026.11", "2026.12"),
    ],
)
def test_any_changed_fact_changes_the_content(change, tmp_path: Path) -> None:
    before = expected_hash(write_sources(tmp_path / "before"))
    assert expected_hash(write_sources(tmp_path / "after", change)) != before


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    out = tmp_path / "kollm.sqlite"
    built = build_database(write_sources(tmp_path / "catalogue"), out)
    connection = sqlite3.connect(out)
    info = connection.execute("SELECT * FROM catalogue_info").fetchall()
    marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in MARKS]
    connection.close()
    assert info == [(1, 1, 4, "2026.11", built.content_hash, "db/catalogue")]
    assert marks == [int.from_bytes(b"KoLM", "big"), 1004]


MARKS = ("application_id", "user_version")


def test_the_built_file_can_be_read_by_others(tmp_path: Path) -> None:
    out = tmp_path / "kollm.sqlite"
    build_database(write_sources(tmp_path / "catalogue"), out)
    assert out.stat().st_mode & 0o444 == 0o444
