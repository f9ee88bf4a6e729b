"""The help page: how to search, with examples that run, and every shortcut of the actions."""

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import quote, unquote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from kollm_gui.i18n import N_, _, current, ngettext
from kollm_gui.search.error import SearchError
from kollm_gui.search.field import Field
from kollm_gui.search.fields import FIELDS
from kollm_gui.search.suggest import OPERATORS, examples
from kollm_gui.ui.actions.action import MENUS
from kollm_gui.ui.actions.table import ACTIONS
from kollm_gui.ui.look import Look
from kollm_gui.ui.page_dialog import PageDialog
from kollm_gui.ui.workspace import Workspace

# The access key of a menu: "&File", or "파일(&F)".
MNEMONIC = re.compile(r"\(&\w\)|&")
RUN = "search:"  # how the address of an example begins; the query follows
# What is typed, and what it finds.
SEARCHES: tuple[tuple[str, str], ...] = (
    ("exaone 7.8b", N_("Words that must all match: names, other spellings, organizations, notes.")),
    ('"open korean"', N_("A phrase, in this order.")),
    ("엑사원", N_("Names as they are spoken or written in Korean.")),
    ("ㅍㄹㄱㄹ", N_("Initial consonants find Korean names: 폴리글롯.")),
    ("하이펔", N_("A syllable still being composed finds already.")),
    ("EleutherAI/polyglot-ko-12.8b", N_("A Hugging Face id, or its pasted address.")),
)
# Whole questions, put together from the parts above and below.
QUESTIONS: tuple[tuple[str, str], ...] = (
    (
        "category:korean-centric params:<=13 commercial:yes",
        N_("Small Korean-centric models that may be used commercially."),
    ),
    (
        "kmmlu:>45 (org:naver OR org:kakao OR org:lg-ai-research)",
        N_("What three makers reach on KMMLU, under one protocol."),
    ),
    ("base:llama added:>10B", N_("Llamas taught Korean with more than ten billion tokens.")),
    ("released:2024-07..2024-12 -stage:base", N_("All but base models of half a year.")),
    ("tokens:undisclosed access:open-weights", N_("Open weights without a word on the tokens.")),
)
# Keys that are no actions: what they do depends on where the focus is.
KEYS: tuple[tuple[str, str], ...] = (
    ("Esc", N_("Clear the search; again: to the table")),
    ("↓", N_("In the empty search: what was searched before; while typing: the offers")),
    ("Tab", N_("Take the first offer, or what was probably meant")),
    ("↑ ↓", N_("Move in tree and table")),
    ("← →", N_("Fold and unfold the tree")),
    ("Enter", N_("Open the details")),
    (N_("Space"), N_("Add a model to Compare, or take it out")),
    (N_("Ctrl + Shift + ← →"), N_("Move a model within Compare")),
    (N_("Delete"), N_("Take the model of the column out of Compare")),
    ("F2", N_("Rename a saved search; Delete removes it")),
    (N_("Shift + click"), N_("Sort by a further column")),
)


class HelpPage(PageDialog):
    """Searching and shortcuts; an example that is clicked runs in the window beside."""

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        self._workspace = workspace
        title = _("Searching and shortcuts")
        super().__init__(look, title, _page(workspace), (720, 780), parent)
        self.text.anchorClicked.connect(self._run)

    def _run(self, address: QUrl) -> None:
        text = address.toString()
        if text.startswith(RUN):
            self._workspace.change(query=unquote(text.removeprefix(RUN)))


def _page(workspace: Workspace) -> str:
    # Babel does not look inside f-strings on Python 3.11, so each text is read outside of one.
    rows = [_heading(_("Searching"), "h")]
    rows.append(
        _paragraph(_("Click an example to run it in the window; the number is what it finds now."))
    )
    rows.append(_examples(workspace, ((typed, _(text)) for typed, text in SEARCHES)))
    rows.append(_heading(_("Conditions"), "s"))
    written = ((_plain(typed), _(told)) for typed, told in OPERATORS)
    rows.append(_examples(workspace, written))
    rows.append(_heading(_("Put together"), "s"))
    rows.append(_examples(workspace, ((typed, _(text)) for typed, text in QUESTIONS)))
    rows.append(_heading(_("Fields"), "s"))
    rows.append(_fields(workspace))
    rows.append(_heading(_("Everywhere"), "s"))
    rows.append(_table([(_(key), _(text)) for key, text in KEYS]))
    for menu, title in MENUS.items():
        rows.append(_heading(MNEMONIC.sub("", _(title)), "s"))
        told = [(_keys(each.keys), _(each.text)) for each in ACTIONS if each.menu == menu]
        rows.append(_table(told))
    return "".join(rows)


def _examples(workspace: Workspace, rows: Iterable[tuple[str, str]]) -> str:
    """Each example as a link, what it means, and how many models it finds."""
    lines = "".join(
        f"<tr><td width='34%'>{_link(typed)}</td><td>{escape(told)}</td>"
        f"<td width='16%' align='right' class='q'>{_count(workspace, typed)}</td></tr>"
        for typed, told in rows
    )
    return f"<table cellspacing='0' width='100%'>{lines}</table>"


def _fields(workspace: Workspace) -> str:
    lines = [_field(workspace, field) for field in FIELDS]
    sentence = _("The score on a benchmark, by the benchmark’s id.")
    lines.append(
        f"<tr><td class='q'>kmmlu:</td><td>{escape(sentence)}<br>{_runs(workspace, ['kmmlu:>50'])}"
        "</td></tr>"
    )
    return f"<table cellspacing='0' width='100%'>{''.join(lines)}</table>"


def _field(workspace: Workspace, field: Field) -> str:
    other, name = (field.name, field.korean) if current() == "ko" else (field.korean, field.name)
    runs = _runs(workspace, [f"{name}:{value}" for value in examples(field)])
    return (
        f"<tr><td width='29%' class='q'>{escape(f'{name}: · {other}:')}</td>"
        f"<td>{escape(field.told)}<br>{runs}</td></tr>"
    )


def _runs(workspace: Workspace, queries: list[str]) -> str:
    """Examples in one line, each with how many models it finds."""
    if workspace.is_large:  # where counting them all would take a minute
        return "&nbsp;&nbsp; ".join(map(_link, queries))
    return "&nbsp;&nbsp; ".join(
        f"{_link(query)} <span class='q'>{_found(workspace, query)}</span>" for query in queries
    )


def _link(query: str) -> str:
    return f"<a href='{RUN}{quote(query)}'>{escape(query)}</a>"


def _plain(written: str) -> str:
    return written.replace("“", '"').replace("”", '"')


def _found(workspace: Workspace, query: str) -> str:
    try:
        return f"{len(workspace.index.find(query).slugs):,}"
    except SearchError:  # a benchmark that this catalogue lacks
        return "–"


def _count(workspace: Workspace, query: str) -> str:
    if workspace.is_large:
        return ""
    found = _found(workspace, query)
    if not found[0].isdigit():
        return found
    number = int(found.replace(",", ""))
    return escape(ngettext("{count} model", "{count} models", number).format(count=found))


def _heading(text: str, style: str) -> str:
    return f"<p class='{style}'>{escape(text)}</p>"


def _paragraph(text: str) -> str:
    return f"<p class='q'>{escape(text)}</p>"


def _keys(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in keys)


def _table(rows: list[tuple[str, str]]) -> str:
    lines = "".join(
        f"<tr><td width='29%' class='q'>{escape(left)}</td><td>{escape(right)}</td></tr>"
        for left, right in rows
    )
    return f"<table cellspacing='0' width='100%'>{lines}</table>"
