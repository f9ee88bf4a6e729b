"""The kinds of records, declared once: which table holds them and what their key is."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, cast

from sqlalchemy import Table

from kollm_gui.userdata import schema
from kollm_gui.userdata.records import (
    Collection,
    ImportRun,
    Member,
    Note,
    Override,
    OwnModel,
    OwnScore,
    Reading,
    Record,
    Tag,
    Tagging,
)

_TUPLES = frozenset({"languages"})  # fields that a row keeps as a list


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record; ``group`` is its field of UserData."""

    name: str
    group: str
    record: type
    table: Table

    @property
    def key_names(self) -> tuple[str, ...]:
        """The columns that tell its rows apart."""
        return tuple(column.name for column in self.table.primary_key.columns)

    def key_of(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """The key of a row."""
        return tuple(row[name] for name in self.key_names)

    def row_of(self, record: Record) -> dict[str, Any]:
        """The row that keeps a record, of plain JSON values."""
        row = {each.name: getattr(record, each.name) for each in fields(record)}
        for name in _TUPLES & row.keys():
            row[name] = list(row[name])
        if "settings" in row:
            row["settings"] = dict(row["settings"])
        return row

    def record_of(self, row: Mapping[str, Any]) -> Any:
        """The record that a row keeps."""
        values = dict(row)
        for name in _TUPLES & values.keys():
            values[name] = tuple(cast("list[str]", values[name]))
        return self.record(**values)


# In the order in which rows may be added: what others refer to comes first.
KINDS: tuple[Kind, ...] = (
    Kind("note", "notes", Note, schema.note),
    Kind("tag", "tags", Tag, schema.tag),
    Kind("tagging", "taggings", Tagging, schema.tagging),
    Kind("collection", "collections", Collection, schema.collection),
    Kind("member", "members", Member, schema.member),
    Kind("reading", "readings", Reading, schema.reading),
    Kind("model", "models", OwnModel, schema.own_model),
    Kind("run", "runs", ImportRun, schema.import_run),
    Kind("score", "scores", OwnScore, schema.own_score),
    Kind("override", "overrides", Override, schema.override),
)
BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
_BY_RECORD: Mapping[type, Kind] = {kind.record: kind for kind in KINDS}


def kind_of(record: type) -> Kind:
    """The kind of a class of records."""
    return _BY_RECORD[record]
