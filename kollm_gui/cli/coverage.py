"""``kollm coverage``: which model has a score on which benchmark."""

import argparse

from kollm_gui.cli.choices import choose
from kollm_gui.cli.context import add_provenance, find, load_snapshot
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.comparing.naming import provenances_note
from kollm_gui.i18n import _
from kollm_gui.search.match import SearchIndex
from kollm_gui.tables.coverage import coverage_matrix
from kollm_gui.tables.output import DATA_FORMATS, FORMATS, write


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "coverage",
        help=_("show which model has a score on which benchmark"),
        description=_(
            "Show models by benchmarks, each benchmark under its reference protocol. Gaps stay "
            "gaps: a mean is taken only over models that have all, and only where it has a "
            "meaning."
        ),
    )
    parser.add_argument("query", metavar="QUERY", nargs="*", help=_("only models that it finds"))
    parser.add_argument(
        "--benchmarks", metavar="A,B", help=_("these benchmarks instead of the widest ones")
    )
    parser.add_argument(
        "--complete", action="store_true", help=_("only models that have a score on each")
    )
    parser.add_argument(
        "--format", default="table", help=_("one of: {known}").format(known=", ".join(FORMATS))
    )
    add_provenance(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the matrix.

    Raises:
        UserError: an unknown format, benchmark or provenance, or a benchmark without a
            reference protocol.
    """
    form = choose("--format", arguments.format, FORMATS)
    snapshot = load_snapshot(arguments)
    benchmarks = None
    if arguments.benchmarks is not None:
        words = [word.strip() for word in arguments.benchmarks.split(",") if word.strip()]
        found = [find(snapshot, word, ["benchmark"]).slug for word in words]
        benchmarks = list(dict.fromkeys(found))
    query = " ".join(arguments.query).strip()
    models = SearchIndex(snapshot).find(query).slugs if query else None
    matrix = coverage_matrix(snapshot, models, benchmarks)
    rows = matrix.complete if arguments.complete else matrix.rows
    notes = [*matrix.notes, *filter(None, [provenances_note(snapshot.provenances)])]
    data = form in DATA_FORMATS
    columns = matrix.data_columns if data else matrix.columns
    print(write(form, columns, rows, [] if data else notes), end="")
    return 0
