"""``kollm list``: the models table."""

import argparse
import sys
from collections.abc import Sequence

from kollm_gui.cli.choices import choose
from kollm_gui.cli.context import add_provenance, find, load_snapshot
from kollm_gui.cli.standalone import add_standalone, check_standalone, told_text
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.comparing.naming import provenances_note
from kollm_gui.comparing.protocol import Protocol, find_protocol, protocols_of
from kollm_gui.errors import UserError
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.match import SearchIndex, SearchResult
from kollm_gui.tables.column import Column, order, parse_columns, parse_sort
from kollm_gui.tables.model_row import ModelRow, model_rows
from kollm_gui.tables.models import DEFAULT_COLUMNS, FACT_COLUMNS, model_columns
from kollm_gui.tables.naming import models_title, version_note
from kollm_gui.tables.output import DATA_FORMATS, FORMATS, ShownTable, TableFormat
from kollm_gui.tables.table_scores import TableScores


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    known = ", ".join(column.key for column in FACT_COLUMNS)
    parser = subparsers.add_parser(
        "list",
        help=_("list models as a table, CSV, JSON, Markdown or LaTeX"),
        description=_(
            "List the models that a search finds, all without one. Words and “phrases” must all "
            "match; Hangul initials such as ㅍㄹㄱㄹ find names."
        ),
        epilog=_("Columns: {known}, and a benchmark's id such as kmmlu.").format(known=known),
    )
    parser.add_argument("query", metavar="QUERY", nargs="*", help=_("what to search for"))
    parser.add_argument("--columns", metavar="A,B", help=_("columns in this order, or “all”"))
    parser.add_argument(
        "--sort", metavar="KEYS", default="", help=_("such as -tokens,name: minus is high to low")
    )
    parser.add_argument(
        "--format", default="table", help=_("one of: {known}").format(known=", ".join(FORMATS))
    )
    parser.add_argument(
        "--protocol",
        metavar="ID=P",
        action="append",
        default=[],
        help=_("a benchmark's protocol, such as “kmmlu=cot, 0-shot”; may be repeated"),
    )
    add_provenance(parser)
    add_standalone(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the table.

    Raises:
        UserError: an unknown format, column or sort key.
    """
    form = choose("--format", arguments.format, FORMATS)
    check_standalone(arguments, form)
    snapshot = load_snapshot(arguments)
    protocols = dict(_protocol(snapshot, given) for given in arguments.protocol)
    known = model_columns(snapshot, protocols)
    columns = _columns(arguments.columns, form, known)
    keys = parse_sort(arguments.sort, known)
    result = SearchIndex(snapshot).find(" ".join(arguments.query))
    scores = TableScores(snapshot, protocols)
    rows = model_rows(snapshot, result.slugs, scores)
    rows = tuple(rows[index] for index in order(rows, keys, known))
    if not rows:
        print(_nothing(result), file=sys.stderr)
    notes = [] if form in DATA_FORMATS else _notes(snapshot, scores, columns, rows, form)
    query = " ".join(arguments.query).strip()
    table = ShownTable("kollm-models", models_title(query), columns, rows, tuple(notes))
    print(told_text(table, form, standalone=arguments.standalone), end="")
    return 0


def _protocol(snapshot: Snapshot, given: str) -> tuple[str, Protocol]:
    """The benchmark and the protocol that ``ID=P`` names."""
    name, equals, text = given.partition("=")
    if not equals:
        raise UserError(_("“{text}” names no protocol; write ID=P.").format(text=given))
    benchmark = snapshot.benchmarks[find(snapshot, name.strip(), ["benchmark"]).slug]
    covered = protocols_of(snapshot.scores_by_benchmark.get(benchmark.slug, ()), benchmark.slug)
    ordered = sorted(covered, key=lambda each: each.protocol.subset != "overall")
    found = find_protocol(text.strip(), [each.protocol for each in ordered])
    if found is None:
        sentence = _(
            "{benchmark} has no scores under “{given}”; “kollm scores --benchmark {slug} "
            "--protocols” lists its protocols."
        )
        raise UserError(
            sentence.format(benchmark=benchmark.label, given=text.strip(), slug=benchmark.slug)
        )
    return benchmark.slug, found


def _columns(
    asked: str | None, form: TableFormat, known: dict[str, Column[ModelRow]]
) -> tuple[Column[ModelRow], ...]:
    if asked == "all" or (asked is None and form in DATA_FORMATS):
        chosen = tuple(known.values())
    elif asked is None:
        chosen = tuple(known[key] for key in DEFAULT_COLUMNS if key in known)
    else:
        chosen = parse_columns(asked, known)
    if form != "json":
        return chosen
    # Whatever is asked for, a program must be able to tell the models apart.
    slug = known["slug"]
    return (slug, *(column for column in chosen if column is not slug))


def _notes(
    snapshot: Snapshot,
    scores: TableScores,
    columns: Sequence[Column[ModelRow]],
    rows: Sequence[ModelRow],
    form: TableFormat,
) -> list[str]:
    notes: list[str] = []
    for column in columns:
        benchmark = snapshot.benchmarks.get(column.key)
        protocol = scores.label(column.key) if benchmark is not None else None
        if benchmark is None or protocol is None:
            continue
        count = sum(1 for row in rows if column.value(row) is not None)
        notes.append(
            ngettext(
                "{benchmark}: {protocol}; {count} model of this list has a score.",
                "{benchmark}: {protocol}; {count} models of this list have a score.",
                count,
            ).format(benchmark=benchmark.label, protocol=protocol, count=count)
        )
    filtered = provenances_note(snapshot.provenances)
    if notes and filtered is not None:
        notes.append(filtered)
    if form == "table":
        notes.append(
            ngettext("{count} model of {total}", "{count} models of {total}", len(rows)).format(
                count=len(rows), total=len(snapshot.models)
            )
        )
    else:
        notes.append(version_note(snapshot.info))
    return notes


def _nothing(result: SearchResult) -> str:
    if len(result.counts) < 2:
        return _("No model matches “{query}”.").format(query=result.text)
    alone = ", ".join(f"“{count.term.typed}” {count.models}" for count in result.counts)
    return _("No model matches all words of “{query}”; alone they find: {counts}.").format(
        query=result.text, counts=alone
    )
