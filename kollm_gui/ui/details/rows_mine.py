"""The rows of what the person keeps: each is words and links, so that it is read and pressed."""

from collections.abc import Sequence

from kollm_gui.i18n import _
from kollm_gui.tables import words
from kollm_gui.ui.details.content import MineBody, MineEntry
from kollm_gui.ui.details.markdown_runs import markdown_runs
from kollm_gui.ui.details.paragraph import Run
from kollm_gui.ui.details.row import Row, Space
from kollm_gui.ui.details.rows_text import LabelledRow, TextRow
from kollm_gui.ui.details.spot import Edit, Search

_GAP = "\u2002"
_STARS = 5


def mine_rows(body: MineBody) -> list[Row]:
    """Status and stars, tags, lists, values laid over, scores, notes; then what can be added."""
    rows: list[Row] = []
    if body.is_model:
        rows += [_status(body), _stars(body), _tags(body)]
        rows += [_collections(body)] if body.collections else []
        rows.append(Space(6))
    for entry in body.overrides:
        rows.append(_entry(entry, [(_("Revert"), Edit("override.revert", entry.key))]))
    for entry in body.scores:
        links = [
            (_("Edit…"), Edit("score.change", entry.key)),
            (_("Delete"), Edit("score.delete", entry.key)),
        ]
        rows.append(_entry(entry, links))
    for entry in body.notes:
        rows += _note(entry)
    rows.append(_additions(body))
    return rows


def _status(body: MineBody) -> Row:
    runs: list[Run] = []
    for status, text in words.READING.items():
        on = status == body.status
        mark = "● " if on else "○ "
        role = "body_strong" if on else "body"
        ink = "text" if on else "accent"
        tip = _("Mark as: {status}").format(status=_(text))
        runs.append(Run(f"{mark}{_(text)}".replace(" ", "\u00a0"), ink, role, _set(status), tip))
        runs.append(Run(_GAP))
    return LabelledRow(_("Reading"), runs[:-1])


def _set(status: str) -> Edit:
    return Edit("reading.status", status)


def _stars(body: MineBody) -> Row:
    runs: list[Run] = []
    for count in range(1, _STARS + 1):
        lit = body.rating is not None and count <= body.rating
        told = _("{count} of 5").format(count=count)
        action = Edit("reading.rating", "" if body.rating == count else str(count))
        runs.append(Run("★\u00a0" if lit else "☆\u00a0", "accent", "section", action, told))
    words = _("not rated") if body.rating is None else _("{count} of 5").format(count=body.rating)
    runs.append(Run(_GAP + words, "text_3", "small"))
    return LabelledRow(_("Rating"), runs)


def _tags(body: MineBody) -> Row:
    runs: list[Run] = []
    for tag in body.tags:
        find = Search(f'tag:="{tag.name}"' if " " in tag.name else f"tag:={tag.name}")
        runs.append(Run("●\u00a0", f"tag_{tag.colour}", "small"))
        runs.append(Run(tag.name.replace(" ", "\u00a0"), "text", "body_strong", find, _find_tip()))
        told = _("Take the tag “{tag}” off").format(tag=tag.name)
        runs.append(Run("\u00a0×\u00a0", "text_3", "body", Edit("tag.remove", tag.key), told))
        runs.append(Run(_GAP))
    runs.append(Run(_("Add…"), "accent", "body", Edit("tag.add")))
    return LabelledRow(_("Tags"), runs)


def _find_tip() -> str:
    return _("Show all models with this tag")


def _collections(body: MineBody) -> Row:
    runs: list[Run] = []
    for entry in body.collections:
        runs.append(Run(entry.text.replace(" ", "\u00a0"), "text", "body_strong"))
        told = _("Take it out of “{collection}”").format(collection=entry.text)
        action = Edit("member.remove", entry.key)
        runs.append(Run("\u00a0×\u00a0", "text_3", "body", action, told))
        runs.append(Run(_GAP))
    return LabelledRow(_("Collections"), runs[:-1])


def _entry(entry: MineEntry, links: Sequence[tuple[str, Edit]]) -> Row:
    runs = [Run(entry.text, "text", "body_strong")]
    if entry.detail:
        runs.append(Run(_GAP + entry.detail, "text_2", "small"))
    return TextRow([*runs, *_links(links)], gap=6)


def _note(entry: MineEntry) -> list[Row]:
    text = TextRow(markdown_runs(entry.text), copy=entry.text)
    links = [
        (_("Open…"), Edit("note.change", entry.key)),
        (_("Delete"), Edit("note.delete", entry.key)),
    ]
    foot = TextRow([Run(entry.detail, "text_3", "small"), *_links(links)], gap=8)
    return [text, foot]


def _links(links: Sequence[tuple[str, Edit]], *, held: bool = True) -> list[Run]:
    runs: list[Run] = []
    for text, action in links:
        # Links stay together; only before the first may the line break.
        runs.append(Run("\u00a0\u00a0" if runs and held else _GAP))
        runs.append(Run(text.replace(" ", "\u00a0"), "accent", "small", action))
    return runs


def _additions(body: MineBody) -> Row:
    links = [(_("Write a note…"), Edit("note.add"))]
    if body.is_model:
        links.append((_("Add a score…"), Edit("score.add")))
        links.append((_("Add to a collection…"), Edit("member.add")))
    if body.is_own:
        links.append((_("Edit the model…"), Edit("model.change", body.subject)))
        links.append((_("Delete the model"), Edit("model.delete", body.subject)))
    elif body.is_model or body.subject.startswith("benchmark/"):
        links.append((_("Override a value…"), Edit("override.change")))
    return TextRow(_links(links, held=False)[1:], gap=6)
