"""Comparisons that are offered ready-made, where nothing has been chosen yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from kollm_gui.i18n import N_, _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.basket import FEWEST


@dataclass(frozen=True, slots=True)
class ReadyComparison:
    """Models that are worth a look side by side; ``gain_of`` names the adapted one of a pair."""

    title: str  # marked by N_()
    sentence: str  # marked by N_()
    models: tuple[str, ...]
    gain_of: str | None = None

    @property
    def label(self) -> str:
        """The title in the current language."""
        return _(self.title)

    @property
    def help(self) -> str:
        """The sentence in the current language."""
        return _(self.sentence)


_READY: tuple[ReadyComparison, ...] = (
    ReadyComparison(
        N_("EXAONE 3.0, Llama 3.1, Gemma 2"),
        N_("A Korean-centric model and two multilingual ones of its size."),
        ("exaone-3.0-7.8b", "llama-3.1-8b-instruct", "gemma-2-9b-it"),
    ),
    ReadyComparison(
        N_("Solar 10.7B → EEVE-Korean 10.8B"),
        N_("What a wider vocabulary and more Korean text brought, and what they cost."),
        ("solar-10.7b", "eeve-korean-10.8b"),
        gain_of="eeve-korean-10.8b",
    ),
    ReadyComparison(
        N_("Polyglot-Ko in four sizes"),
        N_("1.3, 3.8, 5.8 and 12.8 billion parameters on the same corpus."),
        ("polyglot-ko-1.3b", "polyglot-ko-3.8b", "polyglot-ko-5.8b", "polyglot-ko-12.8b"),
    ),
)


def ready_comparisons(snapshot: Snapshot) -> tuple[ReadyComparison, ...]:
    """Those of which this data holds every model."""
    return tuple(each for each in _READY if _held(snapshot, each.models))


def _held(snapshot: Snapshot, models: Sequence[str]) -> bool:
    return len(models) >= FEWEST and all(slug in snapshot.models for slug in models)
