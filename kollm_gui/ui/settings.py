"""What is remembered from one run to the next: one small file, written whole or not at all."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict, replace

from kollm_gui.i18n import _
from kollm_gui.ui.tokens import ThemeChoice


class Preferences(Struct, frozen=True):
    """The remembered layout and choices; ``view`` is the line of ``ViewState.to_json``."""

    language: str | None = None  # None: the system's
    theme: ThemeChoice = "system"
    text_scale: float = 1.0
    geometry: str | None = None  # base64 of QWidget.saveGeometry
    splitter: tuple[int, ...] = ()  # px of tree, middle, details
    column_widths: dict[str, int] = field(default_factory=dict)  # column key -> px
    expanded: tuple[str, ...] | None = None  # keys of the tree's open nodes; None: as it opens
    view: str | None = None
    export_choices: str | None = None  # the line of ``ExportChoices.to_json``
    collections: tuple[dict[str, str], ...] = ()  # slug, name and query of each saved search
    recent: tuple[str, ...] = ()  # searches, the latest first


class Settings:
    """Reads and writes the preferences; a folder that cannot be written is told, not fatal."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._preferences = Preferences()
        self._tell: Callable[[], str] | None = None
        self._read()

    @property
    def preferences(self) -> Preferences:
        """What is remembered."""
        return self._preferences

    @property
    def trouble(self) -> str | None:
        """A sentence for the status bar, in the language in force: the file names that first."""
        return self._tell() if self._tell is not None else None

    @trouble.setter
    def trouble(self, sentence: str) -> None:
        self._tell = lambda: sentence

    def change(self, **changes: Any) -> None:
        """Remember these fields from now on; ``save`` writes them."""
        self._preferences = replace(self._preferences, **changes)

    def save(self) -> None:
        """Write the file whole; where the folder cannot be written, ``trouble`` says so."""
        import json  # noqa: PLC0415 - the first start has nothing to read

        text = json.dumps(asdict(self._preferences), ensure_ascii=False, indent=1)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(self._file, text + "\n")
        except OSError as error:
            self._tell = partial(self._sentence, error)

    def check_writable(self) -> None:
        """Find out at the start, not at the end, that nothing can be remembered."""
        import tempfile  # noqa: PLC0415 - after the first frame

        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self._file.parent):
                pass
        except OSError as error:
            if self._tell is None:  # else there is something that can be mended sooner
                self._tell = partial(self._sentence, error)

    def _sentence(self, error: OSError) -> str:
        return _(
            "The window's state will not be remembered, because {folder} cannot be written"
            " ({reason}); set KOLLM_HOME to a folder of yours."
        ).format(folder=self._file.parent, reason=error.strerror or error)

    def _read(self) -> None:
        if not self._file.exists():
            return
        import json  # noqa: PLC0415 - the first start has nothing to read

        try:
            told = json.loads(self._file.read_text(encoding="utf-8"))
            self._preferences = _preferences(told)
        except OSError as error:
            self._tell = partial(self._sentence, error)
        except (ValueError, TypeError, AttributeError):
            self._set_aside()

    def _set_aside(self) -> None:
        aside = self._file.with_suffix(".unreadable.json")
        try:
            self._file.replace(aside)
        except OSError as error:
            self._tell = partial(self._sentence, error)
            return
        self._tell = lambda: _(
            "The remembered settings could not be read; they lie in {file} now, and the window"
            " starts afresh."
        ).format(file=aside.name)


def _preferences(told: dict[str, Any]) -> Preferences:
    """The preferences of a file; raises TypeError where a field has the wrong form."""
    shapes: dict[str, type | tuple[type, ...]] = {
        "language": (str, type(None)),
        "theme": str,
        "text_scale": (int, float),
        "geometry": (str, type(None)),
        "splitter": list,
        "column_widths": dict,
        "expanded": (list, type(None)),
        "view": (str, type(None)),
        "export_choices": (str, type(None)),
        "collections": list,
        "recent": list,
    }
    known = Preferences.__struct_fields__
    values = {name: value for name, value in told.items() if name in known}
    for name, value in values.items():
        if not isinstance(value, shapes[name]):
            raise TypeError(name)
    if values.get("theme", "system") not in ("system", "light", "dark"):
        raise ValueError(values["theme"])
    values["splitter"] = tuple(int(px) for px in values.get("splitter", ()))
    values["column_widths"] = {
        str(key): int(px) for key, px in values.get("column_widths", {}).items()
    }
    if values.get("expanded") is not None:
        values["expanded"] = tuple(str(key) for key in values["expanded"])
    values["collections"] = tuple(
        {name: str(each[name]) for name in ("slug", "name", "query")}
        for each in values.get("collections", ())
        if isinstance(each, dict) and each.keys() >= {"slug", "name", "query"}
    )
    values["recent"] = tuple(str(text) for text in values.get("recent", ()))
    return Preferences(**values)


def _write_whole(file: Path, text: str) -> None:
    import tempfile  # noqa: PLC0415 - when the window closes

    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".settings-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
