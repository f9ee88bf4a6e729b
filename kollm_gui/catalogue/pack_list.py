"""Which catalogue a start opens: the data pack installed last, or the bundled one.

Packs lie as files in the home folder; `installed.json` beside them names those that were
installed, the one in use last. It is read at every start, so nothing heavy is imported here.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, cast

from msgspec import Struct

from kollm_gui import paths
from kollm_gui.errors import UserError
from kollm_gui.i18n import _


class Choice(Struct, frozen=True):
    """The file to open, None for the bundled catalogue, and why an installed pack is not used."""

    path: Path | None = None
    sentence: str | None = None


def pack_folder() -> Path:
    """Where installed packs lie."""
    return paths.home() / "catalogue"


def list_file() -> Path:
    """The list of what was installed."""
    return pack_folder() / "installed.json"


def installed() -> tuple[Path, ...]:
    """The packs in the order in which they were installed; the last one is in use.

    Raises:
        UserError: the list cannot be read.
    """
    try:
        told: Any = json.loads(list_file().read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, ValueError) as error:
        raise UserError(_unreadable_list()) from error
    names = cast("list[Any]", told) if isinstance(told, list) else [None]
    # A name with a folder in it would lead out of the place of the packs.
    if not all(isinstance(name, str) and name and Path(name).name == name for name in names):
        raise UserError(_unreadable_list())
    return tuple(pack_folder() / str(name) for name in names)


def choose() -> Choice:
    """What to open where nobody named a file."""
    try:
        packs = installed()
    except UserError as error:
        return Choice(None, error.sentence)
    if not packs:
        return Choice()
    pack = packs[-1]
    version, bundled = version_in(pack), version_in(paths.bundled_database())
    if version is None:
        return unusable(pack)
    if bundled is not None and not newer(version, bundled):
        sentence = _(
            "The installed data pack {version} is not newer than the bundled catalogue {bundled},"
            " which is shown."
        )
        return Choice(None, sentence.format(version=version, bundled=bundled))
    return Choice(pack)


def unusable(pack: Path, reason: str | None = None) -> Choice:
    """The bundled catalogue, since the pack is missing or damaged."""
    sentence = _(
        "The installed data pack {name} cannot be used; the bundled catalogue is shown. Install the"
        " pack again."
    )
    told = sentence.format(name=pack.name)
    return Choice(None, f"{reason} {told}" if reason else told)


def newer(version: str, than: str) -> bool:
    """Whether a data version such as 2026.12 comes after another one."""
    return _parts(version) > _parts(than)


def version_in(path: Path) -> str | None:
    """The data version that a catalogue file names; None where it names none."""
    if not path.is_file():
        return None
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            row = connection.execute("SELECT data_version FROM catalogue_info").fetchone()
    except sqlite3.Error:
        return None
    return None if row is None else str(row[0])


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split("."))


def _unreadable_list() -> str:
    return _(
        "{file}, the list of installed data packs, cannot be read; the bundled catalogue is shown."
        " Install a pack again to write it anew."
    ).format(file=list_file())
