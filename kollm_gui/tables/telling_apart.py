"""What tells lines on one benchmark apart: the parts of their protocols that differ."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from operator import eq
from typing import TypeAlias

from msgspec import structs

from kollm_gui.catalogue.records import Source
from kollm_gui.comparing import naming
from kollm_gui.comparing.naming import ProtocolCell
from kollm_gui.tables.compare_measures import MeasureLine

Words: TypeAlias = Mapping[str, str]  # by the part of the protocol that they tell


def told_apart(
    lines: Sequence[MeasureLine], sources: Mapping[str, Source]
) -> tuple[MeasureLine, ...]:
    """The lines in their order, each with what tells it from others of its label or benchmark.

    A protocol that belongs to a source names that source where another line says the same.
    """
    alike = Counter((line.label, line.cells) for line in lines)
    named = [
        line if alike[line.label, line.cells] == 1 else _with_source(line, sources)
        for line in lines
    ]
    said: defaultdict[str, list[Words]] = defaultdict(list)
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for line in named:
        said[line.label].append(_words(line))
        parts[line.name].add(line.part)
    return tuple(
        replace(
            line,
            cells=tuple(_shortened(cell, said[line.label]) for cell in line.cells),
            telling=_telling(_words(line), said[line.label]),
            part_pieces=_pieces(line.part, parts[line.name]),
        )
        for line in named
    )


def _with_source(line: MeasureLine, sources: Mapping[str, Source]) -> MeasureLine:
    source = line.scores.protocol.source
    if source is None:
        return line
    cell = ProtocolCell("source", naming.source_label(sources.get(source)))
    return replace(line, cells=(*line.cells, cell))


def _words(line: MeasureLine) -> Words:
    return {cell.part: cell.text for cell in line.cells}


def _shortened(cell: ProtocolCell, said: Sequence[Words]) -> ProtocolCell:
    """The cell of a source without the first words of others: a maker's begin with its name."""
    if cell.part != "source":
        return cell
    lead = _lead(cell.text, {each["source"] for each in said if "source" in each})
    return structs.replace(cell, short=cell.text.removeprefix(lead).strip())


def _telling(own: Words, said: Sequence[Words]) -> tuple[str, ...]:
    """The fewest parts that together tell a protocol from the others, as far as its own can."""
    alike = {part: [each for each in said if each.get(part) == text] for part, text in own.items()}
    best = min(alike, key=lambda part: len(alike[part]), default=None)
    if best is None or len(alike[best]) == len(said):
        return ()
    return (best, *_telling(own, alike[best]))


def _lead(text: str, texts: Iterable[str]) -> str:
    """The first words of a text that another one begins with as well."""
    words = text.split()
    return " ".join(words[: max(_shared(words, texts), default=0)])


def _pieces(text: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The text cut wherever another one that has begun like it goes on otherwise."""
    words = text.split()
    cuts = sorted({0, len(words), *_shared(words, texts)})
    return tuple(" ".join(words[begin:end]) for begin, end in pairwise(cuts))


def _shared(words: Sequence[str], texts: Iterable[str]) -> Iterator[int]:
    """With how many of these words each other text begins."""
    for other in map(str.split, texts):
        if other != words:
            yield sum(1 for _same in takewhile(bool, map(eq, words, other)))
