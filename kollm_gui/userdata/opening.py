"""What is done with the user's file before it is used: checked, migrated, set aside, refused."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.userdata import identity
from kollm_gui.userdata.database import DamagedFileError, Database, is_database


@dataclass(frozen=True, slots=True)
class Opened:
    """The database, or None where it may not be touched; sentences for the status bar.

    ``refusal`` is what a write raises. Both are made when they are shown, since the
    language may change meanwhile.
    """

    database: Database | None
    tell: Callable[[], str] | None = None
    refusal: Callable[[], str] | None = None


def create(path: Path) -> Database:
    """Make the file and its folder.

    Raises:
        UserError: the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            _(
                "Your data cannot be written to {folder} ({reason}). Set KOLLM_HOME to a folder"
                " of yours."
            ).format(folder=path.parent, reason=error.strerror or error)
        ) from error
    database = Database(path)
    try:
        _make_whole(database)
    except BaseException:
        database.close()
        raise
    return database


def open_file(path: Path) -> Opened:
    """Open a file that is there, whatever state it is in; nothing of it is ever lost."""
    try:
        sound = is_database(path)
    except OSError as error:
        reason = error.strerror or str(error)
        return _refused(
            lambda: _(
                "Your data in {path} cannot be read ({reason}); KoLLM goes on without it and does"
                " not touch it. Check its permissions."
            ).format(path=path, reason=reason)
        )
    try:
        if not sound:
            raise DamagedFileError(_("it is no SQLite file"))
        return _open_sound(path)
    except DamagedFileError as error:
        return rescue(path, error.reason)
    except UserError as error:
        sentence = error.sentence
        return Opened(None, lambda: sentence, lambda: sentence)


def rescue(path: Path, reason: str) -> Opened:
    """Set a damaged file aside, with its date, and save what can be read of it in a new one."""
    from kollm_gui.userdata import salvage  # noqa: PLC0415 - the rare case

    try:
        aside = salvage.set_aside(path)
    except OSError as error:
        problem = error.strerror or str(error)
        return _refused(
            lambda: _(
                "Your data in {path} is damaged ({reason}) and could not be set aside"
                " ({problem}); KoLLM goes on without it and does not touch it."
            ).format(path=path, reason=reason, problem=problem)
        )
    found = salvage.readable(aside)
    try:
        database = create(path)
        count = salvage.restore(database, found)
    except UserError as error:
        sentence = error.sentence
        return Opened(None, lambda: sentence, lambda: sentence)
    return Opened(
        database,
        lambda: _(
            "Your data was damaged ({reason}); the file lies in {aside} now, and {count} entries"
            " could be read and were saved."
        ).format(reason=reason, aside=aside.name, count=count),
    )


def _open_sound(path: Path) -> Opened:
    database = Database(path)
    try:
        version = database.version()
        if version is None:
            _make_whole(database)
        elif version > identity.SCHEMA_VERSION:
            database.close()
            return _refused(
                lambda: _(
                    "Your data in {path} was written by a newer KoLLM; this one neither shows nor"
                    " changes it. Install the newer KoLLM."
                ).format(path=path)
            )
        elif version < identity.SCHEMA_VERSION:
            # Alembic costs as much to import as SQLAlchemy: only where there is work for it.
            from kollm_gui.userdata.migrate import migrate  # noqa: PLC0415

            migrate(database)
    except BaseException:
        database.close()
        raise
    if database.read_only:
        return Opened(
            database,
            lambda: _(
                "Your data in {path} can be read but not changed, because the file or its folder"
                " is read-only."
            ).format(path=path),
        )
    return Opened(database)


def _make_whole(database: Database) -> None:
    """Make the tables, unless another instance has done so since this one looked."""
    if database.version() is None:
        database.create()


def _refused(sentence: Callable[[], str]) -> Opened:
    return Opened(None, sentence, sentence)
