"""Benchmarks, what chance and people reach on them, and scores."""

from typing import get_args

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Float,
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
    AVERAGINGS,
    MODES,
    UNITS,
)

benchmark = Table(
    "benchmark",
    metadata,
    key(),
    text("name", required=True),
    text("name_ko"),
    *dates("released"),
    text("task", required=True),
    choice("origin", get_args(records.BenchmarkOrigin)),
    whole("items", 1),
    text("metric"),
    choice("unit", UNITS),
    real("scale_low", "scale_low < scale_high"),
    real("scale_high", "(scale_low IS NULL) = (scale_high IS NULL)"),
    real("random_baseline", "random_baseline BETWEEN scale_low AND scale_high"),
    real("human_baseline", "human_baseline BETWEEN scale_low AND scale_high"),
    real("pass_mark", "pass_mark BETWEEN scale_low AND scale_high"),
    text("license_printed"),
    to("license"),
    text("hf_id"),
    text("harness"),
    yes_no("minimal", required=True),
    text("note_en"),
    text("note_ko"),
    Column("reference_protocol", JSON(none_as_null=True), nullable=True),
    Column("extras", JSON, nullable=False),
    dated("released"),
    sqlite_with_rowid=False,
)

baseline = Table(
    "baseline",
    metadata,
    to("benchmark", required=True),
    whole("position", required=True),
    text("subset", required=True),
    choice("kind", get_args(records.BaselineKind), required=True),
    Column("value", Float, nullable=False),
    text("metric"),
    choice("unit", UNITS),
    to("source"),
    text("locator"),
    text("note"),
    choice("provenance", get_args(records.PublishedProvenance)),
    PrimaryKeyConstraint("benchmark", "position"),
    CheckConstraint("unit <> '%' OR value BETWEEN 0 AND 100", name="percent_range"),
)

score = Table(
    "score",
    metadata,
    key("key"),
    to("model", required=True),
    to("benchmark", required=True),
    text("subset", required=True),
    Column("value", Float, nullable=False),
    text("printed"),
    text("metric", required=True),
    choice("unit", UNITS, required=True),
    choice("method", get_args(records.Method), required=True),
    whole("shots"),
    text("prompt_style"),
    text("judge"),
    choice("averaging", AVERAGINGS),
    choice("mode", MODES),
    text("version"),
    text("checkpoint"),
    text("harness"),
    to("source", required=True),
    text("locator"),
    choice("provenance", get_args(records.PublishedProvenance), required=True),
    whole("hits"),
    whole("n", 1),
    whole("n_hangul"),
    whole("items", 1),
    whole("items_scored"),
    real("stderr", "stderr >= 0"),
    to("source", "copy_of"),
    text("note"),
    CheckConstraint("unit <> '%' OR value BETWEEN 0 AND 100", name="percent_range"),
    CheckConstraint("hits IS NULL OR n IS NOT NULL", name="hits_need_n"),
    CheckConstraint("hits <= n", name="hits_within_n"),
    CheckConstraint("n_hangul <= n", name="n_hangul_within_n"),
    CheckConstraint("items_scored <= items", name="items_scored_within_items"),
    sqlite_with_rowid=False,
)

subject = Table(
    "subject",
    metadata,
    key(),
    text("name", required=True),
    text("supercategory", required=True),
    whole("test_items", 1),
    whole("hard_items"),
    text("harness"),
    text("subset", required=True),
    UniqueConstraint("subset"),
)

harness_task = Table(
    "harness_task",
    metadata,
    to("benchmark", required=True),
    text("folder", required=True),
    Column("groups", JSON, nullable=False),
    Column("suffixes", JSON, nullable=False),
    text("note"),
    PrimaryKeyConstraint("benchmark"),
)
