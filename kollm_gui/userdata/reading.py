"""From the user's file to records: the whole of it in one read."""

from typing import Any

from sqlalchemy import Connection, select

from kollm_gui.userdata.kinds import KINDS
from kollm_gui.userdata.records import UserData


def read_all(connection: Connection) -> UserData:
    """Every record, in key order."""
    found: dict[str, tuple[Any, ...]] = {}
    for kind in KINDS:
        query = select(kind.table).order_by(*kind.table.primary_key.columns)
        rows = connection.execute(query).mappings()
        found[kind.group] = tuple([kind.record_of(dict(row)) for row in rows])
    return UserData(**found)
