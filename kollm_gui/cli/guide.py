"""``kollm guide``: the pages of the guide as text or Markdown."""

import argparse
import re
from difflib import get_close_matches
from typing import Literal

from kollm_gui.cli.choices import choose
from kollm_gui.cli.context import load_snapshot
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.widths import wrap

GuideFormat = Literal["text", "markdown"]
FORMATS: tuple[GuideFormat, ...] = ("text", "markdown")
_LINE = 100  # columns, as of a sheet
_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "guide",
        help=_("read the guide"),
        description=_("Print a page of the guide; without PAGE, the list of pages."),
    )
    parser.add_argument("page", nargs="?", metavar="PAGE", help=_("a page of the list"))
    parser.add_argument(
        "--format", default="text", help=_("one of: {known}").format(known=", ".join(FORMATS))
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the list, or a page with or without its links.

    Raises:
        UserError: an unknown format, or there is no such page.
    """
    form = choose("--format", arguments.format, FORMATS)
    snapshot = load_snapshot(arguments)
    if arguments.page is None:
        width = max((len(slug) for slug in snapshot.guide), default=0)
        for page in snapshot.guide.values():
            print(f"{page.slug:{width}}  {page.title}")
        return 0
    page = snapshot.guide[_known(snapshot, arguments.page)]
    body = page.body if form == "markdown" else _bare(page.body)
    print(f"# {page.title}\n\n{body}" if form == "markdown" else f"{page.title}\n\n{body}")
    return 0


def _known(snapshot: Snapshot, given: str) -> str:
    if given in snapshot.guide:
        return given
    near = get_close_matches(given, list(snapshot.guide), n=1)
    listed = ", ".join(snapshot.guide)
    if near:
        sentence = _("The guide has no page “{page}”; did you mean “{near}”?")
        raise UserError(sentence.format(page=given, near=near[0]))
    sentence = _("The guide has no page “{page}”; its pages are: {pages}.")
    raise UserError(sentence.format(page=given, pages=listed))


def _bare(body: str) -> str:
    """The words without the marks of Markdown, in lines that a terminal need not break."""
    words = _LINK.sub(r"\1", body).replace("**", "")
    words = re.sub(r"^## ", "", words, flags=re.MULTILINE)
    return "\n".join(line for text in words.splitlines() for line in _lines(text))


def _lines(text: str) -> list[str]:
    """A paragraph or an item of a list, whose further lines stand under its first word."""
    lead = "- " if text.startswith("- ") else ""
    told = wrap(text.removeprefix(lead), _LINE - len(lead))
    return [(" " * len(lead) if place else lead) + line for place, line in enumerate(told)] or [""]
