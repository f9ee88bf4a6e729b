"""Several files counted one after the other, away from whoever asked, and stopped at a word."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.switching.answers import SUFFIXES, Each
from kollm_gui.switching.rules import USUAL
from kollm_gui.switching.run import Counted, StoppedError, count_file
from kollm_gui.switching.tally import Tally


def answer_files(given: Sequence[Path]) -> list[Path]:
    """The files named, and those of known kinds in the folders named, in order.

    Raises:
        UserError: a folder holds no file of a known kind.
    """
    found: list[Path] = []
    for path in given:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
            if not inside:
                sentence = _("{folder} holds no file of answers; they end in {kinds}.")
                raise UserError(sentence.format(folder=path, kinds=", ".join(SUFFIXES)))
            found += [file for file in inside if file.is_file()]
        else:
            found.append(path)
    return found


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What came of the files: counts, and a sentence for each that could not be read."""

    counted: tuple[Counted, ...] = ()
    failed: tuple[str, ...] = ()
    stopped: bool = False

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """The tallies of all files, in their order."""
        return tuple(tally for one in self.counted for tally in one.tallies)


class Batch:
    """Counts files; ``answers`` and ``share`` may be looked at from another thread meanwhile."""

    def __init__(
        self,
        files: Sequence[Path],
        *,
        rules: Collection[str] = USUAL,
        column: str | None = None,
        each: Each = "file",
    ) -> None:
        self._files, self._rules, self._column = tuple(files), rules, column
        self._each: Each = each
        self._stopped = False
        self._before = (0, 0)  # answers and bytes of the files that are done
        self._bytes = 0
        self.answers = 0
        self.file = ""

    @property
    def share(self) -> float:
        """How much of the files is read, in 0..1."""
        whole = sum(_size(file) for file in self._files)
        return min(self._bytes / whole, 1.0) if whole else 0.0

    def stop(self) -> None:
        """Count no further; what is done is kept."""
        self._stopped = True

    def count(self) -> BatchResult:
        """Count all files; one that cannot be read leaves the others counted."""
        counted: list[Counted] = []
        failed: list[str] = []
        try:
            for file in self._files:
                self.file = file.name
                self._count_one(file, counted, failed)
        except StoppedError:
            return BatchResult(tuple(counted), tuple(failed), stopped=True)
        return BatchResult(tuple(counted), tuple(failed))

    def _count_one(self, file: Path, counted: list[Counted], failed: list[str]) -> None:
        if self._stopped:
            raise StoppedError
        try:
            one = count_file(
                file,
                rules=self._rules,
                column=self._column,
                each=self._each,
                go_on=self._go_on,
            )
        except UserError as error:
            failed.append(error.sentence)
        else:
            counted.append(one)
            done = sum(tally.answers for tally in one.tallies)
            self._before = (self._before[0] + done, self._before[1])
        self._before = (self._before[0], self._before[1] + _size(file))
        self.answers, self._bytes = self._before

    def _go_on(self, answers: int, read: int) -> bool:
        self.answers, self._bytes = self._before[0] + answers, self._before[1] + read
        return not self._stopped


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # told when it is read
        return 0
