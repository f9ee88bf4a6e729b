"""Files and folders read one after the other: what was recognised and what was refused."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.importers.formats import SUFFIXES, Wanted, read
from kollm_gui.importers.names import Names
from kollm_gui.importers.parsed import ParsedFile, Refused
from kollm_gui.importers.source import CancelledError, Source

MOST_FILES: Final = 5000
_SKIPPED_FOLDERS: Final = frozenset({".git", "__pycache__", "node_modules", ".venv"})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is, in bytes; each is read twice, to recognise it again and to read it."""

    file: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of the files, in their order."""

    files: tuple[ParsedFile, ...] = ()
    refused: tuple[Refused, ...] = ()


def read_batch(
    paths: Iterable[Path],
    names: Names,
    wanted: Wanted | None = None,
    *,
    told: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Batch:
    """Read files, and all files of known endings in folders; a bad one stops no other.

    Raises:
        CancelledError: ``cancelled`` became true; nothing was written anywhere.
    """
    found, refused = find_files(paths)
    total = 2 * sum(_size(path) for path in found) or 1
    files: list[ParsedFile] = []
    before: dict[str, str] = {}
    done = 0
    for path in found:
        start = done

        def step(count: int, path: Path = path) -> None:
            nonlocal done
            if cancelled():
                raise CancelledError
            done += count
            if told is not None:
                told(Progress(path.name, min(done, total), total))

        step(0)
        try:
            source = Source(path, step)
            twin = before.setdefault(source.sha256, path.name)
            if twin != path.name:
                sentence = _("{file} has the same content as {other}, which is taken.")
                raise UserError(sentence.format(file=path.name, other=twin))
            key, runs = read(source, names, wanted)
        except UserError as error:
            refused.append(Refused(path, error.sentence))
        else:
            files.append(ParsedFile(path, key, source.sha256, runs))
        done = start + 2 * _size(path)
    return Batch(tuple(files), tuple(refused))


def find_files(paths: Iterable[Path]) -> tuple[list[Path], list[Refused]]:
    """The files named and those in the folders named, in order; links are refused, not followed."""
    found: list[Path] = []
    refused: list[Refused] = []
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            inside = list(_inside(path, refused))
            if not inside:
                sentence = _("{folder} holds no file that KoLLM imports; they end in {kinds}.")
                told = sentence.format(folder=path.name or path, kinds=", ".join(SUFFIXES))
                refused.append(Refused(path, told))
            found += inside
        else:
            found.append(path)
    found = list(dict.fromkeys(found))
    if len(found) > MOST_FILES:
        sentence = _("{count} files are more than are read at once; only the first {most} are.")
        told = sentence.format(count=f"{len(found):,}", most=f"{MOST_FILES:,}")
        refused.append(Refused(found[MOST_FILES], told))
    return found[:MOST_FILES], refused


def _inside(folder: Path, refused: list[Refused]) -> Iterator[Path]:
    def tell(error: OSError) -> None:
        sentence = _("{file} cannot be read ({reason}).")
        name = Path(error.filename or folder).name
        refused.append(Refused(folder, sentence.format(file=name, reason=error.strerror or error)))

    for root, folders, files in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED_FOLDERS)
        yield from (Path(root) / name for name in _read_kinds(sorted(files)))


def _read_kinds(files: Sequence[str]) -> Iterator[str]:
    return (name for name in files if Path(name).suffix.lower() in SUFFIXES)


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0
