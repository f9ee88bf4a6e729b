"""The actions of the File menu: other data, files written, files read."""

from kollm_gui.i18n import N_
from kollm_gui.ui.actions.action import Action

FILE_MENU: tuple[Action, ...] = (
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
    Action(
        "inspect",
        N_("Code-switching in answers…"),
        "file",
        ("F9",),
        "inspect_answers",
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
    Action("import_results", N_("Import results…"), "file", ("Ctrl+I",), "import_results"),
    Action(
        "import_folder",
        N_("Import a folder of results…"),
        "file",
        ("Ctrl+Alt+I",),
        "import_folder",
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
)
