"""Rows gathered by what they belong to, while records are put together."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Select

from kollm_gui.catalogue.records import PartialDate

Lists = Mapping[str, list[Any]]
AT_ONCE = 2000  # rows
NO_EXTRAS: Mapping[str, object] = MappingProxyType({})


def all_rows(connection: Connection, query: Select[Any]) -> Sequence[Any]:
    """The rows of a query, at once."""
    return connection.execute(query).all()


def plain(connection: Connection, query: Select[Any], record: Any) -> tuple[Any, ...]:
    """Records whose fields are the query's columns, in order."""
    return tuple([record(*row) for row in all_rows(connection, query)])


def each_map(connection: Connection, query: Select[Any]) -> Iterator[dict[str, Any]]:
    """The rows of a query by column name, to be taken apart; not all in memory at once."""
    result = connection.execute(query)
    names = tuple(result.keys())
    for rows in result.partitions(AT_ONCE):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def listed(connection: Connection, query: Select[Any]) -> Lists:
    """The second column's values by the first column's."""
    found: dict[str, list[Any]] = {}
    for owner, value in all_rows(connection, query):
        found.setdefault(owner, []).append(value)
    return found


def grouped(connection: Connection, query: Select[Any], record: Any) -> Lists:
    """Records of the columns after the first, by the first column's value."""
    found: dict[str, list[Any]] = {}
    for row in all_rows(connection, query):
        found.setdefault(row[0], []).append(record(*row[1:]))
    return found


def of(lists: Lists, key: str) -> tuple[Any, ...]:
    """What belongs to the key, in order."""
    return tuple(lists.get(key, ()))


@lru_cache(maxsize=10_000)  # many models share their date
def partial_date(printed: str | None, first: date | None, last: date | None) -> PartialDate | None:
    """The date of three columns, or None where it is not known."""
    if printed is None or first is None or last is None:
        return None
    return PartialDate(printed, first, last)


def united(values: dict[str, Any], name: str) -> dict[str, Any]:
    """Make one date of its three columns, and freeze the rare fields."""
    first, last = values.pop(f"{name}_from"), values.pop(f"{name}_to")
    values[name] = partial_date(values[name], first, last)
    values["extras"] = frozen_extras(values["extras"])
    return values


def frozen_extras(extras: dict[str, object] | None) -> Mapping[str, object]:
    """The rare fields of a record, one object for all that have none."""
    return MappingProxyType(extras) if extras else NO_EXTRAS
