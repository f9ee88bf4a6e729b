"""A file that somebody else wrote, opened with care: no link, no device, no binary."""

import hashlib
import io
import stat
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.text.encoding import SAMPLE_BYTES, encoding_of

LONGEST_LINE = 8 << 20  # characters
_CHUNK = 1 << 20
_LINES_PER_STEP = 256
Result = TypeVar("Result")


class CancelledError(Exception):
    """The person does not want the import any more."""


def _nothing(_done: int) -> None:
    """Take no note of progress."""


@dataclass
class Source:
    """A regular text file; ``step`` is told of bytes read and raises CancelledError to stop."""

    path: Path
    step: Callable[[int], None] = field(default=_nothing)

    def __post_init__(self) -> None:
        told = self._refusing(self.path.lstat)
        if stat.S_ISLNK(told.st_mode):
            sentence = _("{file} is a symbolic link and is not followed; name the file itself.")
            raise UserError(sentence.format(file=self.path.name))
        if not stat.S_ISREG(told.st_mode):
            sentence = _("{file} is no regular file; name a file or a folder.")
            raise UserError(sentence.format(file=self.path.name))
        self.size = told.st_size
        if not self.size:
            raise UserError(_("{file} is empty.").format(file=self.path.name))
        sample = self.head
        if b"\0" in sample and encoding_of(sample) != "utf-16":
            sentence = _("{file} is no text file; KoLLM reads JSON, JSON Lines, Markdown and CSV.")
            raise UserError(sentence.format(file=self.path.name))

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name

    @cached_property
    def head(self) -> bytes:
        """The first bytes."""
        return self._refusing(self._read_head)

    @cached_property
    def sha256(self) -> str:
        """The hash of the bytes, hexadecimal; reads the whole file once."""
        digest = hashlib.sha256()

        def read() -> str:
            with self.path.open("rb") as raw:
                while chunk := raw.read(_CHUNK):
                    digest.update(chunk)
                    self.step(len(chunk))
            return digest.hexdigest()

        return self._refusing(read)

    @contextmanager
    def opened(self) -> Generator[io.TextIOWrapper]:
        """The text, with line ends as they stand.

        Raises:
            UserError: the file cannot be read, or is not in the encoding that it begins in.
        """
        try:
            with self.path.open("rb") as raw:
                yield io.TextIOWrapper(raw, encoding=encoding_of(self.head), newline="")
        except OSError as error:
            raise self._unreadable(error) from error
        except UnicodeError as error:
            sentence = _("{file} is not UTF-8 text; save it as UTF-8 and try again.")
            raise UserError(sentence.format(file=self.name)) from error

    def text(self, largest: int) -> str:
        """The whole text of a file of at most ``largest`` bytes."""
        if self.size > largest:
            sentence = _(
                "{file} has {size} MB; a file of this kind is read up to {largest} MB."
                " Export it without its samples."
            )
            raise UserError(
                sentence.format(
                    file=self.name, size=round(self.size / 1e6), largest=round(largest / 1e6)
                )
            )
        with self.opened() as stream:
            return stream.read()

    def lines(self) -> Iterator[tuple[int, str | None]]:
        """Line numbers and lines; None for one that is longer than LONGEST_LINE."""
        with self.opened() as stream:
            number = since = 0
            while line := stream.readline(LONGEST_LINE):
                number += 1
                since += len(line)
                if number % _LINES_PER_STEP == 0:
                    self.step(since)
                    since = 0
                whole = line.endswith("\n") or len(line) < LONGEST_LINE
                yield number, line if whole else None
                while not whole:
                    line = stream.readline(LONGEST_LINE)
                    self.step(len(line))
                    whole = line.endswith("\n") or len(line) < LONGEST_LINE

    def _read_head(self) -> bytes:
        with self.path.open("rb") as raw:
            return raw.read(SAMPLE_BYTES)

    def _refusing(self, read: Callable[[], Result]) -> Result:
        try:
            return read()
        except OSError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: OSError) -> UserError:
        sentence = _("{file} cannot be read ({reason}).")
        return UserError(sentence.format(file=self.name, reason=error.strerror or error))
