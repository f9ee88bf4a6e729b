"""Files of answers to tallies, a model and a file each."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from kollm_gui.switching.answers import Each, Position, Skipped, read_answers
from kollm_gui.switching.inspect import Inspector
from kollm_gui.switching.rules import USUAL
from kollm_gui.switching.tally import Tally

_BETWEEN = 2000  # answers between two looks at whether to go on


@dataclass(frozen=True, slots=True)
class Counted:
    """A file's tallies, one for each model it names, and what could not be read."""

    file: Path
    tallies: tuple[Tally, ...]
    skipped: Skipped = field(default_factory=Skipped)


class StoppedError(Exception):
    """The person no longer wants the answer."""


def count_file(
    file: Path,
    *,
    rules: Collection[str] = USUAL,
    column: str | None = None,
    each: Each = "file",
    go_on: Callable[[int, int], bool] = lambda _answers, _bytes: True,
) -> Counted:
    """Count the answers of a file; ``go_on`` is asked now and then with answers and bytes so far.

    Raises:
        UserError: the file cannot be read.
        StoppedError: ``go_on`` said no.
    """
    inspector = Inspector(rules)
    tallies: dict[str, Tally] = {}
    skipped = Skipped()
    position = Position()
    answers = read_answers(file, column=column, each=each, skipped=skipped, position=position)
    for number, answer in enumerate(answers, start=1):
        if number % _BETWEEN == 0 and not go_on(number, position.tell()):
            raise StoppedError
        tally = tallies.get(answer.model)
        if tally is None:
            tally = tallies[answer.model] = Tally(answer.model, file.name)
        tally.add(answer.text, inspector.count(answer.text), answer.name)
    return Counted(file, tuple(tallies.values()), skipped)
