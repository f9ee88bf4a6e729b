"""Which fields an older file cannot hold, so that no comparison takes them for news."""

from collections.abc import Mapping

from kollm_gui.catalogue.records import (
    Baseline,
    Benchmark,
    CatalogueInfo,
    Checkpoint,
    ConflictValue,
    Corpus,
    Family,
    LanguageModel,
    Score,
    Source,
)

Unheld = Mapping[type, frozenset[str]]

_SINCE_4: Unheld = {
    Baseline: frozenset({"note_ko"}),
    Benchmark: frozenset({"harness_ko", "label_ko"}),
    Checkpoint: frozenset({"label_ko", "published_ko"}),
    ConflictValue: frozenset({"value_ko", "setting_ko"}),
    Corpus: frozenset({"name_ko"}),
    Family: frozenset({"label_ko"}),
    LanguageModel: frozenset({"hardware_ko"}),
    Score: frozenset({"note_ko"}),
    Source: frozenset({"note_ko"}),
}


def unheld(*files: CatalogueInfo) -> Unheld:
    """The fields that one of these files has no column for, by kind of record."""
    return _SINCE_4 if min(info.schema_minor for info in files) < 4 else {}
