"""Which part of the network each stage of a training moved, where the sources' words tell it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kollm_gui.catalogue.records import TrainingStage
from kollm_gui.catalogue.records.training import EVERYTHING
from kollm_gui.i18n import N_, _

Move = Literal["trained", "adapters", "frozen"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a staged training; ``adapters`` when it moves them and not the weights."""

    order: int
    name: str
    trained: str | None
    frozen: str | None
    adapters: bool = False


@dataclass(frozen=True, slots=True)
class StageGridRow:
    """A part of the network, and what each stage did with it."""

    name: str
    detail: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the network; one that holds others is a row only where those move together."""

    name: str  # marked by N_()
    detail: str = ""  # marked by N_()
    key: str = ""  # of a part that holds no other
    parts: "tuple[_Part, ...]" = ()

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all that it holds."""
        held = frozenset[str]().union(*(part.keys for part in self.parts))
        return held | {self.key} if self.key else held


_INPUT, _OUTPUT = N_("Input embeddings"), N_("Output embeddings")
_LAYERS, _NEW, _OLD = N_("Transformer layers"), N_("new rows"), N_("old rows")
# From the input to the output, as the rows stand below one another.
_NETWORK = _Part(
    N_("Whole network"),
    parts=(
        _Part(_INPUT, parts=(_Part(_INPUT, _NEW, "input new"), _Part(_INPUT, _OLD, "input old"))),
        _Part(
            _LAYERS,
            parts=(
                _Part(N_("MoE routers"), key="routers"),
                _Part(
                    _LAYERS,
                    parts=(
                        _Part(_LAYERS, N_("odd ones"), "layers odd"),
                        _Part(_LAYERS, N_("even ones"), "layers even"),
                    ),
                ),
            ),
        ),
        _Part(
            _OUTPUT,
            parts=(_Part(_OUTPUT, _OLD, "output old"), _Part(_OUTPUT, _NEW, "output new")),
        ),
    ),
)
_ALL = _NETWORK.keys
_BODY = frozenset({"routers", "layers odd", "layers even"})
_ADAPTERS = re.compile(r"adapter|lora", re.IGNORECASE)
_EMBEDDINGS = re.compile(
    r"(input and output|input|output) embeddings(?: \([^)]*\))? of (the newly added|the new|all)"
    r" tokens"
)
# Other words for a part than EEVE's, as they stand at the start of what was trained.
_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("all but routers", _ALL - {"routers"}),
    ("all layers", _ALL),
    ("full model", _ALL),
    ("whole model", _ALL),
    ("odd-numbered transformer layers", frozenset({"layers odd"})),
    ("even-numbered transformer layers", frozenset({"layers even"})),
    ("embeddings and LM head", _ALL - _BODY),
)


def stage_lines(stages: Sequence[TrainingStage]) -> tuple[Stage, ...]:
    """The stages in their sources' words, put into the reader's language where somebody did."""
    return tuple(
        Stage(
            stage.order,
            stage.label,
            stage.trained_told,
            stage.frozen_told,
            bool(stage.trained and _ADAPTERS.search(stage.trained)),
        )
        for stage in stages
    )


def is_named_in_source_only(stages: Sequence[TrainingStage]) -> bool:
    """Whether a stage has no name but the one that its source gives it, in English."""
    return any(not stage.name_ko for stage in stages)


def moves_everything(stages: Sequence[TrainingStage]) -> bool:
    """Whether no stage leaves a part of the network alone, so that there is nothing to tell."""
    return all(stage.trained in (EVERYTHING, None) and not stage.frozen for stage in stages)


def stage_grid(stages: Sequence[TrainingStage]) -> tuple[StageGridRow, ...]:
    """Parts of the network by stages, or nothing where there is no staging of parts to tell.

    That is where a stage's words are not understood, where there is one stage only,
    and where every stage moves the whole network.
    """
    moved = [moved_parts(stage) for stage in stages]
    if len(stages) < 2 or None in moved or all(parts == _ALL for parts in moved):
        return ()
    return part_rows(stages)


def part_rows(stages: Sequence[TrainingStage]) -> tuple[StageGridRow, ...]:
    """As few rows as tell apart what moved; () where a stage's words are not understood."""
    moved: list[frozenset[str]] = []
    for stage in stages:
        parts = moved_parts(stage)
        if parts is None:
            return ()
        moved.append(parts)
    adapters = [bool(_ADAPTERS.search(stage.trained or "")) for stage in stages]
    rows: list[StageGridRow] = []
    # Only a mixture of experts has routers, and only where they are named do they matter.
    named = any("router" in (stage.trained or "") for stage in stages)
    known = _ALL if named else _ALL - {"routers"}
    for part in _rows_of(_NETWORK, moved, known):
        moves: tuple[Move, ...] = tuple(
            _move(part.keys & known <= parts, through=through)
            for parts, through in zip(moved, adapters, strict=True)
        )
        rows.append(StageGridRow(_(part.name), _(part.detail) if part.detail else "", moves))
    return tuple(rows)


def moved_parts(stage: TrainingStage) -> frozenset[str] | None:
    """The parts that a stage trains, or None where its source's words do not tell them."""
    text = stage.trained or ""
    if text == EVERYTHING:
        return _ALL
    for words, parts in _WORDS:
        if text.startswith(words):
            return parts
    if text in ("the transformer layers only", "transformer layers"):
        return _BODY
    found: set[str] = set()
    for ends, scope in _EMBEDDINGS.findall(text):
        for end in ends.split(" and "):
            found.add(f"{end} new")
            if scope == "all":
                found.add(f"{end} old")
    return frozenset(found) or None


def _rows_of(
    part: _Part, moved: Sequence[frozenset[str]], known: frozenset[str]
) -> Iterator[_Part]:
    """The part itself where all that it holds moves together in every stage, else its parts."""
    keys = part.keys & known
    if not keys:
        return
    if all(keys <= parts or keys.isdisjoint(parts) for parts in moved):
        yield part
        return
    for held in part.parts:
        yield from _rows_of(held, moved, known)


def _move(trained: bool, *, through: bool) -> Move:  # noqa: FBT001 - one of two
    if not trained:
        return "frozen"
    return "adapters" if through else "trained"
