"""Every write is one step: its rows and what they were before stand in one transaction."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from kollm_gui.userdata import schema
from kollm_gui.userdata.kinds import BY_NAME, Kind, kind_of
from kollm_gui.userdata.records import Change, Record, Step

AnyRecord = TypeVar("AnyRecord")
_ROWS_AT_ONCE = 5_000
_Row = Mapping[str, Any] | None
_Turn = tuple[str, _Row, _Row]  # kind, before, after


def now() -> str:
    """The time as the file keeps it: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_id() -> str:
    """A key that no other instance or machine makes as well."""
    return uuid4().hex


class Writer:
    """Changes rows within a step and notes what they were before."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.changes: list[dict[str, Any]] = []

    def get(self, record: type[AnyRecord], *key: str) -> AnyRecord | None:
        """The record of a key."""
        kind = kind_of(record)
        row = _row(self._connection, kind, key)
        return None if row is None else kind.record_of(row)

    def find(self, record: type[AnyRecord], **values: Any) -> list[AnyRecord]:
        """The records whose columns have these values, in key order."""
        kind = kind_of(record)
        columns = kind.table.c
        query = select(kind.table).where(*(columns[name] == v for name, v in values.items()))
        rows = self._connection.execute(query.order_by(*kind.table.primary_key.columns))
        return [kind.record_of(dict(row)) for row in rows.mappings()]

    def put(self, record: Record) -> None:
        """Add a record, or put it in the place of the one with its key."""
        kind = kind_of(type(record))
        after = kind.row_of(record)
        key = kind.key_of(after)
        before = _row(self._connection, kind, key)
        if before == after:
            return
        _write(self._connection, kind, key, before, after)
        self._note(kind, key, before, after)

    def add_all(self, records: Iterable[Record]) -> None:
        """Add records whose keys are new, many at once."""
        rows: dict[str, list[dict[str, Any]]] = {}
        for record in records:
            kind = kind_of(type(record))
            rows.setdefault(kind.name, []).append(kind.row_of(record))
        for name, found in rows.items():
            kind = BY_NAME[name]
            for start in range(0, len(found), _ROWS_AT_ONCE):
                self._connection.execute(insert(kind.table), found[start : start + _ROWS_AT_ONCE])
            for row in found:
                self._note(kind, kind.key_of(row), None, row)

    def remove(self, record: type, *key: str) -> None:
        """Take out the record of a key, if there is one."""
        kind = kind_of(record)
        before = _row(self._connection, kind, key)
        if before is not None:
            _write(self._connection, kind, key, before, None)
            self._note(kind, key, before, None)

    def _note(
        self,
        kind: Kind,
        key: Sequence[Any],
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
    ) -> None:
        written = "/".join(str(part) for part in key)
        self.changes.append({"kind": kind.name, "key": written, "before": before, "after": after})


@contextmanager
def step(connection: Connection, action: str, names: Mapping[str, str]) -> Generator[Writer]:
    """Write within the open transaction; where nothing changes, no step is kept."""
    writer = Writer(connection)
    yield writer
    if not writer.changes:
        return
    # Once something else is done, what was undone before cannot come back.
    table = schema.step
    connection.execute(update(table).where(table.c.state == "undone").values(state="dropped"))
    time, made = now(), new_id()
    told = {"id": made, "time": time, "action": action, "names": dict(names), "state": "done"}
    connection.execute(insert(table), told)
    connection.execute(
        insert(schema.change), [{"step": made, "time": time, **each} for each in writer.changes]
    )


def undo(connection: Connection) -> str | None:
    """Take back the newest step that is done; its id, or None where there is none."""
    table = schema.step
    query = select(table.c.id).where(table.c.state == "done").order_by(table.c.position.desc())
    found = connection.execute(query.limit(1)).scalar()
    if found is not None:
        _turn(
            connection, [(c.kind, c.after, c.before) for c in reversed(_changes(connection, found))]
        )
        connection.execute(update(table).where(table.c.id == found).values(state="undone"))
    return found


def redo(connection: Connection) -> str | None:
    """Do again the oldest step that is undone; its id, or None where there is none."""
    table = schema.step
    query = select(table.c.id).where(table.c.state == "undone").order_by(table.c.position)
    found = connection.execute(query.limit(1)).scalar()
    if found is not None:
        _turn(connection, [(c.kind, c.before, c.after) for c in _changes(connection, found)])
        connection.execute(update(table).where(table.c.id == found).values(state="done"))
    return found


def steps(connection: Connection, limit: int | None = None) -> list[Step]:
    """The history, newest first."""
    table, changes = schema.step, schema.change
    counts = (
        select(func.count()).where(changes.c.step == table.c.id).scalar_subquery().label("changes")
    )
    query = select(table, counts).order_by(table.c.position.desc()).limit(limit)
    return [
        Step(row.id, row.time, row.action, row.names, row.changes, undone=row.state != "done")
        for row in connection.execute(query)
    ]


def next_step(connection: Connection, state: str) -> Step | None:
    """The step that undo (``state`` done) or redo (undone) would turn."""
    table = schema.step
    order = table.c.position.desc() if state == "done" else table.c.position
    query = select(table).where(table.c.state == state).order_by(order).limit(1)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return Step(row.id, row.time, row.action, row.names, 0, undone=state != "done")


def changes_of(connection: Connection, step_id: str) -> list[Change]:
    """What a step changed, in order."""
    return [
        Change(row.step, row.time, row.kind, row.key, row.before, row.after)
        for row in _changes(connection, step_id)
    ]


def _changes(connection: Connection, step_id: str) -> Sequence[Any]:
    table = schema.change
    query = select(table).where(table.c.step == step_id).order_by(table.c.position)
    return connection.execute(query).all()


def _turn(connection: Connection, turns: Sequence[_Turn]) -> None:
    """Make rows what they are after each turn; runs of added or removed rows go at once."""

    def sort(turn: _Turn) -> tuple[str, bool, bool]:
        kind, before, after = turn
        return kind, before is None, after is None

    for (name, added, removed), run in groupby(turns, sort):
        kind, found = BY_NAME[name], list(run)
        if added:
            connection.execute(insert(kind.table), [dict(after or {}) for _k, _b, after in found])
        elif removed:
            keys = [kind.key_of(before or {}) for _k, before, _a in found]
            query = delete(kind.table).where(
                and_(*(kind.table.c[each] == bindparam(f"key_{each}") for each in kind.key_names))
            )
            marked = [f"key_{each}" for each in kind.key_names]
            connection.execute(query, [dict(zip(marked, key, strict=True)) for key in keys])
        else:
            for _kind, before, after in found:
                _write(connection, kind, kind.key_of(before or {}), before, after)


def _write(
    connection: Connection,
    kind: Kind,
    key: Sequence[Any],
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
) -> None:
    if after is None:
        connection.execute(delete(kind.table).where(_is(kind, key)))
    elif before is None:
        connection.execute(insert(kind.table), dict(after))
    else:
        connection.execute(update(kind.table).where(_is(kind, key)).values(**after))


def _row(connection: Connection, kind: Kind, key: Sequence[Any]) -> dict[str, Any] | None:
    row = connection.execute(select(kind.table).where(_is(kind, key))).mappings().one_or_none()
    return None if row is None else dict(row)


def _is(kind: Kind, key: Sequence[Any]) -> ColumnElement[bool]:
    columns = kind.table.c
    return and_(*(columns[name] == part for name, part in zip(kind.key_names, key, strict=True)))
