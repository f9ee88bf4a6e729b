"""Newer data are installed whole or not at all, and can be gone back from."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kollm_gui import paths
from kollm_gui.catalogue import pack_list, packs
from kollm_gui.catalogue.build.database import build_database
from kollm_gui.catalogue.pack_list import Choice
from kollm_gui.errors import UserError
from kollm_gui.render.whole_files import write_whole
from tests.catalogue.sources import write_sources


@pytest.fixture(autouse=True)
def bundled(small_database: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small catalogue stands in for the shipped one: version 2026.11."""
    monkeypatch.setattr(paths, "bundled_database", lambda: small_database)
    return small_database


def pack(folder: Path, version: str = "2026.12") -> Path:
    out = folder / f"pack {version}.sqlite"
    change = ("catalogue.toml", "2026.11", version)
    build_database(write_sources(folder / f"sources {version}", change), out)
    return out


def install(path: Path) -> None:
    write_whole(packs.installation(packs.examine(path, pack_list.choose().path)))


def test_without_a_pack_the_bundled_catalogue_is_opened() -> None:
    assert pack_list.choose() == Choice()


def test_an_installed_pack_is_used_and_gone_back_from(tmp_path: Path) -> None:
    first, second = pack(tmp_path), pack(tmp_path, "2027.1")
    install(first)
    used = pack_list.choose()
    assert used.path is not None
    assert used.path.read_bytes() == first.read_bytes()
    assert used.path.name.startswith("kollm-2026.12-")
    install(second)
    assert pack_list.version_in(pack_list.choose().path) == "2027.1"
    write_whole(packs.going_back())
    assert pack_list.choose() == used
    write_whole(packs.going_back())
    assert pack_list.choose() == Choice()
    assert len(list(pack_list.pack_folder().glob("*.sqlite"))) == 2  # the files are kept
    with pytest.raises(UserError, match="No data pack is installed"):
        packs.going_back()


def test_a_full_disk_installs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno
    import os

    files = packs.installation(packs.examine(pack(tmp_path)))

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="no room left"):
        write_whole(files)
    assert list(pack_list.pack_folder().iterdir()) == []
    assert pack_list.choose() == Choice()


def test_an_older_or_equal_pack_is_refused(tmp_path: Path, bundled: Path) -> None:
    assert "same data" in (packs.examine(bundled).refusal or "")
    review = packs.examine(pack(tmp_path, "2026.9"))
    assert "not newer than the bundled catalogue 2026.11" in (review.refusal or "")
    with pytest.raises(UserError, match="not newer"):
        packs.installation(review)


def test_a_newer_program_takes_its_own_data_again(tmp_path: Path, monkeypatch) -> None:
    install(pack(tmp_path))
    newest = pack(tmp_path, "2027.2")
    monkeypatch.setattr(paths, "bundled_database", lambda: newest)
    choice = pack_list.choose()
    assert choice.path is None
    assert "2026.12 is not newer than the bundled catalogue 2027.2" in (choice.sentence or "")


def test_a_changed_or_broken_pack_is_refused_with_a_sentence(tmp_path: Path) -> None:
    changed = pack(tmp_path)
    with closing(sqlite3.connect(changed)) as connection:
        connection.execute("UPDATE model SET tokens_b = 5 WHERE slug = 'sprout-1b'")
        connection.commit()
    with pytest.raises(UserError, match="changed after it was built"):
        packs.examine(changed)
    cut = tmp_path / "cut.sqlite"
    cut.write_bytes(pack(tmp_path, "2027.1").read_bytes()[:20000])
    with pytest.raises(UserError, match="damaged"):
        packs.examine(cut)
    with pytest.raises(UserError, match="is a folder"):
        packs.examine(tmp_path)
    foreign = tmp_path / "foreign.sqlite"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE a (b)")
        connection.commit()
    with pytest.raises(UserError, match="no KoLLM catalogue"):
        packs.examine(foreign)
    with closing(sqlite3.connect(changed)) as connection:
        connection.execute("PRAGMA user_version = 2000")
    with pytest.raises(UserError, match=r"newer format 2\.0"):
        packs.examine(changed)


@pytest.mark.parametrize("told", ["{", '"a"', "[1]", '["../a.sqlite"]', '[""]', "\x00"])
def test_an_unreadable_list_shows_the_bundled_catalogue_and_says_so(told: str) -> None:
    pack_list.pack_folder().mkdir(parents=True)
    pack_list.list_file().write_text(told, encoding="utf-8")
    choice = pack_list.choose()
    assert choice.path is None
    assert "cannot be read" in (choice.sentence or "")


def test_installing_mends_an_unreadable_list(tmp_path: Path) -> None:
    pack_list.pack_folder().mkdir(parents=True)
    pack_list.list_file().write_text("{", encoding="utf-8")
    install(pack(tmp_path))
    assert len(json.loads(pack_list.list_file().read_text())) == 1


@pytest.mark.parametrize("content", [None, b"", b"not sqlite at all"])
def test_a_lost_or_damaged_pack_shows_the_bundled_catalogue(tmp_path: Path, content) -> None:
    install(pack(tmp_path))
    (path,) = pack_list.installed()
    path.unlink() if content is None else path.write_bytes(content)
    choice = pack_list.choose()
    assert choice.path is None
    assert f"{path.name} cannot be used" in (choice.sentence or "")


def test_versions_are_compared_as_numbers() -> None:
    assert pack_list.newer("2026.12", "2026.9")
    assert not pack_list.newer("2026.9", "2026.9")
    assert pack_list.newer("2026.11.1", "2026.11")
