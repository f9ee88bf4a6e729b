"""The kinds of records, declared once: which table holds them and what their key is."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, cast

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

if TYPE_CHECKING:
    from sqlalchemy import Table

_TUPLES = frozenset({"languages"})  # fields that a row keeps as a list


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record; ``group`` is its field of UserData.

    ``key_names`` are the columns that tell its rows apart, the primary key.
    """

    name: str
    group: str
    record: type
    table_name: str
    key_names: tuple[str, ...]

    @property
    def table(self) -> "Table":
        """The table with its rules, which reading can do without."""
        from kollm_gui.userdata import schema  # noqa: PLC0415 - see identity

        return schema.metadata.tables[self.table_name]

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
    Kind("note", "notes", Note, "note", ("id",)),
    Kind("tag", "tags", Tag, "tag", ("id",)),
    Kind("tagging", "taggings", Tagging, "tagging", ("tag", "model")),
    Kind("collection", "collections", Collection, "collection", ("id",)),
    Kind("member", "members", Member, "member", ("collection", "model")),
    Kind("reading", "readings", Reading, "reading", ("model",)),
    Kind("model", "models", OwnModel, "own_model", ("slug",)),
    Kind("run", "runs", ImportRun, "import_run", ("id",)),
    Kind("score", "scores", OwnScore, "own_score", ("key",)),
    Kind("override", "overrides", Override, "override", ("subject", "field")),
)
BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
_BY_RECORD: Mapping[type, Kind] = {kind.record: kind for kind in KINDS}


def kind_of(record: type) -> Kind:
    """The kind of a class of records."""
    return _BY_RECORD[record]
