"""The columns of the models table."""

from collections.abc import Collection

from kollm_gui.catalogue.records import Benchmark
from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import reference_protocol
from kollm_gui.i18n import N_, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.tables.cell import Cell, billions, context_length, count, text_cell, unknown
from kollm_gui.tables.column import Column, word_column
from kollm_gui.tables.model_cells import (
    added_tokens_cell,
    base_label,
    category_label,
    commercial_use,
    compute_cell,
    family_label,
    language_labels,
    license_label,
    organization_short_label,
    params_cell,
    per_parameter_cell,
    technique_labels,
    tokens_cell,
    tokens_kind_label,
)
from kollm_gui.tables.model_row import ModelRow
from kollm_gui.tables.own_cells import own_columns, own_score
from kollm_gui.tables.score_cells import unit_key

ModelColumn = Column[ModelRow]

DEFAULT_COLUMNS: tuple[str, ...] = (
    "name",
    "organization",
    "released",
    "params",
    "tokens",
    "context",
    "kmmlu",
    "license",
)


def model_columns(snapshot: Snapshot, chosen: Collection[str] = ()) -> dict[str, ModelColumn]:
    """All columns of the models table by key: the facts, then one for each benchmark.

    Only a benchmark with a reference protocol has a column, since a column holds
    one protocol and nothing else; ``chosen`` are the slugs of those for which the view
    names a protocol.
    """
    scored = [
        score_column(benchmark)
        for slug, benchmark in snapshot.benchmarks.items()
        if slug in chosen or reference_protocol(benchmark) is not None
    ]
    return {column.key: column for column in (*FACT_COLUMNS, *scored)}


def score_column(benchmark: Benchmark) -> ModelColumn:
    """The column of a benchmark under the protocol that the row's scores are of."""
    slug = benchmark.slug

    def value(row: ModelRow) -> float | None:
        shown = row.scores.shown(slug).get(row.slug)
        return None if shown is None else shown.value

    def cell(row: ModelRow) -> Cell:
        shown = row.scores.shown(slug).get(row.slug)
        if shown is not None:
            return Cell(naming.value_text(shown.score), own=own_score(row.snapshot, shown))
        others = row.scores.other_protocols(slug, row.slug)
        if not others:
            return unknown()
        remark = ngettext("other protocol ({count})", "other protocols ({count})", others)
        return Cell(remark.format(count=others), tone="quiet")

    def flagged(row: ModelRow) -> bool:
        shown = row.scores.shown(slug).get(row.slug)
        return shown is not None and (shown.disagrees or row.disputes(slug))

    return Column(
        slug,
        benchmark.label,
        N_("The score under the one protocol that is named above the table."),
        value=value,
        cell=cell,
        raw_key=f"{slug.replace('-', '_').replace('.', '_')}_{unit_key(benchmark.unit)}",
        align="right",
        descending=True,
        flagged=flagged,
    )


