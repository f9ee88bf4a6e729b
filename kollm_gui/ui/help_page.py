"""The help page: how to search, and every shortcut, read from the table of actions."""

import re
from html import escape

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from kollm_gui.i18n import N_, _, current
from kollm_gui.search.fields import FIELDS, Field
from kollm_gui.search.suggest import OPERATORS
from kollm_gui.ui.actions import ACTIONS, MENUS
from kollm_gui.ui.look import Look
from kollm_gui.ui.page_dialog import PageDialog

# The access key of a menu: "&File", or "파일(&F)".
MNEMONIC = re.compile(r"\(&\w\)|&")
# What is typed, and what it finds.
SEARCHES: tuple[tuple[str, str], ...] = (
    ("exaone 7.8b", N_("Words that must all match: names, other spellings, organizations, notes.")),
    ("“open korean”", N_("A phrase, in this order.")),
    ("엑사원", N_("Names as they are spoken or written in Korean.")),
    ("ㅍㄹㄱㄹ", N_("Initial consonants find Korean names: 폴리글롯.")),
    ("하이펔", N_("A syllable still being composed finds already.")),
    ("EleutherAI/polyglot-ko-12.8b", N_("A Hugging Face id, or its pasted address.")),
)
# Keys that are no actions: what they do depends on where the focus is.
KEYS: tuple[tuple[str, str], ...] = (
    ("Esc", N_("Clear the search; again: to the table")),
    ("↑ ↓", N_("Move in tree and table")),
    ("← →", N_("Fold and unfold the tree")),
    ("Enter", N_("Open the details")),
    (N_("Space"), N_("Add a model to Compare, or take it out")),
    (N_("Ctrl + Shift + ← →"), N_("Move a model within Compare")),
    (N_("Delete"), N_("Take the model of the column out of Compare")),
    (N_("Shift + click"), N_("Sort by a further column")),
)


class HelpPage(PageDialog):
    """Searching and shortcuts."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Searching and shortcuts"), _page(), (640, 760), parent)


def _page() -> str:
    # Babel does not look inside f-strings on Python 3.11, so each text is read outside of one.
    rows = [_heading(_("Searching"), "h"), _table([(typed, _(text)) for typed, text in SEARCHES])]
    rows.append(_heading(_("Conditions"), "s"))
    rows.append(_table([(written, _(told)) for written, told in OPERATORS]))
    rows.append(_heading(_("Fields"), "s"))
    rows.append(_table([(_written(field), _field_told(field)) for field in FIELDS]))
    rows.append(_table([("kmmlu:>50", _("The score on a benchmark, by the benchmark’s id."))]))
    rows.append(_heading(_("Everywhere"), "s"))
    rows.append(_table([(_(key), _(text)) for key, text in KEYS]))
    for menu, title in MENUS.items():
        rows.append(_heading(MNEMONIC.sub("", _(title)), "s"))
        told = [(_keys(each.keys), _(each.text)) for each in ACTIONS if each.menu == menu]
        rows.append(_table(told))
    return "".join(rows)


def _written(field: Field) -> str:
    other, name = (field.name, field.korean) if current() == "ko" else (field.korean, field.name)
    return f"{name}: · {other}:"


def _field_told(field: Field) -> str:
    return _("{sentence} Such as {examples}.").format(sentence=field.told, examples=field.example)


def _heading(text: str, style: str) -> str:
    return f"<p class='{style}'>{escape(text)}</p>"


def _keys(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in keys)


def _table(rows: list[tuple[str, str]]) -> str:
    lines = "".join(
        f"<tr><td width='200' class='q'>{escape(left)}</td><td>{escape(right)}</td></tr>"
        for left, right in rows
    )
    return f"<table cellspacing='0'>{lines}</table>"
