"""``kollm diff`` and ``kollm data`` over small files, as a person runs them."""

import json
import sqlite3
from pathlib import Path

import pytest

from kollm_gui import i18n, paths
from kollm_gui.catalogue import pack_list
from kollm_gui.catalogue.build.database import build_database
from kollm_gui.catalogue.check import content_of
from kollm_gui.cli.__main__ import main
from tests.catalogue.sources import write_sources


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A bundled catalogue 2026.11 and a newer pack in which one value is another one."""
    monkeypatch.setattr(i18n, "system_language", lambda: "en")
    old, new = tmp_path / "옛 것.sqlite", tmp_path / "새 것 #1.sqlite"
    build_database(write_sources(tmp_path / "a"), old)
    changes = [
        ("catalogue.toml", "2026.11", "2026.12"),
        ("models/sprout.toml", "tokens_b = 213", "tokens_b = 214"),
    ]
    build_database(write_sources(tmp_path / "b", *changes), new)
    monkeypatch.setattr(paths, "bundled_database", lambda: old)
    return old, new


def test_diff_prints_what_changed(files, capsys) -> None:
    old, new = map(str, files)
    assert main(["diff", old, new]) == 0
    assert "Tokens (billion): 213 → 214" in capsys.readouterr().out
    assert main(["diff", old, new, "--format", "json"]) == 0
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert change["key"] == "sprout-1b"
    assert main(["diff", old, new, "--format", "markdown"]) == 0
    assert "- **Sprout 1B** (sprout-1b)" in capsys.readouterr().out


def test_a_file_of_an_older_schema_minor_is_compared_checked_and_installed(files, capsys) -> None:
    old, new = files
    connection = sqlite3.connect(new)
    connection.execute("PRAGMA user_version = 1002")
    connection.execute("ALTER TABLE benchmark DROP COLUMN task_ko")
    connection.commit()
    connection.execute("UPDATE catalogue_info SET content_hash = ?", (content_of(new),))
    connection.commit()
    connection.close()
    assert main(["diff", str(old), str(new)]) == 0
    assert "213 → 214" in capsys.readouterr().out
    assert main(["check", str(new)]) == 0
    assert "Nothing is wrong with it." in capsys.readouterr().out
    assert main(["data", "--install", str(new)]) == 0
    assert "In use: catalogue 2026.12" in capsys.readouterr().out
    assert main(["show", "sprout-1b"]) == 0
    assert "214 B" in capsys.readouterr().out


def test_diff_of_what_is_no_catalogue_is_a_sentence(files, capsys, tmp_path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database")
    for wrong in (str(tmp_path), str(text), str(tmp_path / "nothing")):
        assert main(["diff", str(files[0]), wrong]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert wrong in told.err
        assert "Traceback" not in told.err


def test_newer_data_are_installed_used_and_gone_back_from(files, capsys) -> None:
    new = str(files[1])
    assert main(["data", "--install", new, "--dry-run"]) == 0
    assert "In use: catalogue 2026.11" in capsys.readouterr().out
    assert main(["data", "--install", new]) == 0
    told = capsys.readouterr().out
    assert "213 → 214" in told
    assert "In use: catalogue 2026.12" in told
    assert main(["show", "sprout-1b"]) == 0
    assert "214 B" in capsys.readouterr().out
    assert main(["data", "--install", new]) == 2
    assert "same data" in capsys.readouterr().err
    assert main(["data", "--back"]) == 0
    assert "In use: catalogue 2026.11" in capsys.readouterr().out
    assert main(["data", "--back"]) == 2


def test_a_damaged_pack_is_told_and_the_bundled_catalogue_answers(files, capsys) -> None:
    assert main(["data", "--install", str(files[1])]) == 0
    (pack,) = pack_list.installed()
    content = bytearray(pack.read_bytes())
    content[8192:12288] = b"\x00" * 4096
    pack.write_bytes(bytes(content))
    capsys.readouterr()
    assert main(["list", "--columns", "name"]) == 0
    told = capsys.readouterr()
    assert "Sprout 1B" in told.out
    assert "the bundled catalogue is shown" in told.err


def test_options_that_exclude_each_other_are_a_sentence(files, capsys) -> None:
    assert main(["data", "--install", "x", "--back"]) == 2
    assert main(["data", "--dry-run"]) == 2
    assert capsys.readouterr().err.count("\n") == 2


def test_an_unwritable_home_is_a_sentence(files, capsys, monkeypatch, tmp_path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    monkeypatch.setenv("KOLLM_HOME", str(blocker / "home"))
    assert main(["data", "--install", str(files[1])]) == 2
    assert "cannot be made" in capsys.readouterr().err
