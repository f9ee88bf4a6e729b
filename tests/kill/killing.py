"""A child writes and acknowledges; the parent kills it at random moments and looks at the file."""

import os
import random
import select
import signal
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, event

from kollm_gui.userdata.records import ImportRun, Note, OwnScore, Tag, Tagging
from kollm_gui.userdata.store import UserStore

SCORES = 40  # rows that each addition writes, so that a transaction lasts
ROUNDS_PER_FILE = 20  # a new file is begun often: the making of one is killed too
LONGEST_WAIT = 60.0


@dataclass
class Tally:
    """What the kills met."""

    kills: int = 0
    in_transaction: int = 0  # after the first write and before the commit was begun
    committing: int = 0
    acknowledged: int = 0


def run(folder: Path, times: int, seed: int) -> Tally:
    """Kill a child ``times`` times; AssertionError where anything acknowledged is lost."""
    chance, tally = random.Random(seed), Tally()
    done = 0
    path = folder / "user-0.sqlite"
    for number in range(times):
        if number % ROUNDS_PER_FILE == 0:
            done, path = 0, folder / f"user-{number}.sqlite"
        markers = _killed(path, done, chance)
        acknowledged = done + markers.count("a")
        tally.kills += 1
        tally.acknowledged += markers.count("a")
        tally.in_transaction += markers.endswith("w")
        tally.committing += markers.endswith("k")
        done = _checked(path, acknowledged)
    return tally


def _killed(path: Path, done: int, chance: random.Random) -> str:
    """The markers that a child wrote before it was killed."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _write_for_ever(path, done, into)
    os.close(into)
    # Up to some marker at random, and then a moment that lies anywhere until the next.
    markers, wanted = "", chance.randint(1, 8)
    ends = time.monotonic() + LONGEST_WAIT
    while markers.count("w") < wanted:
        assert select.select([out], [], [], ends - time.monotonic())[0], "the child stands still"
        markers += os.read(out, 1).decode()
    time.sleep(chance.random() ** 2 * 0.006)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(out, 4096):
        markers += rest.decode()
    os.close(out)
    return markers


def _write_for_ever(path: Path, done: int, into: int) -> None:
    """The child: w after a transaction's first write, k before its commit, a when it is done."""
    began = False

    def first_write(_c, _cursor, statement: str, *_rest: object) -> None:
        nonlocal began
        if not began and statement.startswith(("INSERT", "UPDATE", "DELETE", "CREATE")):
            began = True
            os.write(into, b"w")

    def committing(_connection: object) -> None:
        nonlocal began
        if began:
            os.write(into, b"k")
            began = False

    event.listen(Engine, "after_cursor_execute", first_write)
    event.listen(Engine, "commit", committing)
    try:
        store = UserStore(path)
        while True:
            _operate(store, done)
            done += 1
            os.write(into, b"a")
    finally:
        os._exit(1)  # an exception is seen by the parent as a child that stands still


def _operate(store: UserStore, number: int) -> None:
    """The operation of this number: three of five add, one takes back, one does again."""
    if number % 5 == 2:
        store.undo()
    elif number % 5 == 3:
        store.redo()
    else:
        _add(store, number)


def _add(store: UserStore, number: int) -> None:
    name = f"n{number}"
    with store.write("run.import", file=name) as writer:
        writer.put(Note(name, f"note {number}"))
        writer.put(Tag(name, name))
        writer.put(Tagging(name, "some-model"))
        writer.put(ImportRun(name, name, name, "", "form"))
        writer.add_all(
            OwnScore("some-model", "kmmlu", 50.0, run=name, subset=f"s{place}")
            for place in range(SCORES)
        )


def _expected(operations: int) -> set[str]:
    """The names that are there after so many operations."""
    there: list[str] = []
    for number in range(operations):
        if number % 5 == 2:
            there.pop()
        elif number % 5 == 3:
            there.append(f"n{number - 2}")
        else:
            there.append(f"n{number}")
    return set(there)


def _checked(path: Path, acknowledged: int) -> int:
    """How many operations are in the file: all that were acknowledged, and at most one more."""
    if path.exists():
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    store = UserStore(path)
    data = store.load()
    assert store.trouble is None, store.trouble
    store.close()
    there = {note.id for note in data.notes}
    # What belongs together came together.
    assert {tag.id for tag in data.tags} == {each.tag for each in data.taggings} == there
    assert {run.id for run in data.runs} == there
    for name in there:
        assert sum(score.run == name for score in data.scores) == SCORES
    if there == _expected(acknowledged):
        return acknowledged
    assert there == _expected(acknowledged + 1), (acknowledged, sorted(there))
    return acknowledged + 1
