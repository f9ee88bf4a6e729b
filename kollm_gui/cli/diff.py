"""``kollm diff``: what changed between two catalogue files."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from kollm_gui.catalogue.difference import Difference
from kollm_gui.cli.choices import choose
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.i18n import _
from kollm_gui.tables.difference_output import (
    difference_json,
    difference_markdown,
    difference_text,
)

DiffFormat = Literal["text", "json", "markdown"]
FORMATS: tuple[DiffFormat, ...] = ("text", "json", "markdown")
_WRITERS: Mapping[DiffFormat, Callable[[Difference], str]] = {
    "text": difference_text,
    "json": difference_json,
    "markdown": difference_markdown,
}


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "diff",
        help=_("show what changed between two database files"),
        description=_(
            "Show what was added, changed (before → after) and removed between two catalogues;"
            " renamed models are followed to their new slug."
        ),
    )
    parser.add_argument("old", metavar="OLD", type=Path, help=_("the older file"))
    parser.add_argument("new", metavar="NEW", type=Path, help=_("the newer file"))
    parser.add_argument(
        "--format", default="text", help=_("one of: {known}").format(known=", ".join(FORMATS))
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the changes.

    Raises:
        UserError: a file cannot be read, or an unknown format.
    """
    from kollm_gui.catalogue import reader  # noqa: PLC0415 - SQLAlchemy
    from kollm_gui.catalogue.difference import difference  # noqa: PLC0415

    form = choose("--format", arguments.format, FORMATS)
    old, new = reader.open_catalogue(arguments.old), reader.open_catalogue(arguments.new)
    print(_WRITERS[form](difference(old, new)), end="")
    return 0
