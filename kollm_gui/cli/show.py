"""``kollm show``: all that is known of a model, family, benchmark, organization or source."""

import argparse
from typing import Literal

from kollm_gui.cli.choices import choose
from kollm_gui.cli.context import add_provenance, find, load_snapshot
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.comparing.naming import provenances_note
from kollm_gui.i18n import _
from kollm_gui.tables.output import json_text
from kollm_gui.tables.plain import plain_record
from kollm_gui.tables.sheet_output import sheet_markdown, sheet_text
from kollm_gui.tables.sheets import sheet_of

SheetFormat = Literal["text", "json", "markdown"]
FORMATS: tuple[SheetFormat, ...] = ("text", "json", "markdown")


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "show",
        help=_("show all that is known of one thing, with sources"),
        description=_(
            "Show a model, family, benchmark, organization or source with all facts, notes and "
            "sources. Write family/NAME and the like where a name is ambiguous."
        ),
    )
    parser.add_argument("slug", metavar="SLUG", help=_("its slug, name or Hugging Face id"))
    parser.add_argument(
        "--format", default="text", help=_("one of: {known}").format(known=", ".join(FORMATS))
    )
    add_provenance(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the sheet.

    Raises:
        UserError: an unknown format, or nothing is called so.
    """
    form = choose("--format", arguments.format, FORMATS)
    snapshot = load_snapshot(arguments)
    found = find(snapshot, arguments.slug)
    if form == "json":
        print(json_text(plain_record(snapshot, found.kind, found.slug)), end="")
        return 0
    sheet = sheet_of(snapshot, found.kind, found.slug)
    print(sheet_text(sheet) if form == "text" else sheet_markdown(sheet), end="")
    filtered = provenances_note(snapshot.provenances)
    if filtered is not None:
        print(f"\n{filtered}")
    return 0
