"""What changed between two catalogues, as text for a terminal, Markdown, or JSON."""

from kollm_gui.catalogue.difference import WAYS, Change, Difference, Kind, Way
from kollm_gui.i18n import _
from kollm_gui.tables.differences import KINDS, WAY_WORDS, counted, field_label, heading
from kollm_gui.tables.escapes import markdown
from kollm_gui.tables.output import json_text

_MARKS: dict[Way, str] = {"added": "+", "changed": "~", "removed": "−"}


def difference_text(found: Difference) -> str:
    """For a terminal: counts, then each record with its values before and after."""
    lines = [heading(found), ""]
    if found.same:
        return "\n".join([*lines, _("Nothing changed."), ""])
    lines += [*_counted_lines(found), ""]
    for kind, changes in _by_kind(found):
        title = _(KINDS[kind])
        lines += [title, "─" * len(title) * (2 if not title.isascii() else 1)]
        for change in changes:
            key = "" if change.key == change.name else f"  [{change.key}]"
            lines.append(f"{_MARKS[change.way]} {change.name}{key}")
            lines += [
                f"    {field_label(each.field)}: {_arrow(each.old, each.new)}"
                for each in change.fields
            ]
        lines.append("")
    return "\n".join(lines)


def difference_markdown(found: Difference) -> str:
    """As Markdown: a section for each kind, ready for a change log."""
    blocks = [f"# {markdown(heading(found))}"]
    if found.same:
        return "\n\n".join([*blocks, _("Nothing changed.")]) + "\n"
    blocks.append("\n".join(f"- {markdown(line)}" for line in _counted_lines(found)))
    for kind, changes in _by_kind(found):
        blocks.append(f"## {markdown(_(KINDS[kind]))}")
        for way in WAYS:
            told = [change for change in changes if change.way == way]
            if told:
                blocks.append(f"### {markdown(_(WAY_WORDS[way]))}")
                blocks.append("\n".join(_markdown_change(change) for change in told))
    return "\n\n".join(blocks) + "\n"


def difference_json(found: Difference) -> str:
    """As JSON: both versions, the counts by kind and way, and every change."""
    counts: dict[str, dict[str, int]] = {}
    for (kind, way), count in found.counts.items():
        counts.setdefault(kind, {})[way] = count
    return json_text(
        {
            "old": _version(found.old.data_version, found.old.content_hash),
            "new": _version(found.new.data_version, found.new.content_hash),
            "counts": counts,
            "changes": [
                {
                    "kind": change.kind,
                    "key": change.key,
                    "name": change.name,
                    "change": change.way,
                    "fields": {
                        each.field: {"before": each.old, "after": each.new}
                        for each in change.fields
                    },
                }
                for change in found.changes
            ],
        }
    )


def _counted_lines(found: Difference) -> list[str]:
    return [
        _("{kind}: {counts}").format(kind=_(KINDS[kind]), counts=told)
        for kind, told in counted(found)
    ]


def _by_kind(found: Difference) -> list[tuple[Kind, list[Change]]]:
    told: list[tuple[Kind, list[Change]]] = []
    for kind in KINDS:
        changes = [change for change in found.changes if change.kind == kind]
        if changes:
            told.append((kind, changes))
    return told


def _version(version: str, digest: str) -> dict[str, str]:
    return {"data_version": version, "content_hash": digest}


def _arrow(old: str | None, new: str | None) -> str:
    return f"{old or '–'} → {new or '–'}"


def _markdown_change(change: Change) -> str:
    key = "" if change.key == change.name else f" ({markdown(change.key)})"
    lines = [f"- **{markdown(change.name)}**{key}"]
    lines += [
        f"  - {markdown(field_label(each.field))}: {markdown(_arrow(each.old, each.new))}"
        for each in change.fields
    ]
    return "\n".join(lines)
