"""What is said of the facts: citations, conflicts, topics, open questions, spoken names."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from kollm_gui.catalogue.schema.columns import (
    choice,
    exactly_one,
    key,
    text,
    to,
    whole,
)
from kollm_gui.catalogue.schema.metadata import metadata
from kollm_gui.catalogue.vocabulary import (
    OWNERS,
    SPEAKERS,
    UNITS,
)

conflict = Table(
    "conflict",
    metadata,
    Column("position", Integer, primary_key=True),
    to("model"),
    to("benchmark", "subject_benchmark"),
    text("field"),
    to("benchmark"),
    text("area"),
    text("comment", required=True),
    text("comment_ko"),
    exactly_one("one_subject", ("model", "subject_benchmark", "area")),
    exactly_one("one_matter", ("field", "benchmark", "area")),
)

conflict_value = Table(
    "conflict_value",
    metadata,
    Column("conflict", Integer, ForeignKey("conflict.position"), nullable=False),
    whole("position", required=True),
    text("value", required=True),
    text("value_ko"),
    to("source"),
    text("setting"),
    text("setting_ko"),
    to("model"),
    PrimaryKeyConstraint("conflict", "position"),
)

guide_page = Table(
    "guide_page",
    metadata,
    key(),
    whole("position", required=True),
    text("title_en", required=True),
    text("title_ko", required=True),
    text("body_en", required=True),
    text("body_ko", required=True),
    UniqueConstraint("position"),
    sqlite_with_rowid=False,
)

family_topic = Table(
    "family_topic",
    metadata,
    Column("position", Integer, primary_key=True),
    text("families", required=True),
    text("topic", required=True),
    text("note_en", required=True),
    text("note_ko"),
)

family_topic_source = Table(
    "family_topic_source",
    metadata,
    Column("topic", Integer, ForeignKey("family_topic.position"), nullable=False),
    whole("position", required=True),
    to("source", required=True),
    PrimaryKeyConstraint("topic", "position"),
)

open_question = Table(
    "open_question",
    metadata,
    Column("position", Integer, primary_key=True),
    text("area", required=True),
    text("comment", required=True),
    to("benchmark"),
    text("subset"),
    Column("value", Float),
    text("metric"),
    choice("unit", UNITS),
    to("source"),
    text("locator"),
)

spoken_name = Table(
    "spoken_name",
    metadata,
    Column("position", Integer, primary_key=True),
    *(to(owner) for owner in SPEAKERS),
    text("name", required=True),
    exactly_one("one_owner", SPEAKERS),
    *(UniqueConstraint(owner, "name") for owner in SPEAKERS),
)

citation = Table(
    "citation",
    metadata,
    Column("position", Integer, primary_key=True),
    *(to(owner) for owner in OWNERS),
    text("field", required=True),
    whole("rank", required=True),
    to("source"),
    text("locator"),
    text("figure"),  # the number of a note that the source backs
    exactly_one("one_owner", OWNERS),
    # Without a source the locator says where the value comes from, as a model's name.
    CheckConstraint("source IS NOT NULL OR locator IS NOT NULL", name="source_or_locator"),
    *(UniqueConstraint(owner, "field", "rank") for owner in OWNERS),
)
