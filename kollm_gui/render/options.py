"""How a figure is exported: format, size, ground, language, and the files beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kollm_gui.charts.palette import Theme
from kollm_gui.errors import UserError
from kollm_gui.i18n import Language, _

Format = Literal["png", "svg", "pdf", "csv"]
FORMATS: tuple[Format, ...] = ("png", "svg", "pdf", "csv")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What the export dialog and the command line ask for.

    ``height_mm`` None gives the page the height that the figure asks for. ``language``
    is that of the figure, which is made in it already. ``data_version`` dates the
    file, so that the same data always give the same bytes.
    """

    width_mm: float = 85.0
    height_mm: float | None = None
    dpi: int = 300
    theme: Theme = "light"
    transparent: bool = False
    text_as_paths: bool = False  # SVG: looks alike where the font is missing
    language: Language = "en"
    with_title: bool = True
    with_note: bool = True
    with_data: bool = False
    with_bib: bool = False
    data_version: str = ""


def format_of(path: Path, also: Sequence[str] = ()) -> Format:
    """The format that a file's suffix asks for; ``also`` are others that the caller knows.

    Raises:
        UserError: no format has this suffix.
    """
    suffix = path.suffix.lower().removeprefix(".")
    for known in FORMATS:
        if suffix == known:
            return known
    sentence = _("{path} has no known suffix; end the name in one of: {known}.")
    suffixes = (*(f".{known}" for known in FORMATS), *also)
    raise UserError(sentence.format(path=path, known=", ".join(suffixes)))
