"""One answer taken apart: its foreign runs, and which of them intrude."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kollm_gui.switching.rules import RULES, USUAL, Spans
from kollm_gui.text.scripts import Script, ScriptRun, foreign_runs, hangul_letters, has_hangul

# A line with fewer letters says too little of its language.
_SHORTEST_LINE = 6
_MOST_WORDS = 200_000  # that are remembered, so that memory does not grow with a file
_GAPS = (" ", "°", "\u00a0")  # between a number and its unit


class ForeignRun(NamedTuple):
    """A run of foreign letters; ``rule`` names what excuses it, None for an intrusion.

    A named tuple, for files of answers hold millions of them.
    """

    start: int
    end: int
    script: Script
    rule: str | None


@dataclass(frozen=True, slots=True)
class Inspection:
    """What one answer holds.

    ``runs`` are all foreign runs in order. ``korean_lines`` says whether every line of some
    length has more Hangul letters than others: a measure of ours in the spirit of the
    Language Confusion Benchmark's line test, which asks a language detector instead.
    """

    hangul: bool
    runs: tuple[ForeignRun, ...]
    korean_lines: bool

    def scripts(self, *, before: bool = False) -> set[Script]:
        """The scripts that intrude; ``before`` the rules take anything out."""
        return {run.script for run in self.runs if before or run.rule is None}


class Outcome(NamedTuple):
    """What counting asks of one answer: an inspection without a place for every run."""

    hangul: bool
    before: Collection[Script]  # the scripts in it, nothing taken out
    after: Collection[Script]  # those that intrude
    korean_lines: bool
    stray: ScriptRun | None  # the first intrusion that is no Latin word


class Inspector:
    """Takes answers apart under the rules that are switched on."""

    def __init__(self, rules: Collection[str] = USUAL) -> None:
        chosen = [rule for rule in RULES if rule.key in rules]
        self._by_word = [rule for rule in chosen if rule.word is not None]
        self._by_digit = [rule for rule in chosen if rule.after_digit is not None]
        self._by_span = [rule for rule in chosen if rule.spans is not None]
        self._behind_digits = frozenset[str]().union(
            *(rule.after_digit for rule in self._by_digit if rule.after_digit is not None)
        )
        # The same words come again and again; those that a digit may excuse are not among them.
        self._words: dict[str, str | None] = {}

    def inspect(self, text: str) -> Inspection:
        """What the answer holds, each run with its place and what excuses it."""
        found = foreign_runs(text)
        hangul = has_hangul(text)
        excuses = self._excuses(text, found)
        runs = tuple(ForeignRun(*run, rule) for run, rule in zip(found, excuses, strict=True))
        return Inspection(hangul, runs, hangul and _korean_lines(text, found))

    def count(self, text: str) -> Outcome:
        """The same answer for counting, at a third of the cost."""
        found = foreign_runs(text)
        hangul = has_hangul(text)
        if not found:
            return Outcome(hangul, (), (), hangul, None)
        excuses = self._excuses(text, found)
        korean = hangul and _korean_lines(text, found)
        before: set[Script] = {run[2] for run in found}
        if None not in excuses:
            return Outcome(hangul, before, (), korean, None)
        left = [run for run, rule in zip(found, excuses, strict=True) if rule is None]
        after: set[Script] = {run[2] for run in left}
        strange = after != {"latin"}
        stray = next(run for run in left if run[2] != "latin") if strange else None
        return Outcome(hangul, before, after, korean, stray)

    def _excuses(self, text: str, found: Sequence[ScriptRun]) -> list[str | None]:
        """The rule that excuses each run, None for an intrusion."""
        if len(self._words) > _MOST_WORDS:
            self._words.clear()
        known_word = self._words.get
        excuses = [known_word(text[start:end], "") for start, end, _script in found]
        if "" in excuses:
            excuses = [
                self._excuse(text, *run) if rule == "" else rule
                for run, rule in zip(found, excuses, strict=True)
            ]
        if None in excuses:
            known: dict[Spans, list[tuple[int, int]]] = {}  # two rules may share their stretches
            for rule in self._by_span:
                if rule.spans is None:
                    continue
                spans = known.get(rule.spans)
                if spans is None:
                    spans = known[rule.spans] = list(rule.spans(text))
                if spans:
                    _excuse_within(spans, rule.key, rule.only, found, excuses)
        return excuses

    def _excuse(self, text: str, start: int, end: int, script: Script) -> str | None:
        """The rule that excuses a run for what it is, or for the digit before it."""
        word = text[start:end]
        found = self._excused_anywhere(word) if script == "latin" else None
        if found is not None or word not in self._behind_digits:
            self._words[word] = found
            return found
        before = text[start - 1 : start]
        if before in _GAPS:
            before = text[start - 2 : start - 1]
        if before.isdigit():
            for rule in self._by_digit:
                if rule.excuses(script) and word in (rule.after_digit or ()):
                    return rule.key
        return None

    def _excused_anywhere(self, word: str) -> str | None:
        return next((rule.key for rule in self._by_word if rule.word and rule.word(word)), None)


def _excuse_within(
    spans: Sequence[tuple[int, int]],
    rule: str,
    scripts: Collection[str] | None,
    found: Sequence[ScriptRun],
    excuses: list[str | None],
) -> None:
    """Excuse the runs of these scripts that lie wholly within a stretch."""
    starts = [start for start, _end in spans]
    for place, (start, end, script) in enumerate(found):
        if excuses[place] is None and (scripts is None or script in scripts):
            at = bisect_right(starts, start) - 1
            if at >= 0 and end <= spans[at][1]:
                excuses[place] = rule


def inspect(text: str, rules: Collection[str] = USUAL) -> Inspection:
    """Take one answer apart."""
    return Inspector(rules).inspect(text)


def _korean_lines(text: str, runs: Sequence[ScriptRun]) -> bool:
    """Whether each line of some length is Korean by the count of its letters."""
    foreign = sum(end - start for start, end, _script in runs)
    if foreign < _SHORTEST_LINE // 2 + 1:  # too few to make up the greater part of a line
        return True
    start = 0
    place = 0
    for line in text.split("\n"):
        end = start + len(line)
        foreign = 0
        while place < len(runs) and runs[place][0] < end:
            foreign += runs[place][1] - runs[place][0]
            place += 1
        # The line's length bounds its Hangul, so that most lines need no count.
        if foreign * 2 >= _SHORTEST_LINE:
            korean = hangul_letters(line)
            if foreign + korean >= _SHORTEST_LINE and foreign > korean:
                return False
        start = end + 1
    return True
