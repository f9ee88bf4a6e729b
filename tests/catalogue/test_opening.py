"""Opening catalogue files: every name a file may have, every fault it may have."""

import gc
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kollm_gui import i18n, paths
from kollm_gui.catalogue.opening import bundled_engine, named_engine
from kollm_gui.catalogue.reader import open_catalogue
from kollm_gui.citing.bibtex import bibtex
from kollm_gui.citing.entry import entry_of
from kollm_gui.errors import UserError

NAMES = [
    "plain.sqlite",
    "with space.sqlite",
    "a#b.sqlite",
    "a?mode=rw.sqlite",
    "100%.sqlite",
    "a%41b.sqlite",
    "한국어 모델.sqlite",
    "q'uo\"te&amp.sqlite",
    "no suffix",
]


def ask(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name_is_read(name: str, small_database: Path) -> None:
    path = small_database.rename(small_database.parent / name)
    assert [model.slug for model in open_catalogue(path).models] == ["sprout-1b", "sprout-tuned"]
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == [name]


def test_a_file_in_a_folder_of_any_name_is_read(small_database: Path) -> None:
    folder = small_database.parent / "한글 #?%41"
    folder.mkdir()
    assert open_catalogue(small_database.rename(folder / "x.sqlite")).scores


def test_a_relative_path_is_read(small_database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small_database.parent)
    assert open_catalogue(Path(small_database.name)).scores


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text_file(path: Path) -> None:
    path.write_text("model,score\n")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def only_a_heading(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def overwritten(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))


def foreign(path: Path) -> None:
    path.unlink()
    ask(path, "CREATE TABLE notes (text)")


def newer(path: Path) -> None:
    ask(path, "PRAGMA user_version = 2003")


def older(path: Path) -> None:
    ask(path, "PRAGMA user_version = 0")


def without_a_column(path: Path) -> None:
    ask(path, "ALTER TABLE training_stage RENAME COLUMN frozen TO still")


def with_broken_json(path: Path) -> None:
    ask(path, "UPDATE model SET extras = '{'")


def without_a_table(path: Path) -> None:
    ask(path, "DROP TABLE checkpoint")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (missing, "There is no file"),
        (folder, "is a folder"),
        (empty, "is empty"),
        (text_file, "is not an SQLite file"),
        (truncated, "is damaged"),
        (only_a_heading, "is damaged"),
        (overwritten, "is damaged"),
        (with_broken_json, "is damaged"),
        (foreign, "no KoLLM catalogue"),
        (newer, r"newer format 2\.3.*Install a newer KoLLM"),
        (older, r"old format 0\.0"),
        (without_a_column, "lacks frozen in its table training_stage"),
        (without_a_table, "table checkpoint"),
    ],
)
def test_a_bad_file_gets_a_sentence(
    spoil: Callable[[Path], None], told: str, small_database: Path
) -> None:
    spoil(small_database)
    with pytest.raises(UserError, match=told) as caught:
        open_catalogue(small_database)
    assert str(small_database) in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_a_locked_file_gets_a_sentence(small_database: Path) -> None:
    other = sqlite3.connect(small_database)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UserError, match="locked by another program"):
        named_engine(small_database, busy_seconds=0)
    other.close()


def test_a_file_nobody_may_read_gets_a_sentence(
    small_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # tests may run as root, whom no file refuses
    with pytest.raises(UserError, match=r"cannot be read \(Permission denied\)"):
        open_catalogue(small_database)


def test_a_file_of_a_newer_minor_version_is_read(small_database: Path) -> None:
    ask(small_database, "PRAGMA user_version = 1007")
    ask(small_database, "ALTER TABLE model ADD COLUMN colour TEXT")
    assert len(open_catalogue(small_database).models) == 2


def test_a_file_of_an_older_minor_version_is_read_with_unknown_in_place_of_what_came_later(
    small_database: Path,
) -> None:
    for statement in (
        "PRAGMA user_version = 1000",
        "ALTER TABLE benchmark DROP COLUMN task_ko",
        "ALTER TABLE score DROP COLUMN note_ko",
        "ALTER TABLE corpus DROP COLUMN name_ko",
        "DROP TABLE caveat",
    ):
        ask(small_database, statement)
    catalogue = open_catalogue(small_database)
    assert len(catalogue.models) == 2
    assert {benchmark.task_ko for benchmark in catalogue.benchmarks} == {None}
    assert not catalogue.caveats
    with i18n.language("ko"):
        assert catalogue.scores[0].note_told == "run without a template"
        assert catalogue.models[0].corpora[0].label == "everything"


def test_nobody_signs_a_source_whose_older_file_says_that_its_repository_is_not_identified(
    small_database: Path,
) -> None:
    for statement in (
        "PRAGMA user_version = 1003",
        "ALTER TABLE source DROP COLUMN note_ko",
        "UPDATE source SET authors = 'repository not identified' WHERE slug = 'paper'",
    ):
        ask(small_database, statement)
    (source,) = (each for each in open_catalogue(small_database).sources if each.slug == "paper")
    assert source.authors is None
    assert "author" not in bibtex([entry_of(source)])


def test_an_older_file_without_a_column_that_every_row_needs_gets_a_sentence(
    small_database: Path,
) -> None:
    ask(small_database, "PRAGMA user_version = 1000")
    ask(small_database, "ALTER TABLE model RENAME COLUMN name TO called")
    with pytest.raises(UserError, match="lacks name in its table model"):
        open_catalogue(small_database)


def test_a_catalogue_cannot_be_written_through_the_reader(small_database: Path) -> None:
    before = small_database.read_bytes()
    engine = named_engine(small_database)
    with engine.connect() as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM score")
    engine.dispose()
    assert small_database.read_bytes() == before


def test_a_missing_bundled_catalogue_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "bundled_database", lambda: tmp_path / "kollm.sqlite")
    with pytest.raises(UserError, match=r"bundled catalogue .* is missing\. Install KoLLM again"):
        open_catalogue()


def test_a_bundled_catalogue_that_goes_as_it_is_opened_gets_a_sentence_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ignored: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", ignored.append)
    monkeypatch.setattr(Path, "is_file", lambda _path: True)
    with pytest.raises(UserError, match="cannot be opened"):
        bundled_engine(tmp_path / "kollm.sqlite")
    gc.collect()
    assert ignored == []


def test_the_bundled_catalogue_is_opened_once_for_all_that_is_read_later(
    small_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "bundled_database", lambda: small_database)
    connect, opened = sqlite3.connect, []

    def count(*told: Any, **named: Any) -> sqlite3.Connection:
        opened.append(told)
        return connect(*told, **named)

    monkeypatch.setattr(sqlite3, "connect", count)
    catalogue = open_catalogue()
    assert catalogue.renamed == {"sprout": "sprout-1b"}
    assert [value.value for value in catalogue.conflicts[0].values] == ["213", "about 200"]
    assert len(catalogue.scores) == 2
    assert len(opened) == 1


def test_a_damaged_bundled_catalogue_gets_a_sentence(
    small_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "bundled_database", lambda: small_database)
    overwritten(small_database)
    with pytest.raises(UserError, match="is damaged"):
        open_catalogue()
