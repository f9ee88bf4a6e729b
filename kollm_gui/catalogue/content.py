"""The fingerprint of what a catalogue says, whatever SQLite version wrote the file."""

import hashlib
from typing import Protocol

from sqlalchemy import Connection, text


class _Digest(Protocol):
    def update(self, data: bytes, /) -> None: ...


def content_hash(connection: Connection) -> str:
    """SHA-256, hexadecimal, over the schema's text and every table's rows in key order."""
    digest = hashlib.sha256()
    statements = connection.execute(
        text("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    ).all()
    for statement in statements:
        digest.update(repr(tuple(statement)).encode())
    for kind, name, _sql in statements:
        if kind == "table":
            _add_table(connection, name, digest)
    return digest.hexdigest()


def _add_table(connection: Connection, name: str, digest: _Digest) -> None:
    # Of the file itself: a view may stand before a table of an older file.
    described = connection.exec_driver_sql(f'PRAGMA main.table_info("{name}")').all()
    columns = [f'"{row.name}"' for row in described if row.name != "content_hash"]  # itself
    key = [f'"{row.name}"' for row in sorted(described, key=lambda row: row.pk) if row.pk]
    rows = connection.exec_driver_sql(
        f'SELECT {", ".join(columns)} FROM main."{name}" ORDER BY {", ".join(key)}'  # noqa: S608 - the names come from the schema
    )
    digest.update(repr((name, columns)).encode())
    for row in rows:
        digest.update(repr(tuple(row)).encode())
