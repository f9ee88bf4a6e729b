"""What models and scores refer to: makers, sources, terms, techniques, categories."""

from typing import get_args

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from kollm_gui.catalogue import records
from kollm_gui.catalogue.schema.columns import (
    choice,
    dated,
    dates,
    key,
    real,
    text,
    to,
    whole,
)
from kollm_gui.catalogue.schema.metadata import metadata
from kollm_gui.catalogue.vocabulary import (
    ORGANIZATION_KINDS,
    SOURCE_KINDS,
    SOURCE_STATUSES,
)


def _short(most: int) -> Column[str | None]:
    """A short name of at most so many characters, for columns and figure notes."""
    return Column(
        "short", Text, CheckConstraint(f"length(short) BETWEEN 1 AND {most}", name="short_fits")
    )


catalogue_info = Table(
    "catalogue_info",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="single"), primary_key=True),
    whole("schema_major", 1, required=True),
    whole("schema_minor", required=True),
    text("data_version", required=True),
    Column(
        "content_hash",
        Text,
        CheckConstraint("length(content_hash) = 64", name="content_hash_length"),
        nullable=False,
    ),
    text("built_from", required=True),
)

category = Table(
    "category",
    metadata,
    Column(
        "slug",
        Text,
        CheckConstraint(f"slug IN {records.CATEGORIES!r}", name="slug_known"),
        primary_key=True,
    ),
    whole("position", required=True),
    text("name_en", required=True),
    text("name_ko", required=True),
    text("definition_en", required=True),
    text("definition_ko", required=True),
    UniqueConstraint("position"),
)

organization = Table(
    "organization",
    metadata,
    key(),
    text("name", required=True),
    text("name_ko"),
    choice("kind", ORGANIZATION_KINDS),
    Column("country", Text, CheckConstraint("length(country) = 2", name="country_code")),
    _short(20),
    text("short_ko"),
    sqlite_with_rowid=False,
)

source = Table(
    "source",
    metadata,
    key(),
    choice("kind", SOURCE_KINDS, required=True),
    text("title", required=True),
    text("authors"),
    whole("year", 1900, 2100),
    text("url"),
    text("arxiv"),
    choice("status", SOURCE_STATUSES, required=True),
    text("note"),
    text("note_ko"),
    _short(32),
    CheckConstraint("status <> 'read' OR url IS NOT NULL", name="read_has_url"),
    sqlite_with_rowid=False,
)

license_terms = Table(
    "license",
    metadata,
    key(),
    text("name", required=True),
    text("name_ko"),
    text("spdx"),
    text("url"),
    choice("commercial", get_args(records.Commercial), required=True),
    text("summary_en"),
    text("summary_ko"),
    to("source"),
    text("locator"),
    _short(14),
    text("short_ko"),
    sqlite_with_rowid=False,
)

technique = Table(
    "technique",
    metadata,
    key(),
    text("name_en", required=True),
    text("name_ko"),
    text("note_en"),
    text("note_ko"),
    sqlite_with_rowid=False,
)

published_corpus = Table(
    "published_corpus",
    metadata,
    key(),
    text("name", required=True),
    to("organization"),
    *dates("release"),
    text("language", required=True),
    real("tokens_b"),
    whole("rows", 1),
    text("license_printed"),
    to("license"),
    text("hf_id"),
    text("note_en"),
    text("note_ko"),
    Column("extras", JSON, nullable=False),
    dated("release"),
)
