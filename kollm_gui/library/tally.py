"""How many of some models have a trait, quickly even where they are hundreds of thousands."""

from collections.abc import Callable, Sequence
from typing import Any

from kollm_gui.catalogue.records import LanguageModel

LARGE = 20_000  # models from which on an array is faster than asking each


class Tally:
    """A trait of a catalogue's models; each model is asked once."""

    def __init__(
        self, models: Sequence[LanguageModel], trait: Callable[[LanguageModel], bool]
    ) -> None:
        self._models, self._trait = models, trait
        self._mask: Any = None  # numpy array of bool

    def prepare(self) -> None:
        """Ask each model now, where that is worth an array."""
        if len(self._models) >= LARGE:
            self._whole()

    def count(self, places: Sequence[int]) -> int:
        """How many of the models at these places have it."""
        if len(self._models) < LARGE:
            return sum(1 for place in places if self._trait(self._models[place]))
        return int(self._whole()[self._array(places)].sum())

    def without(self, places: Sequence[int]) -> Sequence[int]:
        """Those of the places whose models do not have it, in the same order."""
        if len(self._models) < LARGE:
            return [place for place in places if not self._trait(self._models[place])]
        chosen: Any = self._array(places)
        return chosen[~self._whole()[chosen]]

    @staticmethod
    def _array(places: Sequence[int]) -> Any:
        import numpy as np  # noqa: PLC0415 - only where it pays

        return np.asarray(places, np.int32)

    def _whole(self) -> Any:
        if self._mask is None:
            import numpy as np  # noqa: PLC0415 - only where it pays

            told = map(self._trait, self._models)
            self._mask = np.fromiter(told, np.bool_, len(self._models))
        return self._mask
