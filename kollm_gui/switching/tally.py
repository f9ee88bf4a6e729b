"""Answers counted: how many hold which script, as rates with their intervals."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kollm_gui.comparing.intervals import wilson
from kollm_gui.switching.inspect import Outcome
from kollm_gui.text.scripts import Script, ScriptRun

MOST_KEPT = 200  # answers with intrusions that a tally remembers for reading
_AROUND = 24  # characters shown on either side
_PASSAGE = 2000  # characters kept on either side, to be read


@dataclass(frozen=True, slots=True)
class Rate:
    """Hits among n answers, with the 95 % Wilson interval in 0..1."""

    hits: int
    n: int

    @property
    def value(self) -> float | None:
        """The rate in 0..1, or None without any answer."""
        return self.hits / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Low and high end in 0..1, or None without any answer."""
        return wilson(self.hits, self.n) if self.n else None


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer with an intrusion: its number in the file, the script, and the words around."""

    number: int
    name: str  # its id in the file, where it has one
    script: Script
    before: str
    found: str
    after: str
    passage: str = ""  # the answer, or what of a long one stands around
    at: int = 0  # where the intrusion begins in the passage


@dataclass(slots=True)
class Tally:
    """Counts over the answers of one model in one file; memory does not grow with them."""

    model: str
    file: str
    answers: int = 0
    with_hangul: int = 0
    korean_lines: int = 0
    no_english: int = 0  # of those whose lines are Korean
    before: Counter[Script] = field(default_factory=Counter[Script])
    after: Counter[Script] = field(default_factory=Counter[Script])
    after_hangul: Counter[Script] = field(default_factory=Counter[Script])
    stray: int = 0  # answers with any script but Latin, of those with Hangul
    stray_all: int = 0
    kept: list[Hit] = field(default_factory=list[Hit])
    passed: int = 0  # answers with intrusions that were not kept

    def add(self, text: str, found: Outcome, name: str = "") -> None:
        """Count one answer."""
        self.answers += 1
        self.with_hangul += found.hangul
        self.korean_lines += found.korean_lines
        for script in found.before:
            self.before[script] += 1
        for script in found.after:
            self.after[script] += 1
            self.after_hangul[script] += found.hangul
        self.no_english += found.korean_lines and "latin" not in found.after
        if found.stray is not None:
            self.stray_all += 1
            self.stray += found.hangul
            self._keep(text, found.stray, name)

    def rate(self, script: Script, *, of_all: bool = False) -> Rate:
        """Answers with this script after the rules, among those with Hangul or among all."""
        if of_all:
            return Rate(self.after[script], self.answers)
        return Rate(self.after_hangul[script], self.with_hangul)

    def stray_rate(self, *, of_all: bool = False) -> Rate:
        """Answers with any foreign script but Latin."""
        if of_all:
            return Rate(self.stray_all, self.answers)
        return Rate(self.stray, self.with_hangul)

    @property
    def line_rate(self) -> Rate:
        """Answers all of whose lines are Korean; ours, see ``Inspection.korean_lines``."""
        return Rate(self.korean_lines, self.answers)

    @property
    def word_rate(self) -> Rate:
        """Of those, the ones without an English word that no rule excuses; ours likewise."""
        return Rate(self.no_english, self.korean_lines)

    def _keep(self, text: str, run: ScriptRun, name: str) -> None:
        if len(self.kept) >= MOST_KEPT:
            self.passed += 1
            return
        start, end, script = run
        first = max(0, start - _PASSAGE)
        self.kept.append(
            Hit(
                self.answers,
                name,
                script,
                " ".join(text[max(0, start - _AROUND) : start].split("\n")),
                text[start:end][:_AROUND],
                " ".join(text[end : end + _AROUND].split("\n")),
                text[first : end + _PASSAGE],
                start - first,
            )
        )


def united(tallies: Iterable[Tally], model: str) -> Tally:
    """All tallies of one model over several files as one."""
    whole = Tally(model, "")
    for one in tallies:
        whole.answers += one.answers
        whole.with_hangul += one.with_hangul
        whole.korean_lines += one.korean_lines
        whole.no_english += one.no_english
        whole.stray += one.stray
        whole.stray_all += one.stray_all
        whole.before.update(one.before)
        whole.after.update(one.after)
        whole.after_hangul.update(one.after_hangul)
    return whole
