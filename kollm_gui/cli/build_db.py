"""`kollm build-db`: build the catalogue from its sources, or say whether it is fresh."""

import argparse
import sys
from pathlib import Path
from typing import Any

from kollm_gui import paths
from kollm_gui.i18n import _


def add_parser(subparsers: Any) -> None:
    """Add the command to the parser of `kollm`."""
    parser = subparsers.add_parser(
        "build-db",
        help=_("build the catalogue from its sources, or say whether it is fresh"),
        description=_(
            "Check the sources and write the database from them; an error names file, entry and "
            "field."
        ),
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help=_("write nothing; exit 0 if the catalogue is what its sources say, else 2"),
    )
    parser.add_argument(
        "--sources", type=Path, metavar="DIR", help=_("folder of the sources (db/catalogue)")
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help=_("file to write or check (db/kollm.sqlite)")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build or check, and say what came of it."""
    sources: Path = arguments.sources or paths.catalogue_sources()
    out: Path = arguments.out or paths.bundled_database()
    if arguments.check:
        return _check(sources, out)
    # Imported here because the other commands need no build.
    from kollm_gui.catalogue.build.database import build_database  # noqa: PLC0415

    built = build_database(sources, out)
    print(
        _("Built {path}: {models} models, {scores} scores, catalogue {version}, {hash}.").format(
            path=out,
            models=built.models,
            scores=built.scores,
            version=built.data_version,
            hash=built.content_hash,
        )
    )
    return 0


def _check(sources: Path, out: Path) -> int:
    from kollm_gui.catalogue.build.database import expected_hash  # noqa: PLC0415
    from kollm_gui.catalogue.check import content_of  # noqa: PLC0415

    if content_of(out) == expected_hash(sources):
        print(_("{path} is fresh: it is what its sources say.").format(path=out))
        return 0
    print(
        _("{path} is stale: its sources have changed. Run “kollm build-db”.").format(path=out),
        file=sys.stderr,
    )
    return 2
