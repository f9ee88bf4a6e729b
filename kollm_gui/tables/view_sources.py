"""The documents behind a table as it is shown: of its columns' facts and its scores."""

from collections.abc import Iterable, Mapping, Sequence

from kollm_gui.tables.model_row import ModelRow

# The cited fields that a column of the models table rests on; a score column rests on its scores.
CITED_FIELDS: Mapping[str, tuple[str, ...]] = {
    "released": ("release",),
    "architecture": ("architecture",),
    "params": ("params_b",),
    "active_params": ("active_params_b",),
    "tokens": ("tokens_b", "added_tokens_b"),
    "added_tokens": ("added_tokens_b",),
    "tokens_kind": ("tokens_b", "added_tokens_b"),
    "tokens_per_parameter": ("params_b", "active_params_b", "tokens_b"),
    "compute": ("params_b", "active_params_b", "tokens_b"),
    "context": ("context",),
    "vocab": ("vocab",),
    "license": ("license",),
    "commercial": ("license",),
    "access": ("access", "license", "hf_id"),
    "korean": ("korean_support",),
    "languages": ("languages", "languages_count"),
    "techniques": ("techniques", "relation"),
    "base_model": ("base_model",),
    "hf_id": ("hf_id",),
}


def sources_behind(columns: Iterable[str], rows: Sequence[ModelRow]) -> tuple[str, ...]:
    """Slugs of the main sources of what these columns say of the rows, in order of first use."""
    keys = tuple(columns)
    found: dict[str, None] = {}
    for row in rows:
        for key in keys:
            found |= dict.fromkeys(cell_sources(key, row))
    return tuple(slug for slug in found if slug in (rows[0].snapshot.sources if rows else ()))


def cell_sources(column: str, row: ModelRow) -> tuple[str, ...]:
    """The main source of each fact in a cell, or the shown score's source."""
    if column in row.snapshot.benchmarks:
        shown = row.scores.shown(column).get(row.slug)
        return () if shown is None else (shown.score.source,)
    cited = (row.model.cited(name)[:1] for name in CITED_FIELDS.get(column, ()))
    return tuple(each[0].source for each in cited if each and each[0].source is not None)
