"""A damaged file set aside, never deleted, and what can still be read of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from kollm_gui.userdata import journal
from kollm_gui.userdata.database import Database
from kollm_gui.userdata.kinds import KINDS, Kind

# What one damaged page can hide: this many row ids are tried one by one after a gap.
_LONGEST_GAP = 2_000
Found = dict[str, list[dict[str, Any]]]


def set_aside(path: Path) -> Path:
    """Rename the file and its log, with the time in their names; the new name.

    Raises:
        OSError: the folder does not allow it.
    """
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    count = 1
    while aside.exists():
        count += 1
        aside = path.with_name(f"{path.stem}.damaged-{stamp}-{count}{path.suffix}")
    path.rename(aside)
    for ending in ("-wal", "-shm"):
        log = path.with_name(path.name + ending)
        if log.exists():
            log.rename(aside.with_name(aside.name + ending))
    return aside


def readable(path: Path) -> Found:
    """The rows that can be read, by kind; the file itself is opened for reading only."""
    found: Found = {}
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return found
    with closing(connection):
        connection.row_factory = sqlite3.Row
        # What a half-written multi-byte letter leaves is better than no text at all.
        connection.text_factory = _decoded
        for kind in KINDS:
            rows = [row for row in map(_reader(kind), _rows(connection, kind)) if row is not None]
            found[kind.name] = rows
    _remove_empty_log(path)
    return found


def restore(database: Database, found: Found) -> int:
    """Write the rows into a new file as one step; how many they were."""
    count = 0
    with (
        database.writing() as connection,
        journal.step(connection, "data.rescue", {}) as writer,
    ):
        for kind in KINDS:
            rows = _unique(kind, found.get(kind.name, []), found)
            writer.add_all(kind.record_of(row) for row in rows)
            count += len(rows)
    return count


def _remove_empty_log(path: Path) -> None:
    """Remove what the reading itself left beside the file."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size == 0:
        log.unlink()
        path.with_name(path.name + "-shm").unlink(missing_ok=True)


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _rows(connection: sqlite3.Connection, kind: Kind) -> Iterator[sqlite3.Row]:
    """Rows in order; past a damaged page by trying row ids, each row alone."""
    name, last = kind.table.name, 0
    try:
        for row in connection.execute(f'SELECT rowid AS "_id", * FROM "{name}"'):  # noqa: S608
            last = row["_id"]
            yield row
    except sqlite3.Error:
        pass
    else:
        return
    missed = 0
    while missed < _LONGEST_GAP:
        last += 1
        query = f'SELECT rowid AS "_id", * FROM "{name}" WHERE rowid = ?'  # noqa: S608
        try:
            row = connection.execute(query, (last,)).fetchone()
        except sqlite3.Error as error:
            if any(word in str(error) for word in ("not a database", "no such table")):
                return
            row = None
        missed = 0 if row is not None else missed + 1
        if row is not None:
            yield row


def _reader(kind: Kind) -> Any:
    columns = list(kind.table.columns)
    dialect = SQLiteDialect()

    def read(row: sqlite3.Row) -> dict[str, Any] | None:
        values: dict[str, Any] = {}
        for column in columns:
            if column.name not in row.keys():  # noqa: SIM118 - a Row holds values, not names
                return None
            value = row[column.name]
            if isinstance(column.type, JSON | Boolean):
                turn = column.type.result_processor(dialect, None)
                try:
                    value = value if turn is None else turn(value)
                except (ValueError, TypeError):
                    return None
            elif value is None and not column.nullable:
                return None
            values[column.name] = value
        return values

    return read


def _unique(kind: Kind, rows: list[dict[str, Any]], found: Found) -> list[dict[str, Any]]:
    """Rows with a key of their own, whose owners were read as well."""
    owners = {
        key.parent.name: (key.column.table.name, key.column.name) for key in kind.table.foreign_keys
    }
    tables = {each.table.name: each.name for each in KINDS}
    known = {
        name: {row[column] for row in found.get(tables[table], [])}
        for name, (table, column) in owners.items()
    }
    kept: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        if all(row[name] is None or row[name] in keys for name, keys in known.items()):
            kept.setdefault(kind.key_of(row), row)
    return list(kept.values())