_COLUMNS: tuple[ModelColumn, ...] = (
    Column(
        "name",
        N_("Name"),
        N_("The model's name as its maker writes it."),
        value=lambda row: row.model.name,
        cell=lambda row: Cell(row.model.label, tone="quiet" if row.model.minimal else "known"),
        raw_key="name",
    ),
    word_column(
        "organization",
        N_("Organization"),
        N_("Who made the model."),
        organization_short_label,
        raw=lambda row: row.organization.name if row.organization is not None else None,
    ),
    word_column(
        "family",
        N_("Family"),
        N_("The line of models that it belongs to."),
        family_label,
        raw=lambda row: row.family.name if row.family is not None else row.model.family,
    ),
    word_column(
        "category",
        N_("Category"),
        N_("The survey's category."),
        category_label,
        raw=lambda row: row.model.category,
    ),
    Column(
        "released",
        N_("Released"),
        N_("The day, month or year of the release, as precise as the source."),
        value=lambda row: row.model.release.date_from if row.model.release else None,
        cell=lambda row: text_cell(row.model.release.printed if row.model.release else None),
        raw_key="released",
        raw=lambda row: row.model.release.printed if row.model.release else None,
        descending=True,
        flagged=lambda row: row.disputes("release"),
    ),
    word_column(
        "stage",
        N_("Stage"),
        N_("Base model, instruction-tuned or reasoning model."),
        lambda row: words.word(words.STAGES, row.model.stage),
        raw=lambda row: row.model.stage,
    ),
    word_column(
        "architecture",
        N_("Architecture"),
        N_("Dense, or a mixture of experts."),
        lambda row: words.word(words.ARCHITECTURES, row.model.architecture),
        raw=lambda row: row.model.architecture,
    ),
    Column(
        "params",
        N_("Params"),
        N_("Parameters: M, B and T are millions, billions and trillions."),
        value=lambda row: row.model.params_b,
        cell=params_cell,
        raw_key="params_billion",
        align="right",
        descending=True,
        flagged=lambda row: row.disputes("params_b"),
    ),
    Column(
        "active_params",
        N_("Active params"),
        N_("Parameters of a mixture of experts that work on each token."),
        value=lambda row: row.model.active_params_b,
        cell=lambda row: (
            unknown() if row.model.active_params_b is None else billions(row.model.active_params_b)
        ),
        raw_key="active_params_billion",
        align="right",
        descending=True,
    ),
    Column(
        "tokens",
        N_("Tokens"),
        N_("Tokens of the pretraining; with a plus those added to the base model's, sorted last."),
        value=lambda row: row.model.tokens_b,
        cell=tokens_cell,
        raw_key="tokens_billion",
        align="right",
        descending=True,
        flagged=lambda row: row.disputes("tokens_b"),
    ),
    Column(
        "added_tokens",
        N_("Added tokens"),
        N_("Tokens added to those of the base model."),
        value=lambda row: row.model.added_tokens_b,
        cell=added_tokens_cell,
        raw_key="added_tokens_billion",
        align="right",
        descending=True,
        flagged=lambda row: row.disputes("added_tokens_b"),
    ),
    word_column(
        "tokens_kind",
        N_("Token count"),
        N_("Whether the maker's token count is exact, about, at least, or not disclosed."),
        tokens_kind_label,
        raw=lambda row: row.model.tokens_kind,
    ),
    Column(
        "tokens_per_parameter",
        N_("Tokens per parameter"),
        N_("Tokens divided by parameters (active ones of a mixture); Chinchilla's rule is 20."),
        value=lambda row: row.tokens_per_parameter,
        cell=per_parameter_cell,
        raw_key="tokens_per_parameter",
        align="right",
        descending=True,
    ),
    Column(
        "compute",
        N_("Compute"),
        N_("Compute of the pretraining by C = 6ND (active parameters of a mixture)."),
        value=lambda row: row.training_flop,
        cell=compute_cell,
        raw_key="training_flop",
        align="right",
        descending=True,
    ),
    Column(
        "context",
        N_("Context"),
        N_("Context length in tokens."),
        value=lambda row: row.model.context,
        cell=lambda row: (
            unknown() if row.model.context is None else context_length(row.model.context)
        ),
        raw_key="context_tokens",
        align="right",
        descending=True,
        flagged=lambda row: row.disputes("context"),
    ),
    Column(
        "vocab",
        N_("Vocabulary"),
        N_("Entries of the tokenizer's vocabulary."),
        value=lambda row: row.model.vocab,
        cell=lambda row: unknown() if row.model.vocab is None else count(row.model.vocab),
        raw_key="vocabulary_entries",
        align="right",
        descending=True,
    ),
    word_column(
        "license",
        N_("Licence"),
        N_("The terms of the weights."),
        license_label,
        raw=lambda row: row.model.license or row.model.license_printed,
        flagged=lambda row: row.disputes("license"),
    ),
    word_column(
        "commercial",
        N_("Commercial use"),
        N_("Whether the licence allows commercial use."),
        lambda row: words.word(words.COMMERCIAL_SHORT, commercial_use(row)),
        raw_key="commercial_use",
        raw=commercial_use,
    ),
    word_column(
        "access",
        N_("Access"),
        N_("Open weights, through a service only, or closed."),
        lambda row: words.word(words.ACCESS, row.model.access),
        raw=lambda row: row.model.access,
    ),
    word_column(
        "korean",
        N_("Korean support"),
        N_("Whether a multilingual model's maker names Korean among its languages."),
        lambda row: words.word(words.KOREAN_SUPPORT, row.model.korean_support),
        raw_key="korean_support",
        raw=lambda row: row.model.korean_support,
        flagged=lambda row: row.disputes("korean_support"),
    ),
    word_column(
        "languages",
        N_("Languages"),
        N_("The languages that the maker names."),
        language_labels,
        raw=lambda row: list(row.model.languages),
    ),
    word_column(
        "techniques",
        N_("Techniques"),
        N_("Training techniques that the sources name."),
        technique_labels,
        raw=lambda row: list(row.model.techniques),
    ),
    word_column(
        "base_model",
        N_("Base model"),
        N_("The model that this one was made of."),
        base_label,
        raw=lambda row: row.model.base_model,
        flagged=lambda row: row.disputes("base_model"),
    ),
    word_column(
        "hf_id",
        N_("Hugging Face id"),
        N_("The name under which the weights are published."),
        lambda row: row.model.hf_id,
        raw_key="huggingface_id",
    ),
    word_column(
        "slug",
        N_("Slug"),
        N_("The name by which commands and links know the model."),
        lambda row: row.model.slug,
    ),
)

FACT_COLUMNS: tuple[ModelColumn, ...] = own_columns(_COLUMNS)
