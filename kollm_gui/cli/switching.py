"""``kollm switching``: how often answers slip out of Korean."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kollm_gui.cli.choices import choose
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.errors import UserError
from kollm_gui.i18n import _, ngettext
from kollm_gui.switching.answers import EACH, SUFFIXES
from kollm_gui.switching.batch import answer_files
from kollm_gui.switching.columns import DEFAULT_COLUMNS, tally_columns
from kollm_gui.switching.rules import RULES, USUAL
from kollm_gui.switching.run import Counted, count_file
from kollm_gui.switching.tally import Tally
from kollm_gui.tables.output import DATA_FORMATS, FORMATS, write


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "switching",
        help=_("count stray scripts in Korean answers"),
        description=_(
            "Count the answers in which Chinese, Japanese, Cyrillic or other letters stand among "
            "Korean ones, with 95 % intervals. Rates are of the answers that hold Hangul."
        ),
        epilog=" ".join(f"{rule.key}: {_(rule.sentence)}" for rule in RULES),
    )
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=_("answers: {kinds}, or a folder").format(kinds=", ".join(SUFFIXES)),
    )
    parser.add_argument("--column", metavar="NAME", help=_("the column or field with the answers"))
    parser.add_argument(
        "--each", default="file", help=_("what an answer is in plain text: {known}").format(
            known=", ".join(EACH)
        )
    )  # fmt: skip
    parser.add_argument(
        "--without",
        metavar="A,B",
        default="",
        help=_("rules to switch off: all, or of {known}").format(
            known=", ".join(rule.key for rule in RULES)
        ),
    )
    parser.add_argument(
        "--of-all", action="store_true", help=_("rates of all answers, as the survey counts")
    )
    parser.add_argument(
        "--list", action="store_true", help=_("list the answers with stray scripts")
    )
    parser.add_argument(
        "--format", default="table", help=_("one of: {known}").format(known=", ".join(FORMATS))
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the counts; 2 where a file could not be read, after the others.

    Raises:
        UserError: an unknown rule or format, or no file could be read.
    """
    form = choose("--format", arguments.format, FORMATS)
    each = choose("--each", arguments.each, EACH)
    rules = USUAL - _without(arguments.without)
    counted: list[Counted] = []
    failed: list[UserError] = []
    for file in answer_files(arguments.files):
        try:
            counted.append(count_file(file, rules=rules, column=arguments.column, each=each))
        except UserError as error:  # the rest of the batch goes on
            failed.append(error)
    if failed and not counted:
        raise failed[0]
    tallies = [tally for one in counted for tally in one.tallies]
    known = {column.key: column for column in tally_columns(of_all=arguments.of_all)}
    columns = (
        list(known.values()) if form in DATA_FORMATS else [known[key] for key in DEFAULT_COLUMNS]
    )
    print(write(form, columns, tallies), end="")
    if arguments.list and form not in DATA_FORMATS:
        print(_listed(tallies), end="")
    for one in counted:
        if not one.tallies:
            print(_("{file} holds no answer.").format(file=one.file.name), file=sys.stderr)
        _tell_skipped(one)
    for error in failed:
        print(error.sentence, file=sys.stderr)
    return 2 if failed else 0


def _without(given: str) -> frozenset[str]:
    known = [rule.key for rule in RULES]
    if given == "all":
        return frozenset(known)
    return frozenset(choose("--without", key.strip(), known) for key in given.split(",") if key)


def _listed(tallies: Sequence[Tally]) -> str:
    lines: list[str] = []
    for tally in tallies:
        for hit in tally.kept:
            name = hit.name or str(hit.number)
            lines.append(f"{tally.file}\t{name}\t{hit.before}⟦{hit.found}⟧{hit.after}")
        if tally.passed:
            text = ngettext(
                "{file}: {count} more answer is not listed.",
                "{file}: {count} more answers are not listed.",
                tally.passed,
            )
            lines.append(text.format(file=tally.file, count=tally.passed))
    return "".join(f"{line}\n" for line in ["", *lines]) if lines else ""


def _tell_skipped(counted: Counted) -> None:
    left = counted.skipped
    if left.count:
        text = ngettext(
            "{file}: {count} line was left out, line {first} ({reason}).",
            "{file}: {count} lines were left out, the first is line {first} ({reason}).",
            left.count,
        )
        told = text.format(
            file=counted.file.name, count=left.count, first=left.first, reason=left.reason
        )
        print(told, file=sys.stderr)
