"""From the user's file to records: the whole of it in one read."""

from dataclasses import fields
from typing import Any

from sqlalchemy import JSON, Boolean, ColumnClause, Connection, Select, column, select, table
from sqlalchemy.types import TypeEngine

from kollm_gui.userdata.kinds import KINDS, Kind
from kollm_gui.userdata.records import UserData

# Columns whose values SQLite keeps in another form than Python's, as ``schema`` declares them.
_TYPES: dict[tuple[str, str], type[TypeEngine[Any]]] = {
    ("own_model", "languages"): JSON,
    ("import_run", "settings"): JSON,
    ("import_run", "partial"): Boolean,
    ("own_score", "partial"): Boolean,
    ("override", "value"): JSON,
}


def read_all(connection: Connection) -> UserData:
    """Every record, in key order."""
    found: dict[str, tuple[Any, ...]] = {}
    for kind in KINDS:
        rows = connection.execute(_query(kind)).mappings()
        found[kind.group] = tuple([kind.record_of(dict(row)) for row in rows])
    return UserData(**found)


def _query(kind: Kind) -> Select[Any]:
    """All rows, asked for by names alone: the rules of ``schema`` cost more than the read."""
    columns: list[ColumnClause[Any]] = [
        column(each.name, _TYPES.get((kind.table_name, each.name))) for each in fields(kind.record)
    ]
    source = table(kind.table_name, *columns)
    return select(source).order_by(*(source.c[name] for name in kind.key_names))
