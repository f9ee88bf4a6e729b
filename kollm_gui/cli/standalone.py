"""``--standalone``: a LaTeX table as a document that compiles as it is."""

import argparse
import sys
from typing import Any

from kollm_gui import i18n
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.tables.latex import latex_document, needs_width, too_wide
from kollm_gui.tables.output import ShownTable, TableFormat


def add_standalone(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument(
        "--standalone",
        action="store_true",
        help=_("with --format latex: a whole document, for pdflatex, or for lualatex with Hangul"),
    )


def check_standalone(arguments: argparse.Namespace, form: TableFormat) -> None:
    """Raise UserError where the option goes with another format."""
    if arguments.standalone and form != "latex":
        raise UserError(_("--standalone is for LaTeX; add --format latex, or leave it out."))


def told_text(table: ShownTable[Any], form: TableFormat, *, standalone: bool) -> str:
    """The table as it is printed; standard error tells of LaTeX that fits on no page."""
    text = table.text(form)
    wider = too_wide(table.columns, table.rows) if form == "latex" else None
    if wider is not None:
        print(wider, file=sys.stderr)
    if not standalone:
        return text
    return latex_document(
        text, language=i18n.current(), wide=needs_width(table.columns, table.rows)
    )
