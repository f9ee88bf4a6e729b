"""A full disk, a locked folder, a damaged or newer file: nothing is lost, a sentence each."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kollm_gui import i18n
from kollm_gui.errors import UserError
from kollm_gui.userdata import database, identity
from kollm_gui.userdata.exchange import merge
from kollm_gui.userdata.records import Note, OwnModel, OwnScore
from kollm_gui.userdata.store import UserStore
from tests.kill.killing import run
from tests.userdata.conftest import everything


def damaged(folder: Path) -> list[Path]:
    return sorted(
        each for each in folder.iterdir() if ".damaged-" in each.name and each.suffix == ".sqlite"
    )


def test_ten_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    tally = run(tmp_path, 10, seed=3)
    assert tally.kills == 10
    assert tally.acknowledged > 0


def test_a_full_disk_is_told_and_changes_nothing(store) -> None:
    store.notes.add("kept", "m")
    with store._open().reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError, match=r"no room left .* nothing was changed"):
        store.notes.add("x" * 100_000, "m")
    assert [note.text for note in store.load().notes] == ["kept"]
    assert len(store.history()) == 1


FULL = """
import resource, sys
from pathlib import Path
from kollm_gui.errors import UserError
from kollm_gui.userdata.store import UserStore
store = UserStore(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    for number in range(10_000):
        store.notes.add(str(number) * 500, "m")
        print(number, flush=True)
except UserError as error:
    print(error.sentence, file=sys.stderr)
"""


@pytest.mark.parametrize("room", [4_000, 200_000, 600_000])
def test_a_disk_that_fills_in_the_middle_keeps_what_was_acknowledged(store, file, room) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", FULL, str(file), str(room)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "nothing was changed" in ended.stderr
    acknowledged = ended.stdout.split()
    assert len(store.load().notes) == len(acknowledged)
    store.notes.add("there is room again")
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_file_that_cannot_be_read_is_told_and_left_alone(file) -> None:
    file.mkdir(parents=True)  # a folder of its name: whoever runs the tests may read any file
    store = UserStore(file)
    assert store.load().is_empty
    assert "cannot be read (Is a directory)" in store.trouble
    with pytest.raises(UserError, match="goes on without it"):
        store.notes.add("lost")
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = UserStore(tmp_path / "file" / "user.sqlite")
    assert store.load().is_empty
    with pytest.raises(UserError, match="Set KOLLM_HOME to a folder"):
        store.notes.add("lost")


def test_a_read_only_file_is_shown_and_not_changed(store, file, monkeypatch) -> None:
    store.notes.add("kept")
    store.close()
    # Whoever runs the tests may be allowed everything, so SQLite is made to refuse.
    plainly = database.Database._plainly

    def refusing(self, address: str) -> sqlite3.Connection:
        connection = plainly(self, address.replace("mode=rwc", "mode=ro"))
        connection.execute("PRAGMA query_only = ON")
        if "mode=rwc" in address:
            connection.close()
            raise sqlite3.OperationalError("attempt to write a readonly database")
        return connection

    monkeypatch.setattr(database.Database, "_plainly", refusing)
    locked = UserStore(file)
    assert [note.text for note in locked.load().notes] == ["kept"]
    assert "can be read but not changed" in locked.trouble
    with i18n.language("ko"):
        assert "읽을 수" in locked.trouble
    with pytest.raises(UserError, match="read-only"):
        locked.notes.add("lost")
    assert [note.text for note in locked.load().notes] == ["kept"]
    locked.close()


def test_a_file_of_a_newer_kollm_is_refused_and_left_alone(store, file) -> None:
    store.notes.add("of the future")
    store.close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {identity.SCHEMA_VERSION + 1}")
    before = file.read_bytes()
    later = UserStore(file)
    assert later.load().is_empty
    assert "newer KoLLM" in later.trouble
    with pytest.raises(UserError, match="newer KoLLM"):
        later.notes.add("no")
    assert later.history() == []
    later.close()
    assert file.read_bytes() == before
    assert damaged(file.parent) == []


@pytest.mark.parametrize(
    "content", [b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_file_that_is_no_database_is_set_aside(file, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    store = UserStore(file)
    assert store.load().is_empty
    (aside,) = damaged(file.parent)
    assert aside.read_bytes() == content
    assert aside.name in store.trouble
    store.notes.add("life goes on")
    assert len(store.load().notes) == 1
    store.close()


def test_somebody_elses_database_is_set_aside_untouched(file) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = file.read_bytes()
    store = UserStore(file)
    assert store.load().is_empty
    (aside,) = damaged(file.parent)
    assert aside.read_bytes() == before
    store.close()


def test_an_empty_file_is_begun(file) -> None:
    file.parent.mkdir()
    file.touch()
    store = UserStore(file)
    assert store.load().is_empty
    store.notes.add("first")
    assert store.trouble is None
    assert damaged(file.parent) == []
    store.close()


def test_what_can_be_read_of_a_damaged_file_is_saved(store, file) -> None:
    merge(store, everything(), "all.json")
    with store.write("data.import", file="many") as writer:
        writer.add_all(Note(f"m{n:05}", f"note {n} " * 30, None) for n in range(4000))
    store.close()
    size = file.stat().st_size
    with file.open("r+b") as stream:  # a page in the middle of the notes
        stream.seek(size // 3 // 4096 * 4096)
        stream.write(b"\xa5" * 4096)
    later = UserStore(file)
    data = later.load()
    assert 3000 < len(data.notes) < 4002
    assert (data.tags, data.models, data.scores) == (
        everything().tags,
        everything().models,
        everything().scores,
    )
    (aside,) = damaged(file.parent)
    assert aside.stat().st_size == size
    assert aside.name in later.trouble
    assert later.history()[0].action == "data.rescue"
    later.notes.add("after")
    later.close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("seed", range(6))
def test_any_damage_ends_in_a_file_that_works(store, file, seed: int) -> None:
    import random

    chance = random.Random(seed)
    merge(store, everything(), "all.json")
    store.close()
    content = bytearray(file.read_bytes())
    if seed % 3 == 0:
        content = content[: chance.randrange(len(content))]
    else:
        for _ in range(200):
            content[chance.randrange(len(content))] = chance.randrange(256)
    file.write_bytes(content)
    later = UserStore(file)
    later.load()
    later.notes.add("it works")
    assert "it works" in {note.text for note in later.load().notes}
    later.close()
    for aside in damaged(file.parent):
        assert aside.read_bytes() == bytes(content)


def test_a_locked_file_is_told_and_can_be_written_later(store, file, monkeypatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.0)
    store.notes.add("one")
    store.close()
    quick = database.Database(file, busy_seconds=0.0)
    store._database = quick
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="being written by another program"):
            store.notes.add("two")
    store.notes.add("three")
    assert {note.text for note in store.load().notes} == {"one", "three"}


def test_a_file_taken_away_while_open_is_begun_anew(store, file) -> None:
    store.notes.add("gone with the file")
    file.rename(file.with_suffix(".moved"))
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    assert store.changed_elsewhere()
    assert store.load().is_empty
    store.notes.add("new")
    assert [note.text for note in store.load().notes] == ["new"]


def test_a_broken_rule_is_a_bug_and_not_a_sentence(store) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.runs.add_score(OwnScore("m", "kmmlu", 1.0, run="no such run"))
    with pytest.raises(Exception, match="UNIQUE"), store.write("model.add", subject="m") as writer:
        writer.add_all([OwnModel("m", "M"), OwnModel("m", "M")])
    assert store.load().is_empty
