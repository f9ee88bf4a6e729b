"""What changed between two catalogues as a table: one row for each value that is another one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kollm_gui.catalogue.difference import WAYS, Difference, Kind, Way
from kollm_gui.i18n import N_, _, ngettext
from kollm_gui.tables.cell import Cell, text_cell
from kollm_gui.tables.column import Column, word_column

KINDS: Mapping[Kind, str] = {
    "model": N_("Models"),
    "score": N_("Scores"),
    "score-note": N_("Notes of scores"),
    "benchmark": N_("Benchmarks"),
    "source": N_("Sources"),
    "family": N_("Families"),
    "organization": N_("Organizations"),
    "license": N_("Licences"),
    "technique": N_("Techniques"),
    "category": N_("Categories"),
    "corpus": N_("Published corpora"),
    "baseline": N_("Baselines"),
    "conflict": N_("Disagreements"),
    "topic": N_("Topics"),
    "question": N_("Open questions"),
}
WAY_WORDS: Mapping[Way, str] = {
    "added": N_("added"),
    "changed": N_("changed"),
    "removed": N_("removed"),
}


FIELDS: Mapping[str, str] = {
    "name": N_("Name"),
    "name_ko": N_("Korean name"),
    "label_ko": N_("Name in Korean texts"),
    "family": N_("Family"),
    "category": N_("Category"),
    "organization": N_("Organization"),
    "release": N_("Released"),
    "released": N_("Released"),
    "stage": N_("Stage"),
    "architecture": N_("Architecture"),
    "params_b": N_("Parameters (billion)"),
    "active_params_b": N_("Active parameters (billion)"),
    "tokens_b": N_("Tokens (billion)"),
    "added_tokens_b": N_("Added tokens (billion)"),
    "base_model": N_("Base model"),
    "context": N_("Context"),
    "vocab": N_("Vocabulary"),
    "license": N_("Licence"),
    "license_printed": N_("Licence as printed"),
    "access": N_("Access"),
    "hardware": N_("Hardware"),
    "hardware_ko": N_("Hardware in Korean"),
    "harness": N_("Harness tasks"),
    "harness_ko": N_("Harness tasks in Korean"),
    "hf_id": N_("Hugging Face id"),
    "languages": N_("Languages"),
    "techniques": N_("Techniques"),
    "corpora": N_("Corpora"),
    "stages": N_("Training stages"),
    "note": N_("Note"),
    "note_en": N_("Note in English"),
    "note_ko": N_("Note in Korean"),
    "aliases": N_("Other names"),
    "slug": N_("Slug"),
    "value": N_("Value"),
    "printed": N_("Digits as printed"),
    "source": N_("Source"),
    "locator": N_("Place in the source"),
    "title": N_("Title"),
    "authors": N_("Authors"),
    "year": N_("Year"),
    "url": N_("Address"),
    "comment": N_("Comment"),
    "comment_ko": N_("Comment in Korean"),
    "values": N_("Values"),
}


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A record that came or went, or one of its values before and after."""

    kind: Kind
    way: Way
    key: str
    name: str
    field: str | None = None
    old: str | None = None
    new: str | None = None

    @property
    def id(self) -> str:
        """What tells the row from all others."""
        return f"{self.kind}/{self.key}/{self.field or ''}"


def difference_rows(
    found: Difference, kinds: Iterable[Kind] | None = None, ways: Iterable[Way] | None = None
) -> tuple[DifferenceRow, ...]:
    """A row for each change of these kinds and ways, all without them."""
    wanted, how = set(kinds or KINDS), set(ways or WAYS)
    rows: list[DifferenceRow] = []
    for change in found.changes:
        if change.kind not in wanted or change.way not in how:
            continue
        about = (change.kind, change.way, change.key, change.name)
        if change.fields:
            rows += [
                DifferenceRow(*about, each.field, each.old, each.new) for each in change.fields
            ]
        else:
            rows.append(DifferenceRow(*about))
    return tuple(rows)


def difference_columns() -> tuple[Column[DifferenceRow], ...]:
    """Kind, way, record, field, value before and after."""
    return (
        word_column(
            "kind",
            N_("Kind"),
            N_("What sort of record changed."),
            lambda row: _(KINDS[row.kind]),
            raw=lambda row: row.kind,
        ),
        Column(
            "way",
            N_("Change"),
            N_("Whether it was added, changed or removed."),
            value=lambda row: WAYS.index(row.way),
            cell=lambda row: Cell(_(WAY_WORDS[row.way])),
            raw_key="change",
            raw=lambda row: row.way,
        ),
        word_column(
            "name",
            N_("Entry"),
            N_("The record's name."),
            lambda row: row.name,
        ),
        word_column(
            "key",
            N_("Key"),
            N_("The slug or score key by which both catalogues know it."),
            lambda row: row.key,
        ),
        Column(
            "field",
            N_("Field"),
            N_("Which of its values changed."),
            value=lambda row: row.field,
            cell=lambda row: Cell(field_label(row.field) if row.field else ""),
            raw_key="field",
        ),
        Column(
            "old",
            N_("Before"),
            N_("The value in the older catalogue."),
            value=lambda row: row.old,
            cell=lambda row: text_cell(row.old) if row.field else Cell(""),
            raw_key="before",
        ),
        Column(
            "new",
            N_("After"),
            N_("The value in the newer catalogue."),
            value=lambda row: row.new,
            cell=lambda row: text_cell(row.new) if row.field else Cell(""),
            raw_key="after",
        ),
    )


def counted(found: Difference) -> tuple[tuple[Kind, str], ...]:
    """Each kind that changed, and “3 added, 2 changed, 1 removed”."""
    counts = found.counts
    told: list[tuple[Kind, str]] = []
    for kind in KINDS:
        parts = [_counted(way, counts[kind, way]) for way in WAYS if counts[kind, way]]
        if parts:
            told.append((kind, ", ".join(parts)))
    return tuple(told)


def field_label(field: str) -> str:
    """What a field is called; one without a word of its own keeps its name in the database."""
    name, cited, _rest = field.partition(": source")
    label = _(FIELDS[name]) if name in FIELDS else name
    return _("{field}, source").format(field=label) if cited else label


def heading(found: Difference) -> str:
    """Which two catalogues are compared."""
    return _("Catalogue {old} ({old_hash}) → {new} ({new_hash})").format(
        old=found.old.data_version,
        old_hash=found.old.content_hash[:8],
        new=found.new.data_version,
        new_hash=found.new.content_hash[:8],
    )


def _counted(way: Way, count: int) -> str:
    if way == "added":
        told = ngettext("{count} added", "{count} added", count)
    elif way == "changed":
        told = ngettext("{count} changed", "{count} changed", count)
    else:
        told = ngettext("{count} removed", "{count} removed", count)
    return told.format(count=f"{count:,}")
