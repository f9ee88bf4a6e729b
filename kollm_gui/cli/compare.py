"""``kollm compare``: two to eight models side by side, or an adapted model beside its base."""

import argparse
from collections.abc import Sequence

from kollm_gui import i18n
from kollm_gui.citing.bibtex import bibtex
from kollm_gui.citing.entry import Entry, database_entry, entry_of
from kollm_gui.cli.choices import choose
from kollm_gui.cli.context import find, load_snapshot
from kollm_gui.cli.standalone import add_standalone, check_standalone
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.basket import FEWEST, with_model
from kollm_gui.tables.cited_latex import with_bibliography, with_reference_list
from kollm_gui.tables.compare import CompareChoices, Line, compare
from kollm_gui.tables.compare_columns import comparison_table
from kollm_gui.tables.compared_table import ComparedTable
from kollm_gui.tables.gain import gain
from kollm_gui.tables.gain_columns import GainRow, gain_table
from kollm_gui.tables.latex import latex_document, needs_width
from kollm_gui.tables.output import FORMATS


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "compare",
        help=_("set models side by side, or one beside its base"),
        description=_(
            "Set two to eight models side by side: facts first, then what all were measured on, "
            "one protocol and one source a line. No average is formed."
        ),
    )
    parser.add_argument(
        "slugs", metavar="SLUG", nargs="+", help=_("a model, such as exaone-3.0-7.8b")
    )
    parser.add_argument(
        "--everything", action="store_true", help=_("also what only some of the models have")
    )
    parser.add_argument(
        "--mix-sources",
        action="store_true",
        help=_("let the reports of one line come from different sources"),
    )
    parser.add_argument(
        "--only-differences", action="store_true", help=_("leave out what is equal for all")
    )
    parser.add_argument(
        "--gain",
        action="store_true",
        help=_("one adapted model beside its base: gain and forgetting"),
    )
    parser.add_argument(
        "--format", default="table", help=_("one of: {known}").format(known=", ".join(FORMATS))
    )
    parser.add_argument(
        "--with-bib", action="store_true", help=_("with LaTeX: the cited sources as BibTeX")
    )
    add_standalone(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the comparison.

    Raises:
        UserError: an unknown model or format, too few or too many models, options that do
            not go together.
    """
    form = choose("--format", arguments.format, FORMATS)
    if arguments.with_bib and form != "latex":
        raise UserError(_("“--with-bib” goes with “--format latex” only."))
    check_standalone(arguments, form)
    snapshot = load_snapshot(arguments)
    basket: tuple[str, ...] = ()
    for slug in arguments.slugs:
        basket = with_model(basket, find(snapshot, slug, ["model"]).slug)
    table = _gain(snapshot, basket) if arguments.gain else _together(snapshot, basket, arguments)
    text = table.text(form)
    if arguments.with_bib:
        entries = _entries(snapshot, table.sources)
        text = with_bibliography(text, [entry.key for entry in entries], bibtex(entries))
    if arguments.standalone:
        whole = with_reference_list(text) if arguments.with_bib else text
        text = latex_document(
            whole, language=i18n.current(), wide=needs_width(table.columns, table.rows)
        )
    print(text, end="")
    return 0


def _together(
    snapshot: Snapshot, basket: Sequence[str], arguments: argparse.Namespace
) -> ComparedTable[Line]:
    if len(basket) < FEWEST:
        raise UserError(_("Name two models at least; “--gain” sets one beside its base."))
    choices = CompareChoices(
        everything=arguments.everything,
        mixed_sources=arguments.mix_sources,
        only_differences=arguments.only_differences,
    )
    return comparison_table(compare(snapshot, basket, choices), snapshot)


def _gain(snapshot: Snapshot, basket: Sequence[str]) -> ComparedTable[GainRow]:
    if len(basket) > 1:
        raise UserError(_("“--gain” takes one adapted model; its base is found by its lineage."))
    found = gain(snapshot, basket[0])
    if found.nothing is not None:
        raise UserError(found.nothing)
    return gain_table(found)


def _entries(snapshot: Snapshot, sources: Sequence[str]) -> list[Entry]:
    found = [entry_of(snapshot.sources[slug]) for slug in sources if slug in snapshot.sources]
    return [*found, database_entry(snapshot.info)]
