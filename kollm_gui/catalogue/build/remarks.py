"""Conflicts, caveats, open questions, topics, other names, subjects and harness tasks."""

from collections.abc import Mapping
from typing import get_args

from kollm_gui.catalogue import records
from kollm_gui.catalogue.build.fields import Fields
from kollm_gui.catalogue.build.files import SourceFiles
from kollm_gui.catalogue.build.problems import Place
from kollm_gui.catalogue.build.rows import Rows
from kollm_gui.i18n import _

_CAVEATS: tuple[str, ...] = get_args(records.CaveatKind)
_VALUE_TEXTS = ("value_ko", "source", "setting", "setting_ko", "model")
_ALIASES = {"names": "name", "former_ids": "former-id", "hub_ids": "hub-id"}


def add_remarks(files: SourceFiles, rows: Rows) -> None:
    """Add what is said beside the facts themselves; models and benchmarks come first."""
    for entry in files.listed("conflicts.toml", "conflict"):
        _add_conflict(entry, rows)
    for entry in files.listed("not_found.toml", "question"):
        _add_question(entry, rows)
    for position, entry in enumerate(files.listed("family_topics.toml", "topic")):
        _add_topic(entry, rows, position)
    for entry in files.listed("subjects.toml", "subject"):
        rows.add(
            "subject",
            entry.place(),
            slug=entry.required("id"),
            **{name: entry.required(name) for name in ("name", "supercategory", "subset")},
            **{name: entry.whole(name) for name in ("test_items", "hard_items")},
            harness=entry.text("harness"),
        )
        entry.finish()
    _add_harness_tasks(files, rows)
    for entry in files.listed("caveats.toml", "caveat"):
        _add_caveat(entry, rows)
    _add_aliases(files, rows)


def _add_conflict(entry: Fields, rows: Rows) -> None:
    position = rows.count("conflict")
    subject = entry.text("subject")
    benchmarks = {row.values["slug"] for row in rows.tables.get("benchmark", ())}
    rows.add_numbered(
        "conflict",
        entry.place("subject"),
        model=None if subject in benchmarks else subject,
        subject_benchmark=subject if subject in benchmarks else None,
        comment=entry.required("comment"),
        comment_ko=entry.text("comment_ko"),
        **{name: entry.text(name) for name in ("field", "benchmark", "area")},
    )
    for place, line in enumerate(entry.rows("values")):
        (value,) = line.extras(("value",)).values() or ("",)
        rows.add(
            "conflict_value",
            line.place(),
            conflict=position,
            position=place,
            value=str(value),
            **{name: line.text(name) for name in _VALUE_TEXTS},
        )
        line.finish()
    entry.finish()


def _add_question(entry: Fields, rows: Rows) -> None:
    texts = ("benchmark", "subset", "metric", "unit", "source", "locator")
    values = {name: entry.text(name) for name in texts}
    required = {name: entry.required(name) for name in ("area", "comment")}
    value, unverified = entry.number("value"), entry.yes_no("unverified")
    entry.finish()
    # A remembered value that no source confirms stays in the sources and is never shown.
    if not unverified:
        rows.add_numbered("open_question", entry.place(), value=value, **values, **required)


def _add_topic(entry: Fields, rows: Rows, position: int) -> None:
    rows.add(
        "family_topic",
        entry.place(),
        position=position,
        **{name: entry.required(name) for name in ("families", "topic", "note_en")},
        note_ko=entry.text("note_ko"),
    )
    for place, source in enumerate(entry.texts("sources")):
        rows.add(
            "family_topic_source",
            entry.place("sources"),
            topic=position,
            position=place,
            source=source,
        )
    entry.finish()


def _add_harness_tasks(files: SourceFiles, rows: Rows) -> None:
    name = "harness.toml"
    for entry in files.entries(name, "task", files.toml(name)):
        rows.add(
            "harness_task",
            entry.place(),
            benchmark=entry.required("benchmark"),
            folder=entry.required("folder"),
            groups=list(entry.texts("groups")),
            suffixes=list(entry.texts("suffixes")),
            note=entry.text("note"),
            note_ko=entry.text("note_ko"),
        )
        entry.finish()


def _add_caveat(entry: Fields, rows: Rows) -> None:
    benchmark, kind, other = (
        entry.required("benchmark"),
        entry.required("kind"),
        entry.text("other"),
    )
    if kind and kind not in _CAVEATS:
        entry.problem(
            "kind",
            _("has the value {value}. Write {wanted}.").format(
                value=kind, wanted=_("one of {words}").format(words=", ".join(_CAVEATS))
            ),
        )
    if kind == "superseded" and other is None:
        entry.problem("other", _("is missing. Name the benchmark that supersedes this one."))
    if other is not None and other == benchmark:
        entry.problem("other", _("names the benchmark itself. Name another one."))
    rows.add_numbered(
        "caveat",
        entry.place(),
        benchmark=benchmark,
        kind=kind,
        other=other,
        locator=entry.text("locator"),
        **{name: entry.required(name) for name in ("note_en", "note_ko", "source")},
    )
    entry.finish()


def _add_aliases(files: SourceFiles, rows: Rows) -> None:
    name = "aliases.toml"
    content = files.toml(name)
    for heading in content.keys() - _ALIASES.keys():
        files.problems.add(
            Place(name, heading),
            _("is an unknown heading. Use one of {headings}.").format(headings=", ".join(_ALIASES)),
        )
    for heading, kind in _ALIASES.items():
        found = content.get(heading, {})
        if not isinstance(found, Mapping):
            files.problems.add(Place(name, heading), _("must be a table of lists."))
            continue
        models = Fields(files.problems, name, heading, found)  # pyright: ignore[reportUnknownArgumentType]
        for model in models.values:
            for alias in models.texts(model):
                rows.add("model_alias", models.place(model), name=alias, model=model, kind=kind)
