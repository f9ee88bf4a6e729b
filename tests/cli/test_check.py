"""`kollm check`: says what a file holds and what is wrong with it."""

import argparse
import sqlite3
from pathlib import Path

import pytest

from kollm_gui.catalogue.build.database import build_database
from kollm_gui.cli import check
from kollm_gui.errors import UserError
from tests.catalogue.sources import write_sources


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    check.add_parser(parser.add_subparsers())
    arguments = parser.parse_args(["check", *words])
    return arguments.run(arguments)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    out = tmp_path / "out.sqlite"
    build_database(write_sources(tmp_path / "catalogue"), out)
    return out


def test_a_sound_file_is_described(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(file)) == 0
    said = capsys.readouterr().out
    assert "2 models, 2 scores, 1 sources" in said
    assert "Without a Korean text: techniques, 1 of 1." in said
    assert "family notes" not in said  # all have their Korean
    assert "Nothing is wrong" in said


def test_a_file_whose_texts_all_have_their_korean_is_praised_in_one_line(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE technique SET name_ko = '기법'")
    connection.commit()
    connection.close()
    run(str(file))
    told = [line for line in capsys.readouterr().out.splitlines() if "Korean" in line]
    assert told == ["No text lacks its Korean."]


def test_a_faulty_file_is_told_line_by_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE family SET note_en = 'Two  spaces.'")
    connection.commit()
    connection.close()
    assert run(str(file)) == 2
    told = capsys.readouterr().err
    assert "sprout: note_en: has a double space." in told
    assert "2 things are wrong" in told  # the text, and the content hash


def test_a_missing_file_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        run(str(tmp_path / "none.sqlite"))
