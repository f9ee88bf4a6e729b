"""The files of ``db/catalogue``, read as TOML entries and CSV lines."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from kollm_gui.catalogue.build.fields import Fields
from kollm_gui.catalogue.build.problems import Place, Problems
from kollm_gui.errors import UserError
from kollm_gui.i18n import _


class SourceFiles:
    """Reads the files below a folder; what cannot be parsed becomes a problem."""

    def __init__(self, folder: Path, problems: Problems) -> None:
        if not folder.is_dir():
            raise UserError(
                _(
                    "The catalogue's sources are not at {folder}. They exist in a checkout of"
                    " KoLLM; name their folder with --sources."
                ).format(folder=folder)
            )
        self.folder = folder
        self.problems = problems

    def text(self, name: str) -> str:
        """The content of a text file, empty where it is missing or not UTF-8."""
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            self.problems.add(Place(name, ""), _("The file is missing. Restore it."))
        except UnicodeDecodeError as error:
            self.problems.add(
                Place(name, ""),
                _("The file is not UTF-8 (byte {byte}). Save it as UTF-8.").format(
                    byte=error.start
                ),
            )
        return ""

    def toml(self, name: str) -> Mapping[str, object]:
        """The content of a TOML file, empty where it is missing or broken."""
        try:
            return tomllib.loads(self.text(name))
        except tomllib.TOMLDecodeError as error:
            self.problems.add(
                Place(name, ""),
                _("The file is not valid TOML: {reason}. Mend the line.").format(reason=error),
            )
        return {}

    def entries(self, name: str, kind: str, content: Mapping[str, object]) -> Iterator[Fields]:
        """The ``[[kind]]`` tables of a TOML file, named by their id or their place."""
        found = content.get(kind, [])
        if not isinstance(found, list):
            self.problems.add(
                Place(name, kind), _("must be written as [[{kind}]].").format(kind=kind)
            )
            return
        for number, values in enumerate(cast("list[Mapping[str, object]]", found), start=1):
            entry = values.get("id", f"{kind} {number}")
            yield Fields(self.problems, name, str(entry), values)

    def listed(self, name: str, kind: str) -> Iterator[Fields]:
        """The ``[[kind]]`` tables of a file that holds nothing else."""
        content = self.toml(name)
        for other in content:
            if other != kind:
                self.problems.add(
                    Place(name, other),
                    _("does not belong here. Write [[{kind}]].").format(kind=kind),
                )
        yield from self.entries(name, kind, content)

    def below(self, subfolder: str, suffix: str) -> list[str]:
        """The names of the files of a subfolder, in order."""
        found = sorted(path.name for path in (self.folder / subfolder).glob(f"*{suffix}"))
        return [f"{subfolder}/{name}" for name in found]

    def csv(self, name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
        """The lines of a CSV file with their numbers; the heading must name these columns."""
        with (self.folder / name).open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            heading = tuple(next(reader, ()))
            if heading != columns:
                self.problems.add(
                    Place(name, "1"),
                    _("The heading must be: {columns}").format(columns=",".join(columns)),
                )
                return
            for cells in reader:
                if len(cells) != len(columns):
                    self.problems.add(
                        Place(name, str(reader.line_num)),
                        _("The line has {found} cells, not {wanted}. Check its quotes.").format(
                            found=len(cells), wanted=len(columns)
                        ),
                    )
                else:
                    yield reader.line_num, cells
