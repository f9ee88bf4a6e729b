"""`kollm check`: verify a catalogue file and count what is not translated."""

import argparse
import sys
from pathlib import Path
from typing import Any

from kollm_gui import paths
from kollm_gui.catalogue.finding import Finding
from kollm_gui.i18n import _, ngettext


def add_parser(subparsers: Any) -> None:
    """Add the command to the parser of `kollm`."""
    parser = subparsers.add_parser(
        "check",
        help=_("verify a catalogue file"),
        description=_(
            "Say what a database file holds, which Korean texts it lacks, and what is wrong with "
            "it: form, references, numbers without a source, sums that do not add up. Exit 0 if "
            "nothing is wrong, else 2."
        ),
    )
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=_("the file (the bundled catalogue)")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what the file holds and what is wrong with it; 2 where something is."""
    from kollm_gui.catalogue.check import check_file  # noqa: PLC0415 - no other command needs it

    file = arguments.file or getattr(arguments, "database", None) or paths.bundled_database()
    report = check_file(file)
    lost = _lost_links(file) if report.sound else []
    print(
        _(
            "{path}: catalogue {version}, {models} models, {scores} scores, {sources} sources,"
            " {citations} citations."
        ).format(
            path=report.path,
            version=report.info.data_version,
            models=report.models,
            scores=report.scores,
            sources=report.sources,
            citations=report.citations,
        )
    )
    lacking = [one for one in report.untranslated if one.missing]
    if not lacking:
        print(_("No text lacks its Korean."))
    for one in lacking:
        print(
            _("Without a Korean text: {kind}, {missing} of {whole}.").format(
                kind=one.kind, missing=one.missing, whole=one.whole
            )
        )
    if report.sound and not lost:
        print(_("Nothing is wrong with it."))
        return 0
    for finding in (*report.findings, *lost):
        print(f"{finding.place}: {finding.sentence}", file=sys.stderr)
    count = len(report.findings) + len(lost)
    print(
        ngettext(
            "{count} thing is wrong. Mend the sources and run “kollm build-db”.",
            "{count} things are wrong. Mend the sources and run “kollm build-db”.",
            count,
        ).format(count=count),
        file=sys.stderr,
    )
    return 2


def _lost_links(file: Path) -> list[Finding]:
    from kollm_gui.catalogue.reader import open_catalogue  # noqa: PLC0415 - as above
    from kollm_gui.cli.guide_links import lost_links  # noqa: PLC0415 - brings the charts
    from kollm_gui.library.snapshot import compose  # noqa: PLC0415

    return list(lost_links(compose(open_catalogue(file))))
