"""What changed between two catalogues: records matched by key, values field by field."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from msgspec import Struct
from msgspec.structs import asdict

from kollm_gui.catalogue.later_fields import Unheld, unheld
from kollm_gui.catalogue.records import (
    Catalogue,
    CatalogueInfo,
    Citation,
    LanguageModel,
    PartialDate,
    Score,
)

Kind = Literal[
    "model",
    "score",
    "score-note",
    "source",
    "benchmark",
    "family",
    "organization",
    "license",
    "technique",
    "category",
    "corpus",
    "baseline",
    "conflict",
    "topic",
    "question",
]
Way = Literal["added", "changed", "removed"]
WAYS: tuple[Way, ...] = ("added", "changed", "removed")
_EVERYTHING: Unheld = {}  # nothing is left out


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field's value before and after, as plain text; None is unknown."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One record that came, went, or says something else.

    ``fields`` are what it says otherwise; of a score that came or went, its value.
    """

    kind: Kind
    key: str  # slug, score_key, or what names a record without one
    name: str
    way: Way
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from one catalogue to another, kind by kind, in key order."""

    old: CatalogueInfo
    new: CatalogueInfo
    changes: tuple[Change, ...]

    @property
    def counts(self) -> Mapping[tuple[Kind, Way], int]:
        """How many records of a kind came, changed or went."""
        return Counter((change.kind, change.way) for change in self.changes)

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return not self.changes


@dataclass(frozen=True, slots=True)
class _Table:
    """One kind of records: where they lie in a catalogue, their key, their name."""

    kind: Kind
    rows: Callable[[Catalogue], Iterable[Any]]
    key: Callable[[Any], str]
    name: Callable[[Any], str]


def _joined(*names: str) -> Callable[[Any], str]:
    return lambda row: "/".join(str(part) for part in (getattr(row, n) for n in names) if part)


def _slug(row: Any) -> str:
    return str(row.slug)


def _name(row: Any) -> str:
    return str(row.name)


def _name_en(row: Any) -> str:
    return str(row.name_en)


_TABLES: tuple[_Table, ...] = (
    _Table("model", lambda c: c.models, _slug, _name),
    _Table("score", lambda c: c.scores, lambda row: row.key, _joined("model", "benchmark")),
    _Table("benchmark", lambda c: c.benchmarks, _slug, _name),
    _Table("source", lambda c: c.sources, _slug, lambda row: row.title),
    _Table("family", lambda c: c.families, _slug, _name),
    _Table("organization", lambda c: c.organizations, _slug, _name),
    _Table("license", lambda c: c.licenses, _slug, _name),
    _Table("technique", lambda c: c.techniques, _slug, _name_en),
    _Table("category", lambda c: c.categories, _slug, _name_en),
    _Table("corpus", lambda c: c.published_corpora, _slug, _name),
    _Table(
        "baseline",
        lambda c: c.baselines,
        _joined("benchmark", "subset", "kind", "metric", "unit", "source"),
        _joined("benchmark", "subset", "kind"),
    ),
    _Table(
        "conflict",
        lambda c: c.conflicts,
        _joined("subject", "field", "benchmark", "area"),
        _joined("subject", "field", "benchmark", "area"),
    ),
    _Table("topic", lambda c: c.topics, _joined("families", "topic"), _joined("families", "topic")),
    _Table("question", lambda c: c.open_questions, _joined("area", "comment"), _joined("area")),
)


def difference(old: Catalogue, new: Catalogue) -> Difference:
    """What changed from the old to the new; a renamed model is followed to its new slug."""
    renamed, name = _renamed(old, new), _namer(old, new)
    found: list[Change] = []
    for table in _TABLES:
        found += _changes(table, old, new, renamed, name)
        if table.kind == "score" and not unheld(old.info, new.info):
            found += _note_changes(old, new)
    return Difference(old.info, new.info, tuple(found))


def plain(value: Any, without: Unheld = _EVERYTHING) -> str | None:
    """A value of a record as one line of text; None for what is not known or empty.

    Fields in ``without`` are left out of the records that the value holds.
    """
    if value is None or value in ("", (), {}):
        return None
    if isinstance(value, PartialDate):
        told = value.printed
    elif isinstance(value, Struct):
        left_out = without.get(type(value), frozenset())
        fields = ((name, part) for name, part in asdict(value).items() if name not in left_out)
        parts = ((name, plain(part, without)) for name, part in fields)
        told = ", ".join(f"{name}={text}" for name, text in parts if text is not None)
    elif isinstance(value, Mapping):
        named = dict(cast("Mapping[str, Any]", value))
        told = json.dumps(named, ensure_ascii=False, sort_keys=True)
    elif isinstance(value, (Sequence, frozenset)) and not isinstance(value, str):
        # Lists of the bundled file are read when asked for, and are no tuples.
        told = "; ".join(plain(part, without) or "" for part in cast("Iterable[Any]", value))
    else:
        told = f"{value:.12g}" if isinstance(value, float) else str(value)
    return told


def _renamed(old: Catalogue, new: Catalogue) -> Mapping[str, str]:
    """Old slugs whose model has another slug now, by what the new catalogue's aliases say."""
    before = {model.slug for model in old.models}
    now = {model.slug for model in new.models}
    return {
        former: slug
        for former, slug in new.renamed.items()
        if former in before and former not in now and slug in now and slug not in before
    }


