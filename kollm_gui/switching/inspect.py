"""One answer taken apart: its foreign runs, and which of them intrude."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kollm_gui.switching.rules import RULES, USUAL, Rule, Spans
from kollm_gui.text.scripts import Script, ScriptRun, foreign_runs, hangul_letters, has_hangul

# A line with fewer letters says too little of its language.
_SHORTEST_LINE = 6
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


class Inspector:
    """Takes answers apart under the rules that are switched on."""

    def __init__(self, rules: Collection[str] = USUAL) -> None:
        chosen = [rule for rule in RULES if rule.key in rules]
        self._by_word = [rule for rule in chosen if rule.word is not None]
        self._by_place = [rule for rule in chosen if rule.near is not None]
        self._by_span = [rule for rule in chosen if rule.spans is not None]
        self._words: dict[str, str | None] = {}  # the same words come again and again

    def inspect(self, text: str) -> Inspection:
        """What the answer holds."""
        found = list(foreign_runs(text))
        hangul = has_hangul(text)
        if not found:
            return Inspection(hangul, (), hangul)
        excuses: list[str | None] = [self._excuse(text, *run) for run in found]
        if None in excuses and self._by_span:
            self._excuse_by_spans(text, found, excuses)
        # A list first: a generator would cost a third more, a million times over.
        runs = tuple([ForeignRun(*run, rule) for run, rule in zip(found, excuses, strict=True)])
        return Inspection(hangul, runs, hangul and _korean_lines(text, found))

    def _excuse(self, text: str, start: int, end: int, script: Script) -> str | None:
        """The rule that excuses a run for what it is, or for what stands before it."""
        word = text[start:end]
        if script == "latin":
            found = self._words.get(word, "")
            if found == "":
                found = self._words[word] = self._excused_anywhere(word)
            if found is not None:
                return found
        before = text[start - 1 : start]
        if before in _GAPS:
            before = text[start - 2 : start - 1]
        for rule in self._by_place:
            if rule.excuses(script) and rule.near is not None and rule.near(before, word):
                return rule.key
        return None

    def _excused_anywhere(self, word: str) -> str | None:
        return next((rule.key for rule in self._by_word if rule.word and rule.word(word)), None)

    def _excuse_by_spans(
        self, text: str, runs: Sequence[ScriptRun], excuses: list[str | None]
    ) -> None:
        known: dict[Spans, list[tuple[int, int]]] = {}  # two rules may share their stretches
        for rule in self._by_span:
            if rule.spans is None:
                continue
            spans = known.get(rule.spans)
            if spans is None:
                spans = known[rule.spans] = list(rule.spans(text))
            for place, (start, end, script) in enumerate(runs) if spans else ():
                if excuses[place] is None and rule.excuses(script):
                    within = any(first <= start and end <= last for first, last in spans)
                    excuses[place] = rule.key if within else None


def inspect(text: str, rules: Collection[str] = USUAL) -> Inspection:
    """Take one answer apart."""
    return Inspector(rules).inspect(text)


def rules_of(keys: Collection[str]) -> tuple[Rule, ...]:
    """The rules with these keys, in the order of their table."""
    return tuple(rule for rule in RULES if rule.key in keys)


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
