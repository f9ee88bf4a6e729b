"""The actions of the Edit menu: copying, notes and tags, searching."""

from kollm_gui.i18n import N_
from kollm_gui.ui.actions.action import Action

EDIT_MENU: tuple[Action, ...] = (
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
)
