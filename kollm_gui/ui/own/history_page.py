"""The history of the person's data: every step, when, and what it changed."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from html import escape
from typing import Any

from PySide6.QtWidgets import QWidget

from kollm_gui.i18n import _, ngettext
from kollm_gui.ui.look import Look
from kollm_gui.ui.page_dialog import PageDialog
from kollm_gui.userdata.records import Change, Step
from kollm_gui.userdata.step_texts import text_of
from kollm_gui.userdata.store import UserStore

MOST_STEPS = 300
MOST_CHANGES = 4  # of a step that are written out
_LONGEST = 60


class HistoryPage(PageDialog):
    """Steps from the newest, those undone marked as such."""

    def __init__(
        self,
        look: Look,
        store: UserStore,
        name_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        rows = [_row(store, step, name_of) for step in store.history(MOST_STEPS)]
        nothing = escape(_("Nothing of your own has been written yet."))
        empty = "" if rows else f"<p>{nothing}</p>"
        title = _("History of my data")
        page = (
            f"<p class='h'>{escape(title)}</p>{empty}<table cellspacing='0'>{''.join(rows)}</table>"
        )
        super().__init__(look, title, page, (640, 560), parent)


def _row(store: UserStore, step: Step, name_of: Callable[[str], str]) -> str:
    text = escape(text_of(step, name_of))
    if step.undone:
        undone = escape(_("undone"))
        text = f"{text} <span class='q'>({undone})</span>"
    changes = store.changes(step) if step.changes <= MOST_CHANGES else []
    lines = [escape(line) for line in _differences(changes)]
    if step.changes > MOST_CHANGES:
        told = ngettext("{count} entry", "{count} entries", step.changes)
        lines.append(escape(told.format(count=f"{step.changes:,}")))
    below = "".join(f"<br><span class='q'>{line}</span>" for line in lines)
    time = escape(_local(step.time)).replace(" ", "&nbsp;")  # on one line at every text size
    return f"<tr><td class='q'>{time}</td><td>{text}{below}</td></tr>"


def _differences(changes: Iterable[Change]) -> list[str]:
    """Where a step changed a value: the field, and what stood there before and after."""
    found: list[str] = []
    for change in changes:
        if change.before is None or change.after is None:
            continue
        for name, after in change.after.items():
            before = change.before.get(name)
            if before != after and name not in ("changed", "id", "key"):
                found.append(f"{name}: {_short(before)} → {_short(after)}")
    return found


def _short(value: Any) -> str:
    if value is None:
        return "–"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _local(time: str) -> str:
    return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")
