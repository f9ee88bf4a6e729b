"""The user's file as SQLite sees it: opened, made, checked, and its failures put in sentences."""

import os
import sqlite3
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    create_engine,
    event,
    exists,
    insert,
    literal,
    or_,
    select,
    table,
)
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.pool import StaticPool

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.userdata import identity

BUSY_SECONDS = 5.0
# A sound file of this size is checked whole in some 50 ms; a larger one as it is read.
CHECKED_WHOLE_BYTES = 32_000_000
_MAGIC = b"SQLite format 3\x00"


class DamagedFileError(Exception):
    """The file cannot be read as the user's data; ``reason`` is SQLite's word for it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Database:
    """One open connection to the user's file.

    A single connection does everything, because ``PRAGMA data_version`` tells it of the
    changes of *other* connections only: so its own writes are never taken for another
    program's.
    """

    def __init__(self, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._inode = _inode(path)
        self.read_only = False
        self._busy_seconds = busy_seconds
        self._engine = create_engine("sqlite://", creator=self._connect, poolclass=StaticPool)
        event.listen(self._engine, "begin", _begin)
        self._data_version: int | None = None

    @property
    def engine(self) -> Engine:
        """The engine, for migrations."""
        return self._engine

    @property
    def is_moved(self) -> bool:
        """Whether another file, or none, lies where the open one was."""
        return _inode(self.path) != self._inode

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """A connection that sees one state of the file.

        Raises:
            DamagedFileError: what is read is no sound database.
            UserError: the file cannot be opened or is locked.
        """
        with told(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """A transaction that alone may write; on any error the file stays as it was.

        Raises:
            DamagedFileError: what is read is no sound database.
            UserError: the disk is full, the folder read-only, the file locked.
        """
        with told(self.path), self._engine.connect() as connection:
            writer = connection.execution_options(kollm_write=True)
            with writer.begin():
                # Undo puts rows back in an order in which one may name another too early.
                writer.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
                yield writer

    def watch(self) -> None:
        """From here on, what other connections write is news to ``changed_elsewhere``.

        What is already watched stays so: a part that is read later must not hide that the
        rest, read before, is out of date.
        """
        if self._data_version is None:
            self._data_version = self._version_of_data()

    def changed_elsewhere(self) -> bool:
        """Whether another connection has changed the file since this was last asked."""
        before, self._data_version = self._data_version, self._version_of_data()
        return before is not None and before != self._data_version

    def _version_of_data(self) -> int:
        with told(self.path), self._engine.connect() as connection:
            return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())

    def holds_any(self, tables: Iterable[str]) -> bool:
        """Whether one of these tables has a row."""
        asked = [exists(select(literal(1)).select_from(table(name))) for name in tables]
        with self.reading() as connection:
            return bool(connection.execute(select(or_(*asked))).scalar_one())

    def close(self) -> None:
        """Close the connection; the last one to do so takes the log file into the main one."""
        self._engine.dispose()

    def create(self) -> None:
        """Make every table of a new file in one transaction."""
        from kollm_gui.userdata import schema  # noqa: PLC0415 - see identity

        with self.writing() as connection:
            # Another instance may have made them while this one waited for the lock.
            if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
                return
            schema.metadata.create_all(connection)
            connection.execute(insert(schema.alembic_version), {"version_num": identity.REVISION})
            connection.exec_driver_sql(f"PRAGMA application_id = {identity.APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {identity.SCHEMA_VERSION}")

    def version(self) -> int | None:
        """The schema version, or None for a file in which nothing was ever written.

        Raises:
            DamagedFileError: the file is not a sound database of KoLLM's.
        """
        with self.reading() as connection:
            version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
            if not tables:
                return None
            if self.path.stat().st_size <= CHECKED_WHOLE_BYTES:
                verdict = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one())
                if verdict != "ok":
                    raise DamagedFileError(verdict)
            return version

    def _connect(self) -> sqlite3.Connection:
        connection = self._opened()
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        # What is acknowledged lasts, also when the power fails.
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def _opened(self) -> sqlite3.Connection:
        """Open for writing; where the folder forbids that, for reading alone."""
        uri = self.path.absolute().as_uri()
        with told(self.path):
            try:
                connection = self._sound(f"{uri}?mode=rwc", "PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if not _forbids_writing(error):
                    raise
            else:
                self._inode = _inode(self.path)
                self.read_only = not _may_write(self.path)
                return connection
            self.read_only = True
            try:
                return self._sound(f"{uri}?mode=ro")
            except sqlite3.OperationalError:
                # A log in a folder that cannot be written: nobody else writes there either.
                return self._sound(f"{uri}?mode=ro&immutable=1")

    def _sound(self, address: str, *first: str) -> sqlite3.Connection:
        """A connection over which the file has been read; it is closed where that fails."""
        connection = self._plainly(address)
        try:
            _refuse_strangers(connection)
            for statement in first:
                connection.execute(statement).fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def _plainly(self, address: str) -> sqlite3.Connection:
        return sqlite3.connect(
            address,
            uri=True,
            timeout=self._busy_seconds,
            isolation_level=None,  # transactions begin where _begin says so
            check_same_thread=False,  # the store lets in one thread at a time
        )


def _refuse_strangers(connection: sqlite3.Connection) -> None:
    """Stop at a database of another program's before anything of it is changed."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (kind,) = connection.execute("PRAGMA application_id").fetchone()
    if tables and kind != identity.APPLICATION_ID:
        raise DamagedFileError(_("it is not KoLLM’s"))


def is_database(path: Path) -> bool:
    """Whether the file begins as an SQLite database, or is empty."""
    with path.open("rb") as stream:
        start = stream.read(len(_MAGIC))
    return start in (b"", _MAGIC)


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: what it read before writing cannot have changed meanwhile.
    writes = connection.get_execution_options().get("kollm_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def told(path: Path) -> Generator[None]:
    """Turn what SQLite and the system report into a sentence, or into DamagedFileError."""
    try:
        yield
    except IntegrityError:
        raise  # a rule of the schema was broken: a bug, not a circumstance
    except DatabaseError as error:
        raise _translated(path, error.orig or error) from error
    except (sqlite3.DatabaseError, OSError) as error:
        raise _translated(path, error) from error


_DAMAGES = ("malformed", "not a database", "disk image", "no such table", "no such column")
_FORBIDDINGS = ("readonly", "read-only", "unable to open")


def _forbids_writing(error: BaseException) -> bool:
    return any(word in str(error) for word in _FORBIDDINGS)


def _translated(path: Path, error: BaseException) -> Exception:
    reason = str(getattr(error, "strerror", None) or error)
    if any(word in reason for word in _DAMAGES):
        return DamagedFileError(reason)
    if "locked" in reason or "busy" in reason:
        sentence = _(
            "Your data in {path} is being written by another program; nothing was changed. Try"
            " again in a moment."
        )
    elif "full" in reason or "No space" in reason:
        sentence = _(
            "The disk has no room left for your data in {path}; nothing was changed. Free some"
            " space and try again."
        )
    elif _forbids_writing(error) or isinstance(error, PermissionError):
        sentence = _(
            "Your data cannot be written, because {path} or its folder is read-only; nothing was"
            " changed. Change its permissions, or set KOLLM_HOME to a folder of yours."
        )
    else:
        sentence = _(
            "Your data in {path} could not be read or written ({reason}); nothing was changed."
        )
    return UserError(sentence.format(path=path, reason=reason))


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _inode(path: Path) -> Any:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)