def _changes(
    table: _Table,
    old: Catalogue,
    new: Catalogue,
    renamed: Mapping[str, str],
    name: Callable[[_Table, Any], str],
) -> Iterator[Change]:
    before = _keyed(table, old, renamed)
    after = _keyed(table, new, {})
    without = unheld(old.info, new.info)
    for key in sorted({*before, *after}):
        was, now = before.get(key), after.get(key)
        if was is None:
            yield Change(table.kind, key, name(table, now), "added", _value(None, now))
        elif now is None:
            yield Change(table.kind, key, name(table, was), "removed", _value(was, None))
        elif was != now:
            told = tuple(_field_changes(was, now, renamed, without))
            if told:
                yield Change(table.kind, key, name(table, now), "changed", told)


def _note_changes(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    """A note that many scores share and whose Korean says something else, told once."""
    before = {score.key: score for score in old.scores}
    found: dict[str, tuple[str | None, str | None]] = {}
    for now in new.scores:
        was = before.get(now.key)
        if was and now.note and was.note == now.note and was.note_ko != now.note_ko:
            found[now.note] = (was.note_ko, now.note_ko)
    for note, (korean, mended) in sorted(found.items()):
        told = (FieldChange("note_ko", korean, mended),)
        yield Change("score-note", note, note, "changed", told)


def _value(was: Any, now: Any) -> tuple[FieldChange, ...]:
    """The value of a score that came or went; other records are told by their name."""
    if not isinstance(was or now, Score):
        return ()
    old, new = (None if row is None else row.printed or plain(row.value) for row in (was, now))
    return (FieldChange("value", old, new),)


def _namer(old: Catalogue, new: Catalogue) -> Callable[[_Table, Any], str]:
    """What a record is called: a score by its model, benchmark and protocol."""
    names = {record.slug: record.name for each in (old, new) for record in each.models}
    names |= {record.slug: record.name for each in (old, new) for record in each.benchmarks}

    def name(table: _Table, row: Any) -> str:
        if not isinstance(row, Score):
            return table.name(row)
        subset = () if row.subset == "overall" else (row.subset,)
        method = () if row.method == "unstated" else (row.method,)
        shots = () if row.shots is None else (f"{row.shots}-shot",)
        parts = (names.get(row.model, row.model), names.get(row.benchmark, row.benchmark))
        return " · ".join((*parts, *subset, *method, *shots))

    return name


def _keyed(table: _Table, catalogue: Catalogue, renamed: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row in table.rows(catalogue):
        key = table.key(row)
        if table.kind == "model":
            key = renamed.get(key, key)
        number = 2
        whole = key
        while whole in found:  # records without a key of their own may share what names them
            whole, number = f"{key} ({number})", number + 1
        found[whole] = row
    return found


def _field_changes(
    was: Struct, now: Struct, renamed: Mapping[str, str], without: Unheld
) -> Iterator[FieldChange]:
    left_out = without.get(type(was), frozenset())
    for name in was.__struct_fields__:
        if name in left_out:
            continue
        old, new = getattr(was, name), getattr(now, name)
        if old == new or _only_renamed(was, name, old, new, renamed):
            continue
        if name == "note_ko" and isinstance(was, Score) and was.note == cast("Score", now).note:
            continue  # thousands of scores share a note, whose Korean _note_changes tells once
        if name == "citations":
            yield from _citation_changes(old, new)
            continue
        if name == "extras":
            yield from _extra_changes(old, new)
            continue
        before, after = plain(old, without), plain(new, without)
        if before != after:
            yield FieldChange(name, before, after)


def _only_renamed(record: Any, name: str, old: Any, new: Any, renamed: Mapping[str, str]) -> bool:
    """Whether a reference names the same model under its new slug, which the model itself tells."""
    follows = isinstance(record, Score) and name == "model"
    follows |= isinstance(record, LanguageModel) and name == "base_model"
    return follows and renamed.get(old, old) == new


def _extra_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FieldChange]:
    """The rare fields one by one, under the names that their sources give them."""
    for name in sorted({*old, *new}):
        before, after = plain(old.get(name)), plain(new.get(name))
        if before != after:
            yield FieldChange(name, before, after)


def _citation_changes(
    old: tuple[Citation, ...], new: tuple[Citation, ...]
) -> Iterator[FieldChange]:
    before, after = _cited(old), _cited(new)
    for field in sorted({*before, *after}):
        if before.get(field) != after.get(field):
            yield FieldChange(f"{field}: source", before.get(field), after.get(field))


def _cited(citations: Sequence[Citation]) -> dict[str, str]:
    told: dict[str, list[str]] = {}
    for one in sorted(citations, key=lambda each: (each.field, each.rank)):
        places = (one.source, one.locator, one.figure)
        told.setdefault(one.field, []).append(", ".join(part for part in places if part))
    return {field: "; ".join(places) for field, places in told.items()}
