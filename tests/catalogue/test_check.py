"""Checking a file: what is wrong is told with its place."""

import sqlite3
from pathlib import Path

import pytest

from kollm_gui.catalogue.check import check_file
from kollm_gui.errors import UserError


def spoil(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_built_file_is_sound(small_database: Path) -> None:
    report = check_file(small_database)
    assert report.findings == ()
    assert report.sound
    assert (report.models, report.scores, report.sources) == (2, 2, 1)


def test_missing_korean_texts_are_counted(small_database: Path) -> None:
    spoil(small_database, "UPDATE family SET note_ko = NULL")
    counted = {
        one.kind: (one.missing, one.whole) for one in check_file(small_database).untranslated
    }
    assert counted["family notes"] == (1, 1)
    assert counted["family names"] == (0, 1)


def test_missing_korean_of_remarks_is_counted_once_for_all_who_share_it(
    small_database: Path,
) -> None:
    spoil(small_database, "UPDATE score SET note_ko = NULL")
    spoil(small_database, "UPDATE corpus SET name_ko = NULL WHERE position = 1")
    spoil(small_database, "UPDATE conflict_value SET value_ko = NULL")
    counted = {
        one.kind: (one.missing, one.whole) for one in check_file(small_database).untranslated
    }
    assert counted["remarks on scores"] == (1, 1)
    assert counted["corpora in words"] == (1, 2)
    # The other value, 213, is the same in both languages.
    assert counted["values that disagree"] == (1, 2)


@pytest.mark.parametrize(
    ("statement", "place", "sentence"),
    [
        (
            "DELETE FROM citation WHERE field = 'params_b'",
            "sprout-1b: params_b",
            "without a source",
        ),
        (
            "UPDATE model SET name = 'Sprout (size not stated)' WHERE slug = 'sprout-1b'",
            "sprout-1b: label_ko",
            "Write the Korean text",
        ),
        ("DELETE FROM citation WHERE field = 'corpora'", "sprout-1b: corpora", "without a source"),
        ("UPDATE corpus SET size_gb = 900 WHERE role = 'part'", "sprout-1b: corpora", "over 863"),
        ("UPDATE score SET hits = 3, n = 4 WHERE printed = '25.00'", "00000001", "3 of 4 are 75.0"),
        ("UPDATE score SET value = 101, unit = '%'", "00000001", "off the scale 0.0 to 100.0"),
        ("UPDATE family SET note_en = 'Two  spaces.'", "sprout: note_en", "double space"),
        ("UPDATE family SET note_ko = NULL", "sprout: note_ko", "Write the Korean text"),
        ("UPDATE family SET note_en = 'It reached 26.'", "sprout: note_en", "no cited row holds"),
        ("UPDATE benchmark SET about_en = NULL", "quiz: about_en", "Say what it measures"),
        ("UPDATE technique SET note_ko = NULL", "lora: note_ko", "Say what it does"),
        ("UPDATE benchmark SET task_ko = NULL", "quiz: task_ko", "Write the Korean text"),
        (
            "UPDATE conflict SET comment_ko = NULL",
            "conflict 1: comment_ko",
            "Write the Korean text",
        ),
        ("UPDATE score SET note_ko = NULL", "00000001: note_ko", "Write the Korean text"),
        ("UPDATE baseline SET note_ko = NULL", "quiz: note_ko", "Write the Korean text"),
        (
            "UPDATE conflict_value SET setting_ko = NULL",
            "conflict 1: setting_ko",
            "Write the Korean text",
        ),
        ("UPDATE score SET note_ko = '두  칸'", "00000001: note_ko", "double space"),
        ("UPDATE family_topic SET note_ko = NULL", "Sprout", "Write the Korean text"),
        ("UPDATE conflict SET comment_ko = '두  칸'", "conflict 1: comment_ko", "double space"),
        ("UPDATE model SET note_ko = '(열림' WHERE minimal", "sprout-tuned: note_ko", "unmatched"),
        ("UPDATE score SET model = 'oak'", "score", "refers to a row that model does not have"),
        ("UPDATE model SET params_b = 1.4 WHERE slug = 'sprout-1b'", "content_hash", "changed"),
    ],
)
def test_a_fault_is_told_with_its_place(
    statement: str, place: str, sentence: str, small_database: Path
) -> None:
    spoil(small_database, statement)
    report = check_file(small_database)
    assert not report.sound
    assert any(place in one.place and sentence in one.sentence for one in report.findings)


def test_a_value_that_breaks_a_rule_of_the_schema_is_told(small_database: Path) -> None:
    spoil(small_database, "UPDATE model SET layers = -3")
    findings = check_file(small_database).findings
    assert ("model sprout-1b", "breaks the rule “layers >= 1”.") in [
        (one.place, one.sentence) for one in findings
    ]


def test_what_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        check_file(tmp_path / "none.sqlite")
