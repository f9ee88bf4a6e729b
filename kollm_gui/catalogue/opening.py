"""A catalogue file opened for reading only, and checked where a person named it."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec.json
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool, QueuePool

from kollm_gui.catalogue import vocabulary
from kollm_gui.errors import UserError
from kollm_gui.i18n import _

BUSY_SECONDS = 2.0
_MAGIC = b"SQLite format 3\x00"
# Reads pages in place, not by copying each: a tenth less for all that a start reads. Only of a
# file that nobody shortens meanwhile, which would end the process.
_MAPPED = f"PRAGMA mmap_size = {2**28}"


class _Connection(sqlite3.Connection):
    """Closes itself when nobody can ask it any more: nobody else knows when that is."""

    def __del__(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # of one that could not be opened
            self.close()


def bundled_engine(path: Path) -> Engine:
    """The shipped file: nobody writes it, so SQLite need neither lock nor look for changes."""
    if not path.is_file():
        raise UserError(
            _(
                "The bundled catalogue {path} is missing. Install KoLLM again, or build it in a"
                " checkout with “kollm build-db”."
            ).format(path=path)
        )
    return _checked(path, "mode=ro&immutable=1", _check_kind, prepare=(_MAPPED,), keep=True)


def named_engine(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """A file that a person named; ``UserError`` says what is wrong with it and what to do."""
    _check_file(path)
    return _checked(path, "mode=ro", _check_all, busy_seconds=busy_seconds)


def _checked(
    path: Path,
    mode: str,
    check: Callable[[Connection, Path], Sequence[str]],
    *,
    busy_seconds: float = BUSY_SECONDS,
    prepare: Sequence[str] = (),
    keep: bool = False,
) -> Engine:
    """An engine whose file holds what it should; ``keep`` leaves a connection open for the next.

    Each new connection reads the tables' definitions anew, which takes as long as many a select;
    but a file that a person named is theirs to move or replace once it has been read.
    """
    # as_uri quotes “#”, “?”, “%” and Hangul, which SQLite would read as parts of the address.
    address = f"{path.absolute().as_uri()}?{mode}"
    statements = list(prepare)  # run on every new connection

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address,
            uri=True,
            timeout=busy_seconds,
            check_same_thread=not keep,  # the pool hands one to one thread at a time
            factory=_Connection,
        )
        connection.execute("PRAGMA trusted_schema = OFF")
        for statement in statements:
            connection.execute(statement)
        return connection

    pool: dict[str, Any] = {"poolclass": NullPool}
    if keep:
        pool = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": -1}
    engine = create_engine(
        "sqlite://", creator=connect, json_deserializer=msgspec.json.decode, **pool
    )
    try:
        with engine.connect() as connection:
            found = check(connection, path)
    except DatabaseError as error:
        raise unreadable(path, error) from error
    statements.extend(found)  # views, of a named file alone: its later connections are new ones
    return engine


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise UserError(_("{path} is a folder. Name the catalogue file in it.").format(path=path))
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_MAGIC))
    except FileNotFoundError as error:
        raise UserError(
            _("There is no file {path}. Check its name and folder.").format(path=path)
        ) from error
    except OSError as error:
        raise UserError(
            _("{path} cannot be read ({reason}). Check its permissions.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    if not start:
        raise UserError(
            _("{path} is empty. Build it again with “kollm build-db”.").format(path=path)
        )
    if start != _MAGIC:
        raise UserError(
            _("{path} is not an SQLite file. Name a catalogue that KoLLM built.").format(path=path)
        )


def _check_kind(connection: Connection, path: Path) -> Sequence[str]:
    found = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if found != vocabulary.APPLICATION_ID:
        raise UserError(
            _(
                "{path} is an SQLite file but no KoLLM catalogue. Name a catalogue that KoLLM"
                " built."
            ).format(path=path)
        )
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    major, minor = divmod(version, 1000)
    if major > vocabulary.SCHEMA_MAJOR:
        raise UserError(
            _(
                "{path} has the newer format {major}.{minor}; this KoLLM reads format {known}."
                " Install a newer KoLLM."
            ).format(path=path, major=major, minor=minor, known=vocabulary.SCHEMA_MAJOR)
        )
    if major < vocabulary.SCHEMA_MAJOR:
        raise UserError(
            _(
                "{path} has the old format {major}.{minor}. Build it again with “kollm build-db”."
            ).format(path=path, major=major, minor=minor)
        )
    return ()


def _check_all(connection: Connection, path: Path) -> Sequence[str]:
    """What fills a file of an older minor up; ``UserError`` for one that cannot be read."""
    from kollm_gui.catalogue import late_queries  # noqa: PLC0415 - for named files only

    _check_kind(connection, path)
    verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if verdict != "ok":
        raise damaged(path, str(verdict))
    lacking: dict[str, set[str]] = {}
    present: set[str] = set()
    for query in late_queries.every():
        (table,) = query.get_final_froms()
        name = str(table)
        found = connection.exec_driver_sql(f'PRAGMA table_info("{name}")').all()
        if found:
            present.add(name)
        missing = set(query.selected_columns.keys()) - {row.name for row in found}
        if missing:
            lacking.setdefault(name, set()).update(missing)
    if not lacking:
        return ()
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version < vocabulary.USER_VERSION:
        from kollm_gui.catalogue import older_files  # noqa: PLC0415 - brings the whole schema

        views = older_files.views(lacking, present)
        if views is not None:
            return views
    name, columns = next(iter(lacking.items()))
    raise UserError(
        _(
            "{path} lacks {columns} in its table {table}. Build it again with “kollm build-db”."
        ).format(path=path, columns=", ".join(sorted(columns)), table=name)
    )


def damaged(path: Path, reason: str) -> UserError:
    """The sentence for a file whose content cannot be read."""
    return UserError(
        _("{path} is damaged ({reason}). Fetch or build it again.").format(path=path, reason=reason)
    )


def unreadable(path: Path, error: DatabaseError) -> UserError:
    """The sentence for what SQLite reports about a file."""
    reason = str(error.orig)
    if isinstance(error, OperationalError) and "locked" in reason:
        return UserError(
            _(
                "{path} is locked by another program. Close that program, or wait until it has"
                " finished, and try again."
            ).format(path=path)
        )
    if isinstance(error, OperationalError) and "unable to open" in reason:
        return UserError(
            _("{path} cannot be opened. Check its permissions and those of its folder.").format(
                path=path
            )
        )
    return damaged(path, reason)
