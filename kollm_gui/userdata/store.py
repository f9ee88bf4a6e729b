"""The user's own data: read as a whole, changed in steps that can be undone."""

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from kollm_gui.errors import UserError

if TYPE_CHECKING:  # without a file none of this is needed, and the window opens sooner
    from kollm_gui.userdata.collections import Collections
    from kollm_gui.userdata.database import Database
    from kollm_gui.userdata.journal import Writer
    from kollm_gui.userdata.notes import Notes, Readings
    from kollm_gui.userdata.records import (
        Change,
        ImportRun,
        OwnModel,
        OwnScore,
        Step,
        UserData,
    )
    from kollm_gui.userdata.runs import Overrides, Runs
    from kollm_gui.userdata.tags import Tags


_LAID_OVER = ("own_model", "own_score", "override")  # tables


class UserStore:
    """The one door to the user's file; no file is made before the first write.

    Every method that writes is one transaction and one step of the history. It raises
    UserError, and changes nothing, where the file cannot be written. Threads may share
    a store: one enters at a time. ``load`` gives all there is; after any change, by this
    store or by another program, load again and compose a new Snapshot.

    Importers call ``known_run(sha256)`` to recognise what is here already, then
    ``add_run`` or ``add_runs``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database: Database | None = None
        self._tell: Callable[[], str] | None = None
        self._refusal: Callable[[], str] | None = None
        self._lock = RLock()

    # Reading

    @property
    def has_file(self) -> bool:
        """Whether there is a file to load; without one nothing of the data layer is imported."""
        return self._database is not None or self.path.exists()

    @property
    def is_open(self) -> bool:
        """Whether the file is held open; ``close`` lets go of it."""
        return self._database is not None

    def load(self) -> "UserData":
        """All that is kept; empty where there is no file, or none that this KoLLM can read."""
        with self._lock:
            database = self._open()
            if database is None:
                from kollm_gui.userdata.records import UserData  # noqa: PLC0415 - see has_file

                return UserData()
            from kollm_gui.userdata.database import DamagedFileError  # noqa: PLC0415 - see above
            from kollm_gui.userdata.reading import read_all  # noqa: PLC0415

            try:
                database.watch()
                with database.reading() as connection:
                    return read_all(connection)
            except DamagedFileError as error:
                self._rescue(error.reason)
                return self.load()

    def is_laid_over(self) -> bool:
        """Whether own models, scores or values would change what the catalogue shows.

        It opens the file and makes no record, so that a start costs next to nothing where
        only notes, tags and the like are kept; ``load`` these once somebody looks at them.
        """
        with self._lock:
            database = self._open()
            if database is None:
                return False
            from kollm_gui.userdata.database import DamagedFileError  # noqa: PLC0415 - see above

            try:
                database.watch()
                return database.holds_any(_LAID_OVER)
            except DamagedFileError as error:
                self._rescue(error.reason)
                return self.is_laid_over()

    @property
    def trouble(self) -> str | None:
        """A sentence for the status bar, in the language in force: what is amiss with the file."""
        return self._tell() if self._tell is not None else None

    @property
    def can_write(self) -> bool:
        """Whether a write may succeed, as far as is known without trying."""
        return self._refusal is None

    def changed_elsewhere(self) -> bool:
        """Whether another program has changed the data since this was last asked or loaded."""
        with self._lock:
            if self._database is None:
                return self._refusal is None and self.path.exists()
            if self._database.is_moved:
                self.close()
                return True
            return self._database.changed_elsewhere()

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None

    # History

    def undo(self) -> "Step | None":
        """Take back the newest step; the step, or None where there is none."""
        from kollm_gui.userdata import journal  # noqa: PLC0415 - only with a file

        return self._turned(journal.undo, "done")

    def redo(self) -> "Step | None":
        """Do again what was undone last; the step, or None where there is none."""
        from kollm_gui.userdata import journal  # noqa: PLC0415 - only with a file

        return self._turned(journal.redo, "undone")

    def next_undo(self) -> "Step | None":
        """The step that ``undo`` would take back."""
        return self._next("done")

    def next_redo(self) -> "Step | None":
        """The step that ``redo`` would do again."""
        return self._next("undone")

    def history(self, limit: int | None = None) -> "list[Step]":
        """The steps, newest first."""
        with self._lock:
            database = self._open()
            if database is None:
                return []
            from kollm_gui.userdata import journal  # noqa: PLC0415 - only with a file

            with database.reading() as connection:
                return journal.steps(connection, limit)

    def changes(self, step: "Step") -> "list[Change]":
        """What a step changed, row by row."""
        with self._lock:
            database = self._open()
            if database is None:
                return []
            from kollm_gui.userdata import journal  # noqa: PLC0415 - only with a file

            with database.reading() as connection:
                return journal.changes_of(connection, step.id)

    # Writing

    @property
    def notes(self) -> "Notes":
        """Writes notes."""
        from kollm_gui.userdata.notes import Notes  # noqa: PLC0415 - at the first write

        return Notes(self.write)

    @property
    def readings(self) -> "Readings":
        """Writes the reading status."""
        from kollm_gui.userdata.notes import Readings  # noqa: PLC0415 - at the first write

        return Readings(self.write)

    @property
    def tags(self) -> "Tags":
        """Writes tags."""
        from kollm_gui.userdata.tags import Tags  # noqa: PLC0415 - at the first write

        return Tags(self.write)

    @property
    def collections(self) -> "Collections":
        """Writes collections."""
        from kollm_gui.userdata.collections import Collections  # noqa: PLC0415 - see above

        return Collections(self.write)

    @property
    def runs(self) -> "Runs":
        """Writes own models, own scores and imported runs."""
        from kollm_gui.userdata.runs import Runs  # noqa: PLC0415 - at the first write

        return Runs(self.write)

    @property
    def overrides(self) -> "Overrides":
        """Writes values laid over bundled ones."""
        from kollm_gui.userdata.runs import Overrides  # noqa: PLC0415 - at the first write

        return Overrides(self.write)

    def add_run(
        self,
        run: "ImportRun",
        scores: "Iterable[OwnScore]",
        models: "Iterable[OwnModel]" = (),
    ) -> str:
        """Keep one imported run, its scores and new models as one step; the step's id.

        Each score's ``run`` is the run's id, and its ``model`` a slug of the catalogue or
        of ``models``.
        """
        return self.add_runs([(run, scores)], models)

    def add_runs(
        self,
        runs: "Iterable[tuple[ImportRun, Iterable[OwnScore]]]",
        models: "Iterable[OwnModel]" = (),
    ) -> str:
        """Keep several runs as one step, such as a folder of files; the step's id or ""."""
        with self._lock:
            self.runs.add(runs, models)
            newest = self.next_undo()
            return newest.id if newest is not None else ""

    def known_run(self, sha256: str) -> "ImportRun | None":
        """The run that was imported from a file of this content."""
        with self._lock:
            database = self._open()
            if database is None:
                return None
            from kollm_gui.userdata.journal import Writer  # noqa: PLC0415 - only with a file
            from kollm_gui.userdata.records import ImportRun  # noqa: PLC0415

            with database.reading() as connection:
                found = Writer(connection).find(ImportRun, sha256=sha256)
            return found[0] if found else None

    @contextmanager
    def write(self, action: str, **names: str) -> "Generator[Writer]":
        """One step: committed with its history when the block ends, nothing of it on an error.

        ``action`` is a key of ``step_texts.ACTIONS``; ``names`` are what its text names.

        Raises:
            UserError: the file cannot be written.
        """
        from kollm_gui.userdata import journal  # noqa: PLC0415 - at the first write

        with self._lock:
            database = self._for_writing()
            with (
                database.writing() as connection,
                journal.step(connection, action, names) as writer,
            ):
                yield writer

    # The file

    def _turned(self, turn: "Callable[..., str | None]", state: str) -> "Step | None":
        with self._lock:
            step = self._next(state)
            if step is None:
                return None
            with self._for_writing().writing() as connection:
                turn(connection)
            return step

    def _next(self, state: str) -> "Step | None":
        with self._lock:
            database = self._open()
            if database is None:
                return None
            from kollm_gui.userdata import journal  # noqa: PLC0415 - only with a file

            with database.reading() as connection:
                return journal.next_step(connection, state)

    def _for_writing(self) -> "Database":
        from kollm_gui.userdata import opening  # noqa: PLC0415 - at the first write

        database = self._open()
        if self._refusal is not None:
            raise UserError(self._refusal())
        if database is None:
            database = self._database = opening.create(self.path)
        return database

    def _open(self) -> "Database | None":
        """The open file; None where there is none, or none that may be touched."""
        if self._database is not None and self._database.is_moved:
            self.close()
        if self._database is None and self._refusal is None and self.path.exists():
            from kollm_gui.userdata import opening  # noqa: PLC0415 - only with a file

            opened = opening.open_file(self.path)
            self._database = opened.database
            self._tell = opened.tell or self._tell
            self._refusal = opened.refusal
        return self._database

    def _rescue(self, reason: str) -> None:
        from kollm_gui.userdata import opening  # noqa: PLC0415 - the rare case

        self.close()
        opened = opening.rescue(self.path, reason)
        self._database, self._tell, self._refusal = opened.database, opened.tell, opened.refusal
