"""``kollm import``: evaluation runs of one's own, laid beside the published scores."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from kollm_gui import paths
from kollm_gui.cli.choices import choose
from kollm_gui.cli.context import find, load_snapshot
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.importers.batch import Progress, read_batch
from kollm_gui.importers.formats import FORMATS, Wanted
from kollm_gui.importers.names import Names
from kollm_gui.importers.plan import Plan, make_plan, rows_of
from kollm_gui.importers.report import report_of
from kollm_gui.importers.score_table import PARTS
from kollm_gui.library.own_slugs import free_slug
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.userdata.records import OwnModel
from kollm_gui.userdata.store import UserStore

_TOLD_FROM = 32 << 20  # bytes: below this a batch is over before progress could be read


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "import",
        help=_("take in evaluation runs of your own"),
        description=_(
            "Read results of evaluation programs and keep them beside the published scores, as one"
            " step that the window can undo. Folders are searched; a bad file stops no other."
        ),
        epilog="; ".join(f"{key}: {_(label)}" for key, label in FORMATS.items()),
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=_("results, or folders of them")
    )
    parser.add_argument(
        "--model",
        metavar="SLUG",
        help=_("the model that was scored; in a file of several, those that KoLLM does not know"),
    )
    parser.add_argument("--new-model", metavar="NAME", help=_("the same for a new model of yours"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would be imported"))
    parser.add_argument(
        "--known-only",
        action="store_true",
        help=_("leave out benchmarks that the catalogue does not hold"),
    )
    parser.add_argument(
        "--columns",
        metavar="A=B,…",
        default="",
        help=_("columns of a CSV, such as value=Score; of: {known}").format(known=", ".join(PARTS)),
    )
    parser.add_argument(
        "--format", help=_("the files’ format, where it is not recognised: {known}").format(
            known=", ".join(FORMATS)
        )
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import and report; 2 where a file was refused or a run waits for its model.

    Raises:
        UserError: an option is wrong, or the user's file cannot be written.
    """
    wanted = Wanted(
        None if arguments.format is None else choose("--format", arguments.format, list(FORMATS)),
        _columns(arguments.columns) if arguments.columns else None,
    )
    if arguments.model is not None and arguments.new_model is not None:
        raise UserError(_("--model and --new-model exclude each other; give one of them."))
    snapshot = load_snapshot(arguments)
    model, new = _model(arguments, snapshot)
    names = Names(snapshot)
    batch = read_batch(arguments.files, names, wanted, told=_tell)
    plan = make_plan(batch, names, model=model, known_only=arguments.known_only)
    if not arguments.dry_run and plan.ready:
        _write(plan, new)
    print(report_of(plan, names, written=not arguments.dry_run))
    return _told_troubles(plan)


def _write(plan: Plan, new: OwnModel | None) -> None:
    store = UserStore(paths.user_file())
    try:
        store.add_runs(rows_of(plan), [new] if new is not None else [])
    finally:
        store.close()


def _model(arguments: argparse.Namespace, snapshot: Snapshot) -> tuple[str | None, OwnModel | None]:
    if arguments.model is not None:
        return find(snapshot, arguments.model, ["model"]).slug, None
    if arguments.new_model is None:
        return None, None
    name = " ".join(arguments.new_model.split())
    if not name:
        raise UserError(_("The model needs a name."))
    new = OwnModel(slug=free_slug(name, snapshot), name=name)
    return new.slug, new


def _columns(given: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for pair in given.split(","):
        part, equals, column = pair.partition("=")
        if not equals:
            sentence = _("“{given}” is no pair of a part and a column, such as value=Score.")
            raise UserError(sentence.format(given=pair))
        found[choose("--columns", part.strip(), list(PARTS))] = column.strip()
    return found


def _tell(progress: Progress) -> None:
    if progress.total >= 2 * _TOLD_FROM and sys.stderr.isatty():
        share = 100 * progress.done // progress.total
        print(f"\r{share:3} % {progress.file[:60]:60}", end="", file=sys.stderr, flush=True)
        if share >= 100:
            print(file=sys.stderr)


def _told_troubles(plan: Plan) -> int:
    if plan.nameless:
        files = list(dict.fromkeys(run.file.path.name for run in plan.nameless))
        sentence = _("Say which model was scored with --model or --new-model: {files}.")
        shown = ", ".join(files[:8]) + (" …" if len(files) > 8 else "")
        print(sentence.format(files=shown), file=sys.stderr)
    return 2 if plan.refused or plan.nameless else 0
