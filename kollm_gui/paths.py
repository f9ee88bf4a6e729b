"""Where KoLLM's files lie: what it ships, and what it keeps for its user."""

import os
from pathlib import Path
from typing import Literal

APPLICATION = "KoLLM"

_PACKAGE = Path(__file__).parent


def shipped(kind: Literal["resources", "db"]) -> Path:
    """Folder of the shipped files, in an installed wheel or in a checkout.

    A wheel carries them as ``kollm_gui/_data/<kind>``; a checkout and an
    editable install have them beside the package.
    """
    inside = _PACKAGE / "_data" / kind
    return inside if inside.is_dir() else _PACKAGE.parent / kind


def bundled_database() -> Path:
    """The catalogue that is shipped with this version."""
    return shipped("db") / "kollm.sqlite"


def catalogue_sources() -> Path:
    """The hand-kept sources of the catalogue; they exist in a checkout only."""
    return shipped("db") / "catalogue"


def home() -> Path:
    """Folder of the settings, the user's data and the log; ``KOLLM_HOME`` moves it."""
    moved = os.environ.get("KOLLM_HOME")
    if moved:
        return Path(moved).expanduser()
    import platformdirs  # noqa: PLC0415 - not before it is asked for: the first frame waits

    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))


def log_file() -> Path:
    """The rotating log, which holds the trace of every bug."""
    return home() / "kollm.log"


def settings_file() -> Path:
    """The remembered state of the window and its preferences."""
    return home() / "settings.json"


def user_file() -> Path:
    """What the person keeps: notes, tags, collections, own models and runs."""
    return home() / "user.sqlite"
