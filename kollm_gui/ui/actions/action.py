"""What an action of the window is, and the menus and submenus one can stand in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kollm_gui.i18n import N_

MenuId = Literal["file", "edit", "view", "go", "help"]
SubmenuId = Literal[
    "table",
    "copy_table",
    "cite",
    "cite_view",
    "group",
    "reports",
    "theme",
    "language",
    "figures",
    "status",
]

MENUS: Mapping[MenuId, str] = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "go": N_("&Go"),
    "help": N_("&Help"),
}
SUBMENUS: Mapping[SubmenuId, str] = {
    "table": N_("Export the table"),
    "copy_table": N_("Copy the table as"),
    "cite": N_("Copy citations as"),
    "cite_view": N_("Export the citations of this view"),
    "group": N_("Group the tree by"),
    "reports": N_("Count reports of"),
    "theme": N_("Theme"),
    "language": N_("Language"),
    "figures": N_("The survey’s figures"),
    "status": N_("Reading status"),
}
# Submenus of which several entries may be checked at once.
SEVERAL: frozenset[SubmenuId] = frozenset({"reports"})


@dataclass(frozen=True, slots=True)
class Action:
    """One action: ``method`` of Commands is called with ``argument`` where one is given."""

    id: str
    text: str  # marked by N_(), or a name that stays in its own language
    menu: MenuId
    keys: tuple[str, ...]
    method: str
    argument: str | None = None
    submenu: SubmenuId | None = None
    checkable: bool = False
    before_rule: bool = False  # a line follows it in its menu
