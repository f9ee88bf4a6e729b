"""The user's file brought to the present schema, with a copy of it kept beside."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.userdata import identity
from kollm_gui.userdata.database import Database

SCRIPTS = Path(__file__).parent / "versions"


def migrate(
    database: Database, scripts: Path = SCRIPTS, version: int = identity.SCHEMA_VERSION
) -> Path:
    """Copy the file, then run the revisions it lacks in one transaction; the copy's path.

    Raises:
        UserError: the copy or the change cannot be written; the file is as it was.
    """
    found = database.version()
    if database.read_only:
        raise UserError(
            _(
                "Your data in {path} is of an older KoLLM and must be brought up to date, but the"
                " file or its folder is read-only. Change its permissions."
            ).format(path=database.path)
        )
    copy = back_up(database.path, f"version-{found}")
    config = Config()
    config.set_main_option("script_location", _escaped(scripts))
    config.set_main_option("version_locations", _escaped(scripts / "revisions"))
    config.set_main_option("path_separator", "newline")  # a folder's name may hold a space
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    return copy


def back_up(path: Path, why: str) -> Path:
    """A whole copy of the file beside it, also while others have it open.

    Raises:
        UserError: it cannot be written.
    """
    target = path.with_name(f"{path.stem}.{why}{path.suffix}")
    partial = target.with_name(f"{target.name}.part")
    try:
        partial.unlink(missing_ok=True)
        with (
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(partial)) as copy,
        ):
            source.backup(copy)
        partial.replace(target)
    except (sqlite3.Error, OSError) as error:
        partial.unlink(missing_ok=True)
        raise UserError(
            _(
                "Your data must be brought up to date, but the copy {copy} that is made first"
                " could not be written ({reason}); nothing was changed."
            ).format(copy=target, reason=error)
        ) from error
    return target


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
