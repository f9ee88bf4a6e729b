"""Families, language models and the lists that a model holds."""

from typing import Any, get_args

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    Table,
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
    yes_no,
)
from kollm_gui.catalogue.schema.metadata import metadata
from kollm_gui.catalogue.vocabulary import (
    ALIAS_KINDS,
    RELATIONS,
)

family = Table(
    "family",
    metadata,
    key(),
    text("name", required=True),
    text("name_ko"),
    text("label_ko"),
    text("note_en"),
    text("note_ko"),
    UniqueConstraint("name"),
    sqlite_with_rowid=False,
)

model = Table(
    "model",
    metadata,
    key(),
    text("name", required=True),
    to("family", required=True),
    to("category", required=True),
    to("organization"),
    *dates("release"),
    choice("stage", get_args(records.Stage), required=True),
    choice("architecture", get_args(records.Architecture)),
    real("params_b"),
    real("active_params_b"),
    real("tokens_b"),
    real("added_tokens_b"),
    choice("tokens_kind", get_args(records.TokensKind), required=True),
    to("model", "base_model"),
    whole("context", 1),
    whole("vocab", 1),
    whole("vocab_base", 1),
    whole("vocab_added"),
    whole("layers", 1),
    whole("hidden", 1),
    text("license_printed"),
    to("license"),
    choice("access", get_args(records.Access)),
    text("hf_id"),
    whole("languages_count", 1),
    choice("korean_support", get_args(records.KoreanSupport)),
    text("hardware"),
    text("hardware_ko"),
    whole("gpu_hours", 1),
    yes_no("minimal", required=True),
    text("note_en"),
    text("note_ko"),
    Column("extras", JSON, nullable=False),
    dated("release"),
    CheckConstraint("active_params_b <= params_b", name="active_within_params"),
    CheckConstraint("base_model <> slug", name="base_is_another"),
    sqlite_with_rowid=False,
)


def _list(name: str, *columns: Any) -> Table:
    """A list that a model holds: one row for each place in it."""
    return Table(
        name,
        metadata,
        to("model", required=True),
        whole("position", required=True),
        *columns,
        PrimaryKeyConstraint("model", "position"),
        sqlite_with_rowid=False,  # rows lie in key order, as they are read
    )


model_relation = _list("model_relation", choice("relation", RELATIONS, required=True))

model_parent = _list("model_parent", to("model", "parent", required=True))

model_language = _list("model_language", text("language", required=True))

model_technique = _list("model_technique", to("technique", required=True))

corpus = _list(
    "corpus",
    text("name", required=True),
    text("name_ko"),
    text("language", required=True),
    real("size_gb"),
    real("tokens_b"),
    real("share", "share BETWEEN 0 AND 1"),
    yes_no("public"),
    choice("role", get_args(records.CorpusRole), required=True),
    whole("part_of"),
    yes_no("overlaps", required=True),
    ForeignKeyConstraint(["model", "part_of"], ["corpus.model", "corpus.position"]),
    CheckConstraint("part_of <> position", name="part_of_another"),
    CheckConstraint("part_of IS NULL OR role <> 'total'", name="total_is_whole"),
)

training_stage = _list(
    "training_stage",
    text("name", required=True),
    text("name_ko"),
    *(text(name) for name in ("trained", "trained_ko", "frozen", "frozen_ko")),
)

checkpoint = _list(
    "checkpoint",
    text("label", required=True),
    text("label_ko"),
    real("added_tokens_b"),
    text("published"),
    text("published_ko"),
)

model_alias = Table(
    "model_alias",
    metadata,
    key("name"),
    to("model", required=True),
    choice("kind", ALIAS_KINDS, required=True),
    sqlite_with_rowid=False,
)
