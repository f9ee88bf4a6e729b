"""The tables of the user's file, version 1: one for each kind of record, and the history.

The statements are plain enough for another SQL server. A change here needs a revision in
``versions`` and a new ``identity.SCHEMA_VERSION``; a test holds the two together.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=True)


def _needed(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _whole(name: str) -> Column[int]:
    return Column(name, Integer, nullable=True)


def _real(name: str) -> Column[float]:
    return Column(name, Float, nullable=True)


note = Table(
    "note",
    metadata,
    _key("id"),
    _needed("text"),
    _text("subject"),
    _text("title"),
    _needed("created"),
    _needed("changed"),
)

tag = Table("tag", metadata, _key("id"), Column("name", Text, nullable=False), _needed("colour"))
Index(None, tag.c.name, unique=True)

tagging = Table(
    "tagging",
    metadata,
    Column("tag", Text, ForeignKey("tag.id"), primary_key=True),
    _key("model"),
)

collection = Table("collection", metadata, _key("id"), _needed("name"), _text("query"))
Index(None, collection.c.name, unique=True)

member = Table(
    "member",
    metadata,
    Column("collection", Text, ForeignKey("collection.id"), primary_key=True),
    _key("model"),
    Column("position", Integer, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    _key("model"),
    _needed("status"),
    Column("rating", Integer, nullable=True),
    CheckConstraint("status IN ('unread', 'reading', 'read')", name="status_known"),
    CheckConstraint("rating BETWEEN 1 AND 5", name="rating_range"),
)

own_model = Table(
    "own_model",
    metadata,
    _key("slug"),
    _needed("name"),
    _needed("category"),
    _text("family"),
    _text("organization"),
    _text("released"),
    _needed("stage"),
    _text("architecture"),
    _real("params_b"),
    _real("active_params_b"),
    _real("tokens_b"),
    _real("added_tokens_b"),
    _text("base_model"),
    _whole("context"),
    _text("license_printed"),
    _text("access"),
    _text("hf_id"),
    Column("languages", JSON, nullable=False),
    _text("note"),
)

import_run = Table(
    "import_run",
    metadata,
    _key("id"),
    _needed("file"),
    _needed("sha256"),
    _needed("imported"),
    _needed("format"),
    _text("model_printed"),
    _text("measured"),
    Column("partial", Boolean(create_constraint=True, name="partial"), nullable=False),
    _text("note"),
    Column("settings", JSON, nullable=False),
)
Index(None, import_run.c.sha256)

own_score = Table(
    "own_score",
    metadata,
    _needed("model"),
    _needed("benchmark"),
    Column("value", Float, nullable=False),
    Column("run", Text, ForeignKey("import_run.id"), nullable=True),
    _needed("subset"),
    _needed("metric"),
    _needed("unit"),
    _needed("method"),
    _whole("shots"),
    _text("prompt_style"),
    _text("judge"),
    _text("averaging"),
    _text("mode"),
    _text("version"),
    _text("checkpoint"),
    _text("harness"),
    _text("printed"),
    _whole("hits"),
    _whole("n"),
    _whole("n_hangul"),
    _whole("items"),
    _whole("items_scored"),
    _real("stderr"),
    Column("partial", Boolean(create_constraint=True, name="partial"), nullable=False),
    _text("note"),
    _key("key"),
)
Index(None, own_score.c.run)

override = Table(
    "override",
    metadata,
    _key("subject"),
    _key("field"),
    Column("value", JSON, nullable=True),
    _needed("reason"),
)

# ``state`` dropped: undone, and then something else was done, so that it cannot come back.
step = Table(
    "step",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _needed("time"),
    _needed("action"),
    Column("names", JSON, nullable=False),
    _needed("state"),
    CheckConstraint("state IN ('done', 'undone', 'dropped')", name="state_known"),
)

change = Table(
    "change",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("step", Text, ForeignKey("step.id"), nullable=False),
    _needed("time"),
    _needed("kind"),
    _needed("key"),
    Column("before", JSON(none_as_null=True), nullable=True),
    Column("after", JSON(none_as_null=True), nullable=True),
)
Index(None, change.c.step)

# Alembic's own table, so that a new file needs no Alembic to be made.
alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
