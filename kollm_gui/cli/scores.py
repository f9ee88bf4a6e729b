"""``kollm scores``: one benchmark under one protocol."""

import argparse
from collections.abc import Sequence
from difflib import get_close_matches

from kollm_gui import i18n
from kollm_gui.catalogue.records import Benchmark
from kollm_gui.cli.choices import choose
from kollm_gui.cli.context import add_provenance, find, load_snapshot
from kollm_gui.cli.standalone import add_standalone, check_standalone, told_text
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import (
    Coverage,
    Protocol,
    find_protocol,
    protocols_of,
    reference_protocol,
)
from kollm_gui.comparing.shown import ComparableScores, comparable_scores
from kollm_gui.errors import UserError
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.match import SearchIndex
from kollm_gui.tables.naming import scores_title, version_note
from kollm_gui.tables.output import DATA_FORMATS, FORMATS, ShownTable, TableFormat, write
from kollm_gui.tables.protocols import protocol_columns, protocol_rows
from kollm_gui.tables.reports import report_columns, reports_of
from kollm_gui.tables.scores import DEFAULT_COLUMNS, score_columns, score_rows

_MOST_LISTED = 8


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "scores",
        help=_("list scores of one benchmark under one protocol"),
        description=_(
            "List the scores of one benchmark, highest first, under its reference protocol or "
            "another one; scores of different protocols are never mixed."
        ),
    )
    parser.add_argument("query", metavar="QUERY", nargs="*", help=_("only models that it finds"))
    parser.add_argument("--benchmark", metavar="ID", required=True, help=_("such as kmmlu"))
    parser.add_argument("--protocol", metavar="P", help=_("such as “direct, 5-shot” or a key"))
    parser.add_argument("--subset", metavar="NAME", help=_("such as “supercategory: STEM”"))
    add_provenance(parser)
    parser.add_argument(
        "--reports", metavar="SLUG", help=_("list all reports of one model instead")
    )
    parser.add_argument(
        "--protocols", action="store_true", help=_("list the benchmark's protocols instead")
    )
    parser.add_argument(
        "--format", default="table", help=_("one of: {known}").format(known=", ".join(FORMATS))
    )
    add_standalone(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the scores, or the benchmark's protocols.

    Raises:
        UserError: an unknown benchmark, protocol, subset, provenance or format.
    """
    form = choose("--format", arguments.format, FORMATS)
    check_standalone(arguments, form)
    snapshot = load_snapshot(arguments)
    benchmark = snapshot.benchmarks[find(snapshot, arguments.benchmark, ["benchmark"]).slug]
    arguments.subset = _subset(snapshot, benchmark, arguments.subset)
    if arguments.reports is not None:
        return _print_reports(form, snapshot, benchmark, arguments)
    covered = _covered(snapshot, benchmark, arguments.subset)
    if arguments.protocols:
        listed = protocol_rows(snapshot, benchmark, covered)
        title = _("Protocols of {benchmark}").format(benchmark=benchmark.label)
        table = ShownTable(f"{benchmark.slug}-protocols", title, protocol_columns(), listed)
        print(told_text(table, form, standalone=arguments.standalone), end="")
        return 0
    protocol = _protocol(snapshot, benchmark, arguments, covered)
    scores = snapshot.scores_by_benchmark.get(benchmark.slug, ())
    found = comparable_scores(scores, protocol, snapshot.sources)
    models = SearchIndex(snapshot).find(" ".join(arguments.query)).slugs
    rows = score_rows(snapshot, found, frozenset(models))
    known = {column.key: column for column in score_columns(benchmark)}
    columns = (
        list(known.values()) if form in DATA_FORMATS else [known[key] for key in DEFAULT_COLUMNS]
    )
    notes = _notes(snapshot, benchmark, found, len(rows))
    if form in ("markdown", "latex"):
        notes.append(version_note(snapshot.info))
    title = scores_title(benchmark.label)
    table = ShownTable(f"{benchmark.slug}-scores", title, columns, rows, tuple(notes))
    print(told_text(table, form, standalone=arguments.standalone), end="")
    return 0


def _print_reports(
    form: TableFormat, snapshot: Snapshot, benchmark: Benchmark, arguments: argparse.Namespace
) -> int:
    """Every report of a model side by side, with what parts them."""
    model = find(snapshot, arguments.reports, ["model"]).slug
    found = reports_of(snapshot, model, benchmark.slug, arguments.subset or "overall")
    if not found.rows:
        sentence = _("The catalogue holds no score of {model} on {benchmark}.")
        name = snapshot.models[model].label
        raise UserError(sentence.format(model=name, benchmark=benchmark.label))
    notes = [*found.spreads, *(conflict.comment_told for conflict in found.conflicts)]
    filtered = naming.provenances_note(snapshot.provenances)
    told = [] if form in DATA_FORMATS else [*notes, *filter(None, [filtered])]
    print(write(form, report_columns(benchmark.unit), found.rows, told), end="")
    return 0


def _subset(snapshot: Snapshot, benchmark: Benchmark, given: str | None) -> str | None:
    """The subset of that name, in the catalogue's words or as any output prints it.

    Raises:
        UserError: no score is of such a subset, or several are called so.
    """
    known = {score.subset for score in snapshot.scores_by_benchmark.get(benchmark.slug, ())}
    if given is None or given in known or not known:
        return given
    named = sorted(subset for subset in known if _folded(given) in _called(subset))
    if len(named) == 1:
        return named[0]
    if named:
        sentence = _(
            "“{subset}” may be several subsets of {benchmark}; write one in full: {known}."
        )
        told = ", ".join(f"“{subset}”" for subset in named)
        raise UserError(sentence.format(benchmark=benchmark.label, subset=given, known=told))
    near = get_close_matches(given, sorted(known), n=_MOST_LISTED, cutoff=0.5)
    listed = near or sorted(known)[:_MOST_LISTED]
    sentence = _("{benchmark} has no scores of a subset “{subset}”; it has: {known}.")
    told = ", ".join(listed) + ("" if len(listed) == len(known) else " …")
    raise UserError(sentence.format(benchmark=benchmark.label, subset=given, known=told))


def _called(subset: str) -> set[str]:
    """All that a subset may be called: whole or without its kind, in either language."""
    names = [subset]
    for language in i18n.LANGUAGES:
        with i18n.language(language):
            names.append(naming.subset_label(subset))
    return {_folded(part) for name in names for part in (name, name.partition(": ")[2]) if part}


def _folded(name: str) -> str:
    return " ".join(name.replace("-", " ").replace("_", " ").casefold().split())


def _covered(
    snapshot: Snapshot,
    benchmark: Benchmark,
    subset: str | None,
) -> tuple[Coverage, ...]:
    scores = snapshot.scores_by_benchmark.get(benchmark.slug, ())
    covered = protocols_of(scores, benchmark.slug, subset)
    if covered:
        # Without a wish for a part, the overall score is meant wherever there is one.
        return tuple(sorted(covered, key=lambda found: found.protocol.subset != "overall"))
    sentence = _("The catalogue holds no such scores of {benchmark}; choose another benchmark.")
    raise UserError(sentence.format(benchmark=benchmark.label))


def _protocol(
    snapshot: Snapshot,
    benchmark: Benchmark,
    arguments: argparse.Namespace,
    covered: Sequence[Coverage],
) -> Protocol:
    protocols = [coverage.protocol for coverage in covered]
    if arguments.protocol is not None:
        found = find_protocol(arguments.protocol, protocols)
        if found is not None:
            return found
        labels = "; ".join(
            naming.protocol_label(each, snapshot.sources) for each in protocols[:_MOST_LISTED]
        )
        raise UserError(
            _(
                "{benchmark} has no scores under “{given}”; the widest protocols are: {known}. "
                "“--protocols” lists all."
            ).format(benchmark=benchmark.label, given=arguments.protocol, known=labels)
        )
    reference = reference_protocol(benchmark)
    if reference is not None and reference in protocols:
        return reference
    return protocols[0]


def _notes(
    snapshot: Snapshot, benchmark: Benchmark, found: ComparableScores, listed: int
) -> list[str]:
    label = naming.protocol_label(found.protocol, snapshot.sources, usual_metric=benchmark.metric)
    sentence = ngettext(
        "{benchmark}: {protocol}; {count} of {total} model",
        "{benchmark}: {protocol}; {count} of {total} models",
        len(found.rows),
    )
    unit = naming.unit_label(benchmark.unit)
    return [
        sentence.format(
            benchmark=f"{benchmark.label} ({unit})" if unit else benchmark.label,
            protocol=label,
            count=listed,
            total=len(found.rows),
        ),
        *found.notes,
        *filter(None, [naming.provenances_note(snapshot.provenances)]),
    ]
