"""``kollm benchmarks``: what models are measured with."""

import argparse

from kollm_gui.cli.choices import choose
from kollm_gui.cli.context import add_provenance, load_snapshot
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.comparing.naming import provenances_note
from kollm_gui.i18n import _
from kollm_gui.tables.benchmarks import (
    DEFAULT_COLUMNS,
    benchmark_columns,
    benchmark_rows,
    matching,
)
from kollm_gui.tables.column import order, parse_columns, parse_sort
from kollm_gui.tables.output import DATA_FORMATS, FORMATS, write


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "benchmarks",
        help=_("list benchmarks with origin, baselines and caveats"),
        description=_(
            "List the benchmarks that hold every word in a name, the task or the origin, those "
            "that score most models first."
        ),
        epilog=_("Columns: {known}.").format(known=", ".join(benchmark_columns())),
    )
    parser.add_argument("words", metavar="WORD", nargs="*", help=_("what to search for"))
    parser.add_argument("--columns", metavar="A,B", help=_("columns in this order, or “all”"))
    parser.add_argument(
        "--sort", metavar="KEYS", default="", help=_("such as -tokens,name: minus is high to low")
    )
    parser.add_argument(
        "--format", default="table", help=_("one of: {known}").format(known=", ".join(FORMATS))
    )
    add_provenance(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the table.

    Raises:
        UserError: an unknown format, column, sort key or provenance.
    """
    form = choose("--format", arguments.format, FORMATS)
    known = dict(benchmark_columns())
    every = arguments.columns == "all" or (arguments.columns is None and form in DATA_FORMATS)
    if every:
        columns = tuple(known.values())
    elif arguments.columns is None:
        columns = tuple(known[key] for key in DEFAULT_COLUMNS)
    else:
        columns = parse_columns(arguments.columns, known)
    keys = parse_sort(arguments.sort, known)
    snapshot = load_snapshot(arguments)
    rows = benchmark_rows(snapshot)
    rows = tuple(rows[place] for place in matching(rows, " ".join(arguments.words)))
    rows = tuple(rows[place] for place in order(rows, keys, known))
    counted = _("{count} of {total} benchmarks")
    notes = [
        counted.format(count=len(rows), total=len(snapshot.benchmarks)),
        *filter(None, [provenances_note(snapshot.provenances)]),
    ]
    print(write(form, columns, rows, [] if form in DATA_FORMATS else notes), end="")
    return 0
