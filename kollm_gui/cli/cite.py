"""``kollm cite``: citations of models, benchmarks, families, sources and the database itself."""

import argparse

from kollm_gui.catalogue.records import Source
from kollm_gui.citing.entry import (
    Entry,
    database_entry,
    entry_of,
    sources_of_benchmark,
    sources_of_family,
    sources_of_model,
)
from kollm_gui.citing.forms import FORMATS, view_entries, write_entries
from kollm_gui.cli.choices import choose
from kollm_gui.cli.context import Kind, find, load_snapshot
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.match import SearchIndex
from kollm_gui.tables.column import parse_columns
from kollm_gui.tables.model_row import model_rows
from kollm_gui.tables.models import DEFAULT_COLUMNS, model_columns
from kollm_gui.tables.view_sources import sources_behind

DATABASE = "database"
_KINDS: tuple[Kind, ...] = ("model", "source", "benchmark", "family")


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "cite",
        help=_("write citations as BibTeX, CSL-JSON or RIS"),
        description=_(
            "Write the main sources of models, benchmarks or families, sources by their slug, or "
            "with “database” the catalogue itself."
        ),
    )
    parser.add_argument("slugs", metavar="SLUG", nargs="*", help=_("what to cite"))
    parser.add_argument(
        "--query",
        metavar="QUERY",
        help=_("cite all that stands behind the table of the models that it finds"),
    )
    parser.add_argument(
        "--columns", metavar="A,B", help=_("with --query: only what stands behind these columns")
    )
    parser.add_argument(
        "--format", default="bibtex", help=_("one of: {known}").format(known=", ".join(FORMATS))
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the citations, each source once.

    Raises:
        UserError: an unknown format, nothing is called so, or no source is recorded.
    """
    form = choose("--format", arguments.format, FORMATS)
    if not arguments.slugs and arguments.query is None:
        raise UserError(_("Say what to cite: slugs, “database”, or --query with a search."))
    snapshot = load_snapshot(arguments)
    entries = [entry for slug in arguments.slugs for entry in _entries(snapshot, slug)]
    if arguments.query is not None:
        entries += _view(snapshot, arguments.query, arguments.columns)
    print(write_entries(form, entries), end="")
    return 0


def _view(snapshot: Snapshot, query: str, columns: str | None) -> tuple[Entry, ...]:
    known = model_columns(snapshot)
    chosen = (
        [key for key in DEFAULT_COLUMNS if key in known]
        if columns is None
        else [column.key for column in parse_columns(columns, known)]
    )
    rows = model_rows(snapshot, SearchIndex(snapshot).find(query).slugs)
    return view_entries(snapshot, sources_behind(chosen, rows))


def _entries(snapshot: Snapshot, slug: str) -> tuple[Entry, ...]:
    if slug == DATABASE:
        return (database_entry(snapshot.info),)
    found = find(snapshot, slug, _KINDS)
    sources = _sources(snapshot, found.kind, found.slug)
    if not sources:
        raise UserError(
            _("No source is recorded for “{name}”; “kollm show {name}” says what is known.").format(
                name=found.slug
            )
        )
    return tuple(entry_of(source) for source in sources)


def _sources(snapshot: Snapshot, kind: Kind, slug: str) -> tuple[Source, ...]:
    if kind == "model":
        return sources_of_model(snapshot, snapshot.models[slug])
    if kind == "benchmark":
        return sources_of_benchmark(snapshot, snapshot.benchmarks[slug])
    if kind == "family":
        return sources_of_family(snapshot, slug)
    return (snapshot.sources[slug],)
