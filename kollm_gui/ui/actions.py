"""All actions of the window, declared once: menus, shortcuts, help and tests read this table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from kollm_gui.i18n import N_, _

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
_SEVERAL: frozenset[SubmenuId] = frozenset({"reports"})


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


ACTIONS: tuple[Action, ...] = (
    Action("open", N_("Open another catalogue…"), "file", ("Ctrl+O",), "open_catalogue"),
    Action(
        "bundled",
        N_("Use the bundled catalogue"),
        "file",
        ("Ctrl+Shift+O",),
        "use_bundled",
    ),
    Action("open_pack", N_("Open data pack…"), "file", ("Ctrl+Alt+P",), "open_pack"),
    Action(
        "leave_pack",
        N_("Return to the earlier data"),
        "file",
        ("Ctrl+Alt+Shift+P",),
        "leave_pack",
        before_rule=True,
    ),
    Action("export", N_("Export…"), "file", ("Ctrl+E",), "export"),
    Action("csv", N_("CSV…"), "file", ("Ctrl+Alt+1",), "save_table", "csv", "table"),
    Action("tsv", N_("TSV…"), "file", ("Ctrl+Alt+2",), "save_table", "tsv", "table"),
    Action("json", N_("JSON…"), "file", ("Ctrl+Alt+3",), "save_table", "json", "table"),
    Action("markdown", N_("Markdown…"), "file", ("Ctrl+Alt+4",), "save_table", "markdown", "table"),
    Action(
        "latex",
        N_("LaTeX…"),
        "file",
        ("Ctrl+Alt+5",),
        "save_table",
        "latex",
        "table",
    ),
    *(
        Action(f"view_{form}", text, "file", (keys,), "save_view_citations", form, "cite_view")
        for form, text, keys in (
            ("bibtex", N_("BibTeX…"), "Ctrl+Alt+6"),
            ("csl-json", N_("CSL-JSON…"), "Ctrl+Alt+7"),
            ("ris", N_("RIS…"), "Ctrl+Alt+8"),
        )
    ),
    Action("print", N_("Print…"), "file", ("Ctrl+P",), "print_shown"),
    Action(
        "print_details",
        N_("Print the details…"),
        "file",
        ("Ctrl+Shift+P",),
        "print_details",
        before_rule=True,
    ),
    Action("add_model", N_("Add a model of mine…"), "file", ("Ctrl+N",), "add_model"),
    Action("add_score", N_("Add a score of mine…"), "file", ("Ctrl+Alt+A",), "add_score"),
    Action("export_data", N_("Export my data…"), "file", ("Ctrl+Shift+E",), "export_data"),
    Action("import_data", N_("Import my data…"), "file", ("Ctrl+Alt+J",), "import_data"),
    Action(
        "history",
        N_("History of my data"),
        "file",
        ("Ctrl+H",),
        "show_history",
        before_rule=True,
    ),
    Action("quit", N_("Quit"), "file", ("Ctrl+Q",), "leave"),
    Action("undo", N_("Undo"), "edit", ("Ctrl+Z",), "undo"),
    Action("redo", N_("Redo"), "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", before_rule=True),
    Action("copy", N_("Copy rows"), "edit", ("Ctrl+C",), "copy_rows"),
    Action("copy_name", N_("Copy name"), "edit", ("Ctrl+Shift+N",), "copy_name"),
    Action("copy_slug", N_("Copy slug"), "edit", ("Ctrl+Shift+S",), "copy_slug"),
    Action("copy_hf", N_("Copy Hugging Face id"), "edit", ("Ctrl+Shift+I",), "copy_hf_id"),
    *(
        Action(f"copied_{form}", text, "edit", (keys,), "copy_table", form, "copy_table")
        for form, text, keys in (
            ("csv", "CSV", "Ctrl+Shift+F1"),
            ("tsv", "TSV", "Ctrl+Shift+F2"),
            ("json", "JSON", "Ctrl+Shift+F3"),
            ("markdown", "Markdown", "Ctrl+Shift+F4"),
            ("latex", "LaTeX", "Ctrl+Shift+F5"),
        )
    ),
    *(
        Action(name, text, "edit", (keys,), "copy_citations", form, "cite")
        for name, form, text, keys in (
            ("copy_bibtex", "bibtex", "BibTeX", "Ctrl+Shift+C"),
            ("copy_csl", "csl-json", "CSL-JSON", "Ctrl+Alt+C"),
            ("copy_ris", "ris", "RIS", "Ctrl+Alt+Shift+R"),
        )
    ),
    Action(
        "cite_database",
        N_("Copy the citation of this catalogue"),
        "edit",
        ("Ctrl+Alt+Shift+C",),
        "cite_database",
        before_rule=True,
    ),
    Action("copy_view", N_("Copy this view as a line"), "edit", ("Ctrl+Shift+L",), "copy_view"),
    Action(
        "paste_view",
        N_("Show a copied view"),
        "edit",
        ("Ctrl+Shift+V",),
        "paste_view",
        before_rule=True,
    ),
    Action("note", N_("Write a note…"), "edit", ("Ctrl+Shift+M",), "write_note"),
    Action("tags", N_("Tags…"), "edit", ("Ctrl+T",), "edit_tags"),
    Action("collect", N_("Add to a collection…"), "edit", ("Ctrl+Alt+M",), "collect"),
    *(
        Action(f"status_{status}", text, "edit", (keys,), "mark", status, "status", checkable=True)
        for status, text, keys in (
            ("unread", N_("unread"), "Ctrl+Alt+U"),
            ("reading", N_("reading"), "Ctrl+Alt+G"),
            ("read", N_("read"), "Ctrl+Alt+H"),
        )
    ),
    Action(
        "override",
        N_("Override a value…"),
        "edit",
        ("Ctrl+Alt+O",),
        "override",
        before_rule=True,
    ),
    Action(
        "compare",
        N_("Add to Compare or take out"),
        "edit",
        ("Ctrl+Shift+A",),
        "toggle_compared",
        before_rule=True,
    ),
    Action("find", N_("Search"), "edit", ("Ctrl+F", "/"), "find"),
    Action("clear", N_("Clear search"), "edit", ("Ctrl+Shift+X",), "clear_search"),
    Action("filters", N_("Filters"), "edit", ("Ctrl+L",), "show_filters", before_rule=True),
    Action("save_search", N_("Save this search…"), "edit", ("Ctrl+D",), "save_search"),
    Action(
        "forget_searches",
        N_("Forget recent searches"),
        "edit",
        ("Ctrl+Alt+R",),
        "forget_searches",
        before_rule=True,
    ),
    Action("narrow", N_("Narrow the tree"), "edit", ("Ctrl+Shift+F",), "narrow_tree"),
    Action(
        "group_category",
        N_("Category"),
        "view",
        ("Alt+1",),
        "group_by",
        "category",
        "group",
        checkable=True,
    ),
    Action(
        "group_organization",
        N_("Organization"),
        "view",
        ("Alt+2",),
        "group_by",
        "organization",
        "group",
        checkable=True,
    ),
    Action(
        "group_lineage",
        N_("Lineage"),
        "view",
        ("Alt+3",),
        "group_by",
        "lineage",
        "group",
        checkable=True,
    ),
    Action(
        "group_year", N_("Year"), "view", ("Alt+4",), "group_by", "year", "group", checkable=True
    ),
    Action(
        "group_size",
        N_("Size"),
        "view",
        ("Alt+5",),
        "group_by",
        "size-class",
        "group",
        checkable=True,
    ),
    Action(
        "group_license",
        N_("Licence"),
        "view",
        ("Alt+6",),
        "group_by",
        "license",
        "group",
        checkable=True,
    ),
    Action(
        "group_access",
        N_("Access"),
        "view",
        ("Alt+7",),
        "group_by",
        "access",
        "group",
        checkable=True,
    ),
    Action("columns", N_("Columns…"), "view", ("Ctrl+Shift+K",), "choose_columns"),
    Action(
        "hide_minimal",
        N_("Hide models known by name only"),
        "view",
        ("Ctrl+M",),
        "hide_minimal",
        checkable=True,
    ),
    Action(
        "reports_seed",
        N_("the survey"),
        "view",
        ("Ctrl+Alt+Shift+1",),
        "count_reports",
        "seed",
        "reports",
        checkable=True,
    ),
    Action(
        "reports_paper",
        N_("papers and technical reports"),
        "view",
        ("Ctrl+Alt+Shift+2",),
        "count_reports",
        "paper",
        "reports",
        checkable=True,
    ),
    Action(
        "reports_owner",
        N_("makers of models or benchmarks"),
        "view",
        ("Ctrl+Alt+Shift+3",),
        "count_reports",
        "owner",
        "reports",
        checkable=True,
    ),
    Action(
        "reports_third_party",
        N_("third parties"),
        "view",
        ("Ctrl+Alt+Shift+4",),
        "count_reports",
        "third-party",
        "reports",
        checkable=True,
    ),
    Action(
        "reports_second_hand",
        N_("copies and digests"),
        "view",
        ("Ctrl+Alt+Shift+5",),
        "count_reports",
        "second-hand",
        "reports",
        checkable=True,
    ),
    Action(
        "reports_derived",
        N_("this catalogue’s own counts"),
        "view",
        ("Ctrl+Alt+Shift+6",),
        "count_reports",
        "derived",
        "reports",
        checkable=True,
    ),
    Action(
        "reports_own",
        N_("yours"),
        "view",
        ("Ctrl+Alt+Y",),
        "count_reports",
        "own",
        "reports",
        checkable=True,
    ),
    Action(
        "reports_all",
        N_("all kinds"),
        "view",
        ("Ctrl+Alt+Shift+0",),
        "count_all_reports",
        submenu="reports",
        before_rule=True,
    ),
    Action(
        "theme_system",
        N_("As the system has it"),
        "view",
        ("Ctrl+Alt+S",),
        "set_theme",
        "system",
        "theme",
        checkable=True,
    ),
    Action(
        "theme_light",
        N_("Light"),
        "view",
        ("Ctrl+Alt+L",),
        "set_theme",
        "light",
        "theme",
        checkable=True,
    ),
    Action(
        "theme_dark",
        N_("Dark"),
        "view",
        ("Ctrl+Alt+D",),
        "set_theme",
        "dark",
        "theme",
        checkable=True,
    ),
    Action(
        "language_en",
        "English",
        "view",
        ("Ctrl+Alt+E",),
        "set_language",
        "en",
        "language",
        checkable=True,
    ),
    Action(
        "language_ko",
        "한국어",
        "view",
        ("Ctrl+Alt+K",),
        "set_language",
        "ko",
        "language",
        checkable=True,
    ),
    Action("larger", N_("Larger text"), "view", ("Ctrl++", "Ctrl+="), "larger_text"),
    Action("smaller", N_("Smaller text"), "view", ("Ctrl+-",), "smaller_text"),
    Action("normal", N_("Normal text size"), "view", ("Ctrl+0",), "normal_text", before_rule=True),
    Action("reset", N_("Reset layout"), "view", ("Ctrl+Shift+R",), "reset_layout"),
    Action("back", N_("Back"), "go", ("Alt+Left",), "back"),
    Action("forward", N_("Forward"), "go", ("Alt+Right",), "forward", before_rule=True),
    Action("tab_1", N_("Models"), "go", ("Ctrl+1",), "show_tab", "models"),
    Action("tab_2", N_("Charts"), "go", ("Ctrl+2",), "show_tab", "charts"),
    Action("tab_3", N_("Compare"), "go", ("Ctrl+3",), "show_tab", "compare"),
    Action("tab_4", N_("Benchmarks"), "go", ("Ctrl+4",), "show_tab", "benchmarks"),
    Action("tab_5", N_("Guide"), "go", ("Ctrl+5",), "show_tab", "guide"),
    Action(
        "reports",
        N_("All reports of the selected model’s score"),
        "go",
        ("Ctrl+Shift+D",),
        "show_reports",
    ),
    Action(
        "in_chart",
        N_("Show the selected model in the chart"),
        "go",
        ("Ctrl+Shift+G",),
        "show_in_chart",
    ),
    Action(
        "compare_base",
        N_("Compare the selected model with its base"),
        "go",
        ("Ctrl+Shift+J",),
        "compare_with_base",
        before_rule=True,
    ),
    Action(
        "figure_kmmlu",
        N_("Table of KMMLU scores"),
        "go",
        ("Ctrl+Shift+T",),
        "show_figure",
        "scores/survey-kmmlu",
        "figures",
    ),
    Action(
        "figure_1",
        N_("Figure 1: training budgets"),
        "go",
        ("Ctrl+Shift+B",),
        "show_figure",
        "training-budget/survey-figure-1",
        "figures",
        before_rule=True,
    ),
    Action(
        "figure_2",
        N_("Figure 2: EXAONE 3.0 and its peers"),
        "go",
        ("Ctrl+Shift+2",),
        "show_figure",
        "compare/survey-figure-2",
        "figures",
    ),
    Action(
        "figure_3",
        N_("Figure 3: code-switching"),
        "go",
        ("Ctrl+Shift+3",),
        "show_figure",
        "code-switching/survey-figure-3",
        "figures",
    ),
    Action(
        "figure_4",
        N_("Figure 4: EEVE’s seven stages"),
        "go",
        ("Ctrl+Shift+4",),
        "show_figure",
        "recipe/survey-figure-4",
        "figures",
    ),
    Action("next_panel", N_("Next panel"), "go", ("F6",), "next_panel"),
    Action("previous_panel", N_("Previous panel"), "go", ("Shift+F6",), "previous_panel"),
    Action("details", N_("Details"), "go", ("Ctrl+Return",), "go_to_details"),
    Action("help", N_("Searching and shortcuts"), "help", ("F1",), "show_help"),
    Action("about", N_("About KoLLM"), "help", ("Ctrl+F1",), "show_about"),
)


def _found_later(find: Callable[[str], Callable[..., None]], name: str, *told: str) -> None:
    find(name)(*told)


class ActionSet(QObject):
    """The QActions of the table, by id, bound to methods of ``commands``.

    ``otherwise`` finds a method that ``commands`` lacks once it is needed; without it such
    an action is not enabled.
    """

    def __init__(
        self,
        commands: QObject,
        parent: QObject | None = None,
        *,
        otherwise: Callable[[str], Callable[..., None]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for told in ACTIONS:
            action = QAction(_(told.text), self)
            action.setObjectName(told.id)
            action.setShortcuts([QKeySequence(keys) for keys in told.keys])
            action.setCheckable(told.checkable)
            if told.checkable and told.submenu is not None:
                self._group(told.submenu).addAction(action)
            work = getattr(commands, told.method, None)
            if work is None and otherwise is not None:
                work = partial(_found_later, otherwise, told.method)
            if work is None:
                action.setEnabled(False)
            elif told.argument is None:
                action.triggered.connect(lambda _on=False, work=work: work())
            else:
                action.triggered.connect(
                    lambda _on=False, work=work, what=told.argument: work(what)
                )
            self._actions[told.id] = action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def of(self, submenu: SubmenuId) -> list[QAction]:
        """The actions of a submenu."""
        return [self._actions[told.id] for told in ACTIONS if told.submenu == submenu]

    def fill(self, bar: QMenuBar) -> None:
        """Put every action into its menu; titles that stand already keep their place."""
        bar.clear()
        for name, text in MENUS.items():
            menu = bar.addMenu(_(text))
            below: dict[str, QMenu] = {}
            for told in (each for each in ACTIONS if each.menu == name):
                into = menu
                if told.submenu is not None:
                    if told.submenu not in below:
                        below[told.submenu] = menu.addMenu(_(SUBMENUS[told.submenu]))
                    into = below[told.submenu]
                into.addAction(self._actions[told.id])
                if told.before_rule:
                    menu.addSeparator()

    def _group(self, name: SubmenuId) -> QActionGroup:
        if name not in self._groups:
            self._groups[name] = group = QActionGroup(self)
            if name in _SEVERAL:
                group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        return self._groups[name]
