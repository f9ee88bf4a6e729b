"""``kollm data``: which catalogue is in use, a newer one installed, or the one before again."""

import argparse
from pathlib import Path

from kollm_gui import paths
from kollm_gui.catalogue import pack_list
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.render.whole_files import write_whole
from kollm_gui.tables.difference_output import difference_text


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "data",
        help=_("say which data are in use, install newer ones, or go back"),
        description=_(
            "Without options, say which catalogue is in use and which data packs are installed."
        ),
    )
    parser.add_argument(
        "--install",
        metavar="FILE",
        type=Path,
        help=_("check a newer database file, say what it changes, and use it from here on"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("with --install: check and compare only")
    )
    parser.add_argument(
        "--back", action="store_true", help=_("return to the data before the last installed pack")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked, and say which data are in use.

    Raises:
        UserError: the pack is not sound or not newer, nothing is installed, or the folder
            cannot be written.
    """
    if arguments.install is not None and arguments.back:
        raise UserError(_("--install and --back exclude each other; give one of them."))
    if arguments.dry_run and arguments.install is None:
        raise UserError(_("--dry-run goes with --install FILE."))
    if arguments.install is not None:
        _install(arguments.install, dry=arguments.dry_run)
    elif arguments.back:
        from kollm_gui.catalogue.packs import going_back  # noqa: PLC0415 - SQLAlchemy

        write_whole(going_back())
    _tell()
    return 0


def _install(path: Path, *, dry: bool) -> None:
    from kollm_gui.catalogue.packs import examine, installation  # noqa: PLC0415 - SQLAlchemy

    review = examine(path, pack_list.choose().path)
    print(difference_text(review.difference))
    if review.refusal is not None:
        raise UserError(review.refusal)
    if not dry:
        write_whole(installation(review))


def _tell() -> None:
    choice = pack_list.choose()
    used = choice.path or paths.bundled_database()
    if choice.sentence is not None:
        print(choice.sentence)
    print(
        _("In use: catalogue {version}, {path}").format(
            version=pack_list.version_in(used) or "–", path=used
        )
    )
    try:
        packs = pack_list.installed()
    except UserError:
        return  # told already
    for pack in packs:
        print(
            _("Installed: catalogue {version}, {path}").format(
                version=pack_list.version_in(pack) or "–", path=pack
            )
        )
